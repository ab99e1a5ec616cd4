"""What the model drew, also where a reader has corrected it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.layers import Layer, Segmentation
from retsam_gui.canvas.marks import Mark
from retsam_gui.models.layers import Layers, Look


class ModelLayers(QObject):
    """The model's own layers in the looks and the order of `Layers`; none until they are wanted.

    Its signals mean what those of `Layers` mean.
    """

    renewed = Signal()
    restyled = Signal(str)
    marks_moved = Signal()

    def __init__(self, layers: Layers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers = layers
        self._found: Segmentation | None = None
        self._areas: tuple[str, ...] = ()
        layers.restyled.connect(self._restyle)

    def renew(self, *, wanted: bool) -> None:
        """Give what is there now. What was wanted once stays until there is another result."""
        found = self._layers.found
        if not wanted and found is not self._found:
            found = None
        there = {layer.structure for layer in found.layers} if found else set()
        areas = tuple(key for key in self._layers.areas if key in there)
        if found is not self._found or areas != self._areas:
            self._found, self._areas = found, areas
            self.renewed.emit()

    @property
    def areas(self) -> tuple[str, ...]:
        """The structures that have a layer, the lowest first."""
        return self._areas

    def layer(self, key: str) -> Layer | None:
        """The model's layer."""
        return self._found.layer(key) if self._found else None

    def probability(self, key: str) -> NDArray[np.uint8] | None:
        """The model's probabilities of a structure in 255ths, where it gave some."""
        return self._layers.probability(key)

    def look(self, key: str) -> Look:
        """How a structure is shown."""
        return self._layers.look(key)

    def seen(self, key: str) -> bool:
        """True where the structure is drawn now."""
        return self._layers.seen(key)

    def marks(self) -> tuple[Mark, ...]:
        """The landmarks to draw, where the model has them."""
        return self._layers.marks_of(self._found.landmarks) if self._found else ()

    def _restyle(self, key: str) -> None:
        if self._found is not None:
            self.restyled.emit(key)
