"""Tessellation and the atrophies of myopia."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.components import places
from engine.biomarkers.definition import LENGTH, Biomarker, measured, scaled
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.regions import (
    NEAREST,
    PHENOTYPES,
    coverage,
    mask_of,
    measure_region,
    nearest_to_fovea,
    pieces_of,
)
from engine.biomarkers.reliability import RELIABLE_COUNT, reliable_count

MYOPIC = ("peripapillary_arc", "diffuse_atrophy", "patchy_atrophy")

DISPERSION = Biomarker(
    key="dispersion",
    title="Dispersion",
    units=LENGTH,
    regions=("field",),
    structures=PHENOTYPES,
    text="Mean distance of the pieces' centres of gravity from the mean of all of them.",
    source="Clark and Evans 1954, Ecology 35:445 (spread of patterns); RetSAM 2026, "
    "arXiv:2602.07012",
    rule="At least two pieces.",
    aliases=("centroid_dispersion",),
)
ARC_RATIO = Biomarker(
    key="arc_to_disc_ratio",
    title="Area relative to the disc",
    units=("1",),
    regions=("disc",),
    structures=("peripapillary_arc",),
    text="Area of the peripapillary atrophy's layer, without what overlaps the disc, divided by "
    "the area of the disc. It is the β-zone's ratio where the layer holds the β-zone only.",
    source="Jonas et al. 1989, Invest Ophthalmol Vis Sci 30:908",
    rule="Needs the disc.",
)
MYOPIC_COVERAGE = Biomarker(
    key="myopic_coverage",
    title="Total myopic atrophy, coverage of the field",
    units=("%",),
    regions=("field",),
    structures=("field",),
    text="Share of the visible field that peripapillary arc, diffuse and patchy atrophy cover "
    "together; where they overlap, once. There is a row where any of them has a layer.",
    source="Ohno-Matsui et al. 2015, Am J Ophthalmol 159:877, doi:10.1016/j.ajo.2015.01.022",
    aliases=("myopia.overall.coverage_ratio",),
    headline=True,
)
BIOMARKERS = (DISPERSION, ARC_RATIO, MYOPIC_COVERAGE)


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Every phenotype that has a layer, in the order of the taxonomy, and their sum."""
    for structure in PHENOTYPES:
        mask, pieces = mask_of(anatomy, structure), pieces_of(anatomy, structure)
        if mask is None or pieces is None:
            continue
        yield from measure_region(anatomy, structure, pieces, mask)
        yield from measured(RELIABLE_COUNT, structure, reliable_count(anatomy, structure, pieces))
        centres = anatomy.geometry.from_image(places(pieces))
        spread: float | str = "Fewer than two pieces have no dispersion."
        if len(pieces) >= 2:
            spread = float(np.hypot(*(centres - centres.mean(axis=0)).T).mean())
        yield from scaled(DISPERSION, structure, spread, anatomy.ruler)
        if structure in NEAREST.structures:
            yield from nearest_to_fovea(anatomy, structure, mask)
        if structure in ARC_RATIO.structures:
            yield from _arc_ratio(anatomy, structure)
    masks = [mask for mask in (mask_of(anatomy, key) for key in MYOPIC) if mask is not None]
    if masks:
        union = np.logical_or.reduce(masks)
        yield from measured(MYOPIC_COVERAGE, "field", coverage(anatomy, union))


def _arc_ratio(anatomy: Anatomy, structure: str) -> Iterator[Measurement]:
    disc, layer = anatomy.disc, anatomy.segmentation.layer("optic_disc")
    arc = mask_of(anatomy, structure)
    if isinstance(disc, str) or layer is None or arc is None:
        yield from measured(ARC_RATIO, structure, str(disc))
        return
    area = np.count_nonzero(arc & ~layer.mask) * anatomy.geometry.aspect
    yield from measured(ARC_RATIO, structure, area / disc.area)
