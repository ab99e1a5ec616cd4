"""The first page of an eye, for the clinician: who, what it looks like, what matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from engine.biomarkers import (
    Measurement,
    is_headline,
    region_title,
)
from engine.biomarkers.definition import structure_title
from engine.grading import Step, Trace
from engine.report import facts
from engine.report.case import Case, Look, known, named, short_name
from engine.report.cells import BAR_WIDTH, CALIBRATED, Notes, bar_cell, quantity, value_cell
from engine.report.document import body_height
from engine.report.figures import drawn_layers, figures
from engine.report.pictures import Picture
from engine.report.style import (
    ALERT,
    ALERT_SHADE,
    GAP,
    INK,
    RULE,
    SHADE,
    SOFT,
    WIDTH,
    bare,
    heights,
    markup,
    text,
)
from engine.taxonomy import structure

FIGURE_PIXELS = 1000
FIGURE_HEIGHTS = (46 * mm, 88 * mm)  # the pictures take what the words leave of the page
CAPTION_HEIGHT = 12 * mm  # of the lines under the pictures, when many layers are named
VALUE_WIDTH = 19 * mm


def front_page(case: Case, look: Look) -> list[Flowable]:
    """Facts, pictures, key numbers, grading evidence and remarks."""
    above: list[Flowable] = [
        facts_table(facts.case_facts(case.image, case.segmentation), look, columns=3),
        Spacer(1, 3 * mm),
    ]
    below: list[Flowable] = [
        Spacer(1, 2.5 * mm),
        *key_numbers(case, look),
        Spacer(1, 2.5 * mm),
        _grading(case, look),
        Spacer(1, 2.5 * mm),
        *remark_lines(facts.remarks(case.image, case.segmentation, case.choices), look),
    ]
    height = body_height(look)
    room = height - heights([*above, *below], height) - CAPTION_HEIGHT
    tallest = min(max(room, FIGURE_HEIGHTS[0]), FIGURE_HEIGHTS[1])
    return [*above, _pictures(case, look, tallest=tallest), *below]


def facts_table(
    entries: Sequence[tuple[str, str]], look: Look, *, columns: int, small: bool = False
) -> Flowable:
    """Pairs of name and value, `columns` pairs beside each other."""
    size = 7 if small else 8
    name_width = (26 if small else 19) * mm
    cells = [
        cell
        for name, value in entries
        for cell in (
            text(look.words(name), size=size, colour=SOFT),
            text(look.words(value), size=size),
        )
    ]
    step = 2 * columns
    rows = [cells[start : start + step] for start in range(0, len(cells), step)]
    table = Table(rows, colWidths=[name_width, WIDTH / columns - name_width] * columns)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6),
            ]
        )
    )
    return table


def _pictures(case: Case, look: Look, *, tallest: float) -> Flowable:
    """Photograph and overlay side by side, at most `tallest` points high, with their captions."""
    photograph, overlaid, crop = figures(case.image, case.segmentation, width=FIGURE_PIXELS)
    half = (WIDTH - GAP) / 2
    width = min(half, tallest * crop.width / crop.height)
    scale = case.anatomy.geometry.scale
    bar = scale.x_um if scale else None
    left, right = (
        Picture(pixels, crop, width=width, bar_um=bar) for pixels in (photograph, overlaid)
    )
    captions = [text(look.words("Photograph"), size=7, colour=SOFT), "", _legend(case, look)]
    return bare([[left, "", right], captions], [half, GAP, half])


def _legend(case: Case, look: Look) -> Paragraph:
    """Names of what the overlay shows, each behind a square of its colour."""
    shown = [layer.structure for layer in drawn_layers(case.segmentation)]
    marks = [mark.structure for mark in case.segmentation.landmarks if mark.structure not in shown]
    entries = [
        f'<font {paint}="{structure(key).colour}">{sign}</font>&nbsp;'
        f"{escape(look.words(structure(key).title))}"
        for keys, paint, sign in ((shown, "backColor", "&nbsp;" * 3), (marks, "color", "<b>+</b>"))
        for key in keys
    ]
    words = "&nbsp;&nbsp; ".join(entries) or escape(look.words("Nothing was segmented."))
    return markup(words, size=7)


# --- key numbers


def key_numbers(case: Case, look: Look) -> list[Flowable]:
    """The headline measurements in two columns; what is missing or flagged points to its reason."""
    shown = [row for row in case.measurements if is_headline(row)]
    notes = Notes()
    counts = [row for row in shown if row.key == "count"]
    rest = [row for row in shown if row.key != "count"]
    groups = [
        _group(look.words(structure_title(key)), _lines(rest, key, look), look, notes)
        for key in dict.fromkeys(row.structure for row in rest)
    ]
    if counts:
        lines = [(look.words(structure_title(row.structure)), [row]) for row in counts]
        groups.append(_group(look.words("Number of lesions"), lines, look, notes))
    left, right = _balanced(groups)
    half = (WIDTH - GAP) / 2
    columns = bare([[left, "", right]], [half, GAP, half])
    told = notes.lines(look)
    return [columns, *([Spacer(1, 1 * mm), *told] if told else [])]


def _balanced(groups: Sequence[Table]) -> tuple[list[Flowable], list[Flowable]]:
    """The groups in two columns of about the same height, in order."""
    tall = [group.wrap(WIDTH / 2, 0)[1] for group in groups]
    split = min(range(len(groups) + 1), key=lambda at: abs(sum(tall[:at]) - sum(tall[at:])))
    return _spaced(groups[:split]), _spaced(groups[split:])


def _spaced(groups: Iterable[Table]) -> list[Flowable]:
    return [part for group in groups for part in (group, Spacer(1, 1.4 * mm))]


def _lines(
    rows: Sequence[Measurement], structure: str, look: Look
) -> list[tuple[str, list[Measurement]]]:
    """The biomarkers of one structure by name, each with its rows."""
    by_key: dict[str, list[Measurement]] = {}
    for row in rows:
        if row.structure == structure:
            by_key.setdefault(row.key, []).append(row)
    return [(short_name(same[0], look), same) for same in by_key.values()]


def _group(
    title: str, lines: Sequence[tuple[str, list[Measurement]]], look: Look, notes: Notes
) -> Table:
    """A heading, then a line a biomarker with its value in each kind of unit."""
    cells: list[list[object]] = [[text(title, size=7.6, bold=True), "", "", ""]]
    for name, same in lines:
        counted = [row for row in same if row.unit not in CALIBRATED]
        measured = [row for row in same if row.unit in CALIBRATED]
        cells.append(
            [
                text(name, size=7.2, colour=SOFT),
                bar_cell(same),
                value_cell(_first(counted), look, notes),
                value_cell(_first(measured), look, notes),
            ]
        )
    plain = [number for number, row in enumerate(cells) if number and row[1] == ""]
    bar_width = BAR_WIDTH + 6
    name_width = (WIDTH - GAP) / 2 - 2 * VALUE_WIDTH - bar_width
    table = Table(cells, colWidths=[name_width, bar_width, VALUE_WIDTH, VALUE_WIDTH])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), SHADE),
                ("SPAN", (0, 0), (-1, 0)),
                *(("SPAN", (0, number), (1, number)) for number in plain),
                ("FONTSIZE", (0, 0), (-1, -1), 6),
                ("LEADING", (0, 0), (-1, -1), 6),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.0),
            ]
        )
    )
    return table


def _first(rows: Sequence[Measurement]) -> Measurement | None:
    return rows[0] if rows else None


# --- grading and remarks


def _grading(case: Case, look: Look) -> Flowable:
    """A line a scheme: what it comes to, by which rule, and what nobody could see."""
    say = look.words
    rows: list[list[object]] = [
        [
            text(say("Grading evidence"), size=7.6, bold=True),
            text(say("by rules on these numbers, not a diagnosis"), size=7, colour=SOFT),
        ]
    ]
    for trace in case.traces:
        rows.append([text(say(trace.title), size=7.2, colour=SOFT), _finding(trace, look)])
    table = Table(rows, colWidths=[50 * mm, WIDTH - 50 * mm])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), SHADE),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
            ]
        )
    )
    return table


def _finding(trace: Trace, look: Look) -> list[Flowable]:
    say = look.words
    lines: list[Flowable] = [
        text(say(trace.finding), size=7.4, bold=trace.judged, colour=INK if trace.judged else SOFT)
    ]
    fired = [step for step in trace.steps if step.holds and step.grade == trace.grade]
    if fired:
        lines.append(text("; ".join(rule_with_evidence(step, look) for step in fired), size=6.6))
    if trace.judged and trace.unseen:
        lines.append(text(unseen_text(trace.unseen, look), size=6.6, colour=SOFT))
    return lines


def unseen_text(structures: Sequence[str], look: Look) -> str:
    """What a rule asks for and no layer shows."""
    return look.words(f"Not segmented: {', '.join(structure_title(key) for key in structures)}.")


def rule_with_evidence(step: Step, look: Look) -> str:
    """A rule with the numbers that answered it: "Microaneurysms (Microaneurysm count 4)"."""
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for row in step.evidence:
        if row.valid and (row.value or step.holds is not True):
            groups.setdefault((row.structure, row.key), []).append(row)
    told = "; ".join(_evidence(rows, look) for rows in groups.values())
    return f"{look.words(step.rule)} ({told})" if told else look.words(step.rule)


def _evidence(rows: Sequence[Measurement], look: Look) -> str:
    """One biomarker's values: "Haemorrhage count 6", or each with its region."""
    if len(rows) == 1:
        return f"{named(rows[0], look)} {quantity(rows[0], look)}"
    entry = known(rows[0])
    name = look.words(entry.title if entry else rows[0].key)
    told = ", ".join(
        f"{look.words(region_title(row.region))} {quantity(row, look)}" for row in rows
    )
    return f"{look.words(structure_title(rows[0].structure))}, {look.words.lowered(name)}: {told}"


def remark_lines(sentences: Sequence[str], look: Look) -> list[Flowable]:
    """What a person must know before reading on; nothing where there is nothing."""
    if not sentences:
        return []
    sign = text("!", size=7.5, bold=True, colour=ALERT)
    cells = [[sign, text(look.words(words), size=7.2)] for words in sentences]
    table = Table(cells, colWidths=[5 * mm, WIDTH - 5 * mm])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), ALERT_SHADE),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return [table]
