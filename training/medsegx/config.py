"""What a run of adapters is told, from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from engine.nets.conmoae import ExpertSpec
from training.datasets.drawings import DatasetError
from training.loop import LoopSpec

Family = Literal["small", "sam"]
Method = Literal["decoder", "adapters", "full"]
METHODS: tuple[Method, ...] = ("decoder", "adapters", "full")


@dataclass(frozen=True)
class TuneConfig:
    """One run on one network.

    `family` is "small", our promptable network with its `encoder`, or "sam". `base` is the file of
    its weights below the runs' folder, or a path of its own: what a run of `prompt expert` left, or
    a SAM checkpoint. `continues` is a delta of an earlier run, which this one goes on from.
    `method` says what learns: the decoder alone, also adapters in the encoder, or everything.
    `as_published`: one box an example, off outward by up to 19 pixels, no augmentation, no clicks,
    and no rating is learned. Else `rounds` answers with a click after each, and all that.
    `fraction` is the share of each set's persons. `experts` are bottleneck, embedding, experts, and
    the scale by which their sum is multiplied while they learn: with more of it they learn faster.
    """

    name: str
    family: Family
    base: str
    method: Method
    seed: int
    loop: LoopSpec
    encoder: str = ""
    continues: str = ""
    as_published: bool = False
    size: int = 256
    rounds: int = 2
    fraction: float = 1.0
    experts: ExpertSpec = field(default_factory=lambda: ExpertSpec(channels=0))


def read_config(path: Path) -> TuneConfig:
    """Read one file. Raises DatasetError for an entry that it may not have, or lacks."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return config_of(told, path)


def config_of(told: dict[str, Any], path: Path) -> TuneConfig:
    """A config from the entries of the file `path`. Raises DatasetError."""
    entries = dict(told)
    try:
        entries["loop"] = LoopSpec(**entries["loop"])
        if "experts" in entries:
            entries["experts"] = ExpertSpec(channels=0, **entries["experts"])
        config = TuneConfig(**entries)
    except (KeyError, TypeError) as error:
        raise DatasetError(f"{path} does not tell a run of adapters: {error}.") from error
    if config.method not in METHODS or config.family not in ("small", "sam"):
        raise DatasetError(
            f"{path}: method is one of {', '.join(METHODS)}; family is small or sam."
        )
    if not 0 < config.fraction <= 1:
        raise DatasetError(f"{path}: a fraction lies above 0 and is at most 1.")
    if config.family == "small" and not config.encoder:
        raise DatasetError(f"{path}: a small network has an encoder; name it.")
    if config.family == "sam" and config.size != 256:
        raise DatasetError(f"{path}: MedSegX sees 256 pixels; leave the size out.")
    return config
