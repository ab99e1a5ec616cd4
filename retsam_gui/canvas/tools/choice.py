"""Which vessels count, and where the zones lie: clicks on drawn vessels, a handle to drag."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from engine.choices import Point
from engine.shapes import Ellipse, Path, Shape
from retsam_gui.canvas.drawing import Kind, line_path
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import WORDS
from retsam_gui.canvas.tools import Tool
from retsam_gui.models.choosing import nearest

SLIP = 0.1  # of the reach, by which a hand moves without meaning it
HANDLE = 7.0  # half the size of the handle, device-independent pixels
GLOW = QColor(255, 255, 255, 110)


class ChoiceTool(Tool):
    """Calls `toggled` with a vessel and the place clicked, `moved` with the zones' new centre.

    `shapes` are those of a measurement: vessels are paths with a structure, the ellipses are the
    zones' borders. `aspect` is height / width of a pixel. What lies elsewhere on the photograph is
    left to the canvas, so that it can still be moved.
    """

    def __init__(
        self,
        shapes: Sequence[Shape],
        *,
        aspect: float,
        toggled: Callable[[Path, Point], None],
        moved: Callable[[Point], None],
    ) -> None:
        self.vessels = [each for each in shapes if isinstance(each, Path) and each.structure]
        self._zones = [each for each in shapes if isinstance(each, Ellipse)]
        self._aspect = aspect
        self._toggled = toggled
        self._moved = moved
        self._pointed: Path | None = None
        self._pressed: Path | None = None
        self._grip: Point | None = None  # from the centre to where the handle was taken
        self._at_handle = False
        self.centre = (self._zones[0].x, self._zones[0].y) if self._zones else None

    @property
    def cursor(self) -> Qt.CursorShape:
        if self._at_handle or self._grip is not None:
            return Qt.CursorShape.SizeAllCursor
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        return arrow if self._pointed is None else hand

    def press(self, x: float, y: float, reach: float) -> bool:
        """Take the handle or a vessel, whatever is there."""
        self.move(x, y, reach)
        if self._at_handle and self.centre is not None:
            self._grip = (x - self.centre[0], y - self.centre[1])
            return True
        self._pressed = self._pointed
        return self._pressed is not None

    def move(self, x: float, y: float, reach: float) -> None:
        """Drag the zones, or see what is under the pointer."""
        if self._grip is not None:
            self.centre = (x - self._grip[0], y - self._grip[1])
            return
        self._at_handle = self._is_handle(x, y, reach)
        self._pointed = (
            None
            if self._at_handle
            else nearest(self.vessels, (x, y), aspect=self._aspect, within=reach)
        )

    def release(self, x: float, y: float, reach: float) -> None:
        """The zones lie where they were dragged; a vessel counts if the pointer is still on it."""
        if self._grip is not None:
            self._grip = None
            old = self._zones[0]
            if self.centre is not None and math.dist(self.centre, (old.x, old.y)) > SLIP * reach:
                self._moved(self.centre)
            return
        pressed, self._pressed = self._pressed, None
        self.move(x, y, reach)
        if pressed is not None and pressed is self._pointed:
            self._toggled(pressed, (x, y))

    def _is_handle(self, x: float, y: float, reach: float) -> bool:
        if self.centre is None:
            return False
        return math.hypot(x - self.centre[0], (y - self.centre[1]) * self._aspect) <= 1.2 * reach

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        """The vessel under the pointer, the handle, and the zones while they are dragged."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._pointed is not None:
            left, top = view.to_device(0, 0)
            place = QTransform(view.scale, 0, 0, view.row_scale, left, top)
            pen = QPen(GLOW, 9 * ratio, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(place.map(line_path(self._pointed)), pen)
        if self.centre is None:
            return
        middle = QPointF(*view.to_device(*self.centre))
        if self._grip is not None:
            for pen in Kind.WEAK.pens(ratio):
                painter.setPen(pen)
                for zone in self._zones:
                    radii = zone.radius_x * view.scale, zone.radius_y * view.row_scale
                    painter.drawEllipse(middle, *radii)
        self._paint_handle(painter, middle, HANDLE * ratio)

    def _paint_handle(self, painter: QPainter, at: QPointF, half: float) -> None:
        """A cross in a square."""
        for colour, width in ((QColor(0, 0, 0, 190), 0.6), (WORDS, 0.28)):
            painter.setPen(QPen(colour, width * half, c=Qt.PenCapStyle.RoundCap))
            painter.drawRect(int(at.x() - half), int(at.y() - half), int(2 * half), int(2 * half))
            painter.drawLine(at - QPointF(half, 0), at + QPointF(half, 0))
            painter.drawLine(at - QPointF(0, half), at + QPointF(0, half))
