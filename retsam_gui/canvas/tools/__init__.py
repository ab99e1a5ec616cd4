"""What the left button does on the photograph: one file a tool."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from retsam_gui.canvas.geometry import ViewTransform


class Tool:
    """What the left button does in place of moving the photograph; this one does nothing.

    Points are (x, y) in image pixels; `reach` is how far from one, in widths of a pixel, a person
    still means it. `modifiers` are the keys held down at the moment. `by_keys` says that arrow
    keys move where it points; else they move the photograph.
    """

    modifiers = Qt.KeyboardModifier.NoModifier
    by_keys = True

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks now."""
        return Qt.CursorShape.CrossCursor

    def press(self, x: float, y: float, reach: float) -> bool:
        """The left button went down on the photograph; False where the tool does not want it."""
        return False

    def move(self, x: float, y: float, reach: float) -> None:
        """The pointer moved, with the button down or not."""

    def release(self, x: float, y: float, reach: float) -> None:
        """The button that the tool wanted came up again."""

    def right_click(self, x: float, y: float) -> None:
        """A click of the right button, which in a drag sets the levels."""

    def double_click(self, x: float, y: float, reach: float) -> bool:
        """The second press of a double click; without more it is a press like any other."""
        return self.press(x, y, reach)

    def leave(self) -> None:
        """The pointer left the canvas."""

    def turn(self, notches: float) -> bool:
        """The wheel turned; False leaves it to the canvas, which zooms."""
        return False

    def key(self, key: Qt.Key) -> bool:
        """A key went down; False leaves it to the canvas."""
        return False

    def drop(self) -> None:
        """The tool is put away: what was begun is given up."""

    def extent(self, view: ViewTransform, ratio: float) -> QRectF | None:
        """Where in device pixels `paint` draws now; None where that may be anywhere."""
        return None

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        """Draw over everything, in device pixels; `ratio` of them are one of the desktop's."""
