"""The pixels of one layer for another structure, as one act."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.editing.region import Region, cut
from engine.editing.rules import KEPT_IN, PART_OF
from engine.layers import Mask
from retsam_gui.language import title_of
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers
from retsam_gui.workflow import Workflow


class LayerCopy(QObject):
    """Copies a layer into another, or moves it there; locks and rules for painting hold."""

    def __init__(
        self, workflow: Workflow, editing: Editing, layers: Layers, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._editing, self._layers, self._window = editing, layers, window

    def ask(self, source: str) -> None:
        """Let the person choose the structure that gets the pixels."""
        from retsam_gui.dialogs.copy_layer import CopyLayerDialog

        if self._editing.working is None or self._layers.layer(source) is None:
            return
        dialog = CopyLayerDialog(source, self._window.window())
        dialog.chosen.connect(lambda target, move: self.copy(source, target, move=move))
        self._workflow.case_changed.connect(dialog.reject)  # it asks about this case
        dialog.open()

    def copy(self, source: str, target: str, *, move: bool = False) -> None:
        """Give `target` the pixels of `source`, and with `move` take them away from it."""
        layer, editing = self._layers.layer(source), self._editing
        if layer is None or source == target:
            return
        title, wanted = title_of(source), title_of(target)
        region = cut(layer.mask)
        if region is None:
            editing.told.emit(self.tr("{0} is empty.").format(title))
            return
        if move and (why := self._why_not_moved(source, target)):
            editing.told.emit(why)
            return
        if not editing.begin(target, *((source,) if move else ())):
            return
        pixels, marked = layer.mask.copy(), layer.questionable
        marked = None if marked is None else marked.copy()
        editing.paint(region, "add", structure=target)
        editing.paint(_region(marked), "add", structure=target, questionable=True)
        given = self._layers.layer(target)
        left = pixels if given is None else pixels & ~given.mask  # what the rules leave out
        if move:
            editing.paint(cut(pixels & ~left), "subtract", structure=source)
            gone = None if marked is None else marked & ~left
            editing.paint(_region(gone), "subtract", structure=source, questionable=True)
        left_out = int(left.sum())
        name = self.tr("{0} moved to {1}") if move else self.tr("{0} copied to {1}")
        editing.finish(name.format(title, wanted))
        self._layers.set_active(target)
        if left_out:
            text = self.tr("{0} of {1} pixels were left out by the rules for painting.")
            editing.told.emit(text.format(left_out, int(pixels.sum())))
        else:
            editing.told.emit(name.format(title, wanted) + ".")

    def _why_not_moved(self, source: str, target: str) -> str:
        if (KEPT_IN | PART_OF).get(target) == source:
            return self.tr("{0} is a part of {1}: copy it instead of moving it.").format(
                title_of(target), title_of(source)
            )
        return ""


def _region(mask: Mask | None) -> Region | None:
    return None if mask is None else cut(mask)
