"""The canvas: shows one photograph with its layers; zoom, pan, read-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from engine.editing.region import Box
from retsam_gui.canvas.drawing import Drawing
from retsam_gui.canvas.marks import Mark, paint_marks
from retsam_gui.canvas.movable import MovableView
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.pyramid import Pyramid
from retsam_gui.canvas.tag import paint_message, paint_tag
from retsam_gui.canvas.tools import Tool

SURROUND = QColor(14, 16, 19)  # dark in both themes: a bright surround hides faint lesions
KEY_PAN = 60.0  # device-independent pixels for one press of an arrow key
MESSAGE_MS = 6000
REACH = 8.0  # device-independent pixels from a thing within which a click means it


class Canvas(MovableView):
    """Paints base, overlay, marks and a drawing; knows nothing of where they come from.

    `hovered` gives the image pixel under the pointer, or None where there is none;
    `tool_dropped` tells that the person gave up the tool (Esc), `tool_changed` that another has the
    left button, or none.
    """

    hovered = Signal(object)
    tool_dropped = Signal()
    tool_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 200)
        self.setAccessibleName(self.tr("Photograph with its layers"))
        self._overlay: Overlay | None = None
        self._marks: tuple[Mark, ...] = ()
        self._overlay_hidden = False
        self._hint = ""
        self._drag: QPointF | None = None
        self._drawing: Drawing | None = None
        self._message = ""
        self._message_time = QTimer(self)
        self._message_time.setSingleShot(True)
        self._message_time.timeout.connect(self._forget_message)
        self._tool: Tool | None = None
        self._tool_holds = False  # the tool wanted the button that is down
        self._tool_extent: QRectF | None = None  # where it drew; None: anywhere

    # ---- what is shown ----

    def clear(self, hint: str = "") -> None:
        """Show nothing but a hint."""
        self._base, self._overlay, self._marks, self._hint = None, None, (), hint
        self._drawing = None
        if self._tool is not None:
            self._tool.drop()
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

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Lay the composed layers over the picture."""
        self._overlay = overlay
        self.update()

    def update_image(self, box: Box) -> None:
        """Paint anew what shows these rows and columns of the image."""
        left, top = self._view.to_device(box[1].start - 1.5, box[0].start - 1.5)
        right, bottom = self._view.to_device(box[1].stop + 0.5, box[0].stop + 0.5)
        ratio = self.devicePixelRatioF()
        corners = QPointF(left, top) / ratio, QPointF(right, bottom) / ratio
        self.update(QRectF(*corners).toAlignedRect().adjusted(-2, -2, 2, 2))

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
    def overlay(self) -> Overlay | None:
        """The composed layers."""
        return self._overlay

    @property
    def base(self) -> Pyramid | None:
        """The photograph."""
        return self._base

    def tell(self, text: str) -> None:
        """Write a sentence on the photograph for a few seconds."""
        self._message = text
        self._message_time.start(MESSAGE_MS)
        self.update()

    @property
    def message(self) -> str:
        """What is told now."""
        return self._message

    def _forget_message(self) -> None:
        self._message = ""
        self.update()

    def set_tool(self, tool: Tool | None) -> None:
        """Give the left button to a tool, or back to moving the photograph."""
        if self._tool is not None and tool is not self._tool:
            self._tool.drop()
        self._tool = tool
        self._tool_holds = False
        self._drag = None
        self._show_cursor()
        self.update()
        self.tool_changed.emit()

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
        if self._message:
            paint_message(painter, self._message, viewport, ratio)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(150, 158, 168))
        painter.drawText(
            self.rect().adjusted(24, 24, -24, -24),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._hint,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._press_tool(event):
            self.update_tool()
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _press_tool(self, event: QMouseEvent, *, twice: bool = False) -> bool:
        if self._tool is None or self._pixel_under(event.position()) is None:
            return False
        self._tool.modifiers = event.modifiers()
        press = self._tool.double_click if twice else self._tool.press
        self._tool_holds = press(*self._image_point(event.position()), self._reach())
        return self._tool_holds

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            step = event.position() - self._drag
            self._drag = event.position()
            self.pan_by(step.x(), step.y())
        elif self._tool is not None and self._base is not None:
            self._tool.modifiers = event.modifiers()
            self._tool.move(*self._image_point(event.position()), self._reach())
            self._show_cursor()
            self.update_tool()
        self.hovered.emit(self._pixel_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        held, self._tool_holds, self._drag = self._tool_holds, False, None
        if held and self._tool is not None:
            self._tool.release(*self._image_point(event.position()), self._reach())
            self.update_tool()
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._press_tool(event, twice=True):
            self.update_tool()
        elif self._tool is None:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._tool is not None:
            self._tool.modifiers = event.modifiers()
            if self._tool.turn((event.angleDelta().y() or event.angleDelta().x()) / 120):
                self.update_tool()
                event.accept()
                return
        super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._tool is not None:
            self._tool.leave()
            self.update_tool()
        self.hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (KEY_PAN, 0.0),
            Qt.Key.Key_Right: (-KEY_PAN, 0.0),
            Qt.Key.Key_Up: (0.0, KEY_PAN),
            Qt.Key.Key_Down: (0.0, -KEY_PAN),
        }
        if self._tool is not None:
            self._tool.modifiers = event.modifiers()
        if self._tool is not None and self._tool.key(key):
            self.update_tool()
        elif key == Qt.Key.Key_Escape and self._tool is not None:
            self.set_tool(None)
            self.tool_dropped.emit()
        elif key in steps:
            self.pan_by(*steps[key])
        else:
            super().keyPressEvent(event)

    def update_tool(self) -> None:
        """Paint anew where the tool drew before and where it draws now."""
        ratio = self.devicePixelRatioF()
        before, self._tool_extent = self._tool_extent, None
        if self._tool is not None:
            self._tool_extent = self._tool.extent(self._view, ratio)
        if before is None or self._tool_extent is None:
            self.update()
            return
        for extent in (before, self._tool_extent):
            if not extent.isEmpty():
                left, top = extent.topLeft() / ratio, extent.bottomRight() / ratio
                self.update(QRectF(left, top).toAlignedRect())

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
