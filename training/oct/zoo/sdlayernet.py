"""SD-LayerNet: Fazekas, Aresta, Lachinov, Riedl, Mai, Schmidt-Erfurth, Bogunović. "SD-LayerNet:
Semi-supervised retinal layer segmentation in OCT using disentangled representation with anatomical
priors". MICCAI 2022. Its attention gates: Oktay et al. "Attention U-Net". MIDL 2018.

As in the paper: rows of surfaces are regressed and put in order, a differentiable engine turns
them into masks of layers, and these masks with learned factors of style rebuild the picture, so
that scans without labels teach too; anatomical priors hold surfaces smooth and in order.
Differently: the priors are these two, with weights of ours; areas are factors beside the layers;
style is a plain vector, without the paper's variational part.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.zoo.blocks import Encoder, convolution, doubled, resized, twice, upward
from training.oct.zoo.method import Method, MethodLoss, joined

STYLES = 8
SOFTNESS = 1.0  # rows over which a layer's mask fades
REBUILT, SMOOTH, ORDER = 1.0, 0.01, 0.01  # weights of the loss's parts


class Gate(nn.Module):
    """Lets through of a skip connection what the deeper level asks for."""

    def __init__(self, skip: int, deeper: int) -> None:
        super().__init__()
        self.of_skip = nn.Conv2d(skip, skip, 1)
        self.of_deeper = nn.Conv2d(deeper, skip, 1)
        self.judge = nn.Conv2d(skip, 1, 1)

    def forward(self, skip: Tensor, deeper: Tensor) -> Tensor:
        asked = resized(self.of_deeper(deeper), skip)
        return skip * torch.sigmoid(self.judge(functional.relu(self.of_skip(skip) + asked)))


class SDLayerNet(Method):
    """Anatomy and style apart, and the picture from both."""

    def __init__(self, surfaces: int, areas: int, width: int = 32) -> None:
        super().__init__(surfaces, areas)
        channels = doubled(width, 5)
        self.encoder = Encoder(1, channels)
        pairs = upward(channels)
        self.gates = nn.ModuleList(Gate(*pair) for pair in pairs)
        self.merges = nn.ModuleList(twice(fine + deep, fine) for fine, deep in pairs)
        self.head = nn.Conv2d(width, self.outputs, 1)
        self.style = nn.Linear(channels[-1], STYLES)
        self.rebuild = nn.Sequential(
            *convolution(surfaces + 1 + areas + STYLES, width), nn.Conv2d(width, 1, 3, padding=1)
        )

    def maps(self, grey: Tensor) -> Tensor:
        features = self.encoder(grey)
        x = features[-1]
        for gate, merge, skip in zip(self.gates, self.merges, features[-2::-1], strict=True):
            x = merge(torch.cat([gate(skip, x), resized(x, skip)], 1))
        logits = self.head(x)
        rows = expected_rows(logits[:, : self.surfaces])
        masks = torch.sigmoid(logits[:, self.surfaces :])
        layers = layers_of(in_order(rows), grey.shape[2])
        style = self.style(features[-1].mean((2, 3)))[..., None, None]
        wide = style.expand(-1, -1, *grey.shape[2:])
        rebuilt = torch.sigmoid(self.rebuild(torch.cat([layers, masks, wide], 1)))
        told = rows[:, :, None].expand(-1, -1, grey.shape[2], -1)
        return joined(logits, rebuilt - grey, told)

    def loss(self) -> MethodLoss:
        return AnatomyLoss(self.surfaces, self.areas)


class AnatomyLoss(MethodLoss):
    """Needs no labels: the picture rebuilt, surfaces smooth and in order."""

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        total = REBUILT * own[:, :1].abs().mean()
        found = own[:, 1:, 0]
        if found.shape[1]:
            total = total + SMOOTH * found.diff(n=2, dim=2).abs().mean()
        if found.shape[1] > 1:
            total = total + ORDER * functional.relu(-found.diff(dim=1)).mean()
        return total


def expected_rows(logits: Tensor) -> Tensor:
    """The mean row (batch, surfaces, W) of distributions over the rows of each column."""
    index = torch.arange(logits.shape[2], device=logits.device, dtype=torch.float32)[:, None]
    return (torch.softmax(logits.float(), 2) * index).sum(2)


def in_order(rows: Tensor) -> Tensor:
    """`rows` (batch, surfaces, W), none above the one before."""
    return rows.cummax(dim=1).values if rows.shape[1] else rows


def layers_of(rows: Tensor, high: int) -> Tensor:
    """What lies above, between and below ordered surfaces: soft masks (batch, surfaces + 1, H, W)
    that add up to 1.
    """
    index = torch.arange(high, device=rows.device)[:, None]
    below = torch.sigmoid((index - rows[:, :, None]) / SOFTNESS)
    whole = torch.ones_like(index, dtype=rows.dtype).expand(rows.shape[0], 1, high, rows.shape[2])
    return torch.cat([whole, below], 1) - torch.cat([below, torch.zeros_like(whole)], 1)
