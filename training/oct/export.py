"""Put the trained OCT network into a model: safetensors weights and a card."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import torch

from engine.nets.unet import UNet
from training.datasets.drawings import DatasetError
from training.oct.config import SHIPPED, OctConfig, read_config
from training.oct.data import samples_of, split_of
from training.oct.networks import trained
from training.shipping import commit, packed, write_card


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and its weights into `output`; returns the card's path.

    The recipe names the network's config (beside it) and says what the card is to say.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    config = read_config(recipe_file.parent / recipe["config"])
    training, _ = split_of(samples_of(config, shared=shared))
    name = recipe["name"]
    output.mkdir(parents=True, exist_ok=True)
    weights = packed(load_averaged(config, runs))
    file = f"{name}.safetensors"
    (output / file).write_bytes(weights)
    card = {
        **{key: recipe[key] for key in ("name", "title", "modality", "version", "summary")},
        "passes": [
            {
                "name": config.name,
                "encoder": config.encoder,
                "surfaces": list(config.surfaces),
                "structures": list(config.areas),
                "landmarks": [],
                "diameter": 0,
                "tile": 0,
                "mirror": recipe["mirror"],
                "file": file,
                "sha256": hashlib.sha256(weights).hexdigest(),
            }
        ],
        "thresholds": recipe["thresholds"],
        "data": [
            {**entry, "images": sum(sample.dataset == entry["set"] for sample in training)}
            for entry in recipe["data"]
        ],
        "recipe": f"{recipe['recipe']} Commit {commit()}; torch {torch.__version__}.",
        "scores": [],
        "failures": recipe["failures"],
    }
    card_file = output / f"{name}.json"
    write_card(card_file, card)
    return card_file


def load_averaged(config: OctConfig, runs: Path) -> UNet:
    """The network with the weights that its run left; DatasetError for one that cannot ship."""
    if config.network != SHIPPED:
        raise DatasetError(
            f"{config.name}: {config.network} is there to be compared, not to ship. Leave "
            "`network` out of the config of a model."
        )
    network = trained(config, runs)
    assert isinstance(network, UNet)
    return network
