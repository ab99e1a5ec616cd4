"""What every network of the zoo is: one way in, one way out, one loss."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.oct.loss import OctLoss


class MethodLoss(nn.Module):
    """The loss that all networks share, and what a method adds to it of its own.

    `maps` (batch, outputs + own, H, W) are what the method's network gives; `rows` and `areas` are
    as `OctLoss` takes them.
    """

    def __init__(self, surfaces: int, areas: int) -> None:
        super().__init__()
        self.surfaces = surfaces
        self.outputs = surfaces + areas
        self.shared = OctLoss(surfaces)

    def forward(self, maps: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        logits, own = maps[:, : self.outputs], maps[:, self.outputs :]
        total: Tensor = self.shared(logits, rows, areas) + self.own(logits, own, rows, areas)
        return total

    def own(self, logits: Tensor, own: Tensor, rows: Tensor, areas: Tensor) -> Tensor:
        """What the method adds; nothing unless it says otherwise."""
        return logits.new_zeros(())


class Method(nn.Module):
    """A network for `surfaces` and `areas`, counted; the zoo's methods say what is inside.

    RGB (batch, 3, H, W) in [0, 1] of any size → (batch, surfaces + areas + own, H, W): for each
    surface logits over the rows of a column, for each area logits of its mask, then maps that only
    the method's own loss looks at.
    """

    stride: int = 16  # `maps` is given multiples of this

    def __init__(self, surfaces: int, areas: int) -> None:
        super().__init__()
        self.surfaces = surfaces
        self.areas = areas
        self.outputs = surfaces + areas

    def forward(self, image: Tensor) -> Tensor:
        height, width = image.shape[-2:]
        beyond = (0, -width % self.stride, 0, -height % self.stride)
        grey = functional.pad(image[:, :1], beyond, mode="replicate")
        return self.maps(grey)[..., :height, :width]

    def maps(self, grey: Tensor) -> Tensor:
        """Of (batch, 1, H, W), multiples of `stride`: (batch, outputs + own, H, W)."""
        raise NotImplementedError

    def loss(self) -> MethodLoss:
        """The loss that the method is trained with."""
        return MethodLoss(self.surfaces, self.areas)


def joined(logits: Tensor, *own: Tensor) -> Tensor:
    """The answer, and behind it the maps for the method's own loss, all (batch, …, H, W)."""
    return torch.cat([logits, *own], 1)
