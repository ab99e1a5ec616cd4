"""Signed distances: Islam, de Vente, Liefers, Klaver, Bekkers, Sánchez. "Uncertainty-aware retinal
layer segmentation in OCT through probabilistic signed distance functions". MIDL 2024 (arXiv
2412.04935).

As in the paper: for every pixel a Gaussian of its signed distance from the border, mean and
spread, learned by its likelihood; the gradient of a distance is held at 1 (the eikonal equation);
borders are where the distance is 0, found softly.
Differently: distances are cut off at 16 pixels; those from surfaces are measured down the column;
those from areas, which the paper does not have, by the nearest border; the shared loss acts too, on
what is read from the distances.
"""

from __future__ import annotations

import numpy as np
import torch
from scipy.ndimage import distance_transform_edt
from torch import Tensor, nn

from training.oct.loss import SPREAD
from training.oct.zoo.blocks import Decoder, Encoder, doubled
from training.oct.zoo.method import Method, MethodLoss, joined

REACH = 16.0  # pixels; distances are in this unit
EIKONAL = 0.1
NARROWEST = -4.0  # logarithm of the smallest spread


class SignedDistance(Method):
    """Regresses distances; the answer is read from them."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.encoder = Encoder(1, channels)
        self.decoder = Decoder(channels)
        self.head = nn.Conv2d(width, 2 * self.outputs, 1)

    def maps(self, grey: Tensor) -> Tensor:
        mean, spread = self.head(self.decoder(self.encoder(grey))[-1]).chunk(2, 1)
        surfaces, areas = mean[:, : self.surfaces], mean[:, self.surfaces :]
        sharp = REACH / SPREAD
        return joined(-((surfaces * sharp) ** 2) / 2, areas * sharp, mean, spread)

    def loss(self) -> MethodLoss:
        return DistanceLoss(self.surfaces, self.areas)


class DistanceLoss(MethodLoss):
    """How unlikely the true distances are, and how far the gradient is from 1."""

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        mean, spread = own.chunk(2, 1)
        spread = spread.clamp_min(NARROWEST)
        truth, known = distances_of(rows, areas)
        unlikely = spread + ((mean - truth) * torch.exp(-spread)) ** 2 / 2
        near = known * (truth.abs() < 1)
        down, along = torch.gradient(mean * REACH, dim=(2, 3))
        eikonal = ((down**2 + along**2 + 1e-6).sqrt() - 1) ** 2
        return _over(unlikely, known) + EIKONAL * _over(eikonal, near)


def _over(values: Tensor, where: Tensor) -> Tensor:
    return (values * where).sum() / where.sum().clamp_min(1)


def distances_of(rows: Tensor, areas: Tensor) -> tuple[Tensor, Tensor]:
    """Signed distances in units of REACH within ±1, and where they are known, (batch, n, H, W).

    Positive below a surface and inside an area.
    """
    index = torch.arange(areas.shape[2], device=rows.device)[:, None]
    below = (index - rows[:, :, None]) / REACH
    inside = torch.empty_like(areas)
    for place in np.ndindex(areas.shape[:2]):
        inside[place] = _from_border(areas[place])
    truth = torch.cat([below, inside], 1).clamp(-1, 1)
    known = torch.cat([torch.isfinite(below), areas >= 0], 1)
    return torch.nan_to_num(truth), known.to(truth.dtype)


def _from_border(area: Tensor) -> Tensor:
    mask = area.cpu().numpy() > 0
    if mask.all() or not mask.any():
        far = torch.full_like(area, 1.0)
        return far if mask.any() else -far
    signed = distance_transform_edt(mask) - distance_transform_edt(~mask)
    half = np.sign(signed) * 0.5  # the border lies between two pixels
    return torch.from_numpy((signed - half) / REACH).to(area)
