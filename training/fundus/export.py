"""Put trained passes together into one model: safetensors weights and a card."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import torch

from training.fundus.config import ExpertConfig, read_config
from training.fundus.data import photographs_of, split_of
from training.fundus.networks import load_averaged
from training.shipping import commit, packed, write_card


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.json` and a `<name>-<pass>.safetensors` per pass into `output`.

    The recipe names the passes' configs (beside it) and says what the card is to say; how many
    photographs of each set trained is counted here. Returns the card's path.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    name = recipe["name"]
    output.mkdir(parents=True, exist_ok=True)
    passes = []
    trained: set[tuple[str, str]] = set()
    for entry in recipe["passes"]:
        config = read_config(recipe_file.parent / entry["config"])
        trained |= _trained_on(config, recipe_file.parent, shared=shared, runs=runs)
        weights = packed(load_averaged(config, runs / config.name / "averaged.pt"))
        file = f"{name}-{config.name}.safetensors"
        (output / file).write_bytes(weights)
        told = {key: entry[key] for key in ("tile", "mirror")}
        passes.append(
            {
                "name": config.name,
                "encoder": config.encoder,
                "structures": list(config.structures),
                "landmarks": list(config.landmarks),
                "diameter": config.diameter,
                **told,
                "around": config.around,
                "weights": entry.get("weights", {}),
                "heads": config.places,
                "file": file,
                "sha256": hashlib.sha256(weights).hexdigest(),
            }
        )
    card = {
        **{key: recipe[key] for key in ("name", "title", "modality", "version", "summary")},
        "passes": passes,
        "thresholds": recipe["thresholds"],
        "temperatures": recipe.get("temperatures", {}),
        "data": [
            {**entry, "images": sum(dataset == entry["set"] for dataset, _ in trained)}
            for entry in recipe["data"]
        ],
        "recipe": f"{recipe['recipe']} Commit {commit()}; torch {torch.__version__}.",
        "scores": [],
        "failures": recipe["failures"],
    }
    card_file = output / f"{name}.json"
    write_card(card_file, card)
    return card_file


def _trained_on(
    config: ExpertConfig, configs: Path, *, shared: Path, runs: Path
) -> set[tuple[str, str]]:
    """Set and name of every photograph that this pass, or a run that it continues, learned from."""
    kept = photographs_of(runs / config.name)
    if kept is not None:
        return {(dataset, name) for name, dataset in kept.items()}
    split = split_of(config, shared=shared, cache=runs / "cache")
    own = {(sample.dataset, sample.name) for sample in split.training}
    for file in configs.glob("fundus-*.toml") if config.continues else ():
        if tomllib.loads(file.read_text(encoding="utf-8")).get("name") == config.continues:
            own |= _trained_on(read_config(file), configs, shared=shared, runs=runs)
    return own
