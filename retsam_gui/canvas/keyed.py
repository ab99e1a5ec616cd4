"""A view on which tools work without a mouse: arrow keys move a cross, and C is the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from engine.choices import Point
from retsam_gui.canvas.cross import (
    BUTTON,
    is_button_before_menus,
    is_of_cross,
    paint_cross,
    step_of,
    way_into_sight,
)
from retsam_gui.canvas.pointed import PointedView
from retsam_gui.canvas.tools import Tool


class KeyedView(PointedView):
    """With a tool in hand, arrow keys move where it points, Shift in long steps; C presses it.

    Held down while the arrows move, C drags. Shift and Alt mean to the tool what they mean with a
    mouse, so a straight line takes no two keys at once: C at its start, Shift+C at its end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cross: Point | None = None  # (x, y) in image pixels; None while a mouse points
        self._by_key = False  # the tool is held by the key, not by a mouse's button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        tool = self._tool
        if tool is None or self._base is None or not (is_of_cross(event) and tool.by_keys):
            super().keyPressEvent(event)
            return
        tool.modifiers = event.modifiers()
        if tool.key(key):
            self.update_tool()
        elif key == BUTTON:
            if not (event.isAutoRepeat() or self._tool_holds):
                self._cross = self._cross or self._middle()
                self._by_key = self._tool_holds = tool.press(*self._cross, self._reach())
                self.update()
        else:
            self._step(step_of(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == BUTTON and self._by_key:
            if not event.isAutoRepeat():
                self._let_go()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_button_before_menus(event) and self._tool is not None and self._tool.by_keys:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._let_go()  # where the cross is: the mouse draws nothing without its button
        self._cross = None
        super().mouseMoveEvent(event)

    def set_tool(self, tool: Tool | None) -> None:
        self._by_key = False
        super().set_tool(tool)

    def clear(self, hint: str = "") -> None:
        self._cross, self._by_key = None, False  # what was pointed at is not on the next one
        super().clear(hint)

    def _step(self, by: QPointF) -> None:
        assert self._tool is not None
        assert self._base is not None
        ratio = self.devicePixelRatioF()
        x, y = self._view.to_device(*(self._cross or self._middle()))
        x, y = self._view.to_image(x + by.x() * ratio, y + by.y() * ratio)
        size = self._base.size
        self._cross = (min(max(x, 0.0), size.width - 1.0), min(max(y, 0.0), size.height - 1.0))
        self._follow()
        self._tool.move(*self._cross, self._reach())
        self.hovered.emit((round(self._cross[0]), round(self._cross[1])))
        self.update()

    def _follow(self) -> None:
        """Move the photograph so that the cross stays in sight."""
        assert self._cross is not None
        at = QPointF(*self._view.to_device(*self._cross)) / self.devicePixelRatioF()
        way = way_into_sight(at, self.size())
        if not way.isNull():
            self.pan_by(way.x(), way.y())

    def _middle(self) -> Point:
        """What lies in the middle of the view."""
        return self._image_point(QPointF(self.width() / 2, self.height() / 2))

    def _let_go(self) -> None:
        if not self._by_key:
            return
        self._by_key = self._tool_holds = False
        if self._tool is not None and self._cross is not None:
            self._tool.release(*self._cross, self._reach())
            self.update()

    def _paint_cross(self, painter: QPainter, ratio: float) -> None:
        """Where the keys point, in device pixels."""
        if self._cross is not None and self._tool is not None:
            paint_cross(painter, QPointF(*self._view.to_device(*self._cross)), ratio)
