"""The vessels that CRAE and CRVE are made of, with the width of each."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from engine.biomarkers import region_title
from engine.biomarkers.calibre import SIX, zone_vessels
from engine.biomarkers.definition import structure_title
from engine.biomarkers.zones import ZONES
from engine.report.case import Case, Look
from engine.report.style import SOFT, WIDTH, ruled, text


def vessel_list(case: Case, look: Look) -> list[Flowable]:
    """Widths of the vessels measured in each zone, the widest first; empty without any."""
    say, scale = look.words, case.anatomy.geometry.scale
    unit, factor, digits = ("µm", scale.x_um, 0) if scale else ("px", 1.0, 1)
    rows: list[list[object]] = []
    for zone in ZONES:
        for kind in ("artery", "vein"):
            vessels = zone_vessels(case.anatomy, kind, zone)
            if isinstance(vessels, str) or not vessels:
                continue
            used = [f"{each.width * factor:.{digits}f}" for each in vessels if each.used]
            cells = [say.number(width) for width in [*used, *[""] * (SIX - len(used))]]
            name = say.placed.format(
                name=say(structure_title(kind)), region=say(region_title(zone))
            )
            others = str(len(vessels) - len(used))
            rows.append(
                [text(name, size=7.2), *(text(cell, size=7.2, right=True) for cell in cells),
                 text(others, size=7.2, colour=SOFT, right=True)]
            )  # fmt: skip
    if not rows:
        return []
    head = [f"{say('Widths of the vessels measured')}, {unit}"]
    head += [*(str(number) for number in range(1, SIX + 1)), say("not used")]
    first = [text(word, size=7, bold=True, right=at > 0) for at, word in enumerate(head)]
    widths = [70 * mm, *[(WIDTH - 90 * mm) / SIX] * SIX, 20 * mm]
    return [ruled([first, *rows], widths), Spacer(1, 1 * mm)]
