"""The workspace as the window has it: its writer thread behind Qt signals.

The database is used on that thread only (docs/decisions/0004).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.store.acts import Act
from engine.store.errors import StoreError
from engine.store.reports import Broken, Delayed, Locked, Moved, Opened, Refused, Report, Saved
from engine.store.values import Basis
from engine.store.writer import Writer
from retsam_gui.language import said
from retsam_gui.models import choosing

if TYPE_CHECKING:
    from engine.store.encryption import Key
    from engine.store.store import Store

FLUSH_SECONDS = 2.0  # that a person waits when they close the window

Question = Callable[["Store"], Any]


class Workspace(QObject):
    """Saves acts and answers questions; answers and signals arrive on the GUI thread.

    `ready`: somebody works here, and cases can be had. `saved(case_id, act)`: it will last;
    `refused(case_id, act)`: it cannot be saved.
    `changed`: `trouble` or `waiting` are other ones. `told(title, text)`: for the person.
    `sign_in_needed(text)`: a shared workspace asks who it is; the text says what was wrong.
    `passphrase_needed(wrong)`: an encrypted workspace asks for its passphrase; True after a wrong
    one.
    """

    ready = Signal()
    saved = Signal(str, object)
    refused = Signal(str, object)
    changed = Signal()
    told = Signal(str, str)
    sign_in_needed = Signal(str)
    passphrase_needed = Signal(bool)
    _report = Signal(object)
    _answer = Signal(object, object)

    def __init__(self, where: str | Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = Writer(where, self._report.emit)
        self._started = self._closed = False
        self._trouble = ""
        self._broken = self._nobody = self._locked = False
        self._waiting = 0
        self._report.connect(self._hear)
        self._answer.connect(lambda callback, value: callback(value))

    # ---- asking ----

    @property
    def reader(self) -> str | None:
        """Who works here; None until the workspace is open and somebody signed in."""
        return self._writer.reader

    @property
    def trouble(self) -> str:
        """Why nothing can be saved now; empty where all is well."""
        return self._trouble

    @property
    def broken(self) -> bool:
        """True where nothing can be had from it until the program is started anew."""
        return self._broken

    @property
    def nobody(self) -> bool:
        """True where it is open, and nobody signed in yet."""
        return self._nobody

    @property
    def locked(self) -> bool:
        """True where it is encrypted, and nobody told its passphrase yet."""
        return self._locked

    @property
    def key(self) -> Key | None:
        """What opens an encrypted workspace in other processes; None for any other."""
        return self._writer.key

    @property
    def waiting(self) -> int:
        """How many acts are not saved yet."""
        return self._waiting

    @property
    def overfull(self) -> bool:
        """True where so much waits that no more should be drawn."""
        return self._writer.overfull

    # ---- doing ----

    def start(self) -> None:
        """Open the workspace, once."""
        if not self._started:
            self._started = True
            self._writer.start()

    def put(self, case_id: str, act: Act) -> None:
        """Have an act saved."""
        self._waiting += 1
        self._writer.put(case_id, act)
        self.changed.emit()

    def track(self, case_id: str, basis: Basis) -> bool:
        """From a question: what a case rests on; True where another window changed that."""
        return self._writer.track(case_id, basis)

    def ask(
        self,
        question: Question,
        on_done: Callable[[Any], None],
        on_failed: Callable[[StoreError], None] = lambda _: None,
    ) -> None:
        """Have `question(store)` answered after what was put before it is saved."""
        self._writer.ask(
            question,
            lambda value: self._answer.emit(on_done, value),
            lambda error: self._answer.emit(on_failed, error),
        )

    def ask_who(self, wrong: str = "") -> None:
        """Ask the person to sign in; `wrong` says why the last try failed."""
        self.sign_in_needed.emit(wrong)

    def sign_in(self, name: str, passphrase: str) -> None:
        """Say who works here, in a shared workspace."""

        def question(store: Store) -> str:
            from engine.store import accounts

            with store.reading() as session:
                return accounts.sign_in(session, name, passphrase)

        self.ask(question, self._signed_in, lambda error: self.ask_who(said(str(error))))

    def ask_passphrase(self, *, wrong: bool = False) -> None:
        """Ask the person for the passphrase."""
        self.passphrase_needed.emit(wrong)

    def unlock(self, passphrase: str) -> None:
        """Try to open an encrypted workspace with it."""
        self._writer.unlock(passphrase)

    def flush(self) -> bool:
        """Wait a moment for what waits to be saved; False where it is not."""
        return self._writer.flush(0 if self._trouble else FLUSH_SECONDS)

    def close(self) -> bool:
        """Save what waits. False where edits could be neither saved nor kept aside.

        Another call tries that again. It is not started any more.
        """
        if not self._closed:
            self._started = self._closed = True
            self._report.disconnect(self._hear)
        return self._writer.close()

    # ---- hearing ----

    def _signed_in(self, reader: str) -> None:
        self._writer.reader, self._nobody = reader, False
        choosing.sign_in_as(reader)
        self.ready.emit()

    def _hear(self, report: Report) -> None:
        match report:
            case Opened():
                self._opened(report)
            case Locked(wrong):
                self._locked, self._trouble = True, ""
                self.ask_passphrase(wrong=wrong)
            case Saved(case_id, act):
                self._waiting, self._trouble = self._writer.waiting, ""
                self.saved.emit(case_id, act)
            case Refused():
                self._waiting = self._writer.waiting
                self.refused.emit(report.case_id, report.act)
                kept = self.tr(" What you drew is kept in {0}.").format(report.kept)
                self.told.emit(
                    self.tr("This could not be saved."), report.text + (kept if report.kept else "")
                )
            case Delayed(text):
                self._complain(self.tr("Your work is not saved yet."), text)
            case Moved(path):
                self.told.emit(
                    self.tr("The workspace was deleted while it was open."),
                    self.tr("It was written anew, and nothing is lost: {0}").format(path),
                )
            case Broken(text, copy):
                self._broken, self._locked = True, False
                kept = self.tr(" A copy is kept: {0}").format(copy)
                self._complain(
                    self.tr("The workspace cannot be used."), text + (kept if copy else "")
                )
        self.changed.emit()

    def _opened(self, report: Opened) -> None:
        self._trouble, self._broken, self._locked = "", False, False
        if report.left:
            self.told.emit(
                self.tr("Corrections from before could not be taken in, and are kept in a file:"),
                str(report.left[0]),
            )
        if report.reader is None:
            self._nobody = True
            self.ask_who()
        else:
            self._signed_in(report.reader)

    def _complain(self, title: str, text: str) -> None:
        if self._trouble != text:
            self._trouble = text
            self.told.emit(title, text)
