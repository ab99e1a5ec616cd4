"""From layers to one picture that lies over the photograph. Pure array work, without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from engine.progress import Cancel, Progress
from retsam_gui.canvas.levels import Levels, halve

PLANE = 8  # layers that share one byte a pixel
BAND = 64  # rows


@dataclass(frozen=True)
class LayerStyle:
    """How one layer is drawn: colour as RGB, opacity in [0, 1], outline or filled."""

    rgb: tuple[int, int, int]
    opacity: float = 0.7
    outline: bool = False


def compose(
    masks: Sequence[Mask], styles: Sequence[LayerStyle], *, progress: Progress, cancel: Cancel
) -> Levels:
    """Blend the masks, the last on top: premultiplied BGRA on the masks' grid, and its pyramid.

    Eight layers share a byte a pixel, one bit each, and one table look-up gives the blend of every
    combination; so ten layers cost little more than two. Rows are done in bands that fit into the
    processor's cache.
    """
    if not masks:
        raise ValueError("There is no layer to compose.")
    drawn = [
        outline(mask) if style.outline else mask for mask, style in zip(masks, styles, strict=True)
    ]
    tables = [_table(styles[start : start + PLANE]) for start in range(0, len(styles), PLANE)]
    height, width = masks[0].shape
    picture = np.empty((height, width, 4), dtype=np.uint8)
    for top in range(0, height, BAND):
        rows = slice(top, top + BAND)
        picture[rows] = _blend([mask[rows] for mask in drawn], tables)
    return halve(picture)


def outline(mask: Mask) -> Mask:
    """The pixels of `mask` along its edge, the image's edge included.

    The line is one pixel wide, wider in large photographs, which are seldom seen at full size.
    """
    width = 1 + max(mask.shape) // 1500
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * width + 1, 2 * width + 1))
    inner = cv2.erode(mask.view(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return mask & ~inner.view(np.bool_)


def _blend(masks: Sequence[Mask], tables: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Premultiplied BGRA of some rows; `tables` holds one table for each eight masks."""
    below: NDArray[np.uint8] | None = None
    for number, table in enumerate(tables):
        plane = _plane(masks[number * PLANE : (number + 1) * PLANE])
        above = cv2.LUT(cv2.merge([plane] * 4), table)
        if below is None:
            below = above
        elif plane.any():
            rest = 255 - above[:, :, 3]
            covered = cv2.multiply(below, cv2.merge([rest] * 4), scale=1 / 255)
            below = cv2.add(above, covered)
    assert below is not None
    return below


def _plane(masks: Sequence[Mask]) -> NDArray[np.uint8]:
    """Bit i of each pixel says whether layer i is drawn there."""
    plane = masks[0].astype(np.uint8)
    for bit, mask in enumerate(masks[1:], start=1):
        plane |= mask.view(np.uint8) << bit
    return plane


def _table(styles: Sequence[LayerStyle]) -> NDArray[np.uint8]:
    """(1, 256, 4) premultiplied BGRA for each combination of layers (Porter and Duff, 1984)."""
    table = np.zeros((256, 4))
    combinations = np.arange(256)
    for bit, style in enumerate(styles):
        source = np.array([*style.rgb[::-1], 255]) * style.opacity
        drawn = (combinations >> bit & 1).astype(bool)
        table[drawn] = source + table[drawn] * (1 - style.opacity)
    return np.rint(table).astype(np.uint8)[np.newaxis]
