"""What was read as tidy rows: one answer a row, one reading a row, for any statistics program."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.study.entry import Entry
from engine.study.forms import Field
from engine.study.manifest import Arm, Manifest
from engine.study.outcome import Reading
from engine.taxonomy import structures

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
class Quantity:
    """What can be counted of an entry: an answer, the length of a line, the area of a mask.

    Lengths and areas have a field of their own, whose key says what they are. `of` gives the
    number, NaN where the entry has none.
    """

    field: Field
    of: Callable[[Entry], float]


def quantities(manifest: Manifest) -> tuple[Quantity, ...]:
    """All that can be counted, in the order of the forms and tasks; no texts, no choices of many.

    Lengths are in image pixels, areas in pixels, volumes of masks in voxels.
    """
    told = [
        Quantity(field, partial(_answered, field))
        for form in manifest.forms
        for field in form.fields
        if field.kind not in ("choices", "text")
    ]
    lines = dict.fromkeys(key for task in manifest.tasks for key in task.lines)
    told += [Quantity(_measured(key, "length", "px"), partial(_length, key)) for key in lines]
    size = ("volume", "voxels") if len(manifest.cases[0].shape) == 3 else ("area", "px")
    drawn = dict.fromkeys(key for task in manifest.tasks for key in task.structures)
    told += [
        Quantity(_measured(key, *size), partial(_area, key))
        for key in drawn
        if structures()[key].kind == "area"
    ]
    return tuple(told)


def _measured(key: str, what: str, unit: str) -> Field:
    title = structures()[key].title if key in structures() else key.replace("_", " ").capitalize()
    return Field(f"{key} {what}", f"{title}, {what}", "number", unit=unit)


def _answered(field: Field, entry: Entry) -> float:
    return code_of(field, entry.answers.get(field.key))


def _length(key: str, entry: Entry) -> float:
    return math.dist(*entry.lines[key]) if key in entry.lines else math.nan


def _area(key: str, entry: Entry) -> float:
    drawn = entry.drawings.get(key)
    return math.nan if drawn is None or drawn.dtype != np.bool_ else float(drawn.sum())


@dataclass(frozen=True, eq=False)
class Table:
    """One quantity in one arm, (cases, readers), NaN where there is none.

    `truth` is (cases,), NaN where it is not known; `patients` names the patient of each case.
    """

    field: Field
    arm: Arm
    readers: tuple[str, ...]
    codes: NDArray[np.float64]
    truth: NDArray[np.float64]
    patients: tuple[str, ...]


def tables(manifest: Manifest, readings: Sequence[Reading]) -> Iterator[Table]:
    """A table for each quantity and arm; repeats and adjudication aside."""
    patients = tuple(case.patient for case in manifest.cases)
    for quantity in quantities(manifest):
        field = quantity.field
        truth = [code_of(field, case.truth.get(field.key)) for case in manifest.cases]
        for arm in manifest.arms:
            codes = counted(manifest, readings, arm, partial(_of_reading, quantity))
            yield Table(field, arm, manifest.readers, codes, np.array(truth), patients)


def _of_reading(quantity: Quantity, reading: Reading) -> float:
    return quantity.of(reading.entry)


def pairs(found: Iterable[Table]) -> Iterator[tuple[Table, Table]]:
    """The tables of each quantity without and with the model, where the design has both arms."""
    without: dict[str, Table] = {}
    for table in found:
        if table.arm == "without":
            without[table.field.key] = table
        elif table.field.key in without:
            yield without[table.field.key], table


def counted(
    manifest: Manifest, readings: Sequence[Reading], arm: str, of: Callable[[Reading], float]
) -> NDArray[np.float64]:
    """A number of each first reading of an arm, (cases, readers), NaN where there is none."""
    codes = np.full((len(manifest.cases), len(manifest.readers)), np.nan)
    for each in readings:
        if each.arm == arm and not each.repeat and each.kind == "reading":
            codes[each.case, manifest.readers.index(each.reader)] = of(each)
    return codes


def repeats(readings: Sequence[Reading], quantity: Quantity, reader: str) -> NDArray[np.float64]:
    """One reader's first and repeated codes of the cases that came twice in one arm and round.

    (repeated cases, 2), NaN where there is none.
    """
    found: dict[tuple[int, str, int], list[float]] = {}
    for each in readings:
        if each.reader == reader and each.kind == "reading":
            pair = found.setdefault((each.case, each.arm, each.round), [math.nan, math.nan])
            pair[each.repeat] = quantity.of(each.entry)
    twice = {(each.case, each.arm, each.round) for each in readings if each.repeat}
    both = [pair for key, pair in sorted(found.items()) if key in twice]
    return np.array(both, np.float64).reshape(-1, 2)
