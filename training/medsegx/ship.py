"""Put a fine-tuned network of ours into a model: the base and what was learned, in one file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from training.datasets.drawings import DatasetError
from training.medsegx.config import TuneConfig
from training.medsegx.tune import load_tuned
from training.shipping import ship


def run(config: TuneConfig, recipe_file: Path, *, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and its weights into `output`; returns the card's path.

    The recipe says what the card is to say; of each set under `data` also how many `images` it
    gave. Raises DatasetError for a run on SAM, which `publish` is for.
    """
    if config.family != "small":
        raise DatasetError(f"{config.name} lies on SAM. Write it with medsegx publish.")
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    images = {entry["set"]: int(entry.get("images", 0)) for entry in recipe["data"]}
    told = {
        "name": "prompt",
        "encoder": config.encoder,
        "structures": [],
        "landmarks": [],
        "diameter": 0,
        "tile": config.size,
        "mirror": False,
    }
    network = load_tuned(config, runs)
    return ship(recipe, network, told, images=lambda name: images[name], output=output)
