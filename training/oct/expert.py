"""Training the OCT network."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from engine.files import replacing
from engine.nets.unet import UNet, UNetSpec
from training.datasets.drawings import DatasetError
from training.fundus.networks import initialise
from training.loop import train
from training.oct.config import OctConfig
from training.oct.data import OctPatches, samples_of, split_of
from training.oct.loss import OctLoss
from training.parallel import leads


def run(config: OctConfig, *, shared: Path, runs: Path) -> nn.Module:
    """Train what the config says and leave the weights in `runs`/<name>/averaged.pt.

    Started again, it goes on where it stopped.
    """
    folder = runs / config.name
    training, _ = split_of(samples_of(config, shared=shared))
    trained = train(
        build(config, weights=shared / "weights", runs=runs),
        draw=OctPatches(config, training, cache=runs / "cache"),
        loss=OctLoss(len(config.surfaces)),
        spec=config.loop,
        folder=folder,
    )
    if leads():
        with replacing(folder / "averaged.pt") as unfinished:
            torch.save(trained.state_dict(), unfinished)
    return trained


def build(config: OctConfig, *, weights: Path, runs: Path) -> UNet:
    """The network, its encoder initialised, or all of it from an earlier run."""
    torch.manual_seed(config.seed)
    network = UNet(UNetSpec(config.encoder, len(config.outputs)))
    if config.initial_weights:
        initialise(network, weights / config.initial_weights)
    if config.continues:
        file = runs / config.continues / "averaged.pt"
        if not file.is_file():
            raise DatasetError(f"This run continues {config.continues!r}: train that first.")
        network.load_state_dict(torch.load(file, weights_only=True))
    return network
