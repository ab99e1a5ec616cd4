"""The trace of a rule: what it asked, which measurement answered, what nobody could see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.biomarkers.definition import structure_title
from engine.biomarkers.measurement import Measurement

CANNOT = "Cannot be judged"


@dataclass(frozen=True)
class Step:
    """One condition of a scheme and what the measurements say about it.

    `holds` is None where it cannot be judged: `unseen` then names the structures that no layer
    shows, `reasons` what else is wrong. `grade` is the one that the condition leads to; None where
    it is evidence beside the grade. Where a `vital` condition is open, absence cannot be told.
    """

    rule: str
    holds: bool | None
    evidence: tuple[Measurement, ...] = ()
    grade: int | None = None
    unseen: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    vital: bool = False

    @property
    def why_open(self) -> str:
        """Why the condition cannot be judged, as a sentence; empty where it can."""
        if self.holds is not None:
            return ""
        titles = ", ".join(structure_title(key) for key in self.unseen)
        return " ".join([*([f"{titles}: not segmented."] if titles else []), *self.reasons])

    def as_row(self) -> dict[str, Any]:
        """The step as it stands in `measurements.json`."""
        return {
            "rule": self.rule,
            "holds": self.holds,
            "grade": self.grade,
            "evidence": [
                {"key": row.key, "structure": row.structure, "region": row.region,
                 "unit": row.unit, "value": row.value}
                for row in self.evidence
            ],
            "unseen": list(self.unseen),
            "reasons": list(self.reasons),
        }  # fmt: skip


@dataclass(frozen=True)
class Trace:
    """What one scheme comes to on one eye.

    `finding` is the result in words. `grade` is None where nothing can be judged, and where the
    scheme has signs but no grades. `at_least` says that a condition of a higher grade is open.
    `limits` are what the scheme asks for and no mask of a photograph can show.
    """

    scheme: str
    title: str
    source: str
    finding: str
    judged: bool
    grade: int | None
    at_least: bool
    steps: tuple[Step, ...]
    limits: str

    @property
    def unseen(self) -> tuple[str, ...]:
        """Structures that the scheme asks for and no layer shows."""
        return tuple(dict.fromkeys(key for step in self.steps for key in step.unseen))

    def as_row(self) -> dict[str, Any]:
        """The trace as it stands in `measurements.json`."""
        return {
            "scheme": self.scheme,
            "title": self.title,
            "source": self.source,
            "finding": self.finding,
            "judged": self.judged,
            "grade": self.grade,
            "at_least": self.at_least,
            "steps": [step.as_row() for step in self.steps],
            "unseen": list(self.unseen),
            "limits": self.limits,
        }


@dataclass(frozen=True)
class Scheme:
    """A scale with named grades from 0 upwards."""

    key: str
    title: str
    source: str
    names: Mapping[int, str]
    limits: str

    def settle(self, steps: Sequence[Step]) -> Trace:
        """The highest grade that a step leads to, and what stays open above it."""
        found = max((step.grade or 0 for step in steps if step.holds), default=0)
        still = [step for step in steps if step.holds is None and (step.grade or 0) > found]
        vital = [step for step in still if step.vital]
        judged = found > 0 or not vital
        if not judged:
            finding = f"{CANNOT}. {vital[0].why_open}"
        elif found == 0:
            finding = self.names[0] + (" in what was segmented" if still else "")
        else:
            finding = f"At least {self.names[found]}" if still else self.names[found]
        return Trace(
            scheme=self.key,
            title=self.title,
            source=self.source,
            finding=finding if finding.startswith(CANNOT) else finding[0].upper() + finding[1:],
            judged=judged,
            grade=found if judged else None,
            at_least=judged and bool(still),
            steps=tuple(steps),
            limits=self.limits,
        )
