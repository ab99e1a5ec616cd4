"""A process that works on one file after the other, and may be ended at any moment.

A file that hangs or takes the process down with it costs nothing but itself: the keeper ends the
process, notes why, and starts another. Tasks come in as pickles, outcomes go out as pickles, both
between the program's own processes.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import cv2

from engine.cohort.dataset import FileOutcome
from engine.cohort.one import Task, failed, work_on
from engine.cohort.settings import CohortSettings
from engine.errors import OutputError

ALONE_S = 30.0  # after the time limit
FILES_EACH = 4000  # of one process; then a fresh one, so that no leak can grow


@dataclass
class Keeper:
    """Keeps one child, and gives it file after file."""

    settings: CohortSettings
    folder: Path
    threads: int
    _child: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _done: int = field(default=0, init=False)

    def work_on(self, task: Task) -> FileOutcome:
        """The outcome of one file, also where it hangs or ends the process that opens it.

        Raises `OutputError` where the cohort's folder cannot be written to.
        """
        started = time.monotonic()
        try:
            try:
                return self._ask(task)
            except _EndedError:
                return self._ask(task)  # it may have been ended from outside: no fault of the file
        except (_EndedError, _LateError) as error:
            seconds = time.monotonic() - started
            return failed(task, self.settings, str(error), seconds=seconds)

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            self._child = None

    def _ask(self, task: Task) -> FileOutcome:
        if self._child is None or self._done >= FILES_EACH:
            self.close()
            self._child, self._done = self._start(), 0
        timer = _Timer(self.settings.time_limit_s, self._child)
        try:
            assert self._child.stdin is not None
            assert self._child.stdout is not None
            _send(self._child.stdin, task)
            answer = pickle.load(self._child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            status = self._child.wait()
            self.close()
            if timer.late:
                raise _LateError(
                    f"It took longer than {timer.limit_s:g} s and was given up."
                ) from error
            raise _EndedError(f"The process that worked on it ended (status {status}).") from error
        finally:
            timer.cancel()
        self._done += 1
        if isinstance(answer, OutputError):
            raise answer
        assert isinstance(answer, FileOutcome)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        own = {"OMP_NUM_THREADS": str(self.threads), "QT_QPA_PLATFORM": "offscreen"}
        child = subprocess.Popen(
            [sys.executable, "-m", "engine.cohort.child", str(self.threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **own},
        )
        assert child.stdin is not None
        assert child.stdout is not None
        _send(child.stdin, (self.settings, self.folder))
        with contextlib.suppress(EOFError):  # then the first task finds it gone
            pickle.load(child.stdout)  # it is ready: the time limit is for images, not for starting
        return child


class _LateError(Exception):
    pass


class _EndedError(Exception):
    pass


class _Timer(threading.Timer):
    """Ends a child that takes too long, and knows that it did."""

    def __init__(self, limit_s: float, child: subprocess.Popen[bytes]) -> None:
        super().__init__(limit_s, self._end)
        self.limit_s = limit_s
        self.late = False
        self._late_child = child
        self.start()

    def _end(self) -> None:
        self.late = True
        self._late_child.kill()


def _send(pipe: BinaryIO | Any, value: Any) -> None:
    pickle.dump(value, pipe)
    pipe.flush()


def main() -> None:
    """The child: settings first, then tasks until nobody sends any more."""
    inbox = sys.stdin.buffer
    outbox = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no outcome
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keeper stops it, or its end does
    cv2.setNumThreads(int(sys.argv[1]))
    settings, folder = pickle.load(inbox)
    _send(outbox, "ready")
    while True:
        try:
            task = pickle.load(inbox)
        except EOFError:
            return
        # Where the keeper was killed, nobody else would end a child that hangs.
        faulthandler.dump_traceback_later(settings.time_limit_s + ALONE_S, exit=True)
        answer: FileOutcome | OutputError
        try:
            answer = work_on(task, settings, folder)
        except OutputError as error:
            answer = error
        faulthandler.cancel_dump_traceback_later()
        _send(outbox, answer)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):  # nobody waits for the answer any more
        main()
