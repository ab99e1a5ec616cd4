"""Point at a structure by a box, clicks or scribbles; the model outlines it."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from engine.choices import Point
from engine.editing.region import Region
from engine.prompt.prompts import Box, Mark
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import CASING, path_of, stroke_path
from retsam_gui.models.tool_options import Workbench
from retsam_gui.prompting import Prompter

INSIDE, OUTSIDE = QColor("#2ee6a6"), QColor("#ff5a5a")
DOT = 5.0  # radius of a click, device-independent pixels


class PointingTool(Tool):
    """Drag a box, or click; click again to correct, with Ctrl where it does not belong.

    Once something is shown, a drag is a scribble. Enter accepts, Shift+Enter adds, Alt+Enter
    subtracts, N shows the next candidate, Backspace takes a click back, Esc drops it.
    """

    def __init__(self, bench: Workbench, prompter: Prompter) -> None:
        self._bench = bench
        self._prompter = prompter
        self._points: list[Point] = []

    def press(self, x: float, y: float, reach: float) -> bool:
        self._points = [(x, y)]
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        if self._points:
            self._points.append((x, y))

    def release(self, x: float, y: float, reach: float) -> None:
        points, self._points = [*self._points, (x, y)], []
        start = points[0]
        inside = not self.modifiers & Qt.KeyboardModifier.ControlModifier
        if max(math.dist(start, point) for point in points) <= reach:
            self._prompter.mark(Mark((start,), inside=inside))
        elif self._prompter.prompt is not None:
            self._prompter.mark(Mark(tuple(points), inside=inside))
        elif x != start[0] and y != start[1]:
            self._prompter.box(_box(start, (x, y)))

    def double_click(self, x: float, y: float, reach: float) -> bool:
        return True

    def key(self, key: Qt.Key) -> bool:
        if self._prompter.prompt is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.modifiers & Qt.KeyboardModifier.ShiftModifier:
                self._prompter.accept("add")
            elif self.modifiers & Qt.KeyboardModifier.AltModifier:
                self._prompter.accept("subtract")
            else:
                self._prompter.accept()
        elif key == Qt.Key.Key_N:
            self._prompter.next()
        elif key == Qt.Key.Key_Backspace:
            self._prompter.back()
        elif key == Qt.Key.Key_Escape:
            self._prompter.drop()
        else:
            return False
        return True

    def drop(self) -> None:
        self._points = []
        self._prompter.drop()

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        prompter = self._prompter
        shown = prompter.shown
        if shown is not None:
            others = [each for each in prompter.candidates if each is not shown]
            for other in others:
                _outline(painter, other.region, view, ratio, QColor(255, 255, 255, 90), 1.0)
            _outline(painter, shown.region, view, ratio, INSIDE, 2.0)
        prompt = prompter.prompt
        if prompt is not None:
            if prompt.box is not None:
                stroke_path(painter, _rectangle(prompt.box, view), ratio, dashed=True)
            for mark in prompt.marks:
                _paint_mark(painter, mark, view, ratio)
        self._paint_hand(painter, view, ratio)
        if prompt is not None:
            paint_tag(painter, _words(prompter), ratio)

    def _paint_hand(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        """What is being drawn."""
        if len(self._points) < 2:
            return
        if self._prompter.prompt is not None:
            stroke_path(painter, path_of(self._points, view), ratio)
            return
        start, end = self._points[0], self._points[-1]
        if start[0] != end[0] and start[1] != end[1]:
            stroke_path(painter, _rectangle(_box(start, end), view), ratio, dashed=True)


def _words(prompter: Prompter) -> str:
    tr = QCoreApplication.translate
    if prompter.waiting and prompter.shown is None:
        return tr("Tools", "Looking …")
    return tr(
        "Tools",
        "Enter: accept.  Shift+Enter: add.  Alt+Enter: subtract.  N: another.  "
        "Click: belongs to it.  Ctrl+click: does not.  Esc: drop",
    )


def _box(one: Point, other: Point) -> Box:
    return Box(
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def _rectangle(box: Box, view: ViewTransform) -> QPainterPath:
    corners = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    return path_of(corners, view, closed=True)


def _outline(
    painter: QPainter,
    region: Region,
    view: ViewTransform,
    ratio: float,
    colour: QColor,
    width: float,
) -> None:
    path = QPainterPath()
    contours, _ = cv2.findContours(
        np.pad(region.mask.astype(np.uint8), 1), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_TC89_L1
    )
    for contour in contours:
        points = [(x + region.column - 1, y + region.row - 1) for x, y in contour[:, 0]]
        path.addPath(path_of(points, view, closed=True))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(CASING, (width + 2) * ratio))
    painter.strokePath(path, QPen(colour, width * ratio))


def _paint_mark(painter: QPainter, mark: Mark, view: ViewTransform, ratio: float) -> None:
    colour = INSIDE if mark.inside else OUTSIDE
    if len(mark.points) > 1:
        painter.strokePath(path_of(mark.points, view), QPen(colour, 3 * ratio))
        return
    x, y = view.to_device(*mark.points[0])
    radius = DOT * ratio
    painter.setPen(QPen(CASING, 1.6 * ratio))
    painter.setBrush(colour)
    painter.drawEllipse(int(x - radius), int(y - radius), round(2 * radius), round(2 * radius))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0), 1.6 * ratio))
    half = radius * 0.6
    painter.drawLine(int(x - half), int(y), int(x + half), int(y))
    if mark.inside:
        painter.drawLine(int(x), int(y - half), int(x), int(y + half))
