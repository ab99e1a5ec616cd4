"""The layers as one picture over the photograph, blended where it is looked at."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.editing.region import Box, grown
from retsam_gui.canvas.compositor import (
    PLANE,
    TILE,
    LayerStyle,
    Plane,
    Planes,
    Sheet,
    Table,
    over,
    pair_table,
    palette_of,
    reach,
    table,
    tiles,
    write,
)
from retsam_gui.canvas.geometry import Size, ViewTransform
from retsam_gui.canvas.levels import SMALLEST
from retsam_gui.canvas.pyramid import paint_part, visible


def halvings(shape: tuple[int, ...]) -> int:
    """How many halved sizes an image of this shape has."""
    return max(math.ceil(math.log2(max(shape) / SMALLEST)), 0)


def padded(shape: tuple[int, ...]) -> tuple[int, int]:
    """The least size, of (height, width) or more, that can be halved so often without a rest."""
    step = 1 << halvings(shape)
    return -(-shape[0] // step) * step, -(-shape[1] // step) * step


class Overlay:
    """Premultiplied BGRA on the image's own grid and in halved sizes, blended tile by tile.

    A change of look makes all tiles stale at no cost; those that a frame shows are blended then,
    for the size that it shows. A change of pixels blends its own box at once, for all sizes. Each
    pixel of level n is the mean of exactly 2ⁿ × 2ⁿ of the image, so the levels lie upon each other.
    """

    def __init__(self, shape: tuple[int, ...], sheets: Sequence[Sheet], made: Planes) -> None:
        height, width = shape[:2]
        self.size = Size(width, height)
        self._sheets = tuple(sheets)
        self._planes = made.planes
        self._palettes = dict(made.palettes)
        self._tables: list[Table] = [table([]) for _ in made.planes]
        self._pairs: dict[tuple[int, int], NDArray[np.uint8]] = {}
        tall, wide = padded((height, width))
        self._tiles = tiles((tall, wide))
        self.levels = tuple(
            np.zeros((tall >> level, wide >> level, 4), np.uint8)
            for level in range(halvings((height, width)) + 1)
        )
        kind = QImage.Format.Format_ARGB32_Premultiplied
        self._images = tuple(
            QImage(level.data, level.shape[1], level.shape[0], level.strides[0], kind)
            for level in self.levels
        )
        self._stale = np.ones((len(self.levels), -(-tall // TILE), -(-wide // TILE)), np.bool_)

    # ---- changing ----

    def restyle(self, styles: Sequence[LayerStyle | None]) -> None:
        """Give every sheet its look; None hides it."""
        self._tables = [
            table(styles[start : start + PLANE]) for start in range(0, len(styles), PLANE)
        ]
        self._pairs.clear()
        self._stale[:] = True

    def repaint(self, key: str, box: Box) -> Box:
        """Pixels of a structure's masks changed within the box; gives what looks different now."""
        shape = (self.size.height, self.size.width)
        wide = grown(box, reach(shape), shape)
        for number, sheet in enumerate(self._sheets):
            if sheet.key == key:
                write(self._planes, number, sheet, wide)
        for row in range(wide[0].start // TILE, (wide[0].stop - 1) // TILE + 1):
            for column in range(wide[1].start // TILE, (wide[1].stop - 1) // TILE + 1):
                self._palettes.pop((row, column), None)
        step = 1 << (len(self.levels) - 1)
        rows, columns = (
            slice(side.start // step * step, -(-side.stop // step) * step) for side in wide
        )
        picture = self._blend((rows, columns))
        for level in range(len(self.levels)):
            picture = _halved(picture) if level else picture
            self._put(level, (rows, columns), picture)
        return rows, columns

    def all_fresh(self) -> NDArray[np.uint8]:
        """The whole picture in full size, (height, width, 4)."""
        self._freshen(0, slice(0, self.levels[0].shape[0]), slice(0, self.levels[0].shape[1]))
        return self.levels[0][: self.size.height, : self.size.width]

    # ---- painting ----

    def paint(self, painter: QPainter, view: ViewTransform, viewport: Size) -> None:
        """Paint what the viewport shows; `painter` works in device pixels.

        Smooth where an image pixel is narrower or lower than a screen pixel, else crisp.
        """
        largest = max(view.scale, view.row_scale)
        index = min(max(math.floor(math.log2(1 / largest)), 0), len(self.levels) - 1)
        step_x, step_y = view.scale * (1 << index), view.row_scale * (1 << index)
        x0, x1 = visible(view.left, step_x, -(-self.size.width >> index), viewport.width)
        y0, y1 = visible(view.top, step_y, -(-self.size.height >> index), viewport.height)
        if x0 >= x1 or y0 >= y1:
            return
        self._freshen(index, slice(y0 << index, y1 << index), slice(x0 << index, x1 << index))
        part = QRectF(x0, y0, x1 - x0, y1 - y0)
        paint_part(painter, self._images[index], view, (step_x, step_y), part)

    # ---- blending ----

    def _freshen(self, level: int, rows: slice, columns: slice) -> None:
        """Blend the stale tiles of a part of the image for one size."""
        top, left = rows.start // TILE, columns.start // TILE
        seen = self._stale[level, top : -(-rows.stop // TILE), left : -(-columns.stop // TILE)]
        for row, column in np.argwhere(seen):
            tile = (int(row) + top, int(column) + left)
            picture = self._blend_tile(tile)
            for _ in range(level):
                picture = _halved(picture)
            self._put(level, self._tiles[tile], picture)
        seen[:] = False

    def _put(self, level: int, box: Box, picture: NDArray[np.uint8]) -> None:
        rows, columns = (slice(side.start >> level, side.stop >> level) for side in box)
        self.levels[level][rows, columns] = picture

    def _blend_tile(self, tile: tuple[int, int]) -> NDArray[np.uint8]:
        box = self._tiles[tile]
        if tile not in self._palettes:
            self._palettes[tile] = palette_of(self._planes, box)
        palette = self._palettes[tile]
        if palette is None:
            return self._blend(box)
        return _coloured(palette.index, palette.colours(self._tables))

    def _blend(self, box: Box) -> NDArray[np.uint8]:
        """Premultiplied BGRA of a box; only planes that hold something to see there take part."""
        parts = [
            (number, np.ascontiguousarray(plane[box]))
            for number, plane in enumerate(self._planes)
            if self._tables[number].any()
        ]
        parts = [(number, plane) for number, plane in parts if plane.any()]
        if not parts:
            return np.zeros((*(side.stop - side.start for side in box), 4), np.uint8)
        first = self._looked_up(parts[:2])
        for number in range(2, len(parts), 2):
            first = over(first, self._looked_up(parts[number : number + 2]))
        return first

    def _looked_up(self, parts: Sequence[tuple[int, Plane]]) -> NDArray[np.uint8]:
        """The colours of one plane, or of two at once."""
        if len(parts) == 2:
            (below, columns), (above, rows) = parts
            if (below, above) not in self._pairs:
                pair = pair_table(self._tables[below], self._tables[above])
                self._pairs[below, above] = pair
            places = cv2.merge([columns, rows]).astype(np.int16)
            return np.asarray(
                cv2.remap(self._pairs[below, above], places, None, cv2.INTER_NEAREST), np.uint8
            )
        number, plane = parts[0]
        return _coloured(plane, self._tables[number])


def _halved(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = (picture.shape[1] // 2, picture.shape[0] // 2)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _coloured(index: NDArray[np.uint8], colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(height, width, 4): the colour of every pixel; Qt looks them up quickest."""
    height, width = index.shape
    indexed = QImage(index.data, width, height, width, QImage.Format.Format_Indexed8)
    indexed.setColorTable(np.ascontiguousarray(colours).view(np.uint32).ravel().tolist())
    shown = indexed.convertToFormat(QImage.Format.Format_ARGB32)  # no second premultiplying
    flat = np.array(shown.constBits(), np.uint8)  # a copy: the image goes
    return flat.reshape(height, shown.bytesPerLine() // 4, 4)[:, :width]
