"""The image encoder of SAM: a vision transformer with windows (Kirillov 2023; Li 2022, ViTDet).

Names of modules are those of the official checkpoints, so that these load strictly. What stands at
`mlp` in a block is any module from (…, channels) to (…, channels); an adapter can wrap it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from engine.errors import ModelError
from engine.nets.sam_parts import ChannelNorm, TwoLayers
from engine.nets.tensors import Tensors, count_of, shape_of

NORM = 1e-6  # what LayerNorm adds to the variance


@dataclass(frozen=True)
class EncoderSpec:
    """Sizes of an encoder. `grid` is the side of its map, in patches of `patch` pixels.

    `windows` has a number for each block: the side of the windows that it looks at in patches, 0
    for the whole map at once.
    """

    grid: int
    patch: int
    width: int
    heads: int
    hidden: int
    output: int
    windows: tuple[int, ...]

    @property
    def image(self) -> int:
        """Side of the square that it sees, in pixels."""
        return self.grid * self.patch


def encoder_spec(tensors: Tensors) -> EncoderSpec:
    """The sizes that follow from a checkpoint's tensors, named `image_encoder.…`.

    Raises ModelError where they are not those of a SAM encoder.
    """
    _, grid, columns, width = shape_of(tensors, "image_encoder.pos_embed")
    patch = shape_of(tensors, "image_encoder.patch_embed.proj.weight")[2]
    tables = [
        shape_of(tensors, f"image_encoder.blocks.{number}.attn.rel_pos_h")
        for number in range(count_of(tensors, "image_encoder.blocks."))
    ]
    if not tables or grid != columns or width % tables[0][1]:
        raise ModelError("This is not a SAM image encoder: its position tables do not fit.")
    reach = [(rows + 1) // 2 for rows, _ in tables]
    return EncoderSpec(
        grid=grid,
        patch=patch,
        width=width,
        heads=width // tables[0][1],
        hidden=shape_of(tensors, "image_encoder.blocks.0.mlp.lin1.weight")[0],
        output=shape_of(tensors, "image_encoder.neck.0.weight")[0],
        windows=tuple(0 if each == grid else each for each in reach),
    )


class ImageEncoder(nn.Module):
    """(batch, 3, side, side), normalised, to (batch, channels, grid, grid)."""

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        self.spec = spec
        self.pos_embed = nn.Parameter(torch.zeros(1, spec.grid, spec.grid, spec.width))
        self.patch_embed = nn.ModuleDict(
            {"proj": nn.Conv2d(3, spec.width, spec.patch, stride=spec.patch)}
        )
        self.blocks = nn.ModuleList(Block(spec, window) for window in spec.windows)
        self.neck = nn.Sequential(
            nn.Conv2d(spec.width, spec.output, 1, bias=False),
            ChannelNorm(spec.output),
            nn.Conv2d(spec.output, spec.output, 3, padding=1, bias=False),
            ChannelNorm(spec.output),
        )

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        x = self.patch_embed["proj"](image).permute(0, 2, 3, 1) + self.pos_embed
        for block in self.blocks:
            x = block(x)
        map_: torch.Tensor = self.neck(x.permute(0, 3, 1, 2))
        return map_


class Block(nn.Module):
    """Attention within windows or over the whole map, then the feed-forward part."""

    def __init__(self, spec: EncoderSpec, window: int) -> None:
        super().__init__()
        self.window = window
        self.norm1 = nn.LayerNorm(spec.width, eps=NORM)
        self.attn = Attention(spec.width, spec.heads, window or spec.grid)
        self.norm2 = nn.LayerNorm(spec.width, eps=NORM)
        self.mlp: nn.Module = TwoLayers(spec.width, spec.hidden, nn.GELU())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, rows, columns, channels)."""
        normed = self.norm1(x)
        if self.window:
            seen = self.attn(_as_windows(normed, self.window))
            x = x + _from_windows(seen, self.window, x.shape[1:3])
        else:
            x = x + self.attn(normed)
        x = x + self.mlp(self.norm2(x))
        return x


class Attention(nn.Module):
    """Self-attention over a square map, with relative positions along both axes.

    One head after the other: the weights of all heads of a 64 × 64 map together take 0.8 GB.
    """

    def __init__(self, width: int, heads: int, side: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.rel_pos_h = nn.Parameter(torch.zeros(2 * side - 1, width // heads))
        self.rel_pos_w = nn.Parameter(torch.zeros(2 * side - 1, width // heads))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(batch, side, side, channels)."""
        batch, side, _, width = x.shape
        along_rows, along_columns = _relative(self.rel_pos_h), _relative(self.rel_pos_w)
        mixed = self.qkv(x).reshape(batch, side, side, 3, self.heads, -1).permute(3, 4, 0, 1, 2, 5)
        found = []
        for query, key, value in zip(*mixed, strict=True):
            nearness = query.flatten(1, 2) @ key.flatten(1, 2).mT * query.shape[-1] ** -0.5
            nearness = nearness.view(batch, side, side, side, side)
            nearness = nearness + torch.einsum("brcd,rkd->brck", query, along_rows)[..., None]
            nearness += torch.einsum("brcd,ckd->brck", query, along_columns)[..., None, :]
            shares = nearness.flatten(3).flatten(1, 2).softmax(-1)
            found.append(shares @ value.flatten(1, 2))
        together: torch.Tensor = self.proj(torch.cat(found, -1).view(batch, side, side, width))
        return together


def _relative(table: torch.Tensor) -> torch.Tensor:
    """(side, side, d): the table's row for each pair of a query's and a key's place."""
    places = torch.arange((len(table) + 1) // 2, device=table.device)
    return table[places[:, None] - places[None, :] + len(places) - 1]


def _as_windows(x: torch.Tensor, side: int) -> torch.Tensor:
    """(batch, rows, columns, channels) as (batch · windows, side, side, channels), 0 beyond it."""
    batch, rows, columns, width = x.shape
    x = functional.pad(x, (0, 0, 0, -columns % side, 0, -rows % side))
    _, rows, columns, _ = x.shape
    x = x.view(batch, rows // side, side, columns // side, side, width)
    return x.transpose(2, 3).reshape(-1, side, side, width)


def _from_windows(x: torch.Tensor, side: int, shape: torch.Size) -> torch.Tensor:
    """The way back, on a map of `shape` (rows, columns)."""
    down, across = -(-shape[0] // side), -(-shape[1] // side)
    x = x.view(-1, down, across, side, side, x.shape[-1]).transpose(2, 3)
    return x.reshape(len(x), down * side, across * side, -1)[:, : shape[0], : shape[1]]
