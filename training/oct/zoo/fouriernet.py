"""FourierNet: Cansiz, Kesim, Bektas, Kulali, Hasanreisoglu, Gunduz-Demir. "FourierNet:
Shape-preserving network for Henle's fiber layer segmentation in optical coherence tomography
images". IEEE J Biomed Health Inform 27:1036, 2023 (arXiv 2201.06435).

As in the paper: a cascade. The first network regresses maps of the Fourier descriptors of the
contours, the second sees them beside the picture and segments; both tasks are learned together.
Differently: the contours are open here (a row for each column) and labelled in part, so that the
descriptors are the first cosines of a surface's rows, and of an area's height, over the columns,
fitted to the labelled ones; descriptors are shares of the picture's height.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Decoder, Encoder, doubled
from training.oct.zoo.method import Method, MethodLoss, joined

DESCRIPTORS = 6  # cosines, the mean among them
RIDGE = 1e-3  # keeps a fit to few columns from swinging


class FourierNet(Method):
    """A U-Net for descriptors, and a U-Net that sees them."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        described = DESCRIPTORS * self.outputs
        self.describing = nn.ModuleList([Encoder(1, channels), Decoder(channels)])
        self.descriptors = nn.Conv2d(width, described, 1)
        self.segmenting = nn.ModuleList([Encoder(1 + described, channels), Decoder(channels)])
        self.head = nn.Conv2d(width, self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        encoder, decoder = self.describing
        descriptors = self.descriptors(decoder(encoder(grey))[-1])
        encoder, decoder = self.segmenting
        seen = torch.cat([grey, descriptors], 1)
        return joined(self.head(decoder(encoder(seen))[-1]), descriptors)

    def loss(self) -> MethodLoss:
        return FourierLoss(self.surfaces, self.areas)


class FourierLoss(MethodLoss):
    """The distance of the descriptors' maps from the truth's descriptors."""

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        high = logits.shape[2]
        unknown = (areas < 0).any(2)
        heights = torch.where(unknown, torch.nan, areas.clamp_min(0).sum(2))
        curves = torch.cat([rows, heights], 1) / high
        truth, known = descriptors_of(curves)
        maps = torch.unflatten(own, 1, (self.outputs, DESCRIPTORS))
        off = functional.smooth_l1_loss(
            maps, truth[..., None, None].expand_as(maps), reduction="none", beta=0.1
        )
        each = off.mean((2, 3, 4)) * known
        return each.sum() / known.sum().clamp_min(1)


def descriptors_of(curves: Tensor) -> tuple[Tensor, Tensor]:
    """The first cosines of `curves` (batch, n, columns), NaN where unknown, by least squares.

    Returns (batch, n, DESCRIPTORS), and (batch, n) whether enough columns are known for it.
    """
    count = curves.shape[-1]
    place = (torch.arange(count, device=curves.device) + 0.5) / count
    waves = torch.stack([torch.cos(math.pi * order * place) for order in range(DESCRIPTORS)], 1)
    seen = torch.isfinite(curves)
    values = torch.where(seen, curves, torch.zeros_like(curves))
    weighted = seen[..., None] * waves  # (batch, n, columns, descriptors)
    ridge = RIDGE * count * torch.eye(DESCRIPTORS, device=curves.device)
    normal = weighted.transpose(-1, -2) @ waves + ridge
    fitted = torch.linalg.solve(normal, weighted.transpose(-1, -2) @ values[..., None])
    return fitted[..., 0], seen.sum(-1) >= 2 * DESCRIPTORS
