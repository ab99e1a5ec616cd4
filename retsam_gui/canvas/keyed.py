"""A view on which tools work without a mouse: arrow keys move a cross, and C is the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from engine.choices import Point
from retsam_gui.canvas.pointed import PointedView
from retsam_gui.canvas.tools import Tool

BUTTON = Qt.Key.Key_C
STEP, LONG = 4.0, 32.0  # device-independent pixels of one press; with Shift
EDGE = 40.0  # the cross stays so far inside; the photograph moves under it
ARM, GAP = 9.0, 3.0  # of the cross, which leaves what is pointed at free
WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


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
        ours = key == BUTTON or key in WAYS
        if self._tool is None or self._base is None or not (ours and self._tool.by_keys):
            super().keyPressEvent(event)
            return
        self._tool.modifiers = event.modifiers()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self._tool.key(key):
            self.update_tool()
        elif key == BUTTON:
            if not (event.isAutoRepeat() or self._tool_holds):
                self._cross = self._cross or self._middle()
                self._by_key = self._tool_holds = self._tool.press(*self._cross, self._reach())
                self.update()
        else:
            self._step(*WAYS[key], long=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == BUTTON and self._by_key:
            if not event.isAutoRepeat():
                self._let_go()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == BUTTON
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
            and self._tool is not None
            and self._tool.by_keys
        ):
            event.accept()  # before a menu with this letter
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

    def _step(self, right: int, down: int, *, long: bool) -> None:
        assert self._tool is not None
        assert self._base is not None
        ratio = self.devicePixelRatioF()
        x, y = self._view.to_device(*(self._cross or self._middle()))
        way = (LONG if long else STEP) * ratio
        x, y = self._view.to_image(x + right * way, y + down * way)
        size = self._base.size
        self._cross = (min(max(x, 0.0), size.width - 1.0), min(max(y, 0.0), size.height - 1.0))
        self._follow()
        self._tool.move(*self._cross, self._reach())
        self.hovered.emit((round(self._cross[0]), round(self._cross[1])))
        self.update()

    def _follow(self) -> None:
        """Move the photograph so that the cross stays in sight."""
        assert self._cross is not None
        ratio = self.devicePixelRatioF()
        at = QPointF(*self._view.to_device(*self._cross)) / ratio
        inside = QPointF(
            min(max(at.x(), EDGE), self.width() - EDGE),
            min(max(at.y(), EDGE), self.height() - EDGE),
        )
        if inside != at:
            self.pan_by(inside.x() - at.x(), inside.y() - at.y())

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
        if self._cross is None or self._tool is None:
            return
        middle = QPointF(*self._view.to_device(*self._cross))
        for colour, width in ((QColor(0, 0, 0, 190), 3.5), (QColor("white"), 1.5)):
            painter.setPen(QPen(colour, width * ratio))
            for x, y in WAYS.values():
                way = QPointF(x, y) * ratio
                painter.drawLine(middle + way * GAP, middle + way * ARM)
