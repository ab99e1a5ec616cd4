"""What a study comes to: agreement, accuracy, overlap and time, without and with the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.progress import Progress, silent
from engine.study.accuracy import against_truth, gained
from engine.study.agreement import between, changed, within
from engine.study.drawings import overlap_rows
from engine.study.final import final_accuracy
from engine.study.finding import CHANGE, DRAWS, Codes, Finding, each_reader, estimated, median
from engine.study.manifest import Manifest
from engine.study.outcome import Reading
from engine.study.overlaps import overlaps
from engine.study.tidy import counted, pairs, quantities, tables

TIME = "median active time (s)"


def analyse(
    manifest: Manifest,
    readings: Sequence[Reading],
    *,
    draws: int = DRAWS,
    progress: Progress = silent,
) -> tuple[Finding, ...]:
    """All statistics that the study's design and answers allow, in the order of the forms.

    Missing readings, and grades that were not asked because the image was held for ungradable,
    do not count; `n` tells how many cases do. What is not defined is there with its reason.
    """
    found: list[Finding] = []
    all_tables = list(tables(manifest, readings))
    for number, table in enumerate(all_tables):
        progress(0.6 * number / len(all_tables), table.field.title)
        found += between(table, draws, named=manifest.readers_a_case is None)
        found += against_truth(table, draws)
    for quantity in quantities(manifest):
        found += within(manifest, readings, quantity)
    for without, aided in pairs(all_tables):
        progress(0.7, without.field.title)
        if len(manifest.readers) > 1:
            found += changed(without, aided, draws)
        found += gained(without, aided, draws)
    progress(0.8, "Drawings")
    found += overlaps(manifest, overlap_rows(manifest, readings), draws)
    found += final_accuracy(manifest, readings, draws)
    found += _times(manifest, readings, draws)
    return tuple(found)


def seconds_of(manifest: Manifest, readings: Sequence[Reading], arm: str) -> Codes:
    """Active seconds of each first reading of an arm, (cases, readers), NaN where none is."""
    return counted(manifest, readings, arm, lambda each: each.time.active or float("nan"))


def _times(manifest: Manifest, readings: Sequence[Reading], draws: int) -> Iterator[Finding]:
    """Median seconds of active time for a case, and what the model changes in them."""
    patients = [case.patient for case in manifest.cases]
    shown: dict[str, Codes] = {arm: seconds_of(manifest, readings, arm) for arm in manifest.arms}
    if manifest.design == "crossed":  # in a sequential study the second reading follows the first
        shown[CHANGE] = shown["with"] - shown["without"]
    for name, seconds in shown.items():
        for names, codes in each_reader(manifest.readers, seconds):
            told, n = estimated(codes, median, patients, draws=draws)
            yield Finding(TIME, "", name, names, told, n)
