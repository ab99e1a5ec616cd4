"""Takes the picture of the model manager for `official-checkpoints.md`, made by the real window.

`python docs/models_picture.py [FILE]`; needs no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from large_screen import use_large_screen

PICTURE = Path(__file__).parent / "pictures" / "models.png"


def main() -> int:
    """Write the picture; 1 if the window told an error."""
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder  # nobody's own settings and models in the picture
        use_large_screen(Path(folder), density=1.5)
        os.environ["RETSAM_STORE"] = str(Path(folder) / "workspace.db")
        return _take(picture)


def _take(picture: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from retsam_gui import app
    from retsam_gui.dialogs.models import ModelsDialog

    application = QApplication([])
    jobs, window = app.build(application)
    window.actions_["theme_dark"].trigger()
    window.actions_["models"].trigger()
    dialog = window.findChild(ModelsDialog)
    assert dialog is not None
    dialog.select("family:retsam")
    application.processEvents()
    dialog.grab().save(str(picture))
    failed = window.errors.isVisible()
    dialog.close()
    window.close()
    jobs.close()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
