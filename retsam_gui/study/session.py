"""A reader's sitting at a study: what is asked of the workspace, and what is kept until it answers.

Everything is done on the workspace's thread and in child processes. What cannot be written now is
tried again until it can.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from engine.store.errors import StoreError
from engine.study.clock import Event
from engine.study.entry import Entry
from engine.study.errors import AnswersError, ReadingLockedError, ReadingLostError, StudyError
from engine.study.served import Served, Wait
from retsam_gui.jobs import Jobs, Lane
from retsam_gui.language import said
from retsam_gui.study import tasks
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.store.store import Store

KEEP_MS = 30_000  # a lease lasts four times as long
RETRY_MS = 3_000

log = logging.getLogger(__name__)

Done = Callable[[Any], None]


class Session(QObject):
    """One window's part in a study; it outlives the window until all is saved.

    `served(Served, Presented)`: this reading is in hand. `waits(Wait)`: there is none now.
    `listed`: the reader's own list. `saved`, `submitted`: it will last. `refused(problems)`: it
    cannot be submitted so. `locked(text)`, `lost(text)`: nothing more can be entered on this
    reading, for good or for now; `held`: it can again. `failed(text)`: it cannot be shown.
    `troubled(text)`: the workspace cannot be reached, or can again where the text is empty.
    """

    served = Signal(object, object)
    waits = Signal(object)
    listed = Signal(object)
    saved = Signal()
    submitted = Signal()
    refused = Signal(object)
    locked = Signal(str)
    lost = Signal(str)
    held = Signal()
    failed = Signal(str)
    troubled = Signal(str)

    def __init__(
        self, workspace: Workspace, jobs: Jobs, key: str, folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._jobs = workspace, jobs
        self._key, self._folder = key, folder
        self._reader = workspace.reader or ""
        self._seat = uuid4().hex
        self._reading = ""
        self._sitting = ("", "")  # at which reading; its events may come after the reading went
        self._events = 0  # of this sitting that were handed over
        self._unsaved: Entry | None = None
        self._requests: deque[Callable[[], None]] = deque()  # the first is under way
        self._saving = self._lost = self._ended = False
        self.trouble = ""
        self._lease = QTimer(self)
        self._lease.setInterval(KEEP_MS)
        self._lease.timeout.connect(self.keep)

    @property
    def all_saved(self) -> bool:
        """True where nothing that was entered waits to be saved."""
        return self._unsaved is None and not self._saving

    @property
    def is_lost(self) -> bool:
        """True while another window or reader has the case."""
        return self._lost

    # ---- what a window asks for ----

    def go_on(self) -> None:
        """Be served the next reading."""
        from engine.study import serve

        self._begin(serve.next_reading, self._key, self._seat)

    def open(self, reading: str) -> None:
        """Be served another one of the reader's own list."""
        from engine.study import serve

        self._leave()
        self._begin(serve.open_reading, reading, self._seat)

    def ask_list(self) -> None:
        """Have the reader's own list told, where the study allows going back."""
        from engine.study import serve

        self._do(serve.listing, self._key, on_done=self._tell(self.listed), again=False)

    def note(self, entry: Entry) -> None:
        """Have what was entered so far saved; nobody changes `entry` any more."""
        self._unsaved = entry
        self._save()

    def keep(self) -> None:
        """Renew the lease; where it was lost, try to have it back."""
        from engine.study import serve

        if self._reading:
            self._do(serve.keep, self._reading, self._seat, on_done=self._kept, again=False)

    def submit(self, entry: Entry) -> None:
        """Lock this entry as the answer."""
        from engine.study import serve

        self._do(serve.submit, self._reading, self._seat, entry, on_done=self._sent)

    def record(self, events: Sequence[Event]) -> None:
        """Write down what happened in this sitting."""
        from engine.study import serve

        if events:
            first, self._events = self._events, self._events + len(events)
            self._do(serve.record, *self._sitting, first, tuple(events))

    def end(self) -> None:
        """Give the reading back; nothing is told to the window any more."""
        self._ended = True
        self._leave()

    # ---- within ----

    def _leave(self) -> None:
        from engine.study import serve

        if self._reading:
            if self._unsaved is not None and not self._lost:
                self._do(serve.save, self._reading, self._seat, self._unsaved)
            self._do(serve.stop, self._reading, self._seat)
        self._forget()

    def _forget(self) -> None:
        self._lease.stop()
        self._reading = ""
        self._unsaved, self._lost, self._saving = None, False, False

    def _begin(self, function: Callable[..., Any], *args: Any) -> None:
        self._do(function, *args, on_done=self._take)

    def _take(self, found: Served | Wait) -> None:
        if isinstance(found, Wait):
            self.waits.emit(found)
            return
        if self._ended:  # the window was left meanwhile
            from engine.study import serve

            self._do(serve.stop, found.reading, self._seat)
            return
        self._reading = found.reading
        self._sitting, self._events = (found.reading, uuid4().hex), 0
        self._lease.start()
        self._jobs.run(
            tasks.present,
            found,
            self._folder,
            self._workspace.key,
            on_done=lambda presented: self._show(found, presented),
            on_failed=lambda failure: self._show_failure(found, failure.text),
            key=f"study {self._seat}",
            lane=Lane.FILES,
        )

    def _show(self, found: Served, presented: object) -> None:
        if found.reading == self._reading and not self._ended:
            self.served.emit(found, presented)

    def _show_failure(self, found: Served, text: str) -> None:
        if found.reading == self._reading and not self._ended:
            self.failed.emit(text)

    def _save(self) -> None:
        from engine.study import serve

        if self._saving or self._lost or self._unsaved is None or not self._reading:
            return
        entry, reading, self._saving = self._unsaved, self._reading, True

        def done(_: object) -> None:
            if reading != self._reading:
                return
            self._saving = False
            if self._unsaved is entry:
                self._unsaved = None
                self.saved.emit()
            else:
                self._save()

        self._do(serve.save, reading, self._seat, entry, on_done=done)

    def _put_aside(self) -> None:
        """Another reader has the case by now: what was entered is kept under one's own name."""
        from engine.study import serve

        entry = self._unsaved
        if entry is None:
            return

        def done(kept: bool) -> None:
            if kept and self._unsaved is entry:
                self._unsaved = None
                self.saved.emit()

        self._do(serve.put_aside, self._reading, entry, on_done=done)

    def _kept(self, _: object) -> None:
        if self._lost:
            self._lost = False
            self.held.emit()
            self._save()

    def _sent(self, _: object) -> None:
        self._forget()
        self.submitted.emit()

    def _tell(self, signal: Any) -> Done:
        return lambda value: None if self._ended else signal.emit(value)

    def _do(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Done = lambda _: None,
        again: bool = True,
    ) -> None:
        """Have `function(session, *args)` done in a transaction of its own, again until it can.

        One after the other: a newer draft is never overwritten by an older one that was tried again
        later, and no event comes before those ahead of it.
        """
        reader, reading = self._reader, self._reading

        def question(store: Store) -> Any:
            try:
                with store.writing(reader) as session:
                    return function(session, *args)
            except StudyError as error:
                return error

        def answered(value: Any) -> None:
            self._set_trouble("")
            self._next()
            if not isinstance(value, StudyError):
                on_done(value)
            elif reading == self._reading and not self._ended:
                self._hear(value)

        def unreachable(error: StoreError) -> None:
            self._set_trouble(said(str(error)))
            log.warning("A study's workspace cannot be reached: %s", type(error).__name__)
            if again:
                QTimer.singleShot(RETRY_MS, self, ask)
            else:
                self._next()

        def ask() -> None:
            self._workspace.ask(question, answered, unreachable)

        self._requests.append(ask)
        if len(self._requests) == 1:
            ask()

    def _next(self) -> None:
        """The request at the head is done; go on with the one behind it."""
        self._requests.popleft()
        if self._requests:
            self._requests[0]()

    def _hear(self, error: StudyError) -> None:
        self._saving = False
        match error:
            case AnswersError():
                self.refused.emit(error.problems)
            case ReadingLostError():
                self._lost = True
                self.lost.emit(said(str(error)))
                self._put_aside()
            case ReadingLockedError():
                self._lease.stop()
                self._unsaved = None
                self.locked.emit(said(str(error)))
            case _:
                self.failed.emit(said(str(error)))

    def _set_trouble(self, text: str) -> None:
        if text != self.trouble:
            self.trouble = text
            if not self._ended:
                self.troubled.emit(text)
