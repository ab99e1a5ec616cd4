"""The report's key numbers: a group a structure, two columns, and notes on what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from engine.biomarkers import Measurement, is_headline, short_title, unit_text, value_text
from engine.biomarkers.definition import structure_title
from engine.report.style import ALERT, GAP, RULE, SHADE, SOFT, WIDTH, markup, text

CALIBRATED = ("um", "mm2")
VALUE_WIDTH = 21 * mm


def numbers(measurements: Sequence[Measurement]) -> list[Flowable]:
    """Tables of the headline measurements; what is missing or flagged points to its reason."""
    shown = [row for row in measurements if is_headline(row)]
    reasons = list(dict.fromkeys(row.reason for row in shown if row.reason))
    groups = [
        _group(structure, [row for row in shown if row.structure == structure], reasons)
        for structure in dict.fromkeys(row.structure for row in shown)
    ]
    left, right = _balanced(groups)
    half = (WIDTH - GAP) / 2
    columns = Table([[left, "", right]], colWidths=[half, GAP, half])
    columns.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    notes = [
        text(f"[{number}] {reason}", size=7, colour=ALERT)
        for number, reason in enumerate(reasons, start=1)
    ]
    return [columns, *([Spacer(1, 1 * mm), *notes] if notes else [])]


def definitions(measurements: Sequence[Measurement]) -> Flowable:
    """What each headline number means and where its definition comes from, in small print."""
    shown = [row for row in measurements if is_headline(row)]
    by_title = {short_title(row): row.definition for row in shown}
    words = "  ".join(
        f"<b>{escape(title)}</b>&nbsp; {escape(definition)}"
        for title, definition in by_title.items()
    )
    return markup(words, size=5.8, colour=SOFT)


def _balanced(groups: Sequence[Table]) -> tuple[list[Flowable], list[Flowable]]:
    """The groups in two columns of about the same height, in order."""
    heights = [group.wrap(WIDTH / 2, 0)[1] for group in groups]
    split = min(range(len(groups) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return _spaced(groups[:split]), _spaced(groups[split:])


def _spaced(groups: Iterable[Table]) -> list[Flowable]:
    return [part for group in groups for part in (group, Spacer(1, 1.6 * mm))]


def _group(structure: str, rows: Sequence[Measurement], reasons: Sequence[str]) -> Table:
    """One structure: a heading, then a line a biomarker with its value in each unit."""
    by_key: dict[str, list[Measurement]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    cells = [[text(structure_title(structure), size=8, bold=True), "", ""]]
    for same in by_key.values():
        counted = [row for row in same if row.unit not in CALIBRATED]
        measured = [row for row in same if row.unit in CALIBRATED]
        cells.append(
            [
                text(short_title(same[0]), size=7.6, colour=SOFT),
                _value(counted, reasons),
                _value(measured, reasons),
            ]
        )
    name_width = (WIDTH - GAP) / 2 - 2 * VALUE_WIDTH
    table = Table(cells, colWidths=[name_width, VALUE_WIDTH, VALUE_WIDTH])
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), SHADE),
                ("SPAN", (0, 0), (-1, 0)),
                ("FONTSIZE", (0, 0), (-1, -1), 6),
                ("LEADING", (0, 0), (-1, -1), 6),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 1.1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
            ]
        )
    )
    return table


def _value(rows: Sequence[Measurement], reasons: Sequence[str]) -> Flowable | str:
    if not rows:
        return ""
    row = rows[0]
    if row.valid:
        return text(f"{value_text(row)} {unit_text(row)}".strip(), size=7.6, right=True)
    note = f"[{reasons.index(row.reason) + 1}]" if row.reason else ""
    shown = "–" if row.value is None else f"{value_text(row)} {unit_text(row)}".strip()
    return text(f"{shown} {note}", size=7.6, colour=ALERT, right=True)
