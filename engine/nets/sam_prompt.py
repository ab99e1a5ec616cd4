"""The prompt encoder of SAM: boxes, clicks and an earlier mask as tokens (Kirillov 2023)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import nn

from engine.nets.sam_parts import ChannelNorm
from engine.nets.tensors import Tensors, shape_of

LEFT_OUT, CLICKED, TOP_LEFT, BOTTOM_RIGHT = range(4)  # places in `point_embeddings`
NO_POINT = -1  # the label of a click that stands for none


@dataclass(frozen=True)
class PromptSpec:
    """Sizes: `width` of a token, `grid` of the image's map, `image` the frame's side in pixels."""

    width: int
    grid: int
    image: int
    mask_channels: int

    @property
    def mask(self) -> int:
        """Side of the mask that it takes, in pixels."""
        return 4 * self.grid


def prompt_spec(tensors: Tensors, *, grid: int, image: int) -> PromptSpec:
    """The sizes that follow from a checkpoint's tensors, named `prompt_encoder.…`."""
    _, width = shape_of(tensors, "prompt_encoder.no_mask_embed.weight")
    channels = shape_of(tensors, "prompt_encoder.mask_downscaling.3.weight")[0]
    return PromptSpec(width, grid, image, channels)


class PromptEncoder(nn.Module):
    """Prompts of one image, in pixels of the network's frame."""

    def __init__(self, spec: PromptSpec) -> None:
        super().__init__()
        self.spec = spec
        self.pe_layer = Waves(spec.width)
        kinds = nn.ModuleList(nn.Embedding(1, spec.width) for _ in range(4))
        self.point_embeddings = cast(Sequence[nn.Embedding], kinds)
        self.not_a_point_embed = nn.Embedding(1, spec.width)
        self.no_mask_embed = nn.Embedding(1, spec.width)
        first = spec.mask_channels // 4
        self.mask_downscaling = nn.Sequential(
            nn.Conv2d(1, first, 2, stride=2),
            ChannelNorm(first),
            nn.GELU(),
            nn.Conv2d(first, spec.mask_channels, 2, stride=2),
            ChannelNorm(spec.mask_channels),
            nn.GELU(),
            nn.Conv2d(spec.mask_channels, spec.width, 1),
        )

    def forward(
        self,
        *,
        box: torch.Tensor | None = None,
        points: torch.Tensor | None = None,
        labels: torch.Tensor | None = None,
        mask: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Tokens (1, n, width) and a map to add to the image's (1, width, grid, grid).

        `box` is (4,) as x0, y0, x1, y1; `points` (n, 2) as x, y with `labels` (n,): 1 in it, 0 not;
        `mask` (side, side) holds logits of an earlier answer.
        """
        tokens = []
        if points is not None and labels is not None:
            if box is None:  # as the network was trained: without a box, a click that is none
                points = torch.cat([points, points.new_zeros(1, 2)])
                labels = torch.cat([labels, labels.new_full((1,), NO_POINT)])
            tokens.append(self._clicks(points, labels))
        if box is not None:
            corners = self._places(box.view(2, 2))
            ends = [self.point_embeddings[end].weight for end in (TOP_LEFT, BOTTOM_RIGHT)]
            tokens.append(corners + torch.cat(ends))
        empty = self.no_mask_embed.weight.new_zeros(0, self.spec.width)
        return torch.cat([empty, *tokens])[None], self._dense(mask)

    def _clicks(self, points: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        places = self._places(points)
        kinds = torch.cat(
            [
                self.point_embeddings[LEFT_OUT].weight,
                self.point_embeddings[CLICKED].weight,
                self.not_a_point_embed.weight,
            ]
        )
        places = torch.where((labels == NO_POINT)[:, None], 0.0, places)
        return places + kinds[torch.where(labels == NO_POINT, 2, labels)]

    def _dense(self, mask: torch.Tensor | None) -> torch.Tensor:
        if mask is not None:
            found: torch.Tensor = self.mask_downscaling(mask[None, None])
            return found
        grid = self.spec.grid
        return self.no_mask_embed.weight.view(1, -1, 1, 1).expand(-1, -1, grid, grid)

    def image_places(self) -> torch.Tensor:
        """Where each cell of the image's map is: (1, width, grid, grid)."""
        cells = torch.arange(self.spec.grid, device=self.no_mask_embed.weight.device)
        side = (cells + 0.5) / self.spec.grid
        rows, columns = torch.meshgrid(side, side, indexing="ij")
        places: torch.Tensor = self.pe_layer(torch.stack([columns, rows], -1))
        return places.permute(2, 0, 1)[None]

    def _places(self, points: torch.Tensor) -> torch.Tensor:
        places: torch.Tensor = self.pe_layer((points + 0.5) / self.spec.image)
        return places


class Waves(nn.Module):
    """Random Fourier features (Tancik 2020) of places (…, 2) in [0, 1]: (…, width)."""

    positional_encoding_gaussian_matrix: torch.Tensor

    def __init__(self, width: int) -> None:
        super().__init__()
        self.register_buffer("positional_encoding_gaussian_matrix", torch.zeros(2, width // 2))

    def forward(self, shares: torch.Tensor) -> torch.Tensor:
        turned = 2 * torch.pi * ((2 * shares - 1) @ self.positional_encoding_gaussian_matrix)
        return torch.cat([turned.sin(), turned.cos()], -1)
