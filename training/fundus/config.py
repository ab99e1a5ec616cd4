"""What a run of the fundus family is told, from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.augment import AugmentSpec
from training.datasets.frames import View
from training.loop import LoopSpec


@dataclass(frozen=True)
class ExpertConfig:
    """One pass: which structures, at which size of the field, from which data, for how long.

    `diameter` is the size of the field in network pixels, or of the structure that the pass looks
    `around`. `sets` weighs the data sets against each other; `own_depth` names those whose
    annotators draw to another depth: each learns its own offset to the logits, which is not
    exported. `centred` is the share of patches that are centred on a labelled structure (each
    structure as often, each of its components as often) rather than anywhere in the field.
    `focal` is the exponent of the focal loss (Lin 2017), 0 for plain cross-entropy. `continues`
    names an earlier run whose averaged weights this one starts from.
    """

    name: str
    encoder: str
    initial_weights: str  # file name under shared/weights, or empty for random weights
    structures: tuple[str, ...]
    landmarks: tuple[str, ...]
    diameter: int
    patch: int
    centred: float
    sets: dict[str, float]
    seed: int
    loop: LoopSpec
    continues: str = ""
    around: str = ""
    own_depth: tuple[str, ...] = ()
    focal: float = 0.0
    augment: AugmentSpec = field(default_factory=AugmentSpec)

    @property
    def view(self) -> View:
        """What the frames hold: around a structure, enough to shift, turn and shrink a patch."""
        if not self.around:
            return View(self.diameter)
        return View(self.diameter, self.around, side=2 * self.patch)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The network's outputs in order: structures, then landmarks."""
        return (*self.structures, *self.landmarks)


def read_config(path: Path) -> ExpertConfig:
    """Read one file; unknown or missing entries raise TypeError or KeyError with their name."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    augment: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in told.pop("augment", {}).items()
    }
    return ExpertConfig(
        **{
            **told,
            "structures": tuple(told["structures"]),
            "landmarks": tuple(told.get("landmarks", ())),
            "own_depth": tuple(told.get("own_depth", ())),
            "loop": LoopSpec(**told["loop"]),
            "augment": AugmentSpec(**augment),
        }
    )
