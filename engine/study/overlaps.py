"""How far the drawings of readers agree, over all cases, and what the model changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from engine.metrics import Estimate
from engine.study.drawings import TOLERANCE_PX
from engine.study.finding import ALL, CHANGE, NONE, Codes, Finding, estimated, mean
from engine.study.manifest import Manifest
from engine.study.tidy import Row, case_name
from engine.taxonomy import structures

DICE = "Dice"
MEASURES = {
    "dice": DICE,
    "hd95_px": "HD95 (px)",
    "surface_dice": f"surface Dice ({TOLERANCE_PX:g} px)",
    "mae_px": "boundary MAE (px)",
    "lesion_f1": "lesion F1",
}

Pair = tuple[str, str]


def overlaps(manifest: Manifest, rows: Sequence[Row], draws: int) -> Iterator[Finding]:
    """Means of `overlap_rows` over cases: of all pairs of readers, of each pair, and of repeats.

    Two empty masks have a Dice coefficient of 1 and no distance; where there is no distance the
    case does not count, and `n` tells how many do. F1 by lesion is for lesions alone.
    """
    for structure in dict.fromkeys(row["structure"] for row in rows):
        own = [row for row in rows if row["structure"] == structure]
        for column, measure in MEASURES.items():
            if not any(column in row for row in own):
                continue
            if column == "lesion_f1" and structures()[structure].group != "lesions":
                continue
            about = Finding(measure, structure, "", ALL, Estimate(None), 0)
            yield from _of_measure(manifest, own, column, about, draws)


def _of_measure(
    manifest: Manifest, rows: Sequence[Row], column: str, about: Finding, draws: int
) -> Iterator[Finding]:
    """One measure of one structure."""
    patients = [case.patient for case in manifest.cases]
    found: dict[str, dict[Pair, Codes]] = {
        arm: _by_pair(manifest, rows, column, arm) for arm in manifest.arms
    }
    shown = dict(found)
    if len(manifest.arms) == 2:
        shown[CHANGE] = {
            pair: found["with"][pair] - codes
            for pair, codes in found["without"].items()
            if pair in found["with"]
        }
    for arm, by_pair in shown.items():
        measure = f"change of {about.measure}" if arm == CHANGE else about.measure
        asked = {ALL: list(by_pair.values())}
        if manifest.readers_a_case is None:
            asked |= {", ".join(pair): [codes] for pair, codes in by_pair.items()}
        for names, columns in asked.items():
            if columns:
                told, n = estimated(np.stack(columns, axis=1), mean, patients, draws=draws)
                yield replace(about, measure=measure, arm=arm, readers=names, estimate=told, n=n)
    yield from _same_reader(manifest, rows, column, about)


def _by_pair(manifest: Manifest, rows: Sequence[Row], column: str, arm: str) -> dict[Pair, Codes]:
    """The values of each two readers, (cases,), NaN where there is none."""
    place = {case_name(number): number for number in range(len(manifest.cases))}
    told: dict[Pair, Codes] = {}
    for row in rows:
        one, two = sorted((row["reader"], row["other"]), key=manifest.readers.index)
        if row["arm"] == arm and one != two and row.get(column) is not None:
            codes = told.setdefault((one, two), np.full(len(place), np.nan))
            codes[place[row["case"]]] = row[column]
    return told


def _same_reader(
    manifest: Manifest, rows: Sequence[Row], column: str, about: Finding
) -> Iterator[Finding]:
    """Means over repeats; no interval, they are few."""
    for reader in manifest.readers:
        told = [
            row[column]
            for row in rows
            if row["reader"] == row["other"] == reader and row.get(column) is not None
        ]
        if told:
            estimate = Estimate(float(np.mean(told)), reason="no interval for repeats")
            yield replace(
                about, measure=f"{about.measure}, same reader", arm="all", readers=reader,
                estimate=estimate, n=len(told), interval=NONE,
            )  # fmt: skip
