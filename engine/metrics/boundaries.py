"""How far surfaces lie from each other, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.floating]  # (…, width), NaN where there is no surface


@dataclass(frozen=True)
class BoundaryErrors:
    """Errors over the columns that both have: `mae`, `rmse`, `bias`, `p95` in pixels.

    `bias` is positive where the found surface lies too deep; `p95` is the 95th percentile of the
    absolute error. `covered` is the share of the truth's columns that were found, `columns` how
    many were compared.
    """

    mae: float
    rmse: float
    bias: float
    p95: float
    covered: float
    columns: int

    def scaled(self, um_per_row: float) -> BoundaryErrors:
        """The same with errors in µm."""
        return BoundaryErrors(
            self.mae * um_per_row,
            self.rmse * um_per_row,
            self.bias * um_per_row,
            self.p95 * um_per_row,
            self.covered,
            self.columns,
        )


def boundary_errors(found: Rows, truth: Rows) -> BoundaryErrors | None:
    """Errors of `found` against `truth`, rows of one shape; None where no column has both.

    Columns that the truth lacks do not count; those that were not found lower `covered` alone.
    Raises ValueError where the shapes differ.
    """
    _check(found, truth)
    labelled = np.isfinite(truth)
    both = labelled & np.isfinite(found)
    if not both.any():
        return None
    off = (found[both] - truth[both]).astype(np.float64)
    return BoundaryErrors(
        mae=float(np.abs(off).mean()),
        rmse=float(np.sqrt((off**2).mean())),
        bias=float(off.mean()),
        p95=float(np.percentile(np.abs(off), 95)),
        covered=float(both.sum() / labelled.sum()),
        columns=int(both.sum()),
    )


def mean_by_eye(values: Sequence[float], eyes: Sequence[str]) -> float:
    """Mean over scans of one eye, then over eyes: an eye with many scans counts once.

    Raises ValueError where there is nothing, or no eye for every value.
    """
    if not values or len(values) != len(eyes):
        raise ValueError("There must be values, and an eye for each.")
    array, names = np.asarray(values, float), np.asarray(eyes)
    return float(np.mean([array[names == name].mean() for name in np.unique(names)]))


def order_violations(surfaces: Sequence[Rows], *, tolerance: float = 1e-6) -> float:
    """Share of columns in which any surface lies above one further in; `surfaces` from inside out.

    A surface that is NaN in a column is passed over there: those around it are still compared.
    Columns with less than two surfaces count as in order. 0 where there are no columns.
    """
    stacked = np.stack([np.asarray(each, np.float64) for each in surfaces])
    deepest = np.full(stacked.shape[1:], -np.inf)
    crossed = np.zeros(stacked.shape[1:], np.bool_)
    for rows in stacked:
        known = np.isfinite(rows)
        crossed |= known & (rows < deepest - tolerance)
        deepest = np.where(known, np.maximum(deepest, rows), deepest)
    return float(crossed.mean()) if crossed.size else 0.0


def thickness_error(
    found: tuple[Rows, Rows],
    truth: tuple[Rows, Rows],
    *,
    um_per_row: float,
    fields: NDArray[np.integer] | None = None,
    count: int = 0,
) -> tuple[float, ...]:
    """Mean thickness found less the true one, in µm; NaN where nothing can be compared.

    Each layer is (upper, lower) surface. Without `fields` one value over all columns; else one for
    each of `count` fields, `fields` giving the field of each column (-1 for none).
    """
    for pair in (found, truth):
        _check(*pair)
    _check(found[0], truth[0])
    own, true = (pair[1] - pair[0] for pair in (found, truth))
    off = np.asarray(own - true, np.float64) * um_per_row
    both = np.isfinite(off)
    if fields is None:
        return (float(off[both].mean()) if both.any() else float("nan"),)
    return tuple(
        float(off[both & (fields == number)].mean())
        if (both & (fields == number)).any()
        else float("nan")
        for number in range(count)
    )


def _check(one: Rows, other: Rows) -> None:
    if one.shape != other.shape:
        raise ValueError(f"The surfaces differ in size: {one.shape} and {other.shape}.")
