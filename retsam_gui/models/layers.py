"""The layers of the case on the screen and how each is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.editing.working import WorkingLayers
from engine.layers import Landmark, Layer, Segmentation
from engine.taxonomy import structure, structures
from retsam_gui.canvas.compositor import LayerStyle
from retsam_gui.canvas.marks import Mark
from retsam_gui.language import title_of

GROUPS = ("anatomy", "lesions", "phenotypes")
Rgb = tuple[int, int, int]
OUTLINED = frozenset(("optic_disc", "optic_cup", "macula"))  # at first: what is inside is looked at


@dataclass(frozen=True)
class Look:
    """How one structure is shown, and whether it may be changed; kept from image to image."""

    style: LayerStyle
    visible: bool = True
    locked: bool = False
    by_probability: bool = False  # the model's certainty as opacity, in place of the mask


class Layers(QObject):
    """Which layers there are, which are seen, in which style and order, and which is active.

    `renewed`: other layers are there. `restyled(key)`: one of them is to look different.
    `recoloured(key)`: the person chose another colour, or the usual one; no key: of several.
    `activated(key)`: tools change this one now. `marks_moved`: a landmark is elsewhere.
    """

    renewed = Signal()
    restyled = Signal(str)
    recoloured = Signal(str)
    activated = Signal(str)
    marks_moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working: WorkingLayers | None = None
        self._shown: tuple[WorkingLayers | None, Segmentation | None, tuple[str, ...]] = (
            None,
            None,
            (),
        )
        self._evidence: Mapping[str, NDArray[np.uint8]] = {}
        self._looks: dict[str, Look] = {}
        self._colours: dict[str, Rgb] = {}
        self._order = list(structures())  # of drawing, the lowest first
        self._solo: str | None = None
        self._active: str | None = None

    def show(
        self,
        working: WorkingLayers | None,
        evidence: Mapping[str, NDArray[np.uint8]] | None = None,
    ) -> None:
        """Take over these layers, or none; `evidence` are a model's probabilities in 255ths."""
        if working is not self._working:
            self._solo = None
        self._working = working
        self._evidence = evidence or {}
        if self.outdated:
            self.renew()

    @property
    def outdated(self) -> bool:
        """True where layers came or went since they were last told of."""
        return self._shown != self._state()

    def renew(self) -> None:
        """Other layers are there."""
        self._shown = self._state()
        for key in self.keys:
            self._looks.setdefault(key, self._first_look(key))
        if self._active not in self.areas:
            self._active = None
        self.renewed.emit()

    def _state(self) -> tuple[WorkingLayers | None, Segmentation | None, tuple[str, ...]]:
        working = self._working
        if working is None:
            return None, None, ()
        return working, working.found, tuple(head.id for head in working.heads)

    def _first_look(self, key: str) -> Look:
        """All vessels together add nothing to look at where arteries and veins are told apart."""
        redundant = key == "vessel" and {"artery", "vein"} <= set(self.keys)
        rgb = self._colours.get(key, structure(key).rgb)
        style = LayerStyle(rgb, outline=key in OUTLINED)
        return Look(style, visible=not redundant)

    # ---- asking ----

    @property
    def segmented(self) -> bool:
        """True once there is a result, even one without layers."""
        return self._working is not None and self._working.found is not None

    @property
    def found(self) -> Segmentation | None:
        """What the model found, without any correction."""
        return self._working.found if self._working else None

    @property
    def any_corrected(self) -> bool:
        """True where a reader has a layer or a landmark of their own."""
        return self._working is not None and self._working.corrected

    @property
    def areas(self) -> tuple[str, ...]:
        """The structures that have a layer, the lowest first."""
        there = set(self._working.keys) if self._working else set()
        return tuple(key for key in self._order if key in there)

    @property
    def keys(self) -> tuple[str, ...]:
        """The structures that have a layer, then those that only have a landmark."""
        if self._working is None:
            return ()
        marks = [mark.structure for mark in self._working.landmarks]
        return tuple(dict.fromkeys([*self.areas, *marks]))

    def layer(self, key: str) -> Layer | None:
        """The layer itself, None for a landmark."""
        return self._working.layer(key) if self._working else None

    def probability(self, key: str) -> NDArray[np.uint8] | None:
        """The model's probabilities of a structure in 255ths, where it gave some."""
        return self._evidence.get(key)

    def lost_probability(self, key: str) -> bool:
        """True where the model gave one, which is not kept with its layers after a restart."""
        found = self.found
        return not self._evidence and found is not None and found.layer(key) is not None

    def corrected(self, key: str) -> bool:
        """True where the layer is the reader's."""
        return self._working is not None and self._working.own(key) is not None

    def grouped(self) -> Mapping[str, tuple[str, ...]]:
        """The keys by group of the taxonomy, groups in the order shown, empty ones left out."""
        groups = {
            group: tuple(key for key in self.keys if structure(key).group == group)
            for group in GROUPS
        }
        return {group: keys for group, keys in groups.items() if keys}

    def not_covered(self) -> tuple[str, ...]:
        """Titles of the structures that the model does not know."""
        if self._working is None or self._working.found is None:
            return ()
        return tuple(title_of(key) for key in self._working.found.not_covered)

    def look(self, key: str) -> Look:
        """How a structure is shown, also one that only another case has a layer of."""
        return self._looks.setdefault(key, self._first_look(key))

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Structures in the order of drawing, the lowest first."""
        return tuple(sorted(keys, key=self._order.index))

    @property
    def solo(self) -> str | None:
        """The one structure that is seen alone, if any."""
        return self._solo

    @property
    def active(self) -> str | None:
        """The structure that tools change."""
        return self._active

    @property
    def locked(self) -> frozenset[str]:
        """The structures that may not be changed."""
        return frozenset(key for key in self.keys if self._looks[key].locked)

    def seen(self, key: str) -> bool:
        """True where the structure is drawn now."""
        return key == self._solo if self._solo else self.look(key).visible

    def marks(self) -> tuple[Mark, ...]:
        """The landmarks to draw."""
        return self.marks_of(self._working.landmarks) if self._working else ()

    def marks_of(self, landmarks: Iterable[Landmark]) -> tuple[Mark, ...]:
        """How to draw those of the landmarks whose structures are seen."""
        return tuple(
            Mark(mark.x, mark.y, self.look(mark.structure).style.rgb)
            for mark in landmarks
            if self.seen(mark.structure)
        )

    def at(self, x: int, y: int) -> tuple[str, ...]:
        """Titles of the structures at an image pixel, hidden ones too."""
        masks = self._working.masks if self._working else {}
        return tuple(title_of(key) for key in self.areas if masks[key][y, x])

    # ---- changing ----

    def set_active(self, key: str | None) -> None:
        """Let tools change this structure, and see it."""
        if key is not None and key not in self.areas:
            return
        self._active = key
        if key is not None and not self.seen(key):
            self.set_solo(None)
            self.set_visible(key, True)
        self.activated.emit(key or "")

    def step_active(self, by: int) -> None:
        """The next or previous layer in the order of the panel."""
        keys = [key for group in self.grouped().values() for key in group if key in self.areas]
        if not keys:
            return
        if self._active is None:
            self.set_active(keys[0 if by > 0 else -1])
        else:
            self.set_active(keys[(keys.index(self._active) + by) % len(keys)])

    def move_marks(self) -> None:
        """Landmarks may be elsewhere."""
        for mark in self._working.landmarks if self._working else ():
            self._looks.setdefault(mark.structure, self._first_look(mark.structure))
        self.marks_moved.emit()

    def set_order(self, keys: Sequence[str]) -> None:
        """Draw these structures in this order, the first lowest; others keep their places."""
        places = sorted(self._order.index(key) for key in keys)
        for place, key in zip(places, keys, strict=True):
            self._order[place] = key
        self.renewed.emit()

    def set_visible(self, key: str, visible: bool) -> None:
        """Show or hide a structure."""
        self._set(key, replace(self._looks[key], visible=visible))

    def set_group_visible(self, keys: Sequence[str], visible: bool) -> None:
        """Show or hide several."""
        for key in keys:
            self.set_visible(key, visible)

    def set_locked(self, key: str, locked: bool) -> None:
        """Keep tools off a structure, or not."""
        self._set(key, replace(self._looks[key], locked=locked))

    @property
    def colours(self) -> Mapping[str, Rgb]:
        """The colours that a person chose, by structure."""
        return self._colours

    def recall_colours(self, colours: Mapping[str, Rgb]) -> None:
        """Colours that a person chose before; for structures that were not shown yet."""
        self._colours = dict(colours)

    def set_rgb(self, key: str, rgb: Rgb) -> None:
        """Give a structure another colour."""
        self._colours[key] = rgb
        self._restyle(key, replace(self.look(key).style, rgb=rgb))
        self.recoloured.emit(key)

    def reset_colour(self, key: str) -> None:
        """Give a structure the taxonomy's colour."""
        self._colours.pop(key, None)
        self._restyle(key, replace(self.look(key).style, rgb=structure(key).rgb))
        self.recoloured.emit(key)

    def reset_colours(self) -> None:
        """Give every structure the taxonomy's colour."""
        self._colours.clear()
        for key, look in tuple(self._looks.items()):
            self._restyle(key, replace(look.style, rgb=structure(key).rgb))
        self.recoloured.emit("")

    def set_opacity(self, key: str, opacity: float) -> None:
        """Opacity in [0, 1]."""
        self._restyle(key, replace(self._looks[key].style, opacity=opacity))

    def set_outline(self, key: str, outline: bool) -> None:
        """Draw the outline only, or fill."""
        self._restyle(key, replace(self._looks[key].style, outline=outline))

    def set_by_probability(self, key: str, on: bool) -> None:
        """Show how certain the model is, as opacity, in place of the mask."""
        self._set(key, replace(self._looks[key], by_probability=on))

    def set_solo(self, key: str | None) -> None:
        """See one structure alone; None shows the others again."""
        before, self._solo = self._solo, key
        for changed in {before, key} - {None}:
            self.restyled.emit(changed)

    def _restyle(self, key: str, style: LayerStyle) -> None:
        self._set(key, replace(self._looks[key], style=style))

    def _set(self, key: str, look: Look) -> None:
        if look != self._looks[key]:
            self._looks[key] = look
            self.restyled.emit(key)
