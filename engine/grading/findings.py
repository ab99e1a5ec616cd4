"""Measurements as rules ask for them, with three answers: yes, no, and not to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.biomarkers.measurement import Measurement
from engine.grading.trace import Step

Test = Callable[[float], bool]


@dataclass(frozen=True)
class Findings:
    """The measurements of one eye by key, structure, region and unit."""

    rows: Mapping[tuple[str, str, str, str], Measurement]

    def row(self, key: str, structure: str, region: str, unit: str) -> Measurement | None:
        """A measurement, whether valid or not; None where there is no such row."""
        return self.rows.get((key, structure, region, unit))

    def segmented(self, structure: str) -> bool:
        """Whether a layer shows the structure; an empty layer does: it shows that there is none."""
        return ("count", structure, "field", "count") in self.rows

    def absent(self, structure: str) -> bool:
        """Whether a layer shows that there is none of the structure."""
        row = self.row("count", structure, "field", "count")
        shown = row is not None and row.valid and row.value == 0
        return shown and self.doubt(structure) is None

    def doubt(self, structure: str) -> Measurement | None:
        """The row that says why a structure's layer cannot be believed; None where it can."""
        row = self.row("reliable_count", structure, "field", "count")
        return row if row is not None and not row.valid else None

    def believed(self, structure: str, said: bool | None) -> bool | None:
        """What is said of a structure's layer; a "yes" is open where that cannot be believed."""
        return None if said and self.doubt(structure) else said


def findings_of(measurements: Iterable[Measurement]) -> Findings:
    """The measurements, ready for rules."""
    return Findings({(row.key, row.structure, row.region, row.unit): row for row in measurements})


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Yes where one is yes, no where all are no."""
    told = list(answers)
    return True if True in told else None if None in told else False


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Yes where all are yes, no where one is no."""
    told = list(answers)
    return False if False in told else None if None in told else True


def answer(row: Measurement | None, test: Test) -> bool | None:
    """What a measurement says; nothing where it is missing or must not be relied on."""
    if row is None or not row.valid or row.value is None:
        return None
    return test(row.value)


def at_least_of(answers: Iterable[bool | None], fewest: int) -> bool | None:
    """Yes where at least so many are yes, no where they can no longer be."""
    told = list(answers)
    if told.count(True) >= fewest:
        return True
    return False if told.count(True) + told.count(None) < fewest else None


def presence(
    findings: Findings,
    rule: str,
    structures: Sequence[str],
    *,
    grade: int | None = None,
    key: str = "count",
    region: str = "field",
    vital: bool = False,
) -> Step:
    """The condition that there is at least one piece of any of these structures."""
    rows = {structure: findings.row(key, structure, region, "count") for structure in structures}
    evidence = (*rows.values(), *map(findings.doubt, structures))
    unseen = tuple(each for each in structures if not findings.segmented(each))
    return judged(
        rule,
        any_of(there(findings, structure, row) for structure, row in rows.items()),
        evidence,
        grade=grade,
        unseen=unseen,
        vital=vital,
    )


def there(findings: Findings, structure: str, row: Measurement | None) -> bool | None:
    """Whether there is any, from a row that counts the whole field or a part of it."""
    if findings.absent(structure):
        return False
    count = findings.row("count", structure, "field", "count")
    none = count is not None and count.value == 0  # and yet it is not absent: not believed
    if none or (row is count and findings.doubt(structure)):
        return None
    return findings.believed(structure, answer(row, lambda count: count > 0))


def judged(
    rule: str,
    holds: bool | None,
    evidence: Iterable[Measurement | None],
    *,
    grade: int | None = None,
    unseen: Sequence[str] = (),
    vital: bool = False,
) -> Step:
    """A step with the reasons of its evidence where it cannot be judged."""
    rows = tuple(row for row in evidence if row is not None)
    reasons: Sequence[str] = ()
    if holds is None:
        reasons = list(dict.fromkeys(row.reason for row in rows if not row.valid and row.reason))
    return Step(
        rule=rule,
        holds=holds,
        evidence=rows,
        grade=grade,
        unseen=tuple(unseen),
        reasons=tuple(reasons),
        vital=vital,
    )
