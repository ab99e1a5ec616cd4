"""What the networks of the SAM family share (Kirillov 2023, Segment Anything)."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn

from engine.errors import ModelError

Tensors = Mapping[str, torch.Tensor]


class ChannelNorm(nn.Module):
    """LayerNorm over the channels of (batch, channels, height, width), with weight and bias."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        mean = x.mean(1, keepdim=True)
        variance = (x - mean).square().mean(1, keepdim=True)
        normed = (x - mean) * torch.rsqrt(variance + 1e-6)
        return normed * self.weight[:, None, None] + self.bias[:, None, None]


class TwoLayers(nn.Module):
    """Linear, activation, linear: the feed-forward part of a transformer block."""

    def __init__(self, width: int, hidden: int, activation: nn.Module) -> None:
        super().__init__()
        self.lin1 = nn.Linear(width, hidden)
        self.lin2 = nn.Linear(hidden, width)
        self.act = activation

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.lin2(self.act(self.lin1(x)))
        return found


def shape_of(tensors: Tensors, key: str) -> tuple[int, ...]:
    """The shape of one tensor of a checkpoint. Raises ModelError where it is missing."""
    if key not in tensors:
        raise ModelError(
            f"This checkpoint is not complete: {key} is missing. Get the file again, or choose "
            "another one."
        )
    return tuple(tensors[key].shape)


def count_of(tensors: Tensors, prefix: str) -> int:
    """How many numbered parts there are below `prefix`: prefix0…, prefix1…, without a gap."""
    numbers = {
        int(key[len(prefix) :].split(".")[0])
        for key in tensors
        if key.startswith(prefix) and key[len(prefix) :].split(".")[0].isdigit()
    }
    if numbers != set(range(len(numbers))):
        raise ModelError(f"This checkpoint is not complete: parts of {prefix}* are missing.")
    return len(numbers)


def load_strictly(network: nn.Module, tensors: Tensors, title: str) -> None:
    """Give `network` exactly these tensors, without copying them.

    Raises ModelError that names what is missing, too much or of another shape.
    """
    try:
        network.load_state_dict(dict(tensors), strict=True, assign=True)
    except RuntimeError as error:
        expected = {key: tuple(value.shape) for key, value in network.state_dict().items()}
        missing = sorted(set(expected) - set(tensors))
        spare = sorted(set(tensors) - set(expected))
        other = sorted(
            key
            for key in set(expected) & set(tensors)
            if expected[key] != tuple(tensors[key].shape)
        )
        told = [
            f"{len(keys)} {word} ({keys[0]}{', …' if len(keys) > 1 else ''})"
            for word, keys in (("missing", missing), ("unknown", spare), ("of another size", other))
            if keys
        ]
        raise ModelError(
            f"This checkpoint does not fit {title}: tensors {'; '.join(told)}. It may be of "
            "another version, or damaged."
        ) from error
    network.eval().requires_grad_(False)
