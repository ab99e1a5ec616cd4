"""Box-counting dimension."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask

DIVISIONS = (10, 11, 13, 15, 17, 20, 23, 26, 30, 34, 39, 45, 52, 60, 68, 78, 90)
"""Boxes along the extent: evenly spread on a logarithmic scale, in whole numbers."""
SHIFTS = 4  # positions of the grid along each axis
SMALLEST_BOX = 3.6  # pixels; below, the steps of a drawn line count
FEWEST_SIZES = 8
WHOLE_RANGE = DIVISIONS[-1] * SMALLEST_BOX  # pixels; an extent that all sizes fit into

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class BoxCounting:
    """The slope of log(boxes) against log(1 / size), and the R² of that line."""

    dimension: float
    r_squared: float


def box_counting(mask: Mask, *, extent: float | None = None) -> BoxCounting | None:
    """Box-counting dimension of a (height, width) bool array of square pixels.

    Boxes divide `extent` (pixels; the larger side of what is set, where None) into 10 to 90 and
    tile it without remainder; each size is counted for 16 positions of the grid, which goes on at
    the other side of the extent where it is shifted out of it, and the mean count is kept. A
    single position, and the one with the fewest boxes, favour sizes that happen to fit. None where
    the mask is empty, a mere spot, or too small for eight sizes of at least 3.6 pixels.
    """
    rows, columns = _places(mask)
    if rows.size == 0:
        return None
    side = float(max(rows.max(), columns.max())) + 0.5 if extent is None else extent
    divisions = [n for n in DIVISIONS if side / n >= SMALLEST_BOX]
    if len(divisions) < FEWEST_SIZES:
        return None
    counts = [_boxes(rows * (n / side), columns * (n / side), n) for n in divisions]
    x, y = np.log(divisions), np.log(counts)
    if np.ptp(y) == 0:
        return None
    slope, intercept = np.polyfit(x, y, 1)
    residual = float(((y - slope * x - intercept) ** 2).sum())
    return BoxCounting(float(slope), 1 - residual / float(((y - y.mean()) ** 2).sum()))


def _places(mask: Mask) -> tuple[Floats, Floats]:
    """Rows and columns of what is set, from the top left of its bounding box.

    Between pixels that touch at their corners only, there is a place too: a slanting line must not
    slip between small boxes.
    """
    rows, columns = np.nonzero(mask)
    if rows.size == 0:
        return np.empty(0), np.empty(0)
    padded = np.pad(mask, 1)
    down, across = [rows + 0.5], [columns + 0.5]
    for right in (1, -1):
        corner = padded[rows + 2, columns + 1 + right]
        corner &= ~(padded[rows + 2, columns + 1] | padded[rows + 1, columns + 1 + right])
        down.append(rows[corner] + 1.0)
        across.append(columns[corner] + 0.5 + right / 2)
    return np.concatenate(down) - rows.min(), np.concatenate(across) - columns.min()


def _boxes(rows: Floats, columns: Floats, count: int) -> float:
    """Mean number of boxes of side 1 that hold a place, over all positions of the grid.

    `count` boxes lie along each axis; what leaves the grid enters it again on the other side. In
    cells of a box divided by the shifts, every window of one box's size is a box of one position.
    """
    cells = count * SHIFTS
    held = np.zeros((cells, cells), np.bool_)
    held[(rows * SHIFTS).astype(np.int32) % cells, (columns * SHIFTS).astype(np.int32) % cells] = 1
    for axis in (0, 1):
        held = np.logical_or.reduce([np.roll(held, -shift, axis) for shift in range(SHIFTS)])
    return np.count_nonzero(held) / SHIFTS**2
