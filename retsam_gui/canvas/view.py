"""The canvas: shows one photograph with its layers; zoom, pan, read-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from retsam_gui.canvas.drawing import Drawing
from retsam_gui.canvas.marks import Mark, paint_marks
from retsam_gui.canvas.movable import MovableView
from retsam_gui.canvas.pyramid import Pyramid
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.canvas.tools import Tool

SURROUND = QColor(14, 16, 19)  # dark in both themes: a bright surround hides faint lesions
KEY_PAN = 60.0  # device-independent pixels for one press of an arrow key
REACH = 8.0  # device-independent pixels from a thing within which a click means it


class Canvas(MovableView):
    """Paints base, overlay, marks and a drawing; knows nothing of where they come from.

    `hovered` gives the image pixel under the pointer, or None where there is none;
    `tool_dropped` tells that the person gave up the tool (Esc).
    """

    hovered = Signal(object)
    tool_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Photograph with its layers"))
        self._overlay: Pyramid | None = None
        self._marks: tuple[Mark, ...] = ()
        self._overlay_hidden = False
        self._hint = ""
        self._drag: QPointF | None = None
        self._drawing: Drawing | None = None
        self._tool: Tool | None = None
        self._tool_holds = False  # the tool wanted the button that is down

    # ---- what is shown ----

    def clear(self, hint: str = "") -> None:
        """Show nothing but a hint."""
        self._base, self._overlay, self._marks, self._hint = None, None, (), hint
        self._drawing = None
        self._fitting = True
        self.hovered.emit(None)
        self.update()

    def set_base(self, base: Pyramid) -> None:
        """Show this picture; the view stays if the size does."""
        changed = self._base is None or self._base.size != base.size
        self._base = base
        if changed:
            self.fit()
        self.update()

    def set_overlay(self, overlay: Pyramid | None) -> None:
        """Lay the composed layers over the picture."""
        self._overlay = overlay
        self.update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Draw these landmarks."""
        self._marks = tuple(marks)
        self.update()

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Draw how a measurement came about, or take that away."""
        self._drawing = drawing
        self.update()

    @property
    def drawing(self) -> Drawing | None:
        """How a measurement came about."""
        return self._drawing

    def hide_overlay(self, hidden: bool) -> None:
        """Hide all that lies over the photograph for a moment, or show it again."""
        if hidden != self._overlay_hidden:
            self._overlay_hidden = hidden
            self.update()

    @property
    def overlay_hidden(self) -> bool:
        """True while layers and landmarks are hidden."""
        return self._overlay_hidden

    @property
    def overlay(self) -> Pyramid | None:
        """The composed layers."""
        return self._overlay

    @property
    def base(self) -> Pyramid | None:
        """The photograph."""
        return self._base

    def set_tool(self, tool: Tool | None) -> None:
        """Give the left button to a tool, or back to moving the photograph."""
        self._tool = tool
        self._tool_holds = False
        self._drag = None
        self._show_cursor()
        self.update()

    @property
    def tool(self) -> Tool | None:
        """What has the left button."""
        return self._tool

    # ---- Qt ----

    def sizeHint(self) -> QSize:
        return QSize(900, 800)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), SURROUND)
        if self._base is None:
            self._paint_hint(painter)
            return
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        viewport = self._viewport()
        self._base.paint(painter, self._view, viewport)
        if not self._overlay_hidden:
            if self._overlay is not None:
                self._overlay.paint(painter, self._view, viewport)
            paint_marks(painter, self._marks, self._view, ratio)
            if self._drawing is not None:
                self._drawing.paint(painter, self._view, viewport, ratio)
        elif self._tool is None and (self._overlay is not None or self._marks):
            paint_tag(painter, self.tr("Layers hidden"), ratio)
        if self._tool is not None and not (self._overlay_hidden and self._drawing is not None):
            self._tool.paint(painter, self._view, ratio)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(150, 158, 168))
        painter.drawText(
            self.rect().adjusted(24, 24, -24, -24),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._hint,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._press_tool(event.position()):
            self.update()
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _press_tool(self, position: QPointF) -> bool:
        if self._tool is None or self._pixel_under(position) is None:
            return False
        self._tool_holds = self._tool.press(*self._image_point(position), self._reach())
        return self._tool_holds

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            step = event.position() - self._drag
            self._drag = event.position()
            self.pan_by(step.x(), step.y())
        elif self._tool is not None and self._base is not None:
            self._tool.move(*self._image_point(event.position()), self._reach())
            self._show_cursor()
            self.update()
        self.hovered.emit(self._pixel_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        held, self._tool_holds, self._drag = self._tool_holds, False, None
        if held and self._tool is not None:
            self._tool.release(*self._image_point(event.position()), self._reach())
            self.update()
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._press_tool(event.position()):
            self.update()
        else:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (KEY_PAN, 0.0),
            Qt.Key.Key_Right: (-KEY_PAN, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_PAN),
            Qt.Key.Key_Down: (0.0, -KEY_PAN),
        }
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._tool is not None:
            self.set_tool(None)
            self.tool_dropped.emit()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self.pan_by(*step)

    def _show_cursor(self) -> None:
        if self._tool is None:
            self.unsetCursor()
        else:
            self.setCursor(self._tool.cursor)

    def _reach(self) -> float:
        return REACH * self.devicePixelRatioF() / self._view.scale

    def _image_point(self, position: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return self._view.to_image(position.x() * ratio, position.y() * ratio)

    def _pixel_under(self, position: QPointF) -> tuple[int, int] | None:
        """The image pixel at a place in the widget, or None beside the photograph."""
        if self._base is None:
            return None
        ratio = self.devicePixelRatioF()
        x, y = self._view.pixel_at(position.x() * ratio, position.y() * ratio)
        inside = 0 <= x < self._base.size.width and 0 <= y < self._base.size.height
        return (x, y) if inside else None
