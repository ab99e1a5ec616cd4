"""Sits before the real window: opens, segments, toggles a layer, exports, leaves.

`drive_window.py PHOTOGRAPH FOLDER [wait]`; with `wait` it prints its child processes and stays.
"""

import multiprocessing
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from retsam_gui import app
from retsam_gui.jobs import Lane
from retsam_gui.main_window import MainWindow


class Person:
    """Does the next step as soon as the one before has had its effect."""

    def __init__(self, folder, waits):
        self.folder, self.waits = folder, waits
        self.steps = self.script()
        self.ready = lambda: self.window() is not None
        self.timer = QTimer(interval=20)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def window(self):
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)

    def look(self):
        window = self.window()
        if window and window.errors.isVisible():
            print("error:", window.errors.text.text())
            QApplication.exit(1)
        if self.ready():
            self.ready = next(self.steps, lambda: False)

    def script(self):
        window = self.window()
        yield window.run_panel.segment.isEnabled
        print("opened", window.workflow.case.image.width, flush=True)
        window.run_panel.segment.click()
        yield lambda: window.workflow.case.rows is not None and window.canvas.overlay is not None
        y, x = map(int, max(zip(*window.layers.layer("vessel").mask.nonzero(), strict=True)))
        eye = window.layers_panel.rows["vessel"].eye
        for key, row in window.layers_panel.rows.items():
            if row.eye.isChecked() != (key == "vessel"):
                row.eye.click()
        yield lambda: alpha(window, x, y) > 0
        print("vessel painted", alpha(window, x, y) > 0)
        eye.click()
        yield lambda: alpha(window, x, y) == 0
        print("vessel hidden", alpha(window, x, y) == 0)
        QFileDialog.getSaveFileName = lambda *_: (str(self.folder / "report.pdf"), "")
        window.actions_["export_pdf"].trigger()
        yield lambda: not window.workflow.is_busy
        window.workflow.export_result(self.folder / "result")
        yield lambda: not window.workflow.is_busy
        window.actions_["quit"].trigger()


def alpha(window, x, y):
    overlay = window.canvas.overlay
    return 0 if overlay is None else int(overlay.levels[0][y, x, 3])


def main():
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    application = QApplication([])  # kept alive until the end
    person = Person(folder, len(sys.argv) > 3)
    if person.waits:
        person.steps = iter(())
        person.timer.timeout.disconnect()
        person.timer.timeout.connect(lambda: tell_children(person))
    status = app.main([str(path)])
    print("left over", multiprocessing.active_children())
    application.processEvents()
    return status


def tell_children(person):
    window = person.window()
    pids = window._jobs.child_pids() if window else {}
    pids = [
        pids.get(lane) for lane in (Lane.FILES, Lane.ENGINE)
    ]  # that of prompts comes when asked
    if None not in pids:
        print(*pids, flush=True)
        person.timer.stop()


if __name__ == "__main__":
    sys.exit(main())
