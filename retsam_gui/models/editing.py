"""Correcting the case on the screen: one act at a time, with undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.choices import Point
from engine.editing.act import Act
from engine.editing.region import Operation, Region
from engine.editing.rules import PaintRule
from engine.editing.working import WorkingLayers
from engine.edits import Edit
from engine.layers import Prompted
from retsam_gui.language import title_of, within
from retsam_gui.models.case import Case
from retsam_gui.models.choosing import reader_name
from retsam_gui.models.layers import Layers
from retsam_gui.models.stepping import Stepping, structures_of
from retsam_gui.workflow import Workflow


class Editing(QObject):
    """What tools and commands change goes through here.

    `painted(structure, box)`: pixels changed just now. `ended(structures)`: an act is over, and
    what depends on these can be measured; none where it changed nothing or was given up.
    `committed(edit, how, original)`: an edit to be kept; `how` is "done", "undone" or "redone",
    `original` the id of the edit that was undone or redone. `told`: a sentence for the person.
    """

    painted = Signal(str, object)
    ended = Signal(object)
    committed = Signal(object, str, str)
    told = Signal(str)
    history_changed = Signal()

    def __init__(self, workflow: Workflow, layers: Layers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._layers = layers
        self._case: Case | None = None
        self._refusal = ""
        self._waiting: list[Callable[[], None]] = []  # for the open act to end
        self._painted: str | None = None  # the layer that the open act began on
        self._stepping = Stepping(self, workflow, layers)
        self.rule = PaintRule()
        workflow.case_changed.connect(self._begin_case)
        self.ended.connect(self._do_waiting)
        workflow.image_changed.connect(lambda _case: self.history_changed.emit())

    @property
    def case(self) -> Case | None:
        """What is being corrected."""
        return self._case

    @property
    def working(self) -> WorkingLayers | None:
        """Its layers."""
        return self._case.working if self._case else None

    @property
    def target(self) -> str | None:
        """The structure that tools change."""
        return self._layers.active

    @property
    def acting(self) -> bool:
        """True while an act is open."""
        return self._act is not None

    @property
    def _act(self) -> Act | None:
        return self._case.act if self._case else None

    @property
    def refusal(self) -> str:
        """Why nothing may be changed; empty where it may."""
        return self._refusal

    def refuse(self, why: str) -> None:
        """Let nothing be changed from now on, and say why; an empty text allows it again."""
        self._refusal = why

    def when_free(self, do: Callable[[], None]) -> None:
        """Do it when no act is open any more; not at all if another case is shown by then."""
        if self.acting:
            self._waiting.append(do)
        else:
            do()

    def _do_waiting(self) -> None:
        while self._waiting and not self.acting:
            self._waiting.pop(0)()

    def begin(self, *structures: str) -> bool:
        """Open an act on the active layer, or on these; False, and a sentence, where it cannot be.

        Landmarks and layers that come or go are structures too.
        """
        if self._case is None or self.acting:
            return False
        about = structures or tuple(filter(None, [self.target]))
        if not self.may_begin(*about):
            return False
        found = self._case.segmentation
        field = found.field_of_view if found else None
        self._painted = about[0]
        self._case.act = Act(
            self._case.working,
            author=f"reader:{reader_name()}",
            field=None if field is None else field.mask,
            locked=self._layers.locked,
        )
        return True

    def may_begin(self, *structures: str) -> bool:
        """True where an act on these may begin; else it is said why not."""
        why = self._why_not(structures)
        if why:
            self.told.emit(why)
        return not why

    def _why_not(self, about: tuple[str, ...]) -> str:
        if self._refusal:
            return self._refusal
        if self._stepping.waiting:
            return self.tr("One moment: a step is being read from the store.")
        if not about:
            return self.tr("Choose a layer first, or add one.")
        if locked := [key for key in about if key in self._layers.locked]:
            return self.tr("{0} is locked.").format(title_of(locked[0]))
        return ""

    def paint(
        self,
        region: Region | None,
        operation: Operation = "add",
        *,
        structure: str | None = None,
        questionable: bool = False,
    ) -> None:
        """Change the layer that the open act began on, or another, within it."""
        key = structure or self._painted
        if self._act is None or region is None or key is None:
            return
        before, held = self._act.derived, self._act.held_back
        if questionable:
            boxes = self._act.question(key, region, operation)
        else:
            boxes = self._act.paint(key, region, operation, rule=self.rule)
        if self._layers.outdated:
            self._layers.renew()
        for changed, box in boxes.items():
            self.painted.emit(changed, box)
        fresh = self._act.derived[len(before) :]
        if fresh:
            self._tell_copied(fresh)
            held = frozenset()  # said once more, or nobody sees it
        for other in sorted(self._act.held_back - held):
            self._tell_held(key, other)

    def _tell_copied(self, keys: tuple[str, ...]) -> None:
        titles = ", ".join(title_of(key) for key in keys)
        self.told.emit(
            self.tr(
                "The model's layer stays as it is: you are correcting your own copy of {0}."
            ).format(titles)
        )

    def _tell_held(self, key: str, locked: str) -> None:
        text = self.tr("{0} is locked, so {1} stays as it is where it would change that.")
        self.told.emit(text.format(title_of(locked), within(title_of(key))))

    def finish(self, name: str, prompted: Prompted | None = None) -> None:
        """The act is over; it becomes one step of the history if it changed anything.

        `prompted` where a model outlined what was changed.
        """
        act, case = self._act, self._case
        if act is None or case is None:
            return
        case.act = None
        edit = act.finish(name, prompted)
        if edit is None:
            self.ended.emit(frozenset())
            return
        case.history.add(edit)
        self.committed.emit(edit, "done", "")
        self._end(structures_of(edit, case.working))

    def abandon(self) -> None:
        """The act is given up: everything is as before."""
        act, case = self._act, self._case
        if act is not None and case is not None:
            case.act = None
            boxes = act.abandon()
            if self._layers.outdated:
                self._layers.renew()
            for changed, box in boxes.items():
                self.painted.emit(changed, box)
            self._layers.move_marks()
            if case is self._workflow.case:
                self.ended.emit(frozenset())

    def do(
        self,
        name: str,
        region: Region | None,
        operation: Operation = "add",
        *,
        structure: str | None = None,
        questionable: bool = False,
        prompted: Prompted | None = None,
    ) -> None:
        """A whole act at once."""
        if region is not None and self.begin(*filter(None, [structure])):
            self.paint(region, operation, structure=structure, questionable=questionable)
            self.finish(name, prompted)

    def exchange(self, name: str, region: Region, source: str, target: str) -> None:
        """Take pixels from one layer and give them to another, in one act."""
        if self.begin(source, target):
            self.paint(region, "add", structure=target)
            self.paint(region, "subtract", structure=source)
            self.finish(name)

    def drag_landmark(self, structure: str, at: Point) -> None:
        """Within the open act, put a landmark elsewhere."""
        if self._act is not None:
            self._act.move_landmark(structure, at)
            self._layers.move_marks()

    def add_layer(self, structure: str) -> None:
        """An empty layer of the reader's, or the one that is there, becomes the active one."""
        working = self.working
        if working is None:
            return
        if structure not in working.keys and self.begin(structure):
            assert self._act is not None
            self._act.add_layer(structure)
            self._layers.renew()
            self.finish(self.tr("Add layer: {0}").format(title_of(structure)))
        self._layers.set_active(structure)

    def take_over(self, structure: str) -> None:
        """The model's layer, as it is, becomes the reader's: they have looked at it, and agree."""
        working = self.working
        if working is None or working.layer(structure) is None:
            return
        title = title_of(structure)
        if working.own(structure) is not None:
            self.told.emit(self.tr("{0} is your own layer already.").format(title))
        elif self.begin(structure):
            assert self._act is not None
            self._act.take_over(structure)
            self._layers.renew()
            self.finish(self.tr("Take over: {0}").format(title))
            self.told.emit(
                self.tr("{0} is your own layer now, as the model drew it.").format(title)
            )

    def drop_corrections(self, structure: str) -> None:
        """Back to the model's layer; this too can be undone."""
        working = self.working
        if working is None or working.own(structure) is None or not self.begin(structure):
            return
        assert self._act is not None
        self._act.drop_layer(structure)
        self._layers.renew()
        title = title_of(structure)
        self.finish(self.tr("Corrections dropped: {0}").format(title))

    def undo(self) -> None:
        """Take the last step back, whatever it was about."""
        self._stepping.by(-1)

    def redo(self) -> None:
        """Do the next step again."""
        self._stepping.by(1)

    def go_to(self, position: int) -> None:
        """Undo or redo until so many steps hold."""
        self._stepping.to(position)

    def replay(self, edit: Edit, how: str, original: str, about: frozenset[str]) -> None:
        """Apply an edit that was "undone" or "redone"; `about` are all structures in it."""
        if (case := self._case) is None:
            return
        changed = case.working.apply(edit)
        self.committed.emit(edit, how, original)
        if changed.listed:
            self._layers.renew()
        for key, box in changed.boxes.items():
            self.painted.emit(key, box)
        self._end(about | changed.structures)

    def _begin_case(self, case: Case) -> None:
        self._waiting.clear()
        self._stepping.drop()
        self.abandon()
        self._case = case
        self.history_changed.emit()

    def _end(self, structures: frozenset[str]) -> None:
        self._layers.move_marks()
        self.ended.emit(structures)
        self.history_changed.emit()
