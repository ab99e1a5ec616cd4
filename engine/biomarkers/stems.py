"""Vessels as people count them: a stem runs on through the wider branch at every fork."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.biomarkers.geometry import Points
from engine.biomarkers.vessel_tree import Segment, VesselTree

NEAR = 30  # places with a width, from a fork on, that show how wide a branch leaves it

Edge = tuple[int, int, int]


@lru_cache(maxsize=6)
def stems(tree: VesselTree) -> tuple[tuple[Points, Points], ...]:
    """Centre line (n, 2) and widths (n,) of every stem, cut into no pieces by side branches.

    Of the three branches of a fork the two widest belong to one stem; the third begins its own.
    """
    following = _following(tree)
    found, done = [], set()
    for edge in (_name(tree, edge) for edge in tree.graph.edges(keys=True)):
        if edge in done:
            continue
        chain = _chain(edge, following)
        done |= {part for part, _ in chain}
        pieces = [_turned(tree.graph.edges[part]["segment"], start) for part, start in chain]
        found.append(
            (np.concatenate([line for line, _ in pieces]), np.concatenate([w for _, w in pieces]))
        )
    return tuple(found)


def _following(tree: VesselTree) -> dict[tuple[Edge, int], Edge]:
    """The edge that a stem runs on into, by the edge that it comes from and the node between."""
    links: dict[tuple[Edge, int], Edge] = {}
    for node in tree.graph.nodes:
        edges = [_name(tree, edge) for edge in tree.graph.edges(node, keys=True)]
        if len(edges) != 3 or tree.graph.degree(node) != 3:
            continue
        widths = [_width_at(tree.graph.edges[edge]["segment"], node) for edge in edges]
        _, wide, widest = np.argsort(widths)
        links[edges[wide], node] = edges[widest]
        links[edges[widest], node] = edges[wide]
    return links


def _name(tree: VesselTree, edge: Edge) -> Edge:
    """The one name of an edge that can be met from both sides."""
    u, v, key = edge
    segment: Segment = tree.graph.edges[edge]["segment"]
    return (segment.start, segment.end, key) if {u, v} == {segment.start, segment.end} else edge


def _width_at(segment: Segment, node: int) -> float:
    widths = _turned(segment, node)[1]
    known = widths[np.isfinite(widths)][:NEAR]
    return float(np.median(known)) if known.size else 0.0


def _turned(segment: Segment, start: int) -> tuple[Points, Points]:
    """Points and widths from the node `start` on."""
    if segment.start == start:
        return segment.points, segment.widths
    return segment.points[::-1], segment.widths[::-1]


def _chain(edge: Edge, following: dict[tuple[Edge, int], Edge]) -> list[tuple[Edge, int]]:
    """The edges of the stem that `edge` belongs to, in order, each with its first node."""
    ahead = _walk(edge, edge[1], following)
    if ahead and ahead[-1][0] == edge:  # a ring
        return [(edge, edge[0]), *ahead[:-1]]
    behind = _walk(edge, edge[0], following)
    turned = [(part, part[1] if start == part[0] else part[0]) for part, start in reversed(behind)]
    return [*turned, (edge, edge[0]), *ahead]


def _walk(edge: Edge, node: int, following: dict[tuple[Edge, int], Edge]) -> list[tuple[Edge, int]]:
    """The edges beyond `node`, in order, each with its first node; ends after a whole round."""
    way: list[tuple[Edge, int]] = []
    here = edge
    while (here, node) in following:
        here = following[here, node]
        way.append((here, node))
        if here == edge:
            break
        node = here[1] if node == here[0] else here[0]
    return way
