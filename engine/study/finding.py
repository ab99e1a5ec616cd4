"""One statistic of a study, and how statistics over cases get their intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.metrics import Estimate, Undefined, bootstrap, sensitivity
from engine.metrics.estimate import Rows

DRAWS = 1000
ALL = "all readers"
CHANGE = "with − without"
BOOTSTRAP = "bootstrap over patients"
DELONG = "DeLong"
WILSON = "Wilson"
BLAND_ALTMAN = "Bland & Altman"
NONE = "none"

Codes = NDArray[np.float64]
Statistic = Callable[[Codes], float]


@dataclass(frozen=True)
class Finding:
    """One statistic. `arm` is without, with, or "with − without"; `n` counts cases, or pairs.

    `estimate` has the 95 % interval, made as `interval` says.
    """

    measure: str
    field: str
    arm: str
    readers: str
    estimate: Estimate
    n: int
    interval: str = BOOTSTRAP


def estimated(
    codes: Codes,
    statistic: Statistic,
    patients: Sequence[str],
    *,
    draws: int,
    least: int = 1,
) -> tuple[Estimate, int]:
    """`statistic` of (cases, readers), and how many cases have `least` readings or more."""

    def of(rows: Rows) -> float:
        return statistic(codes[rows])

    n = int((np.isfinite(codes).sum(axis=1) >= least).sum())
    return bootstrap(of, patients, draws=draws), n


def one_case_each(codes: Codes, patients: Sequence[str], *, least: int = 1) -> bool:
    """Has every patient at most one case with `least` readings or more?"""
    counts = np.isfinite(codes).sum(axis=1) >= least
    counted = [who for who, counts_too in zip(patients, counts, strict=True) if counts_too]
    return len(set(counted)) == len(counted)


def share(right: Codes) -> Estimate:
    """Share of ones among ones and zeros (cases,), NaN aside, with the interval of Wilson (1927).

    For cases of different patients; unlike a bootstrap's it does not vanish where all are right.
    """
    known = right[np.isfinite(right)]
    return sensitivity(known, np.ones(len(known)))


def each_reader(readers: Sequence[str], codes: Codes) -> Iterator[tuple[str, Codes]]:
    """The readings (cases, readers) of all, then of each (cases, 1), with their names."""
    yield ALL, codes
    for number, reader in enumerate(readers):
        yield reader, codes[:, [number]]


def mean(codes: Codes) -> float:
    """Mean of all that is there. Raises `Undefined`."""
    if not np.isfinite(codes).any():
        raise Undefined("there is nothing to average")
    return float(np.nanmean(codes))


def median(codes: Codes) -> float:
    """Median of all that is there. Raises `Undefined`."""
    if not np.isfinite(codes).any():
        raise Undefined("no time was taken")
    return float(np.nanmedian(codes))
