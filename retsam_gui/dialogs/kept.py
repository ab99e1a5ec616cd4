"""The photographs that an encrypted workspace keeps, to open one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from engine.store.values import StoredCase
from retsam_gui.panels.parts import muted


class KeptDialog(QDialog):
    """`chosen(case)`: the one to open."""

    chosen = Signal(object)

    def __init__(self, cases: tuple[StoredCase, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kept in the workspace"))
        self.resize(520, 380)
        self._cases = cases
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Photographs"))
        for case in cases:
            final = self.tr("  ·  final") if case.state == "final" else ""
            self.list.addItem(f"{case.path.name}  ·  {case.eye.value}{final}")
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(bool(cases))
        self.buttons.accepted.connect(self._open)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.list, 1)
        if not cases:
            told = self.tr("An encrypted workspace keeps what you put into it with Case, Keep.")
            column.addWidget(muted(told))
        column.addWidget(self.buttons)

    def _open(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.chosen.emit(self._cases[row])
