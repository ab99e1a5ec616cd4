"""One OCT volume on one screen: B-scan, retina from above with the map of thickness, numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
)

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.pseudonyms import case_name
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.oct import tasks
from retsam_gui.oct.arriving import Arriving
from retsam_gui.oct.bscan_view import BScanView
from retsam_gui.oct.command_bar import CommandBar
from retsam_gui.oct.correction import OctCorrection
from retsam_gui.oct.doing import Doing
from retsam_gui.oct.follow_up import FollowUp
from retsam_gui.oct.keys import add_keys
from retsam_gui.oct.layout import fill_status, laid_out, scan_slider
from retsam_gui.oct.legend import Legend
from retsam_gui.oct.map_view import MapView
from retsam_gui.oct.numbers import OctNumbersPanel
from retsam_gui.oct.read_out import change_texts, place_text
from retsam_gui.oct.scale_dialog import OctScaleDialog
from retsam_gui.oct.tasks import OctChange, OctFound, OctNumbers
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted
from retsam_gui.panels.patient_bar import PatientBar
from retsam_gui.pointing.models import PromptModels
from retsam_gui.settings import Settings
from retsam_gui.worker import Task
from retsam_gui.workspace import Workspace


class OctWindow(QMainWindow):
    """Looks at one volume, segments it, corrects and writes what was found.

    `renewed`: volume, surfaces or numbers are others now. `keep_asked(window, path)`.
    """

    closed, renewed, keep_asked = Signal(object), Signal(), Signal(object, object)

    def __init__(
        self, volume: OctVolume, path: Path, jobs: Jobs, settings: Settings, workspace: Workspace,
        models: PromptModels,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{volume.name or path.name} — RetSAM Desktop, OCT")
        self.volume = volume
        self.found: OctFound | None = None
        self.change: OctChange | None = None
        self._jobs = jobs
        self._settings = settings
        self._job: Job | None = None
        self._measuring = False  # that is what the job does
        self._owed = False  # to measure anew once the job is over
        self._make()
        self.correction = OctCorrection(
            self.bscan, self.legend, path, jobs, workspace, models, self
        )
        self._lay_out()
        self._make_actions(path)
        self._connect()
        self._tell_notices()
        self._show_place(-1, -1)
        self.resize(1280, 800)
        self.bscan.setFocus()
        self.correction.begin()

    def _make(self) -> None:
        self.patient_bar = PatientBar(self._settings.pseudonym_key)
        self.patient_bar.show_image(self.volume)
        self.errors = Notices("error")
        self.notices = Notices("notice")
        self.bscan = BScanView(self.volume)
        self.map = MapView(self.volume)
        self.numbers = OctNumbersPanel()
        self.follow_up = FollowUp(self._jobs, self)
        self.legend = Legend()
        self.legend.show_structures(self.bscan.structures)
        self.slider = scan_slider(self.volume.scans, self.bscan.scan)
        self.doing = Doing()
        self.read_out = muted("")

    def _lay_out(self) -> None:
        strips = (self.patient_bar, self.errors, self.notices)
        scan = (self.bscan, self.slider, self.legend)
        self.setCentralWidget(laid_out(strips, scan, (self.map, self.numbers)))
        fill_status(self.statusBar(), self.read_out, self.doing, self.correction.saved)

    def _make_actions(self, path: Path) -> None:
        does = {
            "segment": self.start,
            "cancel": self.stop,
            "write": partial(self._ask_folder, tasks.export),
            "write_dicom": partial(self._ask_folder, partial(tasks.export_dicom, path)),
            "keep": partial(self.keep_asked.emit, self, path),
            "fit": self.bscan.reset_view,
            "set_scale": self._ask_scale,
        }
        bar = self._commands = CommandBar(self, does, self.follow_up.button)
        self.segment, self.cancel = bar.actions["segment"], bar.actions["cancel"]
        self.write, self.set_scale = bar.actions["write"], bar.actions["set_scale"]
        self.layers, self.true_aspect = bar.actions["layers"], bar.actions["true_aspect"]
        self.method = bar.method
        self.addToolBarBreak()
        self.addToolBar(self.correction.bar.bar)
        add_keys(self)
        self._refresh_actions()

    def _connect(self) -> None:
        self.bscan.scan_changed.connect(self.slider.setValue)
        self.bscan.scan_changed.connect(self.map.show_scan)
        self.bscan.scan_changed.connect(lambda _scan: self._show_place(-1, -1))
        self.bscan.hovered.connect(self._show_place)
        self.slider.valueChanged.connect(self.bscan.go_to)
        self.map.scan_asked.connect(self.bscan.go_to)
        self.numbers.layer_chosen.connect(self._show_map)
        self.legend.hidden_changed.connect(self.bscan.show_structures)
        self.patient_bar.eye_chosen.connect(lambda eye: self._state(self.volume.with_eye(eye)))
        self.true_aspect.toggled.connect(self.bscan.set_true_aspect)
        self.layers.toggled.connect(self.bscan.show_layers)
        self.follow_up.changed.connect(self._show_change)
        self.follow_up.failed.connect(lambda text: self.errors.tell([text]))
        self.correction.corrected.connect(self._show_corrected)
        self.correction.measured.connect(self._show_measured)
        self.correction.unmeasured.connect(self._forget_numbers)
        self.correction.loaded.connect(self._show_loaded)
        self.correction.told.connect(self.doing.say)
        self.correction.failed.connect(lambda text: self.errors.tell([text]))

    # ---- the engine's work ----

    def start(self) -> None:
        """Segment the volume."""
        if self._job is not None:
            return
        self._begin(self.tr("Segmenting"))
        self.correction.hold("window", self.tr("Correct when the segmentation is done."))
        model, volume = self.method.currentData(), self.volume
        arriving = Arriving(volume, model)
        self._job = self._run(
            tasks.segment,
            volume,
            model,
            self._settings.runtime,
            on_done=lambda found: self._take_found(found, volume),
            on_part=lambda part: self.bscan.show_found(arriving.take(part)),
        )
        self._refresh_actions()

    def _run(self, task: Task, *args: Any, **more: Any) -> Job:
        shown = {"on_failed": self._failed, "on_progress": self.doing.show_share}
        return self._jobs.run(task, *args, **shown, **more)

    def stop(self) -> None:
        """Stop what the engine does for this volume."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._show_surfaces()  # those that were there before
            self._pay()

    def _ask_scale(self) -> None:
        dialog = OctScaleDialog(self.volume, self)
        dialog.stated.connect(lambda scale: self._state(self.volume.with_scale(scale)))
        dialog.open()

    def _state(self, volume: OctVolume) -> None:
        """Take what a person stated of the volume, and measure with it."""
        before = self.volume
        self._show_volume(volume)
        self.correction.state(before, volume)
        self._measure()

    def _pay(self) -> None:
        """Measure what had to wait for the engine."""
        if self._owed:
            self._measure()

    def _forget_numbers(self) -> None:
        """Those of before hold no longer."""
        self.found = None
        self.numbers.show_numbers(None)
        self.follow_up.follow(self.volume, None)
        self._refresh_actions()

    def _measure(self) -> None:
        """Measure what counts now, after a segmentation or an export that is under way."""
        found = self.correction.counting
        self._owed = found is not None and self._job is not None and not self._measuring
        if found is None or self._owed:
            return
        if self._job is not None:
            self._job.cancel()
        self._forget_numbers()
        self._begin(self.tr("Measuring"))
        self._measuring = True
        self.correction.wait_for_numbers()
        self._job = self._run(
            tasks.measure,
            self.volume,
            found,
            on_done=lambda numbers: self._show_found(OctFound(found, numbers)),
            lane=Lane.VIEW,
        )
        self._refresh_actions()

    def write_to(self, folder: Path, task: Task = tasks.export) -> None:
        """Write what was found, as `task` does, into a folder of the volume's own in `folder`."""
        if self.found is None or self._job is not None:
            return
        self._begin(self.tr("Writing the results"))
        name = case_name(self.volume)
        about = folder / name, replace(self.volume, name=name), self.found.segmentation
        self._job = self._run(task, *about, on_done=self._written)
        self._refresh_actions()

    def _ask_folder(self, task: Task) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"))
        if folder:
            self.write_to(Path(folder), task)

    def _begin(self, title: str) -> None:
        self.errors.hide()
        self.doing.begin(title)

    def _end(self) -> None:
        self._job, self._measuring = None, False
        self.correction.hold("window", "")
        self.doing.end()
        self._refresh_actions()

    def _failed(self, failure: Failure) -> None:
        self._end()
        self._show_surfaces()
        self._pay()
        self.errors.tell([failure.text])

    def _written(self, folder: Path) -> None:
        self._end()
        self.doing.say(self.tr("Written: {0}").format(folder))
        self._pay()

    # ---- showing ----

    def _show_volume(self, volume: OctVolume) -> None:
        self.volume = self.bscan.volume = self.map.volume = volume
        self.patient_bar.show_image(volume)
        self.bscan.update()
        self._refresh_actions()
        self._tell_notices()

    def _take_found(self, found: OctFound, volume: OctVolume) -> None:
        """A model is done with the volume as it was then; what was corrected stays as it is."""
        now = self.correction.take(found.segmentation)
        if now is found.segmentation and volume is self.volume:
            self._show_found(found)
        else:
            self._end()
            self._show_surfaces()
            self._measure()

    def _show_found(self, found: OctFound) -> None:
        self.found = found
        self._end()
        self.correction.keep_numbers(found.numbers)
        self._show_surfaces()
        self._show_numbers(found)

    def _show_numbers(self, found: OctFound) -> None:
        self.numbers.show_numbers(found.numbers)
        self.follow_up.follow(self.volume, found)
        self._tell_notices()
        self.renewed.emit()

    def _show_loaded(self, volume: OctVolume, found: Segmentation | None) -> None:
        """What the workspace keeps of the volume; its numbers follow."""
        self._show_volume(volume)
        if found is not None:
            self._show_corrected(found)
            self._measure()

    def _show_corrected(self, found: Segmentation | None) -> None:
        """The numbers follow in a moment."""
        numbers = self.found.numbers if self.found is not None else None
        self.found = OctFound(found, numbers) if found is not None and numbers else None
        self._show_surfaces()
        if found is None:
            self._forget_numbers()

    def _show_measured(self, numbers: OctNumbers) -> None:
        now = self.correction.counting
        if now is not None:
            self.found = OctFound(now, numbers)
            self._show_numbers(self.found)
            self._refresh_actions()

    def _show_surfaces(self) -> None:
        self.bscan.show_found(self.correction.counting)
        self.legend.show_structures(self.bscan.structures)

    def _show_change(self, change: OctChange | None) -> None:
        self.change = change
        self.numbers.show_change(change)
        self._tell_notices()

    def _show_map(self, layer: str) -> None:
        self.map.show_layer(layer, self.found.numbers if self.found else None, self.change)

    def _tell_notices(self) -> None:
        found = self.found.segmentation.notices if self.found is not None else ()
        notices = (*self.volume.warnings, *self.correction.notices, *found)
        self.notices.tell([*notices, *change_texts(self.change)])

    def _show_place(self, column: int, row: int) -> None:
        found = self.found.segmentation if self.found is not None else None
        self.read_out.setText(place_text(self.bscan.scan, self.volume.scans, column, row, found))

    def _refresh_actions(self) -> None:
        self._commands.enable(
            busy=self._job is not None,
            measuring=self._measuring,
            found=self.found is not None,
            scale=self.volume.scale,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._owed = False
        self.stop()
        self.follow_up.stop()
        self.correction.close()
        self.closed.emit(self)
        super().closeEvent(event)
