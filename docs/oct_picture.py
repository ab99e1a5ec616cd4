"""Takes the picture of the OCT window for the user guide: a drawn volume, segmented for real.

`python docs/oct_picture.py [FILE]`; needs no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from large_screen import use_large_screen

PICTURE = Path(__file__).parent / "pictures" / "oct.png"
SIZE = (1360, 860)
SHAPE = (31, 496, 512)
TIMEOUT = 300.0  # seconds


def main() -> int:
    """Write the picture; 1 if the window told an error."""
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder  # nobody's own settings in the picture
        use_large_screen(Path(folder), density=1.5)
        os.environ["RETSAM_STORE"] = str(Path(folder) / "workspace.db")
        return _take(picture)


def _take(picture: Path) -> int:
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
    begun = time.monotonic()
    wait(lambda: time.monotonic() > begun + 1)
    shown.grab().save(str(picture))
    failed = shown.errors.isVisible() or not found
    window.close()
    jobs.close()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
