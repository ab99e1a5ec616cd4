"""The one way to run work off the GUI thread: progress, cancel, stale results dropped.

Work of the engine runs in child processes (docs/decisions/0001), pixel work for the screen in a
thread of its own. Callbacks are called on the GUI thread, and never after `Job.cancel`.
"""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import queue
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from retsam_gui import crashes, worker
from retsam_gui.language import said
from retsam_gui.worker import Task

GRACE = 0.6  # seconds that a cancelled task has to stop by itself before its process is ended
PATIENCE = 3.0  # the same where a new process would have to load a model and encode a picture
POLL = 0.02  # seconds between two looks at the cancel flag while a child works

PROCESSES: SpawnContext = multiprocessing.get_context("spawn")

log = logging.getLogger(__name__)


class Lane(Enum):
    """Where a job runs; each lane does one job at a time."""

    FILES = "files"  # a child process that reads files: the person waits for it
    ENGINE = "engine"  # a child process that segments, measures and writes
    PROMPT = "prompt"  # a child process, from the first prompt on, that answers boxes and clicks
    NET = "net"  # a child process, from the first question on, that talks to DICOM servers
    VIEW = "view"  # a thread for pixel work that releases the interpreter lock


@dataclass(frozen=True)
class Failure:
    """What the person reads, and whether it is a fault of the program."""

    text: str
    unexpected: bool = False


@dataclass(eq=False)
class Job:
    """One piece of work, from `Jobs.run`; `cancel` is final: no callback but `on_cancelled`."""

    function: Task
    args: tuple[Any, ...]
    lane: Lane
    key: Hashable | None
    on_done: Callable[[Any], None]
    on_failed: Callable[[Failure], None]
    on_progress: Callable[[float, str], None] | None
    on_cancelled: Callable[[], None] | None
    on_part: Callable[[Any], None] | None
    number: int = field(default_factory=itertools.count(1).__next__)
    finished: bool = False
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask to stop; nothing of this job arrives any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._cancelled.is_set()


class Jobs(QObject):
    """Runs jobs in their lanes and delivers what comes of them on the GUI thread."""

    _message = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._message.connect(self._deliver)
        self._keyed: dict[Hashable, Job] = {}
        self._lanes: dict[Lane, _Lane] = {
            Lane.FILES: _ChildLane(Lane.FILES, self._message.emit),
            Lane.ENGINE: _ChildLane(Lane.ENGINE, self._message.emit),
            Lane.PROMPT: _ChildLane(Lane.PROMPT, self._message.emit, grace=PATIENCE),
            Lane.NET: _ChildLane(Lane.NET, self._message.emit),
            Lane.VIEW: _ThreadLane(Lane.VIEW, self._message.emit),
        }
        for lane in self._lanes.values():
            lane.start()

    def run(
        self,
        function: Task,
        *args: Any,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Failure], None],
        on_progress: Callable[[float, str], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        on_part: Callable[[Any], None] | None = None,
        key: Hashable | None = None,
        lane: Lane = Lane.ENGINE,
        urgent: bool = True,
    ) -> Job:
        """Run `function(*args, progress=…, cancel=…)` in `lane`, with `part=…` if `on_part` asks.

        A new job cancels the one before it with the same `key`. Jobs that are not `urgent` wait
        until no other waits.
        """
        if key is not None and key in self._keyed:
            self._keyed[key].cancel()
        job = Job(function, args, lane, key, on_done, on_failed, on_progress, on_cancelled, on_part)
        if key is not None:
            self._keyed[key] = job
        self._lanes[lane].put(job, urgent=urgent)
        return job

    def close(self) -> None:
        """Stop everything: cancel what runs, end the child processes, join the threads."""
        for lane in self._lanes.values():
            lane.close()
        for lane in self._lanes.values():
            lane.join(GRACE + 1)

    def child_pids(self) -> dict[Lane, int | None]:
        """The process of each lane that has one."""
        return {key: lane.pid for key, lane in self._lanes.items() if isinstance(lane, _ChildLane)}

    def _deliver(self, job: Job, kind: str, value: Any) -> None:
        if kind == "progress":
            if job.on_progress and not job.cancelled and not job.finished:
                share, text = value
                job.on_progress(share, said(text))
            return
        if kind == "part":
            if job.on_part and not job.cancelled and not job.finished:
                job.on_part(value)
            return
        job.finished = True
        if self._keyed.get(job.key) is job:
            del self._keyed[job.key]
        if job.cancelled or kind == "cancelled":
            if job.on_cancelled:
                job.on_cancelled()
        elif kind == "done":
            job.on_done(value)
        else:
            job.on_failed(value)


class Latest:
    """Runs one request at a time and keeps only the newest of those that wait.

    So a slider that is dragged shows every result that there was time for, and always the last.
    """

    def __init__(self, jobs: Jobs, lane: Lane, on_failed: Callable[[Failure], None]) -> None:
        self._jobs = jobs
        self._lane = lane
        self._on_failed = on_failed
        self._job: Job | None = None
        self._next: tuple[Task, tuple[Any, ...], Callable[[Any], None]] | None = None

    def request(self, function: Task, *args: Any, on_done: Callable[[Any], None]) -> None:
        """Run `function` now, or after the one that is running."""
        self._next = (function, args, on_done)
        if self._job is None:
            self._advance()

    def drop(self) -> None:
        """Forget what waits, and let nothing of what runs arrive."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _advance(self) -> None:
        self._job = None
        if self._next is None:
            return
        (function, args, on_done), self._next = self._next, None

        def done(result: Any) -> None:
            on_done(result)
            self._advance()

        def failed(failure: Failure) -> None:
            self._on_failed(failure)
            self._advance()

        self._job = self._jobs.run(
            function,
            *args,
            on_done=done,
            on_failed=failed,
            on_cancelled=self._advance,
            lane=self._lane,
        )


# ---- lanes ---------------------------------------------------------------------------------------

Emit = Callable[[Job, str, Any], None]


class _Lane(threading.Thread):
    """A thread that does its jobs one after the other."""

    def __init__(self, lane: Lane, emit: Emit) -> None:
        super().__init__(name=f"retsam-{lane.value}", daemon=True)
        self._emit = emit
        self._order = itertools.count()
        self._queue: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._current: Job | None = None
        self._closing = False

    def put(self, job: Job, *, urgent: bool) -> None:
        self._queue.put((1 if urgent else 2, next(self._order), job))

    def close(self) -> None:
        self._closing = True
        self._queue.put((0, next(self._order), None))
        if (current := self._current) is not None:
            current.cancel()

    def run(self) -> None:
        while (job := self._queue.get()[2]) is not None:
            self._current = job
            if self._closing:  # `close` came before there was a current job to cancel
                break
            kind, value = ("cancelled", None) if job.cancelled else self._attempt(job)
            self._current = None
            if self._closing:
                break
            self._emit(job, kind, value)

    def _attempt(self, job: Job) -> tuple[str, Any]:
        try:
            return self._do(job)
        except Exception as error:  # the boundary of the thread: every fault becomes a message
            return "failed", _failure(None, worker.describe(error))

    def _do(self, job: Job) -> tuple[str, Any]:
        raise NotImplementedError


class _ThreadLane(_Lane):
    def _do(self, job: Job) -> tuple[str, Any]:
        more = {"part": partial(self._emit, job, "part")} if job.on_part else {}
        result = job.function(
            *job.args,
            progress=lambda share, text: self._emit(job, "progress", (share, text)),
            cancel=lambda: job.cancelled,
            **more,
        )
        return "done", result


class _ChildLane(_Lane):
    """Owns one child process: starts it, talks to it, ends it, and starts it anew."""

    def __init__(self, lane: Lane, emit: Emit, *, grace: float = GRACE) -> None:
        super().__init__(lane, emit)
        self._grace = grace
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def run(self) -> None:
        try:
            super().run()
        finally:
            self._end_child()

    def _start_child(self) -> Connection:
        here, there = PROCESSES.Pipe()
        child = PROCESSES.Process(target=worker.serve, args=(there,), name=self.name, daemon=True)
        child.start()
        there.close()  # so that the end of the child is the end of the pipe
        self._child, self._pipe = child, here
        return here

    def _end_child(self) -> int | None:
        child, self._child = self._child, None
        pipe, self._pipe = self._pipe, None
        if pipe:
            pipe.close()
        if not child:
            return None
        child.kill()
        child.join()
        return child.exitcode

    def _do(self, job: Job) -> tuple[str, Any]:
        pipe = self._pipe or self._start_child()
        try:
            worker.send(pipe, "run", job.number, (job.function, job.args, job.on_part is not None))
            return self._attend(pipe, job)
        except (EOFError, OSError) as error:
            log.error("The %s process ended: %s", self.name, type(error).__name__)
            self._end_child()
            self._start_child()
            return "failed", Failure(
                QCoreApplication.translate(
                    "Jobs",
                    "The part of the program that does this work stopped unexpectedly, perhaps "
                    "for want of memory. It has been started anew, and what is on the screen is "
                    "safe. Please try again.",
                ),
                unexpected=True,
            )

    def _attend(self, pipe: Connection, job: Job) -> tuple[str, Any]:
        """Follow the child until the job is over; end the child if it does not obey a cancel."""
        asked: float | None = None  # when, to stop
        while True:
            if pipe.poll(POLL):
                kind, _, value = worker.receive(pipe)
                if kind not in ("progress", "part"):
                    return kind, _failure(*value) if kind == "failed" else value
                self._emit(job, kind, value)
            if job.cancelled and asked is None:
                asked = time.monotonic()
                worker.send(pipe, "cancel", job.number, None)
            elif asked is not None and time.monotonic() - asked > self._most():
                self._end_child()
                if not self._closing:
                    self._start_child()
                return "cancelled", None

    def _most(self) -> float:
        """Seconds that a task has to stop by itself."""
        return GRACE if self._closing else self._grace


def _failure(text: str | None, detail: str) -> Failure:
    if text is not None:
        log.warning("A task failed:\n%s", detail)
        return Failure(said(text))
    log.error("Unexpected error in a task:\n%s", detail)
    crashes.write("task", detail)
    return Failure(
        QCoreApplication.translate(
            "Jobs",
            "An unexpected error occurred. What is on the screen is safe, and the work can go on. "
            "Details are in the log file (Help ▸ Show log file).",
        ),
        unexpected=True,
    )
