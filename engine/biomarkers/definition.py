"""What a biomarker is, and how its values become rows: one row a unit, with validity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.biomarkers.measurement import Measurement
from engine.biomarkers.ruler import Ruler
from engine.taxonomy import structures

LENGTH = ("px", "dd", "um")
AREA = ("px2", "dd2", "mm2")
OWN = "this software"


@dataclass(frozen=True)
class Reference:
    """The range of 95 % of healthy eyes in one study; None where it has no end that matters.

    `unit` is one of the biomarker's; `source` says who was measured, and where that stands.
    """

    unit: str
    low: float | None
    high: float | None
    source: str


@dataclass(frozen=True)
class Biomarker:
    """One quantity, measured on each of `structures` in each of `regions`, given in each of
    `units`.

    `units` are those of `engine.biomarkers.ruler`, or "%" (0 to 100), "deg", "count" and "1" (a
    pure number). `text` is the definition in two sentences, `source` its origin in the literature,
    `rule` what makes a value invalid beyond a missing mask, `aliases` its names elsewhere.
    `references` are ranges of healthy eyes to show a value beside, where a study gives them. A
    `headline` stands on the first page of a report.
    """

    key: str
    title: str
    units: tuple[str, ...]
    regions: tuple[str, ...]
    structures: tuple[str, ...]
    text: str
    source: str
    rule: str = ""
    aliases: tuple[str, ...] = ()
    headline: bool = False
    references: tuple[Reference, ...] = ()

    def reference(self, unit: str) -> Reference | None:
        """The range of healthy eyes in a unit, where a study gives one."""
        return next((each for each in self.references if each.unit == unit), None)

    @property
    def definition(self) -> str:
        """The definition with its source, as it stands in every row."""
        return f"{self.text} Source: {self.source}."


LAYER_TITLES = {
    "retina": "Retina",
    "nerve_fibres": "Nerve fibre layer",
    "ganglion_cell_complex": "Ganglion cell complex",
    "ganglion_cells_and_ipl": "GCL and IPL",
    "ganglion_cells": "Ganglion cell layer",
    "inner_plexiform": "Inner plexiform layer",
    "inner_nuclear": "Inner nuclear layer",
    "outer_plexiform": "Outer plexiform layer",
    "outer_nuclear_to_ez": "ONL, down to the EZ",
    "outer_nuclear": "ONL, down to the ELM",
    "elm_to_ez": "ELM to EZ",
    "ez_to_rpe": "EZ to RPE",
    "rpe_to_bm": "RPE to Bruch's membrane",
    "outer_retina": "Outer retina",
    "choroid_layer": "Choroid",
}
"""What lies between two surfaces of OCT, by the keys of `engine.oct.definitions.LAYERS`."""


def structure_title(key: str) -> str:
    """What people call a measured thing: a structure, a layer of OCT, the photographed field."""
    if key in structures():
        return structures()[key].title
    return LAYER_TITLES.get(key, key.replace("_", " ").capitalize())


def measured(
    biomarker: Biomarker,
    structure: str,
    value: float | str,
    *,
    region: str | None = None,
    flag: str | None = None,
    note: str | None = None,
) -> Iterator[Measurement]:
    """The row of a value that needs no conversion, or of the reason why there is none.

    `flag` says why a value that is there must not be relied on, `note` what a reader changed.
    """
    for unit in biomarker.units:
        yield _row(biomarker, structure, value, unit=unit, region=region, flag=flag, note=note)


def scaled(
    biomarker: Biomarker,
    structure: str,
    value: float | str,
    ruler: Ruler,
    *,
    region: str | None = None,
    flag: str | None = None,
    note: str | None = None,
) -> Iterator[Measurement]:
    """The rows of a length or an area that is known in isotropic pixels, one a unit.

    `value` may be the reason why there is none; `flag` and `note` are those of `measured`.
    """
    for unit in biomarker.units:
        told = value if isinstance(value, str) else ruler.convert(value, unit, structure)
        yield _row(biomarker, structure, told, unit=unit, region=region, flag=flag, note=note)


def _row(
    biomarker: Biomarker,
    structure: str,
    value: float | str,
    *,
    unit: str,
    region: str | None,
    flag: str | None,
    note: str | None,
) -> Measurement:
    missing = isinstance(value, str)
    reasons = [value] if isinstance(value, str) else [text for text in (flag, note) if text]
    return Measurement(
        key=biomarker.key,
        structure=structure,
        region=region or biomarker.regions[0],
        unit=unit,
        value=None if isinstance(value, str) else float(value),
        valid=not missing and flag is None,
        reason=" ".join(reasons) or None,
        definition=biomarker.definition,
    )
