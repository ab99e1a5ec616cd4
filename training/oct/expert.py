"""Training the OCT network."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from engine.files import replacing
from training.loop import train
from training.oct.config import OctConfig
from training.oct.data import OctPatches, samples_of, split_of
from training.oct.networks import build, loss_of
from training.parallel import leads


def run(config: OctConfig, *, shared: Path, runs: Path) -> nn.Module:
    """Train what the config says and leave the weights in `runs`/<name>/averaged.pt.

    Started again, it goes on where it stopped.
    """
    folder = runs / config.name
    training, _ = split_of(samples_of(config, shared=shared))
    network = build(config, weights=shared / "weights", runs=runs)
    trained = train(
        network,
        draw=OctPatches(config, training, cache=runs / "cache"),
        loss=loss_of(network, config),
        spec=config.loop,
        folder=folder,
    )
    if leads():
        with replacing(folder / "averaged.pt") as unfinished:
            torch.save(trained.state_dict(), unfinished)
    return trained
