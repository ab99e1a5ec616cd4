"""What a promptable model has to offer, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.prompt.prompts import Box, Mark


@dataclass(frozen=True, eq=False)
class WindowPrompt:
    """A prompt in pixels of the window; `previous` are probabilities (size, size), or None."""

    box: Box | None
    marks: tuple[Mark, ...]
    previous: NDArray[np.float32] | None


@dataclass(frozen=True, eq=False)
class Answers:
    """Probabilities (candidates, size, size) in [0, 1], and the model's own ratings of them."""

    chances: NDArray[np.float32]
    ratings: NDArray[np.float32]


class Embedding(Protocol):
    """What a model keeps of a picture that it has seen."""

    @property
    def nbytes(self) -> int: ...


class PromptModel(Protocol):
    """Sees a square of `size` pixels once, then answers prompts about it."""

    @property
    def name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    @property
    def size(self) -> int: ...

    def encode(self, square: NDArray[np.uint8], structure: str) -> Embedding:
        """See a picture (size, size, 3), with `structure` in mind where the model knows it."""
        ...

    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """Candidates for one prompt."""
        ...
