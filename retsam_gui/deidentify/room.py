"""The command "De-identify…" of one window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retsam_gui.jobs import Jobs

if TYPE_CHECKING:
    from retsam_gui.main_window import MainWindow


class Deidentifying(QObject):
    """Opens the dialog, on the file that is open if there is one."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        return {"deidentify": self.open}

    def open(self) -> None:
        """Choose, look, write."""
        from retsam_gui.deidentify.dialog import DeidentifyDialog

        window = self._window
        for dialog in window.findChildren(DeidentifyDialog):
            dialog.raise_()
            dialog.activateWindow()
            return
        case = window.workflow.case
        dialog = DeidentifyDialog(self._jobs, window.settings.pages, window)
        if case is not None:
            dialog.choosing.add([case.path])
        dialog.show()
