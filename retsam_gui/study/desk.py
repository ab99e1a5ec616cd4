"""What a reader draws and measures on one case: layers, lines, undo. Without the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.editing import rulers
from engine.editing.region import Region
from engine.editing.working import WorkingLayers
from engine.edits import LayerHead
from engine.image import RetinalImage
from engine.layers import Layer, Mask, Provenance, Segmentation
from engine.shapes import Path as Shape
from engine.study.entry import Entry, Line
from engine.study.served import Served
from retsam_gui.canvas.drawing import Drawing
from retsam_gui.canvas.marks import Mark
from retsam_gui.language import digits
from retsam_gui.models.case import Case
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers

AUTHOR = "reader"  # who it is stands with the answer, and nowhere in the window


class StudyLayers(Layers):
    """Without landmarks where no model found any: the middle of one's own disc hides the cup."""

    def marks(self) -> tuple[Mark, ...]:
        return super().marks() if self.found is not None and self.found.landmarks else ()


class Desk(QObject):
    """The case as the tools know it. It stands where the main window has its workflow.

    `changed`: something was drawn, measured, or taken back. `looked`: other layers are on the
    screen. The layers of `views` can be looked at in place of one's own: the model's, or those of
    the two readers between whom an adjudicator decides.
    """

    case_changed = Signal(object)
    image_changed = Signal(object)
    changed = Signal()
    looked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.case: Case | None = None
        self.layers = StudyLayers(self)
        self.editing = Editing(self, self.layers, self)  # type: ignore[arg-type]
        self.lines: dict[str, Line] = {}
        self._lines_before: list[dict[str, Line]] = []
        self._lines_undone: list[dict[str, Line]] = []
        self._nothing: set[str] = set()  # structures that the reader says are not there
        self._meant: set[str] = set()  # drawn on purpose, not only kept in step with another
        self._tasks: tuple[str, ...] = ()
        self._corrected: frozenset[str] = frozenset()
        self.views: dict[str, WorkingLayers] = {}
        self.view = ""
        self.editing.ended.connect(self._note)
        self.editing.history_changed.connect(self.changed)

    # ---- a case ----

    def show(self, image: RetinalImage, served: Served, model: Segmentation | None) -> None:
        """Begin, or go on with, a case."""
        self.look_at("")
        shape = (image.height, image.width)
        case = Case(Path(), image)
        drawn = {key for task in served.tasks for key in task.structures}
        case.segmentation = case.working.found = model
        self._tasks = tuple(sorted(drawn))
        self.lines = dict(served.entry.lines)
        self._lines_before, self._lines_undone = [], []
        self._nothing, self._meant = set(), set(served.entry.drawings)
        self._corrected = frozenset(
            key for task in served.tasks if task.kind == "correct" for key in task.structures
        )
        for key, mask in served.entry.drawings.items():
            if key in drawn and mask.shape == shape:
                own = case.working.add(LayerHead(uuid4().hex, key, AUTHOR))
                own.mask[:] = mask
                if not mask.any():
                    self._nothing.add(key)
        self.views = {} if model is None else {"model": WorkingLayers(shape, model)}
        for name, entry in zip("ab", served.others, strict=False):
            self.views[name] = WorkingLayers(shape, _found(entry))
        self.case = case
        self.case_changed.emit(case)
        self.layers.show(case.working)
        self.changed.emit()

    def clear(self) -> None:
        """Let go of the case."""
        self.case, self.views, self.lines = None, {}, {}
        self.layers.show(None)

    # ---- asking ----

    @property
    def drawings(self) -> Mapping[str, Mask]:
        """Copies of what is drawn, by structure; an empty one where the reader says so."""
        if self.case is None:
            return {}
        owned = {key: self.case.working.own(key) for key in self._tasks}
        return {
            key: own.mask.copy()
            for key, own in owned.items()
            if own is not None and self.state(key)
        }

    def state(self, key: str) -> str:
        """ "" before anything is done about a structure; then "drawn" or "none"."""
        own = self.case.working.own(key) if self.case is not None else None
        if own is None or key not in self._meant:
            return ""
        if own.mask.any():
            return "drawn"
        return "none" if key in self._nothing else ""

    def length(self, line: Line) -> str:
        """A line's length in words."""
        if self.case is None:
            return ""
        pixels = rulers.length(*line, aspect=self.case.aspect)
        scale = self.case.scale_in_eye
        text = digits(self.tr("{0:.1f} px").format(pixels))
        known = scale is not None and scale.x_um is not None
        return f"{pixels * scale.x_um:.0f} µm ({text})" if known else text  # type: ignore[union-attr]

    def drawing(self, lines: Mapping[str, Line] | None = None) -> Drawing | None:
        """The lines for the photograph, or those of somebody else."""
        shown = self.lines if lines is None else lines
        if not shown:
            return None
        shapes = [
            Shape(np.asarray(line), name=f"{name}: {self.length(line)}")
            for name, line in shown.items()
        ]
        return Drawing(self.tr("Measured"), shapes)

    # ---- doing ----

    def draw(self, key: str) -> None:
        """Let the tools draw this structure: corrected from the model's, or from nothing."""
        self.look_at("")
        if self.case is None:
            return
        corrected = key in self._corrected and key in self.case.working.keys
        if not corrected and self.case.working.own(key) is None and self.editing.begin(key):
            self.case.act.add_layer(key)  # type: ignore[union-attr]
            self.layers.renew()
            self.editing.finish(self.tr("Begin to draw"))
        self.layers.set_active(key)

    def say_none(self, key: str, on: bool) -> None:
        """The reader says that the structure is not there, or takes that back."""
        if not on:
            self._nothing.discard(key)
        elif self._replace(key, np.zeros((1, 1), np.bool_), self.tr("There is none")):
            self._nothing.add(key)
        self.changed.emit()

    def take(self, key: str, view: str) -> None:
        """Make one's own what the model or another reader drew, to be corrected at will."""
        source = self.views[view].layer(key)
        if source is None:
            return
        if not source.mask.any():
            self.say_none(key, True)
        else:
            self._replace(key, source.mask, self.tr("Take over"))

    def _replace(self, key: str, mask: Mask, name: str) -> bool:
        """Have this mask, and nothing else, as one's own layer; False where that cannot be now."""
        self.look_at("")
        if self.case is None or not self.editing.begin(key):
            return False
        if self.case.working.own(key) is None:
            self.case.act.add_layer(key)  # type: ignore[union-attr]
            self.layers.renew()
        self._meant.add(key)
        self.editing.paint(Region(0, 0, mask), "replace", structure=key)
        self.editing.finish(name)
        self.layers.set_active(key)
        return True

    def set_line(self, name: str, line: Line | None) -> None:
        """Measure; None takes a line away."""
        if self.case is None or self.lines.get(name) == line:
            return
        self._lines_before.append(dict(self.lines))
        self._lines_undone = []
        self.case.history.add_choice(name)
        if line is None:
            self.lines.pop(name, None)
        else:
            self.lines[name] = line
        self.editing.history_changed.emit()

    def undo(self) -> bool:
        """Take the last line back: a step of the history that is no edit."""
        return self._step(self._lines_before, self._lines_undone)

    def redo(self) -> bool:
        """Do it again."""
        return self._step(self._lines_undone, self._lines_before)

    def _step(self, source: list[dict[str, Line]], target: list[dict[str, Line]]) -> bool:
        if not source:
            return False
        target.append(dict(self.lines))
        self.lines = source.pop()
        return True

    def look_at(self, view: str) -> None:
        """See the layers of `views`, or one's own; others' cannot be changed."""
        if view == self.view:
            return
        self.view = view
        self.editing.refuse(
            self.tr("You are looking at another drawing. Go back to your own to draw.")
            if view
            else ""
        )
        own = self.case.working if self.case is not None else None
        self.layers.show(self.views[view] if view else own)
        self.looked.emit(view)

    def _note(self, changed: frozenset[str]) -> None:
        """An act is over: what it was done on is meant by the reader."""
        if not self.view and self.layers.active in changed:
            self._meant.add(self.layers.active)
        self._nothing -= {key for key in self._nothing if self.state(key) == "drawn"}
        self.changed.emit()


def _found(entry: Entry) -> Segmentation:
    """Another reader's drawings as layers, nobody's by name."""
    masks = {key: each for key, each in entry.drawings.items() if each.dtype == np.bool_}
    return Segmentation(
        tuple(Layer(key, mask, Provenance(AUTHOR)) for key, mask in masks.items() if mask.ndim == 2)
    )
