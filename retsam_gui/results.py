"""What the window gets to see of the engine's measuring: plain values.

The window need not import what measures, which brings scipy and skimage with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.layers import Segmentation
from engine.shapes import Shape

Subject = tuple[str, str, str]  # key, structure and region of a measurement


@dataclass(frozen=True)
class MeasurementRow:
    """A measurement and how it reads, the same as in the report.

    `record` is the row of `measurements.json`. A `headline` is one of the key figures; `family`
    is what it is measured together with. `parts` are those of the title, to say it in another
    language: the structure (empty under a heading that names it), the biomarker, the region.
    """

    title: str
    value: str
    unit: str
    record: Mapping[str, Any]
    headline: bool = True
    family: str = ""
    parts: tuple[str, str, str] = ("", "", "")

    @property
    def name(self) -> tuple[Subject, str]:
        """What makes a row the same one after it was measured again: subject and unit."""
        return self.subject, self.record["unit"]

    @property
    def subject(self) -> Subject:
        """What was measured, whatever the unit."""
        return self.record["key"], self.record["structure"], self.record["region"]


def differing(signed: Sequence[Mapping[str, Any]], rows: Sequence[MeasurementRow]) -> int:
    """How many values are not what they were when they were signed off, those gone among them."""
    keys = ("key", "structure", "region", "unit")
    now = {tuple(row.record[key] for key in keys): row.record for row in rows}
    return sum(not _same(row, now.get(tuple(row[key] for key in keys))) for row in signed)


def _same(one: Mapping[str, Any], other: Mapping[str, Any] | None) -> bool:
    if other is None or one["valid"] != other["valid"]:
        return False
    values = one["value"], other["value"]
    return values[0] == values[1] if None in values else math.isclose(*values, rel_tol=1e-6)


@dataclass(frozen=True)
class Piece:
    """One connected piece of a lesion or phenotype, to list and to jump to.

    `centroid` (x, y) and `box` (left, top, right, bottom; the last two beyond it) are in image
    pixels. `area` and `distance`, from its centroid to the fovea, are in isotropic pixels to sort
    by, and as text with a unit to read; without a fovea `distance` is None.
    """

    structure: str
    centroid: tuple[float, float]
    box: tuple[int, int, int, int]
    area: float
    area_text: str
    distance: float | None
    distance_text: str


@dataclass(frozen=True, eq=False)
class Segmented:
    """What the model found, and how sure it is of each pixel.

    `evidence` maps a structure to its probabilities in 255ths, (height, width) uint8.
    """

    segmentation: Segmentation
    evidence: Mapping[str, NDArray[np.uint8]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Measured:
    """The biomarkers in the order in which they are shown, and what belongs to them.

    `aspect` is height / width of a pixel as it was taken; `drawings` show how the values of a
    subject came about; `notices` are those of the segmentation that hold for the eye as stated;
    `families` are those to measure again when a structure changes.
    """

    rows: tuple[MeasurementRow, ...]
    aspect: float
    drawings: Mapping[Subject, tuple[Shape, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    pieces: tuple[Piece, ...] = ()
    notices: tuple[str, ...] = ()
    families: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def with_rows(self, again: Again) -> Measured:
        """The same with what was measured again in the place of the old."""
        new = {row.name: row for row in again.rows}
        kept = [
            new.pop(row.name, row)
            for row in self.rows
            if row.family not in again.families or row.name in new
        ]
        gone = {row.subject for row in self.rows if row.family in again.families}
        drawings = {key: shapes for key, shapes in self.drawings.items() if key not in gone}
        return replace(self, rows=(*kept, *new.values()), drawings=drawings, pieces=again.pieces)


@dataclass(frozen=True)
class Again:
    """What was measured again after a correction: the rows of some families, and all pieces."""

    families: frozenset[str]
    rows: tuple[MeasurementRow, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ModelInUse:
    """The model behind the Segment button: its key, its title with version, and its weights.

    `device` is empty as long as the model is not ready.
    """

    name: str
    title: str
    sha256: str
    device: str = ""


@dataclass(frozen=True)
class FoundModel:
    """What a file turned out to be that a person wants to add.

    `covers` has a line for each class. `families` are keys of `engine.runtime.families`: more than
    one where the person has to say which it is. `base_needed`: another model has to be added first.
    """

    path: Path
    title: str
    sha256: str
    published_as: str
    covers: tuple[str, ...]
    families: tuple[str, ...]
    base_needed: bool


@dataclass(frozen=True)
class ExportOrder:
    """What a person wants exported and where to; `name` and `patient` are pseudonyms.

    `formats` are keys of `engine.writers.export`. `only_seen`: without the layers that are hidden.
    `belongs_to` is the DICOM file whose patient and study DICOM objects are to name; `send_to` the
    DICOM server that gets those, where it is named.
    """

    folder: Path
    name: str
    formats: tuple[str, ...]
    patient: str = ""
    only_seen: bool = False
    overwrite: bool = False
    belongs_to: Path | None = None
    send_to: str = ""


@dataclass(frozen=True)
class ExportDone:
    """Files that were written, or none because of those `in_the_way`."""

    written: tuple[Path, ...]
    in_the_way: tuple[Path, ...]
