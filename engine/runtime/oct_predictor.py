"""Load an OCT model once and ask it for the surfaces and areas of a B-scan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.image import OctScale
from engine.nets.unet import STRIDE
from engine.oct.columns import ordered_rows
from engine.oct.frame import OctFrame, frame_of, to_frame
from engine.runtime.device import Device, choose_device
from engine.runtime.predictor import load_networks, out_of_memory
from engine.runtime.registry import ModelCard, PassSpec
from engine.runtime.tiling import rounded_up


@dataclass(frozen=True, eq=False)
class OctEvidence:
    """What the network says of one B-scan, on its frame.

    `rows` and `confidence` are (surfaces, columns) float32, `areas` (areas, rows, columns) float32
    in [0, 1].
    """

    frame: OctFrame
    rows: NDArray[np.float32]
    confidence: NDArray[np.float32]
    areas: NDArray[np.float32]


class OctPredictor:
    """A loaded OCT model."""

    def __init__(self, card: ModelCard, device: Device) -> None:
        self.card = card
        self.device = device
        self._networks = load_networks(card, device)

    @property
    def spec(self) -> PassSpec:
        """The one pass of the model."""
        return self.card.passes[0]

    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the result depends on besides B-scan and weights."""
        return (("device", self.device.kind), ("precision", self.device.precision))

    def predict(self, bscan: NDArray[np.uint8], scale: OctScale | None) -> OctEvidence:
        """Look at one B-scan (height, width) as it is shown.

        Raises ModelError where there is not enough memory.
        """
        height, width = bscan.shape
        frame = frame_of(height, width, scale)
        try:
            chances, areas = self._forward(to_frame(bscan, frame))
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            raise ModelError(
                "There is not enough memory to segment this scan. Close other programs and "
                "try again."
            ) from error
        rows, confidence = ordered_rows(chances)
        return OctEvidence(frame, rows, confidence, areas)

    def _forward(
        self, picture: NDArray[np.uint8]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Distributions over the rows of each column, and probabilities of the areas."""
        rows, columns = picture.shape
        padded = np.zeros((rounded_up(rows, STRIDE), rounded_up(columns, STRIDE)), np.uint8)
        padded[:rows, :columns] = picture
        count = len(self.spec.surfaces)
        with (
            torch.inference_mode(),
            torch.autocast(
                self.device.kind, torch.bfloat16, enabled=self.device.precision == "bf16"
            ),
        ):
            image = torch.from_numpy(padded).to(self.device.torch)[None, None].float() / 255
            image = image.expand(1, 3, -1, -1).contiguous(memory_format=torch.channels_last)
            network = self._networks[self.spec.name]
            logits = network(image).float()
            if self.spec.mirror:
                logits = (logits + network(image.flip(3)).float().flip(3)) / 2
            logits = logits[0, :, :rows, :columns]
            chances = torch.softmax(logits[:count], dim=1).cpu().numpy()
            areas = torch.sigmoid(logits[count:]).cpu().numpy()
        return chances, areas


@lru_cache(maxsize=1)
def load_oct_predictor(card: ModelCard, device_wish: str) -> OctPredictor:
    """The predictor of a model on a device; kept, so that the next volume need not load it.

    Raises ModelError where weights are missing or damaged, or the device is not there.
    """
    return OctPredictor(card, choose_device(device_wish))
