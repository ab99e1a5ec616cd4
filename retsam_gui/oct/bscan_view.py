"""One B-scan under a person's hands: mouse and keys go through the scans and use tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from engine.image import OctVolume
from retsam_gui.canvas.cross import (
    BUTTON,
    WAYS,
    is_button_before_menus,
    is_of_cross,
    paint_cross,
    step_of,
    way_into_sight,
)
from retsam_gui.oct.scan_picture import ScanPicture
from retsam_gui.oct.tools import Place, Tool

NOTCH = 120  # of a wheel's angle for one scan
ZOOM = 1.25
PAN = 60.0  # device-independent pixels for one press of Shift and an arrow key


class BScanView(ScanPicture):
    """`scan_changed` when the person goes to another scan.

    `hovered(column, row)` is the pixel below the mouse or the cross, or (-1, -1). With a tool that
    corrects in hand, arrow keys move a cross and C presses the tool there, as on photographs
    (`retsam_gui.canvas.keyed`); else Up and Down go through the scans, with Ctrl always.
    """

    scan_changed = Signal(int)
    hovered = Signal(int, int)

    def __init__(self, volume: OctVolume, parent: QWidget | None = None) -> None:
        super().__init__(volume, parent)
        self._using = False  # the tool has the left button
        self._cross: Place | None = None  # None while a mouse points
        self._by_key = False  # the tool is held by the key, not by a mouse's button
        self._grabbed: QPointF | None = None
        self._angle = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("B-scan"))

    def take_tool(self, tool: Tool | None, *, chosen: str = "") -> None:
        """What the left button does from now on, and the surface that it is about."""
        self._give_up()
        if self.tool is not None and tool is not self.tool:
            self.tool.put_away()
        self.tool, self.chosen = tool, chosen
        shape = Qt.CursorShape.CrossCursor if tool and tool.target else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def _give_up(self) -> None:
        if self.tool is not None and self._using:
            self.tool.drop()
        self._using = self._by_key = False

    def go_to(self, scan: int) -> None:
        """Show another scan."""
        scan = min(max(scan, 0), self.volume.scans - 1)
        if scan != self.scan:
            self._give_up()
            self.scan = scan
            self.scan_changed.emit(scan)
            self.update()

    # ---- mouse ----

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_at(event.position(), ZOOM if angle > 0 else 1 / ZOOM)
            return
        self._angle += angle
        steps = int(self._angle / NOTCH)
        self._angle -= steps * NOTCH
        self.go_to(self.scan - steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        left = event.button() == Qt.MouseButton.LeftButton
        if self.tool is not None and self.with_layers:
            self.tool.modifiers = event.modifiers()
            if left:
                self._using = self.tool.press(self.to_scan(event.position()))
            elif event.button() == Qt.MouseButton.RightButton:
                self.tool.right_click(self.to_scan(event.position()))
        if not self._using:
            self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._let_go()  # where the cross is: the mouse draws nothing without its button
        self._cross = None
        if self._grabbed is not None:
            self.move_by(event.position() - self._grabbed)
            self._grabbed = event.position()
        place = self.to_scan(event.position())
        if self.tool is not None:
            self.tool.move(place, down=self._using)
        column, row = (round(part) for part in place)
        inside = 0 <= column < self.volume.width and 0 <= row < self.volume.height
        self.hovered.emit(*((column, row) if inside else (-1, -1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        if self._using and self.tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self._using = False
            self.tool.release(self.to_scan(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and self.tool.target:
            self.mousePressEvent(event)  # two quick strokes are no double click
        else:
            self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        if self.tool is not None and not self._using:
            self.tool.drop()
        super().leaveEvent(event)

    # ---- keys ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self.tool is not None:
            self.tool.modifiers = event.modifiers()
            if self.tool.key(key):
                return
        if key == Qt.Key.Key_Escape:
            self._give_up()
        elif self._points and is_of_cross(event):
            self._point(event)
        elif shift and key in WAYS:
            self.move_by(QPointF(*WAYS[key]) * -PAN)
        elif (step := self._scans_by(key)) is not None:
            self.go_to(self.scan + step)
        else:
            super().keyPressEvent(event)

    def _scans_by(self, key: Qt.Key) -> int | None:
        """How many scans further a key goes."""
        return {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_PageDown: 10,
            Qt.Key.Key_Home: -self.volume.scans,
            Qt.Key.Key_End: self.volume.scans,
        }.get(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == BUTTON and self._by_key:
            if not event.isAutoRepeat():
                self._let_go()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_button_before_menus(event) and self._points:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def zoom_by_key(self, factor: float) -> None:
        """Enlarge around the cross, else around the middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self.zoom_at(self.to_widget(*self._cross) if self._cross else middle, factor)

    # ---- the cross ----

    @property
    def _points(self) -> bool:
        """True where keys point with a tool."""
        return self.tool is not None and bool(self.tool.target) and self.with_layers

    def _point(self, event: QKeyEvent) -> None:
        assert self.tool is not None
        if event.key() != BUTTON:
            self._step(step_of(event))
        elif not (event.isAutoRepeat() or self._using):
            self._cross = self._cross or self._begin()
            self._by_key = self._using = self.tool.press(self._cross)
        self.update()

    def _step(self, by: QPointF) -> None:
        """Move the cross so far in the widget, and the scan where else it would be out of sight."""
        assert self.tool is not None
        column, row = self.to_scan(self.to_widget(*(self._cross or self._begin())) + by)
        column = min(max(column, 0.0), self.volume.width - 1.0)
        row = min(max(row, 0.0), self.volume.height - 1.0)
        self._cross = column, row
        way, rect = way_into_sight(self.to_widget(column, row), self.size()), self.scan_rect()
        x = min(max(way.x(), min(self.width() - rect.right(), 0.0)), max(-rect.left(), 0.0))
        y = min(max(way.y(), min(self.height() - rect.bottom(), 0.0)), max(-rect.top(), 0.0))
        self.move_by(QPointF(x, y))
        self.tool.move(self._cross, down=self._using)
        self.hovered.emit(round(column), round(row))

    def _begin(self) -> Place:
        """In the middle of what is seen, on the chosen surface where that is seen there."""
        column, row = self.to_scan(QPointF(self.width() / 2, self.height() / 2))
        return self._on_chosen(min(max(column, 0.0), self.volume.width - 1.0), row)

    def _on_chosen(self, column: float, row: float) -> Place:
        at = self.row_of(self.chosen, round(column))
        return column, row if at is None else at

    def lead_cross(self) -> None:
        """Put the cross on the surface that is chosen now, where keys point."""
        if self._cross is not None and not self._using:
            self._cross = self._on_chosen(*self._cross)
            self._step(QPointF())

    def _let_go(self) -> None:
        if not self._by_key:
            return
        self._by_key = self._using = False
        if self.tool is not None and self._cross is not None:
            self.tool.release(self._cross)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cross is not None and self._points:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_cross(painter, self.to_widget(*self._cross), 1.0)
