"""Models as they ship: safetensors with kernels in half precision, and cards."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor, nn

from engine.files import write_bytes

HALF_FROM = 2  # dimensions: matrices and kernels as fp16, vectors and statistics as fp32


def packed(network: nn.Module) -> bytes:
    """The network's weights as a safetensors file."""
    tensors: dict[str, Tensor] = {}
    for key, value in network.state_dict().items():
        half = value.is_floating_point() and value.dim() >= HALF_FROM
        tensors[key] = (value.half() if half else value).contiguous()
    data: bytes = save(tensors)
    return data


def commit() -> str:
    """The commit of the working folder, for the card."""
    done = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def write_card(file: Path, card: Mapping[str, Any]) -> None:
    """The card as JSON, for people to read too."""
    text = json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    write_bytes(file, text.encode("utf-8"))


def ship(
    recipe: Mapping[str, Any],
    network: nn.Module,
    told: Mapping[str, Any],
    *,
    images: Callable[[str], int],
    output: Path,
) -> Path:
    """Write a model of one network: its weights, and the card that its recipe speaks for.

    `told` is what the card says of the pass; `images` counts what was learned from a set.
    """
    output.mkdir(parents=True, exist_ok=True)
    weights = packed(network)
    file = f"{recipe['name']}.safetensors"
    (output / file).write_bytes(weights)
    sha256 = hashlib.sha256(weights).hexdigest()
    card = {
        **{key: recipe[key] for key in ("name", "title", "modality", "version", "summary")},
        "passes": [{**told, "file": file, "sha256": sha256}],
        "thresholds": recipe.get("thresholds", {}),
        "data": [{**entry, "images": images(entry["set"])} for entry in recipe["data"]],
        "recipe": f"{recipe['recipe']} Commit {commit()}; torch {torch.__version__}.",
        "scores": [],
        "failures": recipe["failures"],
    }
    card_file = output / f"{recipe['name']}.json"
    write_card(card_file, card)
    return card_file
