"""Macula: the fovea, its place relative to the disc, the eye it speaks for, the ETDRS grid."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import LENGTH, OWN, Biomarker, Reference, measured, scaled
from engine.biomarkers.etdrs import FIELDS, SOURCE, etdrs_grid
from engine.biomarkers.measurement import Measurement
from engine.image import Laterality

ROHRSCHNEIDER = "Rohrschneider 2004, Invest Ophthalmol Vis Sci 45:3242, doi:10.1167/iovs.03-1157"
HEALTHY_104 = f"mean ± 1.96 SD of 104 healthy eyes, {ROHRSCHNEIDER}"
BEIJING = (
    "mean ± 1.96 SD of 2836 persons over 50 years, Jonas et al. 2015, PLoS One 10:e0138701, "
    "doi:10.1371/journal.pone.0138701"
)
USUAL_DD = (1.5, 4.0)  # disc–fovea distances beyond these are worth a look at the fovea

FOVEA_X = Biomarker(
    key="fovea_x",
    title="X",
    units=("px",),
    regions=("macula",),
    structures=("fovea",),
    text="Column of the fovea, in the image's own pixels from 0 at the middle of the leftmost one.",
    source=OWN,
    aliases=("macula.center.x",),
)
FOVEA_Y = Biomarker(
    key="fovea_y",
    title="Y",
    units=("px",),
    regions=("macula",),
    structures=("fovea",),
    text="Row of the fovea, in the image's own pixels from 0 at the middle of the topmost one.",
    source=OWN,
    aliases=("macula.center.y",),
)
DISTANCE = Biomarker(
    key="disc_fovea_distance",
    title="Distance to the disc",
    units=LENGTH,
    regions=("macula",),
    structures=("fovea",),
    text="Straight distance between the disc's centre of gravity and the fovea.",
    source=ROHRSCHNEIDER,
    rule=f"Flagged outside {USUAL_DD[0]} to {USUAL_DD[1]} DD.",
    headline=True,
    references=(Reference("dd", 2.06, 3.24, BEIJING), Reference("um", 4090, 5430, BEIJING)),
)
ANGLE = Biomarker(
    key="disc_fovea_angle",
    title="Disc–fovea angle",
    units=("deg",),
    regions=("macula",),
    structures=("fovea",),
    text="Angle between the image's horizontal and the line from the disc's centre to the fovea. "
    "Positive where the fovea lies below the disc's centre.",
    source=ROHRSCHNEIDER,
    headline=True,
    references=(Reference("deg", -0.9, 12.1, HEALTHY_104),),
)
EYE = Biomarker(
    key="eye_from_fovea",
    title="Eye by the fovea's side",
    units=("1",),
    regions=("macula",),
    structures=("fovea",),
    text="The eye that the fovea's side of the disc speaks for: 1 right (fovea to the left), "
    "-1 left. Evidence beside the stated eye, which it never replaces.",
    source=OWN,
    rule="The fovea must lie at least 1 DD beside the disc; flagged where the stated eye differs.",
    aliases=("eye_side",),
)
EYE_CONFIDENCE = Biomarker(
    key="eye_from_fovea_confidence",
    title="Eye by the fovea's side, confidence",
    units=("%",),
    regions=("macula",),
    structures=("fovea",),
    text="How far the disc–fovea line is from vertical: 100 % within 15° of the horizontal, 0 % at "
    "90°, linear between.",
    source=OWN,
)
VISIBLE = Biomarker(
    key="etdrs_visible",
    title="Visible share",
    units=("%",),
    regions=FIELDS,
    structures=("macula",),
    text="Share of a field of the ETDRS grid that lies in the photographed field. The grid is "
    "drawn by the scale, and with 1 DD for 1500 µm where there is none.",
    source=SOURCE,
)
BIOMARKERS = (FOVEA_X, FOVEA_Y, DISTANCE, ANGLE, EYE, EYE_CONFIDENCE, VISIBLE)


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Where the fovea lies, then how much of the ETDRS grid can be seen."""
    fovea = anatomy.fovea
    for biomarker, axis in ((FOVEA_X, 0), (FOVEA_Y, 1)):
        if isinstance(fovea, str):
            yield from measured(biomarker, "fovea", fovea)
        else:
            place = anatomy.geometry.to_image(np.array([fovea]))[0]
            yield from measured(biomarker, "fovea", float(place[axis]))
    yield from _place(anatomy)
    yield from _eye(anatomy)
    yield from _visible(anatomy)


def _place(anatomy: Anatomy) -> Iterator[Measurement]:
    offset = anatomy.fovea_offset()
    if isinstance(offset, str):
        yield from scaled(DISTANCE, "fovea", offset, anatomy.ruler)
        yield from measured(ANGLE, "fovea", offset)
        return
    distance = math.hypot(*offset)
    diameters = anatomy.ruler.convert(distance, "dd", "fovea")
    flag = None
    if not isinstance(diameters, str) and not USUAL_DD[0] <= diameters <= USUAL_DD[1]:
        flag = f"A fovea {diameters:.1f} DD from the disc is unusual; check fovea and disc."
    yield from scaled(DISTANCE, "fovea", distance, anatomy.ruler, flag=flag)
    angle = math.degrees(math.atan2(offset[1], abs(offset[0])))
    yield from measured(ANGLE, "fovea", angle, flag=flag)


def _eye(anatomy: Anatomy) -> Iterator[Measurement]:
    side, offset = anatomy.side_of_fovea, anatomy.fovea_offset()
    if isinstance(side, str) or isinstance(offset, str):
        yield from measured(EYE, "fovea", str(side))
        yield from measured(EYE_CONFIDENCE, "fovea", str(side))
        return
    stated = {Laterality.RIGHT: -1, Laterality.LEFT: 1}.get(anatomy.image.laterality)
    flag = "The stated eye is the other one; check it." if stated == -side else None
    yield from measured(EYE, "fovea", -side, flag=flag)
    steep = math.degrees(math.atan2(abs(offset[1]), abs(offset[0])))
    yield from measured(EYE_CONFIDENCE, "fovea", 100 * min((90 - steep) / 75, 1))


def _visible(anatomy: Anatomy) -> Iterator[Measurement]:
    grid, mask = etdrs_grid(anatomy), anatomy.field_mask
    if isinstance(grid, str) or isinstance(mask, str):
        reason = grid if isinstance(grid, str) else str(mask)
        for region in FIELDS:
            yield from measured(VISIBLE, "macula", reason, region=region)
        return
    # a coarse lattice of places is exact enough for a share and costs nothing
    reach = grid.radii[-1]
    steps = np.linspace(-reach, reach, 301)
    x, y = (place.ravel() for place in np.meshgrid(steps, steps))
    places = np.column_stack([x, y]) + grid.centre
    index = grid.field_of(places)
    columns, rows = np.rint(places).astype(np.int64).T
    inside = (columns >= 0) & (rows >= 0) & (columns < mask.shape[1]) & (rows < mask.shape[0])
    seen = np.zeros(len(places), np.bool_)
    seen[inside] = mask[rows[inside], columns[inside]]
    for number, region in enumerate(FIELDS):
        share = 100 * float(seen[index == number].mean())
        value = grid.why_not(region) or share
        yield from measured(VISIBLE, "macula", value, region=region)
