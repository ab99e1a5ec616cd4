"""Load the small promptable model once and ask it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.prompt.maps import prompt_maps
from engine.prompt.model import Answers, Embedding, WindowPrompt
from engine.runtime.chances import inside
from engine.runtime.registry import ModelCard
from engine.runtime.runtimes import PromptNetwork, choose_runtime

PREFERENCE = (1.0, 0.85, 0.85)  # the first answer is what the network was trained to give first


class SmallPrompt:
    """The promptable model that ships (`engine.prompt.model.PromptModel`)."""

    def __init__(self, network: PromptNetwork, card: ModelCard, *, size: int) -> None:
        self.name, self.sha256, self.size = card.name, card.sha256, size
        self._network = network

    def encode(self, square: NDArray[np.uint8], structure: str) -> Embedding:
        """See a square picture."""
        return self._network.encode(square, structure)

    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """One answer to be shown and two other readings, or three that the network rates."""
        maps = prompt_maps(prompt.box, prompt.marks, prompt.previous, self.size)
        logits, ratings = self._network.decode(embedding, maps)
        if ratings is None:
            ratings = np.array(PREFERENCE[: len(logits)], np.float32)
        return Answers(inside(logits), ratings)


@lru_cache(maxsize=1)
def load_small_prompt(card: ModelCard, device: str = "auto", runtime: str = "auto") -> SmallPrompt:
    """The promptable model of a card, kept.

    Raises ModelError where weights are missing or damaged, or the device or runtime is not there.
    """
    (spec,) = card.passes
    network = choose_runtime(runtime, device).prompt_network(card)
    return SmallPrompt(network, card, size=spec.tile)
