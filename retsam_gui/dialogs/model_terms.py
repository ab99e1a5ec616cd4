"""What a model finds and under which terms, before it is added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from engine.runtime.families import families
from retsam_gui.panels.parts import heading, muted
from retsam_gui.results import FoundModel


class ModelTermsDialog(QDialog):
    """Asks for consent to the terms; `accepted_as(family)` where it was given."""

    accepted_as = Signal(str)

    def __init__(self, found: FoundModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a model"))
        self.resize(620, 560)
        self._found = found
        known = (
            self.tr("Recognised: published as {0}").format(found.published_as)
            if found.published_as
            else self.tr("Not among the published files that this program knows")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading(found.title))
        facts = muted(f"{found.path.name}\n{known}\nsha256 {found.sha256}")
        facts.setWordWrap(True)
        column.addWidget(facts)
        self.family = QComboBox()
        for key in found.families:
            self.family.addItem(families()[key].title, key)
        if len(found.families) > 1:
            column.addLayout(self._question())
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Classes and terms"))
        self.text.document().setDocumentMargin(14)
        column.addWidget(self.text, 1)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Accept the terms and add"))
        ok.setAutoDefault(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.family.currentIndexChanged.connect(self._refresh)
        self._refresh()

    def _question(self) -> QHBoxLayout:
        """The tensors of SAM and MedSAM look alike, and images are prepared in different ways."""
        label = QLabel(self.tr("The file does not say which of these it is:"))
        label.setBuddy(self.family)
        self.family.setAccessibleName(label.text())
        self.family.setPlaceholderText(self.tr("Choose"))
        self.family.setCurrentIndex(-1)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.family, 1)
        return row

    def _refresh(self) -> None:
        key = self.family.currentData()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(key is not None)
        terms = [families()[each] for each in ([key] if key else self._found.families)]
        lines = [self.tr("## Terms")]
        lines += [f"**{family.title}: {family.licence}.** {family.terms}" for family in terms]
        lines += [self.tr("## What it finds"), "\n".join(self._found.covers)]
        lines += [self.tr("Research use only. Not for diagnosis.")]
        self.text.setMarkdown("\n\n".join(lines))

    def _accept(self) -> None:
        self.accepted_as.emit(self.family.currentData())
        self.accept()
