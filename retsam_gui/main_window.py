"""The main window: puts the parts together and passes on what they say."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.actions import Actions
from retsam_gui.ahead import Ahead
from retsam_gui.beside import Beside
from retsam_gui.calibration import Calibration
from retsam_gui.canvas.presenter import Presenter
from retsam_gui.canvas.view import Canvas
from retsam_gui.commands import Commands
from retsam_gui.correction import Correction
from retsam_gui.deidentify.room import Deidentifying
from retsam_gui.exporting import Exporting
from retsam_gui.illustration import Illustration
from retsam_gui.jobs import Jobs
from retsam_gui.kept import Kept
from retsam_gui.keys import HeldKeys
from retsam_gui.language import digits
from retsam_gui.model_choice import ModelChoice
from retsam_gui.models.case import Case
from retsam_gui.models.layers import Layers
from retsam_gui.models.worklist import Worklist
from retsam_gui.oct.windows import OctWindows
from retsam_gui.pacs.room import Pacs
from retsam_gui.panels.display import DisplayPanel
from retsam_gui.panels.history import HistoryPanel
from retsam_gui.panels.layers import LayersPanel
from retsam_gui.panels.notices import Notices
from retsam_gui.panels.numbers import Numbers
from retsam_gui.panels.parts import section
from retsam_gui.panels.patient_bar import PatientBar
from retsam_gui.panels.run import RunPanel
from retsam_gui.panels.status import StatusBar
from retsam_gui.panels.worklist import Thumbnails, WorklistPanel
from retsam_gui.pointing.models import PromptModels
from retsam_gui.saving import Saving
from retsam_gui.settings import Settings
from retsam_gui.standing import Standing
from retsam_gui.study.room import Studies
from retsam_gui.tool_bars import bar_of_commands
from retsam_gui.warm_up import WarmUp
from retsam_gui.workflow import Workflow
from retsam_gui.workspace import Workspace

SIDE = 372  # device-independent pixels of the panels on the right
OPEN_WORKSPACE_MS = 500  # once the window is on the screen


class MainWindow(QMainWindow):
    """One window with one case on the screen."""

    fault = Signal()  # from any thread: an error that nothing else caught
    closing = Signal()

    def __init__(self, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("RetSAM Desktop")
        self.setAcceptDrops(True)
        self.settings = settings
        self._jobs = jobs
        self._make_models()
        self._make_panels()
        self._make_actions()
        self._lay_out()
        self.beside = Beside(self, jobs)
        self._make_status_bar()
        self._connect()
        self._restore()
        self.canvas.clear(self._standing.welcome())
        self.refresh_actions()
        self.canvas.setFocus()
        self.warm_up = WarmUp(self._jobs, self)
        self.warm_up.ready.connect(self.model_choice.show)
        self.warm_up.failed.connect(self.tell_error)
        QTimer.singleShot(0, self.warm_up.prepare_reading)
        QTimer.singleShot(OPEN_WORKSPACE_MS, self.workspace.start)
        once = Qt.ConnectionType.SingleShotConnection
        self.presenter.painted.connect(self.model_choice.start, once)

    def _make_models(self) -> None:
        self.workflow = Workflow(self._jobs, self)
        self.workspace = Workspace(parent=self)
        self.saving = Saving(self.workflow, self.workspace, self)
        self.layers = Layers(self)
        self.prompt_models = PromptModels(self.settings, self)
        self.oct = OctWindows(
            self.workflow, self._jobs, self.settings, self.workspace, self.prompt_models, self
        )
        self.worklist = Worklist(self)
        self._thumbnails = Thumbnails(self.worklist, self._jobs, self)
        self._ahead = Ahead(self.workflow, self.worklist, self._jobs, self)

    def _make_panels(self) -> None:
        self.canvas = Canvas()
        self.presenter = Presenter(self.canvas, self.layers, self._jobs, self)
        self.correction = Correction(
            self.workflow,
            self.layers,
            self.canvas,
            self.presenter,
            self._jobs,
            self.prompt_models,
            self,
        )
        self.editing = self.correction.editing
        self.patient_bar = PatientBar(self.settings.pseudonym_key)
        self.errors = Notices("error")
        self.notices = Notices("notice")
        self.calibration = Calibration(self.workflow, self.canvas, self)
        self.worklist_panel = WorklistPanel(self.worklist)
        self.display_panel = DisplayPanel()
        self.layers_panel = LayersPanel(self.layers)
        self.history_panel = HistoryPanel(self.editing)
        self.numbers = Numbers(self.history_panel)
        self.biomarkers_panel = self.numbers.biomarkers
        self.lesions_panel = self.numbers.lesions
        self.illustration = Illustration(
            self.workflow, self.canvas, self.biomarkers_panel, parent=self
        )

    def _make_actions(self) -> None:
        self.exporting, self._commands = Exporting(self), Commands(self, self._jobs)
        self.model_choice = ModelChoice(self, self._jobs)
        self._standing, self.studies = Standing(self), Studies(self, self._jobs)
        self.pacs, self.kept = Pacs(self, self._jobs), Kept(self)
        own = (self._commands, self._standing, self.studies, self.pacs, self.kept)
        rooms = (*own, Deidentifying(self, self._jobs))
        slots = [each.slots() for each in rooms]
        self.actions_ = Actions(self, {key: do for each in slots for key, do in each.items()})
        self.run_panel = RunPanel(self.actions_["segment"], self.actions_["cancel"])
        self.patient_bar.open_scale_by(self.actions_["set_scale"])
        recent = QMenu(self.tr("Open &recent"), self)
        recent.aboutToShow.connect(lambda: self._commands.fill_recent(recent))
        self.actions_.fill(self.menuBar(), recent)
        self.addToolBar(bar_of_commands(self.actions_))
        self.tools_bar = self.correction.make_bar(self.actions_)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tools_bar)
        self._keys = HeldKeys(self, self._commands.held_keys())
        QApplication.instance().installEventFilter(self._keys)

    def _lay_out(self) -> None:
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(section(self.tr("Layers"), self.layers_panel))
        side.addWidget(self.numbers)
        side.setChildrenCollapsible(False)
        side.setHandleWidth(1)
        side.setSizes([330, 250])
        self.side = right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.run_panel)
        column.addWidget(section(self.tr("Display"), self.display_panel))
        column.addWidget(side, 1)
        self._list_section = section(self.tr("Worklist"), self.worklist_panel)
        self._list_section.hide()
        self.columns = QSplitter()
        self.columns.setHandleWidth(1)
        for widget in (self._list_section, self.correction.make_desk(), right):
            self.columns.addWidget(widget)
        self.columns.setStretchFactor(1, 1)
        self.columns.setCollapsible(1, False)
        self.columns.setCollapsible(2, False)
        self.columns.setSizes([210, 900, SIDE])
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for strip in (self.patient_bar, self.errors, self.notices):
            rows.addWidget(strip)
        rows.addWidget(self.columns, 1)
        self.setCentralWidget(whole)

    def _make_status_bar(self) -> None:
        bar = StatusBar()
        self.read_out, self.zoom_text, self.aspect_text = bar.read_out, bar.zoom, bar.aspect
        self.research_use, self.saved_text = bar.research_use, bar.saved
        self.setStatusBar(bar)

    def _connect(self) -> None:
        workflow = self.workflow
        workflow.opening.connect(self._show_opening)
        workflow.listed.connect(self._show_list)
        workflow.opened.connect(self._note_opened)
        workflow.case_changed.connect(self._show_case)
        workflow.image_changed.connect(self._show_facts)
        workflow.results_changed.connect(self._show_results)
        workflow.busy.connect(self.run_panel.work)
        workflow.progressed.connect(self.run_panel.progress)
        workflow.idle.connect(self.run_panel.rest)
        for signal in (
            workflow.busy,
            workflow.idle,
            workflow.case_changed,
            self.illustration.changed,
            self.lesions_panel.counted,
        ):
            signal.connect(self.refresh_actions)
        self.editing.history_changed.connect(self.refresh_actions)
        self.correction.serve(self.layers_panel)
        self.correction.told.connect(self.tell)
        self.correction.following.changed.connect(self._show_numbers)
        self.correction.following.changed.connect(self.saving.note_results)
        self.correction.following.failed.connect(self.tell_error)
        self.editing.committed.connect(self.saving.add_edit)
        workflow.exported.connect(self._show_exported)
        workflow.failed.connect(self.tell_error)
        self.presenter.failed.connect(self.tell_error)
        self.presenter.painted.connect(self.saving.loading.bring)  # after the photograph
        self.display_panel.changed.connect(self.presenter.set_appearance)
        self.presenter.counted.connect(self.display_panel.show_histogram)
        self.canvas.levelled.connect(self.display_panel.level)
        self.patient_bar.eye_chosen.connect(workflow.set_eye)
        self.patient_bar.mask_button.toggled.connect(self.actions_["show_name"].setChecked)
        self.worklist_panel.chosen.connect(workflow.open)
        self.lesions_panel.chosen.connect(self.illustration.go_to)
        self.canvas.hovered.connect(self._show_read_out)
        self.canvas.zoomed.connect(lambda scale: self.zoom_text.setText(f"{scale:.0%}"))
        self.fault.connect(self._tell_fault)

    def _restore(self) -> None:
        self.resize(1360, 860)
        if (geometry := self.settings.geometry) is not None:
            self.restoreGeometry(geometry)
        self._commands.recall()

    def _show_opening(self, path: Path) -> None:
        self.errors.hide()
        self.read_out.setText(self.tr("Opening {0} …").format(path.name))

    def _show_list(self, paths: tuple[Path, ...]) -> None:
        self.worklist.set_paths(paths)
        if (case := self.workflow.case) is not None:
            self.worklist_panel.mark(case.path, case.image.frame)

    def _note_opened(self, path: Path, frames: int) -> None:
        self.worklist.expand(path, frames)
        if not self.kept.holds(path):
            self.settings.add_recent(path)

    def _show_case(self, case: Case) -> None:
        self.read_out.clear()
        self.errors.hide()
        self.presenter.show(case.image)
        self._show_facts(case)
        self.setWindowTitle(f"{case.image.name or case.path.name} — RetSAM Desktop")
        self._list_section.setVisible(self.worklist.rowCount() > 1)
        self.worklist_panel.mark(case.path, case.image.frame)

    def _show_facts(self, case: Case) -> None:
        """What file or person states of the photograph, the shape of its pixels among it."""
        self.patient_bar.show_image(case.image)
        aspect = case.image.stated_aspect or 1.0
        self.canvas.set_aspect(aspect)
        scale = case.scale_in_eye
        self.canvas.set_scale(scale.x_um if scale else None)
        shape = digits(self.tr("pixels 1 : {0:.3g}").format(aspect))
        self.aspect_text.setText("" if aspect == 1 else shape)

    def _show_results(self, case: Case) -> None:
        self.layers.show(case.working, case.evidence)
        self.run_panel.show_run(case.segmentation)
        self._standing.tell_notices()
        self._show_numbers(case)

    def _show_numbers(self, case: Case) -> None:
        if case is self.workflow.case:
            self.numbers.show_case(case, busy=self.workflow.is_busy)
            self.illustration.renew(case)
            self.refresh_actions()

    def _show_read_out(self, pixel: tuple[int, int] | None) -> None:
        case = self.workflow.case
        if pixel is None or case is None:
            self.read_out.clear()
            return
        self.read_out.show_pixel(pixel, case.image.pixels, self.layers.at(*pixel))

    def _show_exported(self, path: Path) -> None:
        self.read_out.setText(self.tr("Written: {0}").format(path))

    def tell(self, text: str) -> None:
        """Say something that needs no answer."""
        self.canvas.tell(text)
        self.read_out.setText(text)

    def tell_error(self, title: str, text: str) -> None:
        """Say what went wrong; the work goes on."""
        self.read_out.clear()
        self.errors.tell([f"{title} {text}"])

    def _tell_fault(self) -> None:
        self.tell_error(
            self.tr("An unexpected error occurred."),
            self.tr(
                "What is on the screen is safe, and the work can go on. "
                "Details are in the log file (Help ▸ Show log file)."
            ),
        )

    def refresh_actions(self) -> None:
        """Enable what makes sense now."""
        case, busy = self.workflow.case, self.workflow.is_busy
        measured = case is not None and case.rows is not None and not case.unmeasured
        idle = case is not None and not busy and not self.saving.loading.missing
        for key, enabled in {
            "segment": idle,
            "set_scale": idle,
            "undo": case is not None and case.history.last is not None,
            "redo": case is not None and case.history.next is not None,
            "reset_choices": case is not None and case.choices.can_reset,
            "next_lesion": self.lesions_panel.count > 0,
            "previous_lesion": self.lesions_panel.count > 0,
            "cancel": busy or self.illustration.shown,
            "export_pdf": measured and idle,
            "export_result": measured and idle,
            "export": case is not None and case.has_layers and idle,
            "previous_image": self.worklist.rowCount() > 1,
            "next_image": self.worklist.rowCount() > 1,
            **self._standing.enabled(),
            **self.kept.enabled(),
            **self.correction.enabled(),
        }.items():
            self.actions_[key].setEnabled(enabled)
        self.patient_bar.eye.setEnabled(idle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.workflow.open_paths(_files(event))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._standing.may_close():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.oct.close()
        self.hide()
        self.closing.emit()
        self._standing.close_workspace()
        self._jobs.close()
        self.kept.clear()
        super().closeEvent(event)


def _files(event: QDropEvent) -> list[Path]:
    """What is dropped, as far as it lies on this machine."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
