"""The patients of a disc, and which of their pictures are opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.pacs.parts import day
from retsam_gui.panels.parts import muted

if TYPE_CHECKING:
    from engine.readers.disc import Disc

FILES = Qt.ItemDataRole.UserRole


class DiscDialog(QDialog):
    """`chosen(paths)`: all pictures of the patient or of the examination that was chosen."""

    chosen = Signal(object)

    def __init__(self, disc: Disc, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Patients of the disc"))
        self.resize(720, 480)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Patients and examinations"))
        self.tree.setHeaderLabels(
            [self.tr("Patient or day"), self.tr("Number"), self.tr("Born"), self.tr("Pictures")]
        )
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for patient in disc.patients:
            files = [file for study in patient.studies for file in study.files]
            who = patient.name or self.tr("no name")
            item = self._item([who, patient.id, day(patient.birth_date), f"{len(files)}"], files)
            self.tree.addTopLevelItem(item)
            for study in patient.studies:
                kinds = "/".join(study.modalities)
                what = f"{day(study.date)}  {study.description}".strip()
                below = self._item([what, "", "", f"{len(study.files)} {kinds}"], study.files)
                item.addChild(below)
        if len(disc.patients) == 1:
            self.tree.expandAll()
        self.tree.setCurrentItem(self.tree.topLevelItem(0))
        self.tree.itemActivated.connect(lambda _item, _column: self._open())
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._open)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.tree, 1)
        if disc.missing:
            column.addWidget(
                muted(self.tr("%n files that the disc names are not on it.", "", disc.missing))
            )
        column.addWidget(self.buttons)

    def _item(self, texts: list[str], files: list[Path] | tuple[Path, ...]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(texts)
        item.setData(0, FILES, [str(file) for file in files])
        return item

    def _open(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.chosen.emit([Path(file) for file in item.data(0, FILES)])
            self.accept()
