"""Keys that work wherever the focus is in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class HeldKeys(QObject):
    """While a key is held, its command is called with True; on release, with False.

    It works whatever has the focus in `window`, but in text fields. Where Space is one of the keys
    and presses no button, Enter does.
    """

    def __init__(self, window: QWidget, commands: Mapping[Qt.Key, Callable[[bool], None]]) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._held: set[Qt.Key] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            for key in tuple(self._held):
                self._hold(key, False)  # the release would go to another window
            return False
        if not isinstance(event, QKeyEvent) or not self._concerns(watched):
            return False
        key = Qt.Key(event.key())
        alone = not event.modifiers() or key == Qt.Key.Key_Space  # Ctrl+M is another command
        if key in self._commands and (key in self._held or alone):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
            elif not event.isAutoRepeat():
                self._hold(key, kind == QEvent.Type.KeyPress)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and kind == QEvent.Type.KeyPress:
            button = QApplication.focusWidget()
            if isinstance(button, QAbstractButton) and not event.modifiers():
                button.click()
                return True
        return False

    def _concerns(self, watched: QObject) -> bool:
        """True for events to the window's widgets, but not while a person types or a menu is up."""
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        focus = QApplication.focusWidget()
        typing = isinstance(focus, TEXT_FIELDS) or (
            isinstance(focus, QComboBox) and focus.isEditable()
        )
        return not typing and QApplication.activePopupWidget() is None

    def _hold(self, key: Qt.Key, held: bool) -> None:
        if held != (key in self._held):
            (self._held.add if held else self._held.discard)(key)
            self._commands[key](held)
