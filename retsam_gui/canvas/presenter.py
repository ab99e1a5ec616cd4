"""Keeps the canvas in step with the case, the display settings and the layers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.image import RetinalImage
from retsam_gui.canvas.appearance import Appearance, render
from retsam_gui.canvas.compositor import compose
from retsam_gui.canvas.levels import Levels
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.models.layers import Layers


class Presenter(QObject):
    """Has pictures made in the view lane and hands them to the canvas.

    `painted`: the photograph is on the canvas in its newest appearance.
    """

    painted = Signal()
    failed = Signal(str, str)

    def __init__(
        self, canvas: Canvas, layers: Layers, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers = layers
        self._image: RetinalImage | None = None
        self._appearance = Appearance()
        self._base = Latest(jobs, Lane.VIEW, self._fail)
        self._overlay = Latest(jobs, Lane.VIEW, self._fail)
        layers.renewed.connect(self._renew_layers)
        layers.restyled.connect(self._refresh_layers)

    def show(self, image: RetinalImage) -> None:
        """Show another photograph; the one before leaves the screen at once."""
        self._base.drop()
        self._image = image
        self._canvas.clear()
        self._refresh_base()

    def set_appearance(self, appearance: Appearance) -> None:
        """Show the photograph in another way; it stays so for the next ones."""
        self._appearance = appearance
        if self._image is not None:
            self._refresh_base()

    def _refresh_base(self) -> None:
        assert self._image is not None
        self._base.request(render, self._image.pixels, self._appearance, on_done=self._set_base)

    def _set_base(self, levels: Levels) -> None:
        self._canvas.set_base(pyramid(levels, opaque=True))
        self.painted.emit()

    def _renew_layers(self) -> None:
        """Other layers: nothing of the old ones may stay, not for one frame."""
        self._overlay.drop()
        self._canvas.set_overlay(None)
        self._refresh_layers()

    def _refresh_layers(self) -> None:
        self._canvas.set_marks(self._layers.marks())
        drawn = self._layers.drawn()
        if not drawn:
            self._overlay.drop()
            self._canvas.set_overlay(None)
            return
        masks = [layer.mask for layer, _ in drawn]
        styles = [style for _, style in drawn]
        self._overlay.request(compose, masks, styles, on_done=self._set_overlay)

    def _set_overlay(self, levels: Levels) -> None:
        self._canvas.set_overlay(pyramid(levels, opaque=False))

    def _fail(self, failure: Failure) -> None:
        self.failed.emit(self.tr("The picture could not be prepared."), failure.text)
