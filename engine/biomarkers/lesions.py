"""Lesions: how many, how large, and where they lie relative to fovea and disc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import Component, places
from engine.biomarkers.definition import AREA, Biomarker, measured, scaled
from engine.biomarkers.etdrs import FIELDS, EtdrsGrid, etdrs_grid
from engine.biomarkers.etdrs import SOURCE as ETDRS
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.regions import (
    LESIONS,
    distances,
    mask_of,
    measure_region,
    nearest_to_fovea,
    pieces_of,
)
from engine.biomarkers.reliability import RELIABLE_COUNT, reliable_count
from engine.layers import Mask

SIZES_UM = (63.0, 125.0)
SIZES = ("size_small", "size_medium", "size_large")
FERRIS = "Ferris et al. 2013, Ophthalmology 120:844, doi:10.1016/j.ophtha.2012.10.036"
QUADRANTS = ("superior_temporal", "superior_nasal", "inferior_temporal", "inferior_nasal")

SIZE_COUNT = Biomarker(
    key="count_by_size",
    title="Count by size",
    units=("count",),
    regions=SIZES,
    structures=LESIONS,
    text=f"Number of pieces whose circle of equal area has a diameter up to {SIZES_UM[0]:.0f} µm "
    f"(small), up to {SIZES_UM[1]:.0f} µm (medium), or more (large).",
    source=FERRIS,
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
MACULAR_COUNT = Biomarker(
    key="macular_count",
    title="Count in the macula",
    units=("count",),
    regions=("etdrs_grid",),
    structures=LESIONS,
    text="Number of pieces whose centre of gravity lies in the ETDRS grid: within 3000 µm of the "
    "fovea, or 2 DD where there is no scale.",
    source=ETDRS,
    rule="Needs the fovea.",
)
MACULAR_SIZE_COUNT = Biomarker(
    key="macular_count_by_size",
    title="Count in the macula by size",
    units=("count",),
    regions=SIZES,
    structures=("drusen",),
    text=f"Number of pieces in the ETDRS grid whose circle of equal area has a diameter up to "
    f"{SIZES_UM[0]:.0f} µm (small), up to {SIZES_UM[1]:.0f} µm (medium), or more (large).",
    source=FERRIS,
    rule="Needs a scale and the fovea.",
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
    SIZE_COUNT, ETDRS_COUNT, QUADRANT_COUNT, MACULAR_COUNT, MACULAR_SIZE_COUNT, NEAR_COUNT,
    NEAR_AREA,
)  # fmt: skip


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Every lesion that has a layer, in the order of the taxonomy."""
    grid = etdrs_grid(anatomy)
    for structure in LESIONS:
        mask, pieces = mask_of(anatomy, structure), pieces_of(anatomy, structure)
        if mask is None or pieces is None:
            continue
        yield from measure_region(anatomy, structure, pieces, mask)
        yield from measured(RELIABLE_COUNT, structure, reliable_count(anatomy, structure, pieces))
        yield from nearest_to_fovea(anatomy, structure, mask)
        yield from _sizes(anatomy, SIZE_COUNT, structure, pieces)
        centres = anatomy.geometry.from_image(places(pieces))
        yield from _fields(structure, centres, grid)
        yield from _quadrants(anatomy, structure, centres)
        yield from _macular(anatomy, structure, pieces, centres, grid)
        if structure in NEAR_COUNT.structures:
            yield from _near_fovea(anatomy, structure, mask, grid)


def _sizes(
    anatomy: Anatomy, biomarker: Biomarker, structure: str, pieces: Sequence[Component]
) -> Iterator[Measurement]:
    width = anatomy.ruler.micrometres(structure)
    if isinstance(width, str):
        for region in SIZES:
            yield from measured(biomarker, structure, width, region=region)
        return
    diameters = np.array([piece.diameter * width for piece in pieces])
    classes = np.searchsorted(SIZES_UM, diameters, side="left")
    for number, region in enumerate(SIZES):
        count = int(np.count_nonzero(classes == number))
        yield from measured(biomarker, structure, count, region=region)


def _macular(
    anatomy: Anatomy,
    structure: str,
    pieces: Sequence[Component],
    centres: Points,
    grid: EtdrsGrid | str,
) -> Iterator[Measurement]:
    """Pieces in the ETDRS grid, and drusen there by size."""
    sized = structure in MACULAR_SIZE_COUNT.structures
    if isinstance(grid, str):
        yield from measured(MACULAR_COUNT, structure, grid)
        for region in SIZES if sized else ():
            yield from measured(MACULAR_SIZE_COUNT, structure, grid, region=region)
        return
    within = grid.field_of(centres) >= 0
    yield from measured(MACULAR_COUNT, structure, int(np.count_nonzero(within)))
    if sized:
        near = [piece for piece, inside in zip(pieces, within, strict=True) if inside]
        yield from _sizes(anatomy, MACULAR_SIZE_COUNT, structure, near)


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
    if isinstance(grid, str):
        yield from measured(NEAR_COUNT, structure, grid)
        yield from scaled(NEAR_AREA, structure, grid, anatomy.ruler)
        return
    close = distances(anatomy, mask, grid.centre) <= grid.radii[0]
    labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)[1]
    yield from measured(NEAR_COUNT, structure, len(np.unique(labels[mask][close])))
    area = np.count_nonzero(close) * anatomy.geometry.aspect
    yield from scaled(NEAR_AREA, structure, area, anatomy.ruler)
