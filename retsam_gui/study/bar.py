"""The bar of the reading window: the view, layers, undo; the tools come after them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton

from retsam_gui.canvas.movable import WHEEL_STEP
from retsam_gui.canvas.view import Canvas
from retsam_gui.icons import icon
from retsam_gui.models.editing import Editing


class ReadingBar(QToolBar):
    """Buttons for the photograph and for what is drawn on it."""

    def __init__(self, canvas: Canvas, editing: Editing) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setWindowTitle(self.tr("Tools"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._canvas = canvas
        self._add("fit", self.tr("Show the whole photograph"), "F", canvas.fit)
        self._add("actual_size", self.tr("One pixel for one pixel"), "Z", canvas.show_actual_size)
        self._add("zoom_in", self.tr("Zoom in"), "+", lambda: canvas.zoom_by(WHEEL_STEP))
        self._add("zoom_out", self.tr("Zoom out"), "-", lambda: canvas.zoom_by(1 / WHEEL_STEP))
        self.hide_layers = self._add("hidden", self.tr("Hide all layers"), "F4", None)
        self.hide_layers.setCheckable(True)
        self.hide_layers.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.hide_layers.toggled.connect(canvas.hide_overlay)
        self.addSeparator()
        self.undo = self._add("undo", self.tr("Undo"), "Ctrl+Z", editing.undo)
        self.redo = self._add("redo", self.tr("Redo"), "Ctrl+Shift+Z", editing.redo)
        for action in (self.undo, self.redo):
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.addSeparator()
        editing.history_changed.connect(lambda: self._renew(editing))
        self._renew(editing)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _renew(self, editing: Editing) -> None:
        case = editing.case
        self.undo.setEnabled(case is not None and case.history.last is not None)
        self.redo.setEnabled(case is not None and case.history.next is not None)

    def _add(self, picture: str, tip: str, keys: str, slot: Callable[[], object] | None) -> QAction:
        action = QAction(icon(picture), tip, self._canvas)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{tip} ({keys})")
        if slot is not None:
            action.triggered.connect(lambda _on: slot())
        self._canvas.addAction(action)
        self.addAction(action)
        return action
