"""Sits at the reader's desk with the drawn sample, and takes the pictures of the user guide.

`python docs/guide_pictures.py [FOLDER]`; needs no display. Everything is done by mouse and keys, as
a reader would; what came of it is printed, one line a step.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from large_screen import use_large_screen
from scipy.ndimage import distance_transform_edt

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "fundus.png"
PICTURES = ROOT / "docs" / "pictures"
SIZE = (1360, 860)
TIMEOUT = 240.0  # seconds that a step may take
SETTLE = 0.4  # seconds until a picture is taken, so that all is painted


class Reader:
    """Does the steps of the guide in the real window, each as soon as the one before is over."""

    def __init__(self, window: Any, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.canvas = window.canvas
        self.exchanged = (0.0, 0.0)  # where an artery became a vein

    # ---- the session ----

    def session(self) -> Iterator[Callable[[], bool]]:
        """Each step yields what must hold before the next."""
        window = self.window
        window.workflow.open_paths([SAMPLE])
        yield window.run_panel.segment.isEnabled
        window.run_panel.segment.click()
        yield lambda: window.workflow.case.rows is not None and window.canvas.overlay is not None
        yield from self.rest()
        self.picture("guide-segmented")
        yield from self.fix_disc()
        yield from self.erase_haemorrhage()
        yield from self.exchange_artery()
        yield from self.doubt()
        yield from self.look_beside()
        yield from self.open_dialogs()
        yield from self.undo_and_redo()
        window.workflow.export_pdf(self.folder / "report.pdf")
        yield lambda: not window.workflow.is_busy
        self.tell("report", (self.folder / "report.pdf").is_file())
        if self.folder == PICTURES:
            (self.folder / "report.pdf").unlink()

    def fix_disc(self) -> Iterator[Callable[[], bool]]:
        """Five clicks along the disc's edge, Enter."""
        self.activate("optic_disc")
        self.key("9")
        rows, columns = np.nonzero(self.mask("optic_disc"))
        x, y = float(columns.mean()), float(rows.mean())
        wide, high = float(np.ptp(columns)) / 2 + 4, float(np.ptp(rows)) / 2 + 7
        self.canvas.centre_on(x, y, scale=3.0)
        for degrees in (10, 80, 160, 230, 300):
            turn = np.deg2rad(degrees)
            self.click(x + wide * np.cos(turn), y + high * np.sin(turn))
        yield from self.rest()
        self.picture("guide-ellipse")
        before = self.mask("optic_disc").copy()
        self.key("Return")
        yield self.measured
        self.tell("disc", int(self.mask("optic_disc").sum()) > int(before.sum()))
        yield from self.rest()
        self.picture("guide-numbers-follow")

    def erase_haemorrhage(self) -> Iterator[Callable[[], bool]]:
        """One click on a piece."""
        self.activate("haemorrhage")
        self.key("I")
        before = int(self.mask("haemorrhage").sum())
        depth = distance_transform_edt(self.mask("haemorrhage"))
        row, column = np.unravel_index(depth.argmax(), depth.shape)
        self.canvas.centre_on(float(column), float(row), scale=2.0)
        self.click(float(column), float(row))
        yield lambda: int(self.mask("haemorrhage").sum()) < before
        yield self.measured
        self.tell("haemorrhage", True)

    def exchange_artery(self) -> Iterator[Callable[[], bool]]:
        """One click makes a segment of an artery a vein."""
        self.activate("artery")
        self.key("X")
        depth = distance_transform_edt(self.mask("artery"))
        rows, columns = np.nonzero((depth >= 2.5) & (depth <= 4))
        wanted = np.hypot(columns - 0.45 * depth.shape[1], rows - 0.75 * depth.shape[0])
        row, column = rows[wanted.argmin()], columns[wanted.argmin()]
        before = int(self.mask("artery").sum())
        self.exchanged = float(column), float(row)
        self.canvas.centre_on(float(column), float(row), scale=2.0)
        self.click(float(column), float(row))
        yield lambda: int(self.mask("artery").sum()) < before
        yield self.measured
        yield from self.rest()
        self.picture("guide-artery-to-vein")
        self.tell("artery", True)

    def doubt(self) -> Iterator[Callable[[], bool]]:
        """A stroke of questionable pixels."""
        self.activate("hard_exudate")
        self.key("Q")
        rows, columns = np.nonzero(self.mask("hard_exudate"))
        x, y = float(np.median(columns)), float(np.median(rows))
        self.canvas.centre_on(x, y, scale=4.0)
        self.drag((x - 20, y - 8), (x, y), (x + 22, y + 6))
        layer = self.window.workflow.case.working.layer("hard_exudate")
        yield self.measured
        yield from self.rest()
        self.picture("guide-questionable")
        self.tell("questionable", int(layer.questionable.sum()) > 100)

    def look_beside(self) -> Iterator[Callable[[], bool]]:
        """The model's layers beside the corrected ones, at a vein that was an artery."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.key("1")
        self.key("Shift+W")
        pair = self.window.correction.side_by_side
        yield lambda: pair.second is not None and pair.second.base is not None
        pair.contents.setFocus()
        QTest.keyClick(pair.contents, Qt.Key.Key_Down)
        pair.content_chosen.emit(pair.contents.currentIndex())
        yield lambda: pair.second.overlay is not None
        self.canvas.centre_on(*self.exchanged, scale=1.6)
        yield from self.rest()
        self.picture("guide-beside")
        self.tell("beside", "Only to look at" in pair.there.text())
        self.key("Shift+W")

    def open_dialogs(self) -> Iterator[Callable[[], bool]]:
        """Pictures of the dialogs of exporting and of colours."""
        from PySide6.QtWidgets import QDialog

        for action in ("export", "colours"):
            self.window.actions_[action].trigger()
            yield from self.rest()
            (dialog,) = (each for each in self.window.findChildren(QDialog) if each.isVisible())
            if action == "export":
                dialog.folder.setText("studies/retina")
                for key in ("masks", "coco", "measurements"):
                    dialog.formats[key].setChecked(True)
                yield from self.rest()
            dialog.grab().save(str(self.folder / f"guide-{action}.jpg"), quality=88)
            self.tell(action, True)
            dialog.close()
            self.window.activateWindow()  # else it hears no keys
            yield self.window.isActiveWindow

    def undo_and_redo(self) -> Iterator[Callable[[], bool]]:
        """Back to the model's layers and forth again; the history on the screen."""
        history = self.window.workflow.case.history
        steps = history.position
        for keys, by in (("Ctrl+Z", -1), ("Ctrl+Shift+Z", 1)):
            for _ in range(steps):
                wanted = history.position + by
                self.key(keys)
                yield lambda wanted=wanted: history.position == wanted
            if by < 0:
                self.tell("undone", not self.window.workflow.case.working.corrected)
        self.tell("redone", history.position == steps and history.next is None)
        yield self.measured
        self.window.numbers.setCurrentWidget(self.window.history_panel)
        self.key("1")
        self.key("Ctrl+0")
        yield from self.rest()
        self.picture("guide-history")

    # ---- hands ----

    def activate(self, structure: str) -> None:
        """A click on the layer's row."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(self.window.layers_panel.rows[structure].name, Qt.MouseButton.LeftButton)

    def key(self, keys: str) -> None:
        """A key, with Ctrl or Shift, on the photograph."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        self.canvas.setFocus()
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(self.canvas, pressed.key(), pressed.keyboardModifiers())

    def click(self, x: float, y: float) -> None:
        """A click on an image point."""
        self.drag((x, y))

    def drag(self, *points: tuple[float, float]) -> None:
        """Press, wander, release."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        places = [self.place(*point) for point in points]
        QTest.mouseMove(self.canvas, places[0])
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self.canvas, place)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=places[-1])

    def place(self, x: float, y: float) -> Any:
        """Where an image point lies in the canvas."""
        from PySide6.QtCore import QPoint

        ratio = self.canvas.devicePixelRatioF()
        at_x, at_y = self.canvas.view.to_device(x, y)
        return QPoint(round(at_x / ratio - 0.5), round(at_y / ratio - 0.5))

    # ---- eyes ----

    def mask(self, structure: str) -> np.ndarray:
        """The layer as it is now."""
        return self.window.workflow.case.working.masks[structure]

    def measured(self) -> bool:
        """True once all numbers hold again."""
        case = self.window.workflow.case
        return case.measured is not None and not case.unmeasured

    def rest(self) -> Iterator[Callable[[], bool]]:
        """Let all be painted."""
        begun = time.monotonic()
        yield lambda: time.monotonic() - begun > SETTLE and self.canvas.overlay is not None

    def picture(self, name: str) -> None:
        """Save the window as it is."""
        self.window.grab().save(str(self.folder / f"{name}.jpg"), quality=82)

    def tell(self, step: str, worked: bool) -> None:
        """Print what came of a step."""
        print(step, "done" if worked else "FAILED", flush=True)


def main() -> int:
    """Do the session; 1 if the window told an error or a step did not come to its end."""
    return taken(lambda window, folder: Reader(window, folder).session())


def taken(session: Callable[[Any, Path], Iterator[Callable[[], bool]]]) -> int:
    """Do the session in a new window, into the folder that is named or that of the guide."""
    density = float(os.environ.get("QT_SCALE_FACTOR", "1.5"))  # sharp on dense screens
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home  # nobody's own settings in the pictures
        use_large_screen(Path(home), density=density)
        return _run(session, folder)


def _run(session: Callable[[Any, Path], Iterator[Callable[[], bool]]], folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from retsam_gui import app

    application = QApplication([])
    _jobs, window = app.build(application)
    window.actions_["theme_dark"].trigger()
    window.resize(*SIZE)
    window.show()
    failed = False
    for ready in session(window, folder):
        if not _wait(lambda ready=ready: window.errors.isVisible() or ready()):
            failed = True
            break
        if window.errors.isVisible():
            print(window.errors.text.text(), file=sys.stderr)
            failed = True
            break
    window.close()
    application.processEvents()
    return int(failed)


def _wait(condition: Callable[[], bool]) -> bool:
    """Run the event loop until `condition` holds; False if it takes too long."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + TIMEOUT
    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: (condition() or time.monotonic() > end) and loop.quit())
    timer.start()
    loop.exec()
    timer.stop()
    return time.monotonic() <= end


if __name__ == "__main__":
    sys.exit(main())
