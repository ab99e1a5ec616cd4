"""Agreement of two readers, or of a reader and a rule, on grades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Weights = Literal["none", "quadratic"]


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
    """Cohen's kappa (Cohen 1960), with quadratic weights after Cohen (1968).

    None where there is nothing to compare: no grades, or both gave one and the same grade always.
    """
    table = confusion(first, second, grades=grades)
    steps = np.abs(np.subtract.outer(np.arange(grades), np.arange(grades)))
    cost = steps**2 if weights == "quadratic" else (steps > 0).astype(np.int64)
    total = int(table.sum())
    if total == 0:
        return None
    expected = float((np.outer(table.sum(1), table.sum(0)) * cost).sum()) / total
    return None if expected == 0 else 1 - float((table * cost).sum()) / expected
