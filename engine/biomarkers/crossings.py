"""Crossings of arteries and veins, and where a vein is narrowed beside the artery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from scipy.spatial import cKDTree

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import Biomarker, measured
from engine.biomarkers.geometry import Points
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.profile import profile_widths
from engine.biomarkers.vessel_tree import Segment, VesselTree
from engine.biomarkers.vessels import tree_of
from engine.layers import Mask

TOUCH = 1.0  # pixels between centre lines that cross
STEEPEST = np.deg2rad(30)  # vessels that meet at a smaller angle run along each other
NARROWED = 0.75  # of the width farther away
BESIDE = 1.0  # vein widths from the artery's wall on, in which the vein may be narrowed
AWAY = (2.0, 4.0)  # vein widths from the artery's wall, between which it has its own width
WIDEST_SMOOTHING = 2.0  # pixels; the narrowing is as short as the vein is wide
COARSE = 4.0  # pixels; the width of narrower veins is mostly that of the mask's steps
FEWEST = 3  # places with a width on each side, beside the artery and away from it
NGUYEN = "Nguyen et al. 2013, IEEE Trans Biomed Eng 60:3194, doi:10.1109/TBME.2013.2271035"

CROSSINGS = Biomarker(
    key="av_crossings",
    title="Crossings with an artery",
    units=("count",),
    regions=("field",),
    structures=("vein",),
    text="Places where the centre lines of an artery and a vein cross at 30° or more and the vein "
    f"can be measured on both sides. Veins narrower than {COARSE:.0f} px are left out.",
    source=NGUYEN,
    rule="Needs arteries and veins.",
)
RATIO = Biomarker(
    key="av_crossing_width_ratio",
    title="Narrowest at a crossing",
    units=("1",),
    regions=("field",),
    structures=("vein",),
    text="Width of the vein within one of its widths beside the artery, divided by its width 2 to "
    "4 widths away; of the two sides the less narrowed one. The smallest over all crossings.",
    source=NGUYEN,
    rule="Needs at least one crossing.",
)
NICKING = Biomarker(
    key="av_nicking_candidates",
    title="Nicking candidates",
    units=("count",),
    regions=("field",),
    structures=("vein",),
    text=f"Crossings where that ratio is at most {NARROWED}. They are places to look at: a "
    "narrowing of the mask is not yet one of the vein.",
    source=NGUYEN,
    rule="Needs at least one crossing.",
)
BIOMARKERS = (CROSSINGS, RATIO, NICKING)


@dataclass(frozen=True)
class Crossing:
    """A place (x, y) in isotropic pixels, and the vein's width beside the artery to that away."""

    place: tuple[float, float]
    ratio: float

    @property
    def narrowed(self) -> bool:
        return self.ratio <= NARROWED


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """How many crossings there are and how narrow the vein is there."""
    found = crossings_of(anatomy)
    if isinstance(found, str):
        for biomarker in BIOMARKERS:
            yield from measured(biomarker, "vein", found)
        return
    none = "No vein that is wide enough crosses an artery."
    yield from measured(CROSSINGS, "vein", len(found))
    yield from measured(RATIO, "vein", min((each.ratio for each in found), default=none))
    yield from measured(NICKING, "vein", sum(each.narrowed for each in found) if found else none)


def crossings_of(anatomy: Anatomy) -> tuple[Crossing, ...] | str:
    """All crossings that can be measured, or why there can be none."""
    arteries, veins = tree_of(anatomy, "artery"), tree_of(anatomy, "vein")
    mask = anatomy.image_mask("vein")
    if isinstance(arteries, str):
        return arteries
    if isinstance(veins, str) or isinstance(mask, str):
        return str(veins)
    return _crossings(arteries, veins, anatomy.geometry.isotropic(mask))


def _crossings(arteries: VesselTree, veins: VesselTree, mask: Mask) -> tuple[Crossing, ...]:
    lines = [segment for segment in arteries.segments if len(segment.points) > 2]
    if not lines:
        return ()
    points = np.concatenate([segment.points for segment in lines])
    ways = np.concatenate([np.gradient(segment.points, axis=0) for segment in lines])
    widths = np.concatenate([segment.widths for segment in lines])
    tree = cKDTree(points)
    found = []
    for vein in veins.segments:
        if len(vein.points) > 2:
            near, index = tree.query(vein.points, distance_upper_bound=TOUCH)
            for at in _places(near):
                touched = int(index[at])
                crossing = _crossing(mask, vein, at, ways[touched], float(widths[touched]))
                found += [crossing] if crossing else []
    return tuple(found)


def _places(near: Points) -> Iterator[int]:
    """The nearest place of every run of places where the centre lines touch."""
    touches = np.flatnonzero(np.isfinite(near))
    if touches.size:
        for run in np.split(touches, np.flatnonzero(np.diff(touches) > 3) + 1):
            yield int(run[near[run].argmin()])


def _crossing(
    mask: Mask, vein: Segment, at: int, artery_way: Points, artery_width: float
) -> Crossing | None:
    """The crossing at one place of a vein; None where it is none or cannot be measured."""
    way = np.gradient(vein.points, axis=0)[at]
    cosine = abs(way @ artery_way) / max(np.hypot(*way) * np.hypot(*artery_way), 1e-9)
    angle = np.arccos(min(float(cosine), 1.0))
    known = vein.widths[np.isfinite(vein.widths)]
    if angle < STEEPEST or known.size == 0 or not np.isfinite(artery_width):
        return None
    width = float(np.median(known))
    wall = artery_width / 2 / np.sin(angle)
    if width < COARSE:
        return None
    reach = round(wall + AWAY[1] * width) + 1
    first = max(at - reach, 0)
    line = vein.points[first : at + reach + 1]
    along = np.arange(len(line)) - (at - first)
    widths = _profile(mask, line, width)
    ratios = []
    for side in (-1, 1):
        off = (along * side - wall) / width
        beside = widths[(off > 0) & (off <= BESIDE)]
        away = widths[(off >= AWAY[0]) & (off <= AWAY[1])]
        beside, away = beside[np.isfinite(beside)], away[np.isfinite(away)]
        if min(beside.size, away.size) < FEWEST:
            return None
        ratios.append(float(np.median(beside) / np.median(away)))
    x, y = vein.points[at]
    return Crossing((float(x), float(y)), max(ratios))


def _profile(mask: Mask, line: Points, width: float) -> Points:
    """Widths along a short line, hardly smoothed, from the part of the mask around it."""
    margin = round(2 * width) + 4
    left, top = np.maximum(np.floor(line.min(0)).astype(int) - margin, 0)
    right, bottom = np.ceil(line.max(0)).astype(int) + margin
    part = mask[top:bottom, left:right]
    radius = cv2.distanceTransform(np.pad(part, 1).astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
    shifted = line - (left, top)
    return profile_widths(
        part, [shifted], radius.astype(np.float64), smoothing=min(WIDEST_SMOOTHING, width / 4)
    )[0]
