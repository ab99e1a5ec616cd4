"""Correcting a surface with the mouse: drag, draw, snap to the edge, erase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from engine.image import ScanPattern
from engine.layers import Origin
from engine.taxonomy import structure as taxonomy_of
from retsam_gui.language import title_of
from retsam_gui.oct.tools import Desk, Place, Tool

if TYPE_CHECKING:
    from engine.oct.correct import Line, Moved

CLICK = 3.5  # device-independent pixels: a shorter way is a click, a step of the cross is none
SPAN = QColor(255, 255, 255, 48)


class SurfaceTool(Tool):
    """Begins on the chosen surface; a click near another one chooses that."""

    target = "surface"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.begun: Place | None = None
        self.line: Line | None = None

    def press(self, at: Place) -> bool:
        if self.desk.editing.may_begin():
            self.begun = at
        return True

    def is_click(self, at: Place) -> bool:
        """True where the hand hardly moved since the button went down."""
        view = self.desk.view
        assert self.begun is not None
        way = view.to_widget(*at) - view.to_widget(*self.begun)
        return abs(way.x()) + abs(way.y()) < CLICK

    def choose(self, at: Place) -> None:
        """Take the surface near this place."""
        key = self.desk.nearest(at)
        if key is not None:
            self.desk.set(replace(self.desk.settings, surface=key))

    def drop(self) -> None:
        self.begun = self.line = self.replaces = None
        self.desk.view.update()

    def show(self, line: Line) -> None:
        """Draw the chosen surface so, in place of what it is."""
        self.line, self.replaces = line, self.desk.settings.surface
        self.desk.view.update()

    def finish(self, moved: Moved, name: str) -> None:
        """Hand in the new rows."""
        key = self.desk.settings.surface
        self.drop()
        name = name.format(title_of(key), self.desk.scan + 1)
        self.desk.editing.move_surface(key, {self.desk.scan: (moved, Origin.DRAWN)}, name)

    def paint(self, painter: QPainter) -> None:
        if self.line is None:
            return
        colour = QColor(*taxonomy_of(self.desk.settings.surface).rgb)
        for pen in (QPen(QColor(255, 255, 255, 150), 5), QPen(colour, 2.6)):
            self.desk.view.draw_line(painter, self.line, pen)


class DragSurface(SurfaceTool):
    """Pulls a surface; neighbouring columns follow, less and less."""

    def press(self, at: Place) -> bool:
        if super().press(at) and self.begun is not None:
            self.choose(at)
            lines, which = self.desk.lines()
            held = min(max(round(at[0]), 0), self.desk.size[1] - 1)
            if not np.isfinite(lines[which, held]):
                self.begun = None
                self.desk.editing.told.emit(
                    QCoreApplication.translate(
                        "OctTools", "This surface is not seen here. Draw it with Draw surface (3)."
                    )
                )
        return True

    def move(self, at: Place, *, down: bool) -> None:
        if down and self.begun is not None and (self.line is not None or not self.is_click(at)):
            self.show(self._moved(at).line)

    def release(self, at: Place) -> None:
        if self.begun is not None and self.line is not None:
            self.finish(
                self._moved(at), QCoreApplication.translate("OctTools", "Drag {0}, B-scan {1}")
            )
        self.drop()

    def _moved(self, at: Place) -> Moved:
        from engine.oct.correct import drag

        assert self.begun is not None
        lines, which = self.desk.lines()
        height, width = self.desk.size
        held = min(max(round(self.begun[0]), 0), width - 1)
        to = (held, float(lines[which, held]) + at[1] - self.begun[1])
        closed = self.desk.view.volume.pattern is ScanPattern.CIRCLE
        reach = self.desk.settings.reach
        return drag(lines, which, to, reach=reach, height=height, closed=closed)


class DrawSurface(SurfaceTool):
    """The surface becomes what the hand draws."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._points: list[Place] = []

    def move(self, at: Place, *, down: bool) -> None:
        if down and self.begun is not None and (self._points or not self.is_click(at)):
            self._points = self._points or [self.begun]
            self._points.append(at)
            self.show(self._moved().line)

    def release(self, at: Place) -> None:
        if self._points:
            self.finish(
                self._moved(), QCoreApplication.translate("OctTools", "Draw {0}, B-scan {1}")
            )
        elif self.begun is not None:
            self.choose(at)
        self.drop()

    def drop(self) -> None:
        self._points = []
        super().drop()

    def _moved(self) -> Moved:
        from engine.oct.correct import redraw

        lines, which = self.desk.lines()
        return redraw(lines, which, self._points, height=self.desk.size[0])


class SpanTool(SurfaceTool):
    """Takes the columns from where the button went down to where it came up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._end: Place | None = None

    def move(self, at: Place, *, down: bool) -> None:
        if down and self.begun is not None and (self._end is not None or not self.is_click(at)):
            self._end = at
            self.desk.view.update()

    def release(self, at: Place) -> None:
        begun, moved = self.begun, self._end is not None
        self.drop()
        if begun is not None and moved:
            self.use(self._span(begun, at))
        elif begun is not None:
            self.choose(at)

    def drop(self) -> None:
        self._end = None
        super().drop()

    def use(self, span: slice) -> None:
        """Change the surface in these columns."""
        raise NotImplementedError

    def _span(self, begun: Place, end: Place) -> slice:
        first, last = sorted(
            min(max(round(place[0]), 0), self.desk.size[1] - 1) for place in (begun, end)
        )
        return slice(first, last + 1)

    def paint(self, painter: QPainter) -> None:
        if self.begun is None or self._end is None:
            return
        span, view = self._span(self.begun, self._end), self.desk.view
        left = view.to_widget(span.start - 0.5, 0)
        right = view.to_widget(span.stop - 0.5, 0)
        painter.fillRect(QRectF(left.x(), 0, right.x() - left.x(), view.height()), SPAN)


class SnapSurface(SpanTool):
    """Lays a surface on the edge that is in the picture."""

    def use(self, span: slice) -> None:
        self.desk.find_edge(span)


class EraseSurface(SpanTool):
    """Says that a surface cannot be seen."""

    def use(self, span: slice) -> None:
        from engine.oct.correct import erase

        lines, which = self.desk.lines()
        self.finish(
            erase(lines, which, span), QCoreApplication.translate("OctTools", "Cut {0}, B-scan {1}")
        )
