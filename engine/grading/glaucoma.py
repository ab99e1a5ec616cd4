"""Signs of glaucoma at the optic disc: cup-to-disc ratio, rim, ISNT rule and DDLS."""

from __future__ import annotations

from engine.biomarkers.rim import QUADRANTS
from engine.grading.findings import Findings, answer, any_of, judged
from engine.grading.trace import CANNOT, Step, Trace

LARGE_CUP = 0.7
NARROW_RIM = 0.1  # of the disc's vertical diameter
POLES = ("clock_11", "clock_12", "clock_1", "clock_5", "clock_6", "clock_7")
DAMAGE = 5  # stage of the DDLS
ALL_STEPS = 3
SOURCE = (
    "Foster et al. 2002, Br J Ophthalmol 86:238, doi:10.1136/bjo.86.2.238 (ratio at the 97.5th "
    "percentile of a population, about 0.7, and rim); Harizman et al. 2006, Arch Ophthalmol "
    "124:1579 (ISNT); Spaeth et al. 2002, Trans Am Ophthalmol Soc 100:181 (DDLS)"
)


def trace(findings: Findings) -> Trace:
    """The four signs, side by side: they are no scale and have no grade."""
    steps = (_cup(findings), _rim(findings), _isnt(findings), _ddls(findings))
    told = [step for step in steps if step.holds is not None]
    present = sum(step.holds is True for step in told)
    still = len(steps) - len(told)
    if told:
        finding = f"{present} of {len(told)} signs present"
        finding += f", {still} cannot be judged" if still else ""
    else:
        finding = f"{CANNOT}. {steps[0].why_open}"
    return Trace(
        scheme="glaucoma",
        title="Signs of glaucoma at the disc",
        source=SOURCE,
        finding=finding,
        judged=bool(told),
        grade=None,
        at_least=bool(told) and bool(still),
        steps=steps,
        limits="Glaucoma is judged with the visual field, the eye pressure and the nerve fibre "
        "layer, none of which is measured here. Large healthy discs have large cups.",
    )


def _cup(findings: Findings) -> Step:
    row = findings.row("vertical_cdr", "optic_cup", "disc", "1")
    return judged(
        f"Vertical cup-to-disc ratio at least {LARGE_CUP}",
        answer(row, lambda ratio: ratio >= LARGE_CUP),
        [row],
    )


def _rim(findings: Findings) -> Step:
    rows = [findings.row("rim_width", "optic_cup", hour, "dd") for hour in POLES]
    return judged(
        f"Rim at most {NARROW_RIM} DD wide in an hour from 11 to 1 or from 5 to 7",
        any_of(answer(row, lambda width: width <= NARROW_RIM) for row in rows),
        rows,
    )


def _isnt(findings: Findings) -> Step:
    row = findings.row("isnt_steps", "optic_cup", "disc", "count")
    widths = [findings.row("rim_width", "optic_cup", region, "dd") for region in QUADRANTS]
    return judged(
        "ISNT rule broken: the rim must not be wider superior than inferior, nasal than superior, "
        "temporal than nasal",
        answer(row, lambda held: held < ALL_STEPS),
        [row, *widths],
    )


def _ddls(findings: Findings) -> Step:
    row = findings.row("ddls", "optic_cup", "disc", "count")
    return judged(
        f"Disc damage likelihood scale at least {DAMAGE}",
        answer(row, lambda stage: stage >= DAMAGE),
        [row],
    )
