"""Shifting columns so that a curved retina lies flat, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, median_filter

Rows = NDArray[np.float64]  # (scans, width)


def smooth_base(rows: NDArray[np.generic], *, columns: float = 25.0) -> NDArray[np.int64]:
    """Whole-row shifts that follow `rows` (scans, width) without their small steps."""
    steady = median_filter(rows.astype(np.float64), size=(1, 41), mode="nearest")
    return np.asarray(np.rint(gaussian_filter1d(steady, columns, axis=1, mode="nearest")), np.int64)


def flatten(
    bscans: NDArray[np.float32], base: NDArray[np.int64], *, above: int, below: int
) -> NDArray[np.float32]:
    """The band from `above` rows over `base` to `below` rows under it, (scans, above + below + 1,
    width); zero outside the picture. `base` lands on row `above`.
    """
    height = bscans.shape[1]
    rows = base[:, None, :] + np.arange(-above, below + 1)[None, :, None]
    inside = (rows >= 0) & (rows < height)
    found = np.take_along_axis(bscans, np.clip(rows, 0, height - 1), axis=1)
    return np.where(inside, found, 0).astype(np.float32)
