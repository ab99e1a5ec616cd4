"""What a study comes to: agreement, accuracy and time, without and with the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from engine.metrics import (
    Estimate,
    Undefined,
    bootstrap,
    cohen_kappa,
    exact_agreement,
    fleiss_kappa,
    gwet_ac1,
    icc,
    krippendorff_alpha,
    limits_of_agreement,
    repeatability,
)
from engine.metrics.estimate import Rows
from engine.progress import Progress, silent
from engine.study.forms import Field
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Table, case_name, repeats, tables

DRAWS = 1000
ALL = "all readers"

Codes = NDArray[np.float64]
Statistic = Callable[[Codes], float]


@dataclass(frozen=True)
class Finding:
    """One statistic. `arm` is without, with, or "with − without"; `n` counts cases, or pairs.

    `estimate` has the 95 % interval, by bootstrap over patients where nothing else is said.
    """

    measure: str
    field: str
    arm: str
    readers: str
    estimate: Estimate
    n: int


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


def analyse(
    manifest: Manifest,
    readings: Sequence[Reading],
    *,
    draws: int = DRAWS,
    progress: Progress = silent,
) -> tuple[Finding, ...]:
    """All statistics that the study's design and answers allow, in the order of the forms.

    Missing readings, and grades that were not asked because the image was held for ungradable,
    do not count; `n` tells how many cases do. What is not defined is there with its reason.
    """
    found: list[Finding] = []
    all_tables = list(tables(manifest, readings))
    for number, table in enumerate(all_tables):
        progress(number / len(all_tables), table.field.title)
        found += _between(table, draws, named=manifest.readers_a_case is None)
        found += _accuracy(table, draws)
        if table.arm == manifest.arms[0]:
            found += _within(manifest, readings, table.field)
    if len(manifest.arms) == 2:
        found += _gained(all_tables, draws)
    found += _times(manifest, readings, draws)
    return tuple(found)


def turned(manifest: Manifest, readings: Sequence[Reading]) -> tuple[Turned, ...]:
    """Answers that were right without the model and wrong with it, and the other way round."""
    if len(manifest.arms) < 2:
        return ()
    found = list(tables(manifest, readings))
    told = []
    for without, aided in _pairs(found):
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
    return field.values[int(code)] if field.kind == "choice" else f"{code:g}"


def _pairs(found: Sequence[Table]) -> Iterator[tuple[Table, Table]]:
    """The tables of each field without and with the model; confidence has no truth to be right."""
    by_arm = {(table.field.key, table.arm): table for table in found}
    for table in found:
        if table.arm == "without" and table.field.kind == "choice":
            yield table, by_arm[table.field.key, "with"]


# ---- agreement -----------------------------------------------------------------------------------


def _statistics(field: Field) -> dict[str, Statistic]:
    """Of any number of readers, by the kind of the field."""
    if field.kind != "choice":
        return {
            "ICC(1,1)": lambda codes: icc(codes, model="one-way"),
            "ICC(2,1)": lambda codes: icc(codes, model="random"),
            "ICC(3,1)": lambda codes: icc(codes, model="fixed"),
            "Krippendorff's alpha (interval)": lambda codes: krippendorff_alpha(
                codes, scale="interval"
            ),
        }
    grades = len(field.options)
    told: dict[str, Statistic] = {
        "exact agreement": exact_agreement,
        "Fleiss' kappa": fleiss_kappa,
        "Gwet's AC1": lambda codes: gwet_ac1(codes, grades=grades),
        "Krippendorff's alpha (nominal)": lambda codes: krippendorff_alpha(codes, scale="nominal"),
    }
    if field.ordered:
        told["Krippendorff's alpha (ordinal)"] = lambda codes: krippendorff_alpha(
            codes, scale="ordinal"
        )
    return told


def _of_two(field: Field) -> dict[str, Statistic]:
    """Cohen's kappa of two readers, with weights where the options have an order."""
    if field.kind != "choice":
        return {}
    grades = len(field.options)
    told: dict[str, Statistic] = {"Cohen's kappa": lambda codes: cohen_kappa(codes, grades=grades)}
    if field.ordered:
        told["Cohen's kappa (linear)"] = lambda codes: cohen_kappa(
            codes, grades=grades, weights="linear"
        )
        told["Cohen's kappa (quadratic)"] = lambda codes: cohen_kappa(
            codes, grades=grades, weights="quadratic"
        )
    return told


def _between(table: Table, draws: int, *, named: bool) -> Iterator[Finding]:
    """Agreement of the readers with each other; of each two where all read the same cases."""
    if len(table.readers) < 2:
        return
    together = table.codes if named else _exchangeable(table.codes)
    for measure, statistic in _statistics(table.field).items():
        if not named and measure in ("ICC(2,1)", "ICC(3,1)"):
            continue  # these need the same readers for every case
        yield _finding(measure, table, ALL, together, statistic, draws, least=2)
    if not named:
        return
    for one, two in combinations(range(len(table.readers)), 2):
        names = f"{table.readers[one]}, {table.readers[two]}"
        codes = table.codes[:, [one, two]]
        for measure, statistic in _of_two(table.field).items():
            yield _finding(measure, table, names, codes, statistic, draws, least=2)
        if table.field.kind == "number":
            yield from _limits(table, names, codes)


def _exchangeable(codes: Codes) -> Codes:
    """The readings of each case side by side, whoever's they are; these statistics do not ask."""
    most = int(np.isfinite(codes).sum(axis=1).max(initial=0))
    return np.asarray(np.sort(codes, axis=1)[:, :most])  # NaN comes last


def _finding(
    measure: str,
    table: Table,
    readers: str,
    codes: Codes,
    statistic: Statistic,
    draws: int,
    *,
    least: int,
) -> Finding:
    def of(rows: Rows) -> float:
        return statistic(codes[rows])

    n = int((np.isfinite(codes).sum(axis=1) >= least).sum())
    estimate = bootstrap(of, table.patients, draws=draws)
    return Finding(measure, table.field.key, table.arm, readers, estimate, n)


def _limits(table: Table, names: str, codes: Codes) -> Iterator[Finding]:
    """Bland–Altman, with the intervals of Bland & Altman (1999)."""
    try:
        told = limits_of_agreement(codes[:, 0], codes[:, 1])
    except Undefined as error:
        nothing = Estimate(None, reason=str(error))
        yield Finding("bias", table.field.key, table.arm, names, nothing, 0)
        return
    for measure, estimate in (
        ("bias", told.bias),
        ("lower limit of agreement", told.lower),
        ("upper limit of agreement", told.upper),
    ):
        yield Finding(measure, table.field.key, table.arm, names, estimate, told.pairs)


def _within(manifest: Manifest, readings: Sequence[Reading], field: Field) -> Iterator[Finding]:
    """Agreement of each reader with themselves, over all arms; no interval, repeats are few."""
    if not manifest.repeats:
        return
    for reader in manifest.readers:
        codes = repeats(manifest, readings, field, reader)
        told: dict[str, Statistic] = {"exact agreement": exact_agreement, **_of_two(field)}
        if field.kind != "choice":
            told = {"coefficient of repeatability": repeatability}
        n = int(np.isfinite(codes).all(axis=1).sum())
        for measure, statistic in told.items():
            try:
                estimate = Estimate(statistic(codes), reason="no interval for repeats")
            except Undefined as error:
                estimate = Estimate(None, reason=str(error))
            yield Finding(f"{measure}, same reader", field.key, "all", reader, estimate, n)


# ---- accuracy and time ---------------------------------------------------------------------------


def _accuracy(table: Table, draws: int) -> Iterator[Finding]:
    """Share of answers that are the truth's, of each reader and of all."""
    if table.field.kind != "choice" or not np.isfinite(table.truth).any():
        return
    for names, codes in _each(table.readers, table.codes):
        right = _right(codes, table.truth)
        yield _finding("accuracy", table, names, right, _mean, draws, least=1)


def _gained(found: Sequence[Table], draws: int) -> Iterator[Finding]:
    """Accuracy with the model less that without, on the answers that both arms have."""
    for without, aided in _pairs(found):
        if not np.isfinite(without.truth).any():
            continue
        off = _right(aided.codes, aided.truth) - _right(without.codes, without.truth)
        for names, codes in _each(without.readers, off):
            one = _finding("change of accuracy", without, names, codes, _mean, draws, least=1)
            yield Finding(one.measure, one.field, "with − without", names, one.estimate, one.n)


def _times(manifest: Manifest, readings: Sequence[Reading], draws: int) -> Iterator[Finding]:
    """Median seconds of active time for a case, and what the model changes in them."""
    patients = [case.patient for case in manifest.cases]
    shown: dict[str, Codes] = {}
    for arm in manifest.arms:
        seconds = np.full((len(manifest.cases), len(manifest.readers)), np.nan)
        for each in readings:
            if each.arm == arm and not each.repeat and each.kind == "reading" and each.time.active:
                seconds[each.case, manifest.readers.index(each.reader)] = each.time.active
        shown[arm] = seconds
    if manifest.design == "crossed":  # in a sequential study the second reading follows the first
        shown["with − without"] = shown["with"] - shown["without"]
    for name, seconds in shown.items():
        for names, codes in _each(manifest.readers, seconds):

            def of(rows: Rows, codes: Codes = codes) -> float:
                return _median(codes[rows])

            n = int(np.isfinite(codes).any(axis=1).sum())
            estimate = bootstrap(of, patients, draws=draws)
            yield Finding("median active time (s)", "", name, names, estimate, n)


def _each(readers: Sequence[str], codes: Codes) -> Iterator[tuple[str, Codes]]:
    yield ALL, codes
    for number, reader in enumerate(readers):
        yield reader, codes[:, [number]]


def _right(codes: Codes, truth: Codes) -> Codes:
    """1 where an answer is the truth's, 0 where it is not, NaN where either is missing."""
    known = np.isfinite(codes) & np.isfinite(truth)[:, None]
    return np.where(known, codes == truth[:, None], np.nan)


def _mean(codes: Codes) -> float:
    if not np.isfinite(codes).any():
        raise Undefined("there is no answer with a truth")
    return float(np.nanmean(codes))


def _median(codes: Codes) -> float:
    if not np.isfinite(codes).any():
        raise Undefined("no time was taken")
    return float(np.nanmedian(codes))
