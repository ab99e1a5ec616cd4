"""Lesions: how many, how large, and where they lie relative to fovea and disc."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component, places
from engine.biomarkers.definition import (
    AREA,
    LENGTH,
    OWN,
    Biomarker,
    measured,
    scaled,
    structure_title,
)
from engine.biomarkers.etdrs import FIELDS, EtdrsGrid, etdrs_grid
from engine.biomarkers.etdrs import SOURCE as ETDRS
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.regions import LESIONS, mask_of, measure_region, pieces_of
from engine.layers import Mask

SIZES_UM = (63.0, 125.0)
SIZES = ("size_small", "size_medium", "size_large")
QUADRANTS = ("superior_temporal", "superior_nasal", "inferior_temporal", "inferior_nasal")

SIZE_COUNT = Biomarker(
    key="count_by_size",
    title="Count by size",
    units=("count",),
    regions=SIZES,
    structures=LESIONS,
    text=f"Number of pieces whose circle of equal area has a diameter below {SIZES_UM[0]:.0f} µm "
    f"(small), up to {SIZES_UM[1]:.0f} µm (medium), or more (large).",
    source="Ferris et al. 2013, Ophthalmology 120:844, doi:10.1016/j.ophtha.2012.10.036",
    rule="Needs a scale.",
    aliases=("size_distribution",),
)
ETDRS_COUNT = Biomarker(
    key="count_by_field",
    title="Count",
    units=("count",),
    regions=FIELDS,
    structures=LESIONS,
    text="Number of pieces whose centre of gravity lies in a field of the ETDRS grid. The grid is "
    "drawn by the scale, and with 1 DD for 1500 µm where there is none.",
    source=ETDRS,
    rule="Needs the fovea; nasal and temporal fields need the eye or the disc.",
)
QUADRANT_COUNT = Biomarker(
    key="count_by_quadrant",
    title="Count, disc-centred",
    units=("count",),
    regions=QUADRANTS,
    structures=LESIONS,
    text="Number of pieces by the quadrant around the optic disc's centre in which their centre of "
    "gravity lies. Quadrants are divided by the image's axes.",
    source="Wilkinson et al. 2003, Ophthalmology 110:1677, doi:10.1016/S0161-6420(03)00475-5",
    rule="Needs the disc, and the eye or the fovea.",
    aliases=("quadrant_distribution",),
)
NEAREST = Biomarker(
    key="distance_to_fovea",
    title="Distance to the fovea",
    units=LENGTH,
    regions=("field",),
    structures=LESIONS,
    text="Distance between the fovea and the nearest pixel of the mask.",
    source=OWN,
    rule="Needs the fovea.",
)
NEAR_COUNT = Biomarker(
    key="count_near_fovea",
    title="Count near the fovea",
    units=("count",),
    regions=("etdrs_centre",),
    structures=("hard_exudate",),
    text="Number of pieces of which a part lies within 500 µm of the fovea. Without a scale 500 µm "
    "are 1/3 DD, as the protocol has it.",
    source="ETDRS Research Group 1985, report 1, Arch Ophthalmol 103:1796",
    rule="Needs the fovea.",
)
NEAR_AREA = Biomarker(
    key="area_near_fovea",
    title="Area near the fovea",
    units=AREA,
    regions=("etdrs_centre",),
    structures=("hard_exudate",),
    text="Area of the mask within 500 µm of the fovea. Without a scale 500 µm are 1/3 DD, as the "
    "protocol has it.",
    source="ETDRS Research Group 1985, report 1, Arch Ophthalmol 103:1796",
    rule="Needs the fovea.",
)
BIOMARKERS = (
    SIZE_COUNT, ETDRS_COUNT, QUADRANT_COUNT, NEAREST, NEAR_COUNT, NEAR_AREA,
)  # fmt: skip


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Every lesion that has a layer, in the order of the taxonomy."""
    grid = etdrs_grid(anatomy)
    for structure in LESIONS:
        mask, pieces = mask_of(anatomy, structure), pieces_of(anatomy, structure)
        if mask is None or pieces is None:
            continue
        yield from measure_region(anatomy, structure, pieces, mask)
        yield from _sizes(anatomy, structure, pieces)
        centres = anatomy.geometry.from_image(places(pieces))
        yield from _fields(structure, centres, grid)
        yield from _quadrants(anatomy, structure, centres)
        yield from _near_fovea(anatomy, structure, mask, grid)


def _sizes(
    anatomy: Anatomy, structure: str, pieces: tuple[Component, ...]
) -> Iterator[Measurement]:
    width = anatomy.ruler.micrometres(structure)
    if isinstance(width, str):
        for region in SIZES:
            yield from measured(SIZE_COUNT, structure, width, region=region)
        return
    diameters = np.array([piece.diameter * width for piece in pieces])
    classes = np.searchsorted(SIZES_UM, diameters, side="left")
    for number, region in enumerate(SIZES):
        count = int(np.count_nonzero(classes == number))
        yield from measured(SIZE_COUNT, structure, count, region=region)


def _fields(structure: str, centres: Points, grid: EtdrsGrid | str) -> Iterator[Measurement]:
    index = None if isinstance(grid, str) else grid.field_of(centres)
    for number, region in enumerate(FIELDS):
        if isinstance(grid, str) or index is None:
            yield from measured(ETDRS_COUNT, structure, str(grid), region=region)
            continue
        count = grid.why_not(region) or int(np.count_nonzero(index == number))
        yield from measured(ETDRS_COUNT, structure, count, region=region)


def _quadrants(anatomy: Anatomy, structure: str, centres: Points) -> Iterator[Measurement]:
    disc, temporal = anatomy.disc, anatomy.temporal
    for region in QUADRANTS:
        if isinstance(disc, str) or isinstance(temporal, str):
            reason = disc if isinstance(disc, str) else str(temporal)
            yield from measured(QUADRANT_COUNT, structure, reason, region=region)
            continue
        away = (centres - disc.centre) * (temporal, 1)
        upper, outer = away[:, 1] < 0, away[:, 0] > 0
        wanted = (upper == region.startswith("superior")) & (outer == region.endswith("temporal"))
        count = int(np.count_nonzero(wanted))
        yield from measured(QUADRANT_COUNT, structure, count, region=region)


def _near_fovea(
    anatomy: Anatomy, structure: str, mask: Mask, grid: EtdrsGrid | str
) -> Iterator[Measurement]:
    fovea = anatomy.fovea
    if isinstance(fovea, str):
        yield from scaled(NEAREST, structure, fovea, anatomy.ruler)
    else:
        away = _distances(anatomy, mask, fovea)
        none = f"{structure_title(structure)}: none in the field."
        nearest = float(away.min()) if away.size else none
        yield from scaled(NEAREST, structure, nearest, anatomy.ruler)
    if structure not in NEAR_COUNT.structures:
        return
    if isinstance(grid, str):
        yield from measured(NEAR_COUNT, structure, grid)
        yield from scaled(NEAR_AREA, structure, grid, anatomy.ruler)
        return
    close = _distances(anatomy, mask, grid.centre) <= grid.radii[0]
    labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)[1]
    yield from measured(NEAR_COUNT, structure, len(np.unique(labels[mask][close])))
    area = np.count_nonzero(close) * anatomy.geometry.aspect
    yield from scaled(NEAR_AREA, structure, area, anatomy.ruler)


def _distances(anatomy: Anatomy, mask: Mask, place: tuple[float, float]) -> Points:
    """Distance of every pixel of a mask, row by row, to a place on the isotropic grid."""
    rows, columns = np.nonzero(mask)
    pixels = anatomy.geometry.from_image(np.column_stack([columns, rows]).astype(np.float64))
    return np.asarray(np.hypot(*(pixels - place).T))
