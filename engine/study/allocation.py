"""Allocation lists of trials: which arm the next subject gets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from engine.study.manifest import Trial
from engine.study.order import draw


@dataclass(frozen=True)
class Place:
    """One place of the list, `number` from 1 within its stratum."""

    stratum: str
    number: int
    arm: str


def allocation_list(trial: Trial, seed: str) -> tuple[Place, ...]:
    """The whole list, stratum by stratum; the same seed gives the same list.

    "simple" draws each arm with its share of the ratio; "blocks" permutes blocks of random size
    with exactly that share in each (Pocock 1983, Clinical Trials, chapter 5).
    """
    return tuple(
        Place(stratum, number, arm)
        for stratum in trial.strata
        for number, arm in enumerate(_arms(trial, seed, stratum), 1)
    )


def commitment(places: tuple[Place, ...], seed: str) -> str:
    """sha256 of list and seed: written down at the start, it shows later that none was changed."""
    told = "\n".join(f"{each.stratum}\t{each.number}\t{each.arm}" for each in places)
    return hashlib.sha256(f"{seed}\n{told}".encode()).hexdigest()


def _arms(trial: Trial, seed: str, stratum: str) -> list[str]:
    shares = [arm for arm, count in zip(trial.arms, trial.ratio, strict=True) for _ in range(count)]
    if trial.method == "simple":
        return [
            shares[draw(seed, "simple", stratum, number) % len(shares)]
            for number in range(trial.length)
        ]
    arms: list[str] = []
    while len(arms) < trial.length:
        start = len(arms)
        size = trial.blocks[draw(seed, "size", stratum, start) % len(trial.blocks)]
        block = shares * (size // len(shares))
        order = sorted(range(size), key=lambda place: draw(seed, "block", stratum, start, place))
        arms += [block[place] for place in order]
    return arms[: trial.length]
