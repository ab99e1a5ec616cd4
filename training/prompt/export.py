"""Put the trained promptable network into a model: safetensors weights and a card."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import torch

from training.prompt.config import read_config
from training.prompt.expert import load_averaged
from training.prompt.objects import targets_of
from training.shipping import commit, packed, write_card


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and its weights into `output`; returns the card's path.

    The recipe names the network's config (beside it) and says what the card is to say.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    config = read_config(recipe_file.parent / recipe["config"])
    targets = targets_of(config, shared=shared, cache=runs / "cache")
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
                "structures": [],
                "landmarks": [],
                "diameter": 0,
                "tile": config.size,
                "mirror": False,
                "file": file,
                "sha256": hashlib.sha256(weights).hexdigest(),
            }
        ],
        "thresholds": {},
        "data": [
            {
                **entry,
                "images": len({t.name for t in targets.training if t.dataset == entry["set"]}),
            }
            for entry in recipe["data"]
        ],
        "recipe": f"{recipe['recipe']} Commit {commit()}; torch {torch.__version__}.",
        "scores": [],
        "failures": recipe["failures"],
    }
    card_file = output / f"{name}.json"
    write_card(card_file, card)
    return card_file
