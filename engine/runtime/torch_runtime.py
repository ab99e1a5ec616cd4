"""Networks run by PyTorch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load
from torch import Tensor, nn

from engine.errors import ModelError
from engine.nets.folding import fold_norms
from engine.nets.prompt_net import PromptNet, RatedPromptNet, load_prompt_net
from engine.nets.unet import UNet, UNetSpec
from engine.prompt.maps import MAPS
from engine.prompt.model import Embedding
from engine.runtime.device import Device
from engine.runtime.places import tree
from engine.runtime.registry import ModelCard, PassSpec, read_weights
from engine.runtime.runtimes import TORCH
from engine.runtime.torch_device import choose_device, out_of_memory


class TorchRuntime:
    """PyTorch on the device that was asked for."""

    name = TORCH

    def __init__(self, device: str | Device = "auto") -> None:
        self.device = choose_device(device) if isinstance(device, str) else device

    @property
    def title(self) -> str:
        return self.device.title

    def networks(self, card: ModelCard) -> dict[str, TorchNetwork]:
        """Of all passes, strictly from the card's weights."""
        return {spec.name: TorchNetwork(_unet(card, spec), self.device) for spec in card.passes}

    def prompt_network(self, card: ModelCard) -> TorchPromptNetwork:
        """Plain or rated, as its weights tell."""
        (spec,) = card.passes
        tensors = {
            key: value.float() if value.is_floating_point() else value
            for key, value in load(read_weights(card, spec)).items()
        }
        try:
            network = load_prompt_net(spec.encoder, MAPS, tensors)
        except ModelError as error:
            raise ModelError(f"The weights of {card.title} do not fit its card.") from error
        return TorchPromptNetwork(network, self.device)

    def free(self) -> None:
        if self.device.kind == "cuda":
            torch.cuda.empty_cache()


class TorchNetwork:
    """A U-Net on a device."""

    def __init__(self, network: nn.Module, device: Device) -> None:
        self._network, self._device = _evaluated(network, device), device

    def logits(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        with _computing(self._device):
            logits: Tensor = self._network(_image(picture, self._device))
            found: NDArray[np.float32] = logits[0].float().cpu().numpy()
        return found


@dataclass(frozen=True, eq=False)
class Features:
    """What the network keeps of a picture: features at each stride."""

    planes: list[Tensor]

    @property
    def nbytes(self) -> int:
        return sum(plane.nbytes for plane in self.planes)


class TorchPromptNetwork:
    """A promptable network on a device."""

    def __init__(self, network: PromptNet, device: Device) -> None:
        self._network, self._device = network, device
        _evaluated(network, device)

    def encode(self, square: NDArray[np.uint8], structure: str) -> Features:
        """The structure makes a difference only to a network that was fine-tuned with adapters."""
        context = self._network.context if isinstance(self._network, RatedPromptNet) else None
        if context is not None:
            context.choose(tree().place_of(structure, context.rows))
        with _computing(self._device):
            return Features(self._network.encode(_image(square, self._device)))

    def decode(
        self, embedding: Embedding, maps: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        assert isinstance(embedding, Features)
        with _computing(self._device):
            told = torch.from_numpy(maps).to(self._device.kind)[None]
            told = told.contiguous(memory_format=torch.channels_last)
            if isinstance(self._network, RatedPromptNet):
                logits, rated = self._network.rated(embedding.planes, told)
                return logits[0].float().cpu().numpy(), rated[0].float().cpu().numpy()
            logits = self._network.decode(embedding.planes, told)
            return logits[0].float().cpu().numpy(), None


def _unet(card: ModelCard, spec: PassSpec) -> UNet:
    network = UNet(UNetSpec(spec.encoder, len(spec.outputs), spec.heads))
    try:
        network.load_state_dict(load(read_weights(card, spec)), strict=True)
    except RuntimeError as error:
        raise ModelError(f"The weights of {card.title} do not fit its card.") from error
    return network


def _evaluated(network: nn.Module, device: Device) -> nn.Module:
    fold_norms(network.eval())
    moved: nn.Module = network.to(device.kind, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return moved


def _image(picture: NDArray[np.uint8], device: Device) -> Tensor:
    image = torch.from_numpy(picture).to(device.kind).permute(2, 0, 1)[None].float() / 255
    return image.contiguous(memory_format=torch.channels_last)


@contextmanager
def _computing(device: Device) -> Iterator[None]:
    """Without gradients, at the device's precision; torch's errors of memory become Python's."""
    try:
        with (
            torch.inference_mode(),
            torch.autocast(device.kind, torch.bfloat16, enabled=device.precision == "bf16"),
        ):
            yield
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise MemoryError(str(error)) from error
