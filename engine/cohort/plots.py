"""Plots of a cohort, for the page and the PDF alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String

from engine.cohort.associate import Effect
from engine.cohort.summary import Distribution
from engine.report.style import ACCENT, ALERT, INK, REGULAR, RULE, SOFT, register_fonts

LETTERS = 6.5
BELOW = 16.0
ROW = 15.0


def histogram(told: Distribution, *, width: float = 240.0, height: float = 70.0) -> Drawing:
    """Bars between the 1st and 99th percentile, with a line at the median. Needs valid values."""
    register_fonts()
    drawing = Drawing(width, height)
    tall, wide = height - BELOW - 4, width / len(told.counts)
    most = max(int(told.counts.max()), 1)
    for number, count in enumerate(told.counts):
        high = tall * float(count) / most
        drawing.add(
            Rect(number * wide, BELOW, wide - 0.6, high, fillColor=ACCENT, strokeColor=None)
        )
    drawing.add(Line(0, BELOW, width, BELOW, strokeColor=RULE, strokeWidth=0.6))
    place = width * (told.median - told.low) / (told.high - told.low)
    drawing.add(Line(place, BELOW, place, height - 2, strokeColor=ALERT, strokeWidth=0.9))
    for x, value, anchor in ((0, told.low, "start"), (width, told.high, "end")):
        drawing.add(_letters(x, 4, f"{value:.4g}", anchor))
    return drawing


def forest(effects: Sequence[Effect], *, width: float = 480.0) -> Drawing:
    """Effects in standard deviations of the biomarker, each with its interval, beside their names.

    What stays below the false discovery rate is filled; the line is no effect.
    """
    register_fonts()
    names, side = 0.46 * width, 0.36 * width
    reach = max((abs(v) for e in effects for v in (e.low, e.high) if np.isfinite(v)), default=1.0)
    height = ROW * (len(effects) + 2)
    drawing = Drawing(width, height)
    middle = names + side / 2

    def at(value: float) -> float:
        return middle + side / 2 * float(np.clip(value / reach, -1, 1))

    drawing.add(Line(middle, ROW, middle, height, strokeColor=SOFT, strokeWidth=0.6))
    for number, effect in enumerate(effects):
        y = height - ROW * (number + 0.7)
        drawing.add(_letters(0, y - 2, effect.title, "start", INK))
        if not np.isfinite(effect.estimate):
            drawing.add(_letters(width, y - 2, effect.note, "end"))
            continue
        drawing.add(Line(at(effect.low), y, at(effect.high), y, strokeColor=ACCENT))
        fill = ACCENT if effect.discovered else None
        drawing.add(Circle(at(effect.estimate), y, 2.6, fillColor=fill, strokeColor=ACCENT))
        told = f"{effect.estimate:+.3f} ({effect.low:+.3f} to {effect.high:+.3f})"
        drawing.add(_letters(width, y - 2, told, "end"))
    for value in (-reach, 0.0, reach):
        drawing.add(_letters(at(value), 4, f"{value:+.2g}" if value else "0", "middle"))
    return drawing


def _letters(x: float, y: float, words: str, anchor: str, colour: object = SOFT) -> String:
    return String(
        x, y, words, fontName=REGULAR, fontSize=LETTERS, textAnchor=anchor, fillColor=colour
    )
