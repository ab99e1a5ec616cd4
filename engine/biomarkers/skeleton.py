"""From a skeleton's pixels to its graph: nodes where lines meet or end, paths between them."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, depth_first_order

from engine.biomarkers.geometry import Points
from engine.layers import Mask

Indices = NDArray[np.int64]
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))  # (down, right) to half of a pixel's neighbours


def trace(skeleton: Mask) -> nx.MultiGraph:
    """The graph of a one pixel wide skeleton, (height, width) bool.

    Every node carries its `place`, an array (x, y); every edge its `path`, (n, 2) points (x, y)
    from the node that it names as `start` to the other one, both included. A closed line without a
    junction is an edge from a node to itself.
    """
    rows, columns = np.nonzero(skeleton)
    graph = nx.MultiGraph()
    if rows.size == 0:
        return graph
    places = np.column_stack([columns, rows]).astype(np.float64)
    linked = _links(skeleton, rows, columns)
    meets = np.diff(linked.indptr) >= 3
    junction = np.full(len(rows), -1)
    count, junction[meets] = connected_components(linked[meets][:, meets], directed=False)
    sums = [np.bincount(junction[meets], places[meets, axis], count) for axis in (0, 1)]
    sizes = np.bincount(junction[meets], minlength=count)
    for node, place in enumerate(np.column_stack(sums) / sizes[:, None]):
        graph.add_node(node, place=place)
    for path in _paths(linked, ~meets):
        _add(graph, path, places, junction, linked)
    return graph


def _links(skeleton: Mask, rows: Indices, columns: Indices) -> csr_array:
    """Which pixels are neighbours; diagonally only where no straight step leads there too."""
    number = np.full(np.add(skeleton.shape, 2), -1, np.int32)
    number[rows + 1, columns + 1] = np.arange(len(rows))
    pairs = []
    for down, right in STEPS:
        other = number[rows + 1 + down, columns + 1 + right]
        linked = other >= 0
        if down and right:
            linked &= number[rows + 1 + down, columns + 1] < 0
            linked &= number[rows + 1, columns + 1 + right] < 0
        pairs.append(np.column_stack([np.flatnonzero(linked), other[linked]]))
    links = np.concatenate(pairs)
    i, j = np.concatenate([links, links[:, ::-1]]).T
    return coo_array((np.ones(len(i), np.int8), (i, j)), (len(rows), len(rows))).tocsr()


def _paths(linked: csr_array, free: Mask) -> list[Indices]:
    """The pixels that are no junctions, cut into lines, each in the order along it."""
    pixels = np.flatnonzero(free)
    if pixels.size == 0:
        return []
    inner = linked[free][:, free]
    count, line = connected_components(inner, directed=False)
    order = np.lexsort([np.diff(inner.indptr), line])  # in each line an end comes first
    starts = order[np.searchsorted(line[order], np.arange(count))]
    # one walk through everything: from a root beyond all pixels to an end of each line
    size = len(pixels)
    i, j = inner.nonzero()
    i = np.concatenate([i, np.full(count, size)])
    j = np.concatenate([j, starts])
    rooted = coo_array((np.ones(len(i), np.int8), (i, j)), (size + 1, size + 1)).tocsr()
    walk, _ = depth_first_order(rooted, size, directed=True, return_predecessors=True)
    walk = walk[1:]
    cuts = np.flatnonzero(np.diff(line[walk])) + 1
    return np.split(pixels[walk], cuts)


def _add(
    graph: nx.MultiGraph, path: Indices, places: Points, junction: Indices, linked: csr_array
) -> None:
    """Add one line of pixels with the junctions or ends that it runs between."""
    first = _junctions_at(path[0], junction, linked)
    last = _junctions_at(path[-1], junction, linked)
    if len(path) == 1:
        first, last = first[:1], first[1:]
    points = places[path]
    if len(path) > 2 and path[-1] in linked.indices[slice(*linked.indptr[path[0] : path[0] + 2])]:
        points = np.concatenate([points, points[:1]])  # a closed line
        first = last = [_end(graph, points[0])]
    start = first[0] if first else _end(graph, points[0])
    end = last[0] if last else _end(graph, points[-1])
    ends = (graph.nodes[start]["place"][None], graph.nodes[end]["place"][None])
    graph.add_edge(start, end, start=start, path=np.concatenate([ends[0], points, ends[1]]))


def _junctions_at(pixel: int, junction: Indices, linked: csr_array) -> list[int]:
    beside = junction[linked.indices[linked.indptr[pixel] : linked.indptr[pixel + 1]]]
    return [int(node) for node in dict.fromkeys(beside) if node >= 0]


def _end(graph: nx.MultiGraph, place: Points) -> int:
    node: int = graph.number_of_nodes()
    graph.add_node(node, place=place)
    return node
