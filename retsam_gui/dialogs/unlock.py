"""The passphrase of an encrypted workspace."""

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


class UnlockDialog(QDialog):
    """Asks for it: `told(passphrase)`. `wrong`: the one before was not the workspace's."""

    told = Signal(str)

    def __init__(self, *, wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Encrypted workspace"))
        text = QLabel(
            self.tr(
                "Your workspace is encrypted. Without its passphrase, photographs can be looked at "
                "and segmented, but nothing is kept and nothing of before is shown."
            )
        )
        text.setWordWrap(True)
        self.problem = QLabel(
            self.tr(
                "The passphrase is wrong, or the start of the file is damaged. Please try again, "
                "or restore a backup."
            )
        )
        self.problem.setWordWrap(True)
        self.problem.setProperty("attention", True)
        self.problem.setVisible(wrong)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        fields = QFormLayout()
        fields.addRow(self.tr("&Passphrase"), self.passphrase)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.open_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.open_button.setText(self.tr("Open"))
        self.open_button.setEnabled(False)
        self.passphrase.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
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
        self.passphrase.setFocus()
        self.accepted.connect(lambda: self.told.emit(self.passphrase.text()))
