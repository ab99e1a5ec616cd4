"""What a biomarker is, and how its values become rows: one row a unit, with validity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.biomarkers.geometry import PixelGeometry
from engine.biomarkers.measurement import Measurement
from engine.taxonomy import structures


@dataclass(frozen=True)
class Biomarker:
    """One quantity, measured on each of `structures` and given in each of `units`.

    `units` are "px" or "px2" (isotropic: the width of a pixel), "um", "mm2", "%" (0 to 100) and
    "1" (a pure number). `text` is the definition in at most two sentences, `source` its origin in
    the literature, `region` where it is measured. Different structures may have biomarkers of one
    key, each with its own definition.
    """

    key: str
    title: str
    units: tuple[str, ...]
    region: str
    structures: tuple[str, ...]
    text: str
    source: str

    @property
    def definition(self) -> str:
        """The definition with its source, as it stands in every row."""
        return f"{self.text} Source: {self.source}."


def structure_title(key: str) -> str:
    """What people call a measured thing; the photographed field is no structure but has a size."""
    return structures()[key].title if key in structures() else key.replace("_", " ").capitalize()


def measured(
    biomarker: Biomarker, structure: str, values: Mapping[str, float]
) -> tuple[Measurement, ...]:
    """Valid rows from values that already are in the biomarker's units."""
    return tuple(
        _row(biomarker, structure, unit=unit, value=values[unit]) for unit in biomarker.units
    )


def unmeasured(biomarker: Biomarker, structure: str, reason: str) -> tuple[Measurement, ...]:
    """Rows without a value, one a unit, all for the same reason."""
    return tuple(_row(biomarker, structure, unit=unit, reason=reason) for unit in biomarker.units)


def scaled(
    biomarker: Biomarker, structure: str, value: float, geometry: PixelGeometry
) -> tuple[Measurement, ...]:
    """Rows of a length or an area that is known in isotropic pixels: px and µm, or px² and mm²."""
    return tuple(
        _scaled_row(biomarker, structure, value, unit=unit, geometry=geometry)
        for unit in biomarker.units
    )


def _scaled_row(
    biomarker: Biomarker, structure: str, value: float, *, unit: str, geometry: PixelGeometry
) -> Measurement:
    if unit in ("px", "px2"):
        return _row(biomarker, structure, unit=unit, value=value)
    reason = geometry.why_no_scale(structure)
    if reason or geometry.width_um is None:
        return _row(biomarker, structure, unit=unit, reason=reason)
    factor = {"um": geometry.width_um, "mm2": geometry.width_um**2 / 1e6}[unit]
    return _row(biomarker, structure, unit=unit, value=value * factor)


def _row(
    biomarker: Biomarker,
    structure: str,
    *,
    unit: str,
    value: float | None = None,
    reason: str | None = None,
) -> Measurement:
    return Measurement(
        key=biomarker.key,
        structure=structure,
        region=biomarker.region,
        unit=unit,
        value=None if value is None else float(value),
        valid=value is not None,
        reason=reason,
        definition=biomarker.definition,
    )
