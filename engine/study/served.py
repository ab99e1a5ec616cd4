"""What a reader is given: values that hold nothing that a reader must not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.study.entry import Entry
from engine.study.forms import Form
from engine.study.manifest import Task


@dataclass(frozen=True, eq=False)
class Served:
    """One reading, held for one window. `reading` is random and names nothing but this reading.

    `number` counts the reader's readings from 1, `of` how many there are, None where cases go to
    whoever is free. `entry` is what the reader entered so far; where a sequential study now shows
    the model, it begins as what the same reader submitted without. `others` are the two entries
    between which an adjudicator decides, in random order and without names.
    """

    reading: str
    number: int
    of: int | None
    shows_model: bool
    going_back: bool
    tasks: tuple[Task, ...]
    forms: tuple[Form, ...]
    entry: Entry
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Wait:
    """There is nothing to read now.

    "done": all is read; "wash-out": the second round begins at `until`, seconds since 1970;
    "taken": what is left is in others' hands, at the longest until then.
    """

    reason: Literal["done", "wash-out", "taken"]
    until: float | None = None


@dataclass(frozen=True)
class Listed:
    """A reading in the reader's own list, to go back to where the study allows it."""

    reading: str
    number: int
    state: Literal["waiting", "begun", "submitted"]
