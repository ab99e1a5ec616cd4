"""Run a network over a picture in tiles that overlap and fade into each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OVERLAP = 0.2  # share of a tile's side that its neighbour sees too


@dataclass(frozen=True)
class Tile:
    """A window of the (padded) picture, in pixels."""

    x: int
    y: int
    width: int
    height: int


def tiles_over(width: int, height: int, *, tile: int, stride: int) -> list[Tile]:
    """Equal tiles that cover the picture; sides are multiples of `stride`, at most `tile`.

    `tile` 0 asks for one tile over everything. A tile may reach beyond the picture.
    """
    wide = rounded_up(min(width, tile or width), stride)
    high = rounded_up(min(height, tile or height), stride)
    return [Tile(x, y, wide, high) for y in _starts(height, high) for x in _starts(width, wide)]


def run_tiled(
    picture: NDArray[np.uint8],
    *,
    outputs: int,
    tile: int,
    stride: int,
    network: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    before_each: Callable[[int, int], None],
) -> NDArray[np.float32]:
    """Probabilities (outputs, height, width) of `picture` (height, width, 3).

    `network` maps a tile (h, w, 3) to (outputs, h, w); tiles without anything but surround (all
    black) are skipped and 0. `before_each(number, count)` may raise to stop.
    """
    height, width = picture.shape[:2]
    tiles = tiles_over(width, height, tile=tile, stride=stride)
    total = np.zeros((outputs, height, width), np.float32)
    weight = np.zeros((height, width), np.float32)
    for number, part in enumerate(tiles):
        before_each(number, len(tiles))
        bottom, right = min(part.y + part.height, height), min(part.x + part.width, width)
        window = (slice(part.y, bottom), slice(part.x, right))
        seen = picture[window]
        inner = (slice(0, bottom - part.y), slice(0, right - part.x))
        fade = _fade(part.width, part.height)[inner]
        weight[window] += fade
        if not seen.any():
            continue
        padded = np.zeros((part.height, part.width, 3), np.uint8)
        padded[inner] = seen
        found = network(padded)[(slice(None), *inner)]
        if len(tiles) == 1:
            return found
        total[(slice(None), *window)] += found * fade
    total /= weight
    return total


def rounded_up(length: int, stride: int) -> int:
    """The next multiple of `stride`."""
    return -(-length // stride) * stride


def _starts(length: int, tile: int) -> Iterator[int]:
    """Evenly spread first pixels of tiles that cover `length` with at least the wished overlap."""
    if tile >= length:
        yield 0
        return
    count = 1 + int(np.ceil((length - tile) / (tile * (1 - OVERLAP))))
    yield from (round(place) for place in np.linspace(0, length - tile, count))


def _fade(width: int, height: int) -> NDArray[np.float32]:
    """Weight 1 in the middle of a tile, falling towards its edges, never 0."""

    def ramp(length: int) -> NDArray[np.float32]:
        distance = np.minimum(np.arange(length) + 1, length - np.arange(length))
        return np.minimum(distance / (OVERLAP * length), 1).astype(np.float32)

    faded: NDArray[np.float32] = np.outer(ramp(height), ramp(width)).astype(np.float32)
    return faded
