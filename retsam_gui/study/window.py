"""The reading window: its part in the study, what is saved when, and how it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from engine.study.served import Served
from retsam_gui.jobs import Jobs
from retsam_gui.study.pages import told_of
from retsam_gui.study.screen import Screen, place_of
from retsam_gui.study.session import Session
from retsam_gui.study.watch import Watch

if TYPE_CHECKING:
    from engine.study.blinding import Presented

SAVE_MS = 1200  # after the last change
RECORD_MS = 10_000


class ReadingWindow(QMainWindow):
    """Reads the cases of one study, one after the other. `closed`: it is left."""

    closed = Signal()

    def __init__(self, session: Session, jobs: Jobs, study: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._study = session, study
        self._busy = self._close_anyway = False
        self.screen_ = Screen(jobs)
        self.setCentralWidget(self.screen_)
        self.addToolBar(self.screen_.bar)
        self.watch = Watch(self, lambda: self.screen_.tools.key)
        self._save_time = _timer(self, SAVE_MS, self._save, once=True)
        self._record_time = _timer(self, RECORD_MS, self._record)
        self._record_time.start()
        self._connect()
        self.resize(1360, 860)
        self._go_on()

    def _connect(self) -> None:
        session, screen = self._session, self.screen_
        session.served.connect(self._show)
        session.waits.connect(lambda wait: self._leave_case(*told_of(wait)))
        session.listed.connect(screen.list_cases)
        session.saved.connect(self._show_saved)
        session.submitted.connect(self._go_on)
        session.refused.connect(self._show_problems)
        session.locked.connect(self._show_locked)
        session.lost.connect(self._show_lost)
        session.held.connect(self._show_held)
        session.failed.connect(self._show_failure)
        session.troubled.connect(self._show_trouble)
        screen.entered.connect(self._note)
        screen.case_wanted.connect(self._open)
        screen.submit.clicked.connect(self._submit)
        screen.pause.clicked.connect(self.close)
        screen.message.again.clicked.connect(self._go_on)
        screen.message.close_button.clicked.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._submit)
        QShortcut(QKeySequence("F6"), self, screen.swap_focus)

    # ---- cases ----

    def _show(self, served: Served, presented: Presented) -> None:
        """A case comes onto the screen."""
        if not self.screen_.show_case(served, presented):
            self._show_failure(
                self.tr(
                    "This study asks to draw on OCT volumes, which this window cannot. Please tell "
                    "who runs the study."
                )
            )
            return
        self._busy = False
        place = place_of(served).lower()
        self.setWindowTitle(self.tr("Study {0} · {1}").format(self._study, place))
        self.watch.open()
        if served.going_back:
            self._session.ask_list()

    def _leave_case(self, title: str, text: str = "", *, buttons: bool = True) -> None:
        """Nothing of a case is on the screen from now on."""
        self.watch.close()
        self._record()
        self._save_time.stop()
        self.setWindowTitle(self.tr("Study {0}").format(self._study))
        self.screen_.blank(title, text, buttons=buttons)

    def _go_on(self) -> None:
        self._leave_case(self.tr("Fetching the next case …"), buttons=False)
        self._session.go_on()

    def _open(self, reading: str) -> None:
        self._save()
        self._leave_case(self.tr("Fetching the case …"), buttons=False)
        self._session.open(reading)

    # ---- what the reader enters ----

    def _note(self) -> None:
        """Something was entered; it is saved in a moment."""
        if self.screen_.served is not None and not self._busy:
            self.screen_.saved.setText(self.tr("Not saved yet"))
            self._save_time.start()

    def _save(self) -> None:
        self._save_time.stop()
        if self.screen_.served is not None and self.screen_.saved.text():
            self._session.note(self.screen_.entry)

    def _record(self) -> None:
        self._session.record(self.watch.take())

    def _submit(self) -> None:
        screen = self.screen_
        if screen.served is None or self._busy:
            return
        if screen.desk.editing.acting:
            screen.canvas.tell(self.tr("Finish what you are drawing first."))
            return
        if unreadable := screen.form.unreadable:
            screen.tell_problems(unreadable)
            return
        self._save()
        self._able(False)
        self._session.submit(screen.entry)

    def _able(self, on: bool) -> None:
        self._busy = not on
        self.screen_.able(on)

    # ---- what comes of it ----

    def _show_saved(self) -> None:
        self._close_anyway = False
        if not self._save_time.isActive():
            self.screen_.saved.setText(self.tr("Saved"))

    def _show_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        self._able(True)
        self.screen_.tell_problems(problems)

    def _show_locked(self, text: str) -> None:
        self._leave_case(self.tr("Nothing more can be entered on this case."), text)

    def _show_lost(self, text: str) -> None:
        if self.screen_.served is None:
            self._leave_case(self.tr("There is no case for this window now."), text)
            return
        self._able(False)
        again = self.tr("It is asked for again every half minute; Pause leaves it.")
        self.screen_.errors.tell([text, again])

    def _show_held(self) -> None:
        self._able(True)
        self.screen_.errors.hide()

    def _show_failure(self, text: str) -> None:
        self._leave_case(self.tr("This case cannot be shown."), text)

    def _show_trouble(self, text: str) -> None:
        kept = self.tr(
            "What you entered is kept here, and saved as soon as that is possible again."
        )
        self.screen_.errors.tell([text, kept] if text else [])

    def _may_lose(self) -> bool:
        """True, and said, where what was entered last cannot be saved before the window closes."""
        session = self._session
        if session.all_saved or not (session.trouble or session.is_lost):
            return False
        why = (
            self.tr("What you entered last cannot be saved while another has the case.")
            if session.is_lost
            else self.tr(
                "What you entered last is not saved yet. That is done when the workspace can be "
                "reached again, as long as the program runs."
            )
        )
        again = self.tr("Close once more to leave this window.")
        self.screen_.errors.tell([*filter(None, [session.trouble]), why, again])
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        self._save()
        if self._may_lose() and not self._close_anyway:
            self._close_anyway = True
            event.ignore()
            return
        self.watch.close()
        self._record()
        self.screen_.served = None
        self._session.end()
        self.closed.emit()
        super().closeEvent(event)


def _timer(
    parent: QMainWindow, interval: int, slot: Callable[[], object], *, once: bool = False
) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.setSingleShot(once)
    timer.timeout.connect(slot)
    return timer
