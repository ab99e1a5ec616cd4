"""Plots of a study's report: flow of the readings, Bland–Altman, with against without, times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color

from engine.metrics import Estimate
from engine.report.style import (
    ACCENT,
    ALERT,
    INK,
    RULE,
    SHADE,
    SOFT,
    register_fonts,
    typeface,
)
from engine.study.described import ARMS
from engine.study.flow import ArmFlow, Flow

LETTERS = 6.5
LINE = 9.0
LEFT, BELOW, ABOVE, RIGHT = 34.0, 24.0, 14.0, 10.0  # points around a plot
COLOURS = {"without": SOFT, "with": ACCENT}

Values = NDArray[np.float64]


@dataclass(frozen=True)
class _Axes:
    """Places of a plot: `at` turns values into points of the drawing."""

    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        wide, tall = self.width - LEFT - RIGHT, self.height - BELOW - ABOVE
        (x0, x1), (y0, y1) = self.x, self.y
        return LEFT + wide * (x - x0) / (x1 - x0), BELOW + tall * (y - y0) / (y1 - y0)


# ---- flow ----------------------------------------------------------------------------------------


def flow_diagram(told: Flow, *, adjudicates: bool, width: float) -> Drawing:
    """Boxes from the cases over the readings of each arm to what was analysed."""
    register_fonts()
    arms = [
        _arm_lines(each, repeats=any(a.repeats_planned for a in told.arms)) for each in told.arms
    ]
    tall = LINE * max(len(lines) for lines in arms) + 10
    last = LINE + 10 if adjudicates else 0.0
    height = 38 + 16 + tall + (16 + last if adjudicates else 0)
    drawing = Drawing(width, height)
    top = height - 30
    _box(drawing, (width * 0.3, top, width * 0.4, 28),
         [f"{told.cases} cases of {told.patients} patients"], head=True)  # fmt: skip
    wide = min(width / len(arms) - 10, 0.48 * width)
    for number, lines in enumerate(arms):
        middle = width * (number + 0.5) / len(arms)
        y = top - 20 - tall
        _arrow(drawing, (width / 2, top), (middle, y + tall))
        _box(drawing, (middle - wide / 2, y, wide, tall), lines, head=True)
        if adjudicates:
            _arrow(drawing, (middle, y), (middle, y - 16))
            _box(drawing, (middle - wide / 2, y - 16 - last, wide, last),
                 [f"Decided by a third reader: {told.adjudicated}, still to be decided: "
                  f"{told.undecided}"])  # fmt: skip
    return drawing


def _arm_lines(arm: ArmFlow, *, repeats: bool) -> list[str]:
    lines = [
        f"Readings {ARMS[arm.arm]}: {arm.submitted} of {arm.planned} submitted",
        f"{arm.open} still to come",
        f"{arm.ungradable} hold the image for ungradable",
    ]
    if repeats:
        lines.append(f"besides {arm.repeats} of {arm.repeats_planned} repeats")
    return lines


def _box(
    drawing: Drawing, place: tuple[float, float, float, float], lines: Sequence[str], *,
    head: bool = False,
) -> None:  # fmt: skip
    x, y, wide, tall = place
    drawing.add(Rect(x, y, wide, tall, fillColor=SHADE, strokeColor=RULE, rx=3, ry=3))
    first = y + tall / 2 + LINE * (len(lines) - 1) / 2 - 2.3
    for number, words in enumerate(lines):
        bold = head and number == 0
        drawing.add(
            _letters(x + wide / 2, first - LINE * number, words, "middle", INK, bold=bold, size=7.5)
        )


def _arrow(drawing: Drawing, start: tuple[float, float], end: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = start, end
    drawing.add(Line(x0, y0, x1, y1 + 4, strokeColor=SOFT, strokeWidth=0.8))
    drawing.add(Polygon([x1 - 3, y1 + 5, x1 + 3, y1 + 5, x1, y1], fillColor=SOFT, strokeColor=None))


# ---- differences ---------------------------------------------------------------------------------


def bland_altman(
    first: Values,
    second: Values,
    limits: tuple[Estimate, Estimate, Estimate],
    *,
    names: tuple[str, str],
    unit: str,
    width: float,
    height: float = 125.0,
) -> Drawing:
    """Difference over mean of each pair.

    `limits` (lower, bias, upper) are lines, their intervals bands.
    """
    register_fonts()
    both = np.isfinite(first) & np.isfinite(second)
    mean, off = (first[both] + second[both]) / 2, first[both] - second[both]
    edges = [v for e in limits for v in (e.value, e.low, e.high) if v is not None]
    axes = _Axes(width, height, _padded([*mean]), _padded([*off, *edges]))
    drawing = Drawing(width, height)
    _frame(drawing, axes)
    for place, line in enumerate(limits):
        if line.value is None:
            continue
        colour = ACCENT if place == 1 else ALERT
        if line.low is not None and line.high is not None:
            (x0, y0), (x1, y1) = axes.at(axes.x[0], line.low), axes.at(axes.x[1], line.high)
            drawing.add(
                Rect(x0, y0, x1 - x0, y1 - y0, fillColor=colour, fillOpacity=0.12, strokeColor=None)
            )
        _level(drawing, axes, line.value, colour)
        x, y = axes.at(axes.x[1], line.value)
        drawing.add(_letters(x - 2, y + 2, number(line.value), "end", colour))
    for x_value, y_value in zip(mean, off, strict=True):
        x, y = axes.at(float(x_value), float(y_value))
        drawing.add(Circle(x, y, 1.7, fillColor=INK, fillOpacity=0.6, strokeColor=None))
    one, two = names
    in_unit = f" ({unit})" if unit else ""
    drawing.add(_letters(LEFT, height - 8, f"{one} − {two}{in_unit}", "start", INK))
    drawing.add(_letters(width - RIGHT, 3, f"mean of both{in_unit}", "end"))
    return drawing


def with_against_without(
    rows: Sequence[tuple[str, float | None, float | None]],
    *,
    title: str,
    width: float,
    limits: tuple[float, float] | None = None,
) -> Drawing:
    """For each name a hollow point without and a filled one with the model, joined by a line.

    `limits` are the ends of the axis; where not given, around the values.
    """
    register_fonts()
    height = 14.0 * len(rows) + 44
    values = [each for row in rows for each in row[1:] if each is not None]
    low, high = limits or _padded(values)
    names = 0.3 * width
    drawing = Drawing(width, height)

    def at(value: float) -> float:
        return names + (width - names - RIGHT) * (value - low) / (high - low)

    for value in _ticks((low, high)):
        drawing.add(Line(at(value), 18, at(value), height - 24, strokeColor=RULE, strokeWidth=0.4))
        drawing.add(_letters(at(value), 9, _tick_text(value), "middle"))
    for place, (name, without, aided) in enumerate(rows):
        y = height - 32 - 14 * place
        drawing.add(_letters(0, y - 2.3, name, "start", INK))
        if without is not None and aided is not None:
            drawing.add(Line(at(without), y, at(aided), y, strokeColor=ACCENT, strokeWidth=1.2))
        if without is not None:
            drawing.add(Circle(at(without), y, 3, fillColor=_WHITE, strokeColor=SOFT))
        if aided is not None:
            drawing.add(Circle(at(aided), y, 3, fillColor=ACCENT, strokeColor=ACCENT))
    drawing.add(_letters(0, height - 8, title, "start", INK, bold=True))
    _legend(drawing, width, height - 18)
    return drawing


def _legend(drawing: Drawing, right: float, y: float) -> None:
    x = right - 116
    drawing.add(Circle(x, y + 2.2, 2.6, fillColor=_WHITE, strokeColor=SOFT))
    drawing.add(_letters(x + 6, y, "without", "start"))
    drawing.add(Circle(x + 46, y + 2.2, 2.6, fillColor=ACCENT, strokeColor=ACCENT))
    drawing.add(_letters(x + 52, y, "with the model", "start"))


# ---- times ---------------------------------------------------------------------------------------


def time_curve(
    reader: str,
    points: dict[str, tuple[Values, Values]],
    *,
    most: float,
    width: float,
    height: float = 105.0,
) -> Drawing:
    """Active seconds over the order of reading, by arm, with a running median of a quarter.

    `points` holds the places in the order, from 1, and the seconds; `most` ends the axis of all
    readers alike.
    """
    register_fonts()
    last = max((float(order.max()) for order, _ in points.values() if len(order)), default=1.0)
    axes = _Axes(width, height, (0.0, last + 1), (0.0, 1.05 * most))
    drawing = Drawing(width, height)
    _frame(drawing, axes)
    for arm, (order, seconds) in points.items():
        colour = COLOURS[arm]
        hollow = arm == "without"
        for x_value, y_value in zip(order, seconds, strict=True):
            x, y = axes.at(float(x_value), float(y_value))
            drawing.add(
                Circle(x, y, 1.7, fillColor=_WHITE if hollow else colour, strokeColor=colour,
                       strokeWidth=0.6)
            )  # fmt: skip
        smooth = _running_median(seconds)
        if len(smooth) > 1:
            line = [
                v for x_value, y_value in zip(order, smooth, strict=True)
                for v in axes.at(float(x_value), float(y_value))
            ]  # fmt: skip
            dash = [3, 2] if hollow else None
            drawing.add(PolyLine(line, strokeColor=colour, strokeWidth=1.2, strokeDashArray=dash))
    drawing.add(_letters(LEFT, height - 8, f"{reader}: active time (s)", "start", INK, bold=True))
    drawing.add(_letters(width - RIGHT, 3, "order of reading", "end"))
    return drawing


def _running_median(values: Values) -> Values:
    """Median of the neighbours on both sides, a quarter of all in total; at least three."""
    half = max(1, len(values) // 8)
    return np.array(
        [np.median(values[max(0, n - half) : n + half + 1]) for n in range(len(values))]
    )


# ---- parts ---------------------------------------------------------------------------------------

_WHITE = Color(1, 1, 1)


def number(value: float, *, signed: bool = False) -> str:
    """A number as the report writes it: two decimals below 10, one below 100, else none."""
    size = abs(value)
    told = f"{value:{'+' if signed else ''}.{2 if size < 9.995 else 1 if size < 99.95 else 0}f}"
    return told.replace("-", "−")


def _padded(values: Sequence[float]) -> tuple[float, float]:
    """The range of the values with a little room."""
    low, high = (float(min(values)), float(max(values))) if len(values) else (0.0, 1.0)
    room = 0.08 * (high - low) or 0.1 * abs(high) or 1.0
    return low - room, high + room


def _ticks(ends: tuple[float, float]) -> list[float]:
    """Four to eight round numbers between the ends."""
    span = ends[1] - ends[0]
    step = 10 ** np.floor(np.log10(span / 4))
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= 8)
    first, last = np.ceil(ends[0] / step - 1e-9), np.floor(ends[1] / step + 1e-9)
    return [float(each) * float(step) for each in np.arange(first, last + 1)]


def _frame(drawing: Drawing, axes: _Axes) -> None:
    """Ticks with their numbers and fine lines."""
    for value in _ticks(axes.y):
        (x0, y), (x1, _) = axes.at(axes.x[0], value), axes.at(axes.x[1], value)
        drawing.add(Line(x0, y, x1, y, strokeColor=RULE, strokeWidth=0.4))
        drawing.add(_letters(x0 - 3, y - 2.3, _tick_text(value), "end"))
    for value in _ticks(axes.x):
        x, y = axes.at(value, axes.y[0])
        drawing.add(Line(x, y, x, y - 2.5, strokeColor=SOFT, strokeWidth=0.5))
        drawing.add(_letters(x, y - 10, _tick_text(value), "middle"))
    (x0, y), (x1, _) = axes.at(axes.x[0], axes.y[0]), axes.at(axes.x[1], axes.y[0])
    drawing.add(Line(x0, y, x1, y, strokeColor=INK, strokeWidth=0.6))


def _tick_text(value: float) -> str:
    return f"{round(value, 6) + 0.0:g}".replace("-", "−")


def _level(drawing: Drawing, axes: _Axes, value: float, colour: Color) -> None:
    (x0, y), (x1, _) = axes.at(axes.x[0], value), axes.at(axes.x[1], value)
    drawing.add(Line(x0, y, x1, y, strokeColor=colour, strokeWidth=0.9, strokeDashArray=[4, 2]))


def _letters(
    x: float, y: float, words: str, anchor: str, colour: Color = SOFT, *,
    bold: bool = False, size: float = LETTERS,
) -> String:  # fmt: skip
    return String(
        x, y, words, fontName=typeface(words, bold=bold), fontSize=size, textAnchor=anchor,
        fillColor=colour,
    )  # fmt: skip
