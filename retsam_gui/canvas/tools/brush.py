"""Brush, eraser, questionable and likely pixels: what is painted by moving the pointer."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from engine.choices import Point
from engine.editing.filling import likely
from engine.editing.region import Operation, Region
from engine.editing.strokes import stroke
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import path_of, stroke_path
from retsam_gui.models.tool_options import Workbench

MARGIN = 6.0  # device-independent pixels around the circle that its line takes


@dataclass(frozen=True)
class Paint:
    """What a brush does: its name in the history, its operation, and on which plane."""

    name: str
    operation: Operation = "add"
    questionable: bool = False


class BrushTool(Tool):
    """Paints along the way of the pointer, without gaps.

    Shift and a click draw a straight line from where the last stroke ended. Ctrl and the wheel
    change the size; Alt turns painting into erasing and back. `within` gives the probability map in
    255ths that limits the brush, where there is one.
    """

    def __init__(
        self,
        bench: Workbench,
        paint: Paint,
        *,
        within: Callable[[], NDArray[np.uint8] | None] | None = None,
    ) -> None:
        self._bench = bench
        self._paint = paint
        self._within = within
        self._limit: NDArray[np.uint8] | None = None
        self._last: Point | None = None  # where the stroke that is drawn has come to
        self._ended: Point | None = None  # where the stroke before ended
        self._pointer: Point | None = None
        self._operation: Operation = paint.operation

    def press(self, x: float, y: float, reach: float) -> bool:
        self._pointer = (x, y)
        if self._within is not None:
            self._limit = self._within()
            if self._limit is None:
                return True
        if not self._bench.editing.begin():
            return True
        self._operation = self._paint.operation
        if self.modifiers & Qt.KeyboardModifier.AltModifier:
            self._operation = "add" if self._operation == "subtract" else "subtract"
        shift = self.modifiers & Qt.KeyboardModifier.ShiftModifier
        start = self._ended if shift and self._ended is not None else (x, y)
        self._draw(start, (x, y))
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        self._pointer = (x, y)
        if self._last is not None:
            self._draw(self._last, (x, y))

    def release(self, x: float, y: float, reach: float) -> None:
        if self._last is not None:
            if self._last != (x, y):
                self._draw(self._last, (x, y))
            self._last, self._ended = None, (x, y)
            self._bench.editing.finish(self._paint.name)

    def _draw(self, start: Point, end: Point) -> None:
        region = stroke(
            start,
            end,
            radius=self._bench.options.now.radius,
            shape=self._bench.shape,
            aspect=self._bench.aspect,
        )
        if region is not None and self._limit is not None:
            sure = likely(self._limit[region.box], at_least=self._bench.options.now.threshold)
            region = Region(region.row, region.column, region.mask & sure)
        self._bench.editing.paint(region, self._operation, questionable=self._paint.questionable)
        self._last = end

    def leave(self) -> None:
        self._pointer = None

    def turn(self, notches: float) -> bool:
        if not self.modifiers & Qt.KeyboardModifier.ControlModifier:
            return False
        self._bench.options.resize(notches)
        return True

    def drop(self) -> None:
        self._ended = None
        if self._last is not None:
            self._last = None
            self._bench.editing.abandon()

    # ---- drawing ----

    def extent(self, view: ViewTransform, ratio: float) -> QRectF | None:
        if self._pointer is None:
            return QRectF()
        circle = self._circle(view)
        if self._straight:
            circle = circle.united(path_of(self._line(), view).boundingRect())
        more = MARGIN * ratio
        return circle.adjusted(-more, -more, more, more)

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        if self._pointer is None:
            return
        path = QPainterPath()
        path.addEllipse(self._circle(view))
        stroke_path(painter, path, ratio, dashed=self._paint.operation == "subtract")
        if self._straight:
            stroke_path(painter, path_of(self._line(), view), ratio, dashed=True)

    @property
    def _straight(self) -> bool:
        shift = bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)
        return shift and self._ended is not None and self._last is None

    def _line(self) -> list[Point]:
        assert self._ended is not None
        assert self._pointer is not None
        return [self._ended, self._pointer]

    def _circle(self, view: ViewTransform) -> QRectF:
        assert self._pointer is not None
        middle = QPointF(*view.to_device(*self._pointer))
        half = max(self._bench.options.now.radius * view.scale, 1.5)
        return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)


def nearest_whole(value: float) -> int:
    """The pixel at a coordinate."""
    return math.floor(value + 0.5)
