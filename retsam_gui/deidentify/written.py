"""The third page: what became of every file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from engine.deidentify.asked import Done
from retsam_gui.language import said
from retsam_gui.pacs.parts import fill, push, table


class WrittenPage(QWidget):
    """Rows come in one after the other; `end` says in words what they amount to."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Done] = []
        self._folder = Path()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.table = table(
            self.tr("What became of the files"),
            (self.tr("File"), self.tr("Outcome"), self.tr("Looked at"), self.tr("What it says")),
            stretch=3,
        )
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.folder = push(self.tr("Show the &folder"), self._show_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.folder)
        row.addStretch(1)
        column.addLayout(row)

    def begin(self, folder: Path) -> None:
        """Nothing is written yet."""
        self._folder, self.rows = folder, []
        self.table.setRowCount(0)
        self.summary.setText(self.tr("Copies are being written …"))

    def take_in(self, done: Done) -> None:
        """What became of one more."""
        self.rows.append(done)

    def end(self, *, stopped: bool) -> None:
        """Show all of it: first what was not written."""
        order = {"refused": 0, "left out": 1, "done": 2}
        rows = sorted(self.rows, key=lambda row: (order[row.status], row.looked is not False))
        fill(self.table, [self._cells(row) for row in rows])
        self.summary.setText(self._summed(stopped=stopped))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _cells(self, row: Done) -> Sequence[str]:
        outcome = {
            "done": self.tr("written"),
            "refused": self.tr("refused"),
            "left out": self.tr("left out"),
        }[row.status]
        looked = {True: self.tr("yes"), False: self.tr("no"), None: "–"}[row.looked]
        return row.path.name, outcome, looked, said(row.message) or " ".join(row.written)

    def _summed(self, *, stopped: bool) -> str:
        count = {key: sum(row.status == key for row in self.rows) for key in ("done", "refused")}
        left = len(self.rows) - sum(count.values())
        unseen = sum(row.status == "done" and row.looked is False for row in self.rows)
        told = [self.tr("Stopped; what is written stays.")] if stopped else []
        told.append(
            self.tr("Written: {0}. Refused: {1}. Left out: {2}.").format(
                count["done"], count["refused"], left
            )
        )
        if unseen:
            told.append(
                self.tr(
                    "Written, but looked at by nobody: {0}. Their copies say that writing may be "
                    "in them."
                ).format(unseen)
            )
        told.append(self.tr("Whether a copy leads back to somebody is for you to judge."))
        return " ".join(told)
