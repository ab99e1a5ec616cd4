"""The cross by which a person points without a mouse: arrow keys move it, and C is the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

BUTTON = Qt.Key.Key_C
STEP, LONG = 4.0, 32.0  # device-independent pixels of one press; with Shift
EDGE = 40.0  # the cross stays so far inside; the picture moves under it
ARM, GAP = 9.0, 3.0  # of the cross, which leaves what is pointed at free
WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def is_of_cross(event: QKeyEvent) -> bool:
    """True where the key moves the cross or presses it."""
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return not ctrl and (event.key() == BUTTON or event.key() in WAYS)


def is_button_before_menus(event: QEvent) -> bool:
    """True where C, also with Alt, would else open a menu or do a command with this letter."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() == BUTTON
        and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
    )


def step_of(event: QKeyEvent) -> QPointF:
    """How far an arrow key moves the cross, in device-independent pixels."""
    long = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return QPointF(*WAYS[Qt.Key(event.key())]) * (LONG if long else STEP)


def way_into_sight(at: QPointF, size: QSize) -> QPointF:
    """How far a picture must move in a widget of this size so that the cross is in sight."""
    inside = QPointF(
        min(max(at.x(), EDGE), size.width() - EDGE), min(max(at.y(), EDGE), size.height() - EDGE)
    )
    return inside - at


def paint_cross(painter: QPainter, at: QPointF, ratio: float) -> None:
    """Draw it; `ratio` of the painter's pixels are one of the desktop's."""
    for colour, width in ((QColor(0, 0, 0, 190), 3.5), (QColor("white"), 1.5)):
        painter.setPen(QPen(colour, width * ratio))
        for x, y in WAYS.values():
            way = QPointF(x, y) * ratio
            painter.drawLine(at + way * GAP, at + way * ARM)
