"""How much vessels wind, and how they fork."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.optimize import brentq

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import Biomarker, measured, scaled
from engine.biomarkers.geometry import Points, slopes
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.vessel_tree import Segment, VesselTree
from engine.biomarkers.vessels import VESSELS, tree_of
from engine.biomarkers.zones import Zone, zone

SHORTEST = 6.0  # of the smoothing length of the centre lines: shorter segments show no winding
FEWEST_SEGMENTS = 3
FEWEST_FORKS = 5
REGIONS = ("field", "zone_c")
TURN = 0.02  # of a curve's largest curvature; less is no turn to the other side
AHEAD = (1.5, 4.0)  # widths away from a fork between which a branch shows direction and width
EXPONENTS = (0.5, 10.0)  # of forks that Murray's law can describe at all
HART = "Hart et al. 1999, Int J Med Inform 53:239, doi:10.1016/S1386-5056(98)00163-4"
RULE = f"At least {FEWEST_SEGMENTS} segments that are long enough to show winding."

ARC_CHORD = Biomarker(
    key="tortuosity_arc_chord",
    title="Tortuosity, arc over chord",
    units=("1",),
    regions=REGIONS,
    structures=VESSELS,
    text="Length of a segment between two forks divided by the straight distance of its ends; 1 is "
    "straight. Mean over segments, weighted with their length.",
    source=HART,
    rule=RULE,
    aliases=("tortuosity",),
    headline=True,
)
CURVATURE = Biomarker(
    key="tortuosity_squared_curvature",
    title="Tortuosity, squared curvature",
    units=("1/px2", "1/dd2", "1/mm2"),
    regions=REGIONS,
    structures=VESSELS,
    text="Integral of the squared curvature along the centre lines divided by their length. An arc "
    "of radius r has 1/r².",
    source=HART,
    rule=RULE,
)
DENSITY = Biomarker(
    key="tortuosity_density",
    title="Tortuosity density",
    units=("1/px", "1/dd", "1/mm"),
    regions=REGIONS,
    structures=VESSELS,
    text="A segment is cut where it turns to the other side: (n - 1) / n times the sum of (arc / "
    "chord - 1) over its n turns, divided by its length. Mean over segments, weighted with length.",
    source="Grisan, Foracchia and Ruggeri 2008, IEEE Trans Med Imaging 27:310, "
    "doi:10.1109/TMI.2007.904657",
    rule=RULE,
)
ANGLE = Biomarker(
    key="branching_angle",
    title="Branching angle",
    units=("deg",),
    regions=("field",),
    structures=("artery", "vein"),
    text="Angle between the two narrower branches of a fork, median over all forks. Directions are "
    f"taken between {AHEAD[0]:.1f} and {AHEAD[1]:.1f} widths away from where the walls part.",
    source="Zamir, Medeiros and Cunningham 1979, J Gen Physiol 74:537, doi:10.1085/jgp.74.4.537",
    rule=f"At least {FEWEST_FORKS} forks.",
)
EXPONENT = Biomarker(
    key="junctional_exponent",
    title="Junctional exponent",
    units=("1",),
    regions=("field",),
    structures=("artery", "vein"),
    text="The x of w₀ˣ = w₁ˣ + w₂ˣ for the widths at a fork, w₀ the widest; median over all forks. "
    "Murray's law expects 3.",
    source="Murray 1926, Proc Natl Acad Sci USA 12:207; Chapman et al. 2002, Clin Sci 103:111",
    rule=f"At least {FEWEST_FORKS} forks whose widest branch is wider than both others.",
)
FORKS = Biomarker(
    key="forks",
    title="Forks",
    units=("count",),
    regions=("field",),
    structures=("artery", "vein"),
    text="Number of places where a vessel divides in two, crossings left out.",
    source="this software",
)
WINDING = (ARC_CHORD, CURVATURE, DENSITY)
FORKING = (ANGLE, EXPONENT, FORKS)
BIOMARKERS = (*WINDING, *FORKING)


def measure(anatomy: Anatomy) -> Iterator[Measurement]:
    """Tortuosity of all vessels, then the forks of arteries and veins."""
    for structure in VESSELS:
        tree = tree_of(anatomy, structure)
        for region in REGIONS:
            yield from _tortuosity(anatomy, structure, tree, region)
        if structure != "vessel":
            yield from _forks(structure, tree)


# --- tortuosity


def squared_curvature(line: Points) -> float:
    """∫ κ² ds / length of a line (n, 2) with one point a pixel; 1/px²."""
    first = slopes(line)
    second = slopes(first)
    speed = np.maximum(np.hypot(*first.T), 1e-9)
    curvature = _cross(first, second) / speed**3
    return float((curvature**2 * speed).sum() / speed.sum())


def turns_density(line: Points) -> float:
    """Grisan's tortuosity density of a line (n, 2) with one point a pixel; 1/px."""
    first = slopes(line)
    bend = _cross(first, slopes(first))
    clear = np.abs(bend) > TURN * np.abs(bend).max()
    places = np.flatnonzero(clear)
    changes = np.flatnonzero(np.diff(np.sign(bend[places])))
    inner = (places[changes] + places[changes + 1]) // 2
    cuts = np.unique(np.concatenate([[0], inner, [len(line) - 1]]))
    steps = np.hypot(*np.diff(line, axis=0).T)
    arcs = np.add.reduceat(steps, cuts[:-1])
    chords = np.hypot(*np.diff(line[cuts], axis=0).T)
    excess = float((arcs / np.maximum(chords, 1.0) - 1).sum())
    return (len(arcs) - 1) / len(arcs) * excess / float(steps.sum())


def _cross(a: Points, b: Points) -> Points:
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])


def _length(line: Points) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _chord(line: Points) -> float:
    return float(np.hypot(*(line[-1] - line[0])))


def _tortuosity(
    anatomy: Anatomy, structure: str, tree: VesselTree | str, region: str
) -> Iterator[Measurement]:
    note = anatomy.choices.zones_note if region != "field" else None
    values = _values(anatomy, tree, region)
    arc, curvature, density = (values,) * 3 if isinstance(values, str) else values
    yield from measured(ARC_CHORD, structure, arc, region=region, note=note)
    yield from scaled(CURVATURE, structure, curvature, anatomy.ruler, region=region, note=note)
    yield from scaled(DENSITY, structure, density, anatomy.ruler, region=region, note=note)


def _values(
    anatomy: Anatomy, tree: VesselTree | str, region: str
) -> tuple[float, float, float] | str:
    if isinstance(tree, str):
        return tree
    ring = None if region == "field" else zone(anatomy, region)
    return ring if isinstance(ring, str) else _tree_winding(tree, ring)


@lru_cache(maxsize=12)
def _tree_winding(tree: VesselTree, ring: Zone | None) -> tuple[float, float, float] | str:
    """The winding of the segments within a ring, of all without one; kept for unchanged trees."""
    lines = _long_enough(_within(tree, ring), tree)
    return lines if isinstance(lines, str) else _winding(lines, ends=round(tree.smoothing))


def _winding(lines: Sequence[Points], *, ends: int) -> tuple[float, float, float]:
    """Arc over chord, squared curvature and turns' density: means weighted with length.

    The skeleton bends towards corners and forks at its ends, which the vessel does not: there,
    `ends` pixels are left out of the latter two.
    """
    inner = slice(ends, -ends)
    values = [
        (_length(line) / _chord(line), squared_curvature(line[inner]), turns_density(line[inner]))
        for line in lines
    ]
    arc, curvature, density = np.average(values, axis=0, weights=[_length(line) for line in lines])
    return float(arc), float(curvature), float(density)


def long_lines(anatomy: Anatomy, tree: VesselTree | str, region: str) -> list[Points] | str:
    """Centre lines that are long enough, cut to the region; or why there are too few."""
    if isinstance(tree, str):
        return tree
    ring = None if region == "field" else zone(anatomy, region)
    return ring if isinstance(ring, str) else _long_enough(_within(tree, ring), tree)


def _within(tree: VesselTree, ring: Zone | None) -> list[Points]:
    """The centre lines cut to a ring; whole without one."""
    lines = [segment.points for segment in tree.segments if segment.start != segment.end]
    if ring is None:
        return lines
    pieces = []
    for line in lines:
        away = np.hypot(*(line - ring.centre).T)
        pieces += [line[a:b] for a, b in _runs((away >= ring.inner) & (away <= ring.outer))]
    return pieces


def _long_enough(lines: Sequence[Points], tree: VesselTree) -> list[Points] | str:
    shortest = SHORTEST * tree.smoothing
    long = [line for line in lines if len(line) > shortest and _chord(line) > shortest / 2]
    if len(long) < FEWEST_SEGMENTS:
        return f"Fewer than {FEWEST_SEGMENTS} segments are long enough to show winding."
    return long


def _runs(inside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]])))
    return zip(edges[::2], edges[1::2], strict=True)


# --- forks


@dataclass(frozen=True)
class Fork:
    """A place (x, y) in isotropic pixels where a vessel divides.

    `angle` is that between the narrower branches in degrees; `exponent` the junctional exponent,
    None where the widest branch is not wide enough for one.
    """

    place: tuple[float, float]
    angle: float
    exponent: float | None


@lru_cache(maxsize=6)
def forks_of(tree: VesselTree) -> tuple[Fork, ...]:
    """All forks whose three branches show a direction and a width."""
    found = []
    for node in tree.graph.nodes:
        edges = list(tree.graph.edges(node, data="segment"))
        if tree.graph.degree(node) != 3 or len(edges) != 3:
            continue
        branches = [_branch(segment, node, tree.smoothing) for _, _, segment in edges]
        known = sorted((branch for branch in branches if branch), key=lambda one: -one[0])
        if len(known) == 3:
            (w0, _), (w1, a), (w2, b) = known
            angle = float(np.rad2deg(np.arccos(np.clip(a @ b, -1, 1))))
            place = tree.graph.nodes[node]["place"]
            found.append(Fork((float(place[0]), float(place[1])), angle, exponent(w0, w1, w2)))
    return tuple(found)


def exponent(parent: float, one: float, two: float) -> float | None:
    """The x of parentˣ = oneˣ + twoˣ; None where there is none between 0.5 and 10."""
    low, high = EXPONENTS

    def excess(x: float) -> float:
        return float((one / parent) ** x + (two / parent) ** x - 1)

    return float(brentq(excess, low, high)) if excess(low) > 0 > excess(high) else None


def _branch(segment: Segment, node: int, smoothing: float) -> tuple[float, Points] | None:
    """Width and direction (unit vector) with which a segment leaves a node."""
    turned = segment.start != node
    line = segment.points[::-1] if turned else segment.points
    widths = segment.widths[::-1] if turned else segment.widths
    known = widths[np.isfinite(widths)][:20]
    if known.size == 0:
        return None
    # widths are averaged along the vessel, and so is what the fork adds to them
    near, far = (round(ahead * float(np.median(known)) + smoothing) for ahead in AHEAD)
    if len(line) <= far:
        return None
    ahead = widths[near : far + 1]
    if not np.isfinite(ahead).any():
        return None
    way = line[far] - line[near]
    return float(np.nanmedian(ahead)), way / max(float(np.hypot(*way)), 1e-9)


def _forks(structure: str, tree: VesselTree | str) -> Iterator[Measurement]:
    if isinstance(tree, str):
        for biomarker in FORKING:
            yield from measured(biomarker, structure, tree)
        return
    forks = forks_of(tree)
    exponents = [fork.exponent for fork in forks if fork.exponent is not None]
    few = f"Fewer than {FEWEST_FORKS} forks can be measured."
    angle = float(np.median([fork.angle for fork in forks])) if len(forks) >= FEWEST_FORKS else few
    yield from measured(ANGLE, structure, angle)
    middle = float(np.median(exponents)) if len(exponents) >= FEWEST_FORKS else few
    yield from measured(EXPONENT, structure, middle)
    count = sum(tree.graph.degree(node) == 3 for node in tree.graph.nodes)
    yield from measured(FORKS, structure, count)
