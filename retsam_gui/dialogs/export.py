"""What is exported of the case on the screen, in which formats, and where to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.panels.parts import fit_to_texts, heading, muted
from retsam_gui.results import ExportOrder

NUMBERS = ("measurements", "dicom-sr", "dicom-pdf")
NAME = re.compile(r"[\w\-][\w.\-]{0,99}")


class ExportDialog(QDialog):
    """One tick a format; `chosen` gives the ExportOrder.

    Formats that need measurements, or to know the eye, cannot be ticked without. `order.belongs_to`
    is the file that says whose picture it is, if it does; it is in the order that was chosen only
    where the person asks to name the patient.
    """

    chosen = Signal(object)

    def __init__(
        self, order: ExportOrder, *, measured: bool, eye_known: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export for other programs"))
        self._order = order
        self.formats: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Formats")))
        column.addLayout(self._format_grid(order, measured=measured, eye_known=eye_known))
        self.only_seen = QCheckBox(self.tr("Only the &layers that are shown now"))
        self.only_seen.setChecked(order.only_seen)
        column.addWidget(self.only_seen)
        self.named = QCheckBox(self.tr("DICOM wi&th the patient's name, in the study of the file"))
        self.named.setToolTip(self.tr("For the clinic's own archive"))
        self.named.setEnabled(order.belongs_to is not None)
        column.addWidget(self.named)
        column.addLayout(self._server_row())
        column.addWidget(heading(self.tr("Where to")))
        column.addLayout(self._place_grid(order))
        note = muted(
            self.tr(
                "Names of patients and of their files are not written, unless you tick it above. "
                "Files that are there already are replaced only after you were asked."
            )
        )
        note.setWordWrap(True)
        column.addWidget(note)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Export"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._refresh()
        fit_to_texts(self)

    def _server_row(self) -> QHBoxLayout:
        self.server = QComboBox()
        label = QLabel(self.tr("Then send D&ICOM to"))
        label.setBuddy(self.server)
        self.server.setAccessibleName(self.tr("Server that DICOM is sent to"))
        self.server.addItem(self.tr("nobody"), "")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.server)
        row.addStretch(1)
        return row

    def show_servers(self, names: Sequence[str]) -> None:
        """The servers that DICOM objects can be sent to."""
        for name in names:
            self.server.addItem(name, name)
        self._refresh()

    def _format_grid(self, order: ExportOrder, *, measured: bool, eye_known: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (key, title, what) in enumerate(self._table()):
            missing = ""
            if key.startswith("dicom-") and not eye_known:
                missing = self.tr("needs the eye: state it beside the patient")
            elif key in NUMBERS and not measured:
                missing = self.tr("not there yet: the case is not measured")
            box = QCheckBox(title)
            box.setChecked(key in order.formats and not missing)
            box.setEnabled(not missing)
            box.setAccessibleDescription(missing or what)
            box.toggled.connect(self._refresh)
            self.formats[key] = box
            grid.addWidget(box, row, 0)
            grid.addWidget(muted(missing or what), row, 1)
        return grid

    def _table(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("masks", self.tr("&PNG masks"), self.tr("a black and white picture a layer")),
            ("npz", self.tr("&NumPy (NPZ)"), self.tr("all masks in one archive")),
            ("labels", self.tr("La&bel map"), self.tr("one picture with a value a structure")),
            ("coco", self.tr("&COCO JSON"), self.tr("every piece, pixel by pixel")),
            ("labelme", self.tr("label&me JSON"), self.tr("to go on in labelme")),
            ("nifti", self.tr("N&IfTI"), self.tr("for ITK-SNAP and 3D Slicer")),
            ("overlay", self.tr("&Overlay"), self.tr("the picture as it is on the screen")),
            ("measurements", self.tr("Mea&surements"), self.tr("all numbers as CSV and JSON")),
            ("dataset", self.tr("&Dataset"), self.tr("added to a folder to train models from")),
            (
                "dicom-seg",
                self.tr("DICOM se&gmentation"),
                self.tr("photograph and layers, for a PACS"),
            ),
            (
                "dicom-labelmap",
                self.tr("DICOM lab&el maps"),
                self.tr("the same, a value a structure; newer viewers"),
            ),
            (
                "dicom-sr",
                self.tr("DICOM st&ructured report"),
                self.tr("all numbers, with the layers that they are of"),
            ),
            ("dicom-pdf", self.tr("DICOM PDF"), self.tr("the report, for a PACS")),
        )

    def _place_grid(self, order: ExportOrder) -> QGridLayout:
        self.folder, self.name = QLineEdit(str(order.folder)), QLineEdit(order.name)
        browse = QPushButton(self.tr("Bro&wse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (title, box) in enumerate(
            ((self.tr("&Folder"), self.folder), (self.tr("N&ame of the case"), self.name))
        ):
            label = QLabel(title)
            label.setBuddy(box)
            box.setAccessibleName(title.replace("&", ""))
            box.setMinimumWidth(320)
            box.textChanged.connect(self._refresh)
            grid.addWidget(label, row, 0)
        grid.addLayout(place, 0, 1)
        grid.addWidget(self.name, 1, 1)
        return grid

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Export into which folder?"), self.folder.text()
        )
        if name:
            self.folder.setText(name)

    def _refresh(self) -> None:
        """Export only what can be: a format, a folder, and a name that stays in it."""
        named = NAME.fullmatch(self.name.text().strip()) is not None
        self.name.setToolTip("" if named else self.tr("Letters, digits, dots, dashes, underscores"))
        some = any(box.isChecked() for box in self.formats.values())
        dicom = any(box.isChecked() for key, box in self.formats.items() if "dicom" in key)
        self.server.setEnabled(dicom and self.server.count() > 1)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(some and named and bool(self.folder.text().strip()))

    def _accept(self) -> None:
        self.chosen.emit(
            replace(
                self._order,
                folder=Path(self.folder.text().strip()).expanduser(),
                name=self.name.text().strip(),
                formats=tuple(key for key, box in self.formats.items() if box.isChecked()),
                only_seen=self.only_seen.isChecked(),
                belongs_to=self._order.belongs_to if self.named.isChecked() else None,
                send_to=self.server.currentData() if self.server.isEnabled() else "",
            )
        )
        self.accept()
