"""Which processor computes, and at which precision."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = {"cpu": "CPU", "cuda": "GPU (CUDA)", "mps": "GPU (Apple)"}


@dataclass(frozen=True)
class Device:
    """A processor and the number format that it computes with: "bf16" or "fp32"."""

    kind: str  # cpu, cuda or mps
    precision: str

    @property
    def title(self) -> str:
        """For the person, e.g. "CPU, bf16"."""
        return f"{NAMES[self.kind]}, {self.precision}"
