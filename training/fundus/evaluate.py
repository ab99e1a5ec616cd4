"""Score the exported model on the validation photographs, through the engine that users run."""

from __future__ import annotations

import json
import logging
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import numpy as np

from engine.fundus import segment
from engine.image import RetinalImage
from engine.layers import Mask, Segmentation
from engine.metrics import bootstrap_mean, dice
from training.datasets.manifest import Sample, read_manifest, read_photograph, read_truth
from training.datasets.split import validation_samples

log = logging.getLogger(__name__)

SCORED = ("vessel", "artery", "vein", "optic_disc")


@dataclass(frozen=True)
class Figure:
    """One image's value of one measure for one structure."""

    sample: Sample
    structure: str
    measure: str
    value: float


def run(card_file: Path, *, shared: Path) -> list[Figure]:
    """Score all validation images and write the means into the card. Returns every figure."""
    card = json.loads(card_file.read_text(encoding="utf-8"))
    samples = validation_samples(read_manifest(shared))
    figures: list[Figure] = []
    for sample in samples:
        image = read_photograph(sample)
        segmentation = segment(image, model=card["name"])
        figures += _figures(sample, image, segmentation)
        log.info("%s %.1f s", sample.name, segmentation.seconds)
    trained_on = {entry["set"] for entry in card["data"]}
    card["scores"] = _summary(figures, trained_on)
    card_file.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return figures


def _figures(sample: Sample, image: RetinalImage, segmentation: Segmentation) -> list[Figure]:
    shape = (image.height, image.width)
    truth = read_truth(sample, SCORED, shape)
    fields = read_truth(sample, ("fov",), shape)
    visible = (
        segmentation.field_of_view.mask if segmentation.field_of_view else np.ones(shape, bool)
    )
    within = fields["fov"][0] if "fov" in fields else visible
    figures = []
    for structure, (mask, known) in truth.items():
        layer = segmentation.layer(structure)
        found = layer.mask if layer else np.zeros(shape, bool)
        figures.append(Figure(sample, structure, "Dice", dice(found, mask, within & known)))
    if "artery" in truth:
        figures += _kinds(sample, segmentation, truth["artery"][0], truth["vein"][0])
    if "fovea" in sample.landmarks:
        mark = segmentation.landmark("fovea")
        x, y = sample.landmarks["fovea"]
        error = hypot(mark.x - x, mark.y - y) / image.width if mark else 1.0
        figures.append(Figure(sample, "fovea", "error, share of width", error))
    return figures


def _kinds(sample: Sample, segmentation: Segmentation, artery: Mask, vein: Mask) -> list[Figure]:
    """Share of true artery or vein pixels that get the right kind: of those found, and of all."""
    empty = np.zeros(artery.shape, bool)
    layers = {key: segmentation.layer(key) for key in ("artery", "vein")}
    arteries, veins = (layer.mask if layer else empty for layer in layers.values())
    decided = arteries ^ veins
    right = decided & ((arteries & artery) | (veins & vein))
    true = artery | vein
    found, total = int((decided & true).sum()), int(true.sum())
    correct = int((right & true).sum())
    return [
        Figure(sample, "artery", "artery/vein accuracy on found", correct / max(found, 1)),
        Figure(sample, "artery", "artery/vein accuracy on all", correct / max(total, 1)),
    ]


def _summary(figures: Sequence[Figure], trained_on: set[str]) -> list[dict[str, object]]:
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.sample.dataset, figure.structure, figure.measure].append(figure)
    rows: list[dict[str, object]] = []
    for (dataset, structure, measure), members in groups.items():
        mean, low, high = bootstrap_mean(
            [figure.value for figure in members],
            groups=[_eye(figure.sample) for figure in members],
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


def _eye(sample: Sample) -> str:
    """The person, where the id tells: both eyes of one person are one group."""
    if sample.dataset == "chase_db1":
        return re.sub("[LR]$", "", sample.identifier)
    return sample.identifier
