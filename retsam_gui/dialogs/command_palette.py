"""All commands in one list that can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget


class CommandPalette(QDialog):
    """Type a part of a command's name, press Enter."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find a command"))
        self.resize(520, 420)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Type a command"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setUniformItemSizes(True)
        for action in actions:
            self._add(action)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._run)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self._filter("")

    def _add(self, action: QAction) -> None:
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = action.text().replace("&", "")
        item = QListWidgetItem(_icon(action), f"{text}    {shortcut}")
        item.setData(Qt.ItemDataRole.UserRole, action)
        item.setToolTip(action.statusTip())
        if not action.isEnabled():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(item)

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            hay = f"{item.text()} {item.toolTip()}".lower()
            item.setHidden(not all(word in hay for word in words))
            if first is None and not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                first = item
        self.list.setCurrentItem(first)

    def _run(self, _item: QListWidgetItem | None = None) -> None:
        item = self.list.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.accept()
            item.data(Qt.ItemDataRole.UserRole).trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the person types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            row = self.list.currentRow() + step
            while step and 0 <= row < self.list.count():
                item = self.list.item(row)
                if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                    self.list.setCurrentRow(row)
                    return True
                row += step
        return super().eventFilter(watched, event)


def _icon(action: QAction) -> QIcon:
    """The action's icon, or an empty one of the same size, so that the texts stand in line."""
    if not action.icon().isNull():
        return action.icon()
    empty = QPixmap(20, 20)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
