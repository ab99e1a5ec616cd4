"""How far the outlines of masks lie from each other: all pieces of them, not the first alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion, distance_transform_edt

from engine.layers import Mask


@dataclass(frozen=True)
class Distances:
    """Between two outlines, in the unit of the spacing.

    `hausdorff` is the greatest distance of any point to the other outline (Hausdorff 1914),
    `hausdorff_95` the greater of the two directions' 95th percentiles, `average` the mean over the
    points of both outlines (average symmetric surface distance).
    """

    hausdorff: float
    hausdorff_95: float
    average: float


def distances(
    found: Mask, truth: Mask, *, spacing: Sequence[float] | None = None
) -> Distances | None:
    """Distances of all outlines of two masks of any dimension; None where either mask is empty.

    A distance to nothing is not defined: such cases are to be counted (`which_is_empty`), never
    averaged in. `spacing` is the size of a pixel along each axis, 1 if not given. Outlines are
    pixels of the mask with a neighbour outside it (or outside the picture) across a side.
    """
    if found.shape != truth.shape:
        raise ValueError(f"The masks differ in size: {found.shape} and {truth.shape}.")
    if not found.any() or not truth.any():
        return None
    one, other = outline(found), outline(truth)
    there = distance_transform_edt(~other, sampling=spacing)[one]
    back = distance_transform_edt(~one, sampling=spacing)[other]
    both = np.concatenate([there, back])
    return Distances(
        hausdorff=float(both.max()),
        hausdorff_95=float(max(np.percentile(there, 95), np.percentile(back, 95))),
        average=float(both.mean()),
    )


def surface_dice(
    found: Mask, truth: Mask, *, tolerance: float, spacing: Sequence[float] | None = None
) -> float:
    """Share of both outlines that lies within `tolerance` of the other one (Nikolov et al. 2021).

    `tolerance` is in the unit of `spacing`, the size of a pixel along each axis; pixels if none is
    given. Outlines are pixels, as in `distances`, and count alike. 1 where both masks are empty, 0
    where only one is.
    """
    if found.shape != truth.shape:
        raise ValueError(f"The masks differ in size: {found.shape} and {truth.shape}.")
    if not (np.isfinite(tolerance) and tolerance >= 0):
        raise ValueError("A tolerance is a number from 0 up.")
    if not found.any() or not truth.any():
        return 1.0 if found.any() == truth.any() else 0.0
    one, other = outline(found), outline(truth)
    there = distance_transform_edt(~other, sampling=spacing)[one]
    back = distance_transform_edt(~one, sampling=spacing)[other]
    return float((np.concatenate([there, back]) <= tolerance).mean())


def which_is_empty(found: Mask, truth: Mask) -> str:
    """ "both", "found" or "truth", for the cases that have no distance; "" where there is one."""
    empty = (not found.any(), not truth.any())
    return {(True, True): "both", (True, False): "found", (False, True): "truth"}.get(empty, "")


def outline(mask: Mask) -> NDArray[np.bool_]:
    """Pixels of `mask` that touch its outside across a side."""
    return np.asarray(mask & ~binary_erosion(mask), np.bool_)
