"""The first page: which files, where the copies go, by which key, and what of dates and device."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.deidentify.project import SHORTEST_PASSPHRASE
from engine.deidentify.rules import Options
from engine.papers import Pages
from retsam_gui.deidentify.tasks import Order
from retsam_gui.pacs.parts import push
from retsam_gui.panels.parts import heading, muted

LEAST_ROWS = 3  # of the list of files
FIELD = 260  # device-independent pixels


class ChoosingPage(QWidget):
    """`changed` tells that something else is chosen; `missing` says what is still to be said."""

    changed = Signal()

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("Files")))
        column.addLayout(self._make_files(), 1)
        column.addLayout(self._make_places())
        column.addWidget(heading(self.tr("Who is who")))
        column.addLayout(self._make_project())
        column.addWidget(heading(self.tr("What stays")))
        column.addLayout(self._make_options())
        self._refresh()

    # ---- making ----

    def _make_files(self) -> QHBoxLayout:
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files and folders"))
        self.files.setMinimumHeight(LEAST_ROWS * self.files.fontMetrics().lineSpacing() + 8)
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        buttons = QVBoxLayout()
        buttons.addWidget(push(self.tr("Add &files…"), self._add_files))
        buttons.addWidget(push(self.tr("Add a f&older…"), self._add_folder))
        buttons.addWidget(push(self.tr("&Remove from the list"), self._remove))
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.files, 1)
        row.addLayout(buttons)
        return row

    def _make_places(self) -> QGridLayout:
        self.folder, self.patient = QLineEdit(), QLineEdit()
        self.patient.setPlaceholderText(self.tr("each a patient of its own"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        for row, (title, box, button) in enumerate(
            (
                (self.tr("&Copies go to"), self.folder, push(self.tr("&Browse…"), self._browse)),
                (self.tr("&Patient number of plain pictures"), self.patient, None),
            )
        ):
            _add_field(grid, row, title, box)
            if button is not None:
                grid.addWidget(button, row, 2)
            box.textChanged.connect(self._refresh)
        return grid

    def _make_project(self) -> QVBoxLayout:
        self.new = QRadioButton(self.tr("&New project: its file tells who is behind a pseudonym"))
        self.existing = QRadioButton(self.tr("Pro&ject that is there: same names, same shifts"))
        self.thrown = QRadioButton(self.tr("&Throw the key away: nobody can look anybody up"))
        self.new.setChecked(True)
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        for button in (self.new, self.existing, self.thrown):
            self._group.addButton(button)
            button.toggled.connect(self._refresh)
            column.addWidget(button)
        self.file, self.passphrase, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for box in (self.passphrase, self.again):
            box.setEchoMode(QLineEdit.EchoMode.Password)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        self._browse_project = push(self.tr("Bro&wse…"), self._choose_project)
        for row, (title, box) in enumerate(
            (
                (self.tr("Project fi&le"), self.file),
                (self.tr("Pa&ssphrase"), self.passphrase),
                (self.tr("Passphrase a&gain"), self.again),
            )
        ):
            _add_field(grid, row, title, box)
            box.textChanged.connect(self._refresh)
        grid.addWidget(self._browse_project, 0, 2)
        column.addLayout(grid)
        note = muted(
            self.tr(
                "Keep the project's file apart from the copies. Who loses it, or its passphrase, "
                "cannot look anybody up."
            )
        )
        note.setWordWrap(True)
        column.addWidget(note)
        return column

    def _make_options(self) -> QVBoxLayout:
        self.shift = QRadioButton(
            self.tr("&Intervals of dates: all move by one random number of days a patient")
        )
        self.remove = QRadioButton(self.tr("No &dates at all"))
        self.shift.setChecked(True)
        self.device = QCheckBox(self.tr("&Maker, model and serial number of the device"))
        self._dates = QButtonGroup(self)
        column = QVBoxLayout()
        for button in (self.shift, self.remove):
            self._dates.addButton(button)
            column.addWidget(button)
        column.addWidget(self.device)
        return column

    # ---- what is said ----

    @property
    def order(self) -> Order:
        """What the page says now."""
        kept = not self.thrown.isChecked()
        return Order(
            paths=tuple(self._paths()),
            output=Path(self.folder.text().strip()).expanduser(),
            project=Path(self.file.text().strip()).expanduser() if kept else None,
            passphrase=self.passphrase.text() if kept else "",
            options=Options(
                shift_dates=self.shift.isChecked(), keep_device=self.device.isChecked()
            ),
            patient=self.patient.text().strip(),
            pages=self._pages,
        )

    @property
    def missing(self) -> str:
        """What is still to be said before anything can begin; empty where nothing is."""
        if not self.files.count():
            return self.tr("Add files or a folder.")
        if not self.folder.text().strip():
            return self.tr("Say where the copies go.")
        if self.thrown.isChecked():
            return ""
        name = self.file.text().strip()
        if not name:
            return self.tr("Say where the project's file is.")
        if self.new.isChecked() and Path(name).expanduser().exists():
            return self.tr("This project's file is there already. Open it, or name another.")
        if self.existing.isChecked() and not Path(name).expanduser().is_file():
            return self.tr("There is no such project's file.")
        if len(self.passphrase.text()) < SHORTEST_PASSPHRASE:
            return self.tr("The passphrase needs at least {0} characters.").format(
                SHORTEST_PASSPHRASE
            )
        if self.new.isChecked() and self.passphrase.text() != self.again.text():
            return self.tr("Both passphrases must be the same.")
        return ""

    def add(self, paths: Iterable[Path]) -> None:
        """Put files and folders on the list."""
        there = set(self._paths())
        self.files.addItems([str(path) for path in paths if path not in there])
        self._refresh()

    def _paths(self) -> list[Path]:
        return [Path(self.files.item(row).text()) for row in range(self.files.count())]

    def _refresh(self) -> None:
        kept = not self.thrown.isChecked()
        for widget in (self.file, self.passphrase, self._browse_project):
            widget.setEnabled(kept)
        self.again.setEnabled(self.new.isChecked())
        self.changed.emit()

    # ---- choosing ----

    def _add_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Which files?"))
        self.add(Path(name) for name in names)

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Which folder?"))
        self.add([Path(name)] if name else [])

    def _remove(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._refresh()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Where do the copies go?"), self.folder.text()
        )
        if name:
            self.folder.setText(name)

    def _choose_project(self) -> None:
        ask = QFileDialog.getSaveFileName if self.new.isChecked() else QFileDialog.getOpenFileName
        name, _ = ask(self, self.tr("Which project's file?"), self.file.text())
        if name:
            self.file.setText(name)


def _add_field(grid: QGridLayout, row: int, title: str, box: QLineEdit) -> None:
    label = QLabel(title)
    label.setBuddy(box)
    box.setAccessibleName(title.replace("&", ""))
    box.setMinimumWidth(FIELD)
    grid.addWidget(label, row, 0)
    grid.addWidget(box, row, 1)
