"""Score the exported model on the validation photographs, through the engine that users run."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.fundus import segment
from engine.metrics import bootstrap_mean
from training.datasets.sample import Sample, labels, read_photograph
from training.datasets.split import validation_samples
from training.fundus.figures import FALSE_PIECES, STRUCTURES, Figure, figures_of
from training.shipping import write_card

log = logging.getLogger(__name__)


def run(card_file: Path, *, samples: Sequence[Sample]) -> list[Figure]:
    """Score the validation photographs among `samples`; write into the card what they say.

    Returns every figure.
    """
    card = json.loads(card_file.read_text(encoding="utf-8"))
    samples = validation_samples(samples)
    figures: list[Figure] = []
    for sample in samples:
        image = read_photograph(sample)
        wanted = [key for key in (*STRUCTURES, "fovea") if labels(sample, key)]
        found = segment(image, model=card["name"], structures=wanted, probabilities=True)
        figures += figures_of(sample, image, found)
        log.info("%s %.1f s", sample.name, found.seconds)
    trained_on = {entry["set"] for entry in card["data"]}
    card["scores"] = _summary(figures, trained_on)
    card["reliable_from"] = _reliable_from(figures)
    write_card(card_file, card)
    return figures


def _reliable_from(figures: Sequence[Figure]) -> dict[str, int]:
    """One piece more than the model shows on any photograph that has none of a lesion."""
    most: dict[str, int] = {}
    for figure in figures:
        if figure.measure == FALSE_PIECES:
            most[figure.structure] = max(most.get(figure.structure, 0), int(figure.value))
    return {key: count + 1 for key, count in most.items()}


def _summary(figures: Sequence[Figure], trained_on: set[str]) -> list[dict[str, object]]:
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.sample.dataset, figure.structure, figure.measure].append(figure)
    rows: list[dict[str, object]] = []
    for (dataset, structure, measure), members in groups.items():
        mean, low, high = bootstrap_mean(
            [figure.value for figure in members],
            groups=[figure.sample.person for figure in members],
        )
        rows.append(
            {
                "data": dataset,
                "structure": structure,
                "measure": measure,
                "value": round(mean, 4),
                "low": round(low, 4),
                "high": round(high, 4),
                "images": len(members),
                "seen": dataset in trained_on,
            }
        )
        median = float(np.median([figure.value for figure in members]))
        log.info(
            "%s %s %s: mean %.4f (%.4f–%.4f), median %.4f, n %d",
            dataset,
            structure,
            measure,
            mean,
            low,
            high,
            median,
            len(members),
        )
    return rows
