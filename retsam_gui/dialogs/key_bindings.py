"""Other keys for the actions, with a check that no two share one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.actions import Actions
from retsam_gui.panels.parts import heading

RESERVED = ("Space", "M", "C", "Tab", "Shift+Tab", "Left", "Right", "Up", "Down")
TEXT = QKeySequence.SequenceFormat.PortableText


class KeyBindingsDialog(QDialog):
    """One line an action. `chosen(keys)`: the keys that differ from the usual ones, by action."""

    chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keys"))
        self._actions = actions
        self.edits: dict[str, QKeySequenceEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._rows: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._filter)
        self.conflict = QLabel()
        self.conflict.setProperty("attention", True)
        self.conflict.setWordWrap(True)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        table = self._make_table()
        scroll.setWidget(table)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(table.minimumSizeHint().width() + bar + 2)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(kinds.RestoreDefaults).clicked.connect(self._restore)
        column = QVBoxLayout(self)
        for widget in (self.search, scroll, self.conflict, self.buttons):
            column.addWidget(widget)
        self.resize(560, 640)
        self._check()

    def _make_table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setColumnStretch(0, 1)
        row = 0
        for title, entries in self._actions.by_menu().items():
            grid.addWidget(heading(title.replace("&", "")), row, 0)
            row += 1
            for action in entries:
                self._add(grid, row, action)
                row += 1
        return table

    def _add(self, grid: QGridLayout, row: int, action: QAction) -> None:
        text = action.text().replace("&", "").rstrip("…")
        label, edit = QLabel(text), QKeySequenceEdit(action.shortcut())
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        longest = edit.fontMetrics().horizontalAdvance("Ctrl+Shift+Backspace")
        edit.setMinimumWidth(longest + 3 * edit.fontMetrics().height())
        edit.setAccessibleName(self.tr("Key of {0}").format(text))
        edit.keySequenceChanged.connect(lambda _keys: self._check())
        label.setBuddy(edit)
        grid.addWidget(label, row, 0)
        grid.addWidget(edit, row, 1)
        self.edits[action.objectName()] = edit
        self._labels[action.objectName()] = label

    def _filter(self, text: str) -> None:
        for key, label in self._labels.items():
            shown = text.strip().casefold() in label.text().casefold()
            label.setVisible(shown)
            self.edits[key].setVisible(shown)

    def _check(self) -> None:
        """Say which keys clash; they cannot be taken then."""
        users: dict[str, list[str]] = {}
        for key, edit in self.edits.items():
            text = edit.keySequence().toString(TEXT)
            if text:
                users.setdefault(text, []).append(self._labels[key].text())
        wrong = [
            self.tr("{0} is used for: {1}.").format(keys, ", ".join(names))
            for keys, names in users.items()
            if len(names) > 1
        ]
        wrong += [
            self.tr("{0} has a fixed meaning and cannot be used for {1}.").format(keys, names[0])
            for keys, names in users.items()
            if keys in RESERVED
        ]
        self.conflict.setText(" ".join(wrong))
        self.conflict.setVisible(bool(wrong))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wrong)

    def _restore(self) -> None:
        for key, usual in self._actions.usual_keys().items():
            self.edits[key].setKeySequence(QKeySequence(usual))

    def _accept(self) -> None:
        usual = self._actions.usual_keys()
        now = {key: edit.keySequence().toString(TEXT) for key, edit in self.edits.items()}
        own: Mapping[str, str] = {
            key: text
            for key, text in now.items()
            if text != QKeySequence(usual[key]).toString(TEXT)
        }
        self.chosen.emit(own)
        self.accept()
