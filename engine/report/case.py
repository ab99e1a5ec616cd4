"""What a report is made of: one measured photograph, and how its pages are to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.biomarkers import Measurement
from engine.biomarkers.anatomy import Anatomy
from engine.biomarkers.definition import Biomarker, structure_title
from engine.biomarkers.display import name_and_region
from engine.biomarkers.registry import biomarkers
from engine.choices import NO_CHOICES, Choices
from engine.errors import OutputError
from engine.grading import Trace, grade
from engine.image import RetinalImage
from engine.layers import Segmentation
from engine.oct.definitions import oct_biomarkers
from engine.papers import PAPERS
from engine.words import Words


@dataclass(frozen=True, eq=False)
class Case:
    """A measured photograph. `choices` are those that its measurements were made with."""

    image: RetinalImage
    segmentation: Segmentation
    measurements: Sequence[Measurement]
    choices: Choices = NO_CHOICES

    @cached_property
    def anatomy(self) -> Anatomy:
        """What the measurements were made on, to draw it."""
        return Anatomy(self.image, self.segmentation, self.choices)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """What the grading schemes come to on the measurements."""
        return grade(self.measurements)

    def rows(self, *keys: str) -> list[Measurement]:
        """The measurements with one of these keys, in their own order."""
        return [row for row in self.measurements if row.key in keys]


@dataclass(frozen=True)
class Numbering:
    """Numbers of definitions, in the order in which the measurements come."""

    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, cases: Sequence[Case]) -> Numbering:
        """The numbers for all that these cases measure."""
        keys = dict.fromkeys(row.key for case in cases for row in case.measurements)
        return cls({key: number for number, key in enumerate(keys, start=1)})

    def __getitem__(self, key: str) -> str:
        return str(self.numbers[key])


@dataclass(frozen=True)
class Look:
    """Paper, language, and the numbers by which tables refer to definitions."""

    paper: str
    words: Words
    numbering: Numbering

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise OutputError(f"There is no paper {self.paper!r}; there are {', '.join(PAPERS)}.")

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        return PAPERS[self.paper]


def named(row: Measurement, look: Look) -> str:
    """What was measured on what: "Artery area density, zone B"."""
    return look.words.joined(structure_title(row.structure), *name_and_region(row))


def short_name(row: Measurement, look: Look) -> str:
    """What was measured, under a heading that names the structure: "Area density, zone B"."""
    return look.words.joined("", *name_and_region(row))


def known(row: Measurement) -> Biomarker | None:
    """The registry's entry of a measurement; None for one of another version."""
    place = (row.key, row.structure)
    return biomarkers().get(place) or oct_biomarkers().get(place)
