"""Every piece of every lesion and phenotype, to list and to jump to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component
from engine.biomarkers.regions import BOTH, pieces_of
from engine.choices import NO_CHOICES, Choices
from engine.image import RetinalImage
from engine.layers import Segmentation

Quantity = tuple[float, str]  # value and unit


@dataclass(frozen=True)
class Listed:
    """A piece with its size and place as they are told to people.

    `area` is in mm² with a scale, else in DD² with a disc, else in px²; `distance`, from the
    centre of gravity to the fovea, in µm, DD or px likewise, None without a fovea. `distance_px`
    is the same in isotropic pixels.
    """

    component: Component
    area: Quantity
    distance: Quantity | None
    distance_px: float | None


def listed(
    image: RetinalImage, segmentation: Segmentation, *, choices: Choices = NO_CHOICES
) -> Iterator[Listed]:
    """The pieces within the field, structure by structure, from top to bottom."""
    anatomy = Anatomy(image, segmentation, choices)
    for structure in BOTH:
        for piece in pieces_of(anatomy, structure) or ():
            away = _to_fovea(anatomy, piece)
            area = _told(anatomy, structure, piece.area, ("mm2", "dd2", "px2"))
            if away is None:
                yield Listed(piece, area, None, None)
            else:
                distance = _told(anatomy, structure, away, ("um", "dd", "px"))
                yield Listed(piece, area, distance, away)


def _to_fovea(anatomy: Anatomy, piece: Component) -> float | None:
    fovea = anatomy.fovea
    if isinstance(fovea, str):
        return None
    x, y = anatomy.geometry.to_isotropic(*piece.centroid)
    return float(np.hypot(x - fovea[0], y - fovea[1]))


def _told(anatomy: Anatomy, structure: str, pixels: float, units: tuple[str, ...]) -> Quantity:
    """In the first of the units that can be told."""
    for unit in units:
        value = anatomy.ruler.convert(pixels, unit, structure)
        if not isinstance(value, str):
            return value, unit
    raise AssertionError("pixels can always be told")
