"""Load the small promptable model once and ask it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load
from torch import Tensor

from engine.errors import ModelError
from engine.nets.folding import fold_norms
from engine.nets.prompt_net import CANDIDATES, PromptNet, RatedPromptNet, load_prompt_net
from engine.prompt.maps import MAPS, prompt_maps
from engine.prompt.model import Answers, Embedding, WindowPrompt
from engine.runtime.device import Device, choose_device
from engine.runtime.places import tree
from engine.runtime.registry import ModelCard, read_weights

PREFERENCE = (1.0, 0.85, 0.85)  # the first answer is what the network was trained to give first


@dataclass(frozen=True, eq=False)
class Features:
    """What the network keeps of a picture: features at each stride."""

    planes: list[Tensor]

    @property
    def nbytes(self) -> int:
        return sum(plane.nbytes for plane in self.planes)


class SmallPrompt:
    """The promptable model that ships (`engine.prompt.model.PromptModel`)."""

    def __init__(self, network: PromptNet, card: ModelCard, *, size: int, device: Device) -> None:
        self.name, self.sha256, self.size = card.name, card.sha256, size
        self._device = device
        self._network = network

    @torch.inference_mode()
    def encode(self, square: NDArray[np.uint8], structure: str) -> Features:
        """The structure makes a difference only to a network that was fine-tuned with adapters."""
        context = self._network.context if isinstance(self._network, RatedPromptNet) else None
        if context is not None:
            context.choose(tree().place_of(structure, context.rows))
        image = torch.from_numpy(square).to(self._device.torch).permute(2, 0, 1)[None].float() / 255
        with self._precision():
            image = image.contiguous(memory_format=torch.channels_last)
            return Features(self._network.encode(image))

    @torch.inference_mode()
    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """One answer to be shown and two other readings, or three that the network rates."""
        assert isinstance(embedding, Features)
        maps = prompt_maps(prompt.box, prompt.marks, prompt.previous, self.size)
        told = torch.from_numpy(maps).to(self._device.torch)[None]
        ratings = np.array(PREFERENCE[:CANDIDATES], np.float32)
        with self._precision():
            told = told.contiguous(memory_format=torch.channels_last)
            if isinstance(self._network, RatedPromptNet):
                logits, rated = self._network.rated(embedding.planes, told)
                ratings = rated[0].float().cpu().numpy()
            else:
                logits = self._network.decode(embedding.planes, told)
        return Answers(torch.sigmoid(logits[0].float()).cpu().numpy(), ratings)

    def _precision(self) -> torch.autocast:
        wanted = self._device.precision == "bf16"
        return torch.autocast(self._device.kind, torch.bfloat16, enabled=wanted)


@lru_cache(maxsize=1)
def load_small_prompt(card: ModelCard, device_wish: str = "auto") -> SmallPrompt:
    """The promptable model of a card, kept.

    Raises ModelError where weights are missing or damaged, or the device is not there.
    """
    device = choose_device(device_wish)
    (spec,) = card.passes
    tensors = {
        key: value.float() if value.is_floating_point() else value
        for key, value in load(read_weights(card, spec)).items()
    }
    try:
        network = load_prompt_net(spec.encoder, MAPS, tensors)
    except ModelError as error:
        raise ModelError(f"The weights of {card.title} do not fit its card.") from error
    fold_norms(network.eval())
    network = network.to(device.torch, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return SmallPrompt(network, card, size=spec.tile, device=device)
