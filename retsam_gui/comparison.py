"""Before and after: what the model drew, in place of what counts or left of a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engine.editing.region import Box
from retsam_gui.canvas.layers_presenter import LayersPresenter
from retsam_gui.canvas.marks import Mark
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.view import Canvas
from retsam_gui.canvas.wipe import Other
from retsam_gui.jobs import Jobs
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers
from retsam_gui.models.model_layers import ModelLayers


class Comparison(QObject):
    """Composes the model's layers only when they are asked for; nobody corrects what is hidden.

    `ended`: a correction began where the model's layers were shown. `told`: a sentence about it.
    """

    ended = Signal()
    told = Signal(str)

    def __init__(
        self, canvas: Canvas, layers: Layers, editing: Editing, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas, self._layers, self._editing = canvas, layers, editing
        self._model = ModelLayers(layers, self)
        self._overlay: Overlay | None = None
        self._marks: tuple[Mark, ...] = ()
        self._held = self._chosen = self._wiped = False
        self._presenter = LayersPresenter(self, self._model, jobs, self)
        self._presenter.failed.connect(lambda title, text: self.told.emit(f"{title} {text}"))
        layers.renewed.connect(self._renew)
        editing.painted.connect(self._end_where_hidden)
        editing.ended.connect(lambda _structures: self._show())

    # ---- asking ----

    def hold(self, held: bool) -> None:
        """The model's layers in place of the reader's, as long as a key is down."""
        self._held = held
        self._renew()

    def show_model(self, on: bool) -> None:
        """The model's layers in place of the reader's, until further notice."""
        self._chosen = on
        self._renew()

    def wipe(self, on: bool) -> None:
        """A line: left of it the model's layers, right of it the reader's."""
        self._wiped = on
        self._renew()

    # ---- the surface of the model's layers ----

    def set_overlay(self, overlay: Overlay | None) -> None:
        """The model's layers are composed."""
        self._overlay = overlay
        self._show()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """The model's landmarks."""
        self._marks = tuple(marks)
        self._show()

    # ---- showing ----

    @property
    def _on(self) -> bool:
        return (self._held or self._chosen or self._wiped) and self._layers.segmented

    def _renew(self) -> None:
        self._model.renew(wanted=self._on)
        self._show()

    def _show(self) -> None:
        if not self._on or not self._presenter.ready:
            self._canvas.compare(None)  # one's own layers, until the model's are composed
            return
        name = self.tr("The model's layers")
        if self._held or self._chosen:
            self._canvas.compare(Other(self._overlay, self._marks, name))
            return
        corrected = self._layers.any_corrected
        beside = self.tr("Corrected") if corrected else self.tr("Photograph, nothing corrected")
        self._canvas.compare(Other(self._overlay, self._marks, name, beside, bare=not corrected))

    def _end_where_hidden(self, _structure: str, box: Box) -> None:
        if self._editing.acting and self._canvas.covered(box):
            self._held = self._chosen = self._wiped = False
            self._renew()
            self.ended.emit()
            self.told.emit(self.tr("You are correcting: your own layers are shown again."))
