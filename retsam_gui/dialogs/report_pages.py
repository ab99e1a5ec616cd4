"""In which language reports are written, and on which paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from engine.papers import PAPERS, Pages
from engine.words import languages


class ReportPagesDialog(QDialog):
    """Two lists; `chosen` gives the Pages of all reports from now on."""

    chosen = Signal(object)

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Language and paper of reports"))
        self.language, self.paper = QComboBox(), QComboBox()
        for key, title in languages().items():
            self.language.addItem(title, key)
        for key in PAPERS:
            self.paper.addItem(key, key)
        self.language.setCurrentIndex(self.language.findData(pages.language))
        self.paper.setCurrentIndex(self.paper.findData(pages.paper))
        form = QFormLayout()
        form.addRow(self.tr("&Language"), self.language)
        form.addRow(self.tr("&Paper"), self.paper)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(360)
        column.addLayout(form)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _accept(self) -> None:
        self.chosen.emit(Pages(self.paper.currentData(), self.language.currentData()))
        self.accept()
