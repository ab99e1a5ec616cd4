"""Vessels as a whole: how much they cover, how they fill the field, how long and wide they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import LENGTH, OWN, Biomarker, measured, scaled
from engine.biomarkers.fractal import WHOLE_RANGE, BoxCounting, box_counting
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.vessel_tree import VesselTree, vessel_tree
from engine.biomarkers.zones import ZONES, why_hidden, zone
from engine.layers import Mask

VESSELS = ("vessel", "artery", "vein")
POOR_FIT = 0.95  # below this R² the counts do not lie on a line
SMOOTHING = (6.0, 0.012)  # of centre lines: at least so many pixels, and this share of the field
SHORTEST = 10.0  # pixels; less vessel has no width
FOROUTAN = "Foroutan-pour et al. 1999, Appl Math Comput 105:195, doi:10.1016/S0096-3003(98)10096-6"

AREA_DENSITY = Biomarker(
    key="area_density",
    title="Area density",
    units=("%",),
    regions=("field", *ZONES),
    structures=VESSELS,
    text="Share of the visible field, or of the visible part of a zone, that the vessels' mask "
    "covers. A crossing counts for the artery and for the vein.",
    source="Zhou et al. 2022, Transl Vis Sci Technol 11(7):12, doi:10.1167/tvst.11.7.12",
    aliases=("fg_rate",),
    headline=True,
)
FRACTAL_DIMENSION = Biomarker(
    key="fractal_dimension",
    title="Fractal dimension",
    units=("1",),
    regions=("field",),
    structures=VESSELS,
    text="Box-counting dimension of the vessels' skeleton within the visible field. Boxes are 1/10 "
    "to 1/90 of the field's diameter; their mean number over 16 positions of the grid counts.",
    source="Masters 2004, Annu Rev Biomed Eng 6:427, doi:10.1146/annurev.bioeng.6.040803.140100; "
    f"{FOROUTAN}",
    rule=f"R² of the fit at least {POOR_FIT}; a field of at least {WHOLE_RANGE:.0f} px.",
    aliases=("fractal_dimension",),
    headline=True,
)
FRACTAL_FIT = Biomarker(
    key="fractal_dimension_fit",
    title="Fractal dimension, R² of the fit",
    units=("1",),
    regions=("field",),
    structures=VESSELS,
    text="Coefficient of determination of the line whose slope is the fractal dimension. "
    f"Below {POOR_FIT} the dimension is not reported.",
    source=FOROUTAN,
)
TOTAL_LENGTH = Biomarker(
    key="total_length",
    title="Total length",
    units=LENGTH,
    regions=("field",),
    structures=VESSELS,
    text="Length of all centre lines within the visible field. Short bumps of the walls are no "
    "branches.",
    source=OWN,
)
MEDIAN_WIDTH = Biomarker(
    key="median_width",
    title="Median width",
    units=LENGTH,
    regions=("field",),
    structures=VESSELS,
    text="Median over all places of the centre lines of the mask's profile across the vessel, "
    "integrated between pixels.",
    source=OWN,
)
BIOMARKERS = (AREA_DENSITY, FRACTAL_DIMENSION, FRACTAL_FIT, TOTAL_LENGTH, MEDIAN_WIDTH)


def tree_of(anatomy: Anatomy, structure: str) -> VesselTree | str:
    """The graph of one kind of vessels in isotropic pixels, or why there is none."""
    if structure not in anatomy.trees:
        anatomy.trees[structure] = _traced(anatomy, structure)
    return anatomy.trees[structure]


def _traced(anatomy: Anatomy, structure: str) -> VesselTree | str:
    mask = anatomy.image_mask(structure)
    if isinstance(mask, str):
        return mask
    field = anatomy.field
    radius = max(mask.shape) / 2 if isinstance(field, str) else field.radius_x
    smoothing = max(SMOOTHING[0], SMOOTHING[1] * radius)
    return vessel_tree(anatomy.geometry.isotropic(mask), smoothing=smoothing)


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Density, fractal dimension, length and width of vessels, arteries and veins."""
    for structure in VESSELS:
        mask, tree = anatomy.image_mask(structure), tree_of(anatomy, structure)
        yield from _density(anatomy, structure, mask)
        yield from _fractal(anatomy, structure, tree)
        yield from _length_and_width(anatomy, structure, tree)


def _density(anatomy: Anatomy, structure: str, mask: Mask | str) -> Iterator[Measurement]:
    field = anatomy.field
    if isinstance(field, str) or isinstance(mask, str):
        for region in AREA_DENSITY.regions:
            reason = mask if isinstance(mask, str) else str(field)
            yield from measured(AREA_DENSITY, structure, reason, region=region)
        return
    share = 100 * np.count_nonzero(mask) / np.count_nonzero(field.mask)
    yield from measured(AREA_DENSITY, structure, share)
    for region in ZONES:
        yield from _zone_density(anatomy, structure, mask, region)


def _zone_density(
    anatomy: Anatomy, structure: str, mask: Mask, region: str
) -> Iterator[Measurement]:
    ring, seen = zone(anatomy, region), anatomy.field_mask
    if isinstance(ring, str) or isinstance(seen, str):
        reason = ring if isinstance(ring, str) else seen
        yield from measured(AREA_DENSITY, structure, str(reason), region=region)
        return
    box = ring.box(seen.shape)
    within = ring.mask(seen.shape)[box] & seen[box]
    if not within.any():
        reason = "The zone lies outside the photographed field."
        yield from measured(AREA_DENSITY, structure, reason, region=region)
        return
    covered = np.count_nonzero(anatomy.geometry.isotropic(mask)[box] & within)
    yield from measured(
        AREA_DENSITY,
        structure,
        100 * covered / np.count_nonzero(within),
        region=region,
        flag=why_hidden(anatomy, ring),
        note=anatomy.choices.zones_note,
    )


def _fractal(anatomy: Anatomy, structure: str, tree: VesselTree | str) -> Iterator[Measurement]:
    field = anatomy.field
    if isinstance(field, str) or isinstance(tree, str):
        reason = tree if isinstance(tree, str) else str(field)
        yield from measured(FRACTAL_DIMENSION, structure, reason)
        yield from measured(FRACTAL_FIT, structure, reason)
        return
    diameter = 2 * field.radius_x
    counting = _box_counting(tree, diameter) if diameter >= WHOLE_RANGE else None
    if counting is None:
        reason = f"Too little to count boxes in (the field must be {WHOLE_RANGE:.0f} px wide)."
        yield from measured(FRACTAL_DIMENSION, structure, reason)
        yield from measured(FRACTAL_FIT, structure, reason)
        return
    poor = f"The counts do not lie on a line (R² {counting.r_squared:.3f}): too few vessels."
    dimension = counting.dimension if counting.r_squared >= POOR_FIT else poor
    yield from measured(FRACTAL_DIMENSION, structure, dimension)
    yield from measured(FRACTAL_FIT, structure, counting.r_squared)


@lru_cache(maxsize=6)
def _box_counting(tree: VesselTree, extent: float) -> BoxCounting | None:
    return box_counting(tree.skeleton, extent=extent)


def _length_and_width(
    anatomy: Anatomy, structure: str, tree: VesselTree | str
) -> Iterator[Measurement]:
    if isinstance(tree, str):
        yield from scaled(TOTAL_LENGTH, structure, tree, anatomy.ruler)
        yield from scaled(MEDIAN_WIDTH, structure, tree, anatomy.ruler)
        return
    length = sum(segment.length for segment in tree.segments)
    widths = np.concatenate([np.empty(0), *(segment.widths for segment in tree.segments)])
    known = widths[np.isfinite(widths)]
    few = "There is too little vessel to follow."
    yield from scaled(TOTAL_LENGTH, structure, length or few, anatomy.ruler)
    width = float(np.median(known)) if known.size >= SHORTEST else few
    yield from scaled(MEDIAN_WIDTH, structure, width, anatomy.ruler)
