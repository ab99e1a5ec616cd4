"""What was read as tidy rows: one answer a row, one reading a row, for any statistics program."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.study.forms import Field
from engine.study.manifest import Arm, Manifest
from engine.study.outcome import Reading

Row = dict[str, Any]


def reading_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row a reading: who, what, when, and seconds of active and idle time."""
    return [
        {
            **_about(manifest, each),
            "at": each.at,
            "active_s": each.time.active,
            "idle_s": each.time.idle,
            "ungradable": each.entry.ungradable,
        }
        for each in readings
    ]


def answer_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row an answer; `code` numbers the options of ordered choices from 0, `truth` where known.

    A field that was not asked of a reader, because of what was answered before, has no row.
    """
    fields = {field.key: field for form in manifest.forms for field in form.fields}
    return [
        {
            **_about(manifest, each),
            "field": key,
            "value": "; ".join(told) if isinstance(told, tuple) else told,
            "code": code_of(fields[key], told),
            "truth": _as_text(manifest.cases[each.case].truth.get(key)),
        }
        for each in readings
        for key, told in each.entry.answers.items()
    ]


def time_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row a reading and tool, with its seconds of active time."""
    return [
        {**_about(manifest, each), "tool": tool or "looking", "active_s": seconds}
        for each in readings
        for tool, seconds in each.time.by_tool.items()
    ]


def line_rows(manifest: Manifest, readings: Sequence[Reading]) -> list[Row]:
    """One row a line, its ends in image pixels."""
    return [
        {**_about(manifest, each), "line": key, "x0": a[0], "y0": a[1], "x1": b[0], "y1": b[1]}
        for each in readings
        for key, (a, b) in each.entry.lines.items()
    ]


def _about(manifest: Manifest, reading: Reading) -> Row:
    case = manifest.cases[reading.case]
    return {
        "reader": reading.reader,
        "case": case_name(reading.case),
        "patient": case.patient,
        "kind": reading.kind,
        "arm": reading.arm,
        "round": reading.round,
        "repeat": reading.repeat,
        "rank": reading.rank + 1,
    }


def case_name(number: int) -> str:
    """A case in tables: by its number in the manifest, from 1; never by its file."""
    return f"case-{number + 1:05d}"


def code_of(field: Field, told: Any) -> float:
    """An answer as a number: an option's place, a number itself, NaN for what has none."""
    if field.kind == "choice":
        return float(field.values.index(told)) if told in field.values else math.nan
    return float(told) if field.kind in ("number", "confidence") and told is not None else math.nan


def _as_text(told: Any) -> Any:
    return "; ".join(told) if isinstance(told, tuple) else told


@dataclass(frozen=True, eq=False)
class Table:
    """Answers to one field in one arm as numbers, (cases, readers), NaN where there is none.

    `truth` is (cases,), NaN where it is not known; `patients` names the patient of each case.
    """

    field: Field
    arm: Arm
    readers: tuple[str, ...]
    codes: NDArray[np.float64]
    truth: NDArray[np.float64]
    patients: tuple[str, ...]


def tables(manifest: Manifest, readings: Sequence[Reading]) -> Iterator[Table]:
    """A table for each field that can be counted, and each arm; repeats and adjudication aside."""
    first = [each for each in readings if not each.repeat and each.kind == "reading"]
    patients = tuple(case.patient for case in manifest.cases)
    for form in manifest.forms:
        for field in form.fields:
            if field.kind in ("choices", "text"):
                continue
            for arm in manifest.arms:
                yield Table(
                    field,
                    arm,
                    manifest.readers,
                    _codes(manifest, [each for each in first if each.arm == arm], field),
                    np.array(
                        [code_of(field, case.truth.get(field.key)) for case in manifest.cases]
                    ),
                    patients,
                )


def repeats(
    manifest: Manifest, readings: Sequence[Reading], field: Field, reader: str
) -> NDArray[np.float64]:
    """One reader's first and repeated codes of the cases that came twice in one arm and round.

    (repeated cases, 2), NaN where the field was not asked.
    """
    found: dict[tuple[int, str, int], list[float]] = {}
    for each in readings:
        if each.reader == reader and each.kind == "reading":
            pair = found.setdefault((each.case, each.arm, each.round), [math.nan, math.nan])
            pair[each.repeat] = code_of(field, each.entry.answers.get(field.key))
    twice = {(each.case, each.arm, each.round) for each in readings if each.repeat}
    pairs = [pair for key, pair in sorted(found.items()) if key in twice]
    return np.array(pairs, np.float64).reshape(-1, 2)


def _codes(manifest: Manifest, readings: Sequence[Reading], field: Field) -> NDArray[np.float64]:
    codes = np.full((len(manifest.cases), len(manifest.readers)), np.nan)
    for each in readings:
        told = each.entry.answers.get(field.key)
        codes[each.case, manifest.readers.index(each.reader)] = code_of(field, told)
    return codes
