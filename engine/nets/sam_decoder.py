"""The mask decoder of SAM: tokens and image look at each other, then a mask a token.

After Kirillov 2023. Names of modules are those of the official checkpoints. The number of steps
that enlarge the map follows from the tensors: two in SAM, four in MedSegX.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import nn

from engine.nets.sam_parts import ChannelNorm, TwoLayers
from engine.nets.tensors import Tensors, count_of, shape_of

HEADS = 8  # of every attention; the one size that the tensors do not tell


@dataclass(frozen=True)
class DecoderSpec:
    """Sizes. `inner` is the width of attention between tokens and image.

    `channels` are those after each step that enlarges the map; `scorer` those between the layers
    of the head that rates masks.
    """

    width: int
    inner: int
    hidden: int
    depth: int
    masks: int
    channels: tuple[int, ...]
    scorer: tuple[int, ...]


def decoder_spec(tensors: Tensors) -> DecoderSpec:
    """The sizes that follow from a checkpoint's tensors, named `mask_decoder.…`."""
    start = "mask_decoder.transformer.layers."
    masks, width = shape_of(tensors, "mask_decoder.mask_tokens.weight")
    steps = sorted(
        int(key.split(".")[2])
        for key, value in tensors.items()
        if key.startswith("mask_decoder.output_upscaling.") and value.ndim == 4
    )
    scorer = "mask_decoder.iou_prediction_head.layers."
    return DecoderSpec(
        width=width,
        inner=shape_of(tensors, f"{start}0.cross_attn_token_to_image.q_proj.weight")[0],
        hidden=shape_of(tensors, f"{start}0.mlp.lin1.weight")[0],
        depth=count_of(tensors, start),
        masks=masks,
        channels=tuple(
            shape_of(tensors, f"mask_decoder.output_upscaling.{step}.weight")[1] for step in steps
        ),
        scorer=tuple(
            shape_of(tensors, f"{scorer}{number}.weight")[0]
            for number in range(count_of(tensors, scorer))
        ),
    )


class MaskDecoder(nn.Module):
    """From an image's map and prompts to masks (logits) and how good each is said to be."""

    def __init__(self, spec: DecoderSpec) -> None:
        super().__init__()
        self.iou_token = nn.Embedding(1, spec.width)
        self.mask_tokens = nn.Embedding(spec.masks, spec.width)
        self.transformer = TwoWay(spec)
        self.output_upscaling = _enlarging(spec)
        self.output_hypernetworks_mlps = nn.ModuleList(
            Layers((spec.width, spec.width, spec.width, spec.channels[-1]))
            for _ in range(spec.masks)
        )
        self.iou_prediction_head = Layers((spec.width, *spec.scorer))

    def forward(
        self,
        image: torch.Tensor,
        places: torch.Tensor,
        tokens: torch.Tensor,
        dense: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits (1, masks, side, side) and ratings (1, masks).

        `image` and its `places` are (1, width, grid, grid), `tokens` (1, n, width), `dense` like
        `image`.
        """
        own = torch.cat([self.iou_token.weight, self.mask_tokens.weight])[None]
        map_ = image + dense
        found, seen = self.transformer(
            map_.flatten(2).mT, places.flatten(2).mT, torch.cat([own, tokens], 1)
        )
        enlarged = self.output_upscaling(seen.mT.reshape(map_.shape))
        answers = [
            network(found[:, 1 + number])
            for number, network in enumerate(self.output_hypernetworks_mlps)
        ]
        masks = torch.einsum("bmc,bchw->bmhw", torch.stack(answers, 1), enlarged)
        return masks, self.iou_prediction_head(found[:, 0])


class TwoWay(nn.Module):
    """Tokens look at the image and the image at the tokens, `depth` times, then once more."""

    def __init__(self, spec: DecoderSpec) -> None:
        super().__init__()
        self.layers = nn.ModuleList(TwoWayBlock(spec) for _ in range(spec.depth))
        self.final_attn_token_to_image = Looking(spec.width, spec.inner)
        self.norm_final_attn = nn.LayerNorm(spec.width)

    def forward(
        self, image: torch.Tensor, places: torch.Tensor, tokens: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """`image` and `places` (1, cells, width), `tokens` (1, n, width); both as they end."""
        found = tokens
        for number, block in enumerate(self.layers):
            found, image = block(found, image, tokens, places, first=number == 0)
        found = found + self.final_attn_token_to_image(found + tokens, image + places, image)
        return self.norm_final_attn(found), image


class TwoWayBlock(nn.Module):
    """Tokens among themselves, tokens at the image, each token alone, the image at the tokens."""

    def __init__(self, spec: DecoderSpec) -> None:
        super().__init__()
        self.self_attn = Looking(spec.width, spec.width)
        self.norm1 = nn.LayerNorm(spec.width)
        self.cross_attn_token_to_image = Looking(spec.width, spec.inner)
        self.norm2 = nn.LayerNorm(spec.width)
        self.mlp = TwoLayers(spec.width, spec.hidden, nn.ReLU())
        self.norm3 = nn.LayerNorm(spec.width)
        self.cross_attn_image_to_token = Looking(spec.width, spec.inner)
        self.norm4 = nn.LayerNorm(spec.width)

    def forward(
        self,
        found: torch.Tensor,
        image: torch.Tensor,
        tokens: torch.Tensor,
        places: torch.Tensor,
        *,
        first: bool,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """`tokens` and `places` say where things are, anew at each look.

        In the first block nothing has been found yet: tokens are replaced, not added to.
        """
        if first:
            found = self.self_attn(found, found, found)
        else:
            found = found + self.self_attn(found + tokens, found + tokens, found)
        found = self.norm1(found)
        found = found + self.cross_attn_token_to_image(found + tokens, image + places, image)
        found = self.norm2(found)
        found = self.norm3(found + self.mlp(found))
        image = image + self.cross_attn_image_to_token(image + places, found + tokens, found)
        return found, self.norm4(image)


class Looking(nn.Module):
    """Attention of (batch, n, width) on (batch, m, width), computed in `inner` channels."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.q_proj = nn.Linear(width, inner)
        self.k_proj = nn.Linear(width, inner)
        self.v_proj = nn.Linear(width, inner)
        self.out_proj = nn.Linear(inner, width)

    def forward(self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
        parts = (
            layer(x).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for layer, x in ((self.q_proj, query), (self.k_proj, key), (self.v_proj, value))
        )
        found = nn.functional.scaled_dot_product_attention(*parts)
        seen: torch.Tensor = self.out_proj(found.transpose(1, 2).flatten(2))
        return seen


class Layers(nn.Module):
    """Linear layers of these widths with ReLU between them."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(*pair) for pair in pairwise(widths))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.layers[:-1]:
            x = layer(x).relu()
        last: torch.Tensor = self.layers[-1](x)
        return last


def _enlarging(spec: DecoderSpec) -> nn.Sequential:
    """Each step doubles the map's side; normed after each but the last."""
    layers: list[nn.Module] = []
    before = spec.width
    for number, channels in enumerate(spec.channels, start=1):
        layers.append(nn.ConvTranspose2d(before, channels, 2, stride=2))
        if number < len(spec.channels):
            layers.append(ChannelNorm(channels))
        layers.append(nn.GELU())
        before = channels
    return nn.Sequential(*layers)
