"""The photograph that comes next is read while a reader looks at this one."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject

from engine.image import OctVolume, RetinalImage
from retsam_gui import tasks
from retsam_gui.jobs import Failure, Jobs, Lane
from retsam_gui.models.case import Case
from retsam_gui.models.worklist import Worklist
from retsam_gui.workflow import Workflow

Images = tuple[RetinalImage, ...] | tuple[OctVolume, ...]
Stamp = tuple[int, int]  # a file's time and size, by which a change is seen


class Ahead(QObject):
    """Keeps what is in the next file of the worklist, and nothing more."""

    def __init__(self, workflow: Workflow, worklist: Worklist, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._worklist = worklist
        self._jobs = jobs
        self._read: tuple[Path, Stamp, Images] | None = None
        workflow.case_changed.connect(self._look)
        workflow.read_ahead = self.take

    def take(self, path: Path) -> Images | None:
        """What the file holds, if it was read and has not changed since."""
        if self._read is None or self._read[0] != path or self._read[1] != _stamp(path):
            return None
        return self._read[2]

    def _look(self, case: Case) -> None:
        path = self._next(case)
        stamp = _stamp(path) if path is not None else None
        if path is None or stamp is None or self.take(path) is not None:
            return

        def done(images: Images) -> None:
            self._read = (path, stamp, images)

        self._jobs.run(
            tasks.open_file,
            path,
            on_done=done,
            on_failed=_told_when_it_is_opened,
            key="read ahead",
            lane=Lane.FILES,
            urgent=False,
        )

    def _next(self, case: Case) -> Path | None:
        """The next file that is not in memory."""
        row = self._worklist.row_of(case.path, case.image.frame)
        after = self._worklist.entries[row + 1 :] if row is not None else ()
        path = next((entry.path for entry in after if entry.path != case.path), None)
        known = path is not None and self._workflow.remembered.case(path, 0) is not None
        return None if known else path


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _told_when_it_is_opened(_failure: Failure) -> None:
    """Nobody has asked for this file yet."""
