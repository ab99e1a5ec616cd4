"""What a reader corrected on a volume, in its report."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from engine.biomarkers.definition import structure_title
from engine.layers import Segmentation
from engine.oct.corrections import corrected_scans
from engine.report import facts
from engine.report.case import Look
from engine.report.style import WIDTH, ruled, text


def corrected_remark(segmentation: Segmentation) -> tuple[str, ...]:
    """A sentence that names what was corrected; none where nothing was."""
    titles = [structure_title(key) for key in corrected_scans(segmentation)]
    return (f"Corrected by a reader: {', '.join(titles)}.",) if titles else ()


def correction_table(segmentation: Segmentation, look: Look) -> list[Flowable]:
    """On which B-scans each structure was corrected, and by whom."""
    words = ("Corrected", "Made by", "B-scans")
    rows: list[list[object]] = [[text(look.words(word), size=7, bold=True) for word in words]]
    for key, scans in corrected_scans(segmentation).items():
        made = segmentation.surface(key) or segmentation.layer(key)
        assert made is not None
        rows.append(
            [
                text(look.words(structure_title(key)), size=7),
                text(look.words(facts.made_by_text(made.provenance)), size=7),
                text(_ranges(scans), size=7),
            ]
        )
    if len(rows) == 1:
        return []
    return [ruled(rows, [60 * mm, 60 * mm, WIDTH - 120 * mm]), Spacer(1, 4 * mm)]


def _ranges(scans: Sequence[int]) -> str:
    """B-scans as people count them: 3–5, 9."""
    told: list[list[int]] = []
    for scan in sorted(scans):
        if told and told[-1][-1] == scan - 1:
            told[-1].append(scan)
        else:
            told.append([scan])
    return ", ".join(
        f"{part[0] + 1}–{part[-1] + 1}" if len(part) > 1 else f"{part[0] + 1}" for part in told
    )
