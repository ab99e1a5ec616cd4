"""Areas that grow from a click: holes, pieces, alike pixels, likely pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.editing.region import Region, cut
from engine.layers import Mask

EIGHT = np.ones((3, 3), np.bool_)


def enclosed(mask: Mask, x: int, y: int) -> Region | None:
    """The empty area around a pixel that the mask closes off.

    None where the pixel is in the mask, or where the area reaches the image's edge: it is open
    then, and filling it would paint the whole picture.
    """
    if mask[y, x]:
        return None
    area = _around(~mask, x, y, connectivity=4)
    rows, columns = area.box
    open_ = rows.start == 0 or columns.start == 0
    if open_ or rows.stop == mask.shape[0] or columns.stop == mask.shape[1]:
        return None
    return area


def holes(mask: Mask) -> Region | None:
    """All empty areas that the mask closes off; None where there are none."""
    from scipy import ndimage  # slow to import: windows start without it

    part = cut(mask)
    if part is None:
        return None
    found = cut(ndimage.binary_fill_holes(part.mask) & ~part.mask)
    if found is None:
        return None
    return Region(part.row + found.row, part.column + found.column, found.mask)


def piece(mask: Mask, x: int, y: int) -> Region | None:
    """The connected piece of the mask at a pixel, corners included; None beside the mask."""
    return _around(mask, x, y, connectivity=8) if mask[y, x] else None


def alike(pixels: NDArray[np.uint8], x: int, y: int, *, tolerance: int) -> Region:
    """The connected area around a pixel in which every channel is within `tolerance` of it.

    `pixels` is (height, width, 3). What counts is the mean of the 3 × 3 pixels around the one that
    was clicked, so that one noisy pixel decides nothing.
    """
    near = pixels[max(y - 1, 0) : y + 2, max(x - 1, 0) : x + 2].reshape(-1, 3)
    seed = np.rint(near.mean(axis=0))
    low, high = np.clip(seed - tolerance, 0, 255), np.clip(seed + tolerance, 0, 255)
    within = cv2.inRange(pixels, low, high).astype(np.bool_)
    within[y, x] = True
    return _around(within, x, y, connectivity=4)


def likely(probability: NDArray[np.uint8], *, at_least: float) -> Mask:
    """The pixels whose probability, told in 255ths, is at least `at_least` in [0, 1]."""
    return np.asarray(probability >= np.ceil(at_least * 255 - 1e-9))


def _around(mask: Mask, x: int, y: int, *, connectivity: int) -> Region:
    """The connected area of `mask` at one of its pixels."""
    canvas = np.zeros((mask.shape[0] + 2, mask.shape[1] + 2), np.uint8)
    canvas[1:-1, 1:-1] = ~mask
    flags = connectivity | cv2.FLOODFILL_MASK_ONLY | (2 << 8)
    _, _, _, (left, top, width, height) = cv2.floodFill(
        np.zeros(mask.shape, np.uint8), canvas, (x, y), 0, flags=flags
    )
    box = canvas[1 + top : 1 + top + height, 1 + left : 1 + left + width]
    return Region(top, left, box == 2)
