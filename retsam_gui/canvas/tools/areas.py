"""Polygon and freehand lasso: a line around what is added, taken away or kept."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from engine.choices import Point
from engine.editing.strokes import polygon
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import key_on_points, paint_handles, path_of, stroke_path
from retsam_gui.models.tool_options import Workbench


class LassoTool(Tool):
    """The line follows the pointer while the button is held, and closes by itself."""

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._points: list[Point] = []

    def press(self, x: float, y: float, reach: float) -> bool:
        self._points = [(x, y)]
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        if self._points:
            self._points.append((x, y))

    def release(self, x: float, y: float, reach: float) -> None:
        points, self._points = [*self._points, (x, y)], []
        _apply(self._bench, self._name, "lasso", points)

    def drop(self) -> None:
        self._points = []

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        if len(self._points) > 1:
            stroke_path(painter, path_of(self._points, view, closed=True), ratio)


class PolygonTool(Tool):
    """Each click is a corner; a double click, Enter or a click on the first corner closes it.

    Backspace takes the last corner back.
    """

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._points: list[Point] = []
        self._pointer: Point | None = None

    def press(self, x: float, y: float, reach: float) -> bool:
        near = len(self._points) > 2 and math.dist(self._points[0], (x, y)) <= reach
        if near:
            self._close()
        else:
            self._points.append((x, y))
        return True

    def double_click(self, x: float, y: float, reach: float) -> bool:
        self._close()
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        self._pointer = (x, y)

    def key(self, key: Qt.Key) -> bool:
        return key_on_points(key, self._points, self._close)

    def drop(self) -> None:
        self._points = []

    def _close(self) -> None:
        points, self._points = self._points, []
        _apply(self._bench, self._name, "polygon", points)

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        if not self._points:
            return
        ahead = [self._pointer] if self._pointer is not None else []
        stroke_path(painter, path_of([*self._points, *ahead], view), ratio)
        paint_handles(painter, self._points, view, ratio)


def _apply(bench: Workbench, name: str, tool: str, points: list[Point]) -> None:
    """Fill the line; a line that holds no pixel means none."""
    region = polygon(points, shape=bench.shape)
    if region is None:
        bench.tell(QCoreApplication.translate("Tools", "The line holds no pixel of the picture."))
        return
    bench.editing.do(name, region, bench.options.operation(tool))
