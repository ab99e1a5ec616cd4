"""Readings against the truth: accuracy, sensitivity and specificity, ROC, and what was turned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.metrics import (
    Estimate,
    Undefined,
    area_difference,
    area_estimate,
    area_under_roc,
    bootstrap,
)
from engine.metrics.estimate import Rows
from engine.study.finding import (
    ALL,
    BOOTSTRAP,
    CHANGE,
    DELONG,
    WILSON,
    Codes,
    Finding,
    each_reader,
    estimated,
    mean,
    one_case_each,
    share,
)
from engine.study.forms import Field
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Table, case_name, pairs, tables

ACCURACY = "accuracy"
AREA = "area under the ROC curve"


@dataclass(frozen=True)
class Turned:
    """A reader's answer that the model turned: `misled` from right to wrong, else the other way."""

    reader: str
    case: str
    field: str
    before: str
    after: str
    truth: str
    misled: bool


def turned(manifest: Manifest, readings: Sequence[Reading]) -> tuple[Turned, ...]:
    """Answers that were right without the model and wrong with it, and the other way round."""
    told = []
    for without, aided in pairs(tables(manifest, readings)):
        if without.field.kind != "choice":
            continue
        right = without.codes == without.truth[:, None]
        still = aided.codes == aided.truth[:, None]
        known = np.isfinite(without.codes) & np.isfinite(aided.codes)
        known &= np.isfinite(without.truth)[:, None]
        for case, reader in np.argwhere(known & (right != still)):
            told.append(
                Turned(
                    without.readers[reader],
                    case_name(int(case)),
                    without.field.key,
                    _value(without.field, without.codes[case, reader]),
                    _value(without.field, aided.codes[case, reader]),
                    _value(without.field, without.truth[case]),
                    misled=bool(right[case, reader]),
                )
            )
    return tuple(told)


def _value(field: Field, code: float) -> str:
    return field.values[int(code)]


def against_truth(table: Table, draws: int) -> Iterator[Finding]:
    """Accuracy of answers and errors of numbers, of all readers and of each.

    Answers that have an order also have sensitivity, specificity and the area under the ROC curve,
    at each threshold that parts the truth: "≥ 2" is diseased from the option 2 up. The value of
    all readers is the mean over their readings, for the area the mean over the readers.
    """
    for measure, compared in _compared(table.field).items():
        off = _known(compared, table.codes, table.truth)
        if np.isfinite(table.truth).any():
            averaged = _shares if measure == ACCURACY else _means
            yield from averaged(measure, table, off, draws)
    for threshold, name in thresholds(table):
        for measure, called in _calls(table, threshold).items():
            yield from _shares(f"{measure} ({name})", table, called, draws)
        yield from _areas(f"{AREA} ({name})", (table,), threshold, draws)


def gained(without: Table, aided: Table, draws: int) -> Iterator[Finding]:
    """All of `against_truth` with the model less without, on the answers that both arms have."""
    for measure, compared in _compared(without.field).items():
        if np.isfinite(without.truth).any():
            one, two = (_known(compared, each.codes, each.truth) for each in (without, aided))
            yield from _changes(measure, without, two - one, draws)
    for threshold, name in thresholds(without):
        before, after = (_calls(each, threshold) for each in (without, aided))
        for measure in before:
            off = after[measure] - before[measure]
            yield from _changes(f"{measure} ({name})", without, off, draws)
        measure = f"change of {AREA} ({name})"
        yield from _areas(measure, (aided, without), threshold, draws)


def thresholds(table: Table) -> list[tuple[int, str]]:
    """Options of an ordered field from which on a case is diseased, each with its name, "≥ 2".

    Only those with truths on either side.
    """
    known = table.truth[np.isfinite(table.truth)]
    return [
        (number, f"≥ {value}")
        for number, value in enumerate(table.field.values)
        if table.field.ordered and (known >= number).any() and (known < number).any()
    ]


def _compared(field: Field) -> dict[str, Callable[[Codes, Codes], NDArray[np.generic]]]:
    """What is averaged over answers and truths, by the kind of the field."""
    if field.kind == "choice":
        return {ACCURACY: np.equal}
    if field.kind == "number":
        return {
            "mean error": np.subtract,
            "mean absolute error": lambda codes, truth: np.abs(codes - truth),
        }
    return {}


def _known(
    compared: Callable[[Codes, Codes], NDArray[np.generic]], codes: Codes, truth: Codes
) -> Codes:
    """The comparison of each answer with the truth, NaN where either is missing."""
    known = np.isfinite(codes) & np.isfinite(truth)[:, None]
    return np.where(known, compared(codes, truth[:, None]), np.nan)


def _calls(table: Table, threshold: int) -> dict[str, Codes]:
    """1 where a diseased, or a healthy, case was called so, 0 where not; NaN for all others."""
    known = np.isfinite(table.codes) & np.isfinite(table.truth)[:, None]
    diseased = (table.truth >= threshold)[:, None]
    called = table.codes >= threshold
    return {
        "sensitivity": np.where(known & diseased, called, np.nan),
        "specificity": np.where(known & ~diseased, ~called, np.nan),
    }


def _means(measure: str, table: Table, codes: Codes, draws: int) -> Iterator[Finding]:
    for names, some in each_reader(table.readers, codes):
        told, n = estimated(some, mean, table.patients, draws=draws)
        yield Finding(measure, table.field.key, table.arm, names, told, n)


def _shares(measure: str, table: Table, codes: Codes, draws: int) -> Iterator[Finding]:
    """`_means` of 1 and 0; of one reader with Wilson's interval where every patient has one case.

    That one does not shrink to nothing where all are right.
    """
    for each in _means(measure, table, codes, draws):
        if each.readers == ALL:
            yield each
            continue
        own = codes[:, [table.readers.index(each.readers)]]
        if each.estimate.value is not None and one_case_each(own, table.patients):
            each = replace(each, estimate=share(own[:, 0]), interval=WILSON)
        yield each


def _changes(measure: str, table: Table, codes: Codes, draws: int) -> Iterator[Finding]:
    for each in _means(f"change of {measure}", table, codes, draws):
        yield replace(each, arm=CHANGE)


# ---- ROC -----------------------------------------------------------------------------------------


def _areas(measure: str, arms: tuple[Table, ...], threshold: int, draws: int) -> Iterator[Finding]:
    """The area of one arm, or of the first less that of the second, of all readers and of each.

    A single reader's has the interval of DeLong et al. (1988) where every patient has one case;
    that method knows no patients, so else, and for all readers, patients are drawn.
    """
    first = arms[0]
    cases = np.flatnonzero(np.isfinite(first.truth))
    truth = first.truth[cases] >= threshold
    scores = [each.codes[cases] for each in arms]
    missing = np.any([~np.isfinite(each) for each in scores], axis=0)
    scores = [np.where(missing, np.nan, each) for each in scores]
    patients = [first.patients[case] for case in cases]
    alone = len(set(patients)) == len(patients)
    arm = CHANGE if len(arms) > 1 else first.arm
    columns = {ALL: list(range(len(first.readers)))}
    columns |= {name: [number] for number, name in enumerate(first.readers)}
    for names, some in columns.items():
        n = int((~missing[:, some]).any(axis=1).sum())
        parts = [each[:, some] for each in scores]
        if alone and len(some) == 1 and names != ALL:
            told = _delong([each[:, 0] for each in parts], truth)
            yield Finding(measure, first.field.key, arm, names, told, n, interval=DELONG)
            continue

        def of(rows: Rows, parts: list[Codes] = parts) -> float:
            areas = [_mean_area(each[rows], truth[rows]) for each in parts]
            return areas[0] if len(areas) == 1 else areas[0] - areas[1]

        told = bootstrap(of, patients, draws=draws)
        yield Finding(measure, first.field.key, arm, names, told, n, interval=BOOTSTRAP)


def _delong(scores: list[Codes], truth: NDArray[np.bool_]) -> Estimate:
    if len(scores) == 1:
        return area_estimate(scores[0], truth)
    return area_difference(scores[0], scores[1], truth).difference


def _mean_area(scores: Codes, truth: NDArray[np.bool_]) -> float:
    """Mean over the readers who read anything. Raises `Undefined`."""
    read = np.flatnonzero(np.isfinite(scores).any(axis=0))
    if not len(read):
        raise Undefined("there is no answer with a truth")
    return float(np.mean([area_under_roc(scores[:, number], truth) for number in read]))
