"""What a brush and a line around an area cover.

Points are (x, y) in image pixels. A brush is a circle on the retina: its radius counts isotropic
pixels (widths of a pixel), and `aspect` is height / width of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from engine.choices import Point
from engine.editing.region import Region, Shape
from engine.layers import Mask

FINE = 0.75  # a brush up to this radius paints the pixels under its path and no other
EDGE = 1e-9  # of a squared distance, so that a pixel on the brush's edge belongs to it


def stroke(
    start: Point, end: Point, *, radius: float, shape: Shape, aspect: float = 1.0
) -> Region | None:
    """All pixels whose centres a brush reaches on its straight way from `start` to `end`.

    The way of a circle is a capsule, so there are no gaps however far the points are apart. None
    where the brush stays beside the image. Raises ValueError for a radius that is not positive.
    """
    if not radius > 0:
        raise ValueError("The radius of a brush must be above 0.")
    if radius <= FINE:
        return _line(start, end, shape)
    (x0, y0), (x1, y1) = start, end
    tall = radius / aspect
    top, bottom = _span(min(y0, y1) - tall, max(y0, y1) + tall, shape[0])
    left, right = _span(min(x0, x1) - radius, max(x0, x1) + radius, shape[1])
    if top >= bottom or left >= right:
        return None
    across = np.arange(left, right) - x0
    down = (np.arange(top, bottom)[:, np.newaxis] - y0) * aspect
    step_x, step_y = x1 - x0, (y1 - y0) * aspect
    square = step_x**2 + step_y**2
    if square > 0:
        share = np.clip((across * step_x + down * step_y) / square, 0, 1)
        distance = (across - share * step_x) ** 2 + (down - share * step_y) ** 2
    else:
        distance = across**2 + down**2
    return Region(top, left, distance <= radius**2 + EDGE)


def taper(
    points: Sequence[Point], radii: Sequence[float], *, shape: Shape, aspect: float = 1.0
) -> Region | None:
    """A line of changing width: a brush that has its own radius at every point of the way."""
    drawn = [
        stroke(start, end, radius=radius, shape=shape, aspect=aspect)
        for start, end, radius in zip(points, points[1:], radii, strict=False)
    ]
    return united([region for region in drawn if region is not None])


def united(regions: Sequence[Region]) -> Region | None:
    """All pixels of several regions; None for none."""
    if not regions:
        return None
    top = min(region.row for region in regions)
    left = min(region.column for region in regions)
    bottom = max(region.box[0].stop for region in regions)
    right = max(region.box[1].stop for region in regions)
    mask = np.zeros((bottom - top, right - left), np.bool_)
    for region in regions:
        rows, columns = region.box
        mask[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] |= (
            region.mask
        )
    return Region(top, left, mask)


def polygon(points: Sequence[Point], *, shape: Shape) -> Region | None:
    """All pixels whose centres lie within a closed line, by its winding: a loop leaves no hole.

    A centre on a left or upper edge is within, on a right or lower edge it is not, so areas side by
    side share no pixel. None where the line holds no pixel centre of the image.
    """
    if len(points) < 3:
        return None
    corners = np.asarray(points, np.float64)
    top, bottom = _span(corners[:, 1].min(), corners[:, 1].max(), shape[0])
    left, right = _span(corners[:, 0].min(), corners[:, 0].max(), shape[1])
    if top >= bottom or left >= right:
        return None
    turns = np.zeros((bottom - top, right - left + 1), np.int32)
    following = np.roll(corners, -1, axis=0)
    first = np.clip(np.ceil(np.minimum(corners[:, 1], following[:, 1])), top, bottom).astype(int)
    last = np.clip(np.ceil(np.maximum(corners[:, 1], following[:, 1])), top, bottom).astype(int)
    count = last - first
    edge = np.repeat(np.arange(len(corners)), count)
    rows = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    rise = following[edge, 1] - corners[edge, 1]
    share = (rows - corners[edge, 1]) / rise
    at = corners[edge, 0] + share * (following[edge, 0] - corners[edge, 0])
    columns = np.clip(np.ceil(at), left, right).astype(int)
    np.add.at(turns, (rows - top, columns - left), np.where(rise > 0, 1, -1))
    mask: Mask = np.cumsum(turns, axis=1)[:, :-1] != 0
    return Region(top, left, mask) if mask.any() else None


def _span(low: float, high: float, size: int) -> tuple[int, int]:
    """First and last + 1 of the whole numbers from `low` to `high` within the image."""
    return max(math.ceil(low - EDGE), 0), min(math.floor(high + EDGE) + 1, size)


def _line(start: Point, end: Point, shape: Shape) -> Region | None:
    """The pixels under a line, each touching the next."""
    count = max(abs(round(end[0]) - round(start[0])), abs(round(end[1]) - round(start[1]))) + 1
    columns = np.rint(np.linspace(round(start[0]), round(end[0]), count)).astype(int)
    rows = np.rint(np.linspace(round(start[1]), round(end[1]), count)).astype(int)
    inside = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    rows, columns = rows[inside], columns[inside]
    if not rows.size:
        return None
    top, left = int(rows.min()), int(columns.min())
    mask = np.zeros((int(rows.max()) - top + 1, int(columns.max()) - left + 1), np.bool_)
    mask[rows - top, columns - left] = True
    return Region(top, left, mask)
