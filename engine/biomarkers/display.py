"""How a measurement reads in a table: the same words and digits in every place."""

from __future__ import annotations

from engine.biomarkers.definition import structure_title
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.registry import biomarkers

UNITS = {"px": "px", "px2": "px²", "um": "µm", "mm2": "mm²", "%": "%", "1": ""}
DIGITS = {"px": 1, "px2": 0, "um": 0, "mm2": 2, "%": 2, "1": 3}


def title(measurement: Measurement) -> str:
    """What was measured, without its unit: "Artery area density"."""
    name = short_title(measurement)
    return f"{structure_title(measurement.structure)} {name[0].lower()}{name[1:]}"


def short_title(measurement: Measurement) -> str:
    """What was measured, under a heading that names the structure: "Area density"."""
    known = biomarkers().get((measurement.key, measurement.structure))
    return known.title if known else measurement.key.replace("_", " ").capitalize()


def value_text(measurement: Measurement) -> str:
    """The value with as many digits as it can bear, without its unit; "not measurable" without."""
    if measurement.value is None:
        return "not measurable"
    return f"{measurement.value:.{DIGITS.get(measurement.unit, 3)}f}"


def unit_text(measurement: Measurement) -> str:
    """The unit as people write it; empty for a pure number."""
    return UNITS.get(measurement.unit, measurement.unit)
