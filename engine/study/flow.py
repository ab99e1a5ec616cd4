"""What became of the readings that a study planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.study.compare import differences
from engine.study.entry import Entry
from engine.study.finding import ALL
from engine.study.manifest import Arm, Manifest
from engine.study.order import reading_list
from engine.study.outcome import Reading


@dataclass(frozen=True)
class ArmFlow:
    """Readings of one arm by one reader, or by all: `open` ones are still to come.

    `ungradable` are submitted readings that hold the image for that. Repeats count apart.
    """

    arm: Arm
    reader: str
    planned: int
    submitted: int
    ungradable: int
    repeats_planned: int
    repeats: int

    @property
    def open(self) -> int:
        """First readings that were planned and not submitted."""
        return self.planned - self.submitted


@dataclass(frozen=True)
class Flow:
    """The whole study: `arms` of all readers, `readers` one by one within each arm.

    `adjudicated` counts the cases that a third decided, `undecided` those that still wait for it.
    """

    cases: int
    patients: int
    arms: tuple[ArmFlow, ...]
    readers: tuple[ArmFlow, ...]
    adjudicated: int
    undecided: int

    @property
    def complete(self) -> bool:
        """Nothing is still to come."""
        return self.undecided == 0 and all(
            each.open == 0 and each.repeats == each.repeats_planned for each in self.arms
        )


def flow(manifest: Manifest, readings: Sequence[Reading]) -> Flow:
    """Counted from the plan and from what was submitted."""
    own = [each for each in readings if each.kind == "reading"]
    by_reader = [
        _of_reader(manifest, own, arm, reader)
        for arm in manifest.arms
        for reader in manifest.readers
    ]
    return Flow(
        cases=len(manifest.cases),
        patients=len({case.patient for case in manifest.cases}),
        arms=tuple(_of_all(manifest, arm, by_reader) for arm in manifest.arms),
        readers=tuple(by_reader),
        adjudicated=len(readings) - len(own),
        undecided=_undecided(manifest, readings),
    )


def _undecided(manifest: Manifest, readings: Sequence[Reading]) -> int:
    """Cases on which two readers differ by the rule, and no third has decided."""
    entries: dict[int, list[Entry]] = {}
    for each in readings:
        entries.setdefault(each.case, []).append(each.entry)  # the third's is one more
    return sum(len(two) == 2 and bool(differences(manifest, *two)) for two in entries.values())


def _of_reader(manifest: Manifest, readings: Sequence[Reading], arm: Arm, reader: str) -> ArmFlow:
    mine = [each for each in readings if each.arm == arm and each.reader == reader]
    firsts = [each for each in mine if not each.repeat]
    if manifest.readers_a_case is None:
        planned = [each for each in reading_list(manifest, reader) if each.arm == arm]
        first, again = (sum(each.repeat == kind for each in planned) for kind in (False, True))
    else:
        first, again = len(firsts), 0  # whoever is free reads: nothing is planned for one reader
    return ArmFlow(
        arm=arm,
        reader=reader,
        planned=first,
        submitted=len(firsts),
        ungradable=sum(each.entry.ungradable for each in firsts),
        repeats_planned=again,
        repeats=len(mine) - len(firsts),
    )


def _of_all(manifest: Manifest, arm: Arm, readers: Sequence[ArmFlow]) -> ArmFlow:
    own = [each for each in readers if each.arm == arm]
    pool = manifest.readers_a_case
    return ArmFlow(
        arm=arm,
        reader=ALL,
        planned=(sum(each.planned for each in own) if pool is None else pool * len(manifest.cases)),
        submitted=sum(each.submitted for each in own),
        ungradable=sum(each.ungradable for each in own),
        repeats_planned=sum(each.repeats_planned for each in own),
        repeats=sum(each.repeats for each in own),
    )
