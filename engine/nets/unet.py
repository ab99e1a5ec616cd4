"""A U-Net over a timm encoder (Ronneberger 2015; the encoder by name), light in its decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

DECODER_CHANNELS = (96, 64, 48, 32)
STEM_CHANNELS = 32


@dataclass(frozen=True)
class UNetSpec:
    """What it takes to build the network again: the encoder's timm name and the outputs' count.

    `heads` gives it several decoders: the outputs of each, as places among all of them.
    """

    encoder: str
    outputs: int
    heads: tuple[tuple[int, ...], ...] = ()


class Merge(nn.Module):
    """Twice as large, joined with the encoder's features of that size, and one convolution."""

    def __init__(self, below: int, skip: int, out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(below + skip, out, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, below: Tensor, skip: Tensor) -> Tensor:
        larger = functional.interpolate(below, scale_factor=2.0, mode="nearest")
        merged: Tensor = functional.relu(self.norm(self.conv(torch.cat([larger, skip], 1))))
        return merged


class _Decoding(nn.Module):
    """From features of strides 2 to 32 to logits (batch, outputs, H, W).

    It ends at half the resolution, and each of its pixels holds the logits of 2 × 2 (pixel shuffle;
    Shi 2016), which halves the cost of the last layers.
    """

    def build(self, channels: Sequence[int], outputs: int) -> None:
        """Make the layers; `channels` are the features' from stride 2 on."""
        self.merges = nn.ModuleList()
        below = channels[-1]
        for skip, out in zip(reversed(channels[:-1]), DECODER_CHANNELS, strict=True):
            self.merges.append(Merge(below, skip, out))
            below = out
        self.refine = nn.Conv2d(below, below, 3, padding=1)
        self.head = nn.Conv2d(below, 4 * outputs, 1)

    def decode(self, features: Sequence[Tensor]) -> Tensor:
        """The logits of the encoder's features, finest first."""
        x = features[-1]
        for merge, skip in zip(self.merges, reversed(features[:-1]), strict=True):
            x = merge(x, skip)
        x = functional.relu(self.refine(x))
        return functional.pixel_shuffle(self.head(x), 2)


class Decoder(_Decoding):
    """One of several decoders over an encoder."""

    def __init__(self, channels: Sequence[int], outputs: int) -> None:
        super().__init__()
        self.build(channels, outputs)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return self.decode(features)


class UNet(_Decoding):
    """RGB (batch, 3, H, W) in [0, 1] → logits (batch, outputs, H, W); H and W multiples of 32.

    Encoders that begin at stride 4 (Swin and other transformers) get a convolution beside them for
    stride 2. With `heads` in its spec there is a decoder for each, over one encoder.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, spec: UNetSpec) -> None:
        nn.Module.__init__(self)
        self.spec = spec
        encoder: Any = timm.create_model(
            spec.encoder, features_only=True, **encoder_options(spec.encoder)
        )
        self.encoder: nn.Module = encoder
        channels: list[int] = list(encoder.feature_info.channels())
        self.channels_last = getattr(encoder, "output_fmt", "NCHW") == "NHWC"
        self.stem: nn.Module | None = None
        if encoder.feature_info.reduction()[0] == 4:
            self.stem = nn.Sequential(
                nn.Conv2d(3, STEM_CHANNELS, 3, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(STEM_CHANNELS),
                nn.ReLU(inplace=True),
            )
            channels = [STEM_CHANNELS, *channels]
        self.decoders: nn.ModuleList | None = None
        if spec.heads:
            self.decoders = nn.ModuleList(Decoder(channels, len(head)) for head in spec.heads)
            order = [place for head in spec.heads for place in head]
            self.order = [order.index(place) for place in range(spec.outputs)]
        else:
            self.build(channels, spec.outputs)
        self.register_buffer("mean", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.5, 0.5, 0.5]).view(1, 3, 1, 1))

    def forward(self, images: Tensor) -> Tensor:
        even = (images - self.mean) / self.std
        features: list[Tensor] = list(self.encoder(even))
        if self.channels_last:
            features = [feature.permute(0, 3, 1, 2).contiguous() for feature in features]
        if self.stem is not None:
            features = [self.stem(even), *features]
        if self.decoders is None:
            return self.decode(features)
        logits = torch.cat([decoder(features) for decoder in self.decoders], 1)
        return logits[:, self.order]


def encoder_options(encoder: str) -> dict[str, Any]:
    """What timm has to be told so that an encoder works here."""
    if encoder.startswith("mobilenet"):
        return {"pad_type": "same"}  # as the weights that it starts from were trained
    if encoder.startswith("swin_"):
        return {"strict_img_size": False}  # any multiple of 32, not only the published size
    return {}
