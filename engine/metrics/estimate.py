"""A statistic with its interval, and data that do not define one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEVEL = 95.0  # per cent that an interval covers
MOST_UNDEFINED = 0.05  # share of draws that may lack the statistic before its interval is given up

SAME = 1e-12  # difference of draws that is rounding alone

Rows = NDArray[np.intp]


class Undefined(ValueError):  # noqa: N818 - a property of the data, not a fault
    """These data do not define the statistic; the text says why."""


@dataclass(frozen=True)
class Estimate:
    """A statistic with its 95 % interval; `reason` says why `value` or the interval is None."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""

    def __str__(self) -> str:
        if self.value is None:
            return f"– ({self.reason})"
        if self.low is None or self.high is None:
            return f"{self.value:.3f}"
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def bootstrap(
    statistic: Callable[[Rows], float],
    patients: Sequence[str],
    *,
    draws: int = 2000,
    seed: int = 0,
) -> Estimate:
    """A statistic over cases with its percentile interval, patients drawn whole (Efron 1979).

    `statistic` gets the numbers of the cases that count, with repeats, and may raise `Undefined`.
    `patients` names the patient of each case: two eyes of one are not independent, and are drawn
    together (Field & Welsh 2007). There is no interval for fewer than two patients, nor where more
    than 5 % of the draws leave the statistic undefined, nor where all draws are equal: that says
    nothing of other patients.
    """
    if not patients:
        return Estimate(None, reason="there are no cases")
    try:
        value = float(statistic(np.arange(len(patients))))
    except Undefined as error:
        return Estimate(None, reason=str(error))
    if not np.isfinite(value):
        return Estimate(None, reason="it is not a finite number")
    _, of = np.unique(np.asarray(patients), return_inverse=True)
    members = [np.flatnonzero(of == number) for number in range(int(of.max()) + 1)]
    if len(members) < 2:
        return Estimate(value, reason="there is one patient alone")
    drawn = _draws(statistic, members, draws=draws, seed=seed)
    if len(drawn) < (1 - MOST_UNDEFINED) * draws:
        return Estimate(value, reason="too few patients, or too much alike, for an interval")
    low, high = np.percentile(drawn, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    if np.ptp(drawn) <= SAME * max(1.0, abs(value)):
        return Estimate(value, reason="all draws are equal: too few cases for an interval")
    return Estimate(value, float(low), float(high))


def _draws(
    statistic: Callable[[Rows], float], members: Sequence[Rows], *, draws: int, seed: int
) -> list[float]:
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        chosen = rng.integers(0, len(members), len(members))
        try:
            value = float(statistic(np.concatenate([members[each] for each in chosen])))
        except Undefined:
            continue
        if np.isfinite(value):
            found.append(value)
    return found
