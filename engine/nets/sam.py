"""SAM as a whole (Kirillov 2023), MedSAM too (Ma 2024): encode an image once, then ask for masks.

Every size follows from the tensors, so that ViT-B, -L and -H load alike.
"""

from __future__ import annotations

import torch
from torch import nn

from engine.nets.sam_decoder import DecoderSpec, MaskDecoder, decoder_spec
from engine.nets.sam_encoder import EncoderSpec, ImageEncoder, encoder_spec
from engine.nets.sam_prompt import PromptEncoder, PromptSpec, prompt_spec
from engine.nets.tensors import Tensors, load_strictly


class Sam(nn.Module):
    """The three parts of the family under their official names."""

    def __init__(self, encoder: EncoderSpec, prompt: PromptSpec, decoder: DecoderSpec) -> None:
        super().__init__()
        self.image_encoder = ImageEncoder(encoder)
        self.prompt_encoder = PromptEncoder(prompt)
        self.mask_decoder = MaskDecoder(decoder)

    @property
    def side(self) -> int:
        """Side of the square image that it sees, in pixels."""
        return self.image_encoder.spec.image

    def encode(self, image: torch.Tensor) -> torch.Tensor:
        """(1, 3, side, side), normalised, to (1, channels, grid, grid)."""
        found: torch.Tensor = self.image_encoder(image)
        return found

    def masks(
        self,
        embedding: torch.Tensor,
        *,
        box: torch.Tensor | None = None,
        points: torch.Tensor | None = None,
        labels: torch.Tensor | None = None,
        mask: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits (4, rows, columns) and ratings (4,): of one mask for all, then of three choices.

        Prompts as `PromptEncoder` takes them.
        """
        tokens, dense = self.prompt_encoder(box=box, points=points, labels=labels, mask=mask)
        places = self.prompt_encoder.image_places()
        logits, ratings = self.mask_decoder(embedding, places, tokens, dense)
        return logits[0], ratings[0]


def load_sam(tensors: Tensors) -> Sam:
    """A network with these tensors. Raises ModelError where they are not all, and only, a SAM's."""
    specs = sam_specs(tensors)
    with torch.device("meta"):  # the tensors themselves become its weights
        network = Sam(*specs)
    load_strictly(network, tensors, "SAM")
    return network


def sam_specs(tensors: Tensors) -> tuple[EncoderSpec, PromptSpec, DecoderSpec]:
    """The sizes that follow from a checkpoint's tensors; ModelError where they are not a SAM's."""
    encoder = encoder_spec(tensors)
    prompt = prompt_spec(tensors, grid=encoder.grid, image=encoder.image)
    return encoder, prompt, decoder_spec(tensors)
