"""Takes the picture of de-identifying for `deidentify.md`, made by the real window.

`python docs/deidentify_picture.py [FILE]`; needs no display. The photograph is the drawn sample,
the name in its corner made up.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
from large_screen import use_large_screen

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "fundus.png"
PICTURE = ROOT / "docs" / "pictures" / "deidentify.jpg"
NAME = "Sample, Anna  01.02.1903"
TIMEOUT = 120.0  # seconds
SETTLE = 0.5  # seconds until all is painted


def main() -> int:
    """Write the picture; 1 if the dialog told an error."""
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder  # nobody's own settings in the picture
        use_large_screen(Path(folder), density=1.5)
        os.environ["RETSAM_STORE"] = str(Path(folder) / "workspace.db")
        return _take(picture, Path(folder))


def _written_in(folder: Path) -> Path:
    """The sample with a name in its corner."""
    pixels = cv2.imread(str(SAMPLE))
    place, size = (16, 44), pixels.shape[0] / 900
    cv2.putText(pixels, NAME, place, cv2.FONT_HERSHEY_SIMPLEX, size, (235,) * 3, 2, cv2.LINE_AA)
    path = folder / "anna.png"
    cv2.imwrite(str(path), pixels)
    return path


def _take(picture: Path, folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from retsam_gui import app
    from retsam_gui.deidentify.dialog import DeidentifyDialog

    application = QApplication([])
    jobs, window = app.build(application)

    def wait(until: Callable[[], object]) -> None:
        end = time.monotonic() + TIMEOUT
        while not until() and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.02)

    window.actions_["theme_dark"].trigger()
    window.actions_["deidentify"].trigger()
    dialog = window.findChild(DeidentifyDialog)
    assert dialog is not None
    dialog.choosing.add([_written_in(folder)])
    dialog.choosing.folder.setText(str(folder / "copies"))
    dialog.choosing.thrown.setChecked(True)
    dialog.forward.click()
    wait(lambda: dialog.looking.complete and dialog.looking.canvas.base is not None)
    dialog.looking.tool.choose(0)
    settled = time.monotonic() + SETTLE
    wait(lambda: time.monotonic() > settled)
    dialog.grab().save(str(picture), quality=88)
    failed = dialog.errors.isVisible() or not dialog.looking.tool.boxes
    dialog.reject()
    window.close()
    jobs.close()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
