"""M2SNet: Zhao, Jia, Pang, Lv, Tian, Zhang, Sun, Lu. "M2SNet: Multi-scale in multi-scale
subtraction network for medical image segmentation". arXiv 2303.10894, 2023; first as "Automatic
polyp segmentation via multi-scale subtraction network", MICCAI 2021.

As in the paper: features of all levels, brought to one number of channels, are subtracted from
each other in a pyramid, each unit adding the differences at 1 × 1, 3 × 3 and 5 × 5 pixels; what a
level gathers is added up in the decoder.
Differently: a plain encoder from random weights instead of a Res2Net-50 from ImageNet's; no loss on
the features of a trained VGG-16, for which there are no weights here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Encoder, convolution, doubled, resized
from training.oct.zoo.method import Method

LEVELS = 5
SIZES = (1, 3, 5)


class Subtraction(nn.Module):
    """What two levels do not share, at several sizes."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.mix = convolution(channels, channels)

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        deeper = resized(coarse, fine)
        pairs = ((_mean(fine, size), _mean(deeper, size)) for size in SIZES)
        differences = torch.stack([(one - other).abs() for one, other in pairs])
        mixed: Tensor = self.mix(differences.sum(0))
        return mixed


def _mean(features: Tensor, size: int) -> Tensor:
    """Over `size` × `size` pixels around each."""
    return functional.avg_pool2d(features, size, 1, size // 2)


class Step(nn.Module):
    """Of features finest first, the differences of neighbours: one fewer."""

    def __init__(self, channels: int, count: int) -> None:
        super().__init__()
        self.units = nn.ModuleList(Subtraction(channels) for _ in range(count - 1))

    def forward(self, features: Sequence[Tensor]) -> list[Tensor]:
        return [unit(*pair) for unit, pair in zip(self.units, pairwise(features), strict=True)]


class M2SNet(Method):
    """A pyramid of differences."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, LEVELS)
        self.encoder = Encoder(1, channels)
        self.alike = nn.ModuleList(convolution(each, width) for each in channels)
        self.steps = nn.ModuleList(Step(width, count) for count in range(LEVELS, 1, -1))
        self.gather = nn.ModuleList(convolution(width, width) for _ in range(LEVELS))
        self.merges = nn.ModuleList(convolution(width, width) for _ in range(LEVELS - 1))
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        features = self.encoder(grey)
        row = [alike(each) for alike, each in zip(self.alike, features, strict=True)]
        found = [[each] for each in row]  # of each level
        for step in self.steps:
            row = step(row)
            for level, each in zip(found, row, strict=False):
                level.append(each)
        levels = [
            gather(torch.stack(each).sum(0))
            for gather, each in zip(self.gather, found, strict=True)
        ]
        x = levels.pop()
        for merge in self.merges:
            level = levels.pop()
            x = merge(level + resized(x, level))
        logits: Tensor = self.head(x)
        return logits
