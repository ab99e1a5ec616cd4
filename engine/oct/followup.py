"""What changed between two visits: thickness at the same places around the fovea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.biomarkers.measurement import Measurement
from engine.image import Laterality, OctVolume
from engine.layers import Segmentation
from engine.oct.definitions import RetinalLayer
from engine.oct.fields import Macula
from engine.oct.measure import layer_map, macula_of
from engine.oct.thickness import Map, sample

OTHER_EYE = "The two volumes are of different eyes, or of an eye that is not known."
OTHER_PERSON = "The two files name different patients."
SAME = "This is the same volume. Choose one of an earlier visit."
LATER = "The other volume is the later one. Compare from its own window."
NOT_UPRIGHT = (
    "One of the volumes does not say where its B-scans lie, so that its places cannot be matched."
)


@dataclass(frozen=True, eq=False)
class Visit:
    """A volume, the thickness of one layer in µm on its grid (scans, width), and its macula."""

    volume: OctVolume
    thickness: Map
    macula: Macula


def why_not(before: OctVolume, after: OctVolume) -> str | None:
    """Why two volumes are not two visits of one eye, as far as their files tell; None if nothing
    speaks against it.
    """
    if before.pixel_sha256 == after.pixel_sha256:
        return SAME
    if before.acquired and after.acquired and before.acquired > after.acquired:
        return LATER
    one, other = before.identity, after.identity
    if one.known and other.known:
        by_number = bool(one.patient_id and other.patient_id)
        same = one.patient_id == other.patient_id if by_number else one.name == other.name
        if not same:
            return OTHER_PERSON
    eyes = {before.laterality, after.laterality}
    return None if len(eyes) == 1 and Laterality.UNKNOWN not in eyes else OTHER_EYE


def visit_of(volume: OctVolume, segmentation: Segmentation, layer: RetinalLayer) -> Visit | str:
    """One layer of a segmented volume, or why there is no map of it around the fovea."""
    thickness = layer_map(volume, segmentation, layer)
    if isinstance(thickness, str):
        return thickness
    macula = macula_of(volume, segmentation)
    return macula if isinstance(macula, str) else Visit(volume, thickness, macula)


def differences(
    before: Sequence[Measurement], after: Sequence[Measurement]
) -> tuple[tuple[Measurement, Measurement], ...]:
    """Each value of `before` that is told in `after` too, and what was added to it since.

    Only where both are valid; pairs are of one key, structure, region and unit.
    """
    later = {(row.key, row.structure, row.region, row.unit): row for row in after if row.valid}
    pairs = []
    for row in before:
        now = later.get((row.key, row.structure, row.region, row.unit))
        if now is not None and row.valid and now.value is not None and row.value is not None:
            pairs.append((row, replace(row, value=now.value - row.value, reason=None)))
    return tuple(pairs)


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
