"""Myopic maculopathy: the categories of META-PM and their plus signs."""

from __future__ import annotations

from dataclasses import replace

from engine.grading.findings import Findings, all_of, answer, judged, presence
from engine.grading.trace import Scheme, Step, Trace

META_PM = Scheme(
    key="meta_pm",
    title="Myopic maculopathy (META-PM)",
    source="Ohno-Matsui et al. 2015, Am J Ophthalmol 159:877, doi:10.1016/j.ajo.2015.01.022",
    names={
        0: "no myopic lesions (category 0)",
        1: "tessellated fundus only (category 1)",
        2: "diffuse chorioretinal atrophy (category 2)",
        3: "patchy chorioretinal atrophy (category 3)",
        4: "macular atrophy (category 4)",
    },
    limits="The categories are for myopic eyes; refraction and axial length are not read from the "
    "photograph. From category 2, or with staphyloma, the scheme speaks of pathologic myopia.",
)


def trace(findings: Findings) -> Trace:
    """The categories, the gravest first, then the plus signs."""
    return META_PM.settle(
        [
            _macular(findings),
            presence(findings, "Patchy atrophy", ("patchy_atrophy",), grade=3, vital=True),
            presence(findings, "Diffuse atrophy", ("diffuse_atrophy",), grade=2, vital=True),
            presence(findings, "Tessellation", ("tessellation",), grade=1, vital=True),
            presence(
                findings,
                "Plus sign: lacquer crack, choroidal neovascularisation or Fuchs spot",
                ("lacquer_crack", "choroidal_neovascularisation", "fuchs_spot"),
            ),
            presence(findings, "Posterior staphyloma", ("staphyloma",)),
        ]
    )


def _macular(findings: Findings) -> Step:
    """Atrophy of the foveal centre may be macular or patchy; a mask cannot tell which."""
    row = findings.row("distance_to_fovea", "patchy_atrophy", "field", "px")
    reaches = answer(row, lambda distance: distance < 1)
    at_fovea = False if findings.absent("patchy_atrophy") else reaches
    step = judged(
        "Macular atrophy: well-defined atrophy of the foveal centre",
        all_of([at_fovea, None]),
        [row],
        grade=4,
        unseen=() if findings.segmented("patchy_atrophy") else ("patchy_atrophy",),
    )
    if not at_fovea:
        return step
    told = "Atrophy covers the fovea; whether it is patchy or macular, a person must say."
    return replace(step, reasons=(told,))
