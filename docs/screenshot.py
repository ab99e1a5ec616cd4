"""Takes the picture of the window for the README: the sample, opened and segmented for real.

Run it with `make screenshot`; it needs no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from large_screen import use_large_screen

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "resources" / "samples" / "fundus.png"
PICTURE = ROOT / "docs" / "pictures" / "window.png"
SIZE = (1360, 860)
TIMEOUT_MS = 180_000


def main() -> int:
    """Write the picture; 1 if the window told an error."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder  # nobody's own settings in the picture
        use_large_screen(Path(folder), density=1.5)  # sharp on dense screens
        os.environ["RETSAM_STORE"] = str(Path(folder) / "workspace.db")
        return _take()


def _take() -> int:
    from PySide6.QtWidgets import QApplication

    from retsam_gui import app

    application = QApplication([])
    _jobs, window = app.build(application)
    window.actions_["theme_dark"].trigger()
    window.resize(*SIZE)
    window.show()
    window.workflow.open_paths([SAMPLE])
    _wait(window.actions_["segment"].isEnabled)
    window.actions_["segment"].trigger()
    _wait(lambda: window.errors.isVisible() or _finished(window))
    table = window.biomarkers_panel.tree
    table.setCurrentItem(table.topLevelItem(0))  # drawn on the photograph
    PICTURE.parent.mkdir(exist_ok=True)
    window.grab().save(str(PICTURE))
    failed = window.errors.isVisible()
    if failed:
        print(window.errors.text.text(), file=sys.stderr)
    window.close()
    return int(failed)


def _finished(window: object) -> bool:
    case = window.workflow.case  # type: ignore[attr-defined]
    overlay = window.canvas.overlay  # type: ignore[attr-defined]
    return case.rows is not None and overlay is not None


def _wait(condition: Callable[[], bool]) -> None:
    """Run the event loop until `condition` holds, or for `TIMEOUT_MS`."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start()
    QTimer.singleShot(TIMEOUT_MS, loop, loop.quit)
    loop.exec()
    timer.stop()


if __name__ == "__main__":
    sys.exit(main())
