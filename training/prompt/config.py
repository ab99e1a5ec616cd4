"""What a run of the prompt family is told, from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.loop import LoopSpec


@dataclass(frozen=True)
class PromptConfig:
    """One network: from which structures of which sets it learns, and for how long.

    `fundus` and `oct` list the structures taken of each set; `left_out` sets are scored and never
    learned from. `weights` say how often a structure is drawn against the others. `objects` is the
    most of one structure that one picture gives. `initial_weights` are the encoder's; where `start`
    names an earlier run, the whole network begins with what that one left. Boxes are off by up to
    `jitter` of their side.
    """

    name: str
    encoder: str
    initial_weights: str
    fundus: dict[str, tuple[str, ...]]
    oct: dict[str, tuple[str, ...]]
    left_out: tuple[str, ...]
    weights: dict[str, float]
    seed: int
    loop: LoopSpec
    size: int = 256
    rounds: int = 3
    objects: int = 6
    start: str = ""
    jitter: float = 0.2


def read_config(path: Path) -> PromptConfig:
    """Read one file; unknown or missing entries raise TypeError or KeyError with their name."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in ("fundus", "oct"):
        told[key] = {name: tuple(structures) for name, structures in told[key].items()}
    return PromptConfig(
        **{**told, "left_out": tuple(told["left_out"]), "loop": LoopSpec(**told["loop"])}
    )
