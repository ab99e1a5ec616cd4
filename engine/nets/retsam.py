"""RetSAM's public network: one Swin encoder, a whole U-Net decoder a task, two coordinates.

Swin-UNETR (Hatamizadeh 2022) from MONAI's blocks, under the names of the official checkpoint. Each
part is built from its own tensors, so that one decoder after the other can be loaded and let go.
"""

from __future__ import annotations

import math

import torch
from monai.networks.blocks.dynunet_block import UnetOutBlock
from monai.networks.blocks.unetr_block import UnetrBasicBlock, UnetrUpBlock
from monai.networks.nets.swin_unetr import SwinTransformer
from torch import nn

from engine.errors import ModelError
from engine.nets.tensors import Tensors, count_of, load_strictly, plain_names, shape_of

STAGES = 4
ENCODER, DECODERS, COORDINATES = "swinViT.", "decoder_modules.", "coordinate_head."


def parts_of(tensors: Tensors) -> dict[str, dict[str, torch.Tensor]]:
    """A checkpoint's tensors by part: encoder, decoder-0, …, and coordinates where it has them.

    Raises ModelError where there are others than these.
    """
    plain = plain_names(tensors)
    count = count_of(plain, DECODERS)
    prefixes = {
        "encoder": ENCODER,
        **{f"decoder-{number}": f"{DECODERS}{number}." for number in range(count)},
        "coordinates": COORDINATES,
    }
    parts = {name: _below(plain, prefix) for name, prefix in prefixes.items()}
    spare = [key for key in plain if not key.startswith(tuple(prefixes.values()))]
    if spare or not parts["encoder"] or not count:
        raise ModelError(
            "This is not RetSAM's public network, which has an encoder (swinViT) and decoders "
            f"(decoder_modules) alone. In this one: {spare[0] if spare else 'not both of them'}."
        )
    return {name: part for name, part in parts.items() if part}


def outputs_of(decoder: Tensors) -> int:
    """How many channels a decoder says."""
    return shape_of(decoder, "out.conv.conv.bias")[0]


def build_encoder(tensors: Tensors) -> SwinTransformer:
    """(1, 3, side, side), normalised, to five maps of strides patch · 1, 2, 4, 8, 16.

    Raises ModelError where the tensors are not, or not only, those of a Swin transformer.
    """
    width, _, patch, _ = shape_of(tensors, "patch_embed.proj.weight")
    stages = [f"layers{number}.0.blocks." for number in range(1, STAGES + 1)]
    tables = [shape_of(tensors, f"{stage}0.attn.relative_position_bias_table") for stage in stages]
    window = (math.isqrt(tables[0][0]) + 1) // 2
    network = SwinTransformer(
        in_chans=3,
        embed_dim=width,
        window_size=(window, window),
        patch_size=(patch, patch),
        depths=tuple(count_of(tensors, stage) for stage in stages),
        num_heads=tuple(heads for _, heads in tables),
        spatial_dims=2,
    )
    for key, order in network.state_dict().items():
        index = key.endswith("relative_position_index") and key in tensors
        if index and not torch.equal(order, tensors[key]):
            raise ModelError("This RetSAM orders the places in a window in another way.")
    load_strictly(network, tensors, "RetSAM's encoder")
    return network


def build_decoder(tensors: Tensors) -> Decoder:
    """One task's decoder. Raises ModelError where the tensors are not, or not only, its own."""
    width = shape_of(tensors, "encoder1.layer.conv1.conv.weight")[0]
    patch = shape_of(tensors, "decoder1.transp_conv.conv.weight")[2]
    with torch.device("meta"):  # the tensors themselves become its weights
        network = Decoder(width, patch, outputs_of(tensors))
    load_strictly(network, tensors, "RetSAM's decoder")
    return network


def build_coordinates(tensors: Tensors) -> Coordinates:
    """The head of coordinates. Raises ModelError where the tensors are not, or not only, its."""
    start = "coordinate_regressor."
    widths = [shape_of(tensors, f"{start}{number}.weight") for number in (0, 3, 6)]
    with torch.device("meta"):
        network = Coordinates((widths[0][1], *(out for out, _ in widths)))
    load_strictly(network, tensors, "RetSAM's head of coordinates")
    return network


class Decoder(nn.Module):
    """From the picture itself and the encoder's five maps to logits at full resolution."""

    def __init__(self, width: int, patch: int, outputs: int) -> None:
        super().__init__()
        self.encoder1 = _block(3, width)
        self.encoder2 = _block(width, width)
        self.encoder3 = _block(2 * width, 2 * width)
        self.encoder4 = _block(4 * width, 4 * width)
        self.encoder10 = _block(16 * width, 16 * width)
        self.decoder5 = _up(16 * width, 8 * width, 2)
        self.decoder4 = _up(8 * width, 4 * width, 2)
        self.decoder3 = _up(4 * width, 2 * width, 2)
        self.decoder2 = _up(2 * width, width, 2)
        self.decoder1 = _up(width, width, patch)
        self.out = UnetOutBlock(2, width, outputs)

    def forward(self, image: torch.Tensor, maps: list[torch.Tensor]) -> torch.Tensor:
        x = self.decoder5(self.encoder10(maps[4]), maps[3])
        x = self.decoder4(x, self.encoder4(maps[2]))
        x = self.decoder3(x, self.encoder3(maps[1]))
        x = self.decoder2(x, self.encoder2(maps[0]))
        x = self.decoder1(x, self.encoder1(image))
        logits: torch.Tensor = self.out(x)
        return logits


class Coordinates(nn.Module):
    """From the encoder's last map to coordinates in [0, 1], x before y."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        super().__init__()
        first, second, third, last = widths
        self.coordinate_regressor = nn.Sequential(
            nn.Linear(first, second),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(second, third),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(third, last),
        )

    def forward(self, map_: torch.Tensor) -> torch.Tensor:
        places: torch.Tensor = self.coordinate_regressor(map_.mean((2, 3))).sigmoid()
        return places


def _block(before: int, after: int) -> UnetrBasicBlock:
    return UnetrBasicBlock(2, before, after, 3, 1, "instance", res_block=True)


def _up(before: int, after: int, factor: int) -> UnetrUpBlock:
    return UnetrUpBlock(2, before, after, 3, factor, "instance", res_block=True)


def _below(tensors: Tensors, prefix: str) -> dict[str, torch.Tensor]:
    return {
        key.removeprefix(prefix): tensor
        for key, tensor in tensors.items()
        if key.startswith(prefix)
    }
