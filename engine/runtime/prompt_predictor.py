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
from engine.nets.prompt_net import CANDIDATES, PromptNet
from engine.prompt.maps import MAPS, prompt_maps
from engine.prompt.model import Answers, Embedding, WindowPrompt
from engine.runtime.device import Device, choose_device
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
        """The structure makes no difference to this model."""
        image = torch.from_numpy(square).to(self._device.torch).permute(2, 0, 1)[None].float() / 255
        with self._precision():
            image = image.contiguous(memory_format=torch.channels_last)
            return Features(self._network.encode(image))

    @torch.inference_mode()
    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """One answer to be shown, and two other readings."""
        assert isinstance(embedding, Features)
        maps = prompt_maps(prompt.box, prompt.marks, prompt.previous, self.size)
        told = torch.from_numpy(maps).to(self._device.torch)[None]
        with self._precision():
            told = told.contiguous(memory_format=torch.channels_last)
            logits = self._network.decode(embedding.planes, told)
        chances = torch.sigmoid(logits[0].float()).cpu().numpy()
        return Answers(chances, np.array(PREFERENCE[:CANDIDATES], np.float32))

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
    network = PromptNet(spec.encoder, MAPS)
    try:
        network.load_state_dict(load(read_weights(card, spec)), strict=True)
    except RuntimeError as error:
        raise ModelError(f"The weights of {card.title} do not fit its card.") from error
    fold_norms(network.eval())
    network = network.to(device.torch, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return SmallPrompt(network, card, size=spec.tile, device=device)
