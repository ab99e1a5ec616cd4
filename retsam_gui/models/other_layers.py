"""Layers that are looked at beside or in place of those that are corrected."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.layers import Layer, Segmentation
from retsam_gui.canvas.marks import Mark
from retsam_gui.models.layers import Layers, Look


class OtherLayers(QObject):
    """Layers of another state or case, in the looks and the order of `Layers`; none at first.

    Its signals mean what those of `Layers` mean. Nothing can be changed.
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

    def show(self, found: Segmentation | None) -> None:
        """Give these layers, or none, in the order that holds now."""
        there = {layer.structure for layer in found.layers} if found else set()
        areas = self._layers.in_order(there)
        if found is not self._found or areas != self._areas:
            self._found, self._areas = found, areas
            self.renewed.emit()

    @property
    def found(self) -> Segmentation | None:
        """What is looked at."""
        return self._found

    @property
    def areas(self) -> tuple[str, ...]:
        """The structures that have a layer, the lowest first."""
        return self._areas

    def layer(self, key: str) -> Layer | None:
        """The layer itself."""
        return self._found.layer(key) if self._found else None

    def probability(self, key: str) -> NDArray[np.uint8] | None:
        """No probabilities are known of other cases."""
        return None

    def look(self, key: str) -> Look:
        """How a structure is shown."""
        return self._layers.look(key)

    def seen(self, key: str) -> bool:
        """True where the structure is drawn now."""
        return self._layers.seen(key)

    def marks(self) -> tuple[Mark, ...]:
        """The landmarks to draw."""
        return self._layers.marks_of(self._found.landmarks) if self._found else ()

    def _restyle(self, key: str) -> None:
        if self._found is not None:
            self.restyled.emit(key)
