"""Reader studies in the main window: its two commands, and the window in which cases are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from retsam_gui.jobs import Jobs

if TYPE_CHECKING:
    from retsam_gui.main_window import MainWindow
    from retsam_gui.study.window import ReadingWindow


class Studies(QObject):
    """The studies of one main window, which is hidden with its cases while one is read."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.reading: ReadingWindow | None = None
        self._hidden: tuple[QObject, ...] = ()

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        return {"read_study": self._choose, "studies": self._manage}

    def _choose(self) -> None:
        if not self._signed_in():
            return
        from retsam_gui.dialogs.read_study import ReadStudyDialog

        dialog = ReadStudyDialog(self._window.workspace, self._window.settings, self._window)
        dialog.chosen.connect(self.read)
        dialog.open()

    def _manage(self) -> None:
        if not self._signed_in():
            return
        from retsam_gui.dialogs.studies import StudiesDialog

        StudiesDialog(self._window.workspace, self._jobs, self._window).open()

    def _signed_in(self) -> bool:
        workspace = self._window.workspace
        if workspace.reader is None and workspace.nobody:
            workspace.ask_who()
        elif workspace.reader is None:
            self._window.tell_error(
                self.tr("Studies cannot be read now."),
                workspace.trouble or self.tr("The workspace is not open yet. Please try again."),
            )
        return workspace.reader is not None

    def read(self, key: str, folder: Path) -> None:
        """Read a study whose files lie in `folder`."""
        from retsam_gui.study.session import Session
        from retsam_gui.study.window import ReadingWindow

        session = Session(self._window.workspace, self._jobs, key, folder, self)
        self.reading = ReadingWindow(session, self._jobs, key)
        self.reading.closed.connect(self._come_back)
        self._hide()
        self.reading.show()
        self.reading.activateWindow()

    def _hide(self) -> None:
        """Names and work of other cases are no part of a blinded reading."""
        window = self._window
        for dialog in window.findChildren(QDialog):
            dialog.close()
        self._hidden = (*(each for each in window.oct.windows if each.isVisible()), window)
        for each in self._hidden:
            each.hide()

    def _come_back(self) -> None:
        self.reading = None
        for each in self._hidden:
            each.show()
        self._window.activateWindow()
