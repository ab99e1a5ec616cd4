"""Overlap of masks, and the uncertainty of a mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.layers import Mask


def dice(found: Mask, truth: Mask, within: Mask | None = None) -> float:
    """Dice coefficient 2|A∩B| / (|A|+|B|) over the pixels `within` (Dice, 1945).

    1 where both masks are empty, 0 where only one is. All masks are (height, width) bool.
    """
    if found.shape != truth.shape:
        raise ValueError(f"The masks differ in size: {found.shape} and {truth.shape}.")
    if within is not None:
        found, truth = found & within, truth & within
    total = int(found.sum()) + int(truth.sum())
    return 1.0 if total == 0 else 2 * int((found & truth).sum()) / total


def iou(found: Mask, truth: Mask, within: Mask | None = None) -> float:
    """Jaccard index |A∩B| / |A∪B| over the pixels `within`; empty masks as in `dice`."""
    share = dice(found, truth, within)
    return share / (2 - share)


def precision(found: Mask, truth: Mask, within: Mask | None = None) -> float | None:
    """Share of what was found that is true; 1 where both are empty, None where nothing was found.

    Nothing found says nothing about how far what is found can be believed: such cases are to be
    counted, not averaged in as 0.
    """
    return _share_of(found, truth, within)


def recall(found: Mask, truth: Mask, within: Mask | None = None) -> float | None:
    """Share of the truth that was found; 1 where both are empty, None where there is no truth."""
    return _share_of(truth, found, within)


def _share_of(mask: Mask, other: Mask, within: Mask | None) -> float | None:
    if mask.shape != other.shape:
        raise ValueError(f"The masks differ in size: {mask.shape} and {other.shape}.")
    if within is not None:
        mask, other = mask & within, other & within
    if not mask.any():
        return None if other.any() else 1.0
    return int((mask & other).sum()) / int(mask.sum())


def bootstrap_mean(
    values: Sequence[float],
    *,
    groups: Sequence[str] | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float, float]:
    """Mean of `values` and its 95 % interval by resampling groups (patients or eyes).

    Without `groups` every value is a group of its own (percentile bootstrap; Efron, 1979).
    """
    if not values:
        raise ValueError("There are no values.")
    array = np.asarray(values, float)
    names = np.asarray(groups if groups is not None else range(len(array)))
    if len(names) != len(array):
        raise ValueError("There must be a group for every value.")
    members = [array[names == name] for name in np.unique(names)]
    sums = np.array([part.sum() for part in members])
    counts = np.array([len(part) for part in members])
    chosen = np.random.default_rng(seed).integers(0, len(members), size=(draws, len(members)))
    means = sums[chosen].sum(axis=1) / counts[chosen].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(array.mean()), float(low), float(high)
