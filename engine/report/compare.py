"""Both eyes and earlier visits of one patient beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from engine.biomarkers import Measurement, is_headline, title, unit_text, value_text
from engine.image import Laterality
from engine.report.case import Case, Look
from engine.report.cells import Notes, value_cell
from engine.report.facts import EYES
from engine.report.style import ALERT, SOFT, WIDTH, heading, ruled, text

Key = tuple[str, str, str, str]
ORDER = (Laterality.RIGHT, Laterality.LEFT, Laterality.UNKNOWN)


def in_order(cases: Sequence[Case]) -> list[Case]:
    """Right eyes first, and of each eye the latest visit first; without a date, as given."""

    def age(case: Case) -> float:
        return -case.image.acquired.timestamp() if case.image.acquired else 0.0

    return sorted(cases, key=lambda case: (ORDER.index(case.image.laterality), age(case)))


def compare_page(cases: Sequence[Case], look: Look) -> list[Flowable]:
    """The key numbers of all photographs, and how each eye changed; nothing for a single one."""
    if len(cases) < 2:
        return []
    say, notes = look.words, Notes()
    rows = [{_key(row): row for row in case.measurements} for case in cases]
    keys = dict.fromkeys(
        _key(row) for case in cases for row in case.measurements if is_headline(row)
    )
    shown = [key for key in keys if any(key in each and each[key].valid for each in rows)]
    changes = _follow_ups(cases)
    head = [text(say("Biomarker"), size=7, bold=True)]
    head += [text(_column(case, look), size=7, bold=True, right=True) for case in cases]
    head += [text(say(name), size=7, bold=True, right=True) for name, _, _ in changes]
    lines: list[list[object]] = [head]
    for key in shown:
        first = next(each[key] for each in rows if key in each)
        cells: list[object] = [text(f"{say(title(first))} {unit_text(first)}".strip(), size=7.2)]
        cells += [value_cell(each.get(key), look, notes, unit=False) for each in rows]
        cells += [_change(rows[new].get(key), rows[old].get(key), look) for _, new, old in changes]
        lines.append(cells)
    count = len(cases) + len(changes)
    name_width = 62 * mm if count > 3 else 80 * mm
    width = (WIDTH - name_width) / count
    return [
        heading(say("Eyes and visits compared")),
        Spacer(1, 2 * mm),
        ruled(lines, [name_width, *[width] * count]),
        Spacer(1, 2 * mm),
        *notes.lines(look),
        text(say(CAUTION), size=7, colour=SOFT),
        PageBreak(),
    ]


CAUTION = (
    "A change may come from focus, exposure or position of the photograph. Changes smaller than "
    "the repeatability of a biomarker are no change. Numbers in pixels compare only where the "
    "photographs have the same size and field."
)


def _key(row: Measurement) -> Key:
    return row.key, row.structure, row.region, row.unit


def _column(case: Case, look: Look) -> str:
    eye = look.words(EYES[case.image.laterality])
    return f"{eye} {case.image.acquired:%Y-%m-%d}" if case.image.acquired else eye


def _follow_ups(cases: Sequence[Case]) -> list[tuple[str, int, int]]:
    """For each eye with two dated visits: a title, and the numbers of its last and first case."""
    found = []
    for eye, name in ((Laterality.RIGHT, "Change, right"), (Laterality.LEFT, "Change, left")):
        dated = [
            number
            for number, case in enumerate(cases)
            if case.image.laterality is eye and case.image.acquired
        ]
        if len(dated) > 1:
            found.append((name, dated[0], dated[-1]))
    return found


def _change(new: Measurement | None, old: Measurement | None, look: Look) -> Flowable | str:
    """The latest value less the earliest; nothing where one of them must not be relied on."""
    if new is None or old is None or not new.valid or not old.valid:
        return text("–", size=7.2, colour=ALERT, right=True)
    difference = Measurement(**{**new.as_row(), "value": _difference(new, old), "reason": None})
    told = value_text(difference)
    sign = "+" if (difference.value or 0) > 0 else ""
    return text(look.words.number(f"{sign}{told}"), size=7.2, right=True)


def _difference(new: Measurement, old: Measurement) -> float:
    return float(new.value or 0) - float(old.value or 0)
