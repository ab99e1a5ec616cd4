"""The way of the work: open, segment, measure, export. Without widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.choices import Choices
from engine.image import Laterality, OctVolume, RetinalImage, Scale
from engine.papers import Pages
from engine.runtime.registry import DEFAULT_FUNDUS
from engine.runtime.runtimes import AUTO
from retsam_gui import tasks
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.models.case import Case
from retsam_gui.models.choosing import ChoiceHistory, as_model_has_it, reader_name
from retsam_gui.models.remembered import Remembered
from retsam_gui.models.scaling import UNKNOWN_EYE, EyeSize
from retsam_gui.results import ExportDone, ExportOrder, Measured, Segmented
from retsam_gui.worker import Task

if TYPE_CHECKING:
    from retsam_gui.canvas.appearance import Seen

PLAIN = Pages()


class Workflow(QObject):
    """Holds the case on the screen and runs what is done to it.

    Another case on the screen cancels what runs for the one before, so that no result can land
    on another image.
    """

    case_changed = Signal(object)  # Case: another photograph is on the screen
    image_changed = Signal(object)  # Case: a person stated the eye or the scale, or chose
    results_changed = Signal(object)  # Case: its layers or measurements are new
    listed = Signal(object)  # tuple[Path, ...]: these files were opened together
    opening = Signal(object)  # Path: a file is being read
    opened = Signal(object, int)  # Path, number of photographs in it
    volumes_opened = Signal(object, object)  # Path, its OctVolumes: they have a window of their own
    busy = Signal(str)  # what the engine begins to do
    progressed = Signal(float, str)  # share done, text
    idle = Signal()  # the engine is done with it
    exported = Signal(object)  # Path
    failed = Signal(str, str)  # what did not work, why

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._case: Case | None = None
        self.model = DEFAULT_FUNDUS  # by which photographs are segmented
        self.runtime = AUTO  # what runs it
        self.remembered = Remembered()
        self._file: tuple[Path, tuple[RetinalImage, ...]] | None = None
        self._reading: Job | None = None
        self._job: Job | None = None  # what the engine does for the case now
        self._lock = ""  # why nothing of the case may be changed
        self._known = True
        self.read_ahead: Callable[[Path], Any] = lambda path: None  # what a file holds, if read

    @property
    def case(self) -> Case | None:
        """What is on the screen."""
        return self._case

    @property
    def is_busy(self) -> bool:
        """True while the engine works on the case."""
        return self._job is not None

    def lock(self, why: str, *, known: bool = True) -> None:
        """Let nothing of the case be changed, and say why; an empty text allows it again.

        A case that is not `known` may be final, or another one by now: it is not exported either.
        """
        self._lock, self._known = why, known

    def _locked(self) -> bool:
        if self._lock and self._case is not None:
            self.failed.emit(self.tr("This cannot be changed."), self._lock)
            self.image_changed.emit(self._case)  # what was chosen on the screen goes back
        return bool(self._lock)

    def open_paths(self, paths: list[Path]) -> None:
        """Open a file, several, or a folder."""
        if len(paths) == 1 and paths[0].is_dir():
            self._read(tasks.list_folder, paths[0], self._list)
        elif paths:
            self._list(tuple(paths))

    def open(self, path: Path, frame: int = 0) -> None:
        """Show a photograph. What is on the screen stays there until it has been read."""
        if self._reading:
            self._reading.cancel()
        if (known := self.remembered.case(path, frame)) is not None:
            if known is not self._case:  # else it is there, with all that lies over it
                self._show(known, frame)
        elif self._file and self._file[0] == path:
            self._show(self.remembered.new(path, self._file[1], frame), frame)
        elif (images := self.read_ahead(path)) is not None:
            self._opened(path, images, frame)
        else:
            self._read(tasks.open_file, path, lambda images: self._opened(path, images, frame))

    def _read(self, task: Task, path: Path, on_done: Callable[[Any], None]) -> None:
        self.opening.emit(path)
        self._reading = self._jobs.run(
            task, path, on_done=on_done, on_failed=self._not_opened, key="read", lane=Lane.FILES
        )

    def _list(self, paths: tuple[Path, ...]) -> None:
        self.listed.emit(paths)
        self.open(paths[0])

    def _opened(
        self, path: Path, images: tuple[RetinalImage, ...] | tuple[OctVolume, ...], frame: int
    ) -> None:
        if isinstance(images[0], OctVolume):
            self.idle.emit()
            self.volumes_opened.emit(path, images)
            return
        self._file = (path, images)
        self.opened.emit(path, len(images))
        self._show(self.remembered.new(path, images, frame), frame)

    def _not_opened(self, failure: Failure) -> None:
        self.idle.emit()
        self.failed.emit(self.tr("This cannot be opened."), failure.text)

    def _show(self, case: Case, frame: int) -> None:
        self._stop()
        self._case = case
        self.remembered.show(case, frame)
        self.case_changed.emit(case)
        self.results_changed.emit(case)
        if case.measured is None and case.has_layers:
            self.measure_all(case)  # it was left before that was done

    def set_eye(self, eye: Laterality) -> None:
        """Take the eye as the person states it, and measure anew: sides depend on it."""
        case = self._case
        if case is None or eye == case.image.laterality or self._locked():
            return
        self._restate(case, case.image.with_eye(eye))

    def set_scale(self, scale: Scale | None, eye: EyeSize = UNKNOWN_EYE) -> None:
        """Take scale and the eye's own size as the person states them, and measure anew."""
        case = self._case
        if case is None or self._locked():
            return
        choices = replace(
            case.choices.now,
            axial_length_mm=eye.axial_length_mm,
            refraction_d=eye.refraction_d,
        )
        if choices != case.choices.now:
            _note(case, replace(choices, reader=reader_name()), self.tr("Axial length"))
        elif scale == case.image.scale:
            return
        self._restate(case, case.image.with_scale(scale))

    # ---- a reader's choices ----

    def choose(self, choices: Choices) -> None:
        """Take what the reader at this computer decided, and measure anew."""
        case = self._case
        if case is not None and choices != case.choices.now and not self._locked():
            name = self.tr("Choice of vessels or zones")
            _note(case, replace(choices, reader=reader_name()), name)
            self._restate(case, case.image)

    def undo(self) -> bool:
        """Take the last decision back; False where there is none, or nothing may be changed."""
        case = self._case
        if case is None or not case.choices.can_undo or self._locked():
            return False
        case.choices.undo()
        self._restate(case, case.image)
        return True

    def redo(self) -> bool:
        """Take it again; False as for `undo`."""
        case = self._case
        if case is None or not case.choices.can_redo or self._locked():
            return False
        case.choices.redo()
        self._restate(case, case.image)
        return True

    def reset_choices(self) -> None:
        """Vessels and zones as the model has them; this too can be undone."""
        if self._case is not None:
            self.choose(as_model_has_it(self._case.choices.now))

    def _restate(self, case: Case, image: RetinalImage) -> None:
        case.image, case.measured, case.of_model = image, None, None
        self.remembered.state(case)
        self.image_changed.emit(case)
        if case.has_layers:
            self._measure(case)

    def bring_back(
        self, case: Case, image: RetinalImage, choices: Choices, *, renewed: bool
    ) -> None:
        """Take over what was stated and chosen before; `renewed`: the layers are other ones too."""
        stated = (image.laterality, image.laterality_source, image.scale, choices)
        before = case.image
        now = (before.laterality, before.laterality_source, before.scale, case.choices.now)
        if choices != case.choices.now:
            case.choices = ChoiceHistory(choices)
            case.history.forget_choices()
        if renewed:
            self._stop()  # it was about other layers
        if stated != now or (renewed and case.has_layers):
            self._restate(case, image)

    # ---- the engine's work ----

    def segment(self) -> None:
        """Segment the case, then measure it."""
        case = self._case
        if case is None or self._locked():
            return

        def done(found: Segmented) -> None:
            case.take(found)
            self._measure(case)

        by = (self.model, self.runtime)
        self._run(self.tr("Segmenting"), tasks.segment, case.image, *by, on_done=done)

    def _measure(self, case: Case) -> None:
        if case.act is not None:  # measured when it ends
            self.results_changed.emit(case)
            return
        by_model = not case.working.corrected
        case.unmeasured.clear()

        def done(measured: Measured) -> None:
            case.measured = measured
            case.of_model = measured.rows if by_model else None
            self.results_changed.emit(case)

        self._run(
            self.tr("Measuring"),
            tasks.measure,
            case.image,
            case.corrected,
            case.choices.now,
            on_done=done,
        )
        self.results_changed.emit(case)

    def measure_all(self, case: Case) -> None:
        """Measure what is on the screen, as long as it is."""
        if case is self._case:
            self._measure(case)

    def export_pdf(self, path: Path, pages: Pages = PLAIN) -> None:
        """Write the report of the case."""
        self._export(self.tr("Writing the report"), tasks.export_pdf, path, pages)

    def export_result(self, folder: Path, pages: Pages = PLAIN) -> None:
        """Write masks, measurements, overlay and report of the case."""
        self._export(self.tr("Writing the results"), tasks.export_result, folder, pages)

    def export(self, order: ExportOrder, seen: Seen, on_done: Callable[[ExportDone], None]) -> None:
        """Write the case for other programs; its numbers only where they hold."""
        case, title = self._case, self.tr("Exporting")
        if case is None or not case.has_layers or self._is_held(case, title):
            return
        rows = case.rows if case.rows and not case.unmeasured else ()
        written = (case.image, case.corrected, rows, case.choices.now)
        self._run(title, tasks.export, order, *written, seen, on_done=on_done)

    def _export(self, title: str, task: Task, path: Path, pages: Pages) -> None:
        case = self._case
        if case is None or case.rows is None or case.unmeasured or self._is_held(case, title):
            return
        written = (case.image, case.corrected, case.rows, case.choices.now)
        self._run(title, task, path, *written, pages, on_done=self.exported.emit)

    def _is_held(self, case: Case, title: str) -> bool:
        """Refuse to write a case that is not known yet, or that is being drawn on."""
        why = "" if self._known else self._lock
        if case.act is not None:
            why = self.tr("Finish what you are drawing first.")
        if why:
            self.failed.emit(self.tr("{0} did not work.").format(title), why)
        return bool(why)

    def cancel(self) -> None:
        """Stop what the engine does for the case."""
        if self._job is not None:
            self._stop()
            if self._case is not None:
                self.results_changed.emit(self._case)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.idle.emit()

    def _run(self, title: str, task: Task, *args: Any, on_done: Callable[[Any], None]) -> None:
        """One thing at a time for a case: the next replaces what runs."""
        self._stop()

        def done(result: Any) -> None:
            self._ended()
            on_done(result)

        def failed(failure: Failure) -> None:
            self._ended()
            self.failed.emit(self.tr("{0} did not work.").format(title), failure.text)
            if self._case is not None:
                self.results_changed.emit(self._case)

        self._job = self._jobs.run(
            task, *args, on_done=done, on_failed=failed, on_progress=self.progressed.emit
        )
        self.busy.emit(title)

    def _ended(self) -> None:
        self._job = None
        self.idle.emit()


def _note(case: Case, choices: Choices, name: str) -> None:
    case.choices.choose(choices)
    case.history.add_choice(name)
