"""Keys that work wherever the focus is in the window."""

from __future__ import annotations

from collections.abc import Callable

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


class HoldToHide(QObject):
    """While Space is held, `hide(True)`; on release, `hide(False)`.

    It works whatever has the focus in `window`, but in text fields. Since Space then presses no
    button, Enter does.
    """

    def __init__(self, window: QWidget, hide: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._window = window
        self._hide = hide
        self._held = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._hold(False)  # the release would go to another window
            return False
        if not isinstance(event, QKeyEvent) or not self._concerns(watched):
            return False
        if event.key() == Qt.Key.Key_Space:
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
            elif not event.isAutoRepeat():
                self._hold(kind == QEvent.Type.KeyPress)
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

    def _hold(self, held: bool) -> None:
        if held != self._held:
            self._held = held
            self._hide(held)
