"""Both eyes and earlier visits of one patient beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from engine.biomarkers import Measurement, is_headline, value_text
from engine.biomarkers.definition import structure_title
from engine.grading import asymmetry
from engine.grading.asymmetry import LIMITS, SOURCE
from engine.image import Laterality
from engine.report.case import Case, Look, short_name
from engine.report.cells import Notes, quantity, unit_name, value_cell
from engine.report.closing import answer_cell
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
        unit = "" if first.unit == "clock" else unit_name(first, look)
        name = f"{say(structure_title(first.structure))} · {short_name(first, look)}"
        cells: list[object] = [text(", ".join(filter(None, (name, unit))), size=7.2)]
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
        *_both_eyes(cases, look),
        PageBreak(),
    ]


CAUTION = (
    "A change may come from focus, exposure or position of the photograph. Changes smaller than "
    "the repeatability of a biomarker are no change. Numbers in pixels compare only where the "
    "photographs have the same size and field."
)


def _both_eyes(cases: Sequence[Case], look: Look) -> list[Flowable]:
    """What only both eyes show, by the latest photograph of each; nothing for one eye."""
    latest = {case.image.laterality: case for case in reversed(cases)}
    if not {Laterality.RIGHT, Laterality.LEFT} <= latest.keys():
        return []
    say, eyes = look.words, (Laterality.RIGHT, Laterality.LEFT)
    step = asymmetry(*(latest[eye].measurements for eye in eyes))
    told = ", ".join(
        f"{say(EYES[eye])} {quantity(row, look)}"
        for eye, row in zip(eyes, step.evidence, strict=False)
    )
    rule = say(step.rule) + (f" ({told})" if step.holds is not None else "")
    head = [text(say("Grading evidence"), size=8, bold=True), ""]
    small = f"{say(LIMITS)} {say(f'Source: {SOURCE}.')}"
    return [
        Spacer(1, 4 * mm),
        ruled(
            [head, [text(rule, size=7.2), answer_cell(step, look)]], [108 * mm, WIDTH - 108 * mm]
        ),
        text(small, size=6.4, colour=SOFT),
    ]


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
    if new is None or old is None or not new.valid or not old.valid or new.unit == "clock":
        return text("–", size=7.2, colour=ALERT, right=True)
    difference = Measurement(**{**new.as_row(), "value": _difference(new, old), "reason": None})
    told = value_text(difference)
    sign = "+" if (difference.value or 0) > 0 else ""
    return text(look.words.number(f"{sign}{told}"), size=7.2, right=True)


def _difference(new: Measurement, old: Measurement) -> float:
    return float(new.value or 0) - float(old.value or 0)
