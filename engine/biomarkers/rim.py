"""The neuroretinal rim: its area, its width around the clock, and the rules built on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import LENGTH, Biomarker, measured, scaled
from engine.biomarkers.disc import CDR_RULE, JONAS
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.outline import Outline

SPAETH = "Spaeth et al. 2002, Trans Am Ophthalmol Soc 100:181"
QUADRANTS = ("inferior", "superior", "nasal", "temporal")
HOURS = tuple(f"clock_{hour}" for hour in range(1, 13))
TOLERANCE = 0.02  # of the disc diameter: differences of rim widths that are no difference
ABSENT = 1.0  # isotropic pixels; a rim this narrow is none
SMALL_MM, LARGE_MM = 1.5, 2.0  # vertical disc diameters between which a disc is average (DDLS)
RATIOS = (0.1, 0.2, 0.3, 0.4, 0.5)  # between the stages 5 to 0 of an average disc (DDLS)
ANGLES = np.deg2rad(np.arange(0, 360, 0.5))  # from x towards y, so clockwise in the picture

RIM_AREA = Biomarker(
    key="rim_area",
    title="Rim area",
    units=("px2", "mm2"),
    regions=("disc",),
    structures=("optic_cup",),
    text="Area of the disc less that of the cup.",
    source=JONAS,
    rule=CDR_RULE,
)
RIM_WIDTH = Biomarker(
    key="rim_width",
    title="Rim width",
    units=LENGTH,
    regions=(*QUADRANTS, *HOURS),
    structures=("optic_cup",),
    text="Mean over a sector of the disc's margin of the shortest distance to the cup's margin. "
    "Quadrants are 90° wide, hours 30°, around the disc's centre; hours are those of a clock laid "
    "on the picture.",
    source=f"{JONAS}; shortest distance after Reis et al. 2012, Ophthalmology 119:738, "
    "doi:10.1016/j.ophtha.2011.09.054",
    rule="Nasal and temporal need the eye or the fovea.",
    aliases=("isnt",),
)
MINIMUM_RIM = Biomarker(
    key="minimum_rim_width",
    title="Minimum rim width",
    units=LENGTH,
    regions=("disc",),
    structures=("optic_cup",),
    text="Smallest of the shortest distances from the disc's margin to the cup's margin.",
    source=SPAETH,
    rule=CDR_RULE,
)
MINIMUM_HOUR = Biomarker(
    key="minimum_rim_hour",
    title="Hour of the minimum rim",
    units=("clock",),
    regions=("disc",),
    structures=("optic_cup",),
    text="Where the rim is narrowest, as the hour of a clock laid on the picture, 1 to 12.",
    source=SPAETH,
)
RIM_TO_DISC = Biomarker(
    key="rim_to_disc_ratio",
    title="Minimum rim-to-disc ratio",
    units=("1",),
    regions=("disc",),
    structures=("optic_cup",),
    text="Smallest ratio of rim width to the disc's diameter through the same place of its margin "
    "and its centre.",
    source=SPAETH,
)
ISNT = Biomarker(
    key="isnt_steps",
    title="ISNT steps that hold",
    units=("count",),
    regions=("disc",),
    structures=("optic_cup",),
    text="How many of these hold, 0 to 3: the inferior rim is at least as wide as the superior "
    "one, the superior as the nasal, the nasal as the temporal. A shortfall of up to "
    f"{TOLERANCE:.0%} of the disc diameter counts as held.",
    source="Harizman et al. 2006, Arch Ophthalmol 124:1579, doi:10.1001/archopht.124.11.1579",
    rule="Needs the eye or the fovea.",
)
DDLS = Biomarker(
    key="ddls",
    title="Disc damage likelihood scale",
    units=("count",),
    regions=("disc",),
    structures=("optic_cup",),
    text="Stage 1 to 10 from the minimum rim-to-disc ratio, the extent without any rim, and the "
    f"disc's vertical diameter (small below {SMALL_MM} mm, large above {LARGE_MM} mm).",
    source=f"{SPAETH}; table in Henderer 2006, Br J Ophthalmol 90:395",
    rule="Needs a scale that does not come from the disc itself.",
)
BIOMARKERS = (RIM_AREA, RIM_WIDTH, MINIMUM_RIM, MINIMUM_HOUR, RIM_TO_DISC, ISNT, DDLS)


@dataclass(frozen=True, eq=False)
class Rim:
    """Rim width at each of `ANGLES` around the disc, with the disc's diameter there (px)."""

    widths: Points
    diameters: Points

    def mean(self, middle: float, width: float) -> float:
        """Mean width over a sector of `width` degrees around `middle` (degrees from x to y)."""
        away = (np.rad2deg(ANGLES) - middle + 180) % 360 - 180
        return float(self.widths[(away >= -width / 2) & (away < width / 2)].mean())

    @property
    def thinnest_ratio(self) -> float:
        return float((self.widths / self.diameters).min())

    @property
    def hour(self) -> int:
        """The clock's hour where the rim is narrowest, 1 to 12."""
        degrees = float(np.rad2deg(ANGLES[self.widths.argmin()]))
        return round((degrees + 90) / 30) % 12 or 12

    @property
    def absent_degrees(self) -> float:
        """Extent of the disc's margin that has no rim."""
        return 360 * float(np.mean(self.widths <= ABSENT))


def rim_of(disc: Outline, cup: Outline) -> Rim:
    """The rim between two outlines, measured from the disc's margin inwards."""
    reach = disc.reach(ANGLES)
    margin = disc.centre + reach[:, None] * np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
    widths = cKDTree(_dense(cup.points)).query(margin)[0]
    return Rim(widths=widths, diameters=reach + np.roll(reach, len(reach) // 2))


def thinnest(disc: Outline, cup: Outline) -> Points:
    """The line (2, 2) from the disc's margin to the cup's where the rim is narrowest."""
    at = rim_of(disc, cup).widths.argmin()
    way = np.array([np.cos(ANGLES[at]), np.sin(ANGLES[at])])
    margin = disc.centre + disc.reach(ANGLES[at : at + 1]) * way
    line = _dense(cup.points)
    return np.array([margin, line[np.hypot(*(line - margin).T).argmin()]])


def _dense(points: Points) -> Points:
    """The closed line with four points where it had one, so that distances to it are exact."""
    steps = np.diff(points, axis=0)
    return np.concatenate([points[:-1] + share * steps for share in (0, 0.25, 0.5, 0.75)])


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Area, widths, and the rules; with reasons where there is no disc or no cup."""
    disc, cup, ruler = anatomy.disc, anatomy.cup, anatomy.ruler
    if isinstance(disc, str) or isinstance(cup, str):
        for biomarker in BIOMARKERS:
            for region in biomarker.regions:
                yield from measured(biomarker, "optic_cup", str(cup), region=region)
        return
    rim = rim_of(disc, cup)
    yield from scaled(RIM_AREA, "optic_cup", disc.area - cup.area, ruler)
    sectors = _sectors(rim, anatomy.temporal)
    for region, width in sectors.items():
        yield from scaled(RIM_WIDTH, "optic_cup", width, ruler, region=region)
    yield from scaled(MINIMUM_RIM, "optic_cup", float(rim.widths.min()), ruler)
    yield from measured(MINIMUM_HOUR, "optic_cup", rim.hour)
    yield from measured(RIM_TO_DISC, "optic_cup", rim.thinnest_ratio)
    yield from measured(ISNT, "optic_cup", _isnt(sectors, disc.extent((0, 1))))
    yield from measured(
        DDLS, "optic_cup", _ddls(rim, ruler.convert(disc.extent((0, 1)), "um", "optic_disc"))
    )


def middle_of(region: str, temporal: int | str) -> float | str:
    """Angle of a sector's middle in degrees from x towards y, or why it is not known."""
    if region.startswith("clock_"):
        return 30.0 * int(region.removeprefix("clock_")) - 90
    if region in ("inferior", "superior"):
        return 90.0 if region == "inferior" else 270.0
    if isinstance(temporal, str):
        return temporal
    to_the_right = temporal > 0 if region == "temporal" else temporal < 0
    return 0.0 if to_the_right else 180.0


def _sectors(rim: Rim, temporal: int | str) -> dict[str, float | str]:
    """Mean width of every quadrant and hour."""
    widths: dict[str, float | str] = {}
    for region in RIM_WIDTH.regions:
        middle = middle_of(region, temporal)
        width = 90.0 if region in QUADRANTS else 30.0
        widths[region] = middle if isinstance(middle, str) else rim.mean(middle, width)
    return widths


def _isnt(sectors: dict[str, float | str], diameter: float) -> int | str:
    widths = []
    for region in QUADRANTS:
        width = sectors[region]
        if isinstance(width, str):
            return width
        widths.append(width)
    slack = TOLERANCE * diameter
    return sum(wide >= narrow - slack for wide, narrow in pairwise(widths))


def _ddls(rim: Rim, diameter_um: float | str) -> int | str:
    """The stage; a small disc stands one higher, a large one one lower than an average one."""
    if isinstance(diameter_um, str):
        return f"The scale needs the disc's size in mm. {diameter_um}"
    if rim.absent_degrees > 0:
        stage = 6 + int(np.searchsorted([45, 90, 180, 270], rim.absent_degrees))
    else:
        stage = 5 - int(np.searchsorted(RATIOS, rim.thinnest_ratio, side="right"))
    size = diameter_um / 1000
    offset = 1 if size < SMALL_MM else -1 if size > LARGE_MM else 0
    return min(max(stage + offset, 1), 10)
