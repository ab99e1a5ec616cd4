"""Which visible layers have colours that look alike, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.palette import look_alikes
from retsam_gui.language import title_of
from retsam_gui.models.layers import Layers


def look_alikes_told(layers: Layers, *, of: str = "") -> list[str]:
    """A sentence a pair of visible structures, `of` one of them where it is named."""
    seen = {key: layers.look(key).style.rgb for key in layers.keys if layers.seen(key)}
    return [
        _told(pair, sights) for pair, sights in look_alikes(seen).items() if not of or of in pair
    ]


def _told(pair: tuple[str, str], sights: tuple[str, ...]) -> str:
    translate = QCoreApplication.translate
    one, other = (title_of(key) for key in pair)
    if "usual" in sights:
        return translate("Colours", "{0} and {1} look alike.").format(one, other)
    red_green = {"protanopia", "deuteranopia"} & set(sights)
    if red_green and "tritanopia" in sights:
        text = translate("Colours", "{0} and {1} look alike to colour-blind readers.")
    elif red_green:
        text = translate("Colours", "{0} and {1} look alike to readers blind for red and green.")
    else:
        text = translate("Colours", "{0} and {1} look alike to readers blind for blue.")
    return text.format(one, other)
