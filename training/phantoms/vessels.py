"""Arteries and veins of a right eye, grown as trees that share the retina among their branches.

The frame: origin at the optic disc's centre, x to the nasal side, y down, and the radius of a
45-degree field as unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from training.phantoms.tubes import Points, Tube

VesselKind = Literal["artery", "vein"]

FOVEA = (-0.63, 0.07)
FOVEAL_ZONE = 0.085  # radius without vessels
DISC_ZONE = 0.15  # radius around the disc's centre in which only the trunks run
REACH = 1.12  # radius around the field's centre that the trees fill

STEP = 0.012
SPACING = 0.082  # no place is farther than this from an artery, and from a vein
CLEARANCE = 0.026  # between two branches of one kind

# Trunks as the points that they pass, from the disc outwards; x nasal, y down.
TRUNKS = {
    "superior temporal": [(0.015, 0.00), (0.03, -0.13), (-0.05, -0.30), (-0.26, -0.47),
                          (-0.55, -0.53), (-0.88, -0.50), (-1.15, -0.38)],
    "inferior temporal": [(0.015, 0.00), (0.03, 0.13), (-0.05, 0.33), (-0.24, 0.53),
                          (-0.53, 0.63), (-0.88, 0.61), (-1.15, 0.50)],
    "superior nasal": [(0.015, 0.00), (0.07, -0.10), (0.16, -0.27), (0.28, -0.47), (0.36, -0.72)],
    "inferior nasal": [(0.015, 0.00), (0.07, 0.10), (0.18, 0.26), (0.30, 0.45), (0.38, 0.70)],
}  # fmt: skip
ORIGIN = {"artery": (0.004, 0.0), "vein": (-0.006, 0.004)}  # where the trunks come together
SPREAD = {"artery": 0.93, "vein": 1.05}  # arterial arcades run a little inside the venous ones
TRUNK_WIDTH = {"artery": 0.0160, "vein": 0.0215}
FINEST = {"artery": 0.0026, "vein": 0.0030}
MURRAY = 2.7  # widths at a fork: parent^n = sum of children^n (Murray 1926: 3; retina 2.1 to 2.9)


@dataclass
class _Tree:
    """Nodes with the index of their parent (-1 at a root)."""

    places: Points
    parents: list[int]

    def add(self, path: Points, *, parent: int) -> None:
        """Let a chain of nodes grow from `parent`."""
        for number in range(len(path)):
            self.parents.append(parent if number == 0 else len(self.parents) - 1)
        self.places = np.concatenate([self.places, path])

    def downstream(self) -> Points:
        """Unit vector of the flow at every node; (0, 0) at a root."""
        parents = np.array(self.parents)
        flow = np.where(parents[:, None] >= 0, self.places - self.places[parents], 0)
        return np.asarray(flow / np.maximum(np.hypot(*flow.T), 1e-9)[:, None])


@lru_cache(maxsize=16)
def grow(kind: VesselKind, *, seed: int) -> tuple[Tube, ...]:
    """The arteries or the veins of a right eye, one tube from each fork to a tip."""
    rng = np.random.default_rng((seed, kind == "vein"))
    tree = _plant(kind, rng)
    _fill(tree, _thirsty(rng), rng)
    return _tubes(_wander(tree.places, rng), _widths(tree.parents, kind), tree.parents)


def _plant(kind: VesselKind, rng: np.random.Generator) -> _Tree:
    tree = _Tree(np.empty((0, 2)), [])
    for passed in TRUNKS.values():
        points = np.array(passed)
        points[2:] *= SPREAD[kind]
        shifts = rng.normal(0, 0.030, points.shape) * np.linspace(0.1, 1, len(points))[:, None]
        tree.add(_through(points + shifts + ORIGIN[kind], spacing=STEP), parent=-1)
    return tree


def _thirsty(rng: np.random.Generator) -> Points:
    """Places that ask for blood: evenly spread, none in the foveal zone or on the disc."""
    points = rng.uniform(-REACH, REACH, (3000, 2))
    points = points[np.hypot(*points.T) < REACH] + np.add(FOVEA, (0.10, -0.03))
    return np.asarray(points[_free(points, margin=1.2)])


def _fill(tree: _Tree, thirsty: Points, rng: np.random.Generator) -> None:
    """Grow a branch to the thirstiest place, again and again: long branches first, then twigs.

    In the manner of constructive optimisation (Schreiner and Buxbaum 1993, IEEE Trans Biomed Eng
    40:482): each branch leaves where the way is short and follows the flow, and none of one kind
    crosses another.
    """
    macula = np.clip(np.hypot(*(thirsty - FOVEA).T) / 0.45, 0.42, 1)  # fed by twigs only
    thirst = cKDTree(tree.places).query(thirsty)[0] * macula
    while (thirst > SPACING).any():
        target = int(np.argmax(thirst * rng.uniform(0.75, 1, len(thirst))))
        grown = _branch(tree, thirsty[target], rng)
        if grown is None:
            thirst[target] = 0
            continue
        tree.add(grown[1], parent=grown[0])
        thirst = np.minimum(thirst, cKDTree(grown[1]).query(thirsty)[0] * macula)


def _branch(
    tree: _Tree, target: NDArray[np.float64], rng: np.random.Generator
) -> tuple[int, Points] | None:
    """The node where the best branch to `target` leaves, and its path; None if all are blocked."""
    way = target - tree.places
    length = np.hypot(*way.T)
    flow = tree.downstream()
    turn = np.arccos(np.clip((way * flow).sum(1) / (length + 1e-9), -1, 1))
    cost = length * (1 + 1.2 * np.clip(turn - np.deg2rad(45), 0, None) ** 2)
    cost[np.hypot(*tree.places.T) < DISC_ZONE] = np.inf
    nearest = np.argsort(cost)[:240:6]
    for node in nearest[np.isfinite(cost[nearest])]:
        path = _curve(tree.places[node], target, flow=flow[node], bend=rng.normal(0, 0.25))
        if _free(path).all() and not _crosses_raphe(path) and _clear(path, tree.places):
            return int(node), path
    return None


def _curve(
    start: NDArray[np.float64], end: NDArray[np.float64], *, flow: NDArray[np.float64], bend: float
) -> Points:
    """A smooth way that leaves with the flow, without its first point."""
    way = end - start
    length = float(np.hypot(*way))
    leave = 0.9 * length * flow + 0.5 * way
    arrive = way + bend * np.array([-way[1], way[0]])
    t = np.linspace(0, 1, max(round(1.1 * length / STEP), 4))[1:, None]
    path = start + way * (3 * t**2 - 2 * t**3)
    return np.asarray(path + leave * (t**3 - 2 * t**2 + t) + arrive * (t**3 - t**2))


def _free(points: Points, *, margin: float = 1.0) -> NDArray[np.bool_]:
    """Which points keep off the disc and the foveal zone, both enlarged by `margin`."""
    off_disc = np.hypot(*points.T) > DISC_ZONE
    off_fovea = np.hypot(*(points - FOVEA).T) > margin * FOVEAL_ZONE
    return np.asarray(off_disc & off_fovea)


def _crosses_raphe(path: Points) -> bool:
    """True where a path leaves its half of the retina: temporal vessels end at the raphe."""
    below = path[path[:, 0] < -DISC_ZONE, 1] > FOVEA[1]
    return bool(below.any() and not below.all())


def _clear(path: Points, places: Points) -> bool:
    """True where the path, once it has left, stays away from the rest of the tree."""
    on_its_own = path[min(4, len(path) - 1) :]
    return bool(cKDTree(places).query(on_its_own)[0].min() > CLEARANCE)


def _wander(places: Points, rng: np.random.Generator) -> Points:
    """Bend everything by one smooth field of shifts: tortuous vessels that still do not cross."""
    shift = np.zeros_like(places)
    for wavelength, size in ((0.55, 0.013), (0.25, 0.0055), (0.13, 0.0018)):
        for _ in range(6):
            angle, phase = rng.uniform(0, 2 * np.pi, 2)
            wave = np.array([np.cos(angle), np.sin(angle)]) * 2 * np.pi / wavelength
            across = np.array([-np.sin(angle), np.cos(angle)])
            shift += size / 2 * np.sin(places @ wave + phase)[:, None] * across
    calm = np.clip(np.hypot(*places.T) / 0.3, 0.1, 1)[:, None]
    return np.asarray(places + shift * calm)


def _widths(parents: Sequence[int], kind: VesselKind) -> NDArray[np.float64]:
    """Width of each node: what its tips carry, by Murray's law, scaled to the trunks' width."""
    carried = np.zeros(len(parents))
    has_child = np.zeros(len(parents), bool)
    for parent in parents:
        if parent >= 0:
            has_child[parent] = True
    for node in range(len(parents) - 1, -1, -1):
        carried[node] += 0.01 if has_child[node] else 1.0
        if parents[node] >= 0:
            carried[parents[node]] += carried[node]
    roots = np.array([node for node, parent in enumerate(parents) if parent < 0])
    widths = carried ** (1 / MURRAY)
    widths *= TRUNK_WIDTH[kind] / widths[roots].max()
    return np.maximum(widths, FINEST[kind])


def _tubes(places: Points, widths: NDArray[np.float64], parents: Sequence[int]) -> tuple[Tube, ...]:
    """Cut the tree at its forks: the widest child goes on, each other one begins a new tube."""
    children: list[list[int]] = [[] for _ in parents]
    starts: list[int] = []
    for node, parent in enumerate(parents):
        (children[parent] if parent >= 0 else starts).append(node)
    tubes = []
    while starts:
        node = starts.pop()
        path = [parents[node]] if parents[node] >= 0 else []
        while True:
            path.append(node)
            following = sorted(children[node], key=lambda child: -widths[child])
            starts += following[1:]
            if not following:
                break
            node = following[0]
        if len(path) >= 5:
            along = widths[path].copy()
            along[0] = along[1]
            tubes.append(Tube(places[path], gaussian_filter1d(along, 3, mode="nearest")))
    return tuple(tubes)


def _through(points: Points, *, spacing: float) -> Points:
    """A smooth curve through `points`, sampled at about `spacing`."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    count = max(int(along[-1] / spacing), 2)
    return np.asarray(CubicSpline(along, points)(np.linspace(0, along[-1], count)))


def resample(tube: Tube, *, spacing: float) -> Tube:
    """The same tube with a point at about every `spacing`, along a smooth curve."""
    steps = np.hypot(*np.diff(tube.points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(np.maximum(steps, 1e-9))])
    at = np.linspace(0, along[-1], max(int(along[-1] / spacing), 2))
    return Tube(CubicSpline(along, tube.points)(at), np.interp(at, along, tube.widths))
