"""Score an exported OCT model on B-scans that no training saw, into its card."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from engine.metrics import bootstrap_mean
from engine.runtime.registry import Score, models
from training.datasets.oct import OctSample
from training.oct.score import ScanScore, area_score, score_scan
from training.shipping import write_card

log = logging.getLogger(__name__)


def run(card_file: Path, *, samples: Sequence[OctSample]) -> list[ScanScore]:
    """Score the card's model on `samples` and write the scores into the card.

    Surfaces: mean over B-scans with its 95 % interval by bootstrap over persons. Areas: Dice over
    all pixels of a set and in the mean over the scans that have any.
    """
    card = json.loads(card_file.read_text(encoding="utf-8"))
    models.cache_clear()
    scores = []
    for sample in samples:
        scores += score_scan(sample, model=card["name"])
        log.info("%s", sample.name)
    card["scores"] = [asdict(score) for score in _summary(scores)]
    write_card(card_file, card)
    models.cache_clear()
    return scores


def _summary(scores: Sequence[ScanScore]) -> list[Score]:
    told = []
    groups = sorted({(s.dataset, s.structure, s.measure) for s in scores})
    for dataset, structure, measure in groups:
        if measure.startswith("pixels"):
            continue
        chosen = [
            s
            for s in scores
            if (s.dataset, s.structure, s.measure) == (dataset, structure, measure)
            and np.isfinite(s.value)
        ]
        if chosen:
            persons = [s.person for s in chosen]
            mean, low, high = bootstrap_mean([s.value for s in chosen], groups=persons)
            told.append(Score(dataset, structure, measure, mean, low, high, len(chosen), True))
    areas = sorted({(s.dataset, s.structure) for s in scores if s.measure == "pixels true"})
    for dataset, structure in areas:
        area = area_score(scores, dataset, structure)
        pairs = (("Dice over all pixels", area.pooled_dice), ("Dice a scan", area.mean_dice))
        told += [
            Score(dataset, structure, measure, value, value, value, area.scans, True)
            for measure, value in pairs
            if np.isfinite(value)
        ]
        if area.empty:
            share = area.false / area.empty
            measure = f"found where there is none, {area.false} of {area.empty}"
            told.append(Score(dataset, structure, measure, share, share, share, area.empty, True))
    return told
