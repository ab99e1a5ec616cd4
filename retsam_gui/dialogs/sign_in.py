"""Who works here? Asked by a shared workspace."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)


class SignInDialog(QDialog):
    """Asks for name and passphrase: `told(name, passphrase)`. `wrong` says what was wrong."""

    told = Signal(str, str)

    def __init__(self, wrong: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in"))
        text = QLabel(
            self.tr("This workspace is shared. What you draw and sign is kept under your name.")
        )
        text.setWordWrap(True)
        self.problem = QLabel(wrong)
        self.problem.setProperty("attention", True)
        self.problem.setVisible(bool(wrong))
        self.name = QLineEdit()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        fields = QFormLayout()
        fields.addRow(self.tr("&Name"), self.name)
        fields.addRow(self.tr("&Passphrase"), self.passphrase)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Sign in"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(380)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(text)
        column.addWidget(self.problem)
        column.addLayout(fields)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.told.emit(self.name.text(), self.passphrase.text()))
