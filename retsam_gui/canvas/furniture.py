"""What helps to find one's way on the photograph: a scale bar, and a small map when zoomed in."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from retsam_gui.canvas.geometry import Size, ViewTransform
from retsam_gui.canvas.pyramid import Pyramid
from retsam_gui.canvas.tag import GROUND, WORDS
from retsam_gui.language import digits

MARGIN = 14.0  # device-independent pixels, as all lengths here
LONGEST = 180.0  # of the scale bar
MAP = 150.0  # the map's longer side
STEPS = (1.0, 2.0, 5.0)


def bar_length(um_per_point: float) -> float:
    """The longest of 1, 2, 5, 10 … µm that fits, for a screen where a point is so many µm."""
    most = LONGEST * um_per_point
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in STEPS if step * power <= most)


def paint_scale_bar(
    painter: QPainter, um_per_pixel: float, view: ViewTransform, viewport: Size, ratio: float
) -> None:
    """A bar of a round length in the lower right corner; `um_per_pixel` is a column's width."""
    um_per_point = um_per_pixel / view.scale * ratio
    length = bar_length(um_per_point)
    text = digits(f"{length / 1000:g} mm") if length >= 1000 else f"{length:g} µm"
    painter.save()
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    right, bottom = viewport.width / ratio - MARGIN, viewport.height / ratio - MARGIN
    wide = length / um_per_point
    words = painter.fontMetrics().boundingRect(text).size()
    box = QRectF(0, 0, max(wide, words.width()) + 16, words.height() + 18)
    box.moveBottomRight(QPointF(right, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor("white"))
    painter.drawText(
        box.adjusted(0, 3, 0, -9), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text
    )
    painter.fillRect(QRectF(box.center().x() - wide / 2, box.bottom() - 8, wide, 3), WORDS)
    painter.restore()


def map_place(image: Size, aspect: float, viewport: Size, ratio: float) -> QRectF:
    """Where the map lies: the upper right corner, in device-independent pixels."""
    wide, high = image.width, image.height * aspect
    shrink = MAP / max(wide, high)
    box = QRectF(0, 0, wide * shrink, high * shrink)
    box.moveTopRight(QPointF(viewport.width / ratio - MARGIN, MARGIN))
    return box


def map_is_shown(image: Size, view: ViewTransform, viewport: Size) -> bool:
    """True where less than half of the photograph is on the screen."""
    wide = min(viewport.width / view.scale, image.width) / image.width
    high = min(viewport.height / view.row_scale, image.height) / image.height
    return wide * high < 0.5


def paint_map(
    painter: QPainter, base: Pyramid, view: ViewTransform, viewport: Size, ratio: float
) -> None:
    """The whole photograph, small, and a frame around what is on the screen."""
    place = map_place(base.size, view.aspect, viewport, ratio)
    painter.save()
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, base.images[-1])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 200), 3))
    painter.drawRect(place)
    painter.setPen(QPen(QColor(170, 178, 188), 1))
    painter.drawRect(place)
    shrink_x = place.width() / base.size.width
    shrink_y = place.height() / base.size.height
    frame = QRectF(
        place.left() - view.left / view.scale * shrink_x,
        place.top() - view.top / view.row_scale * shrink_y,
        viewport.width / view.scale * shrink_x,
        viewport.height / view.row_scale * shrink_y,
    ).intersected(place)
    painter.setPen(QPen(QColor(0, 0, 0, 200), 3))
    painter.drawRect(frame)
    painter.setPen(QPen(WORDS, 1.5))
    painter.drawRect(frame)
    painter.restore()
