"""MedSegX: SAM at 256 pixels with experts in every block, and a decoder of full resolution.

Its checkpoint is a delta; `merge` puts it on a SAM, as the official program does when it starts.
"""

from __future__ import annotations

import torch
from torch.nn import functional

from engine.errors import ModelError
from engine.nets.adapters import with_adapters
from engine.nets.conmoae import ExpertSpec, Place
from engine.nets.sam import Sam, sam_specs
from engine.nets.sam_decoder import DecoderSpec
from engine.nets.sam_encoder import EncoderSpec, encoder_spec
from engine.nets.sam_prompt import PromptSpec
from engine.nets.tensors import Tensors, count_of, load_strictly, shape_of

SIDE = 256  # pixels of the square that it sees
TABLES = ("image_encoder.modal_embed", *(f"image_encoder.organ_embed.{n}" for n in range(5)))
GATE = "image_encoder.blocks.0.mlp.adapter_gate.weight"


class MedSegX(Sam):
    """A SAM whose blocks know what is to be segmented: an embedding is one of image and task."""

    def __init__(
        self,
        encoder: EncoderSpec,
        prompt: PromptSpec,
        decoder: DecoderSpec,
        *,
        experts: ExpertSpec,
        rows: tuple[int, ...],
    ) -> None:
        super().__init__(encoder, prompt, decoder)
        self.context = with_adapters(self.image_encoder, rows, experts)

    def encode_for(self, image: torch.Tensor, place: Place) -> torch.Tensor:
        """(1, 3, side, side), normalised, to (1, channels, grid, grid)."""
        self.context.choose(place)
        return self.encode(image)


def merge(base: Tensors, delta: Tensors) -> dict[str, torch.Tensor]:
    """All tensors of a MedSegX: those of SAM `base` for a map of 256 pixels, then the delta's.

    Raises ModelError where the two do not belong together.
    """
    spec = encoder_spec(base)
    if shape_of(delta, "image_encoder.blocks.0.mlp.adapter_input_embed.weight")[1] != spec.width:
        raise ModelError(
            f"MedSegX is a change to SAM ViT-B, and this SAM has blocks of {spec.width} channels. "
            "Choose SAM ViT-B for its base."
        )
    return rebased(base) | dict(delta)


def rebased(base: Tensors) -> dict[str, torch.Tensor]:
    """A SAM's encoder and prompts under MedSegX's names, for a map of 256 pixels."""
    spec = encoder_spec(base)
    grid = SIDE // spec.patch
    return {
        _wrapped(key): _resized(key, tensor, grid, spec.grid)
        for key, tensor in base.items()
        if not key.startswith("mask_decoder.")
    }


def load_medsegx(tensors: Tensors) -> MedSegX:
    """A network with the tensors of `merge`. Raises ModelError where they are others."""
    specs = sam_specs({key.replace(".mlp.mlp.", ".mlp."): each for key, each in tensors.items()})
    rows = tuple(shape_of(tensors, f"{table}.weight")[0] for table in TABLES)
    experts = _expert_spec(tensors)
    with torch.device("meta"):  # the tensors themselves become its weights
        network = MedSegX(*specs, experts=experts, rows=rows)
    load_strictly(network, own_names(tensors), "MedSegX")
    return network


def own_names(tensors: Tensors) -> dict[str, torch.Tensor]:
    """A published checkpoint's tensors under the names that `MedSegX` has for them."""
    return {
        key.replace("image_encoder.", "context.") if key.startswith(TABLES) else key: value
        for key, value in tensors.items()
    }


def published_names(tensors: Tensors) -> dict[str, torch.Tensor]:
    """The way back: what `MedSegX` holds under the names of a published checkpoint."""
    return {
        key.replace("context.", "image_encoder.") if key.startswith("context.") else key: value
        for key, value in tensors.items()
    }


def _expert_spec(tensors: Tensors) -> ExpertSpec:
    experts, inputs = shape_of(tensors, GATE)
    bottleneck, channels = shape_of(tensors, GATE.replace("gate", "down.0"))
    embedding = shape_of(tensors, "image_encoder.modal_embed.weight")[1]
    if inputs != 4 * embedding:
        raise ModelError(
            f"This MedSegX is of an early version (its gates have {inputs} inputs). The program "
            "reads the checkpoint that was published in September 2025 or later."
        )
    if count_of(tensors, "image_encoder.blocks.0.mlp.adapter_down.") != experts:
        raise ModelError("This MedSegX is not complete: some of its experts are missing.")
    return ExpertSpec(channels, bottleneck, embedding, experts)


def _wrapped(key: str) -> str:
    """Where a tensor of SAM is in MedSegX: the experts stand around the feed-forward part."""
    in_block = key.startswith("image_encoder.blocks.")
    return key.replace(".mlp.", ".mlp.mlp.") if in_block else key


def _resized(key: str, tensor: torch.Tensor, grid: int, before: int) -> torch.Tensor:
    """Position tables for a map of `grid` cells: bilinear, linear along an axis."""
    if key == "image_encoder.pos_embed" and before != grid:
        moved = tensor.permute(0, 3, 1, 2).float()
        found = functional.interpolate(moved, (grid, grid), mode="bilinear", align_corners=False)
        return found.permute(0, 2, 3, 1).contiguous()
    if ".rel_pos_" in key and len(tensor) == 2 * before - 1 and before != grid:
        rows = functional.interpolate(tensor.T[None].float(), 2 * grid - 1, mode="linear")
        return rows[0].T.contiguous()
    return tensor
