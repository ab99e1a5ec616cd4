"""The layers of the case on the screen and how each is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from engine.layers import Layer, Segmentation
from engine.taxonomy import structure
from retsam_gui.canvas.compositor import LayerStyle
from retsam_gui.canvas.marks import Mark

GROUPS = ("anatomy", "lesions", "phenotypes")
OUTLINED = frozenset(("optic_disc", "optic_cup", "macula"))  # at first: what is inside is looked at


@dataclass(frozen=True)
class Look:
    """How one structure is shown; kept from image to image."""

    style: LayerStyle
    visible: bool = True


class Layers(QObject):
    """Which layers there are, which are seen, and in which style.

    `renewed`: other layers are there. `restyled(key)`: one of them is to look different.
    """

    renewed = Signal()
    restyled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._segmentation: Segmentation | None = None
        self._looks: dict[str, Look] = {}
        self._solo: str | None = None

    def show(self, segmentation: Segmentation | None) -> None:
        """Take over the layers of this segmentation, or none."""
        if segmentation is self._segmentation:
            return
        self._segmentation = segmentation
        self._solo = None
        for key in self.keys:
            self._looks.setdefault(key, self._first_look(key))
        self.renewed.emit()

    def _first_look(self, key: str) -> Look:
        """All vessels together add nothing to look at where arteries and veins are told apart."""
        redundant = key == "vessel" and {"artery", "vein"} <= set(self.keys)
        style = LayerStyle(structure(key).rgb, outline=key in OUTLINED)
        return Look(style, visible=not redundant)

    # ---- asking ----

    @property
    def segmented(self) -> bool:
        """True once there is a result, even one without layers."""
        return self._segmentation is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The structures that have a layer, then those that only have a landmark."""
        if self._segmentation is None:
            return ()
        keys = [layer.structure for layer in self._segmentation.layers]
        marks = [mark.structure for mark in self._segmentation.landmarks]
        return tuple(dict.fromkeys(keys + marks))

    def layer(self, key: str) -> Layer | None:
        """The layer itself, None for a landmark."""
        return self._segmentation.layer(key) if self._segmentation else None

    def grouped(self) -> Mapping[str, tuple[str, ...]]:
        """The keys by group of the taxonomy, groups in the order shown, empty ones left out."""
        groups = {
            group: tuple(key for key in self.keys if structure(key).group == group)
            for group in GROUPS
        }
        return {group: keys for group, keys in groups.items() if keys}

    def not_covered(self) -> tuple[str, ...]:
        """Titles of the structures that the model does not know."""
        if self._segmentation is None:
            return ()
        return tuple(structure(key).title for key in self._segmentation.not_covered)

    def look(self, key: str) -> Look:
        """How a structure is shown."""
        return self._looks[key]

    @property
    def solo(self) -> str | None:
        """The one structure that is seen alone, if any."""
        return self._solo

    def seen(self, key: str) -> bool:
        """True where the structure is drawn now."""
        return key == self._solo if self._solo else self._looks[key].visible

    def drawn(self) -> tuple[tuple[Layer, LayerStyle], ...]:
        """The layers to draw, the lowest first."""
        if self._segmentation is None:
            return ()
        return tuple(
            (layer, self._looks[layer.structure].style)
            for layer in self._segmentation.layers
            if self.seen(layer.structure)
        )

    def marks(self) -> tuple[Mark, ...]:
        """The landmarks to draw."""
        if self._segmentation is None:
            return ()
        return tuple(
            Mark(mark.x, mark.y, self._looks[mark.structure].style.rgb)
            for mark in self._segmentation.landmarks
            if self.seen(mark.structure)
        )

    def at(self, x: int, y: int) -> tuple[str, ...]:
        """Titles of the structures at an image pixel, hidden ones too."""
        if self._segmentation is None:
            return ()
        return tuple(
            structure(layer.structure).title
            for layer in self._segmentation.layers
            if layer.mask[y, x]
        )

    # ---- changing ----

    def set_visible(self, key: str, visible: bool) -> None:
        """Show or hide a structure."""
        self._set(key, replace(self._looks[key], visible=visible))

    def set_rgb(self, key: str, rgb: tuple[int, int, int]) -> None:
        """Give a structure another colour."""
        self._restyle(key, replace(self._looks[key].style, rgb=rgb))

    def set_opacity(self, key: str, opacity: float) -> None:
        """Opacity in [0, 1]."""
        self._restyle(key, replace(self._looks[key].style, opacity=opacity))

    def set_outline(self, key: str, outline: bool) -> None:
        """Draw the outline only, or fill."""
        self._restyle(key, replace(self._looks[key].style, outline=outline))

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
