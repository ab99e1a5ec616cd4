"""From what a network says of every column to surfaces that never cross."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

AROUND = 4  # rows on either side of the likeliest that a surface's sub-pixel row is the mean of
SURELY = 8  # rows on either side within which the confidence is the share of the probability
SMALLEST = 1e-6


def ordered_rows(
    chances: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Rows (surfaces, columns) and confidence in [0, 1] of distributions (surfaces, H, columns).

    In every column the rows are the likeliest together among all that keep the order of the
    surfaces (dynamic programming over them), each moved to the mean of the probability around it.
    """
    count, height, columns = chances.shape
    places = _likeliest_in_order(np.log(np.maximum(chances, SMALLEST)))
    rows = np.empty((count, columns), np.float32)
    confidence = np.empty((count, columns), np.float32)
    index = np.arange(height, dtype=np.float32)[:, None]
    for number in range(count):
        off = np.abs(index - places[number])
        near = np.where(off <= AROUND, chances[number], 0) + SMALLEST * (off == 0)
        rows[number] = (near * index).sum(axis=0) / near.sum(axis=0)
        confidence[number] = np.where(off <= SURELY, chances[number], 0).sum(axis=0)
    return np.maximum.accumulate(rows, axis=0), np.clip(confidence, 0, 1)


def _likeliest_in_order(logs: NDArray[np.float32]) -> NDArray[np.int64]:
    """The rows (surfaces, columns) with the largest sum of `logs` that keep the order."""
    count, height, columns = logs.shape
    best = logs[0]
    origins = []
    for number in range(1, count):
        ahead = np.maximum.accumulate(best, axis=0)
        index = np.arange(height)[:, None]
        origin = np.maximum.accumulate(np.where(best == ahead, index, 0), axis=0)
        origins.append(origin)
        best = logs[number] + ahead
    places = np.empty((count, columns), np.int64)
    places[-1] = best.argmax(axis=0)
    for number in range(count - 2, -1, -1):
        places[number] = np.take_along_axis(origins[number], places[number + 1][None], axis=0)[0]
    return places


def stretches(values: NDArray[np.floating[Any]]) -> list[NDArray[np.int64]]:
    """The places of `values` (n,) that follow each other without a NaN, one array a stretch."""
    seen = np.flatnonzero(np.isfinite(values))
    parts = np.split(seen, np.flatnonzero(np.diff(seen) > 1) + 1)
    return [part for part in parts if part.size]
