"""Caliper, angle and area: what a person measures by hand on the photograph."""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from engine.choices import Point
from engine.editing import rulers
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import GROUND
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import paint_handles, path_of, stroke_path
from retsam_gui.language import digits
from retsam_gui.models.tool_options import Workbench


class Ruler(Enum):
    """What is measured, and how many points it takes; an area takes any number."""

    DISTANCE = 2
    ANGLE = 3
    AREA = 0


class RulerTool(Tool):
    """Clicks set points, which can be dragged; another click after the last begins anew.

    An area is closed by a double click or Enter. Nothing of the case is changed.
    """

    def __init__(self, bench: Workbench, ruler: Ruler) -> None:
        self._bench = bench
        self._ruler = ruler
        self._points: list[Point] = []
        self._pointer: Point | None = None
        self._held: int | None = None
        self._closed = False

    @property
    def _full(self) -> bool:
        return self._closed or 0 < self._ruler.value == len(self._points)

    def press(self, x: float, y: float, reach: float) -> bool:
        near = [number for number, at in enumerate(self._points) if math.dist(at, (x, y)) <= reach]
        if near:
            self._held = near[-1]
            return True
        if self._full:
            self._points, self._closed = [], False
        self._points.append((x, y))
        self._held = len(self._points) - 1
        return True

    def double_click(self, x: float, y: float, reach: float) -> bool:
        self._closed = self._ruler is Ruler.AREA and len(self._points) > 2
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        self._pointer = (x, y)
        if self._held is not None:
            self._points[self._held] = (x, y)

    def release(self, x: float, y: float, reach: float) -> None:
        self._held = None

    def key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._points) > 2:
            self._closed = True
            return True
        if key == Qt.Key.Key_Backspace and self._points:
            self._points.pop()
            self._closed = False
            return True
        return False

    def drop(self) -> None:
        self._points, self._closed = [], False

    # ---- reading ----

    @property
    def reading(self) -> str:
        """What the points measure, in pixels and, where the scale is known, in µm or mm²."""
        points = self._points
        if not self._full and self._pointer is not None and points:
            points = [*points, self._pointer]
        aspect = self._bench.aspect
        if self._ruler is Ruler.DISTANCE:
            return self._length(rulers.length(*points, aspect=aspect)) if len(points) == 2 else ""
        if self._ruler is Ruler.ANGLE:
            found = rulers.angle(*points, aspect=aspect) if len(points) == 3 else None
            return "" if found is None else digits(f"{found:.1f}°")
        return self._area(rulers.area(points, aspect=aspect)) if len(points) > 2 else ""

    @property
    def _um(self) -> float | None:
        """µm of an isotropic pixel in this eye."""
        case = self._bench.editing.case
        scale = case.scale_in_eye if case else None
        return scale.x_um if scale else None

    def _length(self, pixels: float) -> str:
        text = digits(f"{pixels:.1f} px")
        return text if self._um is None else f"{pixels * self._um:.0f} µm  ({text})"

    def _area(self, pixels: float) -> str:
        text = f"{pixels:.0f} px²"
        return (
            text if self._um is None else digits(f"{pixels * self._um**2 / 1e6:.3f} mm²  ({text})")
        )

    # ---- drawing ----

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        if not self._points:
            return
        ahead = [] if self._full or self._pointer is None else [self._pointer]
        closed = self._ruler is Ruler.AREA
        stroke_path(painter, path_of([*self._points, *ahead], view, closed=closed), ratio)
        paint_handles(painter, self._points, view, ratio)
        if text := self.reading:
            _label(painter, text, QPointF(*view.to_device(*(ahead or self._points)[-1])), ratio)


def _label(painter: QPainter, text: str, at: QPointF, ratio: float) -> None:
    """The value beside a point, on a dark ground."""
    painter.save()
    painter.scale(ratio, ratio)
    size = painter.fontMetrics().boundingRect(text).size()
    box = QRectF(at.x() / ratio + 12, at.y() / ratio + 10, size.width() + 14, size.height() + 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor("white"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
