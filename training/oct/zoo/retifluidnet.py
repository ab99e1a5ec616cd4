"""RetiFluidNet: Rasti, Biglari, Rezapourian, Yang, Farsiu. "RetiFluidNet: A self-adaptive and
multi-attention deep convolutional network for retinal OCT fluid segmentation". IEEE Trans Med
Imaging 42:1413, 2023 (arXiv 2209.12468). Its connectivity: Yang, Soltanian-Zadeh, Farsiu.
"BiconNet". Pattern Recognit 121:108231, 2022.

As in the paper: channel and spatial attention that the network weighs against each other (SDA),
skip connections weighed by such attention (SASC), answers at several levels that are all trained
(DSL), and a loss of Dice and of connectivity to the eight neighbours, voted on from both sides.
Differently: attention is of the usual kinds (squeeze and excitation; a convolution) where the paper
adapts to deformation; depth and widths are ours.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Encoder, doubled, resized, twice, upward
from training.oct.zoo.method import Method, MethodLoss, joined

NEIGHBOURS = ((0, 1), (1, 1), (1, 0), (1, -1))  # and their opposites: (rows, columns)
DEEP = 0.3  # weight of the answers at coarser levels
CONNECTED = 0.5
REDUCTION = 4


class DualAttention(nn.Module):
    """Channel and spatial attention, each as far as the network has learned to trust it."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        narrow = max(1, channels // REDUCTION)
        self.of_channels = nn.Sequential(
            nn.Linear(channels, narrow), nn.ReLU(inplace=True), nn.Linear(narrow, channels)
        )
        self.of_places = nn.Conv2d(2, 1, 7, padding=3)
        self.trust = nn.Parameter(torch.ones(2))

    def forward(self, x: Tensor) -> Tensor:
        channels = torch.sigmoid(self.of_channels(x.mean((2, 3))))[..., None, None]
        summary = torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1)
        places = torch.sigmoid(self.of_places(summary))
        return x + self.trust[0] * x * channels + self.trust[1] * x * places


class RetiFluidNet(Method):
    """Attention at every level, an answer from every level."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.encoder = Encoder(1, channels)
        self.bottom = DualAttention(channels[-1])
        pairs = upward(channels)
        self.skips = nn.ModuleList(DualAttention(fine) for fine, _ in pairs)
        self.merges = nn.ModuleList(twice(fine + deep, fine) for fine, deep in pairs)
        self.heads = nn.ModuleList(nn.Conv2d(fine, self.outputs, 1) for fine, _ in pairs)
        ways = 2 * len(NEIGHBOURS) * areas
        self.connected = nn.Conv2d(width, ways, 1) if areas else None

    def maps(self, grey: Tensor) -> Tensor:
        features = self.encoder(grey)
        x = self.bottom(features[-1])
        answers = []
        for attention, merge, head, skip in zip(
            self.skips, self.merges, self.heads, features[-2::-1], strict=True
        ):
            x = merge(torch.cat([attention(skip), resized(x, skip)], 1))
            answers.append(resized(head(x), grey))
        *coarser, answer = answers
        connected = [self.connected(x)] if self.connected is not None else []
        return joined(answer, *coarser, *connected)

    def loss(self) -> MethodLoss:
        return FluidLoss(self.surfaces, self.areas)


class FluidLoss(MethodLoss):
    """The coarser answers' errors, and that of the connectivity."""

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        ways = 2 * len(NEIGHBOURS) * areas.shape[1]
        coarser = torch.split(own[:, : own.shape[1] - ways], self.outputs, 1)
        total = DEEP * torch.stack([self.shared(each, rows, areas) for each in coarser]).sum()
        if areas.shape[1]:
            connected = own[:, own.shape[1] - ways :]
            total = total + CONNECTED * connectivity_error(connected, areas)
        return total


def connectivity_error(logits: Tensor, areas: Tensor) -> Tensor:
    """Cross-entropy of "this pixel and that neighbour both belong", asked from both sides.

    `logits` (batch, 8 × areas, H, W): for each area four neighbours, then their opposites.
    """
    there, back = torch.sigmoid(torch.unflatten(logits, 1, (areas.shape[1], 2, -1))).unbind(2)
    errors = []
    for number, way in enumerate(NEIGHBOURS):
        here, beyond = shifted(areas, way)
        known = ((here >= 0) & (beyond >= 0)).to(logits.dtype)
        truth = (here > 0) & (beyond > 0)
        one, _ = shifted(there[:, :, number], way)
        _, other = shifted(back[:, :, number], way)
        voted = (one * other).clamp(1e-6, 1 - 1e-6)
        error = functional.binary_cross_entropy(voted, truth.to(voted.dtype), reduction="none")
        errors.append((error * known).sum() / known.sum().clamp_min(1))
    return torch.stack(errors).mean()


def shifted(maps: Tensor, way: tuple[int, int]) -> tuple[Tensor, Tensor]:
    """Pixels that have a neighbour `way` (rows, columns) off, and these neighbours."""
    down, along = way
    high, wide = maps.shape[-2:]
    here = maps[..., : high - down, max(0, -along) : wide - max(0, along)]
    beyond = maps[..., down:, max(0, along) : wide - max(0, -along)]
    return here, beyond
