"""Tapering tubes drawn with exact truth: a vessel is a centre line with a width at each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Tube:
    """A centre line, `points` (n, 2) as (x, y), and its full `widths` (n,), all in one unit."""

    points: Points
    widths: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class TubeField:
    """What tubes look like on a grid of pixels, three (height, width) float32 arrays.

    `signed`: distance to the nearest wall, negative inside; `core`: distance to the centre line in
    radii (0 on it, 1 on the wall, inf far away); `radius`: radius of the widest tube that covers
    or touches the pixel, 0 elsewhere. Distances are in widths of a pixel.
    """

    signed: NDArray[np.float32]
    core: NDArray[np.float32]
    radius: NDArray[np.float32]

    @property
    def mask(self) -> Mask:
        """Pixels whose centre lies inside a tube or on its wall."""
        return self.signed <= 0

    @property
    def coverage(self) -> NDArray[np.float32]:
        """Share of each pixel that tubes cover, to first order (half at the wall)."""
        return np.asarray(np.clip(0.5 - self.signed, 0, 1))


MARGIN = 2.0  # pixels beyond the wall in which distances are still computed


def draw_tubes(tubes: Sequence[Tube], *, shape: tuple[int, int], aspect: float = 1.0) -> TubeField:
    """Draw tubes given in widths of a pixel, y counted in widths too, on a grid of pixels.

    A pixel's centre (column, row) lies at (column, row · aspect), with `aspect` the height / width
    of one pixel. Each piece between two points is a cone with round ends: distance and radius are
    exact, so a pixel is inside where its centre is nearer to the line than half the width.
    """
    field = TubeField(
        signed=np.full(shape, np.inf, np.float32),
        core=np.full(shape, np.inf, np.float32),
        radius=np.zeros(shape, np.float32),
    )
    for tube in tubes:
        radii = tube.widths / 2
        for i in range(len(tube.points) - 1):
            _draw_piece(
                field, tube.points[i], tube.points[i + 1], radii[i], radii[i + 1], aspect=aspect
            )
    return field


def _draw_piece(
    field: TubeField, a: Points, b: Points, ra: float, rb: float, *, aspect: float
) -> None:
    height, width = field.signed.shape
    reach = max(ra, rb) + MARGIN
    left = max(int(np.floor(min(a[0], b[0]) - reach)), 0)
    right = min(int(np.ceil(max(a[0], b[0]) + reach)) + 1, width)
    top = max(int(np.floor((min(a[1], b[1]) - reach) / aspect)), 0)
    bottom = min(int(np.ceil((max(a[1], b[1]) + reach) / aspect)) + 1, height)
    if left >= right or top >= bottom:
        return
    x = np.arange(left, right, dtype=np.float32) - np.float32(a[0])
    y = (np.arange(top, bottom, dtype=np.float32) * np.float32(aspect) - np.float32(a[1]))[:, None]
    dx, dy = np.float32(b[0] - a[0]), np.float32(b[1] - a[1])
    length2 = dx * dx + dy * dy
    along = np.clip((x * dx + y * dy) / length2, 0, 1) if length2 > 0 else np.zeros_like(x + y)
    distance = np.hypot(x - along * dx, y - along * dy)
    radius = np.float32(ra) + along * np.float32(rb - ra)
    window = np.s_[top:bottom, left:right]
    signed = distance - radius
    np.minimum(field.signed[window], signed, out=field.signed[window])
    np.minimum(field.core[window], distance / radius, out=field.core[window])
    near = np.where(signed < 1, radius, np.float32(0))
    np.maximum(field.radius[window], near, out=field.radius[window])
