"""Puts together what corrects a volume: tools, undo, numbers that follow, and the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from engine.image import OctScale, OctVolume
from engine.layers import Origin, Segmentation
from engine.oct.working import Touched, WorkingVolume
from engine.store import acts
from engine.taxonomy import structure
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.language import title_of
from retsam_gui.oct import tasks
from retsam_gui.oct.brush import Brush
from retsam_gui.oct.bscan_view import BScanView
from retsam_gui.oct.edge_search import EdgeSearch
from retsam_gui.oct.editing import OctEditing
from retsam_gui.oct.legend import Legend
from retsam_gui.oct.pointing import PointAtArea, ScanSubject
from retsam_gui.oct.saving import OctSaving
from retsam_gui.oct.surface_tools import DragSurface, DrawSurface, EraseSurface, SnapSurface
from retsam_gui.oct.tasks import OctNumbers
from retsam_gui.oct.tool_bar import OctToolBar
from retsam_gui.oct.tools import Desk, Tool
from retsam_gui.pointing.bar import PointingBar
from retsam_gui.pointing.models import PromptModels
from retsam_gui.pointing.prompter import Prompter
from retsam_gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.store.values import LoadedVolume


class OctCorrection(QObject):
    """The reader's desk of one window.

    `corrected(Segmentation or None)`: what counts is another one; `measured(OctNumbers)`: its
    numbers follow, or `unmeasured`: they could not be told. `loaded(OctVolume, Segmentation or
    None)`: what the workspace keeps of the volume. `told` is a sentence for the person, `failed`
    one that must be seen.
    """

    corrected = Signal(object)
    measured = Signal(object)
    unmeasured = Signal()
    loaded = Signal(object, object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, view: BScanView, legend: Legend, path: Path, jobs: Jobs, workspace: Workspace,
        models: PromptModels, window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._view, self._legend, self._jobs = view, legend, jobs
        volume = view.volume
        shape = (volume.scans, volume.height, volume.width)
        self._device = _of_device(volume)
        self.editing = OctEditing(WorkingVolume(shape, self._device), self)
        self.desk = Desk(view, self.editing)
        self.prompter = Prompter(ScanSubject(self.desk), models, jobs, self)
        self.bar = OctToolBar(self.desk, PointingBar(self.prompter), window)
        self.saving = OctSaving(workspace, volume, path, self)
        self.saved = QLabel()
        self._tools = _tools(self.desk, self.prompter)
        self._latest = Latest(jobs, Lane.VIEW, self._not_measured)
        self._numbers: OctNumbers | None = None
        self._changes: dict[int, frozenset[str]] = {}  # since those numbers, by their count
        self._count = 0
        self._newer: Segmentation | None = None  # found before the workspace was known
        self.notices: tuple[str, ...] = ()
        self._holds: dict[str, str] = {}  # why nothing may be changed, by who holds
        self._stated: list[acts.Act] = []  # before the workspace was known
        self._edges = EdgeSearch(self, view, jobs)
        self.desk.find_edge = self._edges.snap
        self._ready = False
        self._connect(workspace)

    def _connect(self, workspace: Workspace) -> None:
        editing, saving, bar = self.editing, self.saving, self.bar
        editing.changed.connect(self._follow)
        editing.stepped.connect(self._look_at)
        editing.committed.connect(saving.add_edit)
        editing.told.connect(self.told)
        editing.history_changed.connect(self._show_history)
        saving.loaded.connect(self._load)
        saving.changed.connect(self._show_state)
        workspace.told.connect(self._pass_on)
        bar.tool_chosen.connect(self._take)
        bar.asked.connect(self._do)
        self.desk.settings_changed.connect(self._mark)
        self.desk.settings_changed.connect(self.prompter.check)
        self._view.scan_changed.connect(lambda _scan: self.prompter.check())
        self._legend.chosen.connect(self._choose)
        self._show_state()
        self._show_history()

    def begin(self) -> None:
        """Get what the workspace keeps of the volume."""
        self.saving.begin()

    # ---- what the window tells ----

    def take(self, found: Segmentation) -> Segmentation:
        """A model found this; returns what counts now, corrections of before over it."""
        self.editing.working.rest_on(found)
        self._newer = found
        scans = self.editing.working.corrected_scans
        text = self.tr("What you corrected before stays over what was found now. B-scans: {0}.")
        named = ", ".join(str(scan + 1) for scan in scans)
        self.notices = (text.format(named),) if scans else ()
        self.saving.put(acts.ResultFound(found))
        return self.editing.working.segmentation() or found

    def keep_numbers(self, numbers: OctNumbers) -> None:
        """What counts now was measured anew."""
        self._latest.drop()
        self._numbers, self._changes = numbers, {}
        self._put_numbers(numbers)

    def state(self, before: OctVolume, now: OctVolume) -> None:
        """Keep what a person said of eye or scale."""
        stated: list[acts.Act] = []
        if now.laterality is not before.laterality:
            stated.append(acts.EyeStated(now.laterality, now.laterality_source))
        if now.scale != before.scale:
            stated.append(acts.ScaleStated(now.scale))
        if not self.saving.known:
            self._stated += stated
            return
        for act in stated:
            self.saving.put(act)
        if stated and not self.saving.writable:
            self.told.emit(self.tr("This is not kept. {0}").format(self.saving.refusal))

    def hold(self, who: str, why: str) -> None:
        """Let nothing be changed until `who` is done; an empty text lets go."""
        self._holds.pop(who, None)
        if why:
            self._holds[who] = why
        self._show_state()

    def wait_for_numbers(self) -> None:
        """All is measured anew by the window: let nothing be changed, and show no numbers."""
        self._latest.drop()
        self._numbers, self._changes = None, {}
        self.hold("window", self.tr("One moment: it is being measured."))

    @property
    def counting(self) -> Segmentation | None:
        """What counts now; None where there are but the device's surfaces, as they are."""
        working = self.editing.working
        if not working.corrected and working.found is self._device:
            return None
        return working.segmentation()

    def close(self) -> None:
        """The window closes; all that was done is with the thread that saves."""
        self._latest.drop()
        self._edges.stop()
        self.prompter.drop()
        self.saving.close()

    def _pass_on(self, title: str, text: str) -> None:
        self.failed.emit(f"{title} {text}")

    # ---- the workspace ----

    def _load(self, loaded: LoadedVolume) -> None:
        """Take what is kept, unless a model was run since the window opened."""
        volume, case = self._view.volume, loaded.status.case
        kept = loaded.working.found
        self.editing.restore(loaded, self._newer or kept or self._device)
        if self._newer is not None:
            self.saving.put(acts.ResultFound(self._newer))
        for act in self._stated:
            self.saving.put(act)
        eye = any(isinstance(act, acts.EyeStated) for act in self._stated)
        scale = any(isinstance(act, acts.ScaleStated) for act in self._stated)
        self._stated.clear()
        if case.eye_stated and not eye:
            volume = volume.with_eye(case.eye, source=case.eye_source)
        kept_scale = case.scale_stated and not scale
        if kept_scale and (case.scale is None or isinstance(case.scale, OctScale)):
            volume = volume.with_scale(case.scale)
        shown = self._newer or kept or self.editing.working.corrected
        self.loaded.emit(volume, self.editing.working.segmentation() if shown else None)

    def _show_state(self) -> None:
        self.editing.refuse(next(iter(self._holds.values()), "") or self.saving.refusal)
        self.saved.setText(self.saving.state_text)

    # ---- what follows a gesture ----

    def _follow(self, touched: Touched) -> None:
        now = self.counting
        self._count += 1
        self._changes[self._count] = touched.structures
        self.corrected.emit(now)
        self._view.repaint()  # before the measuring takes the interpreter
        if now is None:
            self._latest.drop()
            self._numbers, self._changes = None, {}
            return
        count = self._count

        def done(numbers: OctNumbers) -> None:
            self._numbers = numbers
            self._changes = {each: keys for each, keys in self._changes.items() if each > count}
            self._put_numbers(numbers)
            self.measured.emit(numbers)

        volume = self._view.volume
        if self._numbers is None:
            self._latest.request(tasks.measure, volume, now, on_done=done)
        else:
            changed = frozenset().union(*self._changes.values())
            self._latest.request(
                tasks.measure_again, volume, now, self._numbers, changed, on_done=done
            )

    def _not_measured(self, failure: Failure) -> None:
        """Numbers of before hold no longer, and there are no others."""
        self._numbers, self._changes = None, {}
        self.unmeasured.emit()
        self.failed.emit(failure.text)

    def _look_at(self, touched: Touched) -> None:
        """A step back or forth elsewhere is shown."""
        scan = self._view.scan
        if touched.scans and scan not in touched.scans:
            self._view.go_to(min(touched.scans, key=lambda each: abs(each - scan)))

    def _put_numbers(self, numbers: OctNumbers) -> None:
        if not self._changes:  # else others follow
            self.saving.put(acts.Measured(tuple(row.record for row in numbers.rows)))

    # ---- commands ----

    def _take(self, key: str) -> None:
        if key != "hand" and not self._ready:
            self._ready = True
            self._jobs.run(
                _prepare, on_done=lambda _: None, on_failed=lambda _: None, lane=Lane.VIEW
            )
        self._view.take_tool(self._tools[key])
        if key == "point":
            self.prompter.prepare()
        self._mark()
        self._view.setFocus()

    def _mark(self) -> None:
        """Show which surface or area is being corrected."""
        tool, settings = self._view.tool, self.desk.settings
        target = tool.target if tool is not None else ""
        key = {"surface": settings.surface, "area": settings.area}.get(target, "")
        self._legend.reveal(key)  # nobody corrects what is hidden
        self._view.chosen = key
        self._view.update()
        self._legend.mark(key)

    def _choose(self, key: str) -> None:
        """A name in the legend was clicked."""
        surface = structure(key).kind == "surface"
        self.bar.choose(key, surface=surface)

    def _do(self, what: str) -> None:
        {
            "undo": self.editing.undo,
            "redo": self.editing.redo,
            "carry": lambda: self._edges.carry(self.bar.neighbours.value()),
            "revert": self._revert,
            "again": self.prompter.again,
        }[what]()

    def _show_history(self) -> None:
        last, following = self.editing.history.last, self.editing.history.next
        free = not self.editing.refusal
        self.bar.show_history(
            last.name if last and free else None, following.name if following and free else None
        )

    def _revert(self) -> None:
        from engine.oct.correct import Moved

        key, scan = self.desk.settings.surface, self._view.scan
        lines, which = self.desk.lines()
        _, origins = self.editing.working.own_rows(key, scan)
        moved = Moved(lines[which], origins > 0)
        name = self.tr("{0} as found, B-scan {1}").format(title_of(key), scan + 1)
        self.editing.move_surface(key, {scan: (moved, Origin.MODEL)}, name)


def _tools(desk: Desk, prompter: Prompter) -> dict[str, Tool]:
    return {
        "hand": Tool(desk),
        "drag": DragSurface(desk),
        "draw": DrawSurface(desk),
        "snap": SnapSurface(desk),
        "erase": EraseSurface(desk),
        "paint": Brush(desk, adding=True),
        "rub": Brush(desk, adding=False),
        "point": PointAtArea(desk, prompter),
    }


def _prepare(*, progress: object, cancel: object) -> None:
    """Have what correcting needs in memory before the first gesture."""
    from retsam_gui.oct import edges  # noqa: F401


def _of_device(volume: OctVolume) -> Segmentation | None:
    """The surfaces of the device, where it gave some: they can be corrected too."""
    if not volume.surfaces:
        return None
    return Segmentation(layers=(), surfaces=volume.surfaces)
