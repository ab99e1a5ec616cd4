"""Thickness along a circle around the disc, as a curve from temporal over superior."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from reportlab.graphics.shapes import Drawing, Line, PolyLine, String

from engine.oct.columns import stretches
from engine.report.case import Look
from engine.report.style import ACCENT, INK, REGULAR, RULE, SOFT, typeface

NAMES = ("temporal", "superior", "nasal", "inferior", "temporal")
LEFT, BELOW, ABOVE = 30.0, 24.0, 18.0  # points around the curve
STEP_UM = 50.0


def tsnit_plot(
    angle: NDArray[np.float64],
    thickness: NDArray[np.floating],
    look: Look,
    *,
    width: float,
    height: float,
) -> Drawing:
    """`thickness` in µm over `angle` in degrees from temporal (0) over superior (90).

    The order is the same in both eyes. The curve is broken where nothing was seen.
    """
    order = np.argsort(angle)
    along, values = angle[order], np.asarray(thickness, np.float64)[order]
    wide, tall = width - LEFT - 14, height - BELOW - ABOVE
    highest = float(np.nanmax(values)) if np.isfinite(values).any() else STEP_UM
    top = STEP_UM * np.ceil(highest / STEP_UM + 0.2)

    def at(degrees: float, value: float) -> tuple[float, float]:
        return LEFT + wide * degrees / 360, BELOW + tall * value / top

    drawing = Drawing(width, height)
    for number in range(round(top / STEP_UM) + 1):
        _, y = at(0, STEP_UM * number)
        drawing.add(Line(LEFT, y, LEFT + wide, y, strokeColor=RULE, strokeWidth=0.4))
        told = look.words.number(f"{STEP_UM * number:.0f}")
        drawing.add(
            String(LEFT - 4, y - 2.3, told, fontName=REGULAR, fontSize=6.5, textAnchor="end",
                   fillColor=SOFT)
        )  # fmt: skip
    for number, name in enumerate(NAMES):
        x, _ = at(90 * number, 0)
        said = look.words(name)
        drawing.add(Line(x, BELOW, x, BELOW - 3, strokeColor=SOFT, strokeWidth=0.5))
        drawing.add(
            String(x, BELOW - 11, said, fontName=typeface(said), fontSize=6.5,
                   textAnchor="middle", fillColor=SOFT)
        )  # fmt: skip
    for part in stretches(values):
        if len(part) > 1:
            points = [number for i in part for number in at(float(along[i]), float(values[i]))]
            drawing.add(PolyLine(points, strokeColor=ACCENT, strokeWidth=1.3))
    drawing.add(Line(LEFT, BELOW, LEFT + wide, BELOW, strokeColor=INK, strokeWidth=0.6))
    title = look.words("Thickness of the nerve fibres, µm")
    drawing.add(
        String(LEFT - 14, BELOW + tall + 9, title, fontName=typeface(title, bold=True),
               fontSize=6.5, fillColor=INK)
    )  # fmt: skip
    return drawing
