"""Put the trained promptable network into a model: safetensors weights and a card."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from training.prompt.config import read_config
from training.prompt.expert import load_averaged
from training.prompt.objects import pictures_of
from training.shipping import ship


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and its weights into `output`; returns the card's path.

    The recipe names the network's config (beside it) and says what the card is to say.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    config = read_config(recipe_file.parent / recipe["config"])
    learned, _ = pictures_of(config, shared=shared, cache=runs / "cache")
    told = {
        "name": config.name,
        "encoder": config.encoder,
        "structures": [],
        "landmarks": [],
        "diameter": 0,
        "tile": config.size,
        "mirror": False,
    }
    return ship(
        recipe,
        load_averaged(config, runs),
        told,
        images=lambda name: sum(sample.dataset == name for sample in learned),
        output=output,
    )
