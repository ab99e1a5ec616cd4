"""Thickness of layers on the grid of a volume, and its means over fields of the macula."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.image import OctVolume
from engine.layers import Surface
from engine.oct.placement import Placement

Map = NDArray[np.float32]  # (scans, width)

PIT_UM, AROUND_UM = 150.0, 800.0  # deviations of the Gaussians whose difference shows a pit
LEAST_PIT_UM = 8.0  # depth that a pit must have in that difference
EDGE_UM = 500.0  # a pit nearer to the edge of the scans is not taken for the fovea

NO_FOVEA = "The fovea was not found: the retina has no pit within the scans. Set it by hand."


@dataclass(frozen=True)
class FieldMean:
    """Mean over a field, least value, and the share of the field that was seen."""

    mean: float
    least: float
    seen: float


def thickness_um(upper: Surface, lower: Surface, z_um: float) -> Map:
    """Along the A-scan, in µm, (scans, width); NaN where either surface cannot be seen."""
    return np.asarray((lower.rows - upper.rows) * np.float32(z_um), np.float32)


def sample(values: Map, scans: NDArray[np.float64], columns: NDArray[np.float64]) -> Map:
    """Values between B-scans and columns, bilinear, (n,).

    NaN outside the scans and wherever one of the four neighbours is NaN and has a weight.
    """
    last_scan, last_column = values.shape[0] - 1, values.shape[1] - 1
    tolerance = 1e-6
    inside = (scans >= -tolerance) & (scans <= last_scan + tolerance)
    inside &= (columns >= -tolerance) & (columns <= last_column + tolerance)
    s, c = np.clip(scans, 0, last_scan), np.clip(columns, 0, last_column)
    top = np.minimum(s.astype(np.int64), max(last_scan - 1, 0))
    left = np.minimum(c.astype(np.int64), max(last_column - 1, 0))
    down, right = s - top, c - left
    total = np.zeros(len(s))
    for i, row_weight in ((0, 1 - down), (1, down)):
        for j, column_weight in ((0, 1 - right), (1, right)):
            weight = row_weight * column_weight
            found = values[np.minimum(top + i, last_scan), np.minimum(left + j, last_column)]
            total += np.where(weight > 1e-9, weight * found, 0)
    return np.where(inside, total, np.nan).astype(np.float32)


def field_means(
    values: NDArray[np.floating], fields: NDArray[np.integer], count: int
) -> tuple[FieldMean | None, ...]:
    """For each of `count` fields the mean of `values` (n,) that are not NaN; None where none is."""
    found: list[FieldMean | None] = []
    for number in range(count):
        own = values[fields == number]
        known = own[np.isfinite(own)]
        found.append(
            FieldMean(float(known.mean()), float(known.min()), known.size / own.size)
            if known.size
            else None
        )
    return tuple(found)


def find_fovea(
    volume: OctVolume, placement: Placement, thickness: Map
) -> tuple[float, float] | str:
    """(scan, column) of the deepest pit of the retina, or why there is none.

    `thickness` is that from ILM to BM. A pit is thinner than its surroundings: the retina's outer
    parts may be thinner still. A swollen fovea has no pit, and must be set by a person.
    """
    along, across = (float(np.hypot(*each)) for each in (placement.along, placement.across))
    known = np.isfinite(thickness)
    if known.mean() < 0.5:
        return "The fovea was not found: ILM and BM are seen in less than half of the scans."
    narrow, wide = (
        _smoothed(thickness, known, (width / across, width / along))
        for width in (PIT_UM, AROUND_UM)
    )
    depth = wide - narrow
    rows = min(EDGE_UM / across, (volume.scans - 1) / 4)
    columns = min(EDGE_UM / along, (volume.width - 1) / 4)
    scan, column = np.ogrid[: volume.scans, : volume.width]
    inside = np.minimum(scan, volume.scans - 1 - scan) >= rows
    inside = inside & (np.minimum(column, volume.width - 1 - column) >= columns) & known
    depth = np.where(inside, depth, -np.inf)
    if depth.max() < LEAST_PIT_UM:
        return NO_FOVEA
    found = np.unravel_index(int(depth.argmax()), depth.shape)
    return float(found[0]), float(found[1])


def _smoothed(
    values: Map, known: NDArray[np.bool_], sigma: tuple[float, float]
) -> NDArray[np.float64]:
    """Gaussian means over what is known alone."""
    weight = gaussian_filter(known.astype(np.float64), sigma)
    total = gaussian_filter(np.where(known, values, 0.0).astype(np.float64), sigma)
    return np.asarray(total / np.maximum(weight, 1e-6))
