"""Calibre around the disc: CRAE, CRVE and their ratio."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import LENGTH, Biomarker, measured, scaled
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.stems import stems
from engine.biomarkers.vessels import tree_of
from engine.biomarkers.zones import ZONES, Zone, why_hidden, zone
from engine.choices import VesselPoint

SIX = 6  # vessels that CRAE and CRVE are made of
ACROSS = 0.5  # of a zone's width that a vessel must run through, from the disc outwards
COARSE = 3.0  # pixels; the width of finer vessels is mostly that of the mask's steps
FEWEST_WIDTHS = 5  # places with a width that a vessel must have
CLICK = 0.1  # disc diameters from a vessel within which a reader's click means it
FACTORS = {"artery": 0.88, "vein": 0.95}
KNUDTSON = "Knudtson et al. 2003, Curr Eye Res 27:143, doi:10.1076/ceyr.27.3.143.16049"
RULE = (
    f"Flagged with fewer than {SIX} vessels, with vessels of less than {COARSE:.0f} px, and where "
    "too little of the zone can be seen."
)


def _equivalent(key: str, structure: str, name: str) -> Biomarker:
    return Biomarker(
        key=key,
        title=key.upper(),
        units=LENGTH,
        regions=tuple(ZONES),
        structures=(structure,),
        text=f"The six widest {name} of the zone: widest and narrowest are joined to "
        f"{FACTORS[structure]} · (w₁² + w₂²)^½ until one is left.",
        source=KNUDTSON,
        rule=RULE,
        aliases=(key.upper(),),
        headline=True,
    )


CRAE = _equivalent("crae", "artery", "arteries")
CRVE = _equivalent("crve", "vein", "veins")
AVR = Biomarker(
    key="avr",
    title="Arteriole-to-venule ratio (AVR)",
    units=("1",),
    regions=tuple(ZONES),
    structures=("vessel",),
    text="CRAE divided by CRVE of the same zone.",
    source=KNUDTSON,
    rule=RULE,
    aliases=("av_ratio",),
    headline=True,
)
USED = Biomarker(
    key="vessels_used",
    title="Vessels measured",
    units=("count",),
    regions=tuple(ZONES),
    structures=("artery", "vein"),
    text=f"How many vessels CRAE or CRVE is made of, at most {SIX}. A vessel runs on through the "
    f"wider branch at a fork and counts where it runs through {ACROSS:.0%} of the zone's width; "
    "its own width is the median of its profiles across the centre line.",
    source="Hubbard et al. 1999, Ophthalmology 106:2269, doi:10.1016/S0161-6420(99)90525-0",
)
BIOMARKERS = (CRAE, CRVE, AVR, USED)


@dataclass(frozen=True, eq=False)
class ZoneVessel:
    """The piece of one vessel within a zone.

    `points` (n, 2) are its centre line (x, y) in isotropic pixels, `width` its median width there;
    `used` says whether it is one of the six.
    """

    points: Points
    width: float
    used: bool


def equivalent(widths: Sequence[float], factor: float) -> float:
    """Knudtson's revised formula for any number of widths, at least one.

    The widest is joined with the narrowest and so on; a middle one is carried to the next round.
    """
    left = sorted(widths)
    while len(left) > 1:
        half = len(left) // 2
        pairs = zip(left[:half], reversed(left[-half:]), strict=True)
        joined = [factor * math.hypot(narrow, wide) for narrow, wide in pairs]
        left = sorted(joined + left[half : len(left) - half])
    return left[0]


def zone_vessels(anatomy: Anatomy, structure: str, name: str) -> tuple[ZoneVessel, ...] | str:
    """All vessels of one kind through a zone, the widest first, or why there are none."""
    ring, tree = zone(anatomy, name), tree_of(anatomy, structure)
    if isinstance(ring, str):
        return ring
    if isinstance(tree, str):
        return tree
    pieces = [piece for line, widths in stems(tree) for piece in _pieces(line, widths, ring)]
    pieces.sort(key=lambda piece: -piece[1])
    used = _used(anatomy, structure, [points for points, _ in pieces])
    return tuple(
        ZoneVessel(points, width, index in used) for index, (points, width) in enumerate(pieces)
    )


def _pieces(line: Points, along: Points, ring: Zone) -> Iterator[tuple[Points, float]]:
    """The parts of a stem that run far enough through the ring, with their widths."""
    through = ACROSS * (ring.outer - ring.inner)
    away = np.hypot(*(line - ring.centre).T)
    inside = (away >= ring.inner) & (away <= ring.outer)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]])))
    for first, beyond in zip(edges[::2], edges[1::2], strict=True):
        cut = slice(first, beyond)
        widths = along[cut][np.isfinite(along[cut])]
        if np.ptp(away[cut]) >= through and widths.size >= FEWEST_WIDTHS:
            yield line[cut], float(np.median(widths))


def _used(anatomy: Anatomy, structure: str, lines: Sequence[Points]) -> set[int]:
    """Which of the vessels, widest first, are measured: those a reader took in, then the widest."""
    reach = CLICK * float(anatomy.ruler.disc_diameter)
    left_out, taken_in = (
        _meant(anatomy, [point for point in points if point.structure == structure], lines, reach)
        for points in (anatomy.choices.left_out, anatomy.choices.taken_in)
    )
    taken_in -= left_out
    rest = [index for index in range(len(lines)) if index not in left_out | taken_in]
    return set([*sorted(taken_in), *rest][:SIX])


def _meant(
    anatomy: Anatomy, clicks: Sequence[VesselPoint], lines: Sequence[Points], reach: float
) -> set[int]:
    """The vessel nearest to each click, where one is near enough."""
    meant = set()
    for click in clicks:
        place = anatomy.geometry.to_isotropic(click.x, click.y)
        away = [float(np.hypot(*(line - place).T).min()) for line in lines]
        if away and min(away) <= reach:
            meant.add(int(np.argmin(away)))
    return meant


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """CRAE, CRVE, AVR and the number of vessels, zone by zone."""
    for name in ZONES:
        arteries = _calibre(anatomy, "artery", name)
        veins = _calibre(anatomy, "vein", name)
        told = anatomy.choices.vessels_note
        for biomarker, calibre in ((CRAE, arteries), (CRVE, veins)):
            yield from scaled(
                biomarker, calibre.structure, calibre.value, anatomy.ruler,
                region=name, flag=calibre.flag, note=told(calibre.structure),
            )  # fmt: skip
        yield from _ratio(arteries, veins, region=name, note=told("artery", "vein"))
        for calibre in (arteries, veins):
            note = told(calibre.structure)
            yield from measured(USED, calibre.structure, calibre.count, region=name, note=note)


@dataclass(frozen=True)
class _Calibre:
    structure: str
    value: float | str
    count: int | str
    flag: str | None = None


def _calibre(anatomy: Anatomy, structure: str, name: str) -> _Calibre:
    vessels, ring = zone_vessels(anatomy, structure, name), zone(anatomy, name)
    if isinstance(vessels, str) or isinstance(ring, str):
        return _Calibre(structure, str(vessels), str(vessels))
    widths = [vessel.width for vessel in vessels if vessel.used]
    if not widths:
        reason = f"No {structure} runs through the zone."
        return _Calibre(structure, reason, reason)
    flag = why_hidden(anatomy, ring)
    if np.median(widths) < COARSE:
        flag = f"The vessels are less than {COARSE:.0f} px wide: the image is too coarse for this."
    if len(widths) < SIX:
        flag = f"Only {len(widths)} of {SIX} vessels were found in the zone; the value is too low."
    return _Calibre(structure, equivalent(widths, FACTORS[structure]), len(widths), flag)


def _ratio(
    arteries: _Calibre, veins: _Calibre, *, region: str, note: str | None
) -> Iterator[Measurement]:
    if isinstance(arteries.value, str) or isinstance(veins.value, str):
        reason = arteries.value if isinstance(arteries.value, str) else str(veins.value)
        yield from measured(AVR, "vessel", reason, region=region)
        return
    flag = arteries.flag or veins.flag
    ratio = arteries.value / veins.value
    yield from measured(AVR, "vessel", ratio, region=region, flag=flag, note=note)
