"""Whether a model's probabilities mean what they say, and which threshold serves best.

Everything comes from histograms: for each photograph and structure, how often each probability was
given to a pixel that shows the structure, and to one that does not.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit

from engine.fundus import segment
from engine.layers import Mask
from training.datasets.sample import Sample, labels, read_photograph, read_truth
from training.fundus.figures import STRUCTURES

log = logging.getLogger(__name__)

FINE = 1000  # bins of the histograms
COARSE = 15  # bins of the calibration error
HOTTEST = 6.0  # temperatures are sought between this and its inverse
THRESHOLDS = np.arange(50, 1000, 10)  # in fine bins: 0.05 to 0.99

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Histogram:
    """Pixels of one photograph by probability, (FINE,) each: with the structure and without."""

    present: Counts
    absent: Counts


@dataclass(frozen=True)
class Calibration:
    """What was measured of one structure.

    `error` is the expected calibration error over 15 bins, `error_at_best` that after division of
    the logits by `temperature`, which comes on top of any that the card has. `threshold` gives the
    best mean `dice` of the probability map alone, over photographs that show the structure.
    """

    structure: str
    photographs: int
    error: float
    temperature: float
    error_at_best: float
    threshold: float
    dice: float


def run(samples: Sequence[Sample], *, model: str) -> list[Calibration]:
    """Measure every structure that the samples label and the model covers, inside the field."""
    histograms: dict[str, list[Histogram]] = defaultdict(list)
    for sample in samples:
        wanted = [key for key in STRUCTURES if labels(sample, key) and key not in sample.landmarks]
        if not wanted:
            continue
        image = read_photograph(sample)
        found = segment(image, model=model, structures=wanted, probabilities=True)
        if found.field_of_view is None:
            continue
        truth = read_truth(sample, tuple(wanted), (image.height, image.width))
        for key, probability in found.probabilities.items():
            mask, known = truth[key]
            within = known & found.field_of_view.mask
            histograms[key].append(histogram(probability, mask, within))
        log.info("%s", sample.name)
    return [measure(key, histograms[key]) for key in STRUCTURES if key in histograms]


def histogram(probability: NDArray[np.float32], mask: Mask, within: Mask) -> Histogram:
    """Count the pixels `within` by their probability in [0, 1]; all (height, width)."""
    bins = np.minimum((probability[within] * FINE).astype(np.int64), FINE - 1)
    shown = mask[within]
    return Histogram(
        np.bincount(bins[shown], minlength=FINE), np.bincount(bins[~shown], minlength=FINE)
    )


def measure(structure: str, histograms: Sequence[Histogram]) -> Calibration:
    """Calibration over all pixels of all photographs; Dice as their mean."""
    present = np.sum([each.present for each in histograms], axis=0)
    absent = np.sum([each.absent for each in histograms], axis=0)
    middles = (np.arange(FINE) + 0.5) / FINE
    temperature = best_temperature(present, absent)
    threshold, dice = best_threshold(histograms)
    return Calibration(
        structure=structure,
        photographs=len(histograms),
        error=calibration_error(middles, present, absent),
        temperature=temperature,
        error_at_best=calibration_error(expit(logit(middles) / temperature), present, absent),
        threshold=threshold,
        dice=dice,
    )


def calibration_error(probability: NDArray[np.float64], present: Counts, absent: Counts) -> float:
    """Expected calibration error (Naeini, Cooper and Hauskrecht 2015) over `COARSE` equal bins.

    `probability` is that of each fine bin.
    """
    coarse = np.minimum((probability * COARSE).astype(np.int64), COARSE - 1)
    pixels = np.bincount(coarse, present + absent, COARSE)
    shown = np.bincount(coarse, present, COARSE)
    claimed = np.bincount(coarse, probability * (present + absent), COARSE)
    return float(np.abs(shown - claimed).sum() / max(pixels.sum(), 1))


def best_temperature(present: Counts, absent: Counts) -> float:
    """By which to divide the logits for the least cross entropy (Guo et al. 2017)."""
    logits = logit((np.arange(FINE) + 0.5) / FINE)

    def entropy(log_temperature: float) -> float:
        scaled = logits / np.exp(log_temperature)
        costs = present * np.logaddexp(0, -scaled) + absent * np.logaddexp(0, scaled)
        return float(costs.sum())

    bound = float(np.log(HOTTEST))
    return float(np.exp(minimize_scalar(entropy, bounds=(-bound, bound), method="bounded").x))


def best_threshold(histograms: Sequence[Histogram]) -> tuple[float, float]:
    """The threshold with the best mean Dice over photographs that show the structure, and it.

    NaN for both where none does.
    """
    shown = [each for each in histograms if each.present.any()]
    if not shown:
        return float("nan"), float("nan")
    curves = []
    for each in shown:
        hits = each.present[::-1].cumsum()[::-1][THRESHOLDS]
        found = hits + each.absent[::-1].cumsum()[::-1][THRESHOLDS]
        curves.append(2 * hits / (found + each.present.sum()))
    mean = np.mean(curves, axis=0)
    best = int(np.argmax(mean))
    return float(THRESHOLDS[best]) / FINE, float(mean[best])


def table(measured: Sequence[Calibration], thresholds: Mapping[str, float]) -> str:
    """Markdown, one row a structure; `thresholds` are those of the card."""
    lines = [
        "| structure | photographs | ECE, % | temperature | ECE with it, % | threshold | best "
        "threshold | Dice there |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in measured:
        card = thresholds.get(row.structure)
        lines.append(
            f"| {row.structure.replace('_', ' ')} | {row.photographs} | {100 * row.error:.2f} | "
            f"{row.temperature:.2f} | {100 * row.error_at_best:.2f} | "
            f"{'—' if card is None else f'{card:g}'} | {row.threshold:.2f} | {row.dice:.3f} |"
        )
    return "\n".join(lines) + "\n"
