"""Point at a structure by a box, clicks or scribbles; the model outlines it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QTransform

from engine.choices import Point
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.canvas.tools import Tool
from retsam_gui.pointing.hand import PointingHand
from retsam_gui.pointing.paint import Surface, paint_pointing, words
from retsam_gui.pointing.prompter import Prompter

SLIP = 0.5  # of the reach: a shorter way is a click


class PointingTool(Tool):
    """The hand of `retsam_gui.pointing.hand` on the photograph."""

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self._hand = PointingHand(prompter)
        self._start: Point = (0.0, 0.0)

    def press(self, x: float, y: float, reach: float) -> bool:
        self._start = (x, y)
        self._hand.press((x, y), self.modifiers)
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        self._hand.move((x, y), slip=self._is_slip(x, y, reach))

    def release(self, x: float, y: float, reach: float) -> None:
        self._hand.release((x, y), slip=self._is_slip(x, y, reach))

    def _is_slip(self, x: float, y: float, reach: float) -> bool:
        return math.dist(self._start, (x, y)) <= SLIP * reach

    def right_click(self, x: float, y: float) -> None:
        self._hand.point_out((x, y))

    def key(self, key: Qt.Key) -> bool:
        return self._hand.key(key, self.modifiers)

    def drop(self) -> None:
        self._hand.drop()
        self._prompter.drop()

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        left, top = view.to_device(0, 0)
        place = QTransform(view.scale, 0, 0, view.row_scale, left, top)
        paint_pointing(Surface(painter, place, ratio), self._prompter, self._hand.drawn)
        if told := words(self._prompter):
            paint_tag(painter, told, ratio)
