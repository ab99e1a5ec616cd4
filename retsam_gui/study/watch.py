"""Time on task: what happens in the reading window, as events; nothing outside it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from engine.study.clock import Event, EventKind

THROTTLE = 1.0  # seconds between two events of input with the same tool
INPUTS = frozenset(
    (
        QEvent.Type.WindowActivate,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
        QEvent.Type.TouchUpdate,
    )
)


class Watch(QObject):
    """Writes down events of `window` while a case is open; `take` hands them over."""

    def __init__(
        self, window: QWidget, tool: Callable[[], str], *, clock: Callable[[], float] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._tool = window, tool
        self._clock = clock or time.monotonic
        self._events: list[Event] = []
        self._open = False
        QApplication.instance().installEventFilter(self)

    def open(self) -> None:
        """A case came onto the screen."""
        self._open = True
        self._add("opened")

    def close(self) -> None:
        """It went."""
        if self._open:
            self._add("closed")
            self._open = False

    def take(self) -> tuple[Event, ...]:
        """All events since the last time."""
        told, self._events = tuple(self._events), []
        return told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._open:
            return False
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._add("left")
        elif kind in INPUTS and self._is_ours(watched):
            self._note_input()
        return False

    def _is_ours(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _note_input(self) -> None:
        last = self._events[-1] if self._events else None
        new = last is None or last.kind != "input" or last.tool != self._tool()
        if new or self._clock() - last.at >= THROTTLE:  # type: ignore[union-attr]
            self._add("input")

    def _add(self, kind: EventKind) -> None:
        self._events.append(Event(self._clock(), kind, self._tool()))
