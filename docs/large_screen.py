"""A screen as people have one, for pictures of the window that are taken without a display."""

from __future__ import annotations

import json
import os
from pathlib import Path

SCREEN = (1920, 1200)  # device-independent pixels


def use_large_screen(folder: Path, *, density: float) -> None:
    """Have Qt make a screen with `density` pixels for a unit; before the application is made.

    By itself it makes one of 800 × 800 pixels, for which the window lays itself out otherwise. The
    description of the screen is kept in `folder`.
    """
    width, height = (round(side * density) for side in SCREEN)
    told = {"name": "large", "x": 0, "y": 0, "width": width, "height": height}
    told |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [told]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(density)
