"""How the case on the screen comes from the workspace, with the right to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.store.errors import StoreError
from engine.store.values import LoadedCase, StoredCase
from retsam_gui.language import said
from retsam_gui.models.case import Case
from retsam_gui.models.history import Entry, History
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.store.store import Store


class Loading(QObject):
    """Asks for one case at a time; an answer about a case that was left meanwhile is dropped.

    `loaded(LoadedCase, bool)`: the case on the screen, and whether another window changed it.
    `failed(text)`: it could not be had. `last_case(StoredCase)`: what somebody worked on last,
    while nothing is open.
    """

    loaded = Signal(object, bool)
    failed = Signal(str)
    last_case = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._case: Case | None = None
        self._asked: object | None = None  # what is being waited for
        self._known = False
        self._failure = ""
        self._leased: list[str] = []  # only touched by questions, in their order
        workspace.ready.connect(self._begin)

    @property
    def missing(self) -> str:
        """Why the case on the screen is not known yet; empty where it is, or never can be."""
        workspace = self._workspace
        never = workspace.broken and workspace.trouble
        if self._case is None or self._known or never:
            return ""
        if self._failure:
            return self.tr(
                "This case could not be read from the workspace, so nothing of it can be changed. "
                "{0} Try again (Case ▸ Load again)."
            ).format(self._failure)
        if workspace.trouble:
            return self.tr("Nothing can be saved now. {0}").format(workspace.trouble)
        if workspace.locked:
            return self.tr(
                "The workspace is encrypted. Enter its passphrase first (Case ▸ Load again)."
            )
        if workspace.nobody:
            return self.tr("Sign in to the workspace first (Case ▸ Load again).")
        return self.tr("The workspace is being opened. Please wait a moment.")

    @property
    def can_try_again(self) -> bool:
        """True where it waits for a person."""
        waits = bool(self._failure) or self._workspace.nobody
        return self._workspace.locked or (self._case is not None and not self._known and waits)

    def enter(self, case: Case) -> None:
        """Another case is on the screen; another window may have the one before, once saved."""
        self._case, self._known, self._asked, self._failure = case, False, None, ""
        if self._workspace.reader is not None:
            self._workspace.ask(self._give_back, lambda _: None)

    def bring(self) -> None:
        """Get the case that is on the screen from the workspace, or make it there."""
        if self._workspace.reader is None:
            self._workspace.start()
        elif self._case is not None and not self._known and self._asked is None:
            self._ask(self._case, self._workspace.reader)

    def _give_back(self, store: Store) -> None:
        """Volumes in windows of their own keep theirs."""
        while self._leased:
            store.leases.release(self._leased.pop())

    def try_again(self) -> None:
        """After a failure, or where nobody signed in or unlocked it."""
        if self._workspace.locked:
            self._workspace.ask_passphrase()
        elif self._workspace.nobody:
            self._workspace.ask_who()
        else:
            self.bring()

    def _begin(self) -> None:
        """The workspace is open: the case on the screen, or else the last one."""
        if self._case is not None:
            self.bring()
        else:
            self._workspace.ask(_last_opened, self._offer)

    def _offer(self, case: StoredCase | None) -> None:
        if case is not None and self._case is None:
            self.last_case.emit(case)

    def _ask(self, case: Case, reader: str) -> None:
        image, track = case.of_file, self._workspace.track
        this = self._asked = object()
        self._failure = ""

        def question(store: Store) -> tuple[LoadedCase, bool]:
            from engine.store.desk import load

            loaded = load(store, reader, image, case.path)
            self._leased.append(loaded.status.case.id)
            return loaded, track(loaded.status.case.id, loaded.basis)

        def done(answer: tuple[LoadedCase, bool]) -> None:
            if self._asked is this:
                self._asked, self._known = None, True
                self.loaded.emit(*answer)

        def failed(error: StoreError) -> None:
            if self._asked is this:
                self._asked, self._failure = None, said(str(error))
                self.failed.emit(self._failure)

        self._workspace.ask(question, done, failed)


def history_of(loaded: LoadedCase) -> History:
    """What was done to a case, as the window lists it."""
    done = [Entry(edit.name, edit.id) for edit in loaded.history.done]
    undone = [Entry(edit.name, edit.id) for edit in loaded.history.undone]
    return History([*done, *undone], position=len(done))


def _last_opened(store: Store) -> StoredCase | None:
    from engine.store import cases

    with store.reading() as session:
        return cases.last_opened(session)
