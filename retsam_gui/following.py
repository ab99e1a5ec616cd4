"""Numbers follow corrections: what depends on a changed layer is measured again, by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.layers import Segmentation
from engine.shapes import Shape
from retsam_gui import tasks
from retsam_gui.jobs import Failure, Jobs
from retsam_gui.models.case import Case
from retsam_gui.results import Again, Subject
from retsam_gui.worker import Task
from retsam_gui.workflow import Workflow


class Following(QObject):
    """Measures one thing at a time; strokes that end meanwhile are measured together after it.

    `changed(case)`: other numbers are to be shown, or fewer.
    """

    changed = Signal(object)
    failed = Signal(str, str)

    def __init__(self, workflow: Workflow, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workflow, self._jobs = workflow, jobs
        self._running = False
        self._again = False  # something changed since what runs was asked for
        workflow.results_changed.connect(self._look)
        workflow.idle.connect(self._look)

    def note(self, structures: frozenset[str]) -> None:
        """An act is over; these were corrected by it."""
        case = self._workflow.case
        if case is None:
            return
        self._again |= bool(structures)
        case.unmeasured |= structures
        if case.measured is None and not self._workflow.is_busy and case.has_layers:
            self._workflow.measure_all(case)
        else:
            self.changed.emit(case)
            self._look()

    def _look(self, _case: Case | None = None) -> None:
        """Begin what is to be measured, if nothing else runs and no act is open."""
        case = self._workflow.case
        if case is None or self._running or self._workflow.is_busy:
            return
        if case.measured is None or case.act is not None:
            return
        if case.unmeasured:
            families = case.waiting
            if families:
                self._measure(case, families)
            else:
                case.unmeasured.clear()
        elif case.working.corrected and case.of_model is None and case.segmentation is not None:
            self._measure_model(case)

    def _measure(self, case: Case, families: frozenset[str]) -> None:
        self._again = False
        found, snapshot = case.segmentation, case.corrected

        def done(again: Again) -> None:
            if case.measured is not None and case.segmentation is found:
                case.measured = case.measured.with_rows(again)
                if not self._again:
                    case.unmeasured.clear()
                self.changed.emit(case)
                if not self._again:
                    self._draw(case, snapshot, again)

        self._run(tasks.measure_again, case, snapshot, families, on_done=done)

    def _draw(self, case: Case, snapshot: Segmentation | None, again: Again) -> None:
        measured = case.measured

        def done(drawings: Mapping[Subject, tuple[Shape, ...]]) -> None:
            if measured is not None and case.measured is measured:
                case.measured = replace(measured, drawings={**measured.drawings, **drawings})
                self.changed.emit(case)

        self._running = False
        self._run(tasks.draw_again, case, snapshot, again.rows, on_done=done)

    def _measure_model(self, case: Case) -> None:
        """What the model's layers alone give, to compare with."""
        assert case.measured is not None
        found, choices, image = case.segmentation, case.choices.now, case.image
        families = frozenset(row.family for row in case.measured.rows if row.family)

        def done(again: Again) -> None:
            same = case.segmentation is found and case.choices.now is choices
            if same and case.image is image:
                case.of_model = again.rows
                self.changed.emit(case)

        if families:
            self._run(tasks.measure_again, case, found, families, on_done=done)

    def _run(self, task: Task, case: Case, segmentation: Any, what: Any, *, on_done: Any) -> None:
        self._running = True

        def done(result: Any) -> None:
            self._running = False
            on_done(result)
            self._look()

        def failed(failure: Failure) -> None:
            self._running = False
            case.measured = None  # nothing that may be wrong stays on the screen
            self.changed.emit(case)
            self.failed.emit(self.tr("The corrected layers could not be measured."), failure.text)

        self._jobs.run(
            task, case.image, segmentation, case.choices.now, what, on_done=done, on_failed=failed
        )
