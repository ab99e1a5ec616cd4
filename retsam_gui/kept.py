"""Photographs that an encrypted workspace keeps: taken in, and opened again.

What is opened lies plain in a private folder, in memory where the system has one, until the window
closes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from shiboken6 import isValid

from retsam_gui.language import said

if TYPE_CHECKING:
    from engine.store.errors import StoreError
    from engine.store.private import PrivateFolder
    from engine.store.store import Store
    from engine.store.values import StoredCase
    from retsam_gui.main_window import MainWindow
    from retsam_gui.oct.window import OctWindow


class Kept(QObject):
    """The commands about kept photographs of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._private: PrivateFolder | None = None
        self._keeping = 0
        self._later: list[Path] = []  # fetched, while the workspace was locked
        window.workspace.ready.connect(self._keep_later)
        window.oct.keep_asked.connect(self._keep_volume)

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        return {"keep_photograph": self._keep_this, "open_kept": self._choose}

    def enabled(self) -> Mapping[str, bool]:
        """Which of them make sense now."""
        return {"keep_photograph": self._window.saving.status is not None}

    @property
    def folder(self) -> Path:
        """Private, and gone with the window."""
        if self._private is None:
            from engine.store.private import PrivateFolder

            self._private = PrivateFolder()
        return self._private.path

    def holds(self, path: Path) -> bool:
        """Whether it lies in the private folder, and is not there tomorrow."""
        return self._private is not None and path.is_relative_to(self._private.path)

    def place_beside(self, path: Path) -> Path:
        """The folder that is suggested for an export of a file: its own, unless that is private."""
        from engine.store.private import is_private

        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents)) if is_private(path) else path.parent

    def refuses(self, folder: Path) -> bool:
        """Whether an export would be gone with the window; the person is told."""
        from engine.store.private import is_private

        if is_private(folder):
            self._window.tell_error(
                self.tr("Nothing was written."),
                self.tr("This folder is removed when the window closes. Choose another one."),
            )
            return True
        return False

    @property
    def busy(self) -> bool:
        """True while files are taken in."""
        return self._keeping > 0

    def keep(
        self,
        paths: Sequence[Path],
        then: Callable[[], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Take files in, one after the other, then do `then`, or tell which could not be."""
        self._keeping += 1
        self._keep_next(list(paths), [], then, failed or self._tell_not_kept)

    def keep_fetched(self, paths: Sequence[Path]) -> None:
        """Take in what was fetched; while the workspace is locked, once it is open."""
        if self._window.workspace.key is not None:
            self.keep(paths, lambda: None)
            return
        self._later += paths
        self._window.tell_error(
            self.tr("What was fetched is not kept yet."),
            self.tr(
                "The workspace is not open. Open it with its passphrase (Case ▸ Load again) before "
                "you close the window, or fetch it again then."
            ),
        )

    def clear(self) -> None:
        """Remove what lies plain; nothing is taken in any more."""
        if self._private is not None:
            self._private.close()
            self._private = None

    def _keep_later(self) -> None:
        if self._later and self._window.workspace.key is not None:
            paths, self._later = self._later, []
            self.keep(paths, lambda: None)

    def _keep_next(
        self,
        left: list[Path],
        wrong: list[str],
        then: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        if not left:
            self._keeping -= 1
            if wrong:
                failed("\n".join(dict.fromkeys(wrong)))
            else:
                then()
            return
        path = left.pop(0)
        reader = self._window.workspace.reader or ""

        def question(store: Store) -> None:
            from engine.errors import EngineError
            from engine.store import pictures
            from engine.store.errors import StoreError

            try:
                pictures.keep(store, path, reader)
            except StoreError:
                raise
            except (EngineError, OSError) as error:
                raise StoreError(str(error)) from error

        def go_on() -> None:
            self._keep_next(left, wrong, then, failed)

        def note(error: StoreError) -> None:
            wrong.append(f"{path.name}: {said(str(error))}")
            go_on()

        self._window.workspace.ask(question, lambda _: go_on(), note)

    def open(self, case: StoredCase) -> None:
        """Open a case whose file the workspace keeps."""
        folder = self.folder

        def question(store: Store) -> Path:
            from engine.store import pictures

            return pictures.take_out(store, case.file_sha256, folder)

        self._window.workspace.ask(
            question, lambda path: self._window.workflow.open_paths([path]), self._tell_not_opened
        )

    def _keep_this(self) -> None:
        case = self._window.workflow.case
        if case is None:
            return
        if self._window.workspace.key is None:
            self._window.tell_error(self.tr("This workspace is not encrypted."), self._how())
            return
        self.keep([case.path], self._tell_kept)

    def _keep_volume(self, window: OctWindow, path: Path) -> None:
        def told(text: str) -> None:
            if isValid(window):  # it may have been closed meanwhile
                window.errors.tell([text])

        def kept() -> None:
            if isValid(window):
                window.doing.say(self.tr("The volume is kept; its file may be moved away."))

        if self._window.workspace.key is None:
            told(self._how())
        else:
            self.keep([path], kept, told)

    def _how(self) -> str:
        return self.tr(
            "Only an encrypted workspace keeps photographs. To encrypt it, close all "
            "windows and run: retsam store encrypt"
        )

    def _tell_kept(self) -> None:
        self._window.tell(
            self.tr("The photograph is kept in the workspace; its file may be moved away.")
        )

    def _choose(self) -> None:
        self._window.workspace.ask(_kept_cases, self._show, self._tell_not_opened)

    def _show(self, found: tuple[StoredCase, ...]) -> None:
        from retsam_gui.dialogs.kept import KeptDialog

        dialog = KeptDialog(found, self._window)
        dialog.chosen.connect(self.open)
        dialog.open()

    def _tell_not_kept(self, why: str) -> None:
        self._window.tell_error(self.tr("The photograph is not kept."), why)

    def _tell_not_opened(self, error: StoreError) -> None:
        self._window.tell_error(self.tr("This cannot be opened."), said(str(error)))


def _kept_cases(store: Store) -> tuple[StoredCase, ...]:
    """Each with the sha256 of the file that is kept."""
    from engine.store import cases, pictures

    digests = {each.case_id: each.sha256 for each in pictures.kept(store)}
    with store.reading() as session:
        found = cases.all_cases(session)
    return tuple(
        replace(case, file_sha256=digests[case.id]) for case in found if case.id in digests
    )
