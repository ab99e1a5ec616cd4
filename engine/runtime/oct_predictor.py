"""Load an OCT model once and ask it for the surfaces and areas of a B-scan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.image import OctScale
from engine.oct.columns import ordered_rows
from engine.oct.frame import OctFrame, frame_of, to_frame
from engine.runtime.chances import inside, of_each_column
from engine.runtime.registry import ModelCard, PassSpec
from engine.runtime.runtimes import STRIDE, Runtime, choose_runtime, settings_of
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

    def __init__(self, card: ModelCard, runtime: Runtime) -> None:
        self.card = card
        self._runtime = runtime
        self._networks = runtime.networks(card)

    @property
    def spec(self) -> PassSpec:
        """The one pass of the model."""
        return self.card.passes[0]

    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the result depends on besides B-scan and weights."""
        return settings_of(self._runtime)

    def predict(self, bscan: NDArray[np.uint8], scale: OctScale | None) -> OctEvidence:
        """Look at one B-scan (height, width) as it is shown.

        Raises ModelError where there is not enough memory.
        """
        height, width = bscan.shape
        frame = frame_of(height, width, scale)
        try:
            chances, areas = self._forward(to_frame(bscan, frame))
        except MemoryError as error:
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
        padded = np.zeros((rounded_up(rows, STRIDE), rounded_up(columns, STRIDE), 3), np.uint8)
        padded[:rows, :columns] = picture[..., None]
        network = self._networks[self.spec.name]
        logits = network.logits(padded)
        if self.spec.mirror:
            mirrored = network.logits(np.ascontiguousarray(padded[:, ::-1]))
            logits += mirrored[..., ::-1]
            logits /= 2
        logits = logits[:, :rows, :columns]
        count = len(self.spec.surfaces)
        return of_each_column(logits[:count]), inside(logits[count:])


@lru_cache(maxsize=1)
def load_oct_predictor(
    card: ModelCard, device: str = "auto", runtime: str = "auto"
) -> OctPredictor:
    """The predictor of a model on a device; kept, so that the next volume need not load it.

    Raises ModelError where weights are missing or damaged, or the device or runtime is not there.
    """
    return OctPredictor(card, choose_runtime(runtime, device))
