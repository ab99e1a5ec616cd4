"""Agreement of readers on grades: of two, or of any number with readings missing.

Grades of several readers are a table (cases, readers) of numbers, NaN where a reading is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.metrics.estimate import Undefined

Weights = Literal["none", "linear", "quadratic"]
Scale = Literal["nominal", "ordinal", "interval"]

ALIKE = "only one grade was ever given"
FEW = "no case has two readings"


def confusion(first: Sequence[int], second: Sequence[int], *, grades: int) -> NDArray[np.int64]:
    """How often each pair of grades was given, (grades, grades): the first's along rows."""
    if len(first) != len(second):
        raise ValueError(f"There are {len(first)} grades of one and {len(second)} of the other.")
    if any(not 0 <= grade < grades for grade in (*first, *second)):
        raise ValueError(f"Grades run from 0 to {grades - 1}.")
    table = np.zeros((grades, grades), np.int64)
    np.add.at(table, (np.array(first, np.int64), np.array(second, np.int64)), 1)
    return table


def kappa(
    first: Sequence[int], second: Sequence[int], *, grades: int, weights: Weights = "none"
) -> float | None:
    """Cohen's kappa (Cohen 1960), with linear or quadratic weights after Cohen (1968).

    None where there is nothing to compare: no grades, or both gave one and the same grade always.
    """
    table = confusion(first, second, grades=grades)
    steps = np.abs(np.subtract.outer(np.arange(grades), np.arange(grades)))
    power = {"none": 0, "linear": 1, "quadratic": 2}[weights]
    cost = np.where(steps > 0, steps**power, 0)
    total = int(table.sum())
    if total == 0:
        return None
    expected = float((np.outer(table.sum(1), table.sum(0)) * cost).sum()) / total
    return None if expected == 0 else 1 - float((table * cost).sum()) / expected


def cohen_kappa(table: ArrayLike, *, grades: int, weights: Weights = "none") -> float:
    """`kappa` of a table of two readers, over the cases that both graded.

    Raises `Undefined` where no case is, or where both gave one and the same grade always.
    """
    told = _table(table)
    if told.shape[1] != 2:
        raise Undefined(f"Cohen's kappa is of two readers, not {told.shape[1]}")
    both = _whole(told[np.isfinite(told).all(axis=1)], grades)
    if not len(both):
        raise Undefined("no case was graded by both")
    value = kappa(both[:, 0].tolist(), both[:, 1].tolist(), grades=grades, weights=weights)
    if value is None:
        raise Undefined(ALIKE)
    return value


def exact_agreement(table: ArrayLike) -> float:
    """Of all pairs of readings of one case, the share that are the same, cases weighing alike.

    Cases with fewer than two readings do not count. Raises `Undefined`.
    """
    told = _table(table)
    grades, codes = np.unique(told[np.isfinite(told)], return_inverse=True)
    counts = _counts(told, codes, len(grades))
    return float(_pairs_alike(counts[counts.sum(axis=1) >= 2]).mean())


def fleiss_kappa(table: ArrayLike) -> float:
    """Kappa of many readers (Fleiss 1971), over the cases that all of them graded.

    The readers of one case need not be those of another. Raises `Undefined` where there are fewer
    than two readers, no such case, or one grade only.
    """
    told = _table(table)
    told = told[np.isfinite(told).all(axis=1)]
    if told.shape[1] < 2 or not len(told):
        raise Undefined("no case was graded by all, or there is one reader alone")
    grades, codes = np.unique(told, return_inverse=True)
    counts = _counts(told, codes.ravel(), len(grades))
    expected = float(((counts.sum(axis=0) / counts.sum()) ** 2).sum())
    if len(grades) == 1:
        raise Undefined(ALIKE)
    agreed = float(_pairs_alike(counts).mean())
    return (agreed - expected) / (1 - expected)


def krippendorff_alpha(table: ArrayLike, *, scale: Scale) -> float:
    """Krippendorff's alpha (Krippendorff 2011) with any readings missing.

    Cases with fewer than two readings do not count. Differences on an ordinal scale are by how
    many readings lie between two grades, on an interval scale by their distance, squared. Raises
    `Undefined` where no case has two readings, or where only one grade was given.
    """
    told = _table(table)
    told = told[np.isfinite(told).sum(axis=1) >= 2]
    if not len(told):
        raise Undefined(FEW)
    grades, codes = np.unique(told[np.isfinite(told)], return_inverse=True)
    if len(grades) == 1:
        raise Undefined(ALIKE)
    counts = _counts(told, codes, len(grades))
    weight = 1 / (counts.sum(axis=1) - 1)
    coincidences = (counts.T * weight) @ counts - np.diag(counts.T @ weight)
    totals = counts.sum(axis=0)
    cost = _difference(grades, totals, scale)
    expected = float((np.outer(totals, totals) * cost).sum()) / float(totals.sum() - 1)
    return 1 - float((coincidences * cost).sum()) / expected


def gwet_ac1(table: ArrayLike, *, grades: int) -> float:
    """Gwet's AC1 (Gwet 2008) with any readings missing; `grades` could be given.

    Agreement is over cases with two readings or more, how common a grade is over all cases with
    any. It stays meaningful where nearly all cases have one grade. Raises `Undefined`.
    """
    if grades < 2:
        raise Undefined("there is one grade only to give")
    told = _table(table)
    codes = _whole(told[np.isfinite(told)], grades)
    counts = _counts(told, codes, grades)
    counts = counts[counts.sum(axis=1) > 0]
    agreed = float(_pairs_alike(counts[counts.sum(axis=1) >= 2]).mean())
    common = (counts / counts.sum(axis=1, keepdims=True)).mean(axis=0)
    expected = float((common * (1 - common)).sum()) / (grades - 1)
    return (agreed - expected) / (1 - expected)


def _table(table: ArrayLike) -> NDArray[np.float64]:
    told = np.asarray(table, np.float64)
    if told.ndim != 2:
        raise ValueError(f"Grades are a table of cases and readers, not of shape {told.shape}.")
    if np.isinf(told).any():
        raise ValueError("A grade is a finite number, or NaN where it is missing.")
    return told


def _whole(values: NDArray[np.float64], grades: int) -> NDArray[np.int64]:
    if ((values < 0) | (values >= grades) | (values != np.floor(values))).any():
        raise ValueError(f"Grades are whole numbers from 0 to {grades - 1}.")
    return values.astype(np.int64)


def _counts(
    told: NDArray[np.float64], codes: NDArray[np.integer], grades: int
) -> NDArray[np.float64]:
    """How often each case was given each grade, (cases, grades); codes of all finite readings."""
    rows = np.nonzero(np.isfinite(told))[0]
    counts = np.bincount(rows * grades + codes, minlength=len(told) * grades)
    return counts.reshape(len(told), grades).astype(np.float64)


def _pairs_alike(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each case's pairs of readings, the share that are the same."""
    if not len(counts):
        raise Undefined(FEW)
    readings = counts.sum(axis=1)
    alike = (counts * (counts - 1)).sum(axis=1) / (readings * (readings - 1))
    return np.asarray(alike)


def _difference(
    grades: NDArray[np.float64], totals: NDArray[np.float64], scale: Scale
) -> NDArray[np.float64]:
    """Krippendorff's squared difference of each two grades."""
    if scale == "nominal":
        return 1 - np.eye(len(grades))
    if scale == "interval":
        return np.subtract.outer(grades, grades) ** 2
    middles = np.cumsum(totals) - totals / 2
    return np.asarray(np.subtract.outer(middles, middles) ** 2)
