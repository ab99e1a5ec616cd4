"""A U-Net over a timm encoder (Ronneberger 2015; the encoder by name), light in its decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

DECODER_CHANNELS = (96, 64, 48, 32)
STRIDE = 32  # inputs are multiples of this


@dataclass(frozen=True)
class UNetSpec:
    """What it takes to build the network again: the encoder's timm name and the outputs' count."""

    encoder: str
    outputs: int


class _Merge(nn.Module):
    """Twice as large, joined with the encoder's features of that size, and one convolution."""

    def __init__(self, below: int, skip: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(below + skip, out, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, below: Tensor, skip: Tensor) -> Tensor:
        larger = functional.interpolate(below, scale_factor=2.0, mode="nearest")
        merged: Tensor = functional.relu(self.norm(self.conv(torch.cat([larger, skip], 1))))
        return merged


class UNet(nn.Module):
    """RGB (batch, 3, H, W) in [0, 1] → logits (batch, outputs, H, W); H and W multiples of 32.

    The decoder ends at half the resolution, and each of its pixels holds the logits of 2 × 2
    (pixel shuffle; Shi 2016), which halves the cost of the last layers.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, spec: UNetSpec) -> None:
        super().__init__()
        self.spec = spec
        options: dict[str, Any] = {}
        if spec.encoder.startswith("mobilenet"):
            options["pad_type"] = "same"  # as the weights that it starts from were trained
        encoder: Any = timm.create_model(spec.encoder, features_only=True, **options)
        channels: Sequence[int] = encoder.feature_info.channels()
        self.encoder: nn.Module = encoder
        self.merges = nn.ModuleList()
        below = channels[-1]
        for skip, out in zip(reversed(channels[:-1]), DECODER_CHANNELS, strict=True):
            self.merges.append(_Merge(below, skip, out))
            below = out
        self.refine = nn.Conv2d(below, below, 3, padding=1)
        self.head = nn.Conv2d(below, 4 * spec.outputs, 1)
        self.register_buffer("mean", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))

    def forward(self, images: Tensor) -> Tensor:
        features = self.encoder((images - self.mean) / self.std)
        x = features[-1]
        for merge, skip in zip(self.merges, reversed(features[:-1]), strict=True):
            x = merge(x, skip)
        x = functional.relu(self.refine(x))
        return functional.pixel_shuffle(self.head(x), 2)
