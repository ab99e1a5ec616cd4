"""Load RetSAM's public network once; show it a picture, ask it head by head."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.errors import EngineError, ModelError
from engine.nets.retsam import build_coordinates, build_decoder, build_encoder
from engine.runtime.device import Device
from engine.runtime.parts import part_tensors
from engine.runtime.registry import ModelCard
from engine.runtime.runtimes import TORCH
from engine.runtime.torch_device import choose_device, out_of_memory

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class RetSamPredictor:
    """A loaded encoder; decoders are read when they are asked and let go, unless on a GPU.

    The encoder's maps are computed once a picture. The memory that it takes at most is the
    encoder, one decoder and what that computes: about 2.5 GB.
    """

    def __init__(self, card: ModelCard, device: Device) -> None:
        self.card = card
        self.device = device
        self.notices: list[str] = []
        self._encoder = self._on_device(build_encoder(part_tensors(card, "encoder")))
        self._decoders: dict[int, nn.Module] = {}
        self._picture: torch.Tensor | None = None
        self._maps: list[torch.Tensor] | None = None

    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the masks depend on besides image and weights."""
        return (
            ("runtime", TORCH),
            ("device", self.device.kind),
            ("precision", self.device.precision),
        )

    def set_picture(self, picture: NDArray[np.float32]) -> None:
        """Take a picture (3, side, side), normalised, for what follows."""
        self._picture, self._maps = torch.from_numpy(picture)[None], None

    def logits(self, head: int) -> NDArray[np.float32]:
        """What a head says: (channels, side, side) float32. Raises ModelError."""

        def ask() -> NDArray[np.float32]:
            maps = self._features()
            answer: torch.Tensor = self._decoder(head)(self._shown(), maps)
            return answer[0].float().cpu().numpy()

        return self._within_memory(ask)

    def coordinates(self) -> tuple[float, float]:
        """Where the macula is, x and y in shares of the picture. Raises ModelError."""

        def ask() -> tuple[float, float]:
            network = build_coordinates(part_tensors(self.card, "coordinates"))
            last = self._features()[4].float().cpu()
            with torch.autocast("cpu", enabled=False):  # bf16 tells a place to 1 in 256 only
                x, y = network(last)[0].tolist()
            return x, y

        return self._within_memory(ask)

    def _shown(self) -> torch.Tensor:
        if self._picture is None:
            raise RuntimeError("set_picture comes before the heads")
        return self._picture.to(self.device.kind)

    def _features(self) -> list[torch.Tensor]:
        if self._maps is None:
            self._maps = self._encoder(self._shown())
        return self._maps

    def _decoder(self, head: int) -> nn.Module:
        if head in self._decoders:
            return self._decoders[head]
        decoder = self._on_device(build_decoder(part_tensors(self.card, f"decoder-{head}")))
        if self.device.kind != "cpu":
            self._decoders[head] = decoder
        return decoder

    def _on_device(self, network: nn.Module) -> nn.Module:
        """There, with norms in full precision whatever the rest computes in."""
        for part in network.modules():
            if isinstance(part, nn.InstanceNorm2d):
                part.register_forward_pre_hook(_as_float)
        return network.to(self.device.kind)

    def _within_memory(self, ask: Callable[[], Answer]) -> Answer:
        while True:
            try:
                with (
                    torch.inference_mode(),
                    torch.autocast(
                        self.device.kind, torch.bfloat16, enabled=self.device.precision == "bf16"
                    ),
                ):
                    return ask()
            except EngineError:
                raise
            except (MemoryError, RuntimeError) as error:
                if not out_of_memory(error):
                    raise
                log.warning("out of memory: %s", error)
                self._make_room(error)

    def _make_room(self, error: BaseException) -> None:
        if self.device.kind == "cpu":
            raise ModelError(
                "There is not enough memory for RetSAM: it takes about 3 GB. Close other programs "
                "and try again."
            ) from error
        self._decoders, self._maps = {}, None
        self.device = _device(self.card, "cpu")
        self._encoder = self._encoder.to(self.device.kind)
        self.notices = ["The graphics card's memory ran short: working on the CPU, slower."]


@lru_cache(maxsize=1)
def load_retsam(card: ModelCard, device_wish: str) -> RetSamPredictor:
    """The predictor of a model on a device; kept, so that the next image need not load it.

    Raises ModelError where a file is missing or damaged, or the device is not there.
    """
    return RetSamPredictor(card, _device(card, device_wish))


def _device(card: ModelCard, wish: str) -> Device:
    """As the authors' program, the compatible reading computes in full precision."""
    device = choose_device(wish)
    compatible = card.added is not None and card.added.compatible
    return replace(device, precision="fp32") if compatible else device


def _as_float(_norm: nn.Module, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
    return tuple(each.float() for each in inputs)
