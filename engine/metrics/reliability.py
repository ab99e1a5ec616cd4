"""Agreement of readers on numbers: intraclass correlation, limits of agreement, repeatability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import f as f_distribution
from scipy.stats import t as t_distribution

from engine.metrics.estimate import Estimate, Undefined

Model = Literal["one-way", "random", "fixed"]

TAIL = 0.975  # of a 95 % interval, two-sided
WIDTH = 1.96  # standard deviations that hold 95 % of normal differences


@dataclass(frozen=True)
class _Squares:
    """Mean squares of a two-way table without missing values, and its size."""

    cases: float
    readers: float
    rest: float
    within: float  # readers and rest together
    n: int
    k: int


def icc(table: ArrayLike, *, model: Model, mean: bool = False) -> float:
    """Intraclass correlation of Shrout & Fleiss (1979) of a table (cases, readers).

    "one-way" is ICC(1,1): other readers for every case. "random" is ICC(2,1): absolute agreement
    of readers drawn from many. "fixed" is ICC(3,1): consistency of just these readers. With `mean`
    the reliability of the mean of the readers: (1,k), (2,k), (3,k). Cases with a missing reading
    (NaN) do not count. Raises `Undefined`.
    """
    return _icc(_squares(table), model, mean=mean)


def icc_estimate(table: ArrayLike, *, model: Model, mean: bool = False) -> Estimate:
    """`icc` with the F intervals of Shrout & Fleiss (1979), for cases of different patients.

    Where patients have several cases, `engine.metrics.bootstrap` over `icc` keeps them together.
    """
    try:
        squares = _squares(table)
        value = _icc(squares, model, mean=mean)
    except Undefined as error:
        return Estimate(None, reason=str(error))
    if squares.rest == 0 or squares.within == 0:
        return Estimate(value, reason="the readings differ in nothing but a constant")
    low, high = {"one-way": _one_way, "random": _random, "fixed": _fixed}[model](squares)
    if mean:
        low, high = (squares.k * each / (1 + (squares.k - 1) * each) for each in (low, high))
    return Estimate(value, float(low), float(high))


def _icc(squares: _Squares, model: Model, *, mean: bool) -> float:
    if squares.cases == 0 and squares.within == 0:
        raise Undefined("all readings are the same")
    k, among = squares.k, squares.cases
    noise = squares.within if model == "one-way" else squares.rest
    bias = k * (squares.readers - squares.rest) / squares.n if model == "random" else 0.0
    bottom = among + bias / k if mean else among + (k - 1) * noise + bias
    if bottom == 0:
        raise Undefined("the cases do not differ")
    return (among - noise) / bottom


def _squares(table: ArrayLike) -> _Squares:
    told = np.asarray(table, np.float64)
    if told.ndim != 2:
        raise ValueError(f"Readings are a table of cases and readers, not {told.shape}.")
    told = told[np.isfinite(told).all(axis=1)]
    n, k = told.shape
    if k < 2 or n < 2:
        raise Undefined("there must be two readers, and two cases that all of them read")
    told = told - told.mean()  # a large common value would cost digits
    by_case, by_reader = told.mean(axis=1), told.mean(axis=0)
    rest = told - by_case[:, None] - by_reader
    return _Squares(
        cases=float(k * (by_case**2).sum() / (n - 1)),
        readers=float(n * (by_reader**2).sum() / (k - 1)),
        rest=_square(rest, told) / ((n - 1) * (k - 1)),
        within=_square(told - by_case[:, None], told) / (n * (k - 1)),
        n=n,
        k=k,
    )


def _square(values: NDArray[np.float64], told: NDArray[np.float64]) -> float:
    """Sum of squares; what is left of rounding alone is nothing."""
    total = float((values**2).sum())
    return 0.0 if total < 1e-24 * float((told**2).sum()) else total


def _one_way(s: _Squares) -> tuple[float, float]:
    ratio = s.cases / s.within
    low = ratio / f_distribution.ppf(TAIL, s.n - 1, s.n * (s.k - 1))
    high = ratio * f_distribution.ppf(TAIL, s.n * (s.k - 1), s.n - 1)
    return (low - 1) / (low + s.k - 1), (high - 1) / (high + s.k - 1)


def _random(s: _Squares) -> tuple[float, float]:
    single = _icc(s, "random", mean=False)
    ratio = s.readers / s.rest
    weight = s.n * (1 + (s.k - 1) * single) - s.k * single
    freedom = ((s.k - 1) * (s.n - 1) * (s.k * single * ratio + weight) ** 2) / (
        (s.n - 1) * (s.k * single * ratio) ** 2 + weight**2
    )
    between = s.k * s.readers + (s.k * s.n - s.k - s.n) * s.rest
    low_f = f_distribution.ppf(TAIL, s.n - 1, freedom)
    high_f = f_distribution.ppf(TAIL, freedom, s.n - 1)
    low = s.n * (s.cases - low_f * s.rest) / (low_f * between + s.n * s.cases)
    high = s.n * (high_f * s.cases - s.rest) / (between + s.n * high_f * s.cases)
    return low, high


def _fixed(s: _Squares) -> tuple[float, float]:
    ratio, freedom = s.cases / s.rest, (s.n - 1) * (s.k - 1)
    low = ratio / f_distribution.ppf(TAIL, s.n - 1, freedom)
    high = ratio * f_distribution.ppf(TAIL, freedom, s.n - 1)
    return (low - 1) / (low + s.k - 1), (high - 1) / (high + s.k - 1)


@dataclass(frozen=True)
class LimitsOfAgreement:
    """How far one reading lies from another, in their unit (Bland & Altman 1986, 1999).

    `bias` is the mean of first less second, `sd` the standard deviation of the differences;
    95 % of differences lie between `lower` and `upper`. `pairs` were compared.
    """

    bias: Estimate
    lower: Estimate
    upper: Estimate
    sd: float
    pairs: int


def limits_of_agreement(first: ArrayLike, second: ArrayLike) -> LimitsOfAgreement:
    """Bland–Altman limits, bias ± 1.96 sd, with the intervals of Bland & Altman (1999, section 2).

    Pairs with a missing reading (NaN) do not count. Raises `Undefined` for fewer than two pairs.
    """
    off = _differences(first, second)
    if len(off) < 2:
        raise Undefined("fewer than two pairs of readings")
    n, bias, sd = len(off), float(off.mean()), float(off.std(ddof=1))
    t = float(t_distribution.ppf(TAIL, n - 1))
    of_bias = t * sd / np.sqrt(n)
    of_limit = t * sd * np.sqrt(1 / n + WIDTH**2 / (2 * (n - 1)))

    def around(value: float, margin: float) -> Estimate:
        return Estimate(value, float(value - margin), float(value + margin))

    return LimitsOfAgreement(
        bias=around(bias, of_bias),
        lower=around(bias - WIDTH * sd, of_limit),
        upper=around(bias + WIDTH * sd, of_limit),
        sd=sd,
        pairs=n,
    )


def repeatability(table: ArrayLike) -> float:
    """Coefficient of repeatability, 1.96·√2·sw, of repeated readings (cases, repeats).

    95 % of two readings of one case lie within it (Bland & Altman 1986; ISO 5725). `sw` is the
    standard deviation within cases. NaN is a missing repeat; cases with one do not count. Raises
    `Undefined` where no case was read twice.
    """
    told = np.asarray(table, np.float64)
    if told.ndim != 2:
        raise ValueError(f"Readings are a table of cases and repeats, not {told.shape}.")
    told = told[np.isfinite(told).sum(axis=1) >= 2]
    if not len(told):
        raise Undefined("no case was read twice")
    known = np.isfinite(told)
    off = np.where(known, told - np.nanmean(told, axis=1, keepdims=True), 0.0)
    within = float((off**2).sum() / (known.sum(axis=1) - 1).sum())
    return float(WIDTH * np.sqrt(2 * within))


def _differences(first: ArrayLike, second: ArrayLike) -> NDArray[np.float64]:
    one, two = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if one.shape != two.shape or one.ndim != 1:
        raise ValueError(f"Readings come in pairs, not {one.shape} and {two.shape}.")
    off = one - two
    return np.asarray(off[np.isfinite(off)])
