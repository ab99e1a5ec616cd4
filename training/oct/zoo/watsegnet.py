"""WATNet: "Wavelet attention network for the segmentation of layer structures on OCT images".
Biomed Opt Express 13:6167, 2022.

As in the paper: channel attention that does not rest on the mean alone, the lowest frequency, but
on all bands of a discrete wavelet transform; it can stand in any network.
Differently: the wavelet is Haar's; a band is summed up by its mean absolute value, so that detail
does not cancel; the attention stands after every level of a U-Net's encoder.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Decoder, doubled, twice
from training.oct.zoo.method import Method

BANDS = 4
REDUCTION = 4


def haar(features: Tensor) -> Tensor:
    """The four bands of one step of Haar's wavelet, (batch, channels, 4, H/2, W/2); H, W even."""
    a, b = features[..., ::2, ::2], features[..., ::2, 1::2]
    c, d = features[..., 1::2, ::2], features[..., 1::2, 1::2]
    return torch.stack([a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d], 2) / 2


class WaveletAttention(nn.Module):
    """Weighs channels by how much they hold in each band."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        narrow = max(1, channels // REDUCTION)
        self.judge = nn.Sequential(
            nn.Linear(BANDS * channels, narrow), nn.ReLU(inplace=True), nn.Linear(narrow, channels)
        )

    def forward(self, features: Tensor) -> Tensor:
        high, wide = features.shape[-2:]
        even = functional.pad(features, (0, wide % 2, 0, high % 2), mode="replicate")
        held = haar(even).abs().mean((3, 4)).flatten(1)
        weight: Tensor = torch.sigmoid(self.judge(held))
        return features * weight[..., None, None]


class WATSegNet(Method):
    """A U-Net whose encoder weighs its channels by their wavelets."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        before = [1, *channels[:-1]]
        self.levels = nn.ModuleList(twice(*pair) for pair in zip(before, channels, strict=True))
        self.attentions = nn.ModuleList(WaveletAttention(each) for each in channels)
        self.decoder = Decoder(channels)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        features: list[Tensor] = []
        for level, attention in zip(self.levels, self.attentions, strict=True):
            finer = functional.max_pool2d(features[-1], 2) if features else grey
            features.append(attention(level(finer)))
        logits: Tensor = self.head(self.decoder(features)[-1])
        return logits
