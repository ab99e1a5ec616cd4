"""Improving a model on corrected cases: which parts of it can learn, from how many, what came out.

The learning itself is `training.fundus.improve`; the window starts it as a program of its own and
reads what it reports, a JSON object a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

LEAST_CASES = 10
LEAST_PATIENTS = 4
SURE_FROM = 6  # patients: with fewer, all may gain by luck (sign test, 2 · 0.5⁵ > 0.05)

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "vessels": ("vessel", "artery", "vein"),
        "disc": ("optic_disc", "optic_cup"),
        "lesions": ("microaneurysm", "haemorrhage", "hard_exudate", "soft_exudate"),
    }
)
"""What can be improved by itself: the structures that are learned together."""


@dataclass(frozen=True)
class Supply:
    """How many corrected cases there are for a part, and of how many patients."""

    cases: int
    patients: int

    @property
    def missing_cases(self) -> int:
        """How many more cases it takes."""
        return max(0, LEAST_CASES - self.cases)

    @property
    def missing_patients(self) -> int:
        """How many more patients it takes, so that whole patients can be left out."""
        return max(0, LEAST_PATIENTS - self.patients)

    @property
    def enough(self) -> bool:
        """Whether a model can learn from them, and be scored on others of them."""
        return not self.missing_cases and not self.missing_patients


def supply(cases: Iterable[tuple[str, frozenset[str]]], part: str) -> Supply:
    """What `cases` hold for a part, each its patient and the structures that a reader drew."""
    patients = [patient for patient, drawn in cases if drawn & set(PARTS[part])]
    return Supply(len(patients), len(set(patients)))


@dataclass(frozen=True)
class Compared:
    """One measure of the model before and after, mean over the `cases` that were left out.

    `low` and `high` are the 95 % interval of the difference, by resampling patients.
    """

    structure: str
    measure: str
    before: float
    after: float
    low: float
    high: float
    cases: int
    patients: int

    @property
    def told(self) -> bool:
        """Whether there are enough patients to speak of an interval."""
        return self.patients >= SURE_FROM


@dataclass(frozen=True)
class Improved:
    """What came out: a new model beside its `base`; `skipped` says what could not be used.

    `nameless` photographs told no patient: each counted as a patient of its own, so the same person
    may have been learned from and compared on.
    """

    name: str
    title: str
    base: str
    part: str
    learned_from: int
    left_out: int
    compared: tuple[Compared, ...]
    skipped: tuple[str, ...] = ()
    nameless: int = 0


@dataclass(frozen=True)
class Doing:
    """How far it is: the share of the time in [0, 1], about how many seconds are left.

    `step` is "read" (corrected cases), "learn" or "score" (both models, on cases left out).
    """

    share: float
    step: str
    seconds_left: float


@dataclass(frozen=True)
class Refused:
    """Why it cannot be done, for the person."""

    text: str


Report = Doing | Improved | Refused
KINDS = {"doing": Doing, "improved": Improved, "refused": Refused}


def line_of(report: Report) -> str:
    """A report as a line of text."""
    kind = next(kind for kind, made in KINDS.items() if isinstance(report, made))
    return json.dumps({"kind": kind, **asdict(report)})


def report_of(line: str) -> Report | None:
    """The report in a line; None where the line is something else, as a library's warning."""
    try:
        told = json.loads(line)
        kind = KINDS[told.pop("kind")]
        if kind is Improved:
            told["compared"] = tuple(Compared(**row) for row in told["compared"])
            told["skipped"] = tuple(told["skipped"])
        report: Report = kind(**told)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return report
