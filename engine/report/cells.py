"""Cells of the report's tables: a value with its unit, and a number that points to a reason."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from engine.biomarkers import Measurement, unit_text, value_text
from engine.biomarkers.definition import Reference
from engine.report.case import Look, known
from engine.report.style import ACCENT, ALERT, INK, RULE, text

CALIBRATED = ("um", "mm2", "mm3", "nl", "1/mm", "1/mm2")
BAR_WIDTH, BAR_HEIGHT = 15 * mm, 2.4 * mm
BEYOND = 0.35  # of the range's width that a bar shows on each side of it


class Notes:
    """The reasons on a page, each with the number that its values point to."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def number(self, reason: str) -> int:
        """The reason's number; a new one where it comes for the first time."""
        if reason not in self.reasons:
            self.reasons.append(reason)
        return self.reasons.index(reason) + 1

    def lines(self, look: Look) -> list[Flowable]:
        """All reasons, to stand below the tables."""
        return [
            text(f"[{number}] {look.words(reason)}", size=6.8, colour=ALERT)
            for number, reason in enumerate(self.reasons, start=1)
        ]


def quantity(row: Measurement, look: Look, *, unit: bool = True) -> str:
    """A value as it reads, with its unit: "0.62 DD", "6 o'clock"."""
    if row.unit == "clock":
        return look.words(f"{value_text(row)} {unit_text(row)}")
    told = look.words.number(value_text(row))
    return f"{told} {unit_name(row, look)}".strip() if unit else told


def unit_name(row: Measurement, look: Look) -> str:
    """The unit as people write it in the report's language; empty for a pure number."""
    unit = unit_text(row)
    return look.words.exact.get(unit, unit)


def value_cell(
    row: Measurement | None, look: Look, notes: Notes, *, size: float = 7.2, unit: bool = True
) -> Paragraph | str:
    """A value as it reads, with a note where it is missing, flagged or changed by a reader."""
    if row is None:
        return ""
    shown = "–" if row.value is None else quantity(row, look, unit=unit)
    note = f" [{notes.number(row.reason)}]" if row.reason else ""
    colour = INK if row.valid else ALERT
    return text(f"{shown}{note}", size=size, colour=colour, right=True)


def bar_cell(rows: Sequence[Measurement]) -> Drawing | str:
    """A value beside the range of healthy eyes, where a study gives one."""
    for row in rows:
        entry = known(row)
        reference = entry.reference(row.unit) if entry else None
        if reference is not None and row.valid and row.value is not None:
            return _bar(row.value, reference)
    return ""


def _bar(value: float, reference: Reference) -> Drawing:
    low = 0.0 if reference.low is None else reference.low
    high = 1.0 if reference.high is None else reference.high
    beyond = BEYOND * (high - low)
    left = low if reference.low is None else low - beyond
    right = high if reference.high is None else high + beyond

    def at(place: float) -> float:
        share = (place - left) / (right - left)
        return float(BAR_WIDTH) * min(max(share, 0.0), 1.0)

    outside = not low <= value <= high
    drawing = Drawing(BAR_WIDTH, BAR_HEIGHT)
    drawing.add(Rect(0, 0.9 * mm, BAR_WIDTH, 0.6 * mm, fillColor=RULE, strokeColor=None))
    drawing.add(
        Rect(at(low), 0.6 * mm, at(high) - at(low), 1.2 * mm, fillColor=ACCENT, strokeColor=None,
             fillOpacity=0.45)
    )  # fmt: skip
    drawing.add(
        Line(at(value), 0, at(value), BAR_HEIGHT, strokeColor=ALERT if outside else INK,
             strokeWidth=1.4)
    )  # fmt: skip
    return drawing
