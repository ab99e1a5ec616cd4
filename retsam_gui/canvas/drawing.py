"""How a measurement came about: lines and circles over the photograph, with a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from engine.shapes import Ellipse, Path, Shape
from retsam_gui.canvas.geometry import Size, ViewTransform
from retsam_gui.canvas.tag import GROUND, WORDS
from retsam_gui.language import said

CASING = QColor(0, 0, 0, 170)  # under every line, to be seen on bright ground too
MARGIN, PADDING, SAMPLE, GAP = 14.0, 10.0, 26.0, 8.0  # of the legend, device-independent pixels


class Kind(Enum):
    """How a shape is drawn: colour, width, dashes in widths of the line."""

    STRONG = (QColor(255, 221, 64), 2.2, ())  # what the value is made of
    WEAK = (QColor(255, 255, 255), 1.6, (3.0, 2.5))  # for orientation
    ROUND = (QColor(130, 220, 255), 1.6, ())  # zones, grids, marks

    def pens(self, ratio: float) -> tuple[QPen, QPen]:
        """The dark line below and the coloured one above it."""
        colour, width, dashes = self.value
        above = QPen(colour, width * ratio, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.RoundJoin)
        if dashes:
            above.setDashPattern(list(dashes))
        below = QPen(CASING, (width + 2) * ratio, j=Qt.PenJoinStyle.RoundJoin)
        return below, above


@dataclass(frozen=True)
class Entry:
    """A line of the legend."""

    kind: Kind
    name: str


class Drawing:
    """Shapes in image pixels, and what they are; drawn in screen pixels, so crisp at every zoom."""

    def __init__(self, title: str, shapes: Sequence[Shape], *, hint: str = "") -> None:
        self.title = title
        self.hint = hint
        self.shapes = tuple(shapes)
        self.legend = tuple(
            dict.fromkeys(Entry(_kind(shape), said(shape.name)) for shape in shapes)
        )
        self._paths = {kind: QPainterPath() for kind in (Kind.WEAK, Kind.ROUND, Kind.STRONG)}
        for shape in shapes:
            _add(self._paths[_kind(shape)], shape)

    def paint(self, painter: QPainter, view: ViewTransform, viewport: Size, ratio: float) -> None:
        """Draw it; `painter` works in device pixels, of which `ratio` are one of the desktop's."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, top = view.to_device(0, 0)
        place = QTransform(view.scale, 0, 0, view.row_scale, left, top)
        for kind, path in self._paths.items():
            if not path.isEmpty():
                placed = place.map(path)
                for pen in kind.pens(ratio):
                    painter.strokePath(placed, pen)
        self._paint_legend(painter, viewport, ratio)

    def _paint_legend(self, painter: QPainter, viewport: Size, ratio: float) -> None:
        """The title, one line for each kind of shape, and what can be done, bottom left."""
        painter.save()
        painter.scale(ratio, ratio)
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        metrics, wide = QFontMetricsF(plain), QFontMetricsF(bold)
        entries = [entry for entry in self.legend if entry.name]
        width = max(
            wide.horizontalAdvance(self.title),
            metrics.horizontalAdvance(self.hint),
            *(SAMPLE + GAP + metrics.horizontalAdvance(entry.name) for entry in entries),
            0.0,
        )
        row = metrics.height() + 3
        height = row * (1 + len(entries) + bool(self.hint))
        room = viewport.width / ratio - 2 * MARGIN
        box = QRectF(0, 0, min(width + 2 * PADDING, room), height + 2 * PADDING - 3)
        box.moveBottomLeft(QPointF(MARGIN, viewport.height / ratio - MARGIN))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(box, 5, 5)
        painter.setClipRect(box)
        at = QRectF(box.left() + PADDING, box.top() + PADDING, box.width() - 2 * PADDING, row)
        _write(painter, at, self.title, bold, QColor("white"))
        for entry in entries:
            at.translate(0, row)
            y = at.center().y()
            for pen in entry.kind.pens(1.0):
                painter.setPen(pen)
                painter.drawLine(QPointF(at.left(), y), QPointF(at.left() + SAMPLE, y))
            beside = at.adjusted(SAMPLE + GAP, 0, 0, 0)
            _write(painter, beside, entry.name, plain, QColor(225, 229, 234))
        if self.hint:
            at.translate(0, row)
            _write(painter, at, self.hint, plain, WORDS)
        painter.restore()


def _write(painter: QPainter, at: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, at.width())
    painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _kind(shape: Shape) -> Kind:
    if isinstance(shape, Ellipse):
        return Kind.ROUND
    return Kind.STRONG if shape.strong else Kind.WEAK


def _add(path: QPainterPath, shape: Shape) -> None:
    if isinstance(shape, Ellipse):
        path.addEllipse(QPointF(shape.x, shape.y), shape.radius_x, shape.radius_y)
    else:
        path.addPath(line_path(shape))


def line_path(shape: Path) -> QPainterPath:
    """A line in image pixels."""
    path = QPainterPath()
    for number, (x, y) in enumerate(shape.points.tolist()):
        if number:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    if shape.closed:
        path.closeSubpath()
    return path
