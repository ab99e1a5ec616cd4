"""Box-counting dimension."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers import Mask

DIVISIONS = (8, 12, 16, 24, 32, 48, 64)  # boxes along the extent
SHIFTS = 4  # positions of the grid along each axis
SMALLEST_BOX = 5.0  # pixels; below, the steps of a drawn line count
FEWEST_SIZES = 4
WHOLE_RANGE = DIVISIONS[-1] * SMALLEST_BOX  # pixels; an extent that all sizes fit into


@dataclass(frozen=True)
class BoxCounting:
    """The slope of log(boxes) against log(1 / size), and the R² of that line."""

    dimension: float
    r_squared: float


def box_counting(mask: Mask, *, extent: float | None = None) -> BoxCounting | None:
    """Box-counting dimension of a (height, width) bool array of square pixels.

    Boxes divide `extent` (pixels; the larger side of what is set, where None) into 8 to 64 and
    tile the plane without remainder; each size is counted for 16 positions of the grid and the
    smallest count, the tightest cover, is kept (Foroutan-pour, Dutilleul and Smith 1999). None
    where the mask is empty, a mere spot, or too small for four sizes of at least 5 pixels.
    """
    rows, columns = np.nonzero(mask)
    if rows.size == 0:
        return None
    rows, columns = rows - rows.min(), columns - columns.min()
    side = float(max(rows.max(), columns.max()) + 1) if extent is None else extent
    sizes = [side / n for n in DIVISIONS if side / n >= SMALLEST_BOX]
    if len(sizes) < FEWEST_SIZES:
        return None
    counts = [_boxes(rows + 0.5, columns + 0.5, size) for size in sizes]
    x, y = -np.log(sizes), np.log(counts)
    if np.ptp(y) == 0:
        return None
    slope, intercept = np.polyfit(x, y, 1)
    residual = float(((y - slope * x - intercept) ** 2).sum())
    return BoxCounting(float(slope), 1 - residual / float(((y - y.mean()) ** 2).sum()))


def _boxes(
    rows: np.ndarray[tuple[int], np.dtype[np.float64]],
    columns: np.ndarray[tuple[int], np.dtype[np.float64]],
    size: float,
) -> int:
    """Fewest boxes of `size` that cover the points, over all positions of the grid."""
    shifts = np.arange(SHIFTS) / SHIFTS
    vertical = [(rows / size + shift).astype(np.int64) for shift in shifts]
    horizontal = [(columns / size + shift).astype(np.int64) for shift in shifts]
    shape = (max(int(v.max()) for v in vertical) + 1, max(int(h.max()) for h in horizontal) + 1)
    fewest = rows.size
    for v in vertical:
        for h in horizontal:
            hit = np.zeros(shape, np.bool_)
            hit[v, h] = True
            fewest = min(fewest, int(np.count_nonzero(hit)))
    return fewest
