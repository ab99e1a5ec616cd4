"""Layers made larger, smaller, smoother, moved, or rid of small pieces.

Lengths count isotropic pixels (widths of a pixel); `aspect` is height / width of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from engine.editing.region import Region, cut, grown
from engine.layers import Mask


def larger(mask: Mask, by: float, *, aspect: float = 1.0) -> Mask:
    """With all pixels whose centres are at most `by` from one of the mask's."""
    return _in_box(mask, by, aspect, lambda part: _distance(~part, aspect) <= by + 1e-9)


def smaller(mask: Mask, by: float, *, aspect: float = 1.0) -> Mask:
    """Without the pixels whose centres are at most `by` from one outside the mask.

    What is cut off by the image's edge stays there: it is taken to go on beyond.
    """
    part = cut(mask)
    if part is None:
        return mask.copy()
    box = grown(part.box, 1, mask.shape)
    kept = mask.copy()
    if not mask[box].all():
        kept[box] &= _distance(mask[box], aspect) > by + 1e-9
    return kept


def smoother(mask: Mask, radius: float, *, aspect: float = 1.0) -> Mask:
    """Bumps and notches narrower than about `radius` evened out; straight edges stay in place.

    The mask blurred by a Gaussian of that standard deviation, where at least half of it remains.
    """

    def blurred(part: Mask) -> Mask:
        shares = cv2.GaussianBlur(
            part.astype(np.float32),
            (0, 0),
            sigmaX=radius,
            sigmaY=radius / aspect,
            borderType=cv2.BORDER_REPLICATE,
        )
        return np.asarray(shares >= 0.5)

    return _in_box(mask, 4 * radius, aspect, blurred)


def largest(mask: Mask) -> Mask:
    """The largest connected piece alone; the first of several as large."""
    labels, sizes = _pieces(mask)
    if len(sizes) <= 1:
        return mask.copy()
    return np.asarray(labels == 1 + int(sizes[1:].argmax()))


def without_small(mask: Mask, *, fewest: int) -> Mask:
    """Without connected pieces of fewer than `fewest` pixels."""
    labels, sizes = _pieces(mask)
    keep = sizes >= fewest
    keep[0] = False
    return np.asarray(keep[labels])


def moved(
    region: Region,
    shape: tuple[int, ...],
    *,
    dx: float = 0.0,
    dy: float = 0.0,
    degrees: float = 0.0,
    factor: float = 1.0,
    aspect: float = 1.0,
) -> Region | None:
    """A region turned (clockwise on the screen) and enlarged about its middle, then shifted.

    The shift is in image pixels. A shift by whole pixels alone keeps the region's exact shape; what
    leaves the image is lost. None where nothing is left.
    """
    height, width = region.mask.shape
    middle_x, middle_y = region.column + (width - 1) / 2, region.row + (height - 1) / 2
    turn = math.radians(degrees)
    cosine, sine = math.cos(turn) / factor, math.sin(turn) / factor
    # from the target's pixels back to the region's, through isotropic pixels
    back = np.array([[cosine, sine * aspect], [-sine / aspect, cosine]])
    forth = np.linalg.inv(back)
    reach = np.abs(forth) @ [width / 2, height / 2] + 1
    left, top = math.floor(middle_x + dx - reach[0]), math.floor(middle_y + dy - reach[1])
    right, bottom = math.ceil(middle_x + dx + reach[0]) + 1, math.ceil(middle_y + dy + reach[1]) + 1
    rows = np.arange(max(top, 0), min(bottom, shape[0]))
    columns = np.arange(max(left, 0), min(right, shape[1]))
    if not rows.size or not columns.size:
        return None
    across, down = columns - middle_x - dx, rows[:, np.newaxis] - middle_y - dy
    x = np.rint(back[0, 0] * across + back[0, 1] * down + (width - 1) / 2).astype(int)
    y = np.rint(back[1, 0] * across + back[1, 1] * down + (height - 1) / 2).astype(int)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    mask = np.zeros(inside.shape, np.bool_)
    mask[inside] = region.mask[y[inside], x[inside]]
    found = cut(mask)
    if found is None:
        return None
    return Region(int(rows[0]) + found.row, int(columns[0]) + found.column, found.mask)


def _pieces(mask: Mask) -> tuple[np.ndarray, np.ndarray]:
    """Labels of the connected pieces, corners included, and their sizes; 0 is the rest."""
    _, labels, figures, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    return labels, figures[:, cv2.CC_STAT_AREA].copy()


def _distance(mask: Mask, aspect: float) -> np.ndarray:
    """Of each pixel of `mask` to the nearest that is not of it."""
    from scipy import ndimage  # slow to import: windows start without it

    return np.asarray(ndimage.distance_transform_edt(mask, sampling=(aspect, 1.0)))


def _in_box(mask: Mask, reach: float, aspect: float, work: Callable[[Mask], Mask]) -> Mask:
    """Do the work where the mask is, with `reach` around it, and nowhere else."""
    part = cut(mask)
    if part is None:
        return mask.copy()
    box = grown(part.box, math.ceil(reach / min(aspect, 1.0)) + 2, mask.shape)
    done = np.zeros_like(mask)
    done[box] = work(mask[box])
    return done
