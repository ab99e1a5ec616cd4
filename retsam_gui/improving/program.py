"""The program that learns, beside the window: started, heard, stopped."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, Signal

from engine.improvement import Doing, Improved, Refused, report_of

if TYPE_CHECKING:
    from engine.store.encryption import Key

log = logging.getLogger(__name__)

WORKSPACE = "RETSAM_STORE"  # not among the arguments: an address may hold a password
KEPT = 4000  # characters of what it wrote last, for the log
STOPPING_MS = 3000


def learner() -> list[str]:
    """The program and its first arguments."""
    return [sys.executable, "-m", "training", "fundus", "improve"]


class Learning(QObject):
    """One run. Photographs are copied into a folder of its own, which goes when it ends."""

    doing = Signal(object)  # Doing
    done = Signal(object)  # Improved
    refused = Signal(str)  # why, for the person; empty where it was stopped

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = QTemporaryDir()
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed)
        self._result: Improved | Refused | None = None
        self._stopped = False

    def start(self, *, part: str, base: str, workspace: str, key: Key | None = None) -> None:
        """Learn `part` from the corrected cases of `workspace`, an address or a file.

        `key` opens an encrypted one. It goes through a pipe: others may see a program's arguments
        and environment.
        """
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(WORKSPACE, workspace)
        self._process.setProcessEnvironment(environment)
        program, *first = learner()
        told = ["--part", part, "--base", base, "--work", self._work.path(), "--json"]
        self._process.start(program, [*first, *told, *(["--locked"] if key else [])])
        if key is not None:
            self._process.write(f"{key.spoken}\n".encode("ascii"))

    def stop(self) -> None:
        """End it; nothing comes of it."""
        self._stopped = True
        self._process.terminate()
        if not self._process.waitForFinished(STOPPING_MS):
            self._process.kill()
            self._process.waitForFinished(STOPPING_MS)

    def _hear(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace")
            report = report_of(line)
            if isinstance(report, Doing) and not self._stopped:
                self.doing.emit(report)
            elif isinstance(report, Improved | Refused):
                self._result = report

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(self.tr("The program that learns could not be started."))

    def _ended(self) -> None:
        self._hear()
        wrote = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        if self._stopped:
            self._end("")
        elif isinstance(self._result, Improved):
            self._work.remove()
            self.done.emit(self._result)
        elif self._result is not None:
            self._end(self._result.text)
        else:
            log.error("The program that learns ended without a result: %s", wrote[-KEPT:])
            self._end(self.tr("Learning ended unexpectedly. The cause is in the log."))

    def _end(self, why: str) -> None:
        self._work.remove()
        self.refused.emit(why)
