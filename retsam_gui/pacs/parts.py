"""Parts that the pages of the dialog share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)
from shiboken6 import isValid

from retsam_gui.jobs import Job, Jobs, Lane
from retsam_gui.worker import Task


class Doing(QObject):
    """One thing at a time for the dialog: it tells when it begins, how far it is, how it ended.

    `began(title)`, `progressed(share)`, `ended(what went wrong, or nothing)`.
    """

    began = Signal(str)
    progressed = Signal(float)
    ended = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def run(self, title: str, task: Task, *args: Any, then: Callable[[Any], object]) -> None:
        """Do it, if nothing else is being done."""
        if self.busy:
            return

        def done(result: Any) -> None:
            self._end("")
            if isValid(self):
                then(result)

        self._job = self._jobs.run(
            task,
            *args,
            on_done=done,
            on_failed=lambda failure: self._end(failure.text),
            on_progress=self._tell,
            on_cancelled=lambda: self._end(""),
            lane=Lane.NET,
        )
        self.began.emit(title)

    def stop(self) -> None:
        """Ask to stop."""
        if self._job is not None:
            self._job.cancel()

    def _tell(self, share: float, _text: str) -> None:
        if isValid(self):
            self.progressed.emit(share)

    def _end(self, why: str) -> None:
        self._job = None
        if isValid(self):  # the dialog may have been closed meanwhile
            self.ended.emit(why)


def table(name: str, titles: Sequence[str], *, stretch: int) -> QTableWidget:
    """A table of rows that are chosen as a whole."""
    made = QTableWidget(0, len(titles))
    made.setHorizontalHeaderLabels(list(titles))
    made.setAccessibleName(name)
    made.verticalHeader().hide()
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return made


def fill(made: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Show these rows, the first of them chosen."""
    made.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            made.setItem(number, column, item)
    if rows:
        made.selectRow(0)


def push(text: str, do: Callable[[], object], tip: str = "") -> QPushButton:
    """A button that Enter does not press by itself."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    button.clicked.connect(lambda _on: do())
    return button


def day(text: str) -> str:
    """YYYYMMDD as people of science write it; anything else as it is."""
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdigit() else text
