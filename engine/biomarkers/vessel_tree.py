"""Vessels as a graph: segments between forks and ends, with crossings passed straight through."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

import cv2
import networkx as nx
import numpy as np
from scipy.ndimage import gaussian_filter1d
from skimage.morphology import skeletonize

from engine.biomarkers.geometry import Points
from engine.biomarkers.profile import profile_widths
from engine.biomarkers.skeleton import trace
from engine.layers import Mask

SPUR = 1.5  # of the vessel's half width: shorter side branches are bumps of its wall
SAME_PLACE = 1.5  # of the width: two forks nearer than this may be one crossing
STRAIGHT = np.deg2rad(35)  # a vessel bends less than this where another one crosses it
PINHOLE = 12  # pixels; a hole up to this size is no space between vessels
LOOK = 2.0  # widths away from a node, where a branch shows its direction


@dataclass(frozen=True, eq=False)
class Segment:
    """A piece of a vessel between two nodes of the graph.

    `points` (n, 2) are places (x, y) of the smoothed centre line, one isotropic pixel apart;
    `widths` (n,) the vessel's width there, NaN where its walls cannot be told (at a fork).
    """

    points: Points
    widths: Points
    start: int
    end: int

    @property
    def length(self) -> float:
        return float(np.hypot(*np.diff(self.points, axis=0).T).sum())

    @property
    def chord(self) -> float:
        return float(np.hypot(*(self.points[-1] - self.points[0])))


@dataclass(frozen=True, eq=False)
class VesselTree:
    """All vessels of one kind: the mask's skeleton, and the segments as edges of a `graph`.

    An edge's data hold its `segment`; a node's, its `place` (x, y). `smoothing` is the standard
    deviation in pixels of the Gaussian along the centre lines.
    """

    skeleton: Mask
    graph: nx.MultiGraph
    smoothing: float

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(data["segment"] for _, _, data in self.graph.edges(data=True))


@dataclass(frozen=True)
class _Known:
    """A mask by its content, so that an unchanged one is not traced again."""

    digest: bytes
    mask: Mask = field(compare=False)


def vessel_tree(mask: Mask, *, smoothing: float) -> VesselTree:
    """The tree of a mask of square pixels, (height, width) bool; the last few are kept."""
    digest = hashlib.blake2b(np.packbits(mask).tobytes() + str(mask.shape).encode()).digest()
    return _vessel_tree(_Known(digest, mask), smoothing)


@lru_cache(maxsize=6)
def _vessel_tree(known: _Known, smoothing: float) -> VesselTree:
    mask = _without_pinholes(known.mask)
    skeleton = skeletonize(mask)  # type: ignore[no-untyped-call]
    # an empty border: the vessels end where the picture does
    bordered = np.pad(mask, 1).astype(np.uint8)
    radius = cv2.distanceTransform(bordered, cv2.DIST_L2, 5)[1:-1, 1:-1].astype(np.float64)
    graph = trace(skeleton)
    _drop_spurs(graph, radius)
    _pass_through(graph)
    _resolve_crossings(graph, radius)
    _measure(graph, mask, radius, smoothing)
    return VesselTree(skeleton, graph, smoothing)


def _without_pinholes(mask: Mask) -> Mask:
    """The mask with its smallest holes filled; a skeleton would run around each of them."""
    canvas = np.ascontiguousarray(mask, np.uint8)
    outlines, hierarchy = cv2.findContours(canvas, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    for outline, (_, _, _, parent) in zip(outlines, hierarchy[0] if outlines else (), strict=True):
        # Pick's theorem: pixels within the line of those around the hole
        inside = cv2.contourArea(outline) - len(outline) / 2 + 1
        if parent >= 0 and inside <= PINHOLE:
            cv2.drawContours(canvas, [outline], -1, 1, cv2.FILLED)
    return canvas.astype(np.bool_)


def _at(image: Points, place: Points) -> float:
    row = min(max(round(float(place[1])), 0), image.shape[0] - 1)
    column = min(max(round(float(place[0])), 0), image.shape[1] - 1)
    return float(image[row, column])


def _length(path: Points) -> float:
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def _drop_spurs(graph: nx.MultiGraph, radius: Points) -> None:
    """Take away short side branches that end in nothing."""
    for u, v, key in list(graph.edges(keys=True)):
        fork, tip = (u, v) if graph.degree(v) == 1 else (v, u)
        if graph.degree(tip) != 1 or graph.degree(fork) < 3:
            continue
        longest = SPUR * _at(radius, graph.nodes[fork]["place"]) + 1
        if _length(graph.edges[u, v, key]["path"]) <= longest:
            graph.remove_edge(u, v, key)
            graph.remove_node(tip)


def _oriented(data: dict[str, Points], start: int) -> Points:
    return data["path"] if data["start"] == start else data["path"][::-1]


End = tuple[int, int, int]  # an edge at a node: the node, the other node, the edge's key


def _ends(graph: nx.MultiGraph, nodes: set[int]) -> list[End]:
    """The edges that leave a group of nodes."""
    edges = (edge for node in sorted(nodes) for edge in graph.edges(node, keys=True))
    return [(node, other, key) for node, other, key in edges if other not in nodes]


def _join(graph: nx.MultiGraph, one: End, two: End) -> None:
    """Make one edge of two that end at the same place."""
    before = _oriented(graph.edges[one], one[1])
    after = _oriented(graph.edges[two], two[0])
    graph.add_edge(one[1], two[1], start=one[1], path=np.concatenate([before, after[1:]]))


def _pass_through(graph: nx.MultiGraph) -> None:
    """Dissolve nodes that only two edges end at: they are places along a vessel."""
    for node in list(graph.nodes):
        ends = _ends(graph, {node})
        if len(ends) == 2 and graph.degree(node) == 2:
            _join(graph, *ends)
            graph.remove_node(node)


def _resolve_crossings(graph: nx.MultiGraph, radius: Points) -> None:
    """Let vessels run on where four branches meet as two straight lines.

    A thin skeleton often meets in two forks with a short bridge instead of one place.
    """
    for u, v, key in list(graph.edges(keys=True)):
        if graph.has_edge(u, v, key) and graph.degree(u) == graph.degree(v) == 3:
            half = max(_at(radius, graph.nodes[node]["place"]) for node in (u, v))
            if _length(graph.edges[u, v, key]["path"]) <= SAME_PLACE * 2 * half:
                _cross(graph, {u, v}, half)
    for node in list(graph.nodes):
        if graph.degree(node) == 4:
            _cross(graph, {node}, _at(radius, graph.nodes[node]["place"]))


def _cross(graph: nx.MultiGraph, nodes: set[int], radius: float) -> None:
    """Join the opposite ones of four branches around `nodes` where both pairs run straight on."""
    ends = _ends(graph, nodes)
    if len(ends) != 4:
        return
    middle = np.mean([graph.nodes[node]["place"] for node in nodes], axis=0)
    angles = []
    for end in ends:
        path = _oriented(graph.edges[end], end[0])
        way = path[min(len(path) - 1, max(round(2 * LOOK * radius), 3))] - middle
        angles.append(np.arctan2(way[1], way[0]))
    order = np.argsort(angles)
    around = np.array(angles)[order]
    if max(abs(np.pi - (around[i + 2] - around[i])) for i in (0, 1)) > STRAIGHT:
        return
    for i in (0, 1):
        _join(graph, ends[order[i]], ends[order[i + 2]])
    graph.remove_nodes_from(nodes)


def _measure(graph: nx.MultiGraph, mask: Mask, radius: Points, smoothing: float) -> None:
    """Give every edge its smoothed centre line and the widths along it."""
    edges = list(graph.edges(keys=True))
    lines = [smoothed(graph.edges[edge]["path"], smoothing) for edge in edges]
    widths = profile_widths(mask, lines, radius, smoothing=smoothing)
    for edge, line, along in zip(edges, lines, widths, strict=True):
        data = graph.edges[edge]
        end = edge[1] if data["start"] == edge[0] else edge[0]
        data["segment"] = Segment(line, along, data["start"], end)
        del data["path"]


def smoothed(path: Points, smoothing: float) -> Points:
    """The line through `path` (n, 2), one point a pixel, evened out; its ends stay in place."""
    steps = np.hypot(*np.diff(path, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(np.maximum(steps, 1e-9))])
    at = np.linspace(0, along[-1], max(round(along[-1]), 1) + 1)
    line = np.column_stack([np.interp(at, along, path[:, 0]), np.interp(at, along, path[:, 1])])
    reach = min(len(line) - 1, int(4 * smoothing))
    # mirrored through its ends, so that the line neither shrinks nor bends there
    before = 2 * line[0] - line[reach:0:-1]
    after = 2 * line[-1] - line[-2 : -reach - 2 : -1]
    whole = gaussian_filter1d(np.concatenate([before, line, after]), smoothing, axis=0)
    return np.asarray(whole[reach : reach + len(line)])
