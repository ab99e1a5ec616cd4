"""Correcting the case on the screen: one act at a time, with undo."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from engine.choices import Point
from engine.editing.act import Act
from engine.editing.region import Operation, Region
from engine.editing.rules import PaintRule
from engine.editing.working import WorkingLayers
from engine.edits import Edit, LandmarkMoved, LayerAdded, LayerRemoved, undone
from engine.errors import EngineError
from engine.taxonomy import structure as taxonomy_of
from retsam_gui.models.case import Case
from retsam_gui.models.choosing import reader_name
from retsam_gui.models.layers import Layers
from retsam_gui.workflow import Workflow

log = logging.getLogger(__name__)


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

    def begin(self) -> bool:
        """Open an act on the active layer; False, and a sentence, where that cannot be."""
        if self._case is None or self.acting:
            return False
        why = self._why_not()
        if why:
            self.told.emit(why)
            return False
        found = self._case.segmentation
        field = found.field_of_view if found else None
        author = f"reader:{reader_name()}"
        mask = field.mask if field is not None else None
        self._case.act = Act(self._case.working, author=author, field=mask)
        return True

    def _why_not(self) -> str:
        if self._refusal:
            return self._refusal
        target = self.target
        if target is None:
            return self.tr("Choose a layer first, or add one.")
        if self._layers.look(target).locked:
            return self.tr("{0} is locked.").format(taxonomy_of(target).title)
        return ""

    def paint(
        self,
        region: Region | None,
        operation: Operation = "add",
        *,
        structure: str | None = None,
        questionable: bool = False,
    ) -> None:
        """Change the active layer, or another, within the open act."""
        key = structure or self.target
        if self._act is None or region is None or key is None:
            return
        before = self._act.derived
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

    def _tell_copied(self, keys: tuple[str, ...]) -> None:
        titles = ", ".join(taxonomy_of(key).title for key in keys)
        self.told.emit(
            self.tr(
                "The model's layer stays as it is: you are correcting your own copy of {0}."
            ).format(titles)
        )

    def finish(self, name: str) -> None:
        """The act is over; it becomes one step of the history if it changed anything."""
        act, case = self._act, self._case
        if act is None or case is None:
            return
        case.act = None
        edit = act.finish(name)
        if edit is None:
            self.ended.emit(frozenset())
            return
        case.history.add(edit)
        self.committed.emit(edit, "done", "")
        self._end(_structures(edit, case.working))

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
    ) -> None:
        """A whole act at once."""
        if region is not None and self.begin():
            self.paint(region, operation, structure=structure, questionable=questionable)
            self.finish(name)

    def exchange(self, name: str, region: Region, source: str, target: str) -> None:
        """Take pixels from one layer and give them to another, in one act."""
        if self.begin():
            self.paint(region, "add", structure=target)
            self.paint(region, "subtract", structure=source)
            self.finish(name)

    def drag_landmark(self, structure: str, at: Point) -> None:
        """Within the open act, put a landmark elsewhere."""
        if self._act is not None:
            self._act.move_landmark(structure, at)
            self._layers.move_marks()

    def begin_landmark(self) -> bool:
        """Open an act about a landmark, whichever layer is active."""
        if self._case is None or self.acting:
            return False
        if self._refusal:
            self.told.emit(self._refusal)
            return False
        self._case.act = Act(self._case.working, author=f"reader:{reader_name()}")
        return True

    def add_layer(self, structure: str) -> None:
        """An empty layer of the reader's, or the one that is there, becomes the active one."""
        working = self.working
        if working is None:
            return
        if structure not in working.keys and self.begin_landmark():
            assert self._act is not None
            self._act.add_layer(structure)
            self._layers.renew()
            self.finish(self.tr("Add layer: {0}").format(taxonomy_of(structure).title))
        self._layers.set_active(structure)

    def take_over(self, structure: str) -> None:
        """The model's layer, as it is, becomes the reader's: they have looked at it, and agree."""
        working = self.working
        if working is None or working.layer(structure) is None:
            return
        title = taxonomy_of(structure).title
        if working.own(structure) is not None:
            self.told.emit(self.tr("{0} is your own layer already.").format(title))
        elif self.begin_landmark():
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
        if working is None or working.own(structure) is None or not self.begin_landmark():
            return
        assert self._act is not None
        self._act.drop_layer(structure)
        self._layers.renew()
        title = taxonomy_of(structure).title
        self.finish(self.tr("Corrections dropped: {0}").format(title))

    def undo(self) -> None:
        """Take the last step back, whatever it was about."""
        case = self._case
        if case is None or self.acting or (entry := case.history.last) is None:
            return
        if entry.edit is None:
            if self._workflow.undo():
                case.history.step(-1)
        elif (edit := self._fetch(case)) is not None:
            inverse = undone(edit, id=uuid.uuid4().hex, at=datetime.now(UTC))
            case.history.step(-1)
            self._replay(case, inverse, "undone", edit.id)
        self.history_changed.emit()

    def redo(self) -> None:
        """Do the next step again."""
        case = self._case
        if case is None or self.acting or (entry := case.history.next) is None:
            return
        if entry.edit is None:
            if self._workflow.redo():
                case.history.step(1)
        elif (edit := self._fetch(case, forth=True)) is not None:
            again = Edit(uuid.uuid4().hex, edit.name, edit.author, datetime.now(UTC), edit.steps)
            case.history.step(1)
            self._replay(case, again, "redone", edit.id)
        self.history_changed.emit()

    def go_to(self, position: int) -> None:
        """Undo or redo until so many steps hold."""
        case = self._case
        while case is not None and case.history.position != position:
            before = case.history.position
            (self.undo if before > position else self.redo)()
            if case.history.position == before:
                return

    def _fetch(self, case: Case, *, forth: bool = False) -> Edit | None:
        entry = case.history.next if forth else case.history.last
        if self._refusal or entry is None:
            self.told.emit(self._refusal)
            return None
        try:
            return case.history.edit_of(entry)
        except (EngineError, LookupError) as error:
            log.warning("A step of the history cannot be had: %s", error)
            self.told.emit(
                self.tr("This step cannot be read from the store: {0}").format(str(error))
            )
            return None

    def _replay(self, case: Case, edit: Edit, how: str, original: str) -> None:
        structures = _structures(edit, case.working)
        changed = case.working.apply(edit)
        self.committed.emit(edit, how, original)
        if changed.listed:
            self._layers.renew()
        for key, box in changed.boxes.items():
            self.painted.emit(key, box)
        self._end(structures | changed.structures)

    def _begin_case(self, case: Case) -> None:
        self._waiting.clear()
        self.abandon()
        self._case = case
        self.history_changed.emit()

    def _end(self, structures: frozenset[str]) -> None:
        self._layers.move_marks()
        self.ended.emit(structures)
        self.history_changed.emit()


def _structures(edit: Edit, working: WorkingLayers) -> frozenset[str]:
    """All that an edit is about."""
    known = {head.id: head.structure for head in working.heads}
    found = set()
    for step in edit.steps:
        if isinstance(step, LayerAdded | LayerRemoved):
            known[step.head.id] = step.head.structure
            found.add(step.head.structure)
        elif isinstance(step, LandmarkMoved):
            found.add(step.structure)
        else:
            found.add(known[step.layer])
    return frozenset(found)
