"""The dialog of DICOM servers: fetch, who is expected, the queue, the servers themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.jobs import Jobs
from retsam_gui.pacs.fetching import ExpectedPage, FetchPage
from retsam_gui.pacs.parts import Doing
from retsam_gui.pacs.queue import QueuePage
from retsam_gui.pacs.servers import ServersPage
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted, progress_bar

if TYPE_CHECKING:
    from engine.pacs.fetch import Fetched


class PacsDialog(QDialog):
    """`came(paths)`: files that were fetched, into what `folder` was at that moment."""

    came = Signal(object)

    def __init__(self, jobs: Jobs, folder: Callable[[], Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("DICOM servers"))
        self.resize(860, 560)
        self._doing = Doing(jobs, self)
        self.errors = Notices("error")
        self.said = muted("")
        self.fetching = FetchPage(self._doing, folder)
        self.expected = ExpectedPage(self._doing)
        self.queue = QueuePage(self._doing)
        self.servers = ServersPage(self._doing)
        self.pages = QTabWidget()
        for page, title in (
            (self.fetching, self.tr("Fetch")),
            (self.expected, self.tr("Expected")),
            (self.queue, self.tr("Queue")),
            (self.servers, self.tr("Servers")),
        ):
            self.pages.addTab(page, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addWidget(self.pages, 1)
        column.addWidget(self.said)
        column.addLayout(self._make_foot())
        self._connect()
        self.servers.renew()
        self.pages.setCurrentWidget(self.fetching if self.servers.nodes.by_name else self.servers)

    def _make_foot(self) -> QHBoxLayout:
        self.bar = progress_bar(self.tr("Progress"))
        self.stop = QPushButton(self.tr("St&op"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._doing.stop)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addStretch(0)
        row.addWidget(close)
        self._rest()
        return row

    def _connect(self) -> None:
        self._doing.began.connect(self._begin)
        self._doing.progressed.connect(lambda share: self.bar.setValue(round(1000 * share)))
        self._doing.ended.connect(self._end)
        self.servers.changed.connect(self._show_servers)
        self.fetching.came.connect(self._fetched)
        self.expected.wanted.connect(self._look_for)
        self.pages.currentChanged.connect(self._turned)
        for page in (self.servers, self.queue):
            page.told.connect(self.said.setText)
            page.failed.connect(lambda text: self.errors.tell([text]))

    def _show_servers(self) -> None:
        names = list(self.servers.nodes.by_name)
        self.fetching.show_servers(names)
        self.expected.show_servers(names)

    def _turned(self, _number: int) -> None:
        if self.pages.currentWidget() is self.queue:
            self.queue.renew()

    def _look_for(self, patient: object) -> None:
        self.pages.setCurrentWidget(self.fetching)
        self.fetching.look_for(patient)  # type: ignore[arg-type]

    def _fetched(self, fetched: Fetched) -> None:
        self.said.setText(self.tr("%n objects came", "", len(fetched.files)))
        if fetched.missing:
            self.errors.tell([self.tr("%n objects of the study did not come", "", fetched.missing)])
        self.came.emit(fetched.files)

    def _begin(self, title: str) -> None:
        self.errors.hide()
        self.said.setText(f"{title} …")
        self.bar.setValue(0)
        self.bar.show()
        self.stop.show()

    def _end(self, why: str) -> None:
        self._rest()
        self.said.clear()
        if why:
            self.errors.tell([why])

    def _rest(self) -> None:
        self.bar.hide()
        self.stop.hide()

    def done(self, result: int) -> None:
        self._doing.stop()
        super().done(result)
