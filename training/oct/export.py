"""Put the trained OCT network into a model: safetensors weights and a card."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from engine.nets.unet import UNet
from training.datasets.drawings import DatasetError
from training.oct.config import SHIPPED, OctConfig, read_config
from training.oct.data import samples_of, split_of
from training.oct.networks import trained
from training.shipping import ship


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and its weights into `output`; returns the card's path.

    The recipe names the network's config (beside it) and says what the card is to say.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    config = read_config(recipe_file.parent / recipe["config"])
    training, _ = split_of(samples_of(config, shared=shared))
    told = {
        "name": config.name,
        "encoder": config.encoder,
        "surfaces": list(config.surfaces),
        "structures": list(config.areas),
        "landmarks": [],
        "diameter": 0,
        "tile": 0,
        "mirror": recipe["mirror"],
    }
    return ship(
        recipe,
        load_averaged(config, runs),
        told,
        images=lambda name: sum(sample.dataset == name for sample in training),
        output=output,
    )


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
