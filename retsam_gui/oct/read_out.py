"""What lies below the mouse on a B-scan, and what to know of a comparison, in words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.layers import Origin, Segmentation
from retsam_gui.language import title_of
from retsam_gui.oct.tasks import OctChange


def place_text(scan: int, scans: int, column: int, row: int, found: Segmentation | None) -> str:
    """The B-scan, and the pixel with the surface nearest to it; no pixel where `column` is -1."""
    translate = QCoreApplication.translate
    text = translate("ReadOut", "B-scan {0} of {1}").format(scan + 1, scans)
    if column < 0:
        return text
    text += f"     x {column}   z {row}"
    if found is None or not found.surfaces:
        return text
    rows = np.array([each.rows[scan, column] for each in found.surfaces])
    if not np.isfinite(rows).any():
        return text
    nearest = found.surfaces[int(np.nanargmin(np.abs(rows - row)))]
    text += f"     {title_of(nearest.structure)}"
    if nearest.origins is None:
        return text
    how = {
        Origin.DRAWN: translate("ReadOut", "corrected by hand"),
        Origin.SNAPPED: translate("ReadOut", "corrected, snapped to the edge"),
        Origin.CARRIED: translate("ReadOut", "corrected, carried from another B-scan"),
    }.get(Origin(int(nearest.origins[scan, column])))
    return f"{text}, {how}" if how else text


def change_texts(change: OctChange | None) -> tuple[str, ...]:
    """What a person must know of the change that is shown; nothing where none is."""
    if change is None:
        return ()
    text = QCoreApplication.translate(
        "ReadOut",
        "Numbers and map show the change since {0}. Position, focus and segmentation change them "
        "too: look at the scans of both visits.",
    )
    return text.format(change.title), *change.notes
