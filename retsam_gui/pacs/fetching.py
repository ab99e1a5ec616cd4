"""Studies of a server, to be fetched; and patients who are expected, to be looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.pacs import tasks
from retsam_gui.pacs.parts import Doing, day, fill, push, table

if TYPE_CHECKING:
    from engine.pacs.expected import Expected
    from engine.pacs.fetch import Study


class FetchPage(QWidget):
    """`came(fetched)`: what is here now, and how much of the study is not."""

    came = Signal(object)

    def __init__(self, doing: Doing, folder: Callable[[], Path]) -> None:
        super().__init__()
        self._doing, self._folder = doing, folder
        self._studies: tuple[Study, ...] = ()
        self._asked = ""  # the server that has them
        self.server = QComboBox()
        self.patient_id, self.patient_name, self.date = QLineEdit(), QLineEdit(), QLineEdit()
        self.patient_name.setPlaceholderText(self.tr("Doe^J* (* for any letters)"))
        self.date.setPlaceholderText(self.tr("YYYYMMDD, or two joined by a dash"))
        form = QFormLayout()
        for title, widget in (
            (self.tr("&Server"), self.server),
            (self.tr("Patient &ID"), self.patient_id),
            (self.tr("Patient's &name"), self.patient_name),
            (self.tr("&Day"), self.date),
        ):
            widget.setAccessibleName(title.replace("&", ""))
            form.addRow(title, widget)
        titles = (
            self.tr("Day"),
            self.tr("Patient ID"),
            self.tr("Name"),
            self.tr("Kind"),
            self.tr("Description"),
            self.tr("Objects"),
        )
        self.table = table(self.tr("Studies"), titles, stretch=4)
        self.table.doubleClicked.connect(lambda _index: self._fetch())
        row = QHBoxLayout()
        row.addWidget(push(self.tr("&Look for studies"), self.look))
        self.fetch = push(self.tr("&Fetch and open"), self._fetch)
        self.fetch.setEnabled(False)
        row.addWidget(self.fetch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def show_servers(self, names: list[str]) -> None:
        """The servers that can be asked."""
        chosen = self.server.currentText()
        self.server.clear()
        self.server.addItems(names)
        self.server.setCurrentText(chosen)

    def look_for(self, patient: Expected) -> None:
        """Look for a patient's studies."""
        self.patient_id.setText(patient.patient_id)
        self.patient_name.clear()
        self.date.clear()
        self.look()

    def look(self) -> None:
        """Ask the server; what was found before goes, so that it is not taken for the answer."""
        self._show(())
        self._asked = self.server.currentText()
        self._doing.run(
            self.tr("Looking for studies"),
            tasks.find,
            self._asked,
            self.patient_id.text().strip(),
            self.patient_name.text().strip(),
            self.date.text().strip(),
            then=self._show,
        )

    def _show(self, studies: tuple[Study, ...]) -> None:
        self._studies = studies
        fill(
            self.table,
            [
                (
                    day(each.date),
                    each.patient_id,
                    each.patient_name,
                    "/".join(each.modalities),
                    each.description,
                    "" if each.images is None else str(each.images),
                )
                for each in studies
            ],
        )
        self.fetch.setEnabled(bool(studies))

    def _fetch(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._studies):
            study = self._studies[row]
            folder = self._folder() / study.instance
            server = self._asked
            title = self.tr("Fetching")
            self._doing.run(title, tasks.fetch, server, study, folder, then=self.came.emit)


class ExpectedPage(QWidget):
    """`wanted(patient)`: whose studies are to be looked for."""

    wanted = Signal(object)

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._people: tuple[Expected, ...] = ()
        self.server = QComboBox()
        self.server.setAccessibleName(self.tr("Server"))
        titles = (
            self.tr("Time"),
            self.tr("Patient ID"),
            self.tr("Name"),
            self.tr("Born"),
            self.tr("What for"),
        )
        self.table = table(self.tr("Who is expected"), titles, stretch=4)
        self.table.doubleClicked.connect(lambda _index: self._look())
        row = QHBoxLayout()
        row.addWidget(self.server)
        row.addWidget(push(self.tr("&Today's worklist"), self._ask))
        row.addWidget(push(self.tr("&Read a table…"), self._read, self.tr("CSV with patient_id")))
        self.look = push(self.tr("&Look for the patient's studies"), self._look)
        self.look.setEnabled(False)
        row.addWidget(self.look)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_servers(self, names: list[str]) -> None:
        """The servers that can be asked."""
        self.server.clear()
        self.server.addItems(names)

    def _ask(self) -> None:
        today = QDate.currentDate().toString("yyyyMMdd")
        self._run(self.server.currentText(), None, today)

    def _read(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Which worklist?"), "", self.tr("Tables (*.csv *.tsv *.txt)")
        )
        if name:
            self._run("", Path(name), "")

    def _run(self, server: str, file: Path | None, date: str) -> None:
        title = self.tr("Reading the worklist")
        self._doing.run(title, tasks.expected, server, file, date, then=self._show)

    def _show(self, people: tuple[Expected, ...]) -> None:
        self._people = people
        rows = [
            (
                f"{day(each.date)} {each.time[:2]}:{each.time[2:]}".strip(" :"),
                each.patient_id,
                each.patient_name,
                day(each.birth_date),
                each.what,
            )
            for each in people
        ]
        fill(self.table, rows)
        self.look.setEnabled(bool(people))

    def _look(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._people):
            self.wanted.emit(self._people[row])
