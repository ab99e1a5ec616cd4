"""Pieces that many segmentation networks are made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional


def convolution(
    inside: int, outside: int, kernel: int | tuple[int, int] = 3, *, groups: int = 1
) -> nn.Sequential:
    """Convolution of the same size, batch normalisation, ReLU."""
    high, wide = (kernel, kernel) if isinstance(kernel, int) else kernel
    middle = (high // 2, wide // 2)
    return nn.Sequential(
        nn.Conv2d(inside, outside, (high, wide), padding=middle, groups=groups, bias=False),
        nn.BatchNorm2d(outside),
        nn.ReLU(inplace=True),
    )


def twice(inside: int, outside: int) -> nn.Sequential:
    """Two 3 × 3 convolutions, as at every level of a U-Net."""
    return nn.Sequential(*convolution(inside, outside), *convolution(outside, outside))


def resized(features: Tensor, like: Tensor) -> Tensor:
    """`features` at the size of `like`, bilinearly."""
    size = like.shape[-2:]
    return functional.interpolate(features, size=size, mode="bilinear", align_corners=False)


def doubled(width: int, levels: int) -> list[int]:
    """Channels that double from level to level."""
    return [width * 2**level for level in range(levels)]


def upward(channels: Sequence[int]) -> list[tuple[int, int]]:
    """(finer, deeper) of neighbouring levels, the deepest first."""
    return list(pairwise(channels))[::-1]


class Encoder(nn.Module):
    """(batch, inside, H, W) → features of each level, finest first, each half as large."""

    def __init__(self, inside: int, channels: Sequence[int]) -> None:
        super().__init__()
        before = [inside, *channels[:-1]]
        self.levels = nn.ModuleList(twice(*pair) for pair in zip(before, channels, strict=True))

    def forward(self, image: Tensor) -> list[Tensor]:
        features: list[Tensor] = []
        x = image
        for level in self.levels:
            x = level(functional.max_pool2d(x, 2) if features else x)
            features.append(x)
        return features


class Decoder(nn.Module):
    """Features of each level, finest first → (batch, channels[0], H, W)."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        pairs = upward(channels)
        self.ups = nn.ModuleList(nn.ConvTranspose2d(deep, fine, 2, 2) for fine, deep in pairs)
        self.merges = nn.ModuleList(twice(2 * fine, fine) for fine, _ in pairs)

    def forward(self, features: Sequence[Tensor]) -> list[Tensor]:
        """What it makes of each level, the coarsest of the features first, the finest last."""
        made = [features[-1]]
        for up, merge, skip in zip(self.ups, self.merges, features[-2::-1], strict=True):
            made.append(merge(torch.cat([up(made[-1]), skip], 1)))
        return made
