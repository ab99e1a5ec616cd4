"""A vessel's width: the mask's profile across the centre line."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from engine.biomarkers.geometry import Points, slopes
from engine.layers import Mask

REACH = 1.6  # of the half width, on each side of the centre line
MARGIN = 3.0  # pixels beyond that
SAMPLES = 30  # on each side
CLEAR = 0.01  # a profile below this has left the vessel
BLOCK = 16_000  # rows of samples at once; OpenCV's maps are limited


def profile_widths(
    mask: Mask, lines: Sequence[Points], radius: Points, *, smoothing: float
) -> list[Points]:
    """Width in pixels at every point of `lines`, each (n, 2) places (x, y) one pixel apart.

    The mask, interpolated between pixels, is integrated along the normal from the centre line to
    the first place outside on either side, and averaged along the line with a Gaussian of
    `smoothing` pixels. That keeps the vessel's area, so that widths along a slanting vessel are
    right to a fraction of a pixel although the mask has whole ones. NaN where a side does not end
    within 1.6 half widths (`radius`, the distance to the wall, (height, width)) plus 3 pixels.
    """
    if not lines:
        return []
    points = np.concatenate(lines)
    normals = np.concatenate([_normals(line) for line in lines])
    rows = np.clip(np.rint(points[:, 1]).astype(np.int64), 0, mask.shape[0] - 1)
    columns = np.clip(np.rint(points[:, 0]).astype(np.int64), 0, mask.shape[1] - 1)
    reach = REACH * radius[rows, columns] + MARGIN
    shares = mask.astype(np.float32)
    widths = np.concatenate(
        [
            _widths(shares, points[cut], normals[cut], reach[cut])
            for cut in (slice(at, at + BLOCK) for at in range(0, len(points), BLOCK))
        ]
    )
    along = np.split(widths, np.cumsum([len(line) for line in lines])[:-1])
    return [_averaged(line, smoothing) for line in along]


def _averaged(widths: Points, smoothing: float) -> Points:
    """The widths evened out along the line; unknown ones count for nothing and stay unknown."""
    known = np.isfinite(widths)
    both = np.stack([np.where(known, widths, 0), known.astype(np.float64)])
    sums, weights = gaussian_filter1d(both, smoothing, mode="nearest")
    return np.asarray(np.where(known, sums / np.where(known, weights, 1), np.nan))


def _normals(line: Points) -> Points:
    along = slopes(line)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return np.column_stack([-along[:, 1], along[:, 0]])


def _widths(mask: NDArray[np.float32], points: Points, normals: Points, reach: Points) -> Points:
    steps = np.arange(-SAMPLES, SAMPLES + 1) / SAMPLES * reach[:, None]
    x = (points[:, :1] + steps * normals[:, :1]).astype(np.float32)
    y = (points[:, 1:] + steps * normals[:, 1:]).astype(np.float32)
    values = cv2.remap(mask, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    right = values[:, SAMPLES:]
    left = values[:, SAMPLES::-1]
    inside = [np.logical_and.accumulate(side > CLEAR, axis=1) for side in (left, right)]
    sums = sum((side * within).sum(1) for side, within in zip((left, right), inside, strict=True))
    ended = ~(inside[0][:, -1] | inside[1][:, -1]) & (values[:, SAMPLES] > 0)
    widths = (sums - values[:, SAMPLES]) * reach / SAMPLES  # the middle was counted twice
    return np.asarray(np.where(ended, widths, np.nan), np.float64)
