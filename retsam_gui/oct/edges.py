"""Looking for edges in B-scans, off the GUI thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.oct.correct import RISES, Columns, Lines, Moved, carry_along
from engine.oct.correct import snap as snap_one
from engine.oct.graph import z_um_of
from engine.progress import Cancel, Progress


def snap(
    volume: OctVolume,
    scan: int,
    lines: Lines,
    which: int,
    key: str,
    span: slice,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Moved:
    """A surface laid on the edge within a span; see `engine.oct.correct.snap`."""
    z_um = z_um_of(volume.scale)
    return snap_one(volume.shown(scan), lines, which, span, rises=RISES[key], z_um=z_um)


def carry(
    volume: OctVolume,
    scan: int,
    lines: NDArray[np.float32],
    which: int,
    key: str,
    columns: Columns,
    kept: NDArray[np.bool_],
    most: int,
    *,
    progress: Progress,
    cancel: Cancel,
) -> dict[int, Moved]:
    """A correction carried to the neighbours; see `engine.oct.correct.carry_along`."""
    z_um = z_um_of(volume.scale)
    return carry_along(
        volume.shown,
        lines,
        which,
        scan,
        columns,
        kept=kept,
        most=most,
        rises=RISES[key],
        z_um=z_um,
    )
