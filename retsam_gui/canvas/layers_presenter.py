"""Has layers composed, and keeps what is shown of them in step with how they are to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.editing.region import Box
from engine.layers import Layer, Mask
from retsam_gui.canvas.compositor import LayerStyle, Planes, Sheet, prepared
from retsam_gui.canvas.marks import Mark
from retsam_gui.canvas.overlay import Overlay, padded
from retsam_gui.jobs import Failure, Jobs, Lane, Latest
from retsam_gui.models.layers import Layers
from retsam_gui.models.other_layers import OtherLayers

CERTAINTY = (0.1, 0.3, 0.5, 0.7, 0.9)  # probabilities at which a layer becomes more opaque
HATCHING = LayerStyle((255, 255, 255), opacity=0.85)


class Surface(Protocol):
    """What layers and landmarks are handed to."""

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Take the composed layers, or none."""

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Take the landmarks."""


class LayersPresenter(QObject):
    """Has layers composed in the view lane and hands them to a surface."""

    failed = Signal(str, str)

    def __init__(
        self,
        surface: Surface,
        layers: Layers | OtherLayers,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._surface = surface
        self._layers = layers
        self._sheets: tuple[Sheet, ...] = ()
        self._certain: dict[str, tuple[NDArray[np.uint8], list[Mask]]] = {}
        self._overlay: Overlay | None = None
        self._missed: list[tuple[str, Box]] = []  # changed while the planes were made
        self._plane_job = Latest(jobs, Lane.VIEW, self._fail)
        layers.renewed.connect(self._renew_layers)
        layers.restyled.connect(self._restyle)
        layers.marks_moved.connect(self._show_marks)

    @property
    def ready(self) -> bool:
        """True where the surface has what is there, and not only a part of it."""
        return self._overlay is not None or not self._sheets

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The landmarks that are seen."""
        return self._layers.marks()

    def looks_of(self, layers: Sequence[Layer]) -> tuple[tuple[Sheet, LayerStyle], ...]:
        """Those of `layers` that are seen, each with its look, the lowest first."""
        by_key = {layer.structure: layer for layer in layers}
        sheets = self._make_sheets([by_key[key] for key in self._layers.areas if key in by_key])
        styles = self._styles(sheets)
        return tuple((each, style) for each, style in zip(sheets, styles, strict=True) if style)

    def repaint(self, structure: str, box: Box) -> Box | None:
        """Pixels of a structure's layer changed in place; gives what looks different now."""
        if self._overlay is None:
            self._missed.append((structure, box))
        elif self._wanted() != [_told(sheet) for sheet in self._sheets]:
            self._request_planes()  # the first questionable pixels of a layer
        else:
            return self._overlay.repaint(structure, box)
        return None

    def _renew_layers(self) -> None:
        """Other layers: nothing of another case may stay, not for one frame."""
        if not self._same_masks():
            self._surface.set_overlay(None)
        self._request_planes()
        self._show_marks()

    def _same_masks(self) -> bool:
        """True where all that is shown belongs to what is there now."""
        now = {id(sheet.mask) for sheet in self._sheets_now()}
        return any(id(sheet.mask) in now for sheet in self._sheets)

    def _sheets_now(self) -> tuple[Sheet, ...]:
        there = (self._layers.layer(key) for key in self._layers.areas)
        return self._make_sheets([layer for layer in there if layer])

    def _make_sheets(self, layers: Sequence[Layer]) -> tuple[Sheet, ...]:
        masks = [sheet for layer in layers for sheet in self._sheets_of(layer)]
        marked = [
            Sheet(each.structure, each.questionable, hatched=True)
            for each in layers
            if each.questionable is not None
        ]
        return (*masks, *marked)

    def _sheets_of(self, layer: Layer) -> list[Sheet]:
        """The layer's mask, or steps of the model's probability where those are asked for."""
        key, look = layer.structure, self._layers.look(layer.structure)
        shares = self._layers.probability(key) if look.by_probability else None
        if shares is None:
            return [Sheet(key, layer.mask, outline=look.style.outline)]
        if key not in self._certain or self._certain[key][0] is not shares:
            self._certain[key] = (shares, [shares >= round(255 * step) for step in CERTAINTY])
        return [Sheet(key, mask, steps=len(CERTAINTY)) for mask in self._certain[key][1]]

    def _wanted(self) -> list[tuple[str, int, bool, bool]]:
        return [_told(sheet) for sheet in self._sheets_now()]

    def _request_planes(self) -> None:
        sheets = self._sheets_now()
        self._overlay, self._sheets = None, sheets
        self._missed.clear()
        if not sheets:
            self._plane_job.drop()
            self._surface.set_overlay(None)
            return
        shape = sheets[0].mask.shape

        def done(planes: Planes) -> None:
            if sheets is self._sheets:
                self._set_planes(Overlay(shape, sheets, planes))

        self._plane_job.request(prepared, sheets, padded(shape), on_done=done)

    def _set_planes(self, overlay: Overlay) -> None:
        self._overlay = overlay
        for structure, box in self._missed:
            overlay.repaint(structure, box)
        self._missed.clear()
        self._show_styles()

    def _restyle(self, _key: str) -> None:
        self._show_marks()
        if self._wanted() != [_told(sheet) for sheet in self._sheets]:
            self._request_planes()  # an outline is other pixels
        elif self._overlay is not None:
            self._show_styles()

    def _show_styles(self) -> None:
        assert self._overlay is not None
        styles = self._styles(self._sheets)
        self._overlay.restyle(styles)
        self._surface.set_overlay(self._overlay if any(styles) else None)

    def _styles(self, sheets: Sequence[Sheet]) -> list[LayerStyle | None]:
        """How each sheet looks; None where it is hidden."""
        return [
            None
            if not self._layers.seen(sheet.key)
            else HATCHING
            if sheet.hatched
            else sheet.styled(self._layers.look(sheet.key).style)
            for sheet in sheets
        ]

    def _show_marks(self) -> None:
        self._surface.set_marks(self._layers.marks())

    def _fail(self, failure: Failure) -> None:
        self.failed.emit(self.tr("The picture could not be prepared."), failure.text)


def _told(sheet: Sheet) -> tuple[str, int, bool, bool]:
    """What makes a sheet the same as another."""
    return sheet.key, id(sheet.mask), sheet.outline, sheet.hatched
