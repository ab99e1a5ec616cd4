"""The width of the neuroretinal rim around the disc, as a curve."""

from __future__ import annotations

import numpy as np
from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, String

from engine.biomarkers.outline import Outline
from engine.biomarkers.rim import ANGLES, middle_of, rim_of
from engine.report.case import Case, Look
from engine.report.style import ACCENT, ALERT, INK, REGULAR, RULE, SHADE, SOFT, typeface

QUADRANTS = ("temporal", "superior", "nasal", "inferior", "temporal")
LEFT, BELOW, ABOVE = 26.0, 24.0, 18.0  # points around the curve
NARROW = 0.1  # DD; a rim at a pole that is this narrow is a sign of glaucoma (Foster 2002)


def rim_plot(case: Case, look: Look, *, width: float, height: float) -> Drawing | None:
    """Rim width in DD from temporal over superior, nasal and inferior back to temporal.

    The order is the same in both eyes. Where the eye is not known, the curve starts at 9 o'clock
    and runs clockwise, and its axis shows hours. None without disc and cup.
    """
    disc, cup, temporal = case.anatomy.disc, case.anatomy.cup, case.anatomy.temporal
    if not isinstance(disc, Outline) or not isinstance(cup, Outline):
        return None
    widths = rim_of(disc, cup).widths / disc.extent((0, 1))
    degrees = np.rad2deg(ANGLES)
    if isinstance(temporal, str):
        start, turn = 180.0, 1
        names = ["9 h", "12 h", "3 h", "6 h", "9 h"]
    else:
        start, turn = float(middle_of("temporal", temporal)), -temporal
        names = [look.words(name) for name in QUADRANTS]
    along = (turn * (degrees - start)) % 360
    order = np.argsort(along)
    top = max(0.1 * np.ceil(10 * float(widths.max()) + 0.5), 0.2)
    return _drawn(
        np.append(along[order], 360.0), np.append(widths[order], widths[order][0]), names, look,
        top=top, width=width, height=height,
    )  # fmt: skip


def _drawn(
    along: np.ndarray[tuple[int], np.dtype[np.float64]],
    widths: np.ndarray[tuple[int], np.dtype[np.float64]],
    names: list[str],
    look: Look,
    *,
    top: float,
    width: float,
    height: float,
) -> Drawing:
    wide, tall = width - LEFT - 14, height - BELOW - ABOVE

    def at(degrees: float, value: float) -> tuple[float, float]:
        return LEFT + wide * degrees / 360, BELOW + tall * value / top

    drawing = Drawing(width, height)
    for pole in (90, 270):
        x, _ = at(pole - 45, 0)
        drawing.add(Rect(x, BELOW, wide / 4, tall, fillColor=SHADE, strokeColor=None))
    for number in range(round(top / 0.1) + 1):
        _, y = at(0, 0.1 * number)
        drawing.add(Line(LEFT, y, LEFT + wide, y, strokeColor=RULE, strokeWidth=0.4))
        told = look.words.number(f"{0.1 * number:.1f}")
        drawing.add(
            String(LEFT - 4, y - 2.3, told, fontName=REGULAR, fontSize=6.5, textAnchor="end",
                   fillColor=SOFT)
        )  # fmt: skip
    for number, name in enumerate(names):
        x, _ = at(90 * number, 0)
        drawing.add(Line(x, BELOW, x, BELOW - 3, strokeColor=SOFT, strokeWidth=0.5))
        drawing.add(
            String(x, BELOW - 11, name, fontName=typeface(name), fontSize=6.5,
                   textAnchor="middle", fillColor=SOFT)
        )  # fmt: skip
    limit = at(0, NARROW)[1]
    drawing.add(
        Line(LEFT, limit, LEFT + wide, limit, strokeColor=ALERT, strokeWidth=0.6,
             strokeDashArray=(2, 2))
    )  # fmt: skip
    points = [part for pair in zip(along, widths, strict=True) for part in at(*pair)]
    drawing.add(PolyLine(points, strokeColor=ACCENT, strokeWidth=1.4))
    drawing.add(Line(LEFT, BELOW, LEFT + wide, BELOW, strokeColor=INK, strokeWidth=0.6))
    title = look.words("Rim width, DD")
    drawing.add(
        String(LEFT - 14, BELOW + tall + 9, title, fontName=typeface(title, bold=True),
               fontSize=6.5, fillColor=INK)
    )  # fmt: skip
    return drawing
