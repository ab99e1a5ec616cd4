"""What a fine-tuning learned, and on what it lies: a small file beside the base's weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from engine.errors import ModelError
from engine.files import write_bytes
from engine.nets.adapters import grown
from engine.nets.conmoae import ConMoAE, ExpertSpec
from engine.nets.medsegx import own_names, published_names
from engine.runtime.checkpoints import read_checkpoint
from engine.runtime.places import tree
from training.medsegx.config import TuneConfig

SCHEMA = "retsam-delta/1"
TABLE = "context.modal_embed.weight"
SCALE = ExpertSpec.scale


@dataclass(frozen=True, eq=False)
class Delta:
    """Tensors by name, and the sha256 of the base's file, empty where the file does not tell it."""

    tensors: dict[str, Tensor]
    base_sha256: str


def trained_names(network: nn.Module) -> set[str]:
    """Of all tensors that learn, and of the statistics beside them."""
    names = set()
    for prefix, module in network.named_modules():
        start = f"{prefix}." if prefix else ""
        own = dict(module.named_parameters(recurse=False))
        learning = {name for name, part in own.items() if part.requires_grad}
        names |= {start + name for name in learning}
        if learning:
            names |= {start + name for name, _ in module.named_buffers(recurse=False)}
    return names


def save_delta(network: nn.Module, config: TuneConfig, base_sha256: str, file: Path) -> None:
    """Write what was trained, and what it lies on.

    Files hold experts for the published weight of their sum, whatever it was in training.
    """
    state = network.state_dict()
    tensors = {name: state[name].contiguous().cpu() for name in sorted(trained_names(network))}
    tensors = _weighted(tensors, _scale_of(network) / SCALE)
    told = {
        "schema": SCHEMA,
        "base_sha256": base_sha256,
        "family": config.family,
        "method": config.method,
        "encoder": config.encoder,
        "rows": json.dumps(tree().rows),
    }
    write_bytes(file, save(tensors, metadata=told))


def read_delta(file: Path) -> Delta:
    """Of a file of ours (.safetensors), or of a published MedSegX (.pth).

    Raises ModelError where it is neither, or damaged.
    """
    if not file.is_file():
        raise ModelError(f"There is no {file}. Train it first, or name another file.")
    if file.suffix != ".safetensors":
        found = read_checkpoint(file)
        if "medsegx" not in found.kinds:
            raise ModelError(f"{file} is no MedSegX.")
        return Delta(own_names(found.tensors), "")
    try:
        with safe_open(file, framework="pt") as kept:
            told = kept.metadata() or {}
            tensors = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise ModelError(f"{file} is damaged. Train it again, or take a copy.") from error
    if told.get("schema") != SCHEMA:
        raise ModelError(f"{file} is not what a fine-tuning left.")
    return Delta(tensors, told["base_sha256"])


def load_delta(network: nn.Module, delta: Delta, *, base_sha256: str) -> None:
    """Give the network what was trained; its tables may have more rows than the delta's.

    Raises ModelError where the delta lies on other weights, or does not fit the network.
    """
    if delta.base_sha256 and delta.base_sha256 != base_sha256:
        raise ModelError(
            f"What was fine-tuned lies on the weights {delta.base_sha256[:12]}…, these are "
            f"{base_sha256[:12]}…. Take the base that it was trained on."
        )
    tensors = delta.tensors
    if TABLE in tensors:
        tensors = grown(tensors, tree().rows, "context.")
    state = network.state_dict()
    fits = set(tensors) == trained_names(network) and all(
        state[name].shape == value.shape for name, value in tensors.items()
    )
    if not fits:
        raise ModelError(
            "What was fine-tuned does not fit this network. Build it with the same family, "
            "encoder, method and experts."
        )
    network.load_state_dict(_weighted(tensors, SCALE / _scale_of(network)), strict=False)


def _scale_of(network: nn.Module) -> float:
    """By which the experts' sum is multiplied."""
    return next((each.scale for each in network.modules() if isinstance(each, ConMoAE)), SCALE)


def _weighted(tensors: dict[str, Tensor], factor: float) -> dict[str, Tensor]:
    return {
        name: value * factor if "adapter_up." in name else value for name, value in tensors.items()
    }


def write_published(delta: Delta, file: Path) -> None:
    """Write a delta on SAM in the container of MedSegX, which the program and its authors' read.

    Raises ModelError where it is no such delta.
    """
    if TABLE not in delta.tensors or not any("mask_decoder" in name for name in delta.tensors):
        raise ModelError("Only adapters on a SAM can be written as a MedSegX.")
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": published_names(delta.tensors), "epoch": 0}, file)
