"""The dialog of de-identifying: three pages, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from engine.papers import Pages
from retsam_gui.deidentify import tasks
from retsam_gui.deidentify.choosing import ChoosingPage
from retsam_gui.deidentify.looking import LookingPage
from retsam_gui.deidentify.written import WrittenPage
from retsam_gui.dialogs.reason import ConfirmDialog
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.pacs.parts import push
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted, progress_bar
from retsam_gui.worker import Task

WIDTH, HEIGHT = 940, 700  # device-independent pixels; more where letters are large


class DeidentifyDialog(QDialog):
    """Choose, look, write; nothing is written before the person says so on the second page."""

    def __init__(self, jobs: Jobs, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("De-identify"))
        self._jobs = jobs
        self._job: Job | None = None
        self._files: tuple[Path, ...] = ()
        self.errors = Notices("error")
        self.choosing = ChoosingPage(pages)
        self.looking = LookingPage(jobs)
        self.written = WrittenPage()
        self.pages = QStackedWidget()
        for page in (self.choosing, self.looking, self.written):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.errors)
        column.addWidget(self.pages, 1)
        column.addLayout(self._make_foot())
        self.choosing.changed.connect(self._refresh)
        self.looking.decided.connect(self._refresh)
        self.looking.failed.connect(lambda text: self.errors.tell([text]))
        self._refresh()
        width = max(WIDTH, self.minimumSizeHint().width())
        self.resize(width, max(HEIGHT, self.layout().minimumHeightForWidth(width)))

    def _make_foot(self) -> QHBoxLayout:
        self.bar = progress_bar(self.tr("Progress"))
        self.bar.hide()
        self.hint = muted("")
        self.hint.setWordWrap(True)
        self.stop = push(self.tr("&Stop"), self._stop)
        self.to_choosing = push(self.tr("&Back to the files"), self._back)
        self.forward = push("", self._go_on)
        self.forward.setProperty("primary", True)
        self.close_button = push(self.tr("&Close"), self.reject)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.hint, 2)
        for button in (self.stop, self.to_choosing, self.forward, self.close_button):
            row.addWidget(button)
        return row

    # ---- going on ----

    def _go_on(self) -> None:
        self.errors.hide()
        if self.pages.currentWidget() is self.choosing:
            self._run(tasks.begin, self.choosing.order, done=self._begin)
        elif self.looking.undecided:
            self._ask_to_write()
        else:
            self._write()

    def _begin(self, files: tuple[Path, ...]) -> None:
        self._files = files
        self.looking.begin()
        self.pages.setCurrentWidget(self.looking)
        self._run(tasks.look, files, done=lambda _count: self._all_here(), part=self._take_in)

    def _take_in(self, found: tasks.Found) -> None:
        self.looking.take_in(found)
        self._refresh()

    def _all_here(self) -> None:
        self.looking.end()
        self._refresh()

    def _ask_to_write(self) -> None:
        dialog = ConfirmDialog(
            self.tr("Pictures without a decision"),
            self.tr(
                "Pictures of which nothing is decided: {0}. They are left out if you write now."
            ).format(self.looking.undecided),
            self.tr("Write the others"),
            self,
        )
        dialog.accepted.connect(self._write)
        dialog.open()

    def _write(self) -> None:
        order = self.choosing.order
        self.written.begin(order.output)
        self.pages.setCurrentWidget(self.written)
        self._run(
            tasks.write,
            order,
            self._files,
            self.looking.looks(),
            done=lambda _count: self.written.end(stopped=False),
            part=self.written.take_in,
        )

    def _back(self) -> None:
        self._stop()
        self.pages.setCurrentWidget(self.choosing)
        self._refresh()

    # ---- jobs ----

    def _run(
        self,
        task: Task,
        *args: object,
        done: Callable[[Any], object],
        part: Callable[[Any], object] | None = None,
    ) -> None:
        def over(result: Any) -> None:
            self._job = None
            if isValid(self):  # the dialog may have been closed meanwhile
                done(result)
                self._refresh()

        def each(value: Any) -> None:
            if part is not None and isValid(self):
                part(value)

        self.bar.setValue(0)
        self._job = self._jobs.run(
            task,
            *args,
            on_done=over,
            on_failed=self._failed,
            on_progress=self._progress,
            on_cancelled=self._stopped,
            on_part=each if part is not None else None,
            lane=Lane.ENGINE,
        )
        self._refresh()

    def _progress(self, share: float, _text: str) -> None:
        if isValid(self):
            self.bar.setValue(round(1000 * share))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, failure: Failure) -> None:
        if isValid(self):
            self.errors.tell([failure.text])
            self._stopped()

    def _stopped(self) -> None:
        self._job = None
        if isValid(self):
            if self.pages.currentWidget() is self.written:
                self.written.end(stopped=True)
            self._refresh()

    # ---- telling ----

    def _refresh(self) -> None:
        page, busy = self.pages.currentWidget(), self._job is not None
        self.bar.setVisible(busy)
        self.stop.setVisible(busy and page is not self.choosing)
        self.to_choosing.setVisible(page is self.looking)
        self.forward.setVisible(page is not self.written)
        self.close_button.setEnabled(not (busy and page is self.written))
        if page is self.choosing:
            self.forward.setText(self.tr("&Look at the pictures"))
            self.forward.setEnabled(not busy and not self.choosing.missing)
            self.hint.setText("" if busy else self.choosing.missing)
        elif page is self.looking:
            self.forward.setText(self.tr("&Write the copies"))
            self.forward.setEnabled(not busy and self.looking.complete)
            told = self.tr("Still to decide: {0}").format(self.looking.undecided)
            self.hint.setText("" if busy else told)
        else:
            self.hint.setText("")

    def reject(self) -> None:
        """Close; ask before decisions are lost that were not used."""
        decided = len(self.looking.entries) - self.looking.undecided
        if self.pages.currentWidget() is self.looking and decided:
            dialog = ConfirmDialog(
                self.tr("Close without writing?"),
                self.tr("Pictures whose decision is lost: {0}").format(decided),
                self.tr("Close"),
                self,
            )
            dialog.accepted.connect(self._close)
            dialog.open()
        elif not (self._job is not None and self.pages.currentWidget() is self.written):
            self._close()

    def _close(self) -> None:
        self._stop()
        self.looking.drop()
        super().reject()
