"""The parts of a study's report that tell what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from engine.report.cells import Notes
from engine.report.style import GAP, SOFT, WIDTH, bare, heading, text
from engine.study.accuracy import ACCURACY, AREA
from engine.study.agreement import BIAS, KAPPA, KAPPA_QUADRATIC, LOWER, UPPER
from engine.study.analysis import TIME
from engine.study.described import ARMS
from engine.study.final import FINAL
from engine.study.finding import ALL
from engine.study.forms import Field
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.overlaps import DICE
from engine.study.report_plots import Values, bland_altman, time_curve, with_against_without
from engine.study.report_tables import Found, by_arm, matrix, same_reader
from engine.study.tidy import Table as Numbers
from engine.study.tidy import quantities, tables
from engine.taxonomy import structures

MOST_COLUMNS = 5  # of readers beside each other
NARROW = 5  # readers whose matrix fits half of the page
MOST_PLOTS = 6  # Bland–Altman plots of one quantity in one arm
HALF, THIRD = WIDTH / 2 - 3 * mm, WIDTH / 3 - 2 * mm


def model_against_none(manifest: Manifest, found: Found, notes: Notes) -> Iterator[Flowable]:
    """What the model changes, at one glance: accuracy, agreement and time."""
    if len(manifest.arms) < 2:
        return
    yield heading("With against without the model")
    yield Spacer(1, 2 * mm)
    rows, plots = [], []
    for field in _graded(manifest):
        name = field.title
        if found.get(ACCURACY, field.key, "with", ALL):
            rows.append((f"{name}: accuracy", ACCURACY, field.key, ALL))
            plots.append(_pairs(manifest, found, ACCURACY, field.key, f"{name}: accuracy"))
        kappa = "Krippendorff's alpha (ordinal)" if field.ordered else "Fleiss' kappa"
        if len(manifest.readers) > 1:
            rows.append((f"{name}: {kappa}", kappa, field.key, ALL))
    for key in _drawn(manifest):
        if found.get(DICE, key, "with", ALL):
            rows.append((f"{structures()[key].title}: Dice between readers", DICE, key, ALL))
    rows.append((TIME.capitalize(), TIME, "", ALL))
    plots.append(_pairs(manifest, found, TIME, "", TIME.capitalize()))
    yield by_arm(found, rows, manifest.arms, notes, head="All readers")
    yield Spacer(1, GAP)
    yield from _side_by_side(plots, HALF)
    if manifest.design == "sequential":
        yield text(
            "Sequential: the time with the model comes on top of the time without it, so their "
            "difference is not told.", colour=SOFT,
        )  # fmt: skip


def agreement(manifest: Manifest, found: Found, notes: Notes) -> Iterator[Flowable]:
    """For each question: agreement of all, of each two as a matrix, and on repeats."""
    if len(manifest.readers) < 2:
        return
    yield Spacer(1, GAP)
    yield heading("Agreement between readers")
    for field in _graded(manifest):
        rows = [
            (measure, measure, field.key, ALL)
            for measure in found.measures(field.key, ALL)
            if measure in _OF_ALL
        ]
        if len(manifest.readers) == 2:
            names = ", ".join(manifest.readers)
            rows += [(each, each, field.key, names) for each in found.measures(field.key, names)]
        yield KeepTogether(
            [Spacer(1, 3 * mm), by_arm(found, rows, manifest.arms, notes, head=field.title)]
        )
        yield from _matrices(manifest, found, field)


_OF_ALL = (
    "exact agreement", "Fleiss' kappa", "Gwet's AC1", "Krippendorff's alpha (nominal)",
    "Krippendorff's alpha (ordinal)",
)  # fmt: skip


def _matrices(manifest: Manifest, found: Found, field: Field) -> Iterator[Flowable]:
    if manifest.readers_a_case is not None:
        return
    measure = KAPPA_QUADRATIC if field.ordered else KAPPA
    made: list[Flowable] = []
    width = HALF if len(manifest.readers) <= NARROW else WIDTH
    for arm in manifest.arms:
        shown = matrix(
            found, manifest.readers, measure=measure, field=field.key, arm=arm, width=width
        )
        if shown is not None:
            made.append(bare([[text(f"{measure}, {ARMS[arm]}", size=7)], [shown]], [width]))
    yield Spacer(1, 2 * mm)
    yield from _side_by_side(made, width)


def repeated(manifest: Manifest, found: Found, notes: Notes) -> Iterator[Flowable]:
    """Each reader with themselves."""
    if not manifest.repeats:
        return
    rows = []
    for field in (each.field for each in quantities(manifest)):
        if field.kind == "choice":
            kappa = KAPPA_QUADRATIC if field.ordered else KAPPA
            rows += [(field.title, each, field.key) for each in ("exact agreement", kappa)]
        elif field.kind == "number":
            rows.append((field.title, "coefficient of repeatability", field.key))
    rows += [(structures()[key].title, DICE, key) for key in _drawn(manifest)]
    yield Spacer(1, GAP)
    yield heading("Readers with themselves")
    for start in range(0, len(manifest.readers), MOST_COLUMNS):
        yield Spacer(1, 2 * mm)
        yield same_reader(found, rows, manifest.readers[start : start + MOST_COLUMNS], notes)


def truth(manifest: Manifest, found: Found, notes: Notes) -> Iterator[Flowable]:
    """For each question with a truth: accuracy, sensitivity, specificity and ROC, by reader."""
    asked = [each for each in _graded(manifest) if _known(manifest, each)]
    if not asked:
        return
    yield Spacer(1, GAP)
    yield heading("Against the truth")
    yield text(
        "“≥ 2” holds the option 2 and all that are graver for diseased, in truth and answer alike; "
        "thresholds are here that have cases on both sides. AUC: area under the ROC curve.",
        size=7, colour=SOFT,
    )  # fmt: skip
    whose = (ALL, *manifest.readers, *([FINAL] if manifest.adjudication else []))
    for field in asked:
        rows = [
            (f"{measure.replace(AREA, 'AUC')}: {who}", measure, field.key, who)
            for measure in found.measures(field.key, ALL)
            if measure == ACCURACY or measure.startswith(("sensitivity", "specificity", "area"))
            for who in whose
        ]
        yield Spacer(1, 3 * mm)
        yield by_arm(found, rows, manifest.arms, notes, head=field.title)


def numbers(
    manifest: Manifest, readings: Sequence[Reading], found: Found, notes: Notes
) -> Iterator[Flowable]:
    """Numbers, lengths and areas: ICC, errors, and Bland–Altman plots of each two readers."""
    told = [each for each in tables(manifest, readings) if each.field.kind == "number"]
    if not told:
        return
    yield Spacer(1, GAP)
    yield heading("Numbers, lengths and areas")
    for field in dict.fromkeys(each.field for each in told):
        unit = f" ({field.unit})" if field.unit else ""
        rows = [(measure, measure, field.key, ALL) for measure in found.measures(field.key, ALL)]
        if rows:
            yield KeepTogether(
                [Spacer(1, 3 * mm), by_arm(found, rows, manifest.arms, notes,
                                           head=f"{field.title}{unit}")]
            )  # fmt: skip
        if manifest.readers_a_case is None:
            for table in (each for each in told if each.field == field):
                yield from _limits(table, found)


def _limits(table: Numbers, found: Found) -> Iterator[Flowable]:
    """Plots of the pairs of readers that have two cases in common."""
    plots: list[Flowable] = []
    pairs = list(combinations(range(len(table.readers)), 2))
    for one, two in pairs[:MOST_PLOTS]:
        first, second = table.codes[:, one], table.codes[:, two]
        names = (table.readers[one], table.readers[two])
        asked = (table.field.key, table.arm, ", ".join(names))
        lower, bias, upper = (found.get(each, *asked) for each in (LOWER, BIAS, UPPER))
        if lower is None or bias is None or upper is None:
            continue
        limits = (lower.estimate, bias.estimate, upper.estimate)
        plots.append(
            bland_altman(first, second, limits, names=names, unit=table.field.unit, width=THIRD)
        )
    if plots:
        said = f"{table.field.title}, {ARMS[table.arm]}: Bland–Altman"
        more = f" ({len(pairs) - MOST_PLOTS} more pairs in agreement.csv)"
        yield Spacer(1, 2 * mm)
        first_row, *others = _side_by_side(plots, THIRD)
        yield KeepTogether(
            [text(said + (more if len(pairs) > MOST_PLOTS else ""), size=7), first_row]
        )
        yield from others


def drawings(manifest: Manifest, found: Found, notes: Notes) -> Iterator[Flowable]:
    """Overlap and distances of the drawings of each structure."""
    keys = [key for key in _drawn(manifest) if found.measures(key, ALL)]
    if not keys:
        return
    yield Spacer(1, GAP)
    yield heading("Drawings")
    yield text("Means over cases and pairs of readers. px are pixels of the image.", colour=SOFT)
    for key in keys:
        rows = [(each, each, key, ALL) for each in found.measures(key, ALL)]
        if manifest.readers_a_case is None and len(manifest.readers) > 2:
            for one, two in combinations(manifest.readers, 2):
                for measure in (DICE, "boundary MAE (px)"):
                    if measure in found.measures(key, f"{one}, {two}"):
                        rows.append((f"{measure}: {one}, {two}", measure, key, f"{one}, {two}"))
        title = structures()[key].title
        yield KeepTogether(
            [Spacer(1, 3 * mm), by_arm(found, rows, manifest.arms, notes, head=title)]
        )


def times(
    manifest: Manifest, readings: Sequence[Reading], found: Found, notes: Notes
) -> Iterator[Flowable]:
    """Active time by arm and reader, and its curve over the order of reading."""
    yield Spacer(1, GAP)
    rows = [(who, TIME, "", who) for who in (ALL, *manifest.readers)]
    yield KeepTogether(
        [
            heading("Time on task"),
            Spacer(1, 2 * mm),
            by_arm(found, rows, manifest.arms, notes, head=TIME.capitalize()),
            Spacer(1, 2 * mm),
        ]
    )
    timed = [each for each in readings if each.kind == "reading" and each.time.active > 0]
    most = max((each.time.active for each in timed), default=0.0)
    plots: list[Flowable] = []
    for reader in manifest.readers:
        own = sorted(
            (each for each in timed if each.reader == reader), key=lambda each: (each.at, each.rank)
        )
        points: dict[str, tuple[Values, Values]] = {
            arm: (
                np.array([n for n, each in enumerate(own, 1) if each.arm == arm], float),
                np.array([each.time.active for each in own if each.arm == arm], float),
            )
            for arm in manifest.arms
        }
        if own:
            plots.append(time_curve(reader, points, most=most, width=THIRD))
    if plots:
        yield text(
            "Hollow and dashed: without the model; filled: with it. Lines are running medians.",
            size=7, colour=SOFT,
        )  # fmt: skip
    yield from _side_by_side(plots, THIRD)


# ---- helpers -------------------------------------------------------------------------------------


def _graded(manifest: Manifest) -> list[Field]:
    """Questions with options, in the order of the forms."""
    return [each.field for each in quantities(manifest) if each.field.kind == "choice"]


def _drawn(manifest: Manifest) -> list[str]:
    return list(dict.fromkeys(key for task in manifest.tasks for key in task.structures))


def _known(manifest: Manifest, field: Field) -> bool:
    return any(field.key in case.truth for case in manifest.cases)


def _pairs(manifest: Manifest, found: Found, measure: str, field: str, title: str) -> Flowable:
    rows = [
        (
            who,
            found.value(measure, field, "without", who),
            found.value(measure, field, "with", who),
        )
        for who in (ALL, *manifest.readers)
    ]
    return with_against_without(rows, title=title, width=HALF)


def _side_by_side(made: Sequence[Flowable], width: float) -> Iterator[Flowable]:
    """As many in a row as there is room for; a row stays on one page."""
    columns = int(WIDTH // width)
    gap = (WIDTH - columns * width) / max(columns - 1, 1)
    widths = [each for _ in range(columns) for each in (width, gap)][:-1]
    for start in range(0, len(made), columns):
        row: list[Flowable | str] = []
        for each in made[start : start + columns]:
            row += [each, ""]
        yield bare([[*row, *[""] * (len(widths) - len(row))][: len(widths)]], widths)
