"""Risk of diabetic macular oedema by the distance of hard exudates from the fovea."""

from __future__ import annotations

from engine.biomarkers.etdrs import DD_UM
from engine.biomarkers.measurement import Measurement
from engine.grading.findings import Findings, answer, judged, presence
from engine.grading.trace import Scheme, Step, Trace

DME = Scheme(
    key="dme",
    title="Risk of macular oedema by exudates",
    source="scale of the Messidor photographs, Decencière et al. 2014, Image Anal Stereol "
    "33:231, doi:10.5566/ias.1155; the same in Porwal et al. 2018, Data 3:25, "
    "doi:10.3390/data3030025; ETDRS Research Group 1985, report 1, Arch Ophthalmol 103:1796 "
    "(500 µm, 1 DD = 1500 µm)",
    names={
        0: "no hard exudates",
        1: "hard exudates, all farther than 1 DD from the fovea (risk 1)",
        2: "hard exudates within 1 DD of the fovea (risk 2)",
    },
    limits="Macular oedema is thickening of the retina, which OCT or stereo shows and one "
    "photograph does not.",
)


def trace(findings: Findings) -> Trace:
    """The nearest exudate, then whether there is any."""
    return DME.settle(
        [
            _near(findings),
            presence(
                findings, "Hard exudates in the field", ("hard_exudate",), grade=1, vital=True
            ),
            presence(
                findings,
                "Hard exudates within 500 µm of the fovea (ETDRS)",
                ("hard_exudate",),
                key="count_near_fovea",
                region="etdrs_centre",
            ),
        ]
    )


def _near(findings: Findings) -> Step:
    """Within 1 DD: in µm by the rule's own conversion, else in diameters of this disc."""
    row, farthest, named = _distance(findings)
    within = answer(row, lambda distance: distance <= farthest)
    return judged(
        f"Hard exudates within 1 DD of the fovea, {named}",
        False if findings.absent("hard_exudate") else findings.believed("hard_exudate", within),
        [row, findings.doubt("hard_exudate")],
        grade=2,
        unseen=() if findings.segmented("hard_exudate") else ("hard_exudate",),
    )


def _distance(findings: Findings) -> tuple[Measurement | None, float, str]:
    """The distance with the threshold in its unit.

    A scale that was derived from the disc says no more than the disc itself: there, diameters.
    """
    um = findings.row("distance_to_fovea", "hard_exudate", "field", "um")
    dd = findings.row("distance_to_fovea", "hard_exudate", "field", "dd")
    disc = findings.row("vertical_diameter", "optic_disc", "disc", "um")
    of_its_own = disc is not None and disc.valid
    if um is not None and um.valid and (of_its_own or dd is None or not dd.valid):
        return um, DD_UM, f"taken as {DD_UM:.0f} µm"
    return dd, 1.0, "measured on this disc"
