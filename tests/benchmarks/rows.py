"""One line of the benchmark tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measured value beside its goal; `goal` is empty where there is none."""

    name: str
    value: float
    unit: str
    goal: str = ""
