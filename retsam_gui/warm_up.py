"""Slow imports of the child processes, done before the person waits for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from retsam_gui import tasks
from retsam_gui.jobs import Jobs, Lane
from retsam_gui.results import ModelInUse
from retsam_gui.worker import Task


class WarmUp(QObject):
    """`ready(model)` tells the model in use, once what segments is loaded."""

    ready = Signal(object)
    failed = Signal(str, str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted = ("", "")  # model and runtime that were asked for last

    def prepare_reading(self) -> None:
        """Load what reads files."""
        self._run(tasks.prepare_reading, Lane.FILES, lambda _: None)

    def prepare_segmenting(self, model: str, runtime: str) -> None:
        """Load what segments, the runtime among it, and tell what `model` is."""
        self._wanted = wanted = (model, runtime)

        def done(in_use: ModelInUse) -> None:
            if self._wanted == wanted:
                self.ready.emit(in_use)

        self._run(tasks.prepare_segmenting, Lane.ENGINE, done, *wanted)

    def _run(self, task: Task, lane: Lane, on_done: Callable[[Any], object], *args: str) -> None:
        self._jobs.run(
            task,
            *args,
            lane=lane,
            on_done=on_done,
            on_failed=lambda failure: self.failed.emit(
                self.tr("A part of the program cannot start."), failure.text
            ),
            urgent=False,
        )
