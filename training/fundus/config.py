"""What a run of the fundus family is told, from a TOML file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from engine.files import write_bytes
from training.augment import AugmentSpec
from training.datasets.drawings import DatasetError
from training.datasets.frames import View
from training.loop import LoopSpec

DECODER = "decoder"  # all but the encoder, where there is one decoder
WITHOUT_EFFECT = ("threads", "save_every", "pictures_every")  # on what a run learns


@dataclass(frozen=True)
class Source:
    """A data set of one's own: its folder and how that is laid out (see datasets/layouts)."""

    folder: Path
    layout: str = "folder"


@dataclass(frozen=True)
class ExpertConfig:
    """One pass: which structures, at which size of the field, from which data, for how long.

    `diameter` is the size of the field in network pixels, or of the structure that the pass looks
    `around`. `sets` weighs the data sets against each other; `own_depth` names those whose
    annotators draw to another depth: each learns its own offset to the logits, which is not
    exported. `centred` is the share of patches that are centred on a labelled structure (each
    structure as often, each of its components as often) rather than anywhere in the field.
    `focal` is the exponent of the focal loss (Lin 2017), 0 for plain cross-entropy. `centreline`
    weighs the centreline Dice of structures that branch like vessels. `continues`
    names an earlier run whose averaged weights this one starts from, or "<model>:<pass>" for a pass
    of an installed model ("shipped:<pass>" for the one that ships).

    `folders` says where the sets lie that the shared collection does not hold; paths are relative
    to the config. `fraction` of each set's persons train: a smaller fraction lies within a larger.
    `heads` gives one encoder several decoders, each with its outputs; every photograph trains those
    that it has labels for. `trains` names what learns ("encoder", and heads or the one "decoder"),
    all where it is empty.
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
    centreline: Mapping[str, float] = field(default_factory=dict)
    folders: Mapping[str, Source] = field(default_factory=dict)
    fraction: float = 1.0
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trains: tuple[str, ...] = ()
    augment: AugmentSpec = field(default_factory=AugmentSpec)

    @property
    def view(self) -> View:
        """What the frames hold: around a structure, enough to shift, turn and shrink a patch."""
        if not self.around:
            return View(self.diameter)
        return View(self.diameter, self.around, side=2 * self.patch)

    @property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """The outputs of each head, as places among all outputs."""
        return tuple(tuple(self.outputs.index(key) for key in keys) for keys in self.heads.values())

    def __post_init__(self) -> None:
        told = sorted(key for keys in self.heads.values() for key in keys)
        if self.heads and told != sorted(self.outputs):
            raise DatasetError(
                f"{self.name}: the heads must hold every structure and landmark once."
            )
        if set(self.centreline) - set(self.structures):
            raise DatasetError(f"{self.name}: centreline names what is no structure of the pass.")
        unknown = set(self.trains) - {"encoder", *(self.heads or [DECODER])}
        if unknown:
            raise DatasetError(
                f"{self.name}: {', '.join(sorted(unknown))} cannot be trained; there are encoder, "
                f"{', '.join(self.heads or [DECODER])}."
            )

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
            "folders": read_sources(told.get("folders", {}), path.parent),
            "heads": {name: tuple(keys) for name, keys in told.get("heads", {}).items()},
            "trains": tuple(told.get("trains", ())),
            "loop": LoopSpec(**told["loop"]),
            "augment": AugmentSpec(**augment),
        }
    )


def keep_config(config: ExpertConfig, folder: Path) -> None:
    """Write down what a run was told; raises DatasetError where the folder's run was told else."""
    told = {**asdict(config), "loop": {**asdict(config.loop), **dict.fromkeys(WITHOUT_EFFECT)}}
    text = json.dumps(told, indent=1, default=str)
    file = folder / "config.json"
    if file.is_file():
        earlier, now = json.loads(file.read_text(encoding="utf-8")), json.loads(text)
        differing = sorted(key for key in set(earlier) & set(now) if earlier[key] != now[key])
        if differing:
            raise DatasetError(
                f"{folder} holds a run with another {', '.join(differing)}. Remove that folder, "
                "give the config another name, or name another place with --runs."
            )
    write_bytes(file, text.encode("utf-8"))


def read_sources(told: Mapping[str, Any], beside: Path) -> dict[str, Source]:
    """`name = "folder"`, or `name = { folder = "…", layout = "drive" }`."""
    return {
        name: Source(beside / entry)
        if isinstance(entry, str)
        else Source(**{**entry, "folder": beside / entry["folder"]})
        for name, entry in told.items()
    }
