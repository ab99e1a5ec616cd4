"""Undo, redo and going to any step of the history of the case on the screen."""

from __future__ import annotations

import logging
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from engine.editing.working import WorkingLayers
from engine.edits import Edit, LandmarkMoved, LayerAdded, LayerRemoved, undone
from retsam_gui.language import title_of
from retsam_gui.models.case import Case
from retsam_gui.models.history import Entry
from retsam_gui.models.layers import Layers
from retsam_gui.workflow import Workflow

if TYPE_CHECKING:
    from retsam_gui.models.editing import Editing

PATIENCE_MS = 3000  # to wait for a step that is no longer in memory

log = logging.getLogger(__name__)


class Stepping(QObject):
    """Goes one step at a time towards a goal; what is not in memory is fetched on the way.

    Nothing can be drawn while it waits for a step.
    """

    def __init__(self, editing: Editing, workflow: Workflow, layers: Layers) -> None:
        super().__init__(editing)
        self._editing, self._workflow, self._layers = editing, workflow, layers
        self._goal: int | None = None
        self._fetching: object | None = None

    @property
    def waiting(self) -> bool:
        """True while a step is being fetched."""
        return self._fetching is not None

    def by(self, steps: int) -> None:
        """So many steps back (below 0) or forth from where this is going."""
        if (case := self._editing.case) is not None:
            self.to((case.history.position if self._goal is None else self._goal) + steps)

    def to(self, position: int) -> None:
        """Undo or redo until so many steps hold."""
        case = self._editing.case
        if case is None or self._editing.acting:
            return
        self._goal = min(max(position, 0), len(case.history.entries))
        if not self.waiting:
            self._go(case)

    def drop(self) -> None:
        """Go nowhere any more."""
        self._goal = self._fetching = None

    def _go(self, case: Case) -> None:
        history = case.history
        while self._goal is not None and self._goal != history.position:
            back = self._goal < history.position
            entry = history.last if back else history.next
            if entry is None or not self._step(case, entry, back=back):
                break
        if not self.waiting:
            self._goal = None
        self._editing.history_changed.emit()

    def _step(self, case: Case, entry: Entry, *, back: bool) -> bool:
        """One step; False where it cannot be done now."""
        if entry.edit is None:
            if not (self._workflow.undo() if back else self._workflow.redo()):
                return False
            case.history.step(-1 if back else 1)
            return True
        if self._editing.refusal:
            self._editing.told.emit(self._editing.refusal)
            return False
        edit = case.history.edit_of(entry)
        if edit is None:
            self._fetch(case, entry)
            return False
        now = datetime.now(UTC)
        again = undone(edit, id=uuid.uuid4().hex, at=now)
        if not back:
            again = Edit(again.id, edit.name, edit.author, now, edit.steps)
        about = structures_of(again, case.working)
        if held := sorted(about & self._layers.locked):
            text = self.tr("{0} is locked. Unlock it to undo or redo this step: {1}.")
            self._editing.told.emit(text.format(title_of(held[0]), edit.name))
            return False
        case.history.step(-1 if back else 1)
        self._editing.replay(again, "undone" if back else "redone", edit.id, about)
        return True

    def _fetch(self, case: Case, entry: Entry) -> None:
        this = self._fetching = object()
        history, position = case.history, case.history.position

        def done(edit: Edit) -> None:
            if self._fetching is not this:
                return
            self._fetching = None
            if case.history is history and history.position == position:
                history.hold(edit)
                self._go(case)
            else:  # something else was done meanwhile
                self.drop()

        def failed(text: str) -> None:
            if self._fetching is this:
                self.drop()
                self._editing.told.emit(
                    self.tr("This step cannot be read from the store: {0}").format(text)
                )
                self._editing.history_changed.emit()

        busy = self.tr("The workspace is busy. Please try again.")
        QTimer.singleShot(PATIENCE_MS, self, lambda: failed(busy))
        history.fetch(entry, done, failed)


def structures_of(edit: Edit, working: WorkingLayers) -> frozenset[str]:
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
