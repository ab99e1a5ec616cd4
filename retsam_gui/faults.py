"""The last line of defence: an uncaught error is logged, told once, and the window lives on."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from retsam_gui import crashes
from retsam_gui.worker import describe

log = logging.getLogger(__name__)


def log_file() -> Path:
    """Where details of errors are written; no names of patients or files stand in it."""
    return crashes.folder() / "window.log"


def start_log() -> None:
    """Write warnings and errors of the program to the log file."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        log.warning("No log file is written: %s", error.strerror)
        return
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("retsam_gui").addHandler(handler)


class FaultGuard:
    """Catches what nothing else caught, in slots and paint events too.

    `tell` is called once for each place in the code, however often it fails: a fault in a paint
    event would else come back with every frame.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._told: set[tuple[str, str, int]] = set()
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._handle
        threading.excepthook = lambda args: self._handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = (
            kind.__qualname__,
            trace.tb_frame.f_code.co_filename if trace else "",
            trace.tb_lineno if trace else 0,
        )
        if place in self._told:
            return
        self._told.add(place)
        trace = describe(error)
        log.error("Uncaught error:\n%s", trace)
        crashes.write("window", trace)
        self._tell()
