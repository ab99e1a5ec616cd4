"""Takes the pictures of the OCT window for the guide: a drawn volume, segmented and corrected.

`python docs/oct_picture.py [FOLDER]`; needs no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from large_screen import use_large_screen

PICTURES = Path(__file__).parent / "pictures"
SIZE = (1360, 860)
SHAPE = (31, 496, 512)
TIMEOUT = 300.0  # seconds


def main() -> int:
    """Write the pictures; 1 if the window told an error."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder  # nobody's own settings in the picture
        use_large_screen(Path(folder), density=1.5)
        os.environ["RETSAM_STORE"] = str(Path(folder) / "workspace.db")
        return _take(pictures)


def _take(pictures: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from engine.image import Laterality, OctScale
    from retsam_gui import app
    from retsam_gui.oct.tasks import as_shown
    from training.phantoms.oct import Scene, draw_oct

    application = QApplication([])
    jobs, window = app.build(application)
    window.actions_["theme_dark"].trigger()

    def wait(done: Callable[[], bool]) -> bool:
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end and not done():
            application.processEvents()
            time.sleep(0.01)
        return done()

    scale = OctScale(3.872, 11.4, 190.0, "vendor")
    volume = draw_oct(SHAPE, scale=scale, scene=Scene(eye=Laterality.RIGHT), seed=3).volume
    window.oct.open(Path("phantom.vol"), (as_shown(volume),))
    (shown,) = window.oct.windows
    shown.resize(*SIZE)
    shown.segment.trigger()
    found = wait(lambda: shown.found is not None or shown.errors.isVisible())
    _settle(wait)
    shown.grab().save(str(pictures / "oct.png"))
    _correct(shown, wait)
    _settle(wait)
    shown.grab().save(str(pictures / "oct-correct.png"))
    failed = shown.errors.isVisible() or not found
    window.close()
    jobs.close()
    return int(failed)


def _settle(wait: Callable[[Callable[[], bool]], bool]) -> None:
    """Until all is painted."""
    begun = time.monotonic()
    wait(lambda: time.monotonic() > begun + 1)


def _correct(shown: Any, wait: Callable[[Callable[[], bool]], bool]) -> None:
    """Paint some fluid, and hold a surface that is being dragged."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    view, tools = shown.bscan, shown.correction.bar.tools

    def hand(kind: QEvent.Type, column: float, row: float) -> None:
        left, place = Qt.MouseButton.LeftButton, view.to_widget(column, row)
        moved = kind is QEvent.Type.MouseMove
        button = Qt.MouseButton.NoButton if moved else left
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, view.mapToGlobal(place), button, left, keys)
        QApplication.sendEvent(view, event)

    found = shown.found.segmentation
    rows = {key: found.surface(key).rows[view.scan] for key in ("ilm", "opl_onl", "ez")}
    middle = float(rows["opl_onl"][340] + rows["ez"][340]) / 2
    tools["paint"].trigger()
    shown.correction.bar.radius.setValue(3)
    hand(QEvent.Type.MouseButtonPress, 330, middle)
    for column, up in ((340, 2), (352, 4), (366, 1), (352, -3), (340, -2)):
        hand(QEvent.Type.MouseMove, column, middle - up)
    hand(QEvent.Type.MouseButtonRelease, 340, middle)
    wait(lambda: shown.correction.saved.text() == "Saved")
    tools["drag"].trigger()
    row = float(rows["ilm"][150])
    hand(QEvent.Type.MouseButtonPress, 150, row)
    hand(QEvent.Type.MouseMove, 150, row - 12)
    hand(QEvent.Type.MouseMove, 150, row - 24)


if __name__ == "__main__":
    raise SystemExit(main())
