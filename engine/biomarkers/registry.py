"""All biomarkers, family by family, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from engine.biomarkers import disc, vessels
from engine.biomarkers.definition import Biomarker
from engine.biomarkers.geometry import PixelGeometry, pixel_geometry
from engine.biomarkers.measurement import Measurement
from engine.errors import MasksError
from engine.image import RetinalImage
from engine.layers import Segmentation

Family = Callable[[Segmentation, PixelGeometry], Iterator[Measurement]]

FAMILIES: tuple[tuple[tuple[Biomarker, ...], Family], ...] = (
    (vessels.BIOMARKERS, vessels.measure),
    (disc.BIOMARKERS, disc.measure),
)


@cache
def biomarkers() -> Mapping[tuple[str, str], Biomarker]:
    """All biomarkers by key and structure."""
    return MappingProxyType(
        {
            (entry.key, structure): entry
            for entries, _ in FAMILIES
            for entry in entries
            for structure in entry.structures
        }
    )


def measure(image: RetinalImage, segmentation: Segmentation) -> tuple[Measurement, ...]:
    """Every biomarker of a segmented image, in the order in which they are shown.

    What cannot be measured has rows too, with the reason. Raises `MasksError` where a mask is not
    on the image's own pixel grid.
    """
    shape = (image.height, image.width)
    field = segmentation.field_of_view
    for name, mask in [(layer.structure, layer.mask) for layer in segmentation.layers] + (
        [("field", field.mask)] if field else []
    ):
        if mask.shape != shape:
            raise MasksError(
                f"The mask of {name} has {mask.shape[1]} × {mask.shape[0]} pixels, the image "
                f"{shape[1]} × {shape[0]}. Masks must be drawn on this very image."
            )
    geometry = pixel_geometry(image, field)
    return tuple(row for _, family in FAMILIES for row in family(segmentation, geometry))
