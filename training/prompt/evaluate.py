"""Score the promptable model on objects that no training saw, into its card and a table."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from engine.metrics import bootstrap_mean
from engine.prompt.session import PromptSession
from engine.runtime.prompt_predictor import load_small_prompt
from engine.runtime.registry import Score, model_card, models
from training.prompt.objects import Target
from training.prompt.score import PromptScore, score_target
from training.shipping import write_card

log = logging.getLogger(__name__)

MOST = 2  # objects of one structure that one picture gives


def run(
    card_file: Path, *, targets: Iterable[Target], left_out: Sequence[str]
) -> list[PromptScore]:
    """Score the card's model on `targets` and write the means into the card."""
    card = json.loads(card_file.read_text(encoding="utf-8"))
    models.cache_clear()
    session = PromptSession(load_small_prompt(model_card(card["name"]), "cpu"))
    scores: list[PromptScore] = []
    for number, target in enumerate(targets):
        scores += score_target(session, target)
        if number % 50 == 0:
            log.info("%d objects", number)
    card["scores"] = [asdict(score) for score in _summary(scores, left_out)]
    write_card(card_file, card)
    models.cache_clear()
    return scores


def _summary(scores: Sequence[PromptScore], left_out: Sequence[str]) -> list[Score]:
    groups: dict[tuple[str, str, str], list[PromptScore]] = {}
    for score in scores:
        key = (score.dataset, score.structure, score.measure)
        groups.setdefault(key, []).append(score)
    told = []
    for (dataset, structure, measure), own in sorted(groups.items()):
        mean, low, high = bootstrap_mean(
            [score.value for score in own], groups=[score.person for score in own]
        )
        seen = dataset not in left_out
        told.append(Score(dataset, structure, f"Dice, {measure}", mean, low, high, len(own), seen))
    return told
