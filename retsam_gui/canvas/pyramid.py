"""Painting an image in the size that fits the zoom: quick, smooth when out, crisp when in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from retsam_gui.canvas.geometry import Size, ViewTransform
from retsam_gui.canvas.levels import Levels


@dataclass(frozen=True, eq=False)
class Pyramid:
    """The levels as QImages over the arrays' own memory."""

    levels: Levels
    images: tuple[QImage, ...]

    @property
    def size(self) -> Size:
        """Of the image itself."""
        return Size(self.images[0].width(), self.images[0].height())

    def paint(self, painter: QPainter, view: ViewTransform, viewport: Size) -> None:
        """Paint what the viewport shows; `painter` works in device pixels.

        Every level is laid over the same rectangle, so no level is shifted against another.
        """
        index = min(
            max(math.floor(math.log2(1 / max(view.scale, view.row_scale))), 0), len(self.images) - 1
        )
        image, full = self.images[index], self.size
        step_x = view.scale * full.width / image.width()
        step_y = view.row_scale * full.height / image.height()
        x0, x1 = visible(view.left, step_x, image.width(), viewport.width)
        y0, y1 = visible(view.top, step_y, image.height(), viewport.height)
        if x0 >= x1 or y0 >= y1:
            return
        paint_part(painter, image, view, (step_x, step_y), QRectF(x0, y0, x1 - x0, y1 - y0))


def paint_part(
    painter: QPainter,
    image: QImage,
    view: ViewTransform,
    step: tuple[float, float],
    part: QRectF,
) -> None:
    """Paint a part of a level whose pixels are `step` (x, y) device pixels large.

    Smooth where an image pixel is narrower or lower than a screen pixel, else crisp.
    """
    smooth = min(view.scale, view.row_scale) < 1
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    shown = QRectF(
        view.left + part.x() * step[0],
        view.top + part.y() * step[1],
        part.width() * step[0],
        part.height() * step[1],
    )
    painter.drawImage(shown, image, part)


def pyramid(levels: Sequence[NDArray[np.uint8]], *, opaque: bool) -> Pyramid:
    """Wrap levels without a copy: RGB32 if `opaque`, else premultiplied ARGB."""
    kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    return Pyramid(
        tuple(levels),
        tuple(
            QImage(level.data, level.shape[1], level.shape[0], level.strides[0], kind)
            for level in levels
        ),
    )


def visible(origin: float, step: float, count: int, extent: int) -> tuple[int, int]:
    """First and last+1 of the `count` pixels of `step` from `origin` that touch [0, extent]."""
    first = math.floor(-origin / step) - 1
    last = math.ceil((extent - origin) / step) + 1
    return max(first, 0), min(last, count)
