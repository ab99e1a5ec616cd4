"""International Clinical Diabetic Retinopathy severity scale, with the evidence of 4-2-1."""

from __future__ import annotations

from engine.biomarkers.lesions import QUADRANTS
from engine.grading.findings import Findings, all_of, answer, at_least_of, judged, presence
from engine.grading.trace import Scheme, Step, Trace

MANY = 20  # haemorrhages that each quadrant must exceed
BEADED = 2  # quadrants with venous beading

ICDR = Scheme(
    key="icdr",
    title="Diabetic retinopathy (ICDR)",
    source="Wilkinson et al. 2003, Ophthalmology 110:1677, doi:10.1016/S0161-6420(03)00475-5",
    names={
        0: "no retinopathy",
        1: "mild non-proliferative retinopathy (ICDR 1)",
        2: "moderate non-proliferative retinopathy (ICDR 2)",
        3: "severe non-proliferative retinopathy (ICDR 3)",
        4: "proliferative retinopathy (ICDR 4)",
    },
    limits="The scale is for the whole retina seen through a dilated pupil; one photograph shows "
    "only a part of each quadrant. Other diseases have the same lesions.",
)


def trace(findings: Findings) -> Trace:
    """The scale's conditions, the gravest first."""
    return ICDR.settle(
        [
            presence(
                findings,
                "Neovascularisation or preretinal haemorrhage",
                ("neovascularisation", "preretinal_haemorrhage"),
                grade=4,
            ),
            _haemorrhages(findings),
            _beading(findings),
            presence(findings, "IRMA in at least 1 quadrant (4-2-1)", ("irma",), grade=3),
            presence(
                findings,
                "More than microaneurysms: haemorrhage, hard or soft exudate",
                ("haemorrhage", "hard_exudate", "soft_exudate"),
                grade=2,
                vital=True,
            ),
            presence(findings, "Microaneurysms", ("microaneurysm",), grade=1, vital=True),
        ]
    )


def _haemorrhages(findings: Findings) -> Step:
    """More than 20 in each quadrant; too few in all of the field are too few without quadrants."""
    total = findings.row("count", "haemorrhage", "field", "count")
    rows = [
        findings.row("count_by_quadrant", "haemorrhage", region, "count") for region in QUADRANTS
    ]
    fewest = len(QUADRANTS) * (MANY + 1)
    too_few = answer(total, lambda count: count < fewest)
    return judged(
        f"More than {MANY} haemorrhages in each of 4 quadrants (4-2-1)",
        False if too_few else all_of(answer(row, lambda count: count > MANY) for row in rows),
        [total, *rows],
        grade=3,
        unseen=() if findings.segmented("haemorrhage") else ("haemorrhage",),
    )


def _beading(findings: Findings) -> Step:
    rows = [
        findings.row("count_by_quadrant", "venous_beading", region, "count") for region in QUADRANTS
    ]
    beaded = at_least_of([answer(row, lambda count: count > 0) for row in rows], BEADED)
    return judged(
        f"Venous beading in at least {BEADED} quadrants (4-2-1)",
        False if findings.absent("venous_beading") else beaded,
        rows,
        grade=3,
        unseen=() if findings.segmented("venous_beading") else ("venous_beading",),
    )
