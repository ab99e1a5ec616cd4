"""A movable view that a person points at: tools, keys, the small map, window and level."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from retsam_gui.canvas.furniture import map_is_shown, map_place
from retsam_gui.canvas.movable import MovableView
from retsam_gui.canvas.tools import Tool

KEY_PAN = 60.0  # device-independent pixels for one press of an arrow key
SLIP = 4.0  # device-independent pixels: a shorter way is a click
REACH = 8.0  # device-independent pixels from a thing within which a click means it


class PointedView(MovableView):
    """Gives the left button to a tool, or else moves the photograph.

    `hovered` gives the image pixel under the pointer, or None where there is none; `tool_dropped`
    tells that the person gave up the tool (Esc), `tool_changed` that another has the left button,
    or none. `levelled` gives the way of the pointer with the right button down, in shares of the
    canvas, right and up.
    """

    hovered = Signal(object)
    tool_dropped = Signal()
    tool_changed = Signal()
    levelled = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._drag: QPointF | None = None
        self._levels_from: QPointF | None = None  # where a drag with the right button is
        self._right_click: QPointF | None = None  # where it began, as long as it is a click
        self._tool: Tool | None = None
        self._tool_holds = False  # the tool wanted the button that is down
        self._tool_extent: QRectF | None = None  # where it drew; None: anywhere

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.RightButton and self._base is not None:
            self._levels_from = self._right_click = event.position()
        elif left and self._jump(event.position()):
            self._drag = None
        elif left and self._press_tool(event):
            self.update_tool()
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _jump(self, at: QPointF) -> bool:
        """A click on the small map puts that place into the middle."""
        viewport, ratio = self._viewport(), self.devicePixelRatioF()
        if self._base is None or not map_is_shown(self._base.size, self._view, viewport):
            return False
        place = map_place(self._base.size, self._view.aspect, viewport, ratio)
        if not place.contains(at):
            return False
        x = (at.x() - place.left()) / place.width() * self._base.size.width - 0.5
        y = (at.y() - place.top()) / place.height() * self._base.size.height - 0.5
        self.centre_on(x, y, scale=self._view.scale)
        return True

    def _press_tool(self, event: QMouseEvent, *, twice: bool = False) -> bool:
        if self._tool is None or self._pixel_under(event.position()) is None:
            return False
        self._tool.modifiers = event.modifiers()
        press = self._tool.double_click if twice else self._tool.press
        self._tool_holds = press(*self._image_point(event.position()), self._reach())
        return self._tool_holds

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._levels_from is not None:
            self._set_levels(self._levels_from, event.position())
        elif self._drag is not None:
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
        if event.button() == Qt.MouseButton.RightButton:
            self._release_right(event)
            return
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        held, self._tool_holds, self._drag = self._tool_holds, False, None
        if held and self._tool is not None:
            self._tool.release(*self._image_point(event.position()), self._reach())
            self.update_tool()
        self._show_cursor()

    def _set_levels(self, start: QPointF, at: QPointF) -> None:
        """A drag with the right button; a hand that clicks moves a little too."""
        if self._right_click is not None:
            if (at - self._right_click).manhattanLength() < SLIP:
                return
            self._right_click = None
        self._levels_from = at
        self.levelled.emit((at - start).x() / self.width(), -(at - start).y() / self.height())

    def _release_right(self, event: QMouseEvent) -> None:
        clicked, self._levels_from, self._right_click = self._right_click, None, None
        if clicked is not None and self._tool is not None and self._pixel_under(clicked):
            self._tool.modifiers = event.modifiers()
            self._tool.right_click(*self._image_point(clicked))
            self.update_tool()

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
