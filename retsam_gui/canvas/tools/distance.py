"""A distance between two points that a person clicks."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import WORDS, paint_tag
from retsam_gui.canvas.tools import Tool

Point = tuple[float, float]  # (x, y) in image pixels

SHADOW = QColor(0, 0, 0, 190)
TICK = 7.0  # half the length of the mark at an end, in device-independent pixels


class DistanceTool(Tool):
    """Takes two clicks, then calls `done` with them; the line between them stays on the screen."""

    def __init__(self, done: Callable[[Point, Point], None]) -> None:
        self._done = done
        self._ends: list[Point] = []
        self._pointer: Point | None = None

    def press(self, x: float, y: float, reach: float) -> bool:
        """A click at an image point. A third one begins anew."""
        if len(self._ends) == 2:
            self._ends.clear()
        if self._ends == [(x, y)]:
            return True  # a double click is one end, not a line without length
        self._ends.append((x, y))
        if len(self._ends) == 2:
            self._done(*self._ends)
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        """The pointer is at an image point."""
        self._pointer = (x, y)

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        """Draw the line and what to do next; `painter` works in device pixels, `ratio` a point."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = list(self._ends)
        if len(ends) == 1 and self._pointer is not None:
            ends.append(self._pointer)
        points = [QPointF(*view.to_device(*end)) for end in ends]
        for colour, width in ((SHADOW, 4.0), (WORDS, 1.8)):
            painter.setPen(QPen(colour, width * ratio, c=Qt.PenCapStyle.RoundCap))
            if len(points) == 2:
                painter.drawLine(*points)
            for point in points:
                _draw_tick(painter, point, points, TICK * ratio)
        self._paint_hint(painter, ratio)

    def _paint_hint(self, painter: QPainter, ratio: float) -> None:
        translate = QCoreApplication.translate
        text = (
            translate("DistanceTool", "Click the other end of the distance.  Esc: go back")
            if len(self._ends) == 1
            else translate(
                "DistanceTool", "Click one end of a distance that you know.  Esc: go back"
            )
        )
        paint_tag(painter, text, ratio)


def _draw_tick(painter: QPainter, at: QPointF, points: list[QPointF], half: float) -> None:
    """A mark across the line's end, or a cross where there is no line yet."""
    if len(points) < 2 or points[0] == points[1]:
        directions = [(1.0, 0.0), (0.0, 1.0)]
    else:
        step = points[1] - points[0]
        length = math.hypot(step.x(), step.y())
        directions = [(-step.y() / length, step.x() / length)]
    for x, y in directions:
        painter.drawLine(at - QPointF(x, y) * half, at + QPointF(x, y) * half)
