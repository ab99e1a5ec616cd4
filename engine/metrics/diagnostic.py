"""How well readings tell those with a disease from those without."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

from engine.metrics.estimate import Estimate, Undefined

Z = float(norm.ppf(0.975))


@dataclass(frozen=True)
class AreaDifference:
    """Area under one ROC curve less that under another, on the same cases; `p` is two-sided."""

    difference: Estimate
    p: float | None


def sensitivity(called: ArrayLike, truth: ArrayLike) -> Estimate:
    """Share of the diseased that were called so, with the interval of Wilson (1927).

    `called` is 1 or 0, NaN where a reading is missing; such cases do not count.
    """
    return _share(called, truth, of=True)


def specificity(called: ArrayLike, truth: ArrayLike) -> Estimate:
    """Share of the healthy that were called so, as `sensitivity`."""
    return _share(called, truth, of=False)


def _share(called: ArrayLike, truth: ArrayLike, *, of: bool) -> Estimate:
    told, real = _pairs(called, truth)
    if not np.isin(told, (0, 1)).all():
        raise ValueError("A call is 1 or 0, or NaN where it is missing.")
    asked = told[real == of]
    if not len(asked):
        return Estimate(None, reason=f"no case is {'diseased' if of else 'healthy'}")
    n, share = len(asked), float((asked == of).mean())
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    margin = Z / (1 + Z**2 / n) * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return Estimate(share, max(0.0, middle - margin), min(1.0, middle + margin))


def area_under_roc(scores: ArrayLike, truth: ArrayLike) -> float:
    """Chance that a diseased case scores higher than a healthy one, ties by half (Bamber 1975).

    Raises `Undefined` where all are diseased or all healthy.
    """
    told, real = _pairs(scores, truth)
    diseased, healthy = _split(told, real)
    return float(_placements(diseased, healthy)[0].mean())


def area_estimate(scores: ArrayLike, truth: ArrayLike) -> Estimate:
    """`area_under_roc` with the interval of DeLong et al. (1988), cut to 0 … 1."""
    try:
        told, real = _pairs(scores, truth)
        areas, covariance = _delong([_split(told, real)])
    except Undefined as error:
        return Estimate(None, reason=str(error))
    margin = Z * sqrt(covariance[0, 0])
    area = float(areas[0])
    if margin == 0:
        return Estimate(area, reason="the scores part the cases without an overlap")
    return Estimate(area, max(0.0, area - margin), min(1.0, area + margin))


def area_difference(first: ArrayLike, second: ArrayLike, truth: ArrayLike) -> AreaDifference:
    """First's area under the ROC curve less second's, paired (DeLong et al. 1988).

    Cases that lack either score do not count.
    """
    one, two = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if one.shape != two.shape:
        raise ValueError("There must be two scores for every case.")
    both = np.isfinite(one) & np.isfinite(two)
    try:
        parts = [_split(*_pairs(np.where(both, each, np.nan), truth)) for each in (one, two)]
        areas, covariance = _delong(parts)
    except Undefined as error:
        return AreaDifference(Estimate(None, reason=str(error)), None)
    off = float(areas[0] - areas[1])
    variance = float(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
    if variance <= 1e-15:
        return AreaDifference(Estimate(off, reason="the two rank the cases alike"), None)
    spread = sqrt(variance)
    p = float(2 * norm.sf(abs(off) / spread))
    return AreaDifference(Estimate(off, off - Z * spread, off + Z * spread), p)


def _delong(
    parts: list[tuple[NDArray[np.float64], NDArray[np.float64]]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Areas of the ROC curves and their covariance, of at least two cases on either side."""
    placed = [_placements(diseased, healthy) for diseased, healthy in parts]
    of_diseased, of_healthy = (np.stack([each[side] for each in placed]) for side in (0, 1))
    m, n = of_diseased.shape[1], of_healthy.shape[1]
    if min(m, n) < 2:
        raise Undefined("an interval needs two diseased and two healthy cases")
    covariance = np.atleast_2d(np.cov(of_diseased)) / m + np.atleast_2d(np.cov(of_healthy)) / n
    return of_diseased.mean(axis=1), covariance


def _placements(
    diseased: NDArray[np.float64], healthy: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each diseased the share of healthy below it; of each healthy that of diseased above it.

    Ties count by half; by sorting, so that the time hardly grows with the product of their numbers.
    """
    below = _share_below(diseased, healthy)
    above = 1 - _share_below(healthy, diseased)
    return below, above


def _share_below(scores: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    ordered = np.sort(others)
    under, upto = (np.searchsorted(ordered, scores, side=side) for side in ("left", "right"))
    return np.asarray((under + upto) / (2 * len(others)))


def _pairs(scores: ArrayLike, truth: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    told, real = np.asarray(scores, np.float64), np.asarray(truth)
    if told.shape != real.shape or told.ndim != 1:
        raise ValueError("There must be a score and a truth for every case.")
    if not np.isin(real, (0, 1)).all():
        raise ValueError("The truth is known of every case: 1 for disease, 0 for none.")
    known = np.isfinite(told)
    return told[known], real[known].astype(np.bool_)


def _split(
    told: NDArray[np.float64], real: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if real.all() or not real.any():
        raise Undefined("there must be diseased and healthy cases")
    return told[real], told[~real]
