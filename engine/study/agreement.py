"""Agreement of readers with each other and with themselves, and what the model changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from engine.metrics import (
    Estimate,
    Undefined,
    cohen_kappa,
    exact_agreement,
    fleiss_kappa,
    gwet_ac1,
    icc,
    krippendorff_alpha,
    limits_of_agreement,
    repeatability,
)
from engine.metrics.reliability import WIDTH
from engine.study.finding import (
    ALL,
    BLAND_ALTMAN,
    CHANGE,
    NONE,
    WILSON,
    Codes,
    Finding,
    Statistic,
    estimated,
    one_case_each,
    share,
)
from engine.study.forms import Field
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.tidy import Quantity, Table, repeats

EXACT = "exact agreement"
BIAS, LOWER, UPPER = "bias", "lower limit of agreement", "upper limit of agreement"
KAPPA = "Cohen's kappa"
KAPPA_QUADRATIC = "Cohen's kappa (quadratic)"
ICC_ABSOLUTE = "ICC(2,1)"
COMPLETE = ("Fleiss", "ICC")  # what counts cases that all readers read


@dataclass(frozen=True, eq=False)
class _Asked:
    """A statistic of some of the readers: the columns of a table, and whose they are."""

    measure: str
    readers: str
    columns: tuple[int, ...]
    statistic: Statistic

    def least(self, readings: int) -> int:
        """How many of the `readings` a case must have to count."""
        return readings if self.measure.startswith(COMPLETE) else 2


def between(table: Table, draws: int, *, named: bool) -> Iterator[Finding]:
    """Agreement of the readers with each other; of each two where all read the same cases.

    Where cases go to whoever is free (not `named`), columns are no readers, and only statistics
    that do not ask who a reading is by are there.
    """
    if len(table.readers) < 2:
        return
    codes = table.codes if named else _exchangeable(table.codes)
    for asked in _asked(table, named=named):
        some = codes[:, list(asked.columns)] if named else codes
        least = asked.least(some.shape[1])
        told, n = estimated(some, asked.statistic, table.patients, draws=draws, least=least)
        found = Finding(asked.measure, table.field.key, table.arm, asked.readers, told, n)
        pairs = asked.measure == EXACT and some.shape[1] == 2
        if pairs and n and one_case_each(some, table.patients, least=2):
            same = np.where(np.isfinite(some).all(axis=1), some[:, 0] == some[:, 1], np.nan)
            found = replace(found, estimate=share(same), interval=WILSON)
        yield found
    if named and table.field.kind == "number":
        for one, two in combinations(range(len(table.readers)), 2):
            yield from _limits(table, one, two, draws)


def changed(without: Table, aided: Table, draws: int) -> Iterator[Finding]:
    """Agreement with the model less that without, over the readings that both arms have."""
    both = np.isfinite(without.codes) & np.isfinite(aided.codes)
    # beside each other, so that both arms are drawn with the same patients
    codes = np.hstack([np.where(both, each.codes, np.nan) for each in (without, aided)])
    readers = len(without.readers)
    for asked in _asked(without, named=True):
        columns = np.array(asked.columns)
        statistic = asked.statistic

        def of(rows: Codes, columns: Codes = columns, statistic: Statistic = statistic) -> float:
            return statistic(rows[:, columns + readers]) - statistic(rows[:, columns])

        told, _ = estimated(codes, of, without.patients, draws=draws)
        n = int((both[:, columns].sum(axis=1) >= asked.least(len(columns))).sum())
        yield Finding(
            f"change of {asked.measure}", without.field.key, CHANGE, asked.readers, told, n
        )


def within(
    manifest: Manifest, readings: Sequence[Reading], quantity: Quantity
) -> Iterator[Finding]:
    """Agreement of each reader with themselves, over all arms; no interval, repeats are few."""
    if not manifest.repeats:
        return
    field = quantity.field
    for reader in manifest.readers:
        codes = repeats(readings, quantity, reader)
        told: dict[str, Statistic] = {EXACT: exact_agreement, **_of_two(field)}
        if field.kind != "choice":
            told = {"coefficient of repeatability": repeatability}
        n = int(np.isfinite(codes).all(axis=1).sum())
        for measure, statistic in told.items():
            try:
                estimate = Estimate(statistic(codes), reason="no interval for repeats")
            except Undefined as error:
                estimate = Estimate(None, reason=str(error))
            yield Finding(
                f"{measure}, same reader", field.key, "all", reader, estimate, n, interval=NONE
            )


# ---- which statistics ----------------------------------------------------------------------------


def _asked(table: Table, *, named: bool) -> Iterator[_Asked]:
    everybody = tuple(range(len(table.readers)))
    for measure, statistic in _of_any(table.field).items():
        if named or measure not in (ICC_ABSOLUTE, "ICC(3,1)"):  # the same readers for every case
            yield _Asked(measure, ALL, everybody, statistic)
    if not named:
        return
    for one, two in combinations(everybody, 2):
        names = f"{table.readers[one]}, {table.readers[two]}"
        for measure, statistic in _of_two(table.field).items():
            yield _Asked(measure, names, (one, two), statistic)


def _of_any(field: Field) -> dict[str, Statistic]:
    """Of any number of readers, by the kind of the field."""
    if field.kind != "choice":
        return {
            "ICC(1,1)": lambda codes: icc(codes, model="one-way"),
            ICC_ABSOLUTE: lambda codes: icc(codes, model="random"),
            "ICC(3,1)": lambda codes: icc(codes, model="fixed"),
            "Krippendorff's alpha (interval)": lambda codes: krippendorff_alpha(
                codes, scale="interval"
            ),
        }
    grades = len(field.options)
    told: dict[str, Statistic] = {
        EXACT: exact_agreement,
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
    told: dict[str, Statistic] = {KAPPA: lambda codes: cohen_kappa(codes, grades=grades)}
    if field.ordered:
        told["Cohen's kappa (linear)"] = lambda codes: cohen_kappa(
            codes, grades=grades, weights="linear"
        )
        told[KAPPA_QUADRATIC] = lambda codes: cohen_kappa(codes, grades=grades, weights="quadratic")
    return told


def _exchangeable(codes: Codes) -> Codes:
    """The readings of each case side by side, whoever's they are; these statistics do not ask."""
    most = int(np.isfinite(codes).sum(axis=1).max(initial=0))
    return np.asarray(np.sort(codes, axis=1)[:, :most])  # NaN comes last


def _limits(table: Table, one: int, two: int, draws: int) -> Iterator[Finding]:
    """Bland–Altman limits, with the intervals of Bland & Altman (1999).

    These take every case for another patient; where patients have several, patients are drawn.
    """
    about = (table.field.key, table.arm, f"{table.readers[one]}, {table.readers[two]}")
    codes = table.codes[:, [one, two]]
    try:
        told = limits_of_agreement(codes[:, 0], codes[:, 1])
    except Undefined as error:
        yield Finding(BIAS, *about, Estimate(None, reason=str(error)), 0, interval=BLAND_ALTMAN)
        return
    alone = one_case_each(codes, table.patients, least=2)
    for measure, side, estimate in (
        (BIAS, 0.0, told.bias),
        (LOWER, -1.0, told.lower),
        (UPPER, 1.0, told.upper),
    ):
        if alone:
            yield Finding(measure, *about, estimate, told.pairs, interval=BLAND_ALTMAN)
            continue
        drawn, n = estimated(codes, _limit(side), table.patients, draws=draws, least=2)
        yield Finding(measure, *about, drawn, n)


def _limit(side: float) -> Statistic:
    """The bias (side 0), the lower (-1) or the upper limit (1) of two columns."""

    def of(codes: Codes) -> float:
        off = codes[:, 0] - codes[:, 1]
        off = off[np.isfinite(off)]
        if len(off) < 2:
            raise Undefined("fewer than two pairs of readings")
        return float(off.mean() + side * WIDTH * off.std(ddof=1))

    return of
