"""Candidates, boxes and clicks, drawn over a photograph or a B-scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from engine.choices import Point
from engine.prompt.prompts import Box, Mark
from retsam_gui.canvas.tag import WORDS
from retsam_gui.language import title_of

if TYPE_CHECKING:
    from engine.prompt.candidates import Candidate
    from retsam_gui.pointing.prompter import Prompter

INSIDE, OUTSIDE = QColor("#2ee6a6"), QColor("#ff5a5a")
OTHER = QColor(255, 255, 255, 200)  # candidates that are not looked at
CASING, FAINT = QColor(0, 0, 0, 190), QColor(0, 0, 0, 80)
DOT = 5.0  # radius of a click, device-independent pixels
MANY = 200  # parts of an outline, from which it would hide the picture beside another one
KEPT = 24  # outlines in memory


@dataclass(frozen=True, eq=False)
class Surface:
    """Where it is drawn: `place` takes image points to the painter's own pixels.

    `ratio` of those are one of the desktop's.
    """

    painter: QPainter
    place: QTransform
    ratio: float = 1.0


@dataclass(frozen=True)
class Hand:
    """What is being drawn just now: a box from its first point to its last, or a scribble."""

    points: tuple[Point, ...] = ()
    scribble: bool = False
    inside: bool = True


def paint_pointing(surface: Surface, prompter: Prompter, hand: Hand) -> None:
    """All candidates, the one that is looked at above the others; the prompt; the hand."""
    surface.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    surface.painter.setBrush(Qt.BrushStyle.NoBrush)
    if prompter.shown is not None:
        shown = prompter.shown.candidate
        for other in prompter.shown.answer.candidates:
            if other is not shown and len(edges_of(other)) <= MANY:
                _stroke(surface, surface.place.map(_outline(other)), OTHER, 1.0, casing=FAINT)
        _stroke(surface, surface.place.map(_outline(shown)), INSIDE, 2.0)
    if prompter.prompt is not None:
        if prompter.prompt.box is not None:
            _paint_box(surface, prompter.prompt.box)
        for mark in prompter.prompt.marks:
            _paint_mark(surface, mark)
    if hand.scribble:
        _paint_scribble(surface, hand.points, inside=hand.inside)
    elif (box := box_between(hand.points)) is not None:
        _paint_box(surface, box)


def hint() -> str:
    """How to begin."""
    return QCoreApplication.translate(
        "Pointing",
        "Drag a box around it, or click into it · right-click: not this · Shift+drag: scribble",
    )


def words(prompter: Prompter) -> str:
    """What is being done, or what can be done with what is shown."""
    translate = QCoreApplication.translate
    if not prompter.busy:
        return ""
    title = title_of(prompter.structure)
    if prompter.waiting:
        doing = prompter.doing or translate("Pointing", "looking at the picture")
        return translate("Pointing", "{0}: {1} …").format(title, doing)
    if prompter.shown is None:
        return title
    at, count = prompter.shown.at + 1, len(prompter.shown.answer.candidates)
    if count == 1:
        return translate("Pointing", "{0} · Enter accepts, Esc drops").format(title)
    text = translate("Pointing", "{0} · outline {1} of {2} · Enter accepts, N the next, Esc drops")
    return text.format(title, at, count)


def box_between(points: Sequence[Point]) -> Box | None:
    """The box of which a drag's first and last point are corners; None where it has no width."""
    if len(points) < 2:
        return None
    (x0, y0), (x1, y1) = points[0], points[-1]
    if x0 == x1 or y0 == y1:
        return None
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


@lru_cache(maxsize=KEPT)
def edges_of(candidate: Candidate) -> tuple[NDArray[np.int32], ...]:
    """The edges of a candidate as closed lines (points, 1, 2) on a grid twice as fine.

    So they lie a quarter of a pixel within the edge, and single pixels have one too.
    """
    fine = candidate.region.mask.astype(np.uint8).repeat(2, axis=0).repeat(2, axis=1)
    found, _ = cv2.findContours(fine, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return tuple(np.asarray(edge, np.int32) for edge in found)


@lru_cache(maxsize=KEPT)
def _outline(candidate: Candidate) -> QPainterPath:
    """The edges in image points."""
    whole, region = QPainterPath(), candidate.region
    for edge in edges_of(candidate):
        points = edge[:, 0] / 2 - 0.25 + (region.column, region.row)
        whole.addPolygon(QPolygonF([QPointF(*point) for point in points.tolist()]))
        whole.closeSubpath()
    return whole


def _line(surface: Surface, points: Iterable[Point], *, closed: bool = False) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(surface.place.map(QPolygonF([QPointF(*point) for point in points])))
    if closed:
        path.closeSubpath()
    return path


def _stroke(
    surface: Surface, path: QPainterPath, colour: QColor, width: float, *, casing: QColor = CASING
) -> None:
    """A line with a dark casing."""
    for each, wide in ((casing, width + 2), (colour, width)):
        pen = QPen(each, wide * surface.ratio, j=Qt.PenJoinStyle.RoundJoin)
        surface.painter.strokePath(path, pen)


def _paint_box(surface: Surface, box: Box) -> None:
    corners = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    path = _line(surface, corners, closed=True)
    ratio = surface.ratio
    surface.painter.strokePath(path, QPen(CASING, 3.4 * ratio, j=Qt.PenJoinStyle.RoundJoin))
    pen = QPen(WORDS, 1.5 * ratio)
    pen.setDashPattern([4, 3])
    surface.painter.strokePath(path, pen)


def _paint_scribble(surface: Surface, points: Sequence[Point], *, inside: bool) -> None:
    _stroke(surface, _line(surface, points), INSIDE if inside else OUTSIDE, 3.0)


def _paint_mark(surface: Surface, mark: Mark) -> None:
    """A dot with a plus or a minus, or a line in the same colours."""
    if len(mark.points) > 1:
        _paint_scribble(surface, mark.points, inside=mark.inside)
        return
    painter, ratio = surface.painter, surface.ratio
    at, radius = surface.place.map(QPointF(*mark.points[0])), DOT * ratio
    painter.setPen(QPen(CASING, 1.6 * ratio))
    painter.setBrush(INSIDE if mark.inside else OUTSIDE)
    painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0), 1.6 * ratio))
    half = radius * 0.6
    painter.drawLine(at - QPointF(half, 0), at + QPointF(half, 0))
    if mark.inside:
        painter.drawLine(at - QPointF(0, half), at + QPointF(0, half))
