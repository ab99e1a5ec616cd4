"""What tools of clicked points share: lines with a dark casing, handles, their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from engine.choices import Point
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import WORDS

CASING = QColor(0, 0, 0, 190)
HANDLE = 4.5  # half the side of a handle, device-independent pixels


def key_on_points(key: Qt.Key, points: list[Point], done: Callable[[], None]) -> bool:
    """Enter is done with the points, Backspace takes the last one back; whether it was one."""
    if not points:
        return False
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        done()
        return True
    if key == Qt.Key.Key_Backspace:
        points.pop()
        return True
    return False


def stroke_path(
    painter: QPainter, path: QPainterPath, ratio: float, *, dashed: bool = False
) -> None:
    """A yellow line with a dark casing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(path, QPen(CASING, 3.4 * ratio, j=Qt.PenJoinStyle.RoundJoin))
    pen = QPen(WORDS, 1.5 * ratio, j=Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.strokePath(path, pen)


def path_of(points: Iterable[Point], view: ViewTransform, *, closed: bool = False) -> QPainterPath:
    """A line through image points, in device pixels."""
    path = QPainterPath()
    for number, point in enumerate(points):
        at = QPointF(*view.to_device(*point))
        if number:
            path.lineTo(at)
        else:
            path.moveTo(at)
    if closed:
        path.closeSubpath()
    return path


def paint_handles(
    painter: QPainter, points: Sequence[Point], view: ViewTransform, ratio: float
) -> None:
    """A small square at each point."""
    half = HANDLE * ratio
    painter.setPen(QPen(CASING, 1.4 * ratio))
    painter.setBrush(WORDS)
    for point in points:
        x, y = view.to_device(*point)
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
    painter.setBrush(Qt.BrushStyle.NoBrush)
