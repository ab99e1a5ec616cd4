"""What the mouse and the keys mean to a prompter, in both windows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from engine.choices import Point
from engine.prompt.prompts import Mark
from retsam_gui.pointing.paint import Hand, box_between
from retsam_gui.pointing.prompter import Prompter

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class PointingHand:
    """A drag is a box, a click lies in the structure; with Alt, or the right button, it does not.

    With Shift a drag is a scribble in the structure, with Alt one outside of it. Enter accepts,
    Shift+Enter adds, Alt+Enter subtracts, N shows the next candidate, Backspace takes the last
    click back, Esc drops all.
    """

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self._points: list[Point] = []
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._dragged = False

    @property
    def drawn(self) -> Hand:
        """What is being drawn just now."""
        if not self._dragged:
            return Hand()
        scribble = bool(self._modifiers & (SHIFT | ALT))
        return Hand(tuple(self._points), scribble, inside=not self._modifiers & ALT)

    def press(self, at: Point, modifiers: Qt.KeyboardModifier) -> None:
        """The left button went down."""
        self._points, self._modifiers, self._dragged = [at], modifiers, False

    def move(self, at: Point, *, slip: bool) -> None:
        """The pointer moved; `slip`: not further from the first place than a hand that clicks."""
        if self._points:
            self._points.append(at)
            self._dragged = self._dragged or not slip

    def release(self, at: Point, *, slip: bool) -> None:
        """The button came up."""
        self.move(at, slip=slip)
        hand, points = self.drawn, self._points
        self.drop()
        if hand.scribble:
            self._prompter.mark(Mark(hand.points, inside=hand.inside))
        elif hand.points:
            if (box := box_between(hand.points)) is not None:
                self._prompter.box(box)
        elif points:
            self._prompter.mark(Mark((points[0],), inside=not self._modifiers & ALT))

    def point_out(self, at: Point) -> None:
        """A click of the right button: this does not belong to it."""
        self._prompter.mark(Mark((at,), inside=False))

    def drop(self) -> None:
        """What is being drawn is given up."""
        self._points, self._dragged = [], False

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether the key meant something."""
        prompter = self._prompter
        if not prompter.busy:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift, alt = bool(modifiers & SHIFT), bool(modifiers & ALT)
            prompter.accept("add" if shift else "subtract" if alt else None)
        elif key == Qt.Key.Key_N:
            prompter.next()
        elif key == Qt.Key.Key_Backspace:
            prompter.back()
        elif key == Qt.Key.Key_Escape:
            prompter.drop()
        else:
            return False
        return True
