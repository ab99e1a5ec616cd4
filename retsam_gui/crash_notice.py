"""The window says so where the program failed the last time, and shows where the report is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from retsam_gui import crashes
from retsam_gui.panels.notices import Notices

if TYPE_CHECKING:
    from retsam_gui.main_window import MainWindow


def tell_crashes(window: MainWindow) -> None:
    """Tell of reports that came since the last start; each is told once."""
    reports = crashes.collect()
    if not reports or reports[0].name <= window.settings.crash_told:
        return
    window.settings.crash_told = reports[0].name
    translate = QCoreApplication.translate
    text = translate(
        "Crashes",
        "The program met a fault the last time. A report of it is on this computer; nothing was "
        "sent. Look at it, then delete it or send it to who looks after the program.",
    )
    strip = Notices("notice")  # of its own: another error, or a photograph, does not take it away
    strip.text.setAccessibleName(translate("Crashes", "Crash report"))
    place = window.centralWidget().layout()
    assert isinstance(place, QVBoxLayout)
    place.insertWidget(place.indexOf(window.errors), strip)
    strip.tell([text], offer=(translate("Crashes", "Show &folder"), show_folder))


def show_folder() -> None:
    """Open the folder of reports and log file in the system's file manager."""
    crashes.folder().mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(crashes.folder())))
