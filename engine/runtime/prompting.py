"""Promptable models by their cards: the one that ships, and those that a person added."""

from __future__ import annotations

from engine.errors import ModelError
from engine.prompt.model import PromptModel
from engine.runtime.prompt_predictor import load_small_prompt
from engine.runtime.registry import PROMPTED, ModelCard
from engine.runtime.runtimes import torch_for


def load_prompt_model(card: ModelCard, device: str = "auto", runtime: str = "auto") -> PromptModel:
    """The model of a card, kept for the next picture.

    Raises ModelError where it answers no prompts, a file is missing or damaged, or the device or
    runtime is not there.
    """
    if card.modality != PROMPTED:
        raise ModelError(f"{card.title} does not answer boxes and clicks.")
    if not card.added:
        return load_small_prompt(card, device, runtime)
    torch_for(card, runtime)
    from engine.runtime.sam_prompt import load_sam_prompt

    return load_sam_prompt(card, device)
