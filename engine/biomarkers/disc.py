"""Optic disc and cup: size, place, shape, and how much of the disc the cup takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import OWN, Biomarker, Reference, measured, scaled
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.outline import Outline

JONAS = "Jonas, Gusek and Naumann 1988, Invest Ophthalmol Vis Sci 29:1151"
GARWAY = "Garway-Heath et al. 1998, Br J Ophthalmol 82:1118, doi:10.1136/bjo.82.10.1118"
NIGERIA = (
    "97.5th percentile of a population, photographs, Kyari et al. 2015, BMC Ophthalmol 15:176, "
    "doi:10.1186/s12886-015-0160-6"
)
ROUND = 0.95  # above this ratio of its diameters a disc has no direction
STRUCTURES = ("optic_disc", "optic_cup")
CDR_RULE = "Needs disc and cup, whole; the cup is cut off at the disc's margin."

AREA = Biomarker(
    key="area",
    title="Area",
    units=("px2", "mm2"),
    regions=("disc",),
    structures=STRUCTURES,
    text="Area of the mask's largest piece with holes filled. The disc's includes the cup.",
    source=JONAS,
    rule="The disc must lie wholly in the field.",
    aliases=("disc_area_px", "cup_area_px"),
    headline=True,
)
VERTICAL_DIAMETER = Biomarker(
    key="vertical_diameter",
    title="Vertical diameter",
    units=("px", "um"),
    regions=("disc",),
    structures=STRUCTURES,
    text="Extent of the outline along the image's vertical axis. The disc's is 1 "
    "disc diameter (DD).",
    source=JONAS,
    rule="The disc must lie wholly in the field.",
    aliases=("cd_list",),
    headline=True,
)
HORIZONTAL_DIAMETER = Biomarker(
    key="horizontal_diameter",
    title="Horizontal diameter",
    units=("px", "um"),
    regions=("disc",),
    structures=STRUCTURES,
    text="Extent of the outline along the image's horizontal axis.",
    source=JONAS,
    rule="The disc must lie wholly in the field.",
    aliases=("cd_list",),
    headline=True,
)
CENTRE_X = Biomarker(
    key="centre_x",
    title="Centre, x",
    units=("px",),
    regions=("disc",),
    structures=("optic_disc",),
    text="Column of the mask's centre of gravity, in the image's own pixels from 0 at the middle "
    "of the leftmost one.",
    source=OWN,
    aliases=("disc.center",),
)
CENTRE_Y = Biomarker(
    key="centre_y",
    title="Centre, y",
    units=("px",),
    regions=("disc",),
    structures=("optic_disc",),
    text="Row of the mask's centre of gravity, in the image's own pixels from 0 at the middle of "
    "the topmost one.",
    source=OWN,
    aliases=("disc.center",),
)
TILT_RATIO = Biomarker(
    key="tilt_ratio",
    title="Tilt ratio",
    units=("1",),
    regions=("disc",),
    structures=("optic_disc",),
    text="Shortest divided by longest diameter of the disc (ovality index): 1 in a round disc.",
    source="Tay et al. 2005, Am J Ophthalmol 139:247",
    aliases=("vertical_cd_ratio",),
)
ORIENTATION = Biomarker(
    key="orientation",
    title="Orientation",
    units=("deg",),
    regions=("disc",),
    structures=("optic_disc",),
    text="Angle between the disc's long axis (the second harmonic of its outline) and the "
    "vertical, -90° to 90°. Positive where the upper end leans to the temporal side.",
    source="How et al. 2009, Arch Ophthalmol 127:894",
    rule=f"Needs the eye, and a tilt ratio below {ROUND}.",
    aliases=("axis_angle",),
)
VERTICAL_CDR = Biomarker(
    key="vertical_cdr",
    title="Vertical cup-to-disc ratio",
    units=("1",),
    regions=("disc", "disc_fovea_axis"),
    structures=("optic_cup",),
    text="Vertical extent of the cup divided by that of the disc. Along the disc–fovea axis, "
    "vertical is at a right angle to the line from the disc's centre to the fovea.",
    source=GARWAY,
    rule=CDR_RULE,
    aliases=("cup_disc_ratio",),
    headline=True,
    references=(Reference("1", None, 0.7, NIGERIA),),
)
HORIZONTAL_CDR = Biomarker(
    key="horizontal_cdr",
    title="Horizontal cup-to-disc ratio",
    units=("1",),
    regions=("disc", "disc_fovea_axis"),
    structures=("optic_cup",),
    text="Horizontal extent of the cup divided by that of the disc. Along the disc–fovea axis, "
    "horizontal is the line from the disc's centre to the fovea.",
    source=JONAS,
    rule=CDR_RULE,
)
AREA_CDR = Biomarker(
    key="area_cdr",
    title="Area cup-to-disc ratio",
    units=("1",),
    regions=("disc",),
    structures=("optic_cup",),
    text="Area of the cup divided by the area of the disc.",
    source=JONAS,
    rule=CDR_RULE,
)
BIOMARKERS = (
    AREA, VERTICAL_DIAMETER, HORIZONTAL_DIAMETER, CENTRE_X, CENTRE_Y, TILT_RATIO, ORIENTATION,
    VERTICAL_CDR, HORIZONTAL_CDR, AREA_CDR,
)  # fmt: skip


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Disc, then cup, then their ratios."""
    disc, cup = anatomy.disc, anatomy.cup
    yield from _size(anatomy, "optic_disc", disc)
    yield from _place(anatomy, disc)
    yield from _shape(anatomy, disc)
    yield from _size(anatomy, "optic_cup", cup)
    yield from _ratios(disc, cup, (1.0, 0.0), region="disc")
    yield from _ratios(disc, cup, _fovea_axis(anatomy), region="disc_fovea_axis")
    if isinstance(disc, str) or isinstance(cup, str):
        yield from measured(AREA_CDR, "optic_cup", str(cup))
    else:
        yield from measured(AREA_CDR, "optic_cup", cup.area / disc.area)


def _size(anatomy: Anatomy, structure: str, outline: Outline | str) -> Iterator[Measurement]:
    def told(value: Callable[[Outline], float]) -> float | str:
        return outline if isinstance(outline, str) else value(outline)

    ruler = anatomy.ruler
    yield from scaled(AREA, structure, told(lambda line: line.area), ruler)
    yield from scaled(VERTICAL_DIAMETER, structure, told(lambda line: line.extent((0, 1))), ruler)
    yield from scaled(HORIZONTAL_DIAMETER, structure, told(lambda line: line.extent((1, 0))), ruler)


def _place(anatomy: Anatomy, disc: Outline | str) -> Iterator[Measurement]:
    if isinstance(disc, str):
        yield from measured(CENTRE_X, "optic_disc", disc)
        yield from measured(CENTRE_Y, "optic_disc", disc)
        return
    x, y = anatomy.geometry.to_image(np.array([disc.centre]))[0]
    yield from measured(CENTRE_X, "optic_disc", float(x))
    yield from measured(CENTRE_Y, "optic_disc", float(y))


def _shape(anatomy: Anatomy, disc: Outline | str) -> Iterator[Measurement]:
    if isinstance(disc, str):
        yield from measured(TILT_RATIO, "optic_disc", disc)
        yield from measured(ORIENTATION, "optic_disc", disc)
        return
    longest, shortest = disc.axes()
    yield from measured(TILT_RATIO, "optic_disc", shortest / longest)
    orientation = _orientation(disc.direction(), shortest / longest, anatomy.temporal)
    yield from measured(ORIENTATION, "optic_disc", orientation)


def _orientation(angle: float, tilt_ratio: float, temporal: int | str) -> float | str:
    if tilt_ratio > ROUND:
        return f"The disc is nearly round (tilt ratio {tilt_ratio:.2f}); it has no direction."
    if isinstance(temporal, str):
        return temporal
    # y points down: below 90° the lower end lies to the right and so the upper one to the left
    return (angle - 90) * temporal


def _ratios(
    disc: Outline | str, cup: Outline | str, axis: tuple[float, float] | str, *, region: str
) -> Iterator[Measurement]:
    for biomarker, turned in ((VERTICAL_CDR, True), (HORIZONTAL_CDR, False)):
        if isinstance(disc, str) or isinstance(cup, str):
            yield from measured(biomarker, "optic_cup", str(cup), region=region)
        elif isinstance(axis, str):
            yield from measured(biomarker, "optic_cup", axis, region=region)
        else:
            along = (-axis[1], axis[0]) if turned else axis
            ratio = cup.extent(along) / disc.extent(along)
            yield from measured(biomarker, "optic_cup", ratio, region=region)


def _fovea_axis(anatomy: Anatomy) -> tuple[float, float] | str:
    offset = anatomy.fovea_offset()
    if isinstance(offset, str):
        return offset
    length = math.hypot(*offset)
    return offset[0] / length, offset[1] / length
