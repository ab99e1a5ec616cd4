"""The ETDRS grid: three rings around the fovea in nine fields, by eye."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.geometry import Points

RADII_UM = (500.0, 1500.0, 3000.0)
DD_UM = 1500.0  # the ETDRS protocol's own size of a disc
SOURCE = "ETDRS Research Group 1991, report 10, Ophthalmology 98:786"
SECTORS = ("superior", "nasal", "inferior", "temporal")
FIELDS = (
    "etdrs_centre",
    *(f"etdrs_inner_{sector}" for sector in SECTORS),
    *(f"etdrs_outer_{sector}" for sector in SECTORS),
)


@dataclass(frozen=True)
class EtdrsGrid:
    """The grid in isotropic pixels: `radii` of the three rings around `centre` (x, y).

    `temporal` is +1 where temporal is to the right of the picture, or why it is not known; then
    the nasal and temporal fields cannot be told apart. `by` says where the size comes from.
    """

    centre: tuple[float, float]
    radii: tuple[float, float, float]
    temporal: int | str
    by: str

    def field_of(self, points: Points) -> NDArray[np.int64]:
        """Index into `FIELDS` of each point (n, 2); -1 outside the grid.

        Sectors are 90° wide around up, down, left and right. Where the eye is not known, left
        counts as nasal: sums over both stay right.
        """
        dx, dy = points[:, 0] - self.centre[0], points[:, 1] - self.centre[1]
        ring = np.searchsorted(self.radii, np.hypot(dx, dy))
        away = dx * (self.temporal if isinstance(self.temporal, int) else 1)
        sideways = np.abs(dx) > np.abs(dy)
        sector = np.where(sideways, np.where(away > 0, 3, 1), np.where(dy < 0, 0, 2))
        index = np.where(ring == 0, 0, 1 + 4 * (ring - 1) + sector)
        return np.asarray(np.where(ring > 2, -1, index), np.int64)

    def why_not(self, field: str) -> str | None:
        """Why a field cannot be told; None where it can."""
        sided = field.endswith(("nasal", "temporal"))
        return self.temporal if sided and isinstance(self.temporal, str) else None


def etdrs_grid(anatomy: Anatomy) -> EtdrsGrid | str:
    """The grid by the scale, else with 1 DD for 1500 µm; or why there is none."""
    fovea = anatomy.fovea
    if isinstance(fovea, str):
        return fovea
    width, diameter = anatomy.ruler.micrometres("macula"), anatomy.ruler.disc_diameter
    if not isinstance(width, str):
        per_um, by = 1 / width, "by the scale"
    elif not isinstance(diameter, str):
        per_um, by = diameter / DD_UM, "with 1 DD for 1500 µm, as the scale is not known"
    else:
        return f"The grid needs a scale or a disc. {diameter}"
    inner, middle, outer = (radius * per_um for radius in RADII_UM)
    return EtdrsGrid(fovea, (inner, middle, outer), anatomy.temporal, by)
