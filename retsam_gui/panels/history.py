"""The history panel: what the reader did, step by step; a click goes back or forth."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retsam_gui.models.editing import Editing


class HistoryPanel(QWidget):
    """One line a step, the last that holds selected; steps that were undone stand back."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("History"))
        self.list.setTabKeyNavigation(False)
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(editing.go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 0, 6)
        column.addWidget(self.list)
        editing.history_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        case = self._editing.case
        history = case.history if case else None
        names = [entry.name for entry in history.entries] if history else []
        position = history.position if history else 0
        with QSignalBlocker(self.list):
            self._match([self.tr("As the model has it"), *names])
            for row in range(self.list.count()):
                holds = row <= position
                role = self.palette().text() if holds else self.palette().placeholderText()
                item = self.list.item(row)
                item.setForeground(role)
                font = item.font()
                font.setItalic(not holds)
                item.setFont(font)
            self.list.setCurrentRow(position)
        self.list.scrollToItem(self.list.currentItem())

    def _match(self, names: list[str]) -> None:
        """Change only the lines that differ, so that thousands of steps stay quick."""
        while self.list.count() > len(names):
            self.list.takeItem(self.list.count() - 1)
        for row, name in enumerate(names):
            item = self.list.item(row)
            if item is None:
                item = QListWidgetItem(name, self.list)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            elif item.text() != name:
                item.setText(name)
