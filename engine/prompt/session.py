"""A picture to point at: encoded where it is looked at, then answering prompts at once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.prompt.candidates import Candidate, candidates_of
from engine.prompt.model import Embedding, PromptModel, WindowPrompt
from engine.prompt.prompts import Box, Mark, Prompt, box_of
from engine.prompt.window import AROUND, SMALLEST, Window, extent, window_for

LIMIT_BYTES = 256 * 2**20
SMALL = 0.12  # of the window's side: what is found smaller than this is looked at more closely
LOOKS = 3  # at most, to find the window that fits


class EmbeddingCache:
    """Embeddings by (image, model, structure, window): the latest, up to `limit` bytes."""

    def __init__(self, limit: int = LIMIT_BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[str, str, str, Window], Embedding] = OrderedDict()

    def get(self, key: tuple[str, str, str, Window]) -> Embedding | None:
        """What is kept under `key`, which becomes the latest."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: tuple[str, str, str, Window], embedding: Embedding) -> None:
        """Keep it, and let go of the oldest that there is no room for."""
        self._kept[key] = embedding
        while self.nbytes > self._limit and len(self._kept) > 1:
            self._kept.popitem(last=False)

    @property
    def nbytes(self) -> int:
        return sum(each.nbytes for each in self._kept.values())


@dataclass(frozen=True, eq=False)
class _Picture:
    pixels: NDArray[np.uint8]
    key: str
    structure: str


class PromptSession:
    """Asks `model` about one picture after the other."""

    def __init__(self, model: PromptModel, cache: EmbeddingCache | None = None) -> None:
        self.model = model
        self._cache = cache or EmbeddingCache()
        self._picture: _Picture | None = None
        self._window: Window | None = None

    def set_image(self, pixels: NDArray[np.uint8], *, key: str, structure: str) -> None:
        """Take a picture (height, width, 3) uint8, which `key` names, and what is looked for.

        Where it has both already, nothing changes: prompts that correct go on where they were.
        """
        known = self._picture
        if known is not None and (known.key, known.structure) == (key, structure):
            return
        self._picture = _Picture(pixels, key, structure)
        self._window = None

    def predict(
        self, prompt: Prompt, *, progress: Progress = silent, cancel: Cancel = never
    ) -> tuple[Candidate, ...]:
        """Candidates on the image's grid, the best first; none where the model finds nothing.

        The window stays while what is pointed at fits into it, so that further clicks need no
        encoding. What is encoded is kept where it is cancelled. Raises ValueError before
        `set_image`, Cancelled.
        """
        if self._picture is None:
            raise ValueError("There is no picture yet.")
        height, width = self._picture.pixels.shape[:2]
        window = self._fitting(prompt, (height, width))
        found: tuple[Candidate, ...] = ()
        for look in range(LOOKS):
            progress(look / LOOKS, "looking at the picture")
            found = self._answer(prompt, window, (height, width))
            raise_if_cancelled(cancel)
            self._window = window
            closer = _closer(found, prompt, window)
            if closer is None:
                break
            window = closer
        return found

    def _fitting(self, prompt: Prompt, shape: tuple[int, int]) -> Window:
        """The window of before where this prompt corrects what was shown in it; else its own.

        So the same first prompt always gives the same answer.
        """
        known, window = extent(prompt), self._window
        if prompt.previous and window and known and window.holds(known):
            return window
        structure = self._picture.structure if self._picture else ""
        return window_for(prompt, shape, self.model.size, structure)

    def _answer(
        self, prompt: Prompt, window: Window, shape: tuple[int, int]
    ) -> tuple[Candidate, ...]:
        assert self._picture is not None
        embedding = self._encoded(window)
        answers = self.model.answer(embedding, _in_window(prompt, window))
        return candidates_of(answers, window, prompt, shape, self._picture.structure)

    def _encoded(self, window: Window) -> Embedding:
        assert self._picture is not None
        picture = self._picture
        key = (picture.key, self.model.sha256, picture.structure, window)
        embedding = self._cache.get(key)
        if embedding is None:
            embedding = self.model.encode(window.cut(picture.pixels), picture.structure)
            self._cache.put(key, embedding)
        return embedding


def _closer(found: tuple[Candidate, ...], prompt: Prompt, window: Window) -> Window | None:
    """A better window for what was found: where it fills too little of this one, or leaves it."""
    if not found or prompt.box is not None:
        return None  # a box tells the size itself
    own = box_of(found[0].region)
    side = max(own.width, own.height)
    if SMALL * window.side <= side and window.holds(own):
        return None
    wanted = max(SMALLEST, AROUND * side)
    if 0.7 < wanted / window.side < 1.4:
        return None
    return Window(*own.centre, wanted, window.size)


def _in_window(prompt: Prompt, window: Window) -> WindowPrompt:
    previous = None
    if prompt.previous is not None and prompt.previous.mask.any():
        previous = window.cut_mask(prompt.previous)
    return WindowPrompt(
        box=_moved(prompt.box, window) if prompt.box is not None else None,
        marks=tuple(
            Mark(tuple(window.to_window(point) for point in mark.points), mark.inside)
            for mark in prompt.marks
        ),
        previous=previous,
    )


def _moved(box: Box, window: Window) -> Box:
    left, top = window.to_window((box.left, box.top))
    right, bottom = window.to_window((box.right, box.bottom))
    return Box(left, top, right, bottom)
