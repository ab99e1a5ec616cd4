"""From layers to colours: which layers lie on a pixel, and what they look like there.

Pure array work, without Qt. Eight layers share one byte a pixel, one bit each: a plane. A table
holds the blend of each of a plane's 256 combinations, so that ten layers cost little more than two,
and another look of a layer changes the table alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.editing.region import Box, grown, inner
from engine.layers import Mask
from engine.progress import Cancel, Progress, raise_if_cancelled

PLANE = 8  # layers that share one byte a pixel
TILE = 512  # pixels of the image along a side of what is blended at once
HATCH = 8  # pixels from one stripe to the next

Plane = NDArray[np.uint8]
Table = NDArray[np.uint8]
"""(256, 4) premultiplied BGRA for each combination of a plane's layers."""


@dataclass(frozen=True)
class LayerStyle:
    """How one layer is drawn: colour as RGB, opacity in [0, 1], outline or filled."""

    rgb: tuple[int, int, int]
    opacity: float = 0.7
    outline: bool = False


@dataclass(frozen=True, eq=False)
class Sheet:
    """What takes one bit: a mask (height, width), its edge alone, or its pixels hatched.

    Of `steps` sheets that lie upon each other, all together have the layer's opacity.
    """

    key: str
    mask: Mask
    outline: bool = False
    hatched: bool = False
    steps: int = 1

    def styled(self, style: LayerStyle) -> LayerStyle:
        """The layer's look, for this sheet of it."""
        if self.steps == 1:
            return style
        return replace(style, opacity=1 - (1 - style.opacity) ** (1 / self.steps))


def planes_of(
    sheets: Sequence[Sheet], size: tuple[int, int], *, progress: Progress, cancel: Cancel
) -> list[Plane]:
    """The planes of all sheets, the lowest in the first bit; `size` may exceed the masks'."""
    planes = [np.zeros(size, np.uint8) for _ in range(-(-len(sheets) // PLANE))]
    for number, sheet in enumerate(sheets):
        raise_if_cancelled(cancel)
        height, width = sheet.mask.shape
        write(planes, number, sheet, (slice(0, height), slice(0, width)))
    return planes


def write(planes: Sequence[Plane], number: int, sheet: Sheet, box: Box) -> None:
    """Renew one sheet's bit within a box of the image."""
    plane, bit = planes[number // PLANE][box], np.uint8(1 << number % PLANE)
    drawn = _drawn(sheet, box).view(np.uint8)
    plane &= ~bit
    plane |= drawn * bit


@dataclass(frozen=True, eq=False)
class Palette:
    """A part of all planes with at most 256 different combinations of layers in it.

    `index` (height, width) says which; `combinations` (n, planes) are their bytes in the planes.
    """

    index: NDArray[np.uint8]
    combinations: NDArray[np.uint8]

    def colours(self, tables: Sequence[Table]) -> NDArray[np.uint8]:
        """(n, 4) premultiplied BGRA of each combination."""
        blended = tables[0][self.combinations[:, 0]].astype(np.float32)
        for table_above, column in zip(tables[1:], self.combinations.T[1:], strict=True):
            above = table_above[column].astype(np.float32)
            blended = above + blended * (1 - above[:, 3:] / 255)
        return np.rint(blended).astype(np.uint8)


def palette_of(planes: Sequence[Plane], box: Box) -> Palette | None:
    """The palette of a box; None where there are more combinations than fit into a byte."""
    index = np.ascontiguousarray(planes[0][box])
    combinations = np.arange(256, dtype=np.uint8)[:, np.newaxis]
    for plane in planes[1:]:
        part = plane[box]
        if not part.any():
            nothing = np.zeros((len(combinations), 1), np.uint8)
            combinations = np.concatenate([combinations, nothing], axis=1)
            continue
        code = cv2.merge([np.ascontiguousarray(part), index]).view(np.uint16)[:, :, 0]
        there = np.flatnonzero(np.bincount(code.ravel(), minlength=1 << 16))
        if len(there) > 256:
            return None
        numbers = np.zeros(1 << 16, np.uint8)
        numbers[there] = np.arange(len(there))
        index = numbers[code]
        lower = combinations[there >> 8]
        combinations = np.concatenate([lower, (there & 255)[:, np.newaxis]], axis=1)
        combinations = combinations.astype(np.uint8)
    return Palette(index, combinations)


def tiles(size: tuple[int, int]) -> dict[tuple[int, int], Box]:
    """The boxes that are blended at once, by row and column of the tile."""
    height, width = size
    return {
        (row, column): (
            slice(row * TILE, min((row + 1) * TILE, height)),
            slice(column * TILE, min((column + 1) * TILE, width)),
        )
        for row in range(-(-height // TILE))
        for column in range(-(-width // TILE))
    }


@dataclass(frozen=True, eq=False)
class Planes:
    """All sheets' planes, and the palettes of the tiles that have one."""

    planes: list[Plane]
    palettes: dict[tuple[int, int], Palette | None]


def prepared(
    sheets: Sequence[Sheet], size: tuple[int, int], *, progress: Progress, cancel: Cancel
) -> Planes:
    """Planes and palettes of all sheets; `size` may exceed the masks'."""
    planes = planes_of(sheets, size, progress=progress, cancel=cancel)
    return Planes(planes, {tile: palette_of(planes, box) for tile, box in tiles(size).items()})


def reach(shape: tuple[int, ...]) -> int:
    """How far from a changed pixel an outline may change, in pixels."""
    return 2 + max(shape) // 1500


def outline(mask: Mask, *, width: int | None = None) -> Mask:
    """The pixels of `mask` along its edge, the image's edge included.

    The line is one pixel wide, wider in large photographs, which are seldom seen at full size.
    """
    width = width or reach(mask.shape) - 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * width + 1, 2 * width + 1))
    rest = cv2.erode(mask.view(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return mask & ~rest.view(np.bool_)


def table(styles: Sequence[LayerStyle | None]) -> Table:
    """The blend of each combination (Porter and Duff, 1984); None stands for a hidden layer."""
    blended = np.zeros((256, 4))
    combinations = np.arange(256)
    for bit, style in enumerate(styles):
        if style is not None:
            source = np.array([*style.rgb[::-1], 255]) * style.opacity
            there = (combinations >> bit & 1).astype(bool)
            blended[there] = source + blended[there] * (1 - style.opacity)
    return np.rint(blended).astype(np.uint8)


def pair_table(below: Table, above: Table) -> NDArray[np.uint8]:
    """(256, 256, 4): row i, column j is combination j of the one below, i of the one above it."""
    rest = (255 - above[:, 3:].astype(np.float32)) / 255
    blended = above[:, np.newaxis] + below[np.newaxis] * rest[:, np.newaxis]
    return np.rint(blended).astype(np.uint8)


def over(below: NDArray[np.uint8], above: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """One premultiplied picture over another, (height, width, 4)."""
    rest = 255 - above[:, :, 3]
    covered = cv2.multiply(below, cv2.merge([rest] * 4), scale=1 / 255)
    return np.asarray(cv2.add(above, covered), np.uint8)


def painted(rgb: NDArray[np.uint8], looks: Sequence[tuple[Sheet, LayerStyle]]) -> NDArray[np.uint8]:
    """A (height, width, 3) RGB picture under these sheets, the first lowest, in full size."""
    picture = rgb.astype(np.float32)
    whole = (slice(0, rgb.shape[0]), slice(0, rgb.shape[1]))
    for sheet, style in looks:
        there = _drawn(sheet, whole)
        colour = np.array(style.rgb, np.float32) * style.opacity
        picture[there] = colour + picture[there] * (1 - style.opacity)
    return np.rint(picture).astype(np.uint8)


def stripes(box: Box) -> Mask:
    """Where the hatching has ink, slanting at 45°, on the image's own grid."""
    rows, columns = np.ogrid[box]
    return np.asarray((rows + columns) % HATCH < HATCH // 2)


def _drawn(sheet: Sheet, box: Box) -> Mask:
    if sheet.hatched:
        return sheet.mask[box] & stripes(box)
    if not sheet.outline:
        return sheet.mask[box]
    around = grown(box, reach(sheet.mask.shape), sheet.mask.shape)
    part = np.ascontiguousarray(sheet.mask[around])
    return outline(part, width=reach(sheet.mask.shape) - 1)[inner(around, box)]
