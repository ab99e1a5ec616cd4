"""Checkpoints with the official keys and containers, tiny and with seeded random weights."""

from functools import cache

import torch

from engine.nets.conmoae import ExpertSpec
from engine.nets.medsegx import MedSegX
from engine.nets.sam import Sam
from engine.nets.sam_decoder import DecoderSpec
from engine.nets.sam_encoder import EncoderSpec
from engine.nets.sam_prompt import PromptSpec

EXPERTS = ExpertSpec(channels=16, bottleneck=2, embedding=4)
ROWS = (10, 1, 5, 12, 39, 112)


def randomised(network, seed=0):
    """The network with seeded random weights."""
    generator = torch.Generator().manual_seed(seed)
    for tensor in network.state_dict().values():
        if tensor.is_floating_point():
            tensor.copy_(torch.randn(tensor.shape, generator=generator) * 0.2)
    return network.eval()


def sam_specs(side=64, window=3):
    """The specs of encoder, prompts and decoder of a tiny SAM for squares of `side` pixels."""
    encoder = EncoderSpec(side // 16, 16, 16, 2, 24, 16, (window, 0, window))
    decoder = DecoderSpec(16, 8, 32, 2, 4, (8, 4), (16, 16, 4))
    return encoder, PromptSpec(16, encoder.grid, side, 8), decoder


def sam_tensors(side=512):
    """What `sam_vit_b_01ec64.pth` and `medsam_vit_b.pth` hold."""
    return dict(randomised(Sam(*sam_specs(side))).state_dict())


def medsegx_delta():
    """What is below `model` in `medsegx_vit_b.pth`; its mask head enlarges four times."""
    encoder, prompt, _ = sam_specs(256)
    decoder = DecoderSpec(16, 8, 32, 2, 4, (8, 4, 2, 2), (16, 16, 4))
    network = randomised(MedSegX(encoder, prompt, decoder, experts=EXPERTS, rows=ROWS), 1)
    return {
        key.replace("context.", "image_encoder."): value
        for key, value in network.state_dict().items()
        if "adapter" in key or key.startswith(("context.", "mask_decoder."))
    }


@cache
def _retsam(outputs, coordinates):
    from engine.nets import retsam  # MONAI takes seconds to import

    width, heads = 4, (1, 1, 2, 4)
    parts = {
        "swinViT.": retsam.SwinTransformer(
            3, width, (2, 2), (4, 4), (2, 2, 4, 2), heads, spatial_dims=2
        ),
        **{
            f"decoder_modules.{number}.": retsam.Decoder(width, 4, channels)
            for number, channels in enumerate(outputs)
        },
    }
    if coordinates:
        parts["coordinate_head."] = retsam.Coordinates((16 * width, 8, 6, 2))
    return {
        prefix + key: tensor
        for seed, (prefix, network) in enumerate(parts.items())
        for key, tensor in randomised(network, seed).state_dict().items()
    }


def retsam_tensors(outputs=(2, 3, 2, 4, 5), *, coordinates=True):
    """What is below `state_dict` in RetSAM's file, without the prefix `model.`."""
    return dict(_retsam(outputs, coordinates))


def write_sam(path, **changes):
    """A file like `sam_vit_b_01ec64.pth`."""
    torch.save(sam_tensors() | changes, path)
    return path


def write_medsegx(path):
    """A file like `medsegx_vit_b.pth`, with what its training left in it."""
    torch.save({"model": medsegx_delta(), "optimizer": {"state": {}}, "epoch": 30}, path)
    return path


def write_retsam(path, outputs=(2, 3, 2, 4, 5), *, coordinates=True, **changes):
    """A file like `retsam_v1_for_public.ckpt`."""
    tensors = retsam_tensors(outputs, coordinates=coordinates) | changes
    told = {f"model.{key}": tensor for key, tensor in tensors.items()}
    torch.save({"state_dict": told, "epoch": 3, "global_step": 9}, path)
    return path
