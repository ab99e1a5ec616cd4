"""What a run of the OCT family is told, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.fundus.config import Source, read_sources
from training.loop import LoopSpec

SHIPPED = "retsam"  # the network of the model that ships; the others are the zoo's


@dataclass(frozen=True)
class OctAugment:
    """Ranges of the random changes of a patch, in pixels of the frame.

    `tilt` is in rows per column; `bend` in rows at a patch's side against its middle.
    """

    down: tuple[float, float] = (0.8, 1.25)  # scale in depth
    along: tuple[float, float] = (0.7, 1.4)
    tilt: float = 0.15
    bend: float = 12.0
    shift: float = 60.0  # rows


@dataclass(frozen=True)
class OctConfig:
    """One network: its surfaces and areas, its sets, and how long it learns.

    `network` names it: the one that ships, with its `encoder` by timm's name, or one of the zoo
    (`training.oct.zoo.METHODS`), of `width` channels at its first level where it has not its own.
    `sets` weighs the sets against each other; `phantoms` is the share of patches that are drawn.
    `pseudo` names surfaces that graph search adds where a scan has no surface at all. `patch` is
    (rows, columns). `continues` names an earlier run whose averaged weights this one starts from.
    `fraction` of each set's persons train. `folders` says where sets lie that are as published.
    """

    name: str
    surfaces: tuple[str, ...]
    areas: tuple[str, ...]
    sets: dict[str, float]
    seed: int
    loop: LoopSpec
    network: str = SHIPPED
    encoder: str = ""
    width: int | None = None
    patch: tuple[int, int] = (512, 256)
    initial_weights: str = ""  # file name under shared/weights, or empty for random weights
    continues: str = ""
    phantoms: float = 0.0
    pseudo: tuple[str, ...] = ()
    fraction: float = 1.0
    augment: OctAugment = field(default_factory=OctAugment)
    folders: Mapping[str, Source] = field(default_factory=dict)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The network's outputs in order: surfaces from inside out, then areas."""
        return (*self.surfaces, *self.areas)


def read_config(path: Path) -> OctConfig:
    """Read one file; unknown or missing entries raise TypeError or KeyError with their name."""
    return _config(tomllib.loads(path.read_text(encoding="utf-8")), path.parent)


def read_variants(path: Path) -> dict[str, OctConfig]:
    """Configs by name: what the file says for all, with what its table `variants` says for each.

    Each is called `<the file's name>/<its own>`, so that their runs lie together.
    """
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    variants: dict[str, dict[str, Any]] = told.pop("variants")
    return {
        name: _config({**told, **own, "name": f"{told['name']}/{name}"}, path.parent)
        for name, own in variants.items()
    }


def _config(told: Mapping[str, Any], beside: Path) -> OctConfig:
    augment: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in told.get("augment", {}).items()
    }
    names = [key for key in ("surfaces", "areas", "patch", "pseudo") if key in told]
    lists: dict[str, Any] = {key: tuple(told[key]) for key in names}
    loop = LoopSpec(**told["loop"])
    folders = read_sources(told.get("folders", {}), beside)
    parts = {"loop": loop, "augment": OctAugment(**augment), "folders": folders}
    return OctConfig(**{**told, **lists, **parts})
