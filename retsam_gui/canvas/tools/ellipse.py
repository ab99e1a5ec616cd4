"""An ellipse through three to five clicks, with handles: for the optic disc and its cup."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from engine.choices import Point
from engine.editing.ellipses import TiltedEllipse, filled, fitted
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import key_on_points, paint_handles, path_of, stroke_path
from retsam_gui.models.tool_options import Workbench

MOST = 5


class EllipseTool(Tool):
    """Clicks on the edge; points can be dragged. Enter or a double click puts it into the layer.

    Three points give a circle on the retina, four an upright ellipse, five any. Backspace takes the
    last point back.
    """

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._points: list[Point] = []
        self._held: int | None = None

    @property
    def ellipse(self) -> TiltedEllipse | None:
        """The ellipse through the points so far."""
        return fitted(self._points, aspect=self._bench.aspect)

    def press(self, x: float, y: float, reach: float) -> bool:
        near = [number for number, at in enumerate(self._points) if math.dist(at, (x, y)) <= reach]
        if near:
            self._held = near[-1]
        elif len(self._points) < MOST:
            self._points.append((x, y))
            self._held = len(self._points) - 1
        return True

    def double_click(self, x: float, y: float, reach: float) -> bool:
        self._apply()
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        if self._held is not None:
            self._points[self._held] = (x, y)

    def release(self, x: float, y: float, reach: float) -> None:
        self._held = None

    def key(self, key: Qt.Key) -> bool:
        return key_on_points(key, self._points, self._apply)

    def drop(self) -> None:
        self._points, self._held = [], None

    def _apply(self) -> None:
        ellipse = self.ellipse
        if ellipse is None:
            self._bench.tell(
                QCoreApplication.translate(
                    "Tools", "Click at least three points of the edge that are not on a line."
                )
            )
            return
        self.drop()
        region = filled(ellipse, shape=self._bench.shape, aspect=self._bench.aspect)
        self._bench.editing.do(self._name, region, self._bench.options.operation("ellipse"))

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        ellipse = self.ellipse
        if ellipse is not None:
            around = [ellipse.at(angle, aspect=self._bench.aspect) for angle in range(0, 360, 3)]
            stroke_path(painter, path_of(around, view, closed=True), ratio)
        paint_handles(painter, self._points, view, ratio)
        if self._points:
            translate = QCoreApplication.translate
            paint_tag(
                painter,
                translate(
                    "Tools", "Enter: put the ellipse into the layer.  Backspace: last point back"
                )
                if ellipse is not None
                else translate("Tools", "Click three to five points of the edge"),
                ratio,
            )
