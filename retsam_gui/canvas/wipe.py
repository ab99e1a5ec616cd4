"""Two states of the layers on one photograph: one in place of the other, or with a line between."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.editing.region import Box
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.keyed import KeyedView
from retsam_gui.canvas.marks import Mark
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.tag import GROUND, paint_tag

GRASP = 5.0  # device-independent pixels from the line within which it is taken hold of
GRIP = 13.0  # radius of the round grip on it
GRIP_AT = 0.85  # of the height: off the macula, which tends to be in the middle
MARGIN = 0.02  # of the width, that the line keeps from the edges
KEY_STEP = 0.02  # of the width, for one press of a key


@dataclass(frozen=True, eq=False)
class Other:
    """Layers and landmarks that are seen in place of the canvas's own: `name` says whose.

    With `beside`, only left of a line: it says what is right of it. `bare`: that is the photograph
    alone.
    """

    overlay: Overlay | None
    marks: tuple[Mark, ...]
    name: str
    beside: str = ""
    bare: bool = False


class WipedView(KeyedView):
    """A view with a line that a person draws across it; what is painted is up to the class below.

    The line keeps its place on the screen when the photograph moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other: Other | None = None
        self._share = 0.5  # of the width, left of the line
        self._line_held = False
        self._line_near = False  # the pointer says so

    def compare(self, other: Other | None) -> None:
        """Show other layers in place of the own ones, or left of the line; None ends it."""
        if other is not None or self._other is not None:
            self._other = other
            self._line_held = self._line_held and self.line is not None
            self.update()

    @property
    def other(self) -> Other | None:
        """What is shown in place of the own layers."""
        return self._other

    @property
    def line(self) -> float | None:
        """Where the line is, in device-independent pixels from the left; None without one."""
        return self._share * self.width() if self._other and self._other.beside else None

    def covered(self, box: Box) -> bool:
        """True where the other layers hide a part of these rows and columns of the image."""
        if self._other is None or self.line is None:
            return self._other is not None
        left, _top = self._view.to_device(box[1].start - 0.5, box[0].start - 0.5)
        return left < self.line * self.devicePixelRatioF()

    # ---- painting ----

    def _sides(self, viewport: Size) -> tuple[QRectF, QRectF]:
        """Where the other layers lie and where the own ones, in device pixels."""
        line = self.line
        middle = viewport.width if line is None else round(line * self.devicePixelRatioF())
        left = QRectF(0, 0, middle, viewport.height)
        return left, QRectF(middle, 0, viewport.width - middle, viewport.height)

    def _paint_names(self, painter: QPainter, viewport: Size, ratio: float) -> None:
        """The line and what is on either side; or the one name of what is everywhere."""
        assert self._other is not None
        if self.line is None:
            paint_tag(painter, self._other.name, ratio)
            return
        paint_tag(painter, self._other.name, ratio, left_of=self.line)
        paint_tag(painter, self._other.beside, ratio, right_of=self.line)
        painter.save()
        painter.scale(ratio, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = viewport.height / ratio
        grip = QPointF(self.line, height * GRIP_AT)
        top, bottom = QPointF(self.line, 0), QPointF(self.line, height)
        for colour, width in ((QColor(0, 0, 0, 170), 4.0), (QColor("white"), 1.6)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(top, bottom)
        painter.setPen(QPen(QColor("white"), 1.6))
        painter.setBrush(GROUND)
        painter.drawEllipse(grip, GRIP, GRIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        for side in (-1, 1):
            corners = ((8.5, 0.0), (3.5, -4.5), (3.5, 4.5))
            painter.drawPolygon(QPolygonF([grip + QPointF(side * x, y) for x, y in corners]))
        painter.restore()

    # ---- Qt ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._grasps(event.position()):
            self._line_held = True
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._line_held:
            self._put_line(event.position().x() / self.width())
            return
        super().mouseMoveEvent(event)
        near = self._drag is None and not self._tool_holds and self._grasps(event.position())
        if near:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._line_near:
            self._show_cursor()
        self._line_near = near

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._line_held and event.button() == Qt.MouseButton.LeftButton:
            self._line_held = False
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._grasps(event.position()):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -KEY_STEP, Qt.Key.Key_Right: KEY_STEP}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.line is not None and alt and event.key() in steps:
            self._put_line(self._share + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _grasps(self, at: QPointF) -> bool:
        line = self.line
        if line is None:
            return False
        grip = QPointF(line, self.height() * GRIP_AT) - at
        return abs(at.x() - line) <= GRASP or grip.manhattanLength() <= GRIP

    def _put_line(self, share: float) -> None:
        self._share = min(max(share, MARGIN), 1 - MARGIN)
        self.update()
