"""What lesions and phenotypes have in common: number, area, share of the field, shape."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component, components
from engine.biomarkers.definition import (
    AREA,
    LENGTH,
    OWN,
    Biomarker,
    measured,
    scaled,
    structure_title,
)
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.layers import Mask
from engine.taxonomy import structures

LESIONS = tuple(
    key
    for key, entry in structures().items()
    if entry.group == "lesions" and "fundus" in entry.modalities
)
PHENOTYPES = tuple(
    key
    for key, entry in structures().items()
    if entry.group == "phenotypes" and "fundus" in entry.modalities
)
BOTH = LESIONS + PHENOTYPES
SHAPED = 20  # pixels; a smaller piece has no shape
COX = "Cox 1927, J Paleontol 1:179"

COUNT = Biomarker(
    key="count",
    title="Count",
    units=("count",),
    regions=("field",),
    structures=BOTH,
    text="Number of connected pieces of the mask within the field, however small. An empty layer "
    "counts 0.",
    source=OWN,
    rule="There are rows only for structures that have a layer.",
    aliases=("count", "category_count"),
    headline=True,
)
TOTAL_AREA = Biomarker(
    key="total_area",
    title="Total area",
    units=AREA,
    regions=("field",),
    structures=BOTH,
    text="Area of the mask within the field.",
    source=OWN,
    aliases=("total_area_px", "area_px"),
)
COVERAGE = Biomarker(
    key="coverage",
    title="Coverage of the field",
    units=("%",),
    regions=("field",),
    structures=BOTH,
    text="Share of the visible field that the mask covers.",
    source=OWN,
    aliases=("coverage_ratio",),
)
LARGEST = Biomarker(
    key="largest_area",
    title="Largest piece",
    units=AREA,
    regions=("field",),
    structures=BOTH,
    text="Area of the largest connected piece.",
    source=OWN,
)
MEAN_AREA = Biomarker(
    key="mean_area",
    title="Mean area of a piece",
    units=AREA,
    regions=("field",),
    structures=BOTH,
    text="Total area divided by the number of connected pieces.",
    source=OWN,
    aliases=("avg_size_px",),
)
CIRCULARITY = Biomarker(
    key="circularity",
    title="Circularity",
    units=("1",),
    regions=("field",),
    structures=BOTH,
    text="4 pi times area divided by the perimeter squared, at most 1 (a circle); mean over "
    "pieces. The perimeter is that of Cauchy and Crofton, which the steps of pixels do not "
    "lengthen.",
    source=COX,
    rule=f"Pieces of fewer than {SHAPED} pixels are left out.",
    aliases=("mean_circularity", "shape.circularity"),
)
ASPECT_RATIO = Biomarker(
    key="aspect_ratio",
    title="Aspect ratio",
    units=("1",),
    regions=("field",),
    structures=BOTH,
    text="Long axis divided by short axis of the ellipse with a piece's second moments; mean over "
    "pieces.",
    source="Hu 1962, IRE Trans Inf Theory 8:179, doi:10.1109/TIT.1962.1057692",
    rule=f"Pieces of fewer than {SHAPED} pixels are left out.",
    aliases=("mean_aspect_ratio", "shape.aspect_ratio"),
)
NEAREST = Biomarker(
    key="distance_to_fovea",
    title="Distance to the fovea",
    units=LENGTH,
    regions=("field",),
    structures=(*LESIONS, "patchy_atrophy"),
    text="Distance between the fovea and the nearest pixel of the mask.",
    source=OWN,
    rule="Needs the fovea.",
)
BIOMARKERS = (COUNT, TOTAL_AREA, COVERAGE, LARGEST, MEAN_AREA, CIRCULARITY, ASPECT_RATIO, NEAREST)


def pieces_of(anatomy: Anatomy, structure: str) -> tuple[Component, ...] | None:
    """All pieces of a structure within the field; None where it has no layer."""
    mask = mask_of(anatomy, structure)
    aspect = anatomy.geometry.aspect
    return None if mask is None else components(mask, structure=structure, aspect=aspect)


def mask_of(anatomy: Anatomy, structure: str) -> Mask | None:
    """A structure's mask within the field, possibly empty; None where it has no layer."""
    layer = anatomy.segmentation.layer(structure)
    if layer is None:
        return None
    field = anatomy.field
    return layer.mask if isinstance(field, str) else layer.mask & field.mask


def coverage(anatomy: Anatomy, mask: Mask) -> float | str:
    """Share of the visible field in %."""
    field = anatomy.field
    if isinstance(field, str):
        return field
    return 100 * np.count_nonzero(mask) / np.count_nonzero(field.mask)


def measure_region(
    anatomy: Anatomy, structure: str, pieces: tuple[Component, ...], mask: Mask
) -> Iterator[Measurement]:
    """Rows of one structure that has a layer."""
    ruler = anatomy.ruler
    yield from measured(COUNT, structure, len(pieces))
    yield from scaled(TOTAL_AREA, structure, sum(piece.area for piece in pieces), ruler)
    yield from measured(COVERAGE, structure, coverage(anatomy, mask))
    none = f"{structure_title(structure)}: none in the field."
    largest = max((piece.area for piece in pieces), default=none)
    yield from scaled(LARGEST, structure, largest, ruler)
    mean: float | str = none
    if pieces:
        mean = sum(piece.area for piece in pieces) / len(pieces)
    yield from scaled(MEAN_AREA, structure, mean, ruler)
    shaped = [piece for piece in pieces if piece.area / anatomy.geometry.aspect >= SHAPED]
    small = none if not pieces else f"All pieces have fewer than {SHAPED} pixels."
    circular = float(np.mean([piece.circularity for piece in shaped])) if shaped else small
    yield from measured(CIRCULARITY, structure, circular)
    aspect = float(np.mean([piece.aspect_ratio for piece in shaped])) if shaped else small
    yield from measured(ASPECT_RATIO, structure, aspect)


def nearest_to_fovea(anatomy: Anatomy, structure: str, mask: Mask) -> Iterator[Measurement]:
    """The rows of how far the nearest pixel of a structure lies from the fovea."""
    fovea = anatomy.fovea
    nearest: float | str = fovea if isinstance(fovea, str) else 0.0
    if not isinstance(fovea, str):
        away = distances(anatomy, mask, fovea)
        none = f"{structure_title(structure)}: none in the field."
        nearest = float(away.min()) if away.size else none
    yield from scaled(NEAREST, structure, nearest, anatomy.ruler)


def distances(anatomy: Anatomy, mask: Mask, place: tuple[float, float]) -> Points:
    """Distance of every pixel of a mask, row by row, to a place on the isotropic grid."""
    rows, columns = np.nonzero(mask)
    pixels = anatomy.geometry.from_image(np.column_stack([columns, rows]).astype(np.float64))
    return np.asarray(np.hypot(*(pixels - place).T))
