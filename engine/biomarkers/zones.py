"""Rings around the optic disc in which vessels are compared between eyes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.biomarkers.anatomy import Anatomy
from engine.layers import Mask

ZONES = {"zone_b": (1.0, 1.5), "zone_c": (1.0, 2.5)}
"""Inner and outer radius in disc diameters (DD) from the disc's centre.

Zone B is 0.5 to 1.0 DD from the disc's margin (Hubbard et al. 1999, Ophthalmology 106:2269), zone C
0.5 to 2.0 DD (Cheung et al. 2010, Microcirculation 17:495).
"""
SEEN_NEEDED = 0.6  # share of a zone that must lie in the photographed field


@dataclass(frozen=True)
class Zone:
    """A ring in isotropic pixels around `centre` (x, y)."""

    name: str
    centre: tuple[float, float]
    inner: float
    outer: float

    def mask(self, shape: tuple[int, int]) -> Mask:
        """Pixels of the isotropic grid within the ring, (height, width) bool."""
        return _ring(self, shape)

    def box(self, shape: tuple[int, int]) -> tuple[slice, slice]:
        """Rows and columns of the isotropic grid that hold the ring."""
        first = [max(int(at - self.outer), 0) for at in self.centre[::-1]]
        last = [
            min(int(at + self.outer) + 2, n) for at, n in zip(self.centre[::-1], shape, strict=True)
        ]
        return slice(first[0], max(last[0], first[0])), slice(first[1], max(last[1], first[1]))


@lru_cache(maxsize=4)
def _ring(zone: Zone, shape: tuple[int, int]) -> Mask:
    x, y = np.array(zone.centre, np.float32)
    rows = np.arange(shape[0], dtype=np.float32)[:, None]
    squared = (rows - y) ** 2 + (np.arange(shape[1], dtype=np.float32) - x) ** 2
    mask = np.asarray((squared >= zone.inner**2) & (squared <= zone.outer**2))
    mask.flags.writeable = False
    return mask


def zone(anatomy: Anatomy, name: str) -> Zone | str:
    """The zone "zone_b" or "zone_c", or why it cannot be placed."""
    centre, diameter = anatomy.zone_centre, anatomy.ruler.disc_diameter
    if isinstance(centre, str) or isinstance(diameter, str):
        reason = centre if isinstance(centre, str) else diameter
        return f"There is no whole disc to place the zone around. {reason}"
    inner, outer = ZONES[name]
    return Zone(name, centre, inner * diameter, outer * diameter)


def why_hidden(anatomy: Anatomy, ring: Zone) -> str | None:
    """Why a zone shows too little to rely on; None where enough of it is in the field."""
    mask = anatomy.field_mask
    if isinstance(mask, str):
        return mask
    area = np.pi * (ring.outer**2 - ring.inner**2)
    box = ring.box(mask.shape)
    share = np.count_nonzero(ring.mask(mask.shape)[box] & mask[box]) / area
    if share >= SEEN_NEEDED:
        return None
    return f"Only {share:.0%} of the zone lies in the photographed field."
