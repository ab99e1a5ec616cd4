"""LightReSeg: He, Song, Wang, Poiesi, Yi, Desai, Xu, Yang, Wan. "Light-weight retinal layer
segmentation with global reasoning". IEEE Trans Instrum Meas, 2024 (arXiv 2404.16346).

As in the paper: an encoder that extracts features at several scales with depth-wise separable
convolutions, a Transformer block at its deepest level, a decoder whose multi-scale asymmetric
attention (1 × k and k × 1 convolutions) weighs what every skip connection brings.
Differently: sizes are ours, and so the number of parameters is not the paper's 3.3 million: kernels
3, 5 and 7, five levels from half the resolution on, four heads, a convolution that tells the
Transformer places. The shared loss.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import convolution, doubled, resized, upward
from training.oct.zoo.method import Method

KERNELS = (3, 5, 7)
HEADS = 4


def separable(inside: int, outside: int) -> nn.Sequential:
    """A depth-wise 3 × 3 convolution and a 1 × 1 convolution."""
    return nn.Sequential(
        *convolution(inside, inside, groups=inside), *convolution(inside, outside, 1)
    )


class MultiScale(nn.Module):
    """Depth-wise convolutions of several sizes beside each other, mixed by a 1 × 1 convolution."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.widen = convolution(inside, outside, 1)
        self.branches = nn.ModuleList(
            convolution(outside, outside, kernel, groups=outside) for kernel in KERNELS
        )
        self.mix = convolution(outside * len(KERNELS), outside, 1)

    def forward(self, x: Tensor) -> Tensor:
        wide = self.widen(x)
        found: Tensor = wide + self.mix(torch.cat([branch(wide) for branch in self.branches], 1))
        return found


class Transformer(nn.Module):
    """Self-attention over all places, then a feed-forward part (Vaswani 2017)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.place = nn.Conv2d(channels, channels, 3, padding=1, groups=channels)
        self.before = nn.LayerNorm(channels)
        self.attend = nn.MultiheadAttention(channels, HEADS, batch_first=True)
        self.between = nn.LayerNorm(channels)
        self.feed = nn.Sequential(
            nn.Linear(channels, 2 * channels), nn.GELU(), nn.Linear(2 * channels, channels)
        )

    def forward(self, x: Tensor) -> Tensor:
        tokens = (x + self.place(x)).flatten(2).transpose(1, 2)
        normed = self.before(tokens)
        tokens = tokens + self.attend(normed, normed, normed, need_weights=False)[0]
        tokens = tokens + self.feed(self.between(tokens))
        reasoned: Tensor = tokens.transpose(1, 2).unflatten(2, x.shape[-2:])
        return reasoned


class AsymmetricAttention(nn.Module):
    """Weighs a skip connection by rows and columns of several lengths around each pixel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.branches = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(channels, channels, (1, k), padding=(0, k // 2), groups=channels),
                nn.Conv2d(channels, channels, (k, 1), padding=(k // 2, 0), groups=channels),
            )
            for k in KERNELS
        )
        self.mix = nn.Conv2d(channels, channels, 1)

    def forward(self, skip: Tensor, deeper: Tensor) -> Tensor:
        both = skip + deeper
        weight = self.mix(torch.stack([branch(both) for branch in self.branches]).sum(0))
        return skip * torch.sigmoid(weight)


class LightReSeg(Method):
    """Few parameters; the whole scan is in view at the deepest level."""

    stride = 32

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.stem = convolution(1, width)
        self.levels = nn.ModuleList(
            MultiScale(*pair) for pair in zip([width, *channels[:-1]], channels, strict=True)
        )
        self.transformer = Transformer(channels[-1])
        pairs = upward(channels)
        self.narrow = nn.ModuleList(nn.Conv2d(deep, fine, 1) for fine, deep in pairs)
        self.attentions = nn.ModuleList(AsymmetricAttention(fine) for fine, _ in pairs)
        self.merges = nn.ModuleList(separable(2 * fine, fine) for fine, _ in pairs)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        features = [self.levels[0](self.stem(functional.avg_pool2d(grey, 2)))]
        for level in self.levels[1:]:
            features.append(level(functional.max_pool2d(features[-1], 2)))
        x = self.transformer(features.pop())
        for narrow, attention, merge in zip(self.narrow, self.attentions, self.merges, strict=True):
            skip = features.pop()
            deeper = resized(narrow(x), skip)
            x = merge(torch.cat([attention(skip, deeper), deeper], 1))
        return resized(self.head(x), grey)
