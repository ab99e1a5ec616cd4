"""Which structure gets the pixels of a layer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from engine.taxonomy import structure, structures
from retsam_gui.language import title_of
from retsam_gui.models.layers import GROUPS
from retsam_gui.panels.layer_row import swatch
from retsam_gui.panels.parts import muted


class CopyLayerDialog(QDialog):
    """A list of structures; `chosen(structure, move)` when the person has decided."""

    chosen = Signal(str, bool)

    def __init__(self, source: str, parent: QWidget) -> None:
        super().__init__(parent)
        title = title_of(source)
        self.setWindowTitle(self.tr("Copy {0}").format(title))
        self.target = QComboBox()
        self.target.setAccessibleName(self.tr("The structure that gets the pixels"))
        for group in GROUPS:
            for key, entry in structures().items():
                wanted = entry.group == group and entry.kind == "area" and key != source
                if wanted and "fundus" in entry.modalities:
                    self.target.addItem(swatch(entry.rgb), title_of(key), key)
        same = [
            row
            for row in range(self.target.count())
            if structure(self.target.itemData(row)).group == structure(source).group
        ]
        self.target.setCurrentIndex(same[0] if same else 0)
        self.move = QCheckBox(self.tr("&Take them away from {0}").format(title))
        form = QFormLayout()
        form.addRow(self.tr("&Into"), self.target)
        note = muted(
            self.tr(
                "The pixels are added to what is there. Locks and the rules for painting hold, "
                "and it is one step of the history."
            )
        )
        note.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Copy"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(380)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.move)
        column.addWidget(note)
        column.addWidget(self.buttons)
        self.move.toggled.connect(self._name_button)

    def _name_button(self, move: bool) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Move") if move else self.tr("Copy"))

    def _accept(self) -> None:
        self.chosen.emit(self.target.currentData(), self.move.isChecked())
        self.accept()
