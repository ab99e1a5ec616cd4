"""One OCT volume on one screen: B-scan, retina from above with the map of thickness, numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QSlider,
)

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.pseudonyms import case_name
from retsam_gui.jobs import Failure, Job, Jobs, Lane
from retsam_gui.oct import tasks
from retsam_gui.oct.arriving import Arriving
from retsam_gui.oct.bscan_view import BScanView
from retsam_gui.oct.correction import OctCorrection
from retsam_gui.oct.doing import Doing
from retsam_gui.oct.follow_up import FollowUp
from retsam_gui.oct.layout import action, laid_out, method_box
from retsam_gui.oct.legend import Legend
from retsam_gui.oct.map_view import MapView
from retsam_gui.oct.numbers import OctNumbersPanel
from retsam_gui.oct.read_out import place_text
from retsam_gui.oct.scale_dialog import OctScaleDialog
from retsam_gui.oct.tasks import OctChange, OctFound, OctNumbers
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.parts import muted
from retsam_gui.panels.patient_bar import PatientBar
from retsam_gui.settings import Settings
from retsam_gui.workspace import Workspace


class OctWindow(QMainWindow):
    """Looks at one volume, segments it, corrects and writes what was found."""

    closed = Signal(object)

    def __init__(
        self, volume: OctVolume, path: Path, jobs: Jobs, settings: Settings, workspace: Workspace
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{volume.name or path.name} — RetSAM Desktop, OCT")
        self.volume = volume
        self.found: OctFound | None = None
        self.change: OctChange | None = None
        self._jobs = jobs
        self._job: Job | None = None
        self._make(settings)
        self.correction = OctCorrection(self.bscan, self.legend, path, jobs, workspace, self)
        self._lay_out()
        self._make_actions()
        self._connect()
        self._tell_notices()
        self._show_place(-1, -1)
        self.resize(1280, 800)
        self.bscan.setFocus()
        self.correction.begin()

    def _make(self, settings: Settings) -> None:
        self.patient_bar = PatientBar(settings.pseudonym_key)
        self.patient_bar.show_image(self.volume)
        self.errors = Notices("error")
        self.notices = Notices("notice")
        self.bscan = BScanView(self.volume)
        self.map = MapView(self.volume)
        self.numbers = OctNumbersPanel()
        self.follow_up = FollowUp(self._jobs, self)
        self.legend = Legend()
        self.legend.show_structures(self.bscan.structures)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self.volume.scans - 1)
        self.slider.setValue(self.bscan.scan)
        self.slider.setVisible(self.volume.scans > 1)
        self.slider.setAccessibleName(self.tr("B-scan"))
        self.doing = Doing()
        self.read_out = muted("")

    def _lay_out(self) -> None:
        strips = (self.patient_bar, self.errors, self.notices)
        scan = (self.bscan, self.slider, self.legend)
        content = laid_out(strips, scan, (self.map, self.numbers))
        self.setCentralWidget(content)
        self.statusBar().addWidget(self.read_out)
        self.statusBar().addWidget(self.doing)
        research = muted(self.tr("Research use only. Not for diagnosis."))
        self.statusBar().addPermanentWidget(self.correction.saved)
        self.statusBar().addPermanentWidget(research)

    def _make_actions(self) -> None:
        bar = self.addToolBar(self.tr("OCT"))
        bar.setMovable(False)
        self.segment = action(self, self.tr("Segment"), "Ctrl+Return", self.start)
        self.cancel = action(self, self.tr("Cancel"), "Esc", self.stop)
        self.write = action(self, self.tr("Write results…"), "Ctrl+E", self._ask_folder)
        self.set_scale = action(self, self.tr("Scale…"), "Ctrl+U", self._ask_scale)
        self.true_aspect = action(self, self.tr("True to µm"), "A", None)
        self.layers = action(self, self.tr("Surfaces and areas"), "Space", None)
        self.fit = action(self, self.tr("Whole scan"), "F", self.bscan.reset_view)
        for each in (self.true_aspect, self.layers):
            each.setCheckable(True)
        self.layers.setChecked(True)
        self.method = method_box()
        bar.addWidget(self.method)
        bar.addActions(
            [self.segment, self.cancel, self.write, self.layers, self.true_aspect, self.fit]
        )
        bar.addAction(self.set_scale)
        bar.addWidget(self.follow_up.button)
        self.addToolBarBreak()
        self.addToolBar(self.correction.bar.bar)
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
        self.correction.loaded.connect(self._show_loaded)
        self.correction.told.connect(self.doing.say)
        self.correction.failed.connect(lambda text: self.errors.tell([text]))

    # ---- the engine's work ----

    def start(self) -> None:
        """Segment the volume."""
        if self._job is not None:
            return
        self._begin(self.tr("Segmenting"))
        self.correction.hold(self.tr("Correct when the segmentation is done."))
        model, volume = self.method.currentData(), self.volume
        arriving = Arriving(volume, model)
        self._job = self._jobs.run(
            tasks.segment,
            volume,
            model,
            on_done=lambda found: self._take_found(found, volume),
            on_failed=self._failed,
            on_progress=self.doing.show_share,
            on_part=lambda part: self.bscan.show_found(arriving.take(part)),
        )
        self._refresh_actions()

    def stop(self) -> None:
        """Stop what the engine does for this volume."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._show_surfaces()  # those that were there before

    def _ask_scale(self) -> None:
        dialog = OctScaleDialog(self.volume, self)
        dialog.stated.connect(lambda scale: self._state(self.volume.with_scale(scale)))
        dialog.open()

    def _state(self, volume: OctVolume) -> None:
        """Take what a person stated of the volume, and measure with it."""
        before = self.volume
        self._show_volume(volume)
        self.correction.state(before, volume)
        found = self.found.segmentation if self.found is not None else self.correction.drawn
        if found is not None:
            self._measure(found)

    def _measure(self, found: Segmentation) -> None:
        self.stop()
        self.numbers.show_numbers(None)  # those of before hold no longer
        self.follow_up.follow(self.volume, None)
        self._begin(self.tr("Measuring"))
        self.correction.wait_for_numbers()
        self._job = self._jobs.run(
            tasks.measure,
            self.volume,
            found,
            on_done=lambda numbers: self._show_found(OctFound(found, numbers)),
            on_failed=self._failed,
            lane=Lane.VIEW,
        )
        self._refresh_actions()

    def write_to(self, folder: Path) -> None:
        """Write what was found into a folder of the volume's own below `folder`."""
        if self.found is None or self._job is not None:
            return
        self._begin(self.tr("Writing the results"))
        self._job = self._jobs.run(
            tasks.export,
            folder / case_name(self.volume),
            replace(self.volume, name=case_name(self.volume)),
            self.found.segmentation,
            on_done=self._written,
            on_failed=self._failed,
            on_progress=self.doing.show_share,
        )
        self._refresh_actions()

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"))
        if folder:
            self.write_to(Path(folder))

    def _begin(self, title: str) -> None:
        self.errors.hide()
        self.doing.begin(title)

    def _end(self) -> None:
        self._job = None
        self.correction.hold("")
        self.doing.end()
        self._refresh_actions()

    def _failed(self, failure: Failure) -> None:
        self._end()
        self._show_surfaces()
        self.errors.tell([failure.text])

    def _written(self, folder: Path) -> None:
        self._end()
        self.doing.say(self.tr("Written: {0}").format(folder))

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
            self._measure(now)

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

    def _show_loaded(self, volume: OctVolume, found: Segmentation | None) -> None:
        """What the workspace keeps of the volume; its numbers follow."""
        self._show_volume(volume)
        if found is not None:
            self._show_corrected(found)
            self._measure(found)

    def _show_corrected(self, found: Segmentation | None) -> None:
        """The numbers follow in a moment."""
        numbers = self.found.numbers if self.found is not None else None
        self.found = OctFound(found, numbers) if found is not None and numbers else None
        self.bscan.show_found(found)
        self.legend.show_structures(self.bscan.structures)
        if found is None:
            self.numbers.show_numbers(None)

    def _show_measured(self, numbers: OctNumbers) -> None:
        if self.bscan.found is not None:
            self.found = OctFound(self.bscan.found, numbers)
            self._show_numbers(self.found)
            self._refresh_actions()

    def _show_surfaces(self) -> None:
        self.bscan.show_found(self.found.segmentation if self.found is not None else None)
        self.legend.show_structures(self.bscan.structures)

    def _show_change(self, change: OctChange | None) -> None:
        self.change = change
        self.numbers.show_change(change)
        self._tell_notices()

    def _show_map(self, layer: str) -> None:
        numbers = self.found.numbers if self.found is not None else None
        grid = numbers.grid if numbers is not None else ()
        if self.change is not None:
            self.map.show_change(self.change.maps.get(layer), grid)
            return
        values = numbers.maps.get(layer) if numbers is not None else None
        self.map.show_map(layer, values, grid)

    def _tell_notices(self) -> None:
        told = [*self.volume.warnings, *self.correction.notices]
        if self.found is not None:
            told += self.found.segmentation.notices
        if self.change is not None:
            told.append(
                self.tr(
                    "The map shows the change since {0}. Position, focus and segmentation change "
                    "numbers too: look at the scans of both visits."
                ).format(self.change.title)
            )
        self.notices.tell(told)

    def _show_place(self, column: int, row: int) -> None:
        found = self.found.segmentation if self.found is not None else None
        scan, scans = self.bscan.scan, self.volume.scans
        self.read_out.setText(place_text(scan, scans, column, row, found))

    def _refresh_actions(self) -> None:
        busy = self._job is not None
        self.segment.setEnabled(not busy)
        self.cancel.setEnabled(busy)
        self.write.setEnabled(not busy and self.found is not None)
        scale = self.volume.scale
        self.set_scale.setEnabled(not busy and (scale is None or scale.source == "user"))
        self.true_aspect.setEnabled(scale is not None and scale.x_um is not None)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        self.correction.close()
        self.closed.emit(self)
        super().closeEvent(event)
