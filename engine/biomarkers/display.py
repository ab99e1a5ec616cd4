"""How a measurement reads in a table: the same words and digits in every place."""

from __future__ import annotations

from engine.biomarkers.definition import structure_title
from engine.biomarkers.measurement import Measurement
from engine.biomarkers.registry import biomarkers

UNITS = {
    "px": "px", "px2": "px²", "dd": "DD", "dd2": "DD²", "um": "µm", "mm2": "mm²",
    "mm3": "mm³", "nl": "nl",
    "1/px": "1/px", "1/dd": "1/DD", "1/mm": "1/mm",
    "1/px2": "1/px²", "1/dd2": "1/DD²", "1/mm2": "1/mm²",
    "%": "%", "deg": "°", "clock": "o'clock", "count": "", "1": "",
}  # fmt: skip
DIGITS = {
    "px": 1, "px2": 0, "dd": 2, "dd2": 3, "um": 0, "mm2": 2, "mm3": 2, "nl": 1,
    "%": 2, "deg": 1, "clock": 0,
    "count": 0, "1": 3,
}  # fmt: skip
WHOLE = ("field", "disc", "macula", "etdrs_grid")  # regions that need no mention where at home
FIGURES = 3  # significant, of units that are not listed in DIGITS


def is_headline(measurement: Measurement) -> bool:
    """True for what stands on a report's first page: key figures in the region they are meant for.

    Figures that this version does not know are shown rather than lost.
    """
    known = biomarkers().get((measurement.key, measurement.structure))
    return known is None or (known.headline and measurement.region == known.regions[0])


def region_title(region: str) -> str:
    """What people call a region: "zone B", "5 o'clock", "inner nasal field", "large"."""
    if region.startswith("zone_"):
        return f"zone {region[-1].upper()}"
    if region.startswith("clock_"):
        return f"{region.removeprefix('clock_')} o'clock"
    if region == "etdrs_grid":
        return "ETDRS grid"
    if region.startswith("etdrs_"):
        return f"{region.removeprefix('etdrs_').replace('_', ' ')} field"
    return region.removeprefix("size_").replace("_", " ").replace("disc fovea", "disc–fovea")


def title(measurement: Measurement) -> str:
    """What was measured, without its unit: "Artery area density, zone B"."""
    name = short_title(measurement)
    if not name[:2].isupper():
        name = f"{name[0].lower()}{name[1:]}"
    return f"{structure_title(measurement.structure)} {name}"


def short_title(measurement: Measurement) -> str:
    """What was measured, under a heading that names the structure: "Area density, zone B"."""
    name, region = name_and_region(measurement)
    return f"{name}, {region}" if region else name


def name_and_region(measurement: Measurement) -> tuple[str, str]:
    """The two parts of `short_title`; the region is empty where it needs no mention."""
    known = biomarkers().get((measurement.key, measurement.structure))
    name = known.title if known else measurement.key.replace("_", " ").capitalize()
    home = known.regions[0] if known else measurement.region
    whole = measurement.region == home and measurement.region in WHOLE
    return name, "" if whole else region_title(measurement.region)


def value_text(measurement: Measurement) -> str:
    """The value with as many digits as it can bear, without its unit; "not measurable" without."""
    if measurement.value is None:
        return "not measurable"
    digits = DIGITS.get(measurement.unit)
    if digits is None:
        return f"{measurement.value:.{FIGURES}g}"
    told = f"{measurement.value:.{digits}f}"
    if measurement.value != 0 and not told.strip("-0."):
        return f"{measurement.value:.2g}"  # small, but not nothing
    return told


def gain_text(measurement: Measurement) -> str:
    """A difference with its sign and the digits of its unit; what rounds to nothing is "0"."""
    value = measurement.value or 0.0
    digits = DIGITS.get(measurement.unit)
    told = f"{value:+.{FIGURES}g}" if digits is None else f"{value:+.{digits}f}"
    return told if told.strip("+-0.") else "0"


def unit_text(measurement: Measurement) -> str:
    """The unit as people write it; empty for a pure number."""
    return UNITS.get(measurement.unit, measurement.unit)


def quantity_text(value: float, unit: str) -> str:
    """A value of a list with its unit, to three significant figures: "0.00412 mm²"."""
    plain = f"{value:.0f}" if value >= 10**FIGURES else f"{value:.{FIGURES}g}"
    return f"{plain} {UNITS.get(unit, unit)}"
