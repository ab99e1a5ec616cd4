"""Who reads what when: drawn from the seed, by sha256, so the same on every machine for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from engine.study.manifest import Arm, Manifest


@dataclass(frozen=True)
class Planned:
    """One reading to come: a case (its number in the manifest) in an arm.

    `round` is 1, or 2 after a wash-out; `repeat` is True where the reader has seen the case in this
    round and arm before.
    """

    case: int
    arm: Arm
    round: int = 1
    repeat: bool = False


def draw(seed: str, *told: object) -> int:
    """A number that nobody can foresee without the seed, even over 0 … 2²⁵⁶ − 1."""
    text = "\x1f".join((seed, *map(str, told)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def shuffled(items: Iterable[int], seed: str, *told: object) -> list[int]:
    """The items in a random order."""
    return sorted(items, key=lambda item: draw(seed, *told, item))


def reading_list(manifest: Manifest, reader: str) -> tuple[Planned, ...]:
    """All readings of one reader in the order in which they are served."""
    if manifest.design == "crossed":
        return (*_round(manifest, reader, 1), *_round(manifest, reader, 2))
    order = _with_repeats(manifest, reader, 1)
    if manifest.design == "single":
        return tuple(Planned(case, manifest.arm, repeat=again) for case, again in order)
    arms: tuple[Arm, ...] = ("without", "with")
    return tuple(Planned(case, arm, repeat=again) for case, again in order for arm in arms)


def _round(manifest: Manifest, reader: str, number: int) -> tuple[Planned, ...]:
    """Half of the patients in one arm, the others in the other; turned round the second time."""
    patients = sorted({case.patient for case in manifest.cases})
    drawn = sorted(patients, key=lambda who: draw(manifest.seed, "arm", reader, who))
    first_with = set(drawn[: len(drawn) // 2])
    arms: list[Arm] = [
        "with" if (case.patient in first_with) == (number == 1) else "without"
        for case in manifest.cases
    ]
    return tuple(
        Planned(case, arms[case], round=number, repeat=again)
        for case, again in _with_repeats(manifest, reader, number)
    )


def _with_repeats(manifest: Manifest, reader: str, number: int) -> list[tuple[int, bool]]:
    """The reader's order; repeats come at least half of the cases after their first reading."""
    seed, count = manifest.seed, len(manifest.cases)
    order = shuffled(range(count), seed, "order", reader, number)
    half = count // 2
    again = shuffled(order[:half], seed, "repeat", reader, number)[: manifest.repeats]
    later: dict[int, list[int]] = {}
    for case in again:
        first = order.index(case)
        place = first + half + draw(seed, "place", reader, number, case) % (count - first - half)
        later.setdefault(place, []).append(case)
    told: list[tuple[int, bool]] = []
    for place, case in enumerate(order):
        told.append((case, False))
        told += [(each, True) for each in later.get(place, [])]
    return told
