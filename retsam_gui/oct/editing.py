"""Corrections of one volume in a window: one edit a gesture, with undo and redo."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.edits import Edit, undone
from engine.layers import Mask, Origin, Prompted, Segmentation
from engine.oct.working import Touched, WorkingVolume
from retsam_gui.models.choosing import reader_name
from retsam_gui.models.history import Entry, History

if TYPE_CHECKING:
    from engine.oct.correct import Moved
    from engine.store.values import LoadedVolume


class OctEditing(QObject):
    """What tools and commands change goes through here.

    `changed(Touched)`: what counts is another one now; `stepped(Touched)`: by undo or redo.
    `committed(edit, how, original)`: an edit to
    be kept; `how` is "done", "undone" or "redone", `original` the edit that was. `told`: a sentence
    for the person.
    """

    changed = Signal(object)
    stepped = Signal(object)
    committed = Signal(object, str, str)
    told = Signal(str)
    history_changed = Signal()

    def __init__(self, working: WorkingVolume, parent: QObject) -> None:
        super().__init__(parent)
        self.working = working
        self.history = History()
        self._refusal = ""

    @property
    def refusal(self) -> str:
        """Why nothing may be changed; empty where it may."""
        return self._refusal

    def refuse(self, why: str) -> None:
        """Let nothing be changed from now on, and say why; an empty text allows it again."""
        if why != self._refusal:
            self._refusal = why
            self.history_changed.emit()

    def may_begin(self) -> bool:
        """True where a gesture may begin; else it is said why not."""
        if self._refusal:
            self.told.emit(self._refusal)
        return not self._refusal

    def restore(self, loaded: LoadedVolume, below: Segmentation | None) -> None:
        """Go on from what is kept; `below` is what a model or the device found last."""
        self.working = loaded.working
        self.working.rest_on(below)
        edits = (*loaded.done, *loaded.undone)
        entries = [Entry(edit.name, edit.id) for edit in edits]
        self.history = History(entries, position=len(loaded.done))
        for edit in edits:
            self.history.hold(edit)
        self.history_changed.emit()

    def move_surface(
        self, structure: str, changes: Mapping[int, tuple[Moved, Origin]], name: str
    ) -> None:
        """New rows of a surface by B-scan, as one step."""
        from engine.oct.gestures import surface_edit

        if self.may_begin():
            author = f"reader:{reader_name()}"
            self._do(surface_edit(self.working, structure, changes, name=name, author=author))

    def paint(
        self, structure: str, scan: int, pixels: Mask, name: str, *, adding: bool,
        prompted: Prompted | None = None,
    ) -> None:  # fmt: skip
        """Pixels of an area on a B-scan, painted or erased, as one step.

        `prompted` where a model outlined them.
        """
        from engine.oct.gestures import area_edit

        if self.may_begin():
            author = f"reader:{reader_name()}"
            self._do(
                area_edit(
                    self.working,
                    structure,
                    scan,
                    pixels,
                    adding=adding,
                    name=name,
                    author=author,
                    prompted=prompted,
                )
            )

    def put(self, structure: str, scan: int, pixels: Mask, name: str, prompted: Prompted) -> None:
        """An area of a B-scan becomes what a model outlined, as one step."""
        from engine.oct.gestures import area_put_edit

        if self.may_begin():
            author = f"reader:{reader_name()}"
            self._do(
                area_put_edit(
                    self.working,
                    structure,
                    scan,
                    pixels,
                    name=name,
                    author=author,
                    prompted=prompted,
                )
            )

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self.history.last, back=True)

    def redo(self) -> None:
        """Do the next step again."""
        self._step(self.history.next, back=False)

    def _do(self, edit: Edit | None) -> None:
        if edit is None:
            return
        touched = self.working.apply(edit)
        self.history.add(edit)
        self._tell(edit, "done", "", touched)

    def _step(self, entry: Entry | None, *, back: bool) -> None:
        edit = None if entry is None else self.history.edit_of(entry)
        if edit is None or not self.may_begin():
            return
        now, id = datetime.now(UTC), uuid.uuid4().hex
        again = undone(edit, id=id, at=now) if back else edit
        touched = self.working.apply(again)
        self.history.step(-1 if back else 1)
        self._tell(again, "undone" if back else "redone", edit.id, touched)
        self.stepped.emit(touched)
        said = self.tr("Undone: {0}") if back else self.tr("Done again: {0}")
        self.told.emit(said.format(edit.name))

    def _tell(self, edit: Edit, how: str, original: str, touched: Touched) -> None:
        self.committed.emit(edit, how, original)
        self.changed.emit(touched)
        self.history_changed.emit()
