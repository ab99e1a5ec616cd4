"""Keeps the canvas in step with the case, the display settings and the layers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.editing.region import Box
from engine.image import RetinalImage
from engine.layers import Segmentation
from retsam_gui.canvas.appearance import Appearance, Seen, render
from retsam_gui.canvas.layers_presenter import LayersPresenter
from retsam_gui.canvas.levels import Levels
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.models.layers import Layers


class Presenter(QObject):
    """Has pictures made in the view lane and hands them to the canvas.

    `painted`: the photograph is on the canvas in its newest appearance. `counted`: how often it has
    each of 256 grey values then. `cleared`: a photograph left the canvas.
    """

    painted = Signal()
    cleared = Signal()
    counted = Signal(object)
    failed = Signal(str, str)

    def __init__(
        self, canvas: Canvas, layers: Layers, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._image: RetinalImage | None = None
        self._appearance = Appearance()
        self._base_job = Latest(jobs, Lane.VIEW, self._fail)
        self._layers = LayersPresenter(canvas, layers, jobs, self)
        self._layers.failed.connect(self.failed)

    def show(self, image: RetinalImage) -> None:
        """Show another photograph; the one before leaves the screen at once."""
        self._base_job.drop()
        self._image = image
        self._canvas.clear()
        self.cleared.emit()
        self._refresh_base()

    def set_appearance(self, appearance: Appearance) -> None:
        """Show the photograph in another way; it stays so for the next ones."""
        self._appearance = appearance
        if self._image is not None:
            self._refresh_base()

    def seen_of(self, segmentation: Segmentation | None) -> Seen:
        """How photograph and layers of the case look now, so that others can paint them."""
        layers = segmentation.layers if segmentation else ()
        marks = tuple((mark.x, mark.y, mark.rgb) for mark in self._layers.marks)
        return Seen(self._appearance, self._layers.looks_of(layers), marks)

    def repaint(self, structure: str, box: Box) -> None:
        """Pixels of a structure's layer changed in place."""
        if (seen := self._layers.repaint(structure, box)) is not None:
            self._canvas.update_image(seen)

    # ---- the photograph ----

    def _refresh_base(self) -> None:
        assert self._image is not None
        self._base_job.request(render, self._image.pixels, self._appearance, on_done=self._set_base)

    def _set_base(self, levels: Levels) -> None:
        self._canvas.set_base(pyramid(levels, opaque=True))
        grey = levels[-1][:, :, :3].mean(axis=2).astype(np.uint8)  # small, so quick
        self.counted.emit(np.bincount(grey.ravel(), minlength=256))
        self.painted.emit()

    def _fail(self, failure: Failure) -> None:
        self.failed.emit(self.tr("The picture could not be prepared."), failure.text)
