"""A vessel between two clicks, and the kind of a vessel by one."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from engine.choices import Point
from engine.editing.region import Operation, Region
from engine.layers import Mask
from engine.progress import Cancel, Progress
from retsam_gui.canvas.geometry import ViewTransform
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.lines import paint_handles, path_of, stroke_path
from retsam_gui.models.tool_options import Workbench

OTHER = {"artery": "vein", "vein": "artery"}


class VesselTool(Tool):
    """Two clicks on a vessel paint it between them; each further click goes on from there.

    Backspace or a click on the last point begins anew.
    """

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name
        self._start: Point | None = None
        self._pointer: Point | None = None

    def press(self, x: float, y: float, reach: float) -> bool:
        start, self._start = self._start, (x, y)
        if start is None:
            return True
        if math.dist(start, (x, y)) <= reach / 2:
            self._start = None
            return True
        bench = self._bench
        meant = self._meant()

        def draw(region: Region | None) -> None:
            if self._meant() == meant:
                bench.editing.do(self._name, region, meant[1])
            else:
                bench.tell(
                    QCoreApplication.translate(
                        "Tools", "{0} was given up: another layer or operation was chosen."
                    ).format(self._name)
                )

        bench.run(
            between,
            bench.pixels,
            start,
            (x, y),
            bench.aspect,
            on_done=lambda region: bench.editing.when_free(lambda: draw(region)),
        )
        return True

    def _meant(self) -> tuple[str | None, Operation]:
        """The layer that a traced vessel goes to, and what it does there."""
        return self._bench.target, self._bench.options.operation("vessel")

    def move(self, x: float, y: float, reach: float) -> None:
        self._pointer = (x, y)

    def key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Backspace and self._start is not None:
            self._start = None
            return True
        return False

    def drop(self) -> None:
        self._start = None

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        if self._start is None:
            return
        if self._pointer is not None:
            stroke_path(painter, path_of([self._start, self._pointer], view), ratio, dashed=True)
        paint_handles(painter, [self._start], view, ratio)


class KindTool(Tool):
    """A click on an artery makes the whole segment a vein, and the other way round."""

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.PointingHandCursor

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def press(self, x: float, y: float, reach: float) -> bool:
        source = self._kind_at(x, y, reach)
        if source is None:
            self._bench.tell(QCoreApplication.translate("Tools", "Click an artery or a vein."))
            return True
        mask = self._bench.mask(source)
        assert mask is not None

        def exchange(region: Region | None) -> None:
            if region is not None:
                self._exchange(region, source)

        self._bench.run(
            segment,
            mask.copy(),
            x,
            y,
            self._bench.aspect,
            on_done=lambda region: self._bench.editing.when_free(lambda: exchange(region)),
        )
        return True

    def _kind_at(self, x: float, y: float, reach: float) -> str | None:
        """The kind of the vessel nearest to a click, at most `reach` away."""
        best, found = reach, None
        for kind in OTHER:
            mask = self._bench.mask(kind)
            away = math.inf if mask is None else _distance(mask, x, y, reach)
            if away < best:
                best, found = away, kind
        return found

    def _exchange(self, region: Region, source: str) -> None:
        mask = self._bench.mask(source)
        if mask is None:
            return
        now = Region(region.row, region.column, region.mask & mask[region.box])  # erased meanwhile?
        name = (
            QCoreApplication.translate("Tools", "Artery to vein")
            if source == "artery"
            else QCoreApplication.translate("Tools", "Vein to artery")
        )
        self._bench.editing.exchange(name, now, source, OTHER[source])


def between(
    pixels: NDArray[np.uint8],
    start: Point,
    end: Point,
    aspect: float,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Region | None:
    """The vessel between two points of a photograph."""
    from engine.editing import vessels  # slow to import, and only in the process that works

    rows, columns = vessels.search_box(start, end, pixels.shape[:2])
    part = vessels.darkness(np.ascontiguousarray(pixels[rows, columns]))
    moved = [(x - columns.start, y - rows.start) for x, y in (start, end)]
    region = vessels.vessel_between(part, moved[0], moved[1], aspect=aspect)
    if region is None:
        return None
    return Region(region.row + rows.start, region.column + columns.start, region.mask)


def segment(
    mask: Mask, x: float, y: float, aspect: float, *, progress: Progress, cancel: Cancel
) -> Region | None:
    """The segment of a vessel at a point."""
    from engine.editing import vessels

    return vessels.segment_at(mask, x, y, aspect=aspect)


def _distance(mask: Mask, x: float, y: float, reach: float) -> float:
    """From a point to the nearest pixel of the mask within `reach`, in pixels."""
    top, left = max(math.floor(y - reach), 0), max(math.floor(x - reach), 0)
    part = mask[top : math.ceil(y + reach) + 1, left : math.ceil(x + reach) + 1]
    rows, columns = np.nonzero(part)
    if not rows.size:
        return math.inf
    return float(np.hypot(columns + left - x, rows + top - y).min())
