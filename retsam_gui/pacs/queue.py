"""What waits to be sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retsam_gui.pacs import tasks
from retsam_gui.pacs.parts import Doing, fill, push, table

if TYPE_CHECKING:
    from engine.pacs.outbox import Entry
    from engine.pacs.send import Sent


class QueuePage(QWidget):
    """The queue, and what can be done with it; `told` and `failed` are for the person."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        titles = (self.tr("State"), self.tr("Server"), self.tr("Object"), self.tr("Reason"))
        self.table = table(self.tr("What waits to be sent"), titles, stretch=3)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.send = push(self.tr("&Send what waits"), self.send_all)
        self.again = push(self.tr("&Try again what was refused"), self._try_again)
        self.drop = push(self.tr("&Give up what was refused"), self._drop)
        for button in (self.send, self.again, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def renew(self, then: Callable[[], object] = lambda: None) -> None:
        """Read the queue anew."""

        def show(entries: tuple[Entry, ...]) -> None:
            self._show(entries)
            then()

        self._doing.run(self.tr("Reading the queue"), tasks.entries, then=show)

    def send_all(self) -> None:
        """Send what waits."""
        self._doing.run(self.tr("Sending"), tasks.send, then=self._sent)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        states = {
            "waiting": self.tr("waits"),
            "unsure": self.tr("not confirmed"),
            "refused": self.tr("refused"),
        }
        fill(
            self.table,
            [(states[each.state], each.node, each.instance, each.reason) for each in entries],
        )
        refused = any(each.state == "refused" for each in entries)
        self.send.setEnabled(any(each.state != "refused" for each in entries))
        self.again.setEnabled(refused)
        self.drop.setEnabled(refused)

    def _sent(self, went: Sent) -> None:
        if went.waiting or went.refused:
            told = self.tr("{0} were sent, {1} wait, {2} are refused. {3}")
            reasons = " ".join(went.reasons)
            text = told.format(went.sent, went.waiting, went.refused, reasons)
            self.renew(lambda: self.failed.emit(text))
        else:
            self.renew(lambda: self.told.emit(self.tr("All is sent.")))

    def _try_again(self) -> None:
        self._doing.run(self.tr("Sending"), tasks.try_again, then=lambda _count: self.send_all())

    def _drop(self) -> None:
        self._doing.run(
            self.tr("Reading the queue"), tasks.drop_refused, then=lambda _count: self.renew()
        )
