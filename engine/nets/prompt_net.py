"""A small promptable network: features of the picture once, then masks for every prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.adapters import with_adapters
from engine.nets.conmoae import ExpertSpec
from engine.nets.tensors import Tensors, count_of, load_strictly, shape_of
from engine.nets.unet import Merge, encoder_options

CANDIDATES = 3
DECODER_CHANNELS = (96, 64, 48, 32)  # at strides 16, 8, 4, 2
PROMPT_CHANNELS = (16, 24, 32, 48, 64)  # at strides 2, 4, 8, 16, 32


class PromptNet(nn.Module):
    """`encode` a picture (batch, 3, S, S) in [0, 1], then `decode` its features with prompt maps.

    The maps (batch, `maps`, S, S; `engine.prompt.maps`) join the features at every stride of a
    U-Net's decoder, much as clicks do in Sofiiuk et al. 2022 (RITM). The first map, the ellipse in
    the box, also goes straight to the outcome: the network says where the structure differs from
    it. S is a multiple of 32.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, encoder: str, maps: int) -> None:
        super().__init__()
        made: Any = timm.create_model(encoder, features_only=True, **encoder_options(encoder))
        self.encoder: nn.Module = made
        channels: list[int] = list(made.feature_info.channels())
        self.prompts = nn.ModuleList()
        below = maps
        for out in PROMPT_CHANNELS:
            self.prompts.append(_halved(below, out))
            below = out
        self.merges = nn.ModuleList()
        x = channels[-1] + PROMPT_CHANNELS[-1]
        skips = [a + b for a, b in zip(channels[:-1], PROMPT_CHANNELS[:-1], strict=True)]
        for skip, out in zip(reversed(skips), DECODER_CHANNELS, strict=True):
            self.merges.append(Merge(x, skip, out))
            x = out
        self.refine = nn.Conv2d(x, x, 3, padding=1)
        self.head = nn.Conv2d(x, 4 * CANDIDATES, 1)
        self.trust = nn.Parameter(torch.ones(1))
        self.register_buffer("mean", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))

    def encode(self, images: Tensor) -> list[Tensor]:
        """Features at strides 2 to 32."""
        return list(self.encoder((images - self.mean) / self.std))

    def decode(self, features: Sequence[Tensor], maps: Tensor) -> Tensor:
        """Logits (batch, CANDIDATES, S, S): the best first, then other readings."""
        return self.answers(self.decoded(features, maps), maps)

    def decoded(self, features: Sequence[Tensor], maps: Tensor) -> Tensor:
        """What the decoder knows before it answers: (batch, channels, S / 2, S / 2)."""
        told, x = [], maps
        for layer in self.prompts:
            x = layer(x)
            told.append(x)
        joined = [torch.cat([a, b], 1) for a, b in zip(features, told, strict=True)]
        x = joined[-1]
        for merge, skip in zip(self.merges, reversed(joined[:-1]), strict=True):
            x = merge(x, skip)
        return functional.relu(self.refine(x))

    def answers(self, x: Tensor, maps: Tensor) -> Tensor:
        """Logits (batch, CANDIDATES, S, S) of what was decoded."""
        own = functional.pixel_shuffle(self.head(x), 2)
        return own + 2 * self.trust * maps[:, :1]


class RatedPromptNet(PromptNet):
    """With experts in its encoder where asked for, and with a word on how good each answer is."""

    def __init__(
        self,
        encoder: str,
        maps: int,
        *,
        rows: tuple[int, ...] = (),
        experts: ExpertSpec | None = None,
    ) -> None:
        super().__init__(encoder, maps)
        self.rating = Rating(DECODER_CHANNELS[-1])
        self.context = with_adapters(self.encoder, rows, experts) if experts else None

    def rated(self, features: Sequence[Tensor], maps: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (batch, CANDIDATES, S, S) and the IoU that each is thought to have, in [0, 1]."""
        x = self.decoded(features, maps)
        logits = self.answers(x, maps)
        return logits, self.rating(x, logits)


def load_prompt_net(encoder: str, maps: int, tensors: Tensors) -> PromptNet:
    """The network that these tensors are of: plain, or rated, with experts or without.

    Raises ModelError where they are of no such network.
    """
    network = PromptNet(encoder, maps)
    if any(key.startswith("rating.") for key in tensors):
        rows, experts = _experts_of(tensors)
        network = RatedPromptNet(encoder, maps, rows=rows, experts=experts)
    load_strictly(network, tensors, "the promptable network")
    return network


def _experts_of(tensors: Tensors) -> tuple[tuple[int, ...], ExpertSpec | None]:
    """The tables' rows and the experts' sizes; none where the network has no experts."""
    gates = [key for key in tensors if key.endswith("adapter_gate.weight")]
    if not gates:
        return (), None
    levels = count_of(tensors, "context.organ_embed.")
    tables = ["context.modal_embed", *(f"context.organ_embed.{n}" for n in range(levels))]
    rows = tuple(shape_of(tensors, f"{table}.weight")[0] for table in tables)
    bottleneck, channels = shape_of(tensors, gates[0].replace("gate", "down.0"))
    embedding = shape_of(tensors, f"{tables[0]}.weight")[1]
    return rows, ExpertSpec(channels, bottleneck, embedding, shape_of(tensors, gates[0])[0])


class Rating(nn.Module):
    """How good a mask is, from what the decoder saw inside it, along its edge and everywhere.

    It learns to tell the IoU, as SAM's does (Kirillov 2023). Untrained it rates all alike.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        last = nn.Linear(2 * channels, 1)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.layers = nn.Sequential(nn.Linear(3 * channels + 2, 2 * channels), nn.ReLU(), last)

    def forward(self, x: Tensor, logits: Tensor) -> Tensor:
        """`x` (batch, channels, h, w), `logits` (batch, n, 2h, 2w): (batch, n) in [0, 1]."""
        inside = functional.avg_pool2d(torch.sigmoid(logits.detach().float()), 2)
        edge = inside * (1 - inside)
        seen = x.float()
        everywhere = seen.mean((-2, -1))[:, None].expand(-1, logits.shape[1], -1)
        sizes = torch.stack([inside.mean((-2, -1)).sqrt(), edge.mean((-2, -1)).sqrt()], -1)
        told = torch.cat([_mean_in(seen, inside), _mean_in(seen, edge), everywhere, sizes], -1)
        rated: Tensor = self.layers(told)[..., 0].sigmoid()
        return rated


def _mean_in(x: Tensor, weights: Tensor) -> Tensor:
    """Of `x` (batch, c, h, w) over each of `weights` (batch, n, h, w): (batch, n, c)."""
    total = weights.sum((-2, -1)).clamp_min(1e-3)
    return torch.einsum("bchw,bnhw->bnc", x, weights) / total[..., None]


def _halved(below: int, out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(below, out, 3, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(out),
        nn.ReLU(inplace=True),
    )
