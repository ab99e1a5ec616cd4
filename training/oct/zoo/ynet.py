"""Y-Net: Farshad, Yeganeh, Gehlbach, Navab. "Y-Net: A spatiospectral dual-encoder network for
medical image segmentation". MICCAI 2022. Its spectral part: Chi, Jiang, Mu. "Fast Fourier
convolution". NeurIPS 2020.

As in the paper: two encoders, one of convolutions, one of fast Fourier convolutions, whose local
and global channels exchange; they meet before one decoder, which has the spatial encoder's skip
connections.
Differently: half of the spectral encoder's channels are global at every level; the Fourier
transform is in single precision whatever the rest is in; the shared loss.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Decoder, Encoder, convolution, doubled
from training.oct.zoo.method import Method


class Spectral(nn.Module):
    """A 1 × 1 convolution of real and imaginary parts: every pixel sees the whole scan."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.mix = convolution(2 * channels, 2 * channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast(x.device.type, enabled=False):
            waves = torch.fft.rfft2(x.float(), norm="ortho")
            mixed = self.mix(torch.cat([waves.real, waves.imag], 1))
            real, imaginary = mixed.chunk(2, 1)
            back = torch.complex(real.contiguous(), imaginary.contiguous())
            seen: Tensor = torch.fft.irfft2(back, s=x.shape[-2:], norm="ortho")
        return seen


class FourierConvolution(nn.Module):
    """(batch, inside, H, W) → (batch, outside, H, W); the first half of both is global, the rest
    local. Both counts are even.
    """

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.near_near = nn.Conv2d(inside // 2, outside // 2, 3, padding=1, bias=False)
        self.near_far = nn.Conv2d(inside // 2, outside // 2, 3, padding=1, bias=False)
        self.far_near = nn.Conv2d(inside // 2, outside // 2, 3, padding=1, bias=False)
        self.far_far = nn.Sequential(
            convolution(inside // 2, outside // 2, 1), Spectral(outside // 2)
        )
        self.norm = nn.BatchNorm2d(outside)

    def forward(self, x: Tensor) -> Tensor:
        far, near = x.chunk(2, 1)
        whole = self.near_far(near) + self.far_far(far)
        local = self.near_near(near) + self.far_near(far)
        return functional.relu(self.norm(torch.cat([whole, local], 1)))


class SpectralEncoder(nn.Module):
    """As many levels as the spatial one; gives the deepest features alone."""

    def __init__(self, channels: list[int]) -> None:
        super().__init__()
        self.stem = convolution(1, channels[0])
        pairs = zip([channels[0], *channels[:-1]], channels, strict=True)
        self.levels = nn.ModuleList(FourierConvolution(*pair) for pair in pairs)

    def forward(self, grey: Tensor) -> Tensor:
        x = self.levels[0](self.stem(grey))
        for level in list(self.levels)[1:]:
            x = level(functional.max_pool2d(x, 2))
        deepest: Tensor = x
        return deepest


class YNet(Method):
    """Space and frequency, joined at the bottom."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.spatial = Encoder(1, channels)
        self.spectral = SpectralEncoder(channels)
        self.meet = convolution(2 * channels[-1], channels[-1], 1)
        self.decoder = Decoder(channels)
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        *skips, deepest = self.spatial(grey)
        met = self.meet(torch.cat([deepest, self.spectral(grey)], 1))
        logits: Tensor = self.head(self.decoder([*skips, met])[-1])
        return logits
