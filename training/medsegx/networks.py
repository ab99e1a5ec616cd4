"""The networks that adapters are put into, from the weights that they lie on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from engine.errors import ModelError
from engine.nets.medsegx import SIDE, MedSegX, rebased
from engine.nets.prompt_net import RatedPromptNet
from engine.nets.sam import sam_specs
from engine.prompt.maps import MAPS
from engine.runtime.checkpoints import file_sha256, read_checkpoint
from engine.runtime.places import tree
from training.datasets.drawings import DatasetError
from training.medsegx.config import TuneConfig

HEAD = (64, 32, 16, 8)  # channels by which MedSegX enlarges its map, at a width of 256
NEW = ("mask_tokens", "output_hypernetworks_mlps", "iou_prediction_head")  # never taken from SAM


def base_file(config: TuneConfig, runs: Path) -> Path:
    """Where the weights lie that the config starts from. Raises DatasetError if they do not."""
    for file in (runs / config.base, Path(config.base)):
        if file.is_file():
            return file
    raise DatasetError(
        f"{config.name} starts from {config.base}, which is neither in {runs} nor a file. Train it "
        "first (retsam-train prompt expert), or name a checkpoint."
    )


def build(config: TuneConfig, runs: Path) -> nn.Module:
    """The network with its base's weights, what the method trains left open, the rest frozen.

    Raises DatasetError or ModelError where the base is missing or is another network.
    """
    torch.manual_seed(config.seed)
    file = base_file(config, runs)
    network = _small(config, file) if config.family == "small" else _sam(config, file)
    _open(network, config)
    return network


def base_sha256(config: TuneConfig, runs: Path) -> str:
    """Of the weights that the config starts from."""
    return file_sha256(base_file(config, runs))


def _small(config: TuneConfig, file: Path) -> RatedPromptNet:
    kept = torch.load(file, weights_only=True, map_location="cpu")
    plain = RatedPromptNet(config.encoder, MAPS)
    wanted = {key for key in plain.state_dict() if not key.startswith("rating.")}
    if set(kept) != wanted:
        raise ModelError(
            f"{file} is no promptable network with the encoder {config.encoder}: its tensors have "
            "other names. Name the encoder that it was trained with."
        )
    plain.load_state_dict(kept, strict=False)
    if config.method != "adapters":
        return plain
    adapted = RatedPromptNet(config.encoder, MAPS, rows=tree().rows, experts=config.experts)
    adapted.load_state_dict(_moved(plain, adapted), strict=False)
    return adapted


def _moved(plain: nn.Module, adapted: nn.Module) -> dict[str, torch.Tensor]:
    """The plain network's tensors under the names that they have beside experts."""
    names = set(adapted.state_dict())
    moved = {}
    for key, value in plain.state_dict().items():
        parts = key.split(".")
        places = [".".join([*parts[:n], "mlp", *parts[n:]]) for n in range(1, len(parts))]
        moved[next(name for name in (key, *places) if name in names)] = value
    return moved


def _sam(config: TuneConfig, file: Path) -> MedSegX:
    """A MedSegX on this SAM: its encoder and prompts, its decoder with a head of full resolution.

    Its tables have the rows of the program's tree.
    """
    base = read_checkpoint(file).tensors
    encoder, prompt, decoder = sam_specs(base)
    width = decoder.width
    decoder = replace(decoder, channels=tuple(width * each // 256 or 1 for each in HEAD))
    encoder = replace(encoder, grid=SIDE // encoder.patch)
    prompt = replace(prompt, grid=encoder.grid, image=SIDE)
    network = MedSegX(encoder, prompt, decoder, experts=config.experts, rows=tree().rows)
    own = network.state_dict()
    decoding = {
        key: value
        for key, value in base.items()
        if key.startswith("mask_decoder.") and not any(word in key for word in NEW)
    }
    fitting = {
        key: value
        for key, value in (rebased(base) | decoding).items()
        if key in own and value.shape == own[key].shape
    }
    network.load_state_dict(fitting, strict=False)
    return network


def _open(network: nn.Module, config: TuneConfig) -> None:
    """Let learn what the method says."""
    for name, part in network.named_parameters():
        frozen = name.startswith(("encoder.", "image_encoder.", "prompt_encoder."))
        adapter = "adapter_" in name or name.startswith("context.")
        learns = config.method == "adapters" if adapter else not frozen
        part.requires_grad_(learns or config.method == "full")
