"""The separate pieces of a mask: where each lies, how large and of what shape it is."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.biomarkers.geometry import Points
from engine.layers import Mask


@dataclass(frozen=True)
class Component:
    """One connected piece (8 neighbours) of a structure's mask.

    `centroid` (x, y) and `box` (left, top, right, bottom; the last two beyond it) are in image
    pixels; `area` is in isotropic px²; `perimeter` in isotropic px; `axes` are the full axes of the
    ellipse with the same second moments in isotropic px, the long one first.
    """

    structure: str
    centroid: tuple[float, float]
    box: tuple[int, int, int, int]
    area: float
    perimeter: float
    axes: tuple[float, float]

    @property
    def diameter(self) -> float:
        """Diameter of the circle of the same area in isotropic px."""
        return float(2 * np.sqrt(self.area / np.pi))

    @property
    def circularity(self) -> float:
        """4π · area / perimeter², at most 1 (a circle)."""
        return min(4 * np.pi * self.area / self.perimeter**2, 1.0)

    @property
    def aspect_ratio(self) -> float:
        """Long axis divided by short axis; 1 in a circle."""
        return self.axes[0] / self.axes[1]


def components(mask: Mask, *, structure: str, aspect: float) -> tuple[Component, ...]:
    """All pieces of a (height, width) bool mask from top to bottom; none is too small to count.

    `aspect` is the height / width of one pixel.
    """
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if rows.size == 0:
        return ()
    down, right = int(rows[0]), int(columns[0])
    cut = mask[down : rows[-1] + 1, right : columns[-1] + 1].astype(np.uint8)
    count, labels, stats, centroids = cv2.connectedComponentsWithStats(cut, connectivity=8)
    found = []
    for label in range(1, count):
        left, top, width, height, pixels = (int(value) for value in stats[label])
        piece = labels[top : top + height, left : left + width] == label
        found.append(
            Component(
                structure=structure,
                centroid=(float(centroids[label][0]) + right, float(centroids[label][1]) + down),
                box=(left + right, top + down, left + right + width, top + down + height),
                area=pixels * aspect,
                perimeter=_perimeter(piece, aspect),
                axes=_axes(piece, aspect),
            )
        )
    return tuple(found)


def _perimeter(piece: Mask, aspect: float) -> float:
    """Length of the outline after Cauchy and Crofton: by how often straight lines enter the piece.

    The steps of pixels do not lengthen it; lines run along rows, columns and both diagonals.
    """
    padded = np.pad(piece, 1)
    crossings = [
        np.count_nonzero(padded[:, 1:] & ~padded[:, :-1]),
        np.count_nonzero(padded[1:] & ~padded[:-1]),
        np.count_nonzero(padded[1:, 1:] & ~padded[:-1, :-1]),
        np.count_nonzero(padded[1:, :-1] & ~padded[:-1, 1:]),
    ]
    slope = np.arctan(aspect)  # direction of the diagonals
    diagonal = np.hypot(1, aspect)
    distances = (aspect, 1.0, aspect / diagonal, aspect / diagonal)  # between parallel lines
    weights = (slope, np.pi / 2 - slope, np.pi / 4, np.pi / 4)  # share of all directions
    return float(sum(c * d * w for c, d, w in zip(crossings, distances, weights, strict=True)))


def _axes(piece: Mask, aspect: float) -> tuple[float, float]:
    rows, columns = np.nonzero(piece)
    y, x = rows * aspect, columns.astype(np.float64)
    # a pixel is no point: it adds the moments of its own area
    xx, yy = x.var() + 1 / 12, y.var() + aspect**2 / 12
    xy = float(((x - x.mean()) * (y - y.mean())).mean())
    middle, spread = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    return float(4 * np.sqrt(middle + spread)), float(4 * np.sqrt(middle - spread))


def places(pieces: tuple[Component, ...]) -> Points:
    """The centroids, (n, 2) as (x, y) in image pixels."""
    return np.array([piece.centroid for piece in pieces], np.float64).reshape(-1, 2)
