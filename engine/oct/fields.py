"""Fields of the macula around the fovea: the ETDRS grid and the 8 × 8 grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.biomarkers.etdrs import FIELDS, RADII_UM
from engine.oct.placement import NO_EYE, NO_TOP, Placement, Points

GRID_SIDE_UM = 7000.0
GRID_CELLS = 8
SQUARES = tuple(f"grid_{row + 1}_{column + 1}" for row in range(8) for column in range(8))
STEP_UM = 25.0  # between the places at which a field is looked at

_SIDED = {"superior": NO_TOP, "inferior": NO_TOP, "nasal": NO_EYE, "temporal": NO_EYE}


@dataclass(frozen=True)
class Macula:
    """The fovea, and the axes of the grids: where temporal and superior are, as unit vectors.

    `turned` is the angle in degrees by which the grids follow the fovea–disc axis.
    """

    placement: Placement
    fovea: tuple[float, float]  # (x, y) in µm, as placed
    turned: float

    def own_axes(self, places: Points) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Distances in µm from the fovea: away from the nose, and upwards.

        Where the eye is not known, the right of the picture counts as temporal.
        """
        angle = np.deg2rad(self.turned)
        offset = places - self.fovea
        side = self.placement.temporal or 1
        x = np.cos(angle) * offset[:, 0] + np.sin(angle) * offset[:, 1]
        y = -np.sin(angle) * offset[:, 0] + np.cos(angle) * offset[:, 1]
        return side * x, -y

    def from_own_axes(self, temporal: NDArray[np.float64], up: NDArray[np.float64]) -> Points:
        """Places (n, 2) in µm at these distances from the fovea; the inverse of `own_axes`."""
        angle = np.deg2rad(self.turned)
        x, y = (self.placement.temporal or 1) * temporal, -up
        offset = np.stack(
            [np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y], axis=1
        )
        return np.asarray(offset + self.fovea)

    def why_not(self, field: str) -> str | None:
        """Why a field cannot be told from its opposite; None where it can."""
        known = {"superior": self.placement.upright, "inferior": self.placement.upright}
        for side, reason in _SIDED.items():
            if field.endswith(side):
                return None if known.get(side, self.placement.temporal != 0) else reason
        if field.startswith("grid_"):
            if not self.placement.upright:
                return NO_TOP
            return None if self.placement.temporal else NO_EYE
        return None


def lattice(half_um: float) -> Points:
    """Places in µm around the origin, `STEP_UM` apart, up to `half_um` each way."""
    steps = np.arange(-half_um + STEP_UM / 2, half_um, STEP_UM)
    x, y = np.meshgrid(steps, steps)
    return np.column_stack([x.ravel(), y.ravel()])


def etdrs_field(macula: Macula, places: Points) -> NDArray[np.int64]:
    """Index into `FIELDS` of each place (n, 2) in µm; -1 outside the grid."""
    temporal, up = macula.own_axes(places)
    ring = np.searchsorted(RADII_UM, np.hypot(temporal, up))
    sideways = np.abs(temporal) > np.abs(up)
    sector = np.where(sideways, np.where(temporal > 0, 3, 1), np.where(up > 0, 0, 2))
    index = np.where(ring == 0, 0, 1 + 4 * (ring - 1) + sector)
    return np.asarray(np.where(ring > 2, -1, index), np.int64)


def square(macula: Macula, places: Points) -> NDArray[np.int64]:
    """Index into `SQUARES` of each place: rows from the top, columns from temporal to nasal."""
    temporal, up = macula.own_axes(places)
    half = GRID_SIDE_UM / 2
    row = np.floor((half - up) / GRID_SIDE_UM * GRID_CELLS).astype(np.int64)
    column = np.floor((half - temporal) / GRID_SIDE_UM * GRID_CELLS).astype(np.int64)
    inside = (np.minimum(row, column) >= 0) & (np.maximum(row, column) < GRID_CELLS)
    return np.where(inside, row * GRID_CELLS + column, -1)


__all__ = ["FIELDS", "RADII_UM", "SQUARES", "Macula", "etdrs_field", "lattice", "square"]
