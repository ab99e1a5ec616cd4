"""What changed between two visits: thickness at the same places around the fovea."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.image import OctVolume
from engine.oct.fields import Macula
from engine.oct.thickness import Map, sample

OTHER_EYE = "The two volumes are of different eyes, or of an eye that is not known."
NOT_UPRIGHT = (
    "One of the volumes does not say where its B-scans lie, so that its places cannot be matched."
)


@dataclass(frozen=True, eq=False)
class Visit:
    """A volume, the thickness of one layer in µm on its grid (scans, width), and its macula."""

    volume: OctVolume
    thickness: Map
    macula: Macula


def thickness_change(before: Visit, after: Visit) -> Map | str:
    """Thickness of `after` less that of `before` in µm, on the grid of `before`, or why there is
    none.

    Places are matched by their distance from each visit's own fovea, temporally and upwards, along
    each visit's own axes: scans may be spaced, turned and ordered differently. NaN where either
    was not seen.
    """
    if before.macula.placement.temporal * after.macula.placement.temporal != 1:
        return OTHER_EYE
    if not (before.macula.placement.upright and after.macula.placement.upright):
        return NOT_UPRIGHT
    scans, columns = (
        part.ravel().astype(np.float64) for part in np.indices(before.thickness.shape)
    )
    places = before.macula.placement.to_um(scans, columns)
    temporal, up = before.macula.own_axes(places)
    there = after.macula.from_own_axes(temporal, up)
    later = sample(after.thickness, *after.macula.placement.to_volume(there))
    return np.asarray(later.reshape(before.thickness.shape) - before.thickness, np.float32)
