"""Promptable models by their cards: the one that ships, and those that a person added."""

from __future__ import annotations

from engine.errors import ModelError
from engine.prompt.model import PromptModel
from engine.runtime.prompt_predictor import load_small_prompt
from engine.runtime.registry import PROMPTED, ModelCard
from engine.runtime.sam_prompt import load_sam_prompt


def load_prompt_model(card: ModelCard, device_wish: str = "auto") -> PromptModel:
    """The model of a card, kept for the next picture.

    Raises ModelError where it answers no prompts, a file is missing or damaged, or the device is
    not there.
    """
    if card.modality != PROMPTED:
        raise ModelError(f"{card.title} does not answer boxes and clicks.")
    return (
        load_sam_prompt(card, device_wish) if card.added else load_small_prompt(card, device_wish)
    )
