"""Training the promptable network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from engine.files import replacing
from engine.nets.prompt_net import PromptNet
from engine.prompt.maps import MAPS
from training.loop import train
from training.parallel import leads
from training.prompt.config import PromptConfig
from training.prompt.data import PromptExamples
from training.prompt.objects import pictures_of, targets_of
from training.prompt.rounds import Rounds, RoundsLoss


def run(config: PromptConfig, *, shared: Path, runs: Path) -> PromptNet:
    """Train what the config says and leave the weights in `runs`/<name>/averaged.pt.

    Started again, it goes on where it stopped.
    """
    cache = runs / "cache"
    pictures, _ = pictures_of(config, shared=shared, cache=cache)
    targets = targets_of(pictures, config, cache=cache)
    network = build(config, shared / "weights", runs)
    trained = train(
        Rounds(network, config.rounds),
        draw=PromptExamples(config, targets),
        loss=RoundsLoss(),
        spec=config.loop,
        folder=runs / config.name,
    )
    assert isinstance(trained, Rounds)
    if leads():
        with replacing(runs / config.name / "averaged.pt") as unfinished:
            torch.save(trained.network.state_dict(), unfinished)
    return trained.network


def build(config: PromptConfig, weights: Path, runs: Path) -> PromptNet:
    """The network as it begins: an earlier run's, or its encoder initialised from `weights`."""
    torch.manual_seed(config.seed)
    if config.start:
        return load_averaged(replace(config, name=config.start), runs)
    network = PromptNet(config.encoder, MAPS)
    if config.initial_weights:
        kept = load_file(weights / config.initial_weights)
        own = set(network.encoder.state_dict())
        network.encoder.load_state_dict({key: kept[key].float() for key in own & set(kept)})
    return network


def load_averaged(config: PromptConfig, runs: Path) -> PromptNet:
    """The network with the weights that its run left."""
    network = PromptNet(config.encoder, MAPS)
    kept = torch.load(runs / config.name / "averaged.pt", weights_only=True, map_location="cpu")
    network.load_state_dict(kept)
    return network.eval()
