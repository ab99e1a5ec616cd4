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


@dataclass(frozen=True)
class LayerStyle:
    """How one layer is drawn: colour as RGB, opacity in [0, 1], outline or filled."""

    rgb: tuple[int, int, int]
    opacity: float = 0.6
    outline: bool = False


def compose(
    masks: Sequence[Mask], styles: Sequence[LayerStyle], *, progress: Progress, cancel: Cancel
) -> Levels:
    """Blend the masks, the last on top: premultiplied BGRA on the masks' grid, and its pyramid.

    Eight layers share a byte a pixel, one bit each, and one table look-up gives the blend of every
    combination; so ten layers cost little more than two.
    """
    picture: NDArray[np.uint8] | None = None
    for start in range(0, len(masks), PLANE):
        group = slice(start, start + PLANE)
        plane = _plane(masks[group], styles[group])
        picture = _over(picture, plane, _table(styles[group]))
    if picture is None:
        raise ValueError("There is no layer to compose.")
    return halve(picture)


def outline(mask: Mask) -> Mask:
    """The pixels of `mask` along its edge, the image's edge included.

    The line is one pixel wide, wider in large photographs, which are seldom seen at full size.
    """
    width = 1 + max(mask.shape) // 1500
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * width + 1, 2 * width + 1))
    inner = cv2.erode(mask.view(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return mask & ~inner.view(np.bool_)


def _plane(masks: Sequence[Mask], styles: Sequence[LayerStyle]) -> NDArray[np.uint8]:
    """Bit i of each pixel says whether layer i is drawn there."""
    plane = np.zeros(masks[0].shape, dtype=np.uint8)
    for bit, (mask, style) in enumerate(zip(masks, styles, strict=True)):
        drawn = outline(mask) if style.outline else mask
        plane |= drawn.view(np.uint8) << bit
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


def _over(
    below: NDArray[np.uint8] | None, plane: NDArray[np.uint8], table: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """The layers of `plane` over what is `below`."""
    above = cv2.LUT(cv2.merge([plane] * 4), table)
    if below is None:
        return above
    pixels = np.flatnonzero(plane)
    top = above.reshape(-1, 4)[pixels]
    flat = below.reshape(-1, 4)
    rest = 255 - top[:, 3:].astype(np.uint16)
    flat[pixels] = top + ((flat[pixels] * rest + 127) // 255).astype(np.uint8)
    return below
