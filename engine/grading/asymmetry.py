"""A sign of glaucoma that only both eyes show: cup-to-disc ratios that differ."""

from __future__ import annotations

from collections.abc import Iterable

from engine.biomarkers.measurement import Measurement
from engine.grading.findings import all_of, answer, findings_of, judged
from engine.grading.trace import Step

LARGE_DIFFERENCE = 0.2
RULE = f"The vertical cup-to-disc ratios of the two eyes differ by at least {LARGE_DIFFERENCE}"
LIMITS = (
    "2% of adults without glaucoma have such a difference, and most people with glaucoma have "
    "none. Discs of different size have cups of different size."
)
SOURCE = (
    "Qiu, Boland and Ramulu 2017, Ophthalmology 124:1229 (2.1% of adults without glaucoma; "
    "sensitivity 23%, specificity 98%); Foster et al. 2002, Br J Ophthalmol 86:238, "
    "doi:10.1136/bjo.86.2.238"
)


def asymmetry(right: Iterable[Measurement], left: Iterable[Measurement]) -> Step:
    """Whether the ratios of a person's eyes differ; the right eye's is the first evidence."""
    rows = [
        findings_of(rows).row("vertical_cdr", "optic_cup", "disc", "1") for rows in (right, left)
    ]
    known = all_of(answer(row, lambda _: True) for row in rows)
    ratios = [row.value or 0.0 for row in rows if row is not None]
    # to the third decimal, as ratios are shown: 0.6 and 0.4 must differ by 0.2
    differ = known and round(abs(ratios[0] - ratios[1]), 3) >= LARGE_DIFFERENCE
    return judged(RULE, differ, rows)
