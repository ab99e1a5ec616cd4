"""SAM, MedSAM and MedSegX as models that a `PromptSession` can ask."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from engine.prompt.model import Answers, Embedding, WindowPrompt
from engine.prompt.prompts import Box, Mark
from engine.runtime.registry import ModelCard
from engine.runtime.sam_predictor import SamPredictor, Seen, load_sam_predictor

CLICKS = 8  # of a scribble, evenly along it: as many as SAM was asked with in its training


class SamPrompt:
    """A model of the SAM family (`engine.prompt.model.PromptModel`).

    MedSAM and MedSegX were trained with boxes alone: for them the box around what was shown before
    stands in where a person draws none, and without either they have no answer. Nor has any model
    where all that it is told is what lies outside.
    """

    def __init__(self, predictor: SamPredictor) -> None:
        self._predictor = predictor
        card = predictor.card
        self.name, self.sha256, self.size = card.name, card.sha256, predictor.side

    def encode(self, square: NDArray[np.uint8], structure: str) -> Seen:
        """See a square picture; MedSegX looks for `structure`."""
        return self._predictor.encode(square, structure)

    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """One candidate or three; those of MedSegX are not rated and count alike."""
        assert isinstance(embedding, Seen)
        box = prompt.box or _box_around(prompt.previous)
        clicks = [(point, mark.inside) for mark in prompt.marks for point in _clicks(mark)]
        if not self._predictor.takes_clicks:
            clicks = []
        if box is None and not any(inside for _, inside in clicks):
            return Answers(np.zeros((0, self.size, self.size), np.float32), np.zeros(0, np.float32))
        answers = self._predictor.answer(
            embedding,
            box=None if box is None else _pixels_of(box),
            points=np.array([point for point, _ in clicks], np.float32) if clicks else None,
            inside=np.array([inside for _, inside in clicks]) if clicks else None,
        )
        ratings = answers.ratings
        if ratings is None:
            ratings = np.ones(len(answers.logits), np.float32)
        return Answers(np.asarray(expit(answers.logits), np.float32), np.clip(ratings, 0, 1))


@lru_cache(maxsize=1)
def load_sam_prompt(card: ModelCard, device_wish: str = "auto") -> SamPrompt:
    """The promptable model of an added card, kept.

    Raises ModelError where a file is missing or damaged, or the device is not there.
    """
    return SamPrompt(load_sam_predictor(card, device_wish))


def _pixels_of(box: Box) -> tuple[float, float, float, float]:
    """The outermost pixels in a box whose edges run between pixels: what SAM calls its corners."""
    return box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5


def _box_around(previous: NDArray[np.float32] | None) -> Box | None:
    """Around what was shown before; SAM answers worse to a mask with hard edges than to its box."""
    if previous is None:
        return None
    rows, columns = (np.flatnonzero((previous >= 0.5).any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return None
    return Box(columns[0] - 0.5, rows[0] - 0.5, columns[-1] + 0.5, rows[-1] + 0.5)


def _clicks(mark: Mark) -> tuple[tuple[float, float], ...]:
    """A mark's points; of a long scribble, some of them evenly along it."""
    places = np.linspace(0, len(mark.points) - 1, min(len(mark.points), CLICKS)).round()
    return tuple(mark.points[int(place)] for place in places)
