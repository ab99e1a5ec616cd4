"""Start-up of the window: `retsam-gui [FILE|FOLDER]…`.

The child processes import this module too, so it imports Qt only when the window starts.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from retsam_gui.jobs import Jobs
    from retsam_gui.main_window import MainWindow


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window with the files named; the exit status is Qt's."""
    multiprocessing.freeze_support()
    paths = _parse(arguments)
    from retsam_gui import crashes

    crashes.watch("window")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from retsam_gui import faults
    from retsam_gui.crash_notice import tell_crashes

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    faults.start_log()
    jobs, window = build(application)
    guard = faults.FaultGuard(window.fault.emit)
    guard.install()
    window.show()
    QTimer.singleShot(0, lambda: tell_crashes(window))
    if paths:
        QTimer.singleShot(0, lambda: window.workflow.open_paths(paths))
    try:
        return application.exec()
    finally:
        jobs.close()
        guard.remove()


def build(application: QApplication) -> tuple[Jobs, MainWindow]:
    """The window, not shown yet, and the jobs that it runs."""
    gc.disable()  # until the collector below: searching what is loaded takes a tenth of a second
    from retsam_gui import language, theme
    from retsam_gui.garbage import GarbageCollector
    from retsam_gui.jobs import Jobs
    from retsam_gui.main_window import MainWindow
    from retsam_gui.settings import Settings

    application.setApplicationName("RetSAM Desktop")
    application.setStyle("Fusion")
    settings = Settings()
    language.speak(application, settings.language)
    theme.follow_system()
    theme.calm(settings.reduced_motion)
    jobs = Jobs(application)
    window = MainWindow(jobs, settings)
    # What start-up made stays until the end; searching it for garbage again and again, 60 ms each
    # time, would hold up the window.
    gc.freeze()
    GarbageCollector(application)
    return jobs, window


def _parse(arguments: Sequence[str] | None) -> list[Path]:
    parser = argparse.ArgumentParser(
        prog="retsam-gui",
        description="Segment and measure photographs of the eye. Research use only.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|FOLDER")
    return [path.absolute() for path in parser.parse_args(arguments).paths]


if __name__ == "__main__":
    sys.exit(main())
