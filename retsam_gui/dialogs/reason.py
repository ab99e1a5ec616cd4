"""Two small questions: are you sure, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class ConfirmDialog(QDialog):
    """Asks for a yes; `verb` is what the button says."""

    def __init__(self, title: str, question: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        text = QLabel(question)
        text.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(verb)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.addStrut(420)
        self.column.setContentsMargins(18, 16, 18, 14)
        self.column.setSpacing(12)
        self.column.addWidget(text)
        self.column.addWidget(self.buttons)


class ReasonDialog(ConfirmDialog):
    """Asks for a reason, which cannot be empty; `told(reason)` where it was given."""

    told = Signal(str)

    def __init__(
        self, title: str, question: str, parent: QWidget, *, suggestions: Sequence[str] = ()
    ) -> None:
        super().__init__(title, question, title, parent)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(suggestions)
        self.reason.setCurrentText("")
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.lineEdit().setPlaceholderText(self.tr("Reason"))
        self.reason.lineEdit().setAccessibleName(self.tr("Reason"))
        self.reason.currentTextChanged.connect(self._refresh)
        self.column.insertWidget(self.column.indexOf(self.buttons), self.reason)
        self.accepted.connect(lambda: self.told.emit(self.reason.currentText().strip()))
        self._refresh()
        self.reason.setFocus()

    def _refresh(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.reason.currentText().strip()))
