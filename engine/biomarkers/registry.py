"""All biomarkers, family by family, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from engine.biomarkers import (
    calibre,
    crossings,
    disc,
    field,
    lesions,
    macula,
    phenotypes,
    regions,
    reliability,
    rim,
    tortuosity,
    vessels,
)
from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component
from engine.biomarkers.definition import Biomarker
from engine.biomarkers.measurement import Measurement
from engine.choices import NO_CHOICES, Choices
from engine.errors import MasksError
from engine.image import RetinalImage
from engine.layers import Segmentation

DISC = frozenset({"optic_disc"})
FOVEA = frozenset({"fovea"})


@dataclass(frozen=True)
class Family:
    """Biomarkers that are measured together.

    `needs` are the structures whose layer or landmark any of its values depends on; all depend on
    the image's scale, eye and field as well.
    """

    name: str
    title: str
    biomarkers: tuple[Biomarker, ...]
    measure: Callable[[Anatomy], Iterator[Measurement]]
    needs: frozenset[str]


VESSELS = frozenset(vessels.VESSELS)

FAMILIES = (
    Family("calibre", "Calibre around the disc", calibre.BIOMARKERS, calibre.measure,
           DISC | {"artery", "vein"}),
    Family("vessels", "Vessels", vessels.BIOMARKERS, vessels.measure, DISC | VESSELS),
    Family("tortuosity", "Winding and forking of vessels", tortuosity.BIOMARKERS,
           tortuosity.measure, DISC | VESSELS),
    Family("crossings", "Crossings of arteries and veins", crossings.BIOMARKERS,
           crossings.measure, frozenset({"artery", "vein"})),
    Family("disc", "Optic disc and cup", disc.BIOMARKERS, disc.measure,
           DISC | FOVEA | {"optic_cup"}),
    Family("rim", "Neuroretinal rim", rim.BIOMARKERS, rim.measure, DISC | FOVEA | {"optic_cup"}),
    Family("macula", "Macula", macula.BIOMARKERS, macula.measure, DISC | FOVEA),
    Family("lesions", "Lesions",
           (*regions.BIOMARKERS, *reliability.BIOMARKERS, *lesions.BIOMARKERS), lesions.measure,
           DISC | FOVEA | {*regions.LESIONS}),
    Family("phenotypes", "Phenotypes", phenotypes.BIOMARKERS, phenotypes.measure,
           DISC | FOVEA | {*regions.PHENOTYPES}),
    Family("field", "Field", field.BIOMARKERS, field.measure, DISC),
)  # fmt: skip


@cache
def biomarkers() -> Mapping[tuple[str, str], Biomarker]:
    """All biomarkers by key and structure."""
    return MappingProxyType(
        {
            (entry.key, structure): entry
            for family in FAMILIES
            for entry in family.biomarkers
            for structure in entry.structures
        }
    )


@cache
def family_names() -> Mapping[tuple[str, str], str]:
    """The family of each biomarker, by key and structure."""
    return MappingProxyType(
        {
            (entry.key, structure): family.name
            for family in FAMILIES
            for entry in family.biomarkers
            for structure in entry.structures
        }
    )


def families_of(structure: str) -> tuple[str, ...]:
    """Names of the families to measure again after this structure's layer or landmark changed."""
    return tuple(family.name for family in FAMILIES if structure in family.needs)


def measure(
    image: RetinalImage,
    segmentation: Segmentation,
    *,
    choices: Choices = NO_CHOICES,
    families: Collection[str] | None = None,
) -> tuple[Measurement, ...]:
    """Every biomarker of a segmented image, in the order in which they are shown.

    What cannot be measured has rows too, with the reason. `families` restricts the rows to those
    of some families, for after a change. Raises `MasksError` where a mask is not on the image's
    own pixel grid, KeyError where a family is unknown.
    """
    unknown = set(families or ()) - {family.name for family in FAMILIES}
    if unknown:
        raise KeyError(f"No family of biomarkers is called {', '.join(sorted(unknown))}.")
    _check_masks(image, segmentation)
    anatomy = Anatomy(image, segmentation, choices)
    return tuple(
        row
        for family in FAMILIES
        if families is None or family.name in families
        for row in family.measure(anatomy)
    )


def components_of(
    image: RetinalImage, segmentation: Segmentation, structure: str
) -> tuple[Component, ...]:
    """Every piece of a structure within the field, to list and to jump to; none without a layer."""
    return regions.pieces_of(Anatomy(image, segmentation), structure) or ()


def _check_masks(image: RetinalImage, segmentation: Segmentation) -> None:
    shape = (image.height, image.width)
    fov = segmentation.field_of_view
    masks = [(layer.structure, layer.mask) for layer in segmentation.layers]
    for name, mask in [*masks, *([("field", fov.mask)] if fov else [])]:
        if mask.shape != shape:
            raise MasksError(
                f"The mask of {name} has {mask.shape[1]} × {mask.shape[0]} pixels, the image "
                f"{shape[1]} × {shape[0]}. Masks must be drawn on this very image."
            )
