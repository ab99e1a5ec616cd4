"""Boxes on a picture: drawn, moved, made larger and taken away, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.choices import Point
from engine.deidentify.box import Box
from retsam_gui.canvas.geometry import Size, ViewTransform
from retsam_gui.canvas.tools import Tool

SMALLEST = 3  # pixels: what is drawn smaller was a click
STEP, LONG = 1, 10  # pixels of one press of an arrow key; with Shift
LINE = QColor(255, 221, 64)
CHOSEN = QColor("white")
FILL = QColor(0, 0, 0, 80)  # what stands below can still be read
SOLID = QColor(0, 0, 0)
HANDLE = 4.0  # device-independent pixels to either side
WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Hold(Enum):
    NEW = auto()
    MOVE = auto()
    CORNER = auto()


class BoxesTool(Tool):
    """The boxes of one picture; `changed` is called whenever they, or the chosen one, change.

    `solid` shows them as they will be in the copy, with nothing to be read below.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._size = Size(1, 1)
        self._hold: _Hold | None = None
        self._start: Point = (0.0, 0.0)  # where it was pressed, or the corner that stays
        self._before: Box | None = None
        self.boxes: list[Box] = []
        self.chosen: int | None = None
        self.solid = False

    def show(self, boxes: Sequence[Box], size: Size) -> None:
        """Begin with these boxes on a picture of this size."""
        self._size, self._hold = size, None
        self.boxes, self.chosen = list(boxes), None
        self._changed()

    def choose(self, number: int | None) -> None:
        """Work on this box."""
        if number != self.chosen:
            self.chosen = number
            self._changed()

    def add(self, box: Box) -> None:
        """One more box, as far as it lies in the picture; it is chosen."""
        self.boxes.append(self._within(box))
        self.chosen = len(self.boxes) - 1
        self._changed()

    def take_away(self) -> None:
        """The chosen box goes."""
        if self.chosen is not None:
            del self.boxes[self.chosen]
            self.chosen = min(self.chosen, len(self.boxes) - 1) if self.boxes else None
            self._changed()

    def take_all_away(self) -> None:
        """All boxes go."""
        self.boxes, self.chosen = [], None
        self._changed()

    # ---- by hand ----

    def press(self, x: float, y: float, reach: float) -> bool:
        self._start = (x, y)
        corner = self._corner_at(x, y, reach)
        if corner is not None:
            self._hold, self._start = _Hold.CORNER, corner
            return True
        number = self._box_at(x, y)
        self.choose(number)
        self._hold = _Hold.NEW if number is None else _Hold.MOVE
        self._before = None if number is None else self.boxes[number]
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        if self._hold is _Hold.MOVE and self._before is not None and self.chosen is not None:
            right, down = round(x - self._start[0]), round(y - self._start[1])
            self.boxes[self.chosen] = self._moved(self._before, right, down)
        elif self._hold is _Hold.CORNER and self.chosen is not None:
            self.boxes[self.chosen] = self._between(self._start, (x, y))
        elif self._hold is _Hold.NEW:
            self._before = self._between(self._start, (x, y))

    def release(self, x: float, y: float, reach: float) -> None:
        self.move(x, y, reach)
        hold, drawn = self._hold, self._before
        self._hold = self._before = None
        if hold is _Hold.NEW and drawn and min(drawn.width, drawn.height) >= SMALLEST:
            self.add(drawn)
        else:
            self._changed()

    def drop(self) -> None:
        self._hold = self._before = None

    def _box_at(self, x: float, y: float) -> int | None:
        """The box under a point, the chosen one before others."""
        order = sorted(range(len(self.boxes)), key=lambda number: number != self.chosen)
        return next((number for number in order if _holds(self.boxes[number], x, y)), None)

    def _corner_at(self, x: float, y: float, reach: float) -> Point | None:
        """The corner across from that of the chosen box which is meant; None where none is."""
        if self.chosen is None:
            return None
        box = self.boxes[self.chosen]
        sides = ((box.x, box.x + box.width - 1), (box.y, box.y + box.height - 1))
        for right in (0, 1):
            for low in (0, 1):
                if abs(x - sides[0][right]) <= reach and abs(y - sides[1][low]) <= reach:
                    return float(sides[0][1 - right]), float(sides[1][1 - low])
        return None

    # ---- by keys ----

    def key(self, key: Qt.Key) -> bool:
        step = LONG if self.modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
        control = bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(self.modifiers & Qt.KeyboardModifier.AltModifier)
        if key in WAYS and (control or alt):
            self._by_key(WAYS[key][0] * step, WAYS[key][1] * step, grow=alt)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_away()
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period) and self.boxes:
            step = 1 if key == Qt.Key.Key_Period else -1
            last = -1 if step > 0 else 0
            now = last if self.chosen is None else self.chosen
            self.choose((now + step) % len(self.boxes))
        elif key == Qt.Key.Key_Escape:
            self.choose(None)
        else:
            return False
        return True

    def _by_key(self, right: int, down: int, *, grow: bool) -> None:
        if self.chosen is None:
            return
        box = self.boxes[self.chosen]
        if grow:
            box = replace(box, width=max(1, box.width + right), height=max(1, box.height + down))
            self.boxes[self.chosen] = self._within(box)
        else:
            self.boxes[self.chosen] = self._moved(box, right, down)
        self._changed()

    # ---- places ----

    def _between(self, one: Point, other: Point) -> Box:
        """The box of the pixels between two points."""
        left, right = sorted((round(one[0]), round(other[0])))
        top, low = sorted((round(one[1]), round(other[1])))
        return self._within(Box(left, top, right - left + 1, low - top + 1))

    def _moved(self, box: Box, right: int, down: int) -> Box:
        x = min(max(box.x + right, 0), self._size.width - box.width)
        y = min(max(box.y + down, 0), self._size.height - box.height)
        return replace(box, x=x, y=y)

    def _within(self, box: Box) -> Box:
        """The part of a box that lies in the picture, at least a pixel."""
        x = min(max(box.x, 0), self._size.width - 1)
        y = min(max(box.y, 0), self._size.height - 1)
        width = min(box.x + box.width, self._size.width) - x
        height = min(box.y + box.height, self._size.height) - y
        return Box(x, y, max(width, 1), max(height, 1))

    # ---- drawing ----

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        for number, box in enumerate(self.boxes):
            fill = SOLID if self.solid else FILL
            _paint(painter, box, view, ratio, fill=fill, chosen=number == self.chosen)
        if self._hold is _Hold.NEW and self._before is not None:
            _paint(painter, self._before, view, ratio, fill=FILL, chosen=True)


def _holds(box: Box, x: float, y: float) -> bool:
    across = box.x - 0.5 <= x < box.x + box.width - 0.5
    return across and box.y - 0.5 <= y < box.y + box.height - 0.5


def _paint(
    painter: QPainter, box: Box, view: ViewTransform, ratio: float, *, fill: QColor, chosen: bool
) -> None:
    corners = (
        QPointF(*view.to_device(box.x - 0.5, box.y - 0.5)),
        QPointF(*view.to_device(box.x + box.width - 0.5, box.y + box.height - 0.5)),
    )
    place = QRectF(*corners)
    painter.fillRect(place, fill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 200), 4.0), (CHOSEN if chosen else LINE, 2.0)):
        painter.setPen(QPen(colour, width * ratio))
        painter.drawRect(place)
    if chosen:
        size = HANDLE * ratio
        for at in (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()):
            handle = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            painter.fillRect(handle, CHOSEN)
