"""Lesions counted one by one, and the volume of fluid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import generate_binary_structure, label

from engine.layers import Mask

LEAST_OVERLAP = 0.1


@dataclass(frozen=True)
class LesionCounts:
    """How many of the true lesions were `found` and `missed`, and how many were found `falsely`.

    Counts add up over scans with `+`.
    """

    found: int
    missed: int
    falsely: int

    def __add__(self, other: LesionCounts) -> LesionCounts:
        return LesionCounts(
            self.found + other.found, self.missed + other.missed, self.falsely + other.falsely
        )

    @property
    def f1(self) -> float:
        """2·found / (2·found + missed + falsely); 1 where there is nothing and nothing was found.

        Sensitivity and precision are both by lesion, whatever its size.
        """
        total = 2 * self.found + self.missed + self.falsely
        return 1.0 if total == 0 else 2 * self.found / total


def count_lesions(
    found: Mask, truth: Mask, *, least_overlap: float = LEAST_OVERLAP, least_pixels: int = 1
) -> LesionCounts:
    """Lesions are pieces that hang together, also across corners, of `least_pixels` or more.

    A true lesion is found where at least `least_overlap` of its pixels are in `found`; a piece of
    `found` is false where less than that share of it lies on any true lesion, of whatever size.
    """
    if found.shape != truth.shape:
        raise ValueError(f"The masks differ in size: {found.shape} and {truth.shape}.")
    hit = [share >= least_overlap for share in _shares(truth, found, least_pixels)]
    real = [share >= least_overlap for share in _shares(found, truth, least_pixels)]
    return LesionCounts(sum(hit), len(hit) - sum(hit), len(real) - sum(real))


def _shares(pieces: Mask, of: Mask, least_pixels: int) -> list[float]:
    """Of each piece large enough, the share of its pixels that is in `of`."""
    labels, count = label(pieces, generate_binary_structure(pieces.ndim, pieces.ndim))
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    inside = np.bincount(labels[of], minlength=count + 1)[1:]
    return [
        float(part / size) for part, size in zip(inside, sizes, strict=True) if size >= least_pixels
    ]


def volume_nl(mask: Mask, voxel_um: Sequence[float]) -> float:
    """Volume in nanolitres of a mask (scans, height, width), `voxel_um` the voxel's size by axis.

    1 nl is 10⁶ µm³, or 0.001 mm³.
    """
    return float(mask.sum()) * float(np.prod(voxel_um)) / 1e6


def absolute_volume_difference(found: Mask, truth: Mask, voxel_um: Sequence[float]) -> float:
    """|V found - V true| in nl (Bogunović et al. 2019, RETOUCH, give the same in mm³)."""
    return abs(volume_nl(found, voxel_um) - volume_nl(truth, voxel_um))
