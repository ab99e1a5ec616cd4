"""Moving: a piece of the active layer, or a landmark."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPainterPath

from engine.choices import Point
from engine.editing import filling
from engine.editing.region import Region
from engine.editing.reshaping import moved
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.brush import nearest_whole
from retsam_gui.canvas.tools.lines import stroke_path
from retsam_gui.models.tool_options import Workbench

TURN = 2.0  # degrees for one notch of the wheel
ENLARGE = 1.02


class MoveTool(Tool):
    """Drags the piece of the active layer that is under the pointer; with Shift, the whole layer.

    While it is dragged, the wheel turns it, and with Ctrl makes it larger or smaller.
    """

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.SizeAllCursor

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._piece: Region | None = None
        self._target: str | None = None  # the layer that it was taken from
        self._from: Point = (0.0, 0.0)
        self._to: Point = (0.0, 0.0)
        self._degrees, self._factor = 0.0, 1.0

    def press(self, x: float, y: float, reach: float) -> bool:
        target = self._bench.target
        if target is None:
            self._bench.editing.begin()  # says what is missing
            return True
        mask = self._bench.mask(target)
        column, row = nearest_whole(x), nearest_whole(y)
        inside = mask is not None and 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
        found = filling.piece(mask, column, row) if mask is not None and inside else None
        if found is None:
            self._bench.tell(
                QCoreApplication.translate("Tools", "Click a piece of the active layer.")
            )
            return True
        if mask is not None and self.modifiers & Qt.KeyboardModifier.ShiftModifier:
            found = Region(0, 0, mask.copy())
        self._target = target
        self._piece = Region(found.row, found.column, found.mask.copy())
        self._from = self._to = (x, y)
        self._degrees, self._factor = 0.0, 1.0
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        self._to = (x, y)

    def release(self, x: float, y: float, reach: float) -> None:
        self._to = (x, y)
        piece, there = self._piece, self._moved()
        self._piece = None
        if piece is None or (there is not None and _same(piece, there)):
            return
        if self._target is None or self._target != self._bench.target:
            return  # another layer became active meanwhile, and the piece is not its own
        if self._bench.editing.begin():
            self._bench.editing.paint(piece, "subtract")
            self._bench.editing.paint(there)
            self._bench.editing.finish(self._name)

    def turn(self, notches: float) -> bool:
        if self._piece is None:
            return False
        if self.modifiers & Qt.KeyboardModifier.ControlModifier:
            self._factor *= ENLARGE**notches
        else:
            self._degrees += TURN * notches
        return True

    def drop(self) -> None:
        self._piece = None

    def _moved(self) -> Region | None:
        """The piece where it is dragged, shifted by whole pixels so that it keeps its shape."""
        if self._piece is None:
            return None
        return moved(
            self._piece,
            self._bench.shape,
            dx=round(self._to[0] - self._from[0]),
            dy=round(self._to[1] - self._from[1]),
            degrees=self._degrees,
            factor=self._factor,
            aspect=self._bench.aspect,
        )

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        there = self._moved()
        if there is None:
            return
        path = QPainterPath()
        for line in _outlines(there):
            path.moveTo(*view.to_device(*line[0]))
            for point in line[1:]:
                path.lineTo(*view.to_device(*point))
            path.closeSubpath()
        stroke_path(painter, path, ratio)


class LandmarkTool(Tool):
    """Drags the fovea or the disc's centre."""

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.PointingHandCursor

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._held: str | None = None

    def press(self, x: float, y: float, reach: float) -> bool:
        working = self._bench.editing.working
        marks = working.landmarks if working else ()
        near = [
            (math.dist((mark.x, mark.y), (x, y)), mark.structure)
            for mark in marks
            if math.dist((mark.x, mark.y), (x, y)) <= 2 * reach
        ]
        if not near:
            self._bench.tell(
                QCoreApplication.translate("Tools", "Take hold of a landmark: a ring with a cross.")
            )
        elif self._bench.editing.begin(min(near)[1]):
            self._held = min(near)[1]
        return True

    def move(self, x: float, y: float, reach: float) -> None:
        if self._held is not None:
            height, width = self._bench.shape
            at = (float(np.clip(x, 0, width - 1)), float(np.clip(y, 0, height - 1)))
            self._bench.editing.drag_landmark(self._held, at)

    def release(self, x: float, y: float, reach: float) -> None:
        if self._held is not None:
            self.move(x, y, reach)
            self._held = None
            self._bench.editing.finish(self._name)

    def drop(self) -> None:
        if self._held is not None:
            self._held = None
            self._bench.editing.abandon()


def _same(one: Region, other: Region) -> bool:
    box = one.box
    return other.mask.sum() == one.mask.sum() and bool((other.within(box) == one.mask).all())


def _outlines(region: Region) -> list[list[Point]]:
    """The lines around a region, along the edges of its pixels' centres, in image pixels."""
    canvas = np.ascontiguousarray(region.mask, np.uint8)
    found, _ = cv2.findContours(canvas, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return [
        [(float(x) + region.column, float(y) + region.row) for x, y in line[:, 0]] for line in found
    ]
