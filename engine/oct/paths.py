"""Cheapest paths across pictures, column by column, by dynamic programming."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float32]  # (scans, height, width)
Paths = NDArray[np.int64]  # (scans, width)

FORBIDDEN = np.float32(1e6)


def cheapest_paths(costs: Costs, *, step: int = 1, bend: float = 0.0) -> Paths:
    """For each scan the path from the first to the last column that costs least in total.

    `costs` is (scans, height, width) float32; a path has one row a column and moves by at most
    `step` rows from one column to the next, each row of it costing `bend`. Returns (scans, width)
    rows. The exact minimum (Dijkstra's on a layered graph; Chiu 2010 search the same graph).
    """
    scans, height, width = costs.shape
    moves = np.zeros((width, scans, height), np.int8)
    total = costs[:, :, 0].copy()
    padded = np.full((scans, height + 2 * step), FORBIDDEN * 10, np.float32)
    for x in range(1, width):
        padded[:, step : step + height] = total
        best = padded[:, step : step + height].copy()
        move = moves[x]
        for distance in range(1, step + 1):
            for signed in (-distance, distance):
                other = padded[:, step + signed : step + signed + height] + bend * distance
                cheaper = other < best
                np.copyto(best, other, where=cheaper)
                move[cheaper] = signed
        total = best + costs[:, :, x]
    rows = np.empty((scans, width), np.int64)
    every = np.arange(scans)
    rows[:, -1] = total.argmin(axis=1)
    for x in range(width - 1, 0, -1):
        rows[:, x - 1] = rows[:, x] + moves[x, every, rows[:, x]]
    return rows


def within(costs: Costs, top: NDArray[np.generic], bottom: NDArray[np.generic]) -> Costs:
    """`costs` with the rows above `top` and below `bottom`, (scans, width) each, forbidden.

    Where a column's band is empty, the row at its top stays allowed.
    """
    height = costs.shape[1]
    row = np.arange(height)[None, :, None]
    first = np.clip(np.ceil(top), 0, height - 1)[:, None]
    last = np.clip(np.floor(bottom), 0, height - 1)[:, None]
    allowed = (row >= first) & (row <= np.maximum(last, first))
    return np.where(allowed, costs, FORBIDDEN).astype(np.float32)


def cheapest_pairs(
    upper: Costs, lower: Costs, *, least: int, most: int, step: int = 2, bend: float = 0.05
) -> tuple[Paths, Paths]:
    """Two paths at once, the lower one `least` to `most` rows under the upper one.

    `upper` and `lower` are (scans, height, width) costs. From one column to the next the upper path
    moves by at most `step` rows and the distance by at most one; each row of both costs `bend`.
    Returns (scans, width) rows of both. The exact minimum over all such pairs.
    """
    scans, height, width = upper.shape
    gaps = np.arange(least, most + 1)
    under = np.arange(height)[:, None] + gaps  # (height, gaps)
    inside = under < height
    under = np.minimum(under, height - 1)
    shape = (scans, height, gaps.size)
    moves = np.zeros((width, *shape), np.int8)
    room = (scans, height + 2 * step, gaps.size + 2)
    padded = np.full(room, FORBIDDEN * 10, np.float32)
    options = [(i, j) for i in range(-step, step + 1) for j in (-1, 0, 1)]
    options.sort(key=lambda each: abs(each[0]) + abs(each[1]))

    def priced(x: int) -> NDArray[np.float32]:
        both = upper[:, :, x, None] + lower[:, :, x][:, under]
        return np.where(inside, both, FORBIDDEN).astype(np.float32)

    total = priced(0)
    for x in range(1, width):
        padded[:, step : step + height, 1:-1] = total
        best = np.full(shape, np.inf, np.float32)
        for number, (i, j) in enumerate(options):
            other = padded[:, step + i : step + i + height, 1 + j : 1 + j + gaps.size]
            other = other + np.float32(bend * (abs(i) + abs(j)))
            cheaper = other < best
            np.copyto(best, other, where=cheaper)
            moves[x][cheaper] = number
        total = best + priced(x)
    rows, distance = np.empty((2, scans, width), np.int64)
    for scan in range(scans):
        row, gap = np.unravel_index(total[scan].argmin(), shape[1:])
        for x in range(width - 1, -1, -1):
            rows[scan, x], distance[scan, x] = row, gaps[gap]
            i, j = options[moves[x, scan, row, gap]] if x else (0, 0)
            row, gap = row + i, gap + j
    return rows, rows + distance
