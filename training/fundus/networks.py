"""The networks of the fundus family: made anew, from earlier runs, or from the model that ships."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load, load_file
from torch import Tensor, nn

from engine.files import write_bytes
from engine.nets.unet import UNet, UNetSpec
from engine.runtime.registry import DEFAULT_FUNDUS, model_card, read_weights
from training.datasets.drawings import DatasetError
from training.fundus.config import DECODER, ExpertConfig

log = logging.getLogger(__name__)

SHIPPED = "shipped"  # in the place of a model's name
HEADS = "heads.json"
DECODERS = "decoders."


def spec_of(config: ExpertConfig) -> UNetSpec:
    """What the config's network is built from."""
    return UNetSpec(config.encoder, len(config.outputs), config.places)


def build(config: ExpertConfig, *, weights: Path, runs: Path) -> UNet:
    """The pass's network: its encoder initialised, or all of it, where the config says so."""
    torch.manual_seed(config.seed)
    network = UNet(spec_of(config))
    if config.initial_weights:
        initialise(network, weights / config.initial_weights)
    if config.continues:
        _take_up(network, _earlier(config, runs), config, runs=runs)
    return network


def initialise(network: UNet, file: Path) -> None:
    """Start the encoder from a file of weights, as far as it has what the file holds."""
    kept = load_file(file)
    own = set(network.encoder.state_dict())
    network.encoder.load_state_dict({key: kept[key].float() for key in own & set(kept)})


def freeze(network: UNet, config: ExpertConfig) -> None:
    """Keep as it is whatever the config's `trains` does not name; nothing where it is empty."""
    if not config.trains:
        return
    network.requires_grad_(False)
    parts: dict[str, list[nn.Module]] = {"encoder": [network.encoder]}
    if network.decoders is not None:
        heads = zip(config.heads, network.decoders, strict=True)
        parts |= {name: [decoder] for name, decoder in heads}
    else:
        parts[DECODER] = [network.merges, network.refine, network.head]
    for name in config.trains:
        for part in parts[name]:
            part.requires_grad_(True)
    if "encoder" in config.trains and network.stem is not None:
        network.stem.requires_grad_(True)


def load_averaged(config: ExpertConfig, file: Path) -> UNet:
    """The pass's network with the weights that a run left."""
    network = UNet(spec_of(config))
    network.load_state_dict(_read(file))
    return network.eval()


def _earlier(config: ExpertConfig, runs: Path) -> dict[str, Tensor]:
    if ":" not in config.continues:
        file = runs / config.continues / "averaged.pt"
        if not file.is_file():
            raise DatasetError(f"This run continues {config.continues!r}: train that first.")
        return _read(file)
    model, _, wanted = config.continues.partition(":")
    card = model_card(DEFAULT_FUNDUS if model == SHIPPED else model)
    for entry in card.passes:
        if entry.name == wanted:
            return {key: value.float() for key, value in load(read_weights(card, entry)).items()}
    names = ", ".join(entry.name for entry in card.passes)
    raise DatasetError(f"{card.title} has no pass {wanted!r}; it has {names}.")


def _take_up(
    network: UNet, earlier: Mapping[str, Tensor], config: ExpertConfig, *, runs: Path
) -> None:
    """Load what fits. Only the layer that says the outputs, or a whole head, may start anew."""
    own = network.state_dict()
    earlier = _heads_by_name(earlier, _heads_of(runs / config.continues), list(config.heads))
    fitting = {
        key: value for key, value in earlier.items() if key in own and own[key].shape == value.shape
    }
    fresh = set(own) - set(fitting)
    unexpected = {key for key in fresh if not key.startswith(("head.", "decoders.", "stem."))}
    if unexpected:
        raise DatasetError(
            f"{config.name} cannot continue {config.continues!r}: the networks differ in "
            f"{sorted(unexpected)[0]} and {len(unexpected) - 1} more. Name the same encoder."
        )
    if fresh:
        log.info("starting anew: %s", ", ".join(sorted({key.split(".")[0] for key in fresh})))
    network.load_state_dict({**own, **fitting})


def keep_heads(config: ExpertConfig, folder: Path) -> None:
    """Write down which decoder is which head, for runs that go on from this one."""
    write_bytes(folder / HEADS, json.dumps(list(config.heads)).encode("utf-8"))


def _heads_of(folder: Path) -> list[str]:
    file = folder / HEADS
    return list(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else []


def _heads_by_name(
    earlier: Mapping[str, Tensor], names: list[str], wanted: list[str]
) -> dict[str, Tensor]:
    """The earlier weights with every decoder where the head of its name now is; others dropped."""
    moved = {key: value for key, value in earlier.items() if not key.startswith(DECODERS)}
    for old, name in enumerate(names):
        if name in wanted:
            before, after = f"{DECODERS}{old}.", f"{DECODERS}{wanted.index(name)}."
            moved |= {
                after + key.removeprefix(before): value
                for key, value in earlier.items()
                if key.startswith(before)
            }
    return moved


def _read(file: Path) -> dict[str, Tensor]:
    kept: dict[str, Tensor] = torch.load(file, weights_only=True, map_location="cpu")
    return kept
