"""Landmarks on the photograph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from retsam_gui.canvas.geometry import ViewTransform

RADIUS = 5.5  # in device-independent pixels


@dataclass(frozen=True)
class Mark:
    """A landmark to draw, (x, y) in image pixels."""

    x: float
    y: float
    rgb: tuple[int, int, int]


def paint_marks(
    painter: QPainter, marks: Sequence[Mark], view: ViewTransform, ratio: float
) -> None:
    """A ring with a cross, dark below and coloured above, to be seen on every ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = RADIUS * ratio
    for mark in marks:
        x, y = view.to_device(mark.x, mark.y)
        for colour, width in ((QColor(0, 0, 0, 190), 3.6), (QColor(*mark.rgb), 1.6)):
            painter.setPen(QPen(colour, width * ratio, c=Qt.PenCapStyle.RoundCap))
            painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(
                    QPointF(x + dx * radius * 0.45, y + dy * radius * 0.45),
                    QPointF(x + dx * radius * 1.7, y + dy * radius * 1.7),
                )
