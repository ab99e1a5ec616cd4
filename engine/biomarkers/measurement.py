"""One measured value, with everything needed to defend it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

SCHEMA = "retsam-measurements/1"


@dataclass(frozen=True)
class Measurement:
    """A biomarker's value on a case.

    (key, structure, region, unit) is unique within a case and a key never changes its unit's
    meaning. A value that cannot be measured is None with `valid` False and a `reason`; it is never
    0 for want of anything else, and never NaN. `definition` is the registry's text with its source.
    """

    key: str
    structure: str
    region: str
    unit: str
    value: float | None
    valid: bool
    reason: str | None
    definition: str

    def __post_init__(self) -> None:
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.key}: a value must be finite or None.")
        if self.valid and self.value is None:
            raise ValueError(f"{self.key}: a valid measurement has a value.")
        if not self.valid and not self.reason:
            raise ValueError(f"{self.key}: an invalid measurement has a reason.")

    def as_row(self) -> dict[str, Any]:
        """The row of `measurements.json` and of every table."""
        return {
            "key": self.key,
            "structure": self.structure,
            "region": self.region,
            "unit": self.unit,
            "value": self.value,
            "valid": self.valid,
            "reason": self.reason,
            "definition": self.definition,
        }
