"""Put trained passes together into one model: safetensors weights and a card."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor

from training.fundus.config import read_config
from training.fundus.expert import load_averaged, split_of

HALF_FROM = 2  # dimensions: matrices and kernels as fp16, vectors and statistics as fp32


def run(recipe_file: Path, *, shared: Path, runs: Path, output: Path) -> Path:
    """Write `<name>.safetensors` and `<name>.json` into `output`; returns the card's path.

    The recipe names the passes' configs (beside it) and says what the card is to say; how many
    photographs of each set trained is counted here.
    """
    recipe: dict[str, Any] = tomllib.loads(recipe_file.read_text(encoding="utf-8"))
    tensors: dict[str, Tensor] = {}
    passes = []
    trained: set[tuple[str, str]] = set()
    for entry in recipe["passes"]:
        config = read_config(recipe_file.parent / entry["config"])
        network = load_averaged(config, runs / config.name / "averaged.pt")
        split = split_of(config, shared=shared, cache=runs / "cache")
        trained |= {(sample.dataset, sample.name) for sample in split.training}
        for key, value in network.state_dict().items():
            half = value.is_floating_point() and value.dim() >= HALF_FROM
            tensors[f"{config.name}.{key}"] = (value.half() if half else value).contiguous()
        passes.append(
            {
                "name": config.name,
                "encoder": config.encoder,
                "structures": list(config.structures),
                "landmarks": list(config.landmarks),
                "diameter": config.diameter,
                "tile": entry["tile"],
                "mirror": entry["mirror"],
                "around": config.around,
                "weights": entry.get("weights", {}),
            }
        )
    weights = save(tensors)
    name = recipe["name"]
    output.mkdir(parents=True, exist_ok=True)
    (output / f"{name}.safetensors").write_bytes(weights)
    card = {
        **{key: recipe[key] for key in ("name", "title", "modality", "version", "summary")},
        "weights": f"{name}.safetensors",
        "sha256": hashlib.sha256(weights).hexdigest(),
        "passes": passes,
        "thresholds": recipe["thresholds"],
        "temperatures": recipe.get("temperatures", {}),
        "data": [
            {**entry, "images": sum(dataset == entry["set"] for dataset, _ in trained)}
            for entry in recipe["data"]
        ],
        "recipe": f"{recipe['recipe']} Commit {_commit()}; torch {torch.__version__}.",
        "scores": [],
        "failures": recipe["failures"],
    }
    card_file = output / f"{name}.json"
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return card_file


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"
