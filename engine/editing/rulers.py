"""Length, angle and area that a person measures by hand, in isotropic pixels.

Points are (x, y) in image pixels, `aspect` is height / width of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from engine.choices import Point


def length(start: Point, end: Point, *, aspect: float = 1.0) -> float:
    """Distance of two points in widths of a pixel."""
    return math.hypot(end[0] - start[0], (end[1] - start[1]) * aspect)


def angle(one: Point, corner: Point, other: Point, *, aspect: float = 1.0) -> float | None:
    """The angle in [0, 180]° at `corner`; None where a side has no length."""
    ways = [
        complex(point[0] - corner[0], (point[1] - corner[1]) * aspect) for point in (one, other)
    ]
    if not all(ways):
        return None
    quotient = ways[1] / ways[0]
    return abs(math.degrees(math.atan2(quotient.imag, quotient.real)))


def area(points: Sequence[Point], *, aspect: float = 1.0) -> float:
    """Area within a closed line that does not cross itself (shoelace formula), in widths²."""
    x, y = np.asarray(points, np.float64).reshape(-1, 2).T
    return abs(float(x @ np.roll(y, -1) - np.roll(x, -1) @ y)) / 2 * aspect
