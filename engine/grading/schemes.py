"""All schemes, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from engine.biomarkers.measurement import Measurement
from engine.grading import beckman, dme, glaucoma, icdr, meta_pm
from engine.grading.findings import findings_of
from engine.grading.trace import Trace

SCHEMES = (icdr, dme, beckman, meta_pm, glaucoma)


def grade(measurements: Iterable[Measurement]) -> tuple[Trace, ...]:
    """What every scheme comes to on the measurements of one eye; nothing is measured here."""
    findings = findings_of(measurements)
    return tuple(scheme.trace(findings) for scheme in SCHEMES)
