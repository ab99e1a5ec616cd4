"""What the left button does on the photograph: one file a tool."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from retsam_gui.canvas.geometry import ViewTransform


class Tool(Protocol):
    """What the left button does in place of moving the photograph.

    Points are (x, y) in image pixels; `reach` is how far from one, in widths of a pixel, a person
    still means it.
    """

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks now."""

    def press(self, x: float, y: float, reach: float) -> bool:
        """The left button went down on the photograph; False where the tool does not want it."""

    def move(self, x: float, y: float, reach: float) -> None:
        """The pointer moved, with the button down or not."""

    def release(self, x: float, y: float, reach: float) -> None:
        """The button that the tool wanted came up again."""

    def paint(self, painter: QPainter, view: ViewTransform, ratio: float) -> None:
        """Draw over everything, in device pixels; `ratio` of them are one of the desktop's."""
