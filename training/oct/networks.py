"""The networks that an OCT config can name: the one that ships, and the zoo's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.image import OctScale
from engine.nets.unet import UNet, UNetSpec
from engine.oct.frame import frame_of, to_frame
from engine.runtime.runtimes import STRIDE
from engine.runtime.tiling import rounded_up
from training.datasets.drawings import DatasetError
from training.fundus.networks import initialise
from training.oct.config import SHIPPED, OctConfig
from training.oct.loss import OctLoss
from training.oct.zoo import METHODS, Method


def network_of(config: OctConfig) -> UNet | Method:
    """What the config names, with random weights. Raises DatasetError."""
    if config.network == SHIPPED:
        return UNet(UNetSpec(config.encoder, len(config.outputs)))
    if config.network not in METHODS:
        known = ", ".join((SHIPPED, *METHODS))
        raise DatasetError(f"No OCT network is called {config.network!r}. There are: {known}.")
    if config.encoder or config.initial_weights:
        raise DatasetError(
            f"{config.name}: {config.network} has no encoder by name and no initial weights. "
            "Leave both empty."
        )
    method: Any = METHODS[config.network]
    sizes = {"width": config.width} if config.width is not None else {}
    made: Method = method(len(config.surfaces), len(config.areas), **sizes)
    return made


def loss_of(network: nn.Module, config: OctConfig) -> nn.Module:
    """What `network` is trained with."""
    return network.loss() if isinstance(network, Method) else OctLoss(len(config.surfaces))


def build(config: OctConfig, *, weights: Path, runs: Path) -> UNet | Method:
    """The network, its encoder initialised, or all of it from an earlier run."""
    torch.manual_seed(config.seed)
    network = network_of(config)
    if config.initial_weights and isinstance(network, UNet):
        initialise(network, weights / config.initial_weights)
    if config.continues:
        file = runs / config.continues / "averaged.pt"
        if not file.is_file():
            raise DatasetError(f"This run continues {config.continues!r}: train that first.")
        network.load_state_dict(torch.load(file, weights_only=True))
    return network


def trained(config: OctConfig, runs: Path) -> UNet | Method:
    """The network with the weights that its run left. Raises DatasetError where it left none."""
    network = network_of(config)
    file = runs / config.name / "averaged.pt"
    if not file.is_file():
        raise DatasetError(f"{config.name} is not trained yet: train it by `oct expert` first.")
    network.load_state_dict(torch.load(file, weights_only=True, map_location="cpu"))
    return network.eval()


def as_seen(bscan: NDArray[np.uint8], scale: OctScale | None) -> tuple[Tensor, tuple[int, int]]:
    """A B-scan (height, width) as networks take it, (1, 3, H, W), and the rows and columns of its
    frame, which are the upper left of it.
    """
    height, width = bscan.shape
    picture = to_frame(bscan, frame_of(height, width, scale))
    rows, columns = picture.shape
    padded = np.zeros((rounded_up(rows, STRIDE), rounded_up(columns, STRIDE)), np.float32)
    padded[:rows, :columns] = picture / np.float32(255)
    return torch.from_numpy(padded).expand(1, 3, -1, -1), (rows, columns)
