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
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""How far a key moves the zones' centre, in widths of a pixel."""
GLOW = QColor(255, 255, 255, 110)


class ChoiceTool(Tool):
    """Calls `toggled` with a vessel and the place clicked, `moved` with the zones' new centre.

    `shapes` are those of a measurement: vessels are paths with a structure, the ellipses are the
    zones' borders. `aspect` is height / width of a pixel. What lies elsewhere on the photograph is
    left to the canvas, so that it can still be moved. By keys: N and Shift+N go from vessel to
    vessel, Shift with an arrow moves the zones' centre, Enter decides; `begun` is the place of the
    vessel that was reached so, for the tool that follows when the values are there.
    """

    by_keys = False  # it has keys of its own for the vessels and the zones

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
        self._nudged = False
        self.begun: Point | None = None
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
        self.begun = None
        self._at_handle = self._is_handle(x, y, reach)
        self._pointed = (
            None
            if self._at_handle
            else nearest(self.vessels, (x, y), aspect=self._aspect, within=reach)
        )

    def release(self, x: float, y: float, reach: float) -> None:
        """The zones lie where they were dragged; a vessel counts if the pointer is still on it."""
        if self._grip is not None:
            self._grip, self._nudged = None, False
            old = self._zones[0]
            if self.centre is not None and math.dist(self.centre, (old.x, old.y)) > SLIP * reach:
                self._moved(self.centre)
            return
        pressed, self._pressed = self._pressed, None
        self.move(x, y, reach)
        if pressed is not None and pressed is self._pointed:
            self._toggled(pressed, (x, y))

    def key(self, key: Qt.Key) -> bool:
        """Choose without a mouse."""
        shift = bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_N and self.vessels:
            self._step(-1 if shift else 1)
        elif key in STEPS and shift and self.centre is not None:
            across, down = STEPS[key]
            self.centre = (self.centre[0] + across, self.centre[1] + down / self._aspect)
            self._nudged = True
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._nudged and self.centre:
            self._nudged = False
            self._moved(self.centre)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed and self.begun:
            self._toggled(self._pointed, self.begun)
        else:
            return False
        return True

    def begin_at(self, place: Point) -> None:
        """Go on at the vessel that the tool before had reached by keys."""
        self._point_at(nearest(self.vessels, place, aspect=self._aspect))

    def _step(self, by: int) -> None:
        """To the next vessel around the zones' centre; from none, to the first or last."""
        around = sorted(self.vessels, key=self._angle)
        at = next((n for n, vessel in enumerate(around) if vessel is self._pointed), None)
        first = 0 if by > 0 else -1
        self._point_at(around[first if at is None else (at + by) % len(around)])

    def _angle(self, vessel: Path) -> float:
        """Where a vessel lies around the centre, clockwise from the left."""
        x, y = _middle(vessel)
        centre = self.centre or (0.0, 0.0)
        return math.atan2((y - centre[1]) * self._aspect, x - centre[0])

    def _point_at(self, vessel: Path | None) -> None:
        self._pointed = vessel
        self.begun = None if vessel is None else _middle(vessel)

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
        if self._grip is not None or self._nudged:
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


def _middle(vessel: Path) -> Point:
    """A place on a vessel's line, half-way along it."""
    x, y = vessel.points[len(vessel.points) // 2]
    return float(x), float(y)
