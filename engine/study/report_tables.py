"""Tables of a study's report: findings by measure and arm, matrices of two readers, cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from engine.report.cells import Notes
from engine.report.style import ACCENT, ALERT, RULE, SHADE, SOFT, WIDTH, markup, ruled, text
from engine.study.accuracy import Turned
from engine.study.described import ARMS
from engine.study.finding import CHANGE, Finding
from engine.study.report_plots import number

SIZE = 7.2
MOST_READERS = 12  # in a matrix; beyond that its numbers are too small to read

Key = tuple[str, str, str, str]


class Found:
    """Findings by measure, field, arm and readers."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_key: Mapping[Key, Finding] = {
            (each.measure, each.field, each.arm, each.readers): each for each in findings
        }

    def get(self, measure: str, field: str, arm: str, readers: str) -> Finding | None:
        """One finding; of the arm "with − without" that which tells the measure's change."""
        own = self._by_key.get((measure, field, arm, readers))
        return own or self._by_key.get((f"change of {measure}", field, arm, readers))

    def value(self, measure: str, field: str, arm: str, readers: str) -> float | None:
        """The estimate of one finding."""
        found = self.get(measure, field, arm, readers)
        return None if found is None else found.estimate.value

    def measures(self, field: str, readers: str) -> list[str]:
        """What was found of a field for these readers, changes aside, in order."""
        return list(
            dict.fromkeys(
                measure
                for measure, of, arm, who in self._by_key
                if of == field and who == readers and arm != CHANGE
            )
        )


def cell(found: Finding | None, notes: Notes) -> Flowable:
    """Estimate, interval and n; a dash with its reason's number where there is none."""
    if found is None:
        return text("", size=SIZE)
    estimate, signed = found.estimate, found.arm == CHANGE
    if estimate.value is None:
        return text(f"– [{notes.number(estimate.reason)}]", size=SIZE, colour=ALERT)
    told = f"<b>{number(estimate.value, signed=signed)}</b>"
    if estimate.low is not None and estimate.high is not None:
        low, high = (number(each, signed=signed) for each in (estimate.low, estimate.high))
        told += f" ({low} to {high})"
    elif estimate.reason:
        told += f" [{notes.number(estimate.reason)}]"
    return markup(f'{told} <font color="{SOFT.hexval().replace("0x", "#")}">n {found.n}</font>',
                  size=SIZE)  # fmt: skip


def by_arm(
    found: Found,
    rows: Sequence[tuple[str, str, str, str]],
    arms: Sequence[str],
    notes: Notes,
    *,
    head: str = "",
) -> Table:
    """A row for each (title, measure, field, readers), a column for each arm."""
    columns = (*arms, CHANGE) if len(arms) == 2 else tuple(arms)
    first = 52 * mm if len(columns) == 3 else 80 * mm
    widths = [first, *[(WIDTH - first) / len(columns)] * len(columns)]
    heads = [head, *[column_title(each) for each in columns]]
    cells = [
        [text(title, size=SIZE), *[cell(found.get(measure, field, arm, who), notes)
                                   for arm in columns]]
        for title, measure, field, who in rows
    ]  # fmt: skip
    return ruled([[text(each, size=SIZE, bold=True) for each in heads], *cells], widths)


def column_title(arm: str) -> str:
    """The head of an arm's column."""
    return ARMS[arm].capitalize() if arm in ARMS else f"Change ({arm})"


def matrix(
    found: Found,
    readers: Sequence[str],
    *,
    measure: str,
    field: str,
    arm: str,
    width: float,
) -> Table | None:
    """A measure of each two readers, shaded by its size; None where there are none to show."""
    if not 2 < len(readers) <= MOST_READERS:
        return None
    values = {
        (one, two): found.value(measure, field, arm, f"{readers[one]}, {readers[two]}")
        for one, two in combinations(range(len(readers)), 2)
    }
    count = len(readers)
    if all(each is None for each in values.values()):
        return None
    rows: list[list[object]] = [["", *[text(each, size=6.5) for each in readers]]]
    style: list[tuple[object, ...]] = [
        ("GRID", (1, 1), (-1, -1), 0.4, RULE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for one in range(count):
        row: list[object] = [text(readers[one], size=6.5)]
        for two in range(count):
            value = values.get((min(one, two), max(one, two)))
            if one == two:
                style.append(("BACKGROUND", (two + 1, one + 1), (two + 1, one + 1), SHADE))
            row.append("" if one == two else text("–" if value is None else number(value), size=7))
            if value is not None and one != two:
                style.append(("BACKGROUND", (two + 1, one + 1), (two + 1, one + 1), _shade(value)))
        rows.append(row)
    first = min(22 * mm, 0.3 * width)
    table = Table(rows, colWidths=[first, *[(width - first) / count] * count], hAlign="LEFT")
    table.setStyle(TableStyle(style))
    return table


def _shade(value: float) -> Color:
    """White at 0 and below, the accent's colour, light enough for letters, at 1."""
    part = 0.7 * min(max(value, 0.0), 1.0)
    return Color(*(1 - part * (1 - each) for each in ACCENT.rgb()))


def same_reader(
    found: Found, rows: Sequence[tuple[str, str, str]], readers: Sequence[str], notes: Notes
) -> Table:
    """A row for each (title, measure, field), a column for each reader: repeats of both arms."""
    first = 62 * mm
    cells = [
        [
            text(f"{title}: {measure}", size=SIZE),
            *[cell(found.get(f"{measure}, same reader", key, "all", who), notes)
              for who in readers],
        ]
        for title, measure, key in rows
    ]  # fmt: skip
    heads = [text(each, size=SIZE, bold=True) for each in ("On repeats", *readers)]
    return ruled([heads, *cells], [first, *[(WIDTH - first) / len(readers)] * len(readers)])


def turned_table(told: Sequence[Turned], titles: Mapping[str, str]) -> Table:
    """Answers that the model turned, a row each."""
    heads = ("Case", "Reader", "Question", "Without", "With", "Truth")
    widths = [28 * mm, 30 * mm, 62 * mm, 20 * mm, 20 * mm, 20 * mm]
    rows = [
        [text(each, size=SIZE) for each in
         (one.case, one.reader, titles.get(one.field, one.field), one.before, one.after, one.truth)]
        for one in sorted(told, key=lambda each: (each.field, each.case, each.reader))
    ]  # fmt: skip
    return ruled([[text(each, size=SIZE, bold=True) for each in heads], *rows], widths)
