"""Which model segments photographs: opens the manager, and does what is asked there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from engine.runtime import registry
from retsam_gui import model_tasks, tasks
from retsam_gui.jobs import Failure, Job, Jobs
from retsam_gui.results import FoundModel, ModelInUse
from retsam_gui.worker import Task

if TYPE_CHECKING:
    from retsam_gui.dialogs.models import ModelsDialog
    from retsam_gui.main_window import MainWindow


class ModelChoice(QObject):
    """The models command of one window."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        saved = window.settings.model
        self._lost = saved != registry.DEFAULT_FUNDUS and not _can_segment(saved)
        window.workflow.model = registry.DEFAULT_FUNDUS if self._lost else saved
        window.workflow.runtime = window.settings.runtime
        window.prompt_models.manager_asked.connect(self.open)
        self._dialog: ModelsDialog | None = None
        self._job: Job | None = None

    def open(self) -> None:
        """Show the manager."""
        from retsam_gui.dialogs.models import ModelsDialog

        self._window.activateWindow()  # another one may have asked

        self._dialog = ModelsDialog(self._window)
        self._dialog.file_chosen.connect(self.inspect)
        self._dialog.use_wanted.connect(self.use)
        self._dialog.removal_wanted.connect(self._ask_to_remove)
        self._dialog.stopped.connect(self._stop)
        self._dialog.finished.connect(self._closed)
        self._list()
        self._dialog.open()

    def start(self) -> None:
        """Once a photograph is seen: load what segments it; tell where the choice is gone."""
        if self._lost:
            self._window.settings.model = registry.DEFAULT_FUNDUS
            self._tell(
                self.tr("The chosen model is not there any more."),
                self.tr("Photographs are segmented with {0} until you choose another.").format(
                    registry.model_card(registry.DEFAULT_FUNDUS).title
                ),
            )
        self.prepare()

    def prepare(self) -> None:
        """Name the model that segments, load it, and tell on what it computes."""
        workflow = self._window.workflow
        self.show(tasks.model_in_use(registry.model_card(workflow.model)))
        self._window.warm_up.prepare_segmenting(workflow.model, workflow.runtime)

    def show(self, in_use: ModelInUse) -> None:
        """Name the model below the Segment button."""
        self._window.run_panel.show_model(in_use)
        if (case := self._window.workflow.case) is not None:
            self._window.run_panel.show_run(case.segmentation)

    def use(self, name: str) -> None:
        """Segment, or outline, with this model from now on; results that are there stay."""
        if registry.model_card(name).modality == registry.PROMPTED:
            self._window.prompt_models.use(name)
            self._list(name)
            return
        self._window.workflow.model = self._window.settings.model = name
        self.prepare()
        self._list(name)

    def run_by(self, runtime: str) -> None:
        """Have models run by this from the next segmentation on."""
        if runtime != self._window.settings.runtime:
            self._window.workflow.runtime = self._window.settings.runtime = runtime
            self.prepare()

    def inspect(self, path: Path) -> None:
        """Look at a file, then ask for consent to its terms."""
        self._run(self.tr("Looking at the file"), model_tasks.inspect_model, path, then=self._ask)

    def _ask(self, found: FoundModel) -> None:
        from retsam_gui.dialogs.model_terms import ModelTermsDialog

        if found.base_needed:
            self._tell(
                self.tr("Not added."),
                self.tr(
                    "{0} is a change to SAM ViT-B, which is not there yet. Add the file of SAM "
                    "ViT-B first, then this one."
                ).format(found.title),
            )
            return
        dialog = ModelTermsDialog(found, self._dialog or self._window)
        dialog.accepted_as.connect(lambda family: self._add(found, family))
        dialog.open()

    def _add(self, found: FoundModel, family: str) -> None:
        self._run(
            self.tr("Adding the model"),
            model_tasks.add_model,
            found.path,
            family,
            found.sha256,
            then=self._renewed,
            stopped=self._tidy,
        )

    def _ask_to_remove(self, name: str) -> None:
        from retsam_gui.dialogs.reason import ConfirmDialog

        dialog = ConfirmDialog(
            self.tr("Remove a model"),
            self.tr(
                "{0} and its files are taken from this computer. Results that it made stay. To use "
                "it again, you need the file that you added."
            ).format(registry.model_card(name).title),
            self.tr("Remove"),
            self._dialog or self._window,
        )
        dialog.accepted.connect(lambda: self.remove(name))
        dialog.open()

    def remove(self, name: str, *, then: Callable[[], object] = lambda: None) -> None:
        """Take a model away; where it was in use, the one that ships takes its place."""

        def done(_name: object) -> None:
            self._renewed("")
            then()

        self._run(self.tr("Removing the model"), model_tasks.remove_model, name, then=done)

    def _renewed(self, name: str) -> None:
        """Models came or went; the one in use may be gone."""
        registry.models.cache_clear()
        self._window.prompt_models.changed.emit()
        if not _can_segment(self._window.workflow.model):
            self.use(registry.DEFAULT_FUNDUS)
        self._list(name)

    def _list(self, select: str = "") -> None:
        if self._dialog is not None:
            in_use, pointing = self._window.workflow.model, self._window.prompt_models.chosen
            used = (in_use, *([pointing.name] if pointing is not None else []))
            self._dialog.show_models(registry.models(), in_use=used, select=select)

    def _tidy(self) -> None:
        """An addition was stopped, maybe by the end of its process."""
        self._jobs.run(
            model_tasks.clear_unfinished, on_done=lambda _: None, on_failed=lambda _: None
        )

    def _run(
        self,
        title: str,
        task: Task,
        *args: Any,
        then: Callable[[Any], object],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        def done(result: Any) -> None:
            self._rest()
            then(result)

        def failed(failure: Failure) -> None:
            self._rest()
            self._tell(self.tr("{0} did not work.").format(title), failure.text)

        def progress(share: float, text: str) -> None:
            if self._dialog is not None:
                self._dialog.progress(share, text)

        if self._dialog is not None:
            self._dialog.work(title)
        self._job = self._jobs.run(
            task,
            *args,
            on_done=done,
            on_failed=failed,
            on_progress=progress,
            on_cancelled=stopped,
            key="models",
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _rest(self) -> None:
        self._job = None
        if self._dialog is not None:
            self._dialog.rest()

    def _closed(self) -> None:
        self._stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _tell(self, title: str, text: str) -> None:
        """In the manager where it is open: the window's own notices lie behind it."""
        if self._dialog is None:
            self._window.tell_error(title, text)
        else:
            self._dialog.tell(f"{title} {text}")


def _can_segment(name: str) -> bool:
    """Whether there is a model of this name that segments photographs."""
    return any(card.name == name and card.modality == "fundus" for card in registry.models())
