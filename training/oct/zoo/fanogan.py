"""f-AnoGAN: Schlegl, Seeböck, Waldstein, Langs, Schmidt-Erfurth. "f-AnoGAN: Fast unsupervised
anomaly detection with generative adversarial networks". Med Image Anal 54:30, 2019.

As in the paper: on patches of 64 × 64 pixels of healthy retinas a Wasserstein GAN learns what they
look like; then an encoder learns to find the code from which the generator rebuilds a patch, by
the residual of picture and of the critic's features (izi_f). What cannot be rebuilt is anomalous.
Differently: the critic is held by spectral norms instead of a gradient penalty, and learns together
with the generator, whose gradient is reversed, so that the loop that trains everything else trains
this; plain instead of residual blocks.
"""

from __future__ import annotations

import itertools
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

SIDE = 64
CODE = 128
FEATURES = 1.0  # κ: weight of the critic's features in the anomaly
DRIFT = 1e-3  # keeps the critic's values near 0


class _Reversed(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return x.view_as(x)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return -gradient


class Generator(nn.Module):
    """Codes (batch, CODE) → patches (batch, 1, 64, 64) in [0, 1]."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.start = nn.Linear(CODE, 8 * width * 16)
        channels = [8 * width, 4 * width, 2 * width, width, width]
        steps: list[nn.Module] = []
        for before, after in itertools.pairwise(channels):
            steps += [
                nn.Upsample(scale_factor=2),
                nn.Conv2d(before, after, 3, padding=1),
                nn.BatchNorm2d(after),
                nn.ReLU(inplace=True),
            ]
        self.steps = nn.Sequential(*steps, nn.Conv2d(width, 1, 3, padding=1))

    def forward(self, codes: Tensor) -> Tensor:
        start = self.start(codes).unflatten(1, (-1, 4, 4))
        return torch.sigmoid(self.steps(start))


class Downward(nn.Module):
    """Patches → (batch, 8 width, 4, 4): of the critic, with its slopes held, or of the encoder."""

    def __init__(self, width: int, *, held: bool) -> None:
        super().__init__()
        channels = [1, width, 2 * width, 4 * width, 8 * width]
        steps: list[nn.Module] = []
        for before, after in itertools.pairwise(channels):
            step = nn.Conv2d(before, after, 4, stride=2, padding=1)
            steps += [spectral_norm(step) if held else step, nn.LeakyReLU(0.2)]
        self.steps = nn.Sequential(*steps)

    def forward(self, patches: Tensor) -> Tensor:
        features: Tensor = self.steps(patches)
        return features


class HealthyGan(nn.Module):
    """First stage: RGB patches → the critic's values of them and of made ones, (batch, 2, 1, 1)."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.generator = Generator(width)
        self.features = Downward(width, held=True)
        self.value = spectral_norm(nn.Linear(8 * width * 16, 1))

    def forward(self, image: Tensor) -> Tensor:
        codes = torch.randn(len(image), CODE, device=image.device)
        made = _Reversed.apply(self.generator(codes))
        both = torch.cat([self.judge(image[:, :1]), self.judge(made)], 1)
        return both[..., None, None]

    def judge(self, patches: Tensor) -> Tensor:
        """(batch, 1): higher for what looks real."""
        value: Tensor = self.value(self.features(patches).flatten(1))
        return value


class HealthyLoss(nn.Module):
    """The critic's: real ones high, made ones low; the generator gets its opposite."""

    def forward(self, values: Tensor, *_truth: Tensor) -> Tensor:
        real, made = values[:, 0], values[:, 1]
        return made.mean() - real.mean() + DRIFT * (real**2).mean()


class AnomalyFinder(nn.Module):
    """Second stage: RGB patches (batch, 3, 64, 64) → (batch, 2, 64, 64): the squared residual of
    each pixel, and of the critic's features, the same over a patch. Only the encoder learns.
    """

    def __init__(self, gan: HealthyGan, width: int = 32) -> None:
        super().__init__()
        self.gan = gan.requires_grad_(False)
        self.encoder = Downward(width, held=False)
        self.code = nn.Linear(8 * width * 16, CODE)

    def forward(self, image: Tensor) -> Tensor:
        patches = image[:, :1]
        codes = torch.tanh(self.code(self.encoder(patches).flatten(1))) * 3
        rebuilt = self.gan.generator(codes)
        off = (self.gan.features(patches) - self.gan.features(rebuilt)) ** 2
        apart = off.mean((1, 2, 3), keepdim=True).expand_as(patches)
        return torch.cat([(patches - rebuilt) ** 2, FEATURES * apart], 1)


class FinderLoss(nn.Module):
    """What a healthy patch cannot be rebuilt without."""

    def forward(self, maps: Tensor, *_truth: Tensor) -> Tensor:
        return maps.sum(1).mean()
