"""Age-related macular degeneration: Beckman's stages from the size classes of AREDS."""

from __future__ import annotations

from engine.biomarkers.lesions import SIZES_UM
from engine.grading.findings import Findings, all_of, any_of, judged, presence, there
from engine.grading.trace import Scheme, Step, Trace

SMALL, LARGE = (f"{size:.0f} µm" for size in SIZES_UM)

BECKMAN = Scheme(
    key="beckman",
    title="Age-related macular degeneration (Beckman)",
    source="Ferris et al. 2013, Ophthalmology 120:844, doi:10.1016/j.ophtha.2012.10.036",
    names={
        0: "no apparent ageing changes",
        1: "normal ageing changes (Beckman)",
        2: "early AMD (Beckman)",
        3: "intermediate AMD (Beckman)",
        4: "late AMD (Beckman)",
    },
    limits="Lesions within 2 DD of the fovea count, taken as the ETDRS grid (3000 µm). The stages "
    "are for people over 55 years; drusen that touch are one piece of a mask.",
)


def trace(findings: Findings) -> Trace:
    """The stages' conditions, the gravest first."""
    return BECKMAN.settle(
        [
            presence(
                findings,
                "Geographic atrophy or choroidal neovascularisation",
                ("geographic_atrophy", "choroidal_neovascularisation"),
                grade=4,
                key="macular_count",
                region="etdrs_grid",
            ),
            _size(findings, f"Large drusen, over {LARGE}", "size_large", grade=3),
            _pigment(findings),
            _size(findings, f"Medium drusen, over {SMALL} to {LARGE}", "size_medium", grade=2),
            _size(findings, f"Small drusen (drupelets), up to {SMALL}", "size_small", grade=1),
        ]
    )


def _size(findings: Findings, rule: str, size: str, *, grade: int) -> Step:
    row = findings.row("macular_count_by_size", "drusen", size, "count")
    return judged(
        rule,
        _drusen(findings, size),
        [row, findings.doubt("drusen")],
        grade=grade,
        unseen=() if findings.segmented("drusen") else ("drusen",),
        vital=True,
    )


def _drusen(findings: Findings, size: str) -> bool | None:
    return there(findings, "drusen", findings.row("macular_count_by_size", "drusen", size, "count"))


def _pigment(findings: Findings) -> Step:
    """Changes of pigment count where there are drusen of at least medium size."""
    row = findings.row("macular_count", "pigment_change", "etdrs_grid", "count")
    changed = there(findings, "pigment_change", row)
    drusen = any_of(_drusen(findings, size) for size in ("size_medium", "size_large"))
    sizes = [
        findings.row("macular_count_by_size", "drusen", size, "count")
        for size in ("size_medium", "size_large")
    ]
    return judged(
        "Change of pigment beside drusen of medium or large size",
        all_of([changed, drusen]),
        [row, *sizes, *map(findings.doubt, ("pigment_change", "drusen"))],
        grade=3,
        unseen=[key for key in ("pigment_change", "drusen") if not findings.segmented(key)],
    )
