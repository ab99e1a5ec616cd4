"""f-AnoGAN trained on healthy B-scans, and how anomalous others are to it."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.files import write_bytes
from training.datasets.oct import OctSample, read_oct_sets
from training.loop import train
from training.oct.config import OctConfig
from training.oct.data import OctPatches, samples_of, split_of
from training.oct.networks import as_seen
from training.oct.zoo.fanogan import SIDE, AnomalyFinder, FinderLoss, HealthyGan, HealthyLoss

log = logging.getLogger(__name__)

WIDTH = 32
STEP = SIDE // 2  # patches of a B-scan overlap by half
TISSUE = 0.1  # mean brightness below which a patch shows no retina
WORST = 90  # percentile of a B-scan's patches that stands for it


def run(config: OctConfig, *, shared: Path, runs: Path, against: Sequence[str]) -> Path:
    """Train both stages on the config's sets and score B-scans; returns the table's path.

    Scored are the config's validation B-scans and all of the sets `against`. Started again, it goes
    on where it stopped.
    """
    training, healthy = split_of(samples_of(config, shared=shared))
    finder = fit(config, training, runs=runs)
    scored = [*healthy, *read_oct_sets(against, shared=shared)]
    scores = [scan_score(finder, sample) for sample in scored]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["set", "scan", "healthy", "score"])
    for number, (sample, score) in enumerate(zip(scored, scores, strict=True)):
        known = "yes" if number < len(healthy) else "no"
        writer.writerow([sample.dataset, sample.identifier, known, f"{score:.6f}"])
    file = runs / config.name / "anomaly.csv"
    write_bytes(file, table.getvalue().encode("utf-8"))
    log.info("area under the curve %.3f", area(scores[: len(healthy)], scores[len(healthy) :]))
    return file


def fit(config: OctConfig, samples: Sequence[OctSample], *, runs: Path) -> AnomalyFinder:
    """Both stages, each of as many steps as the config says."""
    torch.manual_seed(config.seed)
    width = config.width or WIDTH
    folder = runs / config.name
    draw = OctPatches(config, samples, cache=runs / "cache")
    gan: nn.Module = HealthyGan(width)
    gan = train(gan, draw=draw, loss=HealthyLoss(), spec=config.loop, folder=folder / "gan")
    assert isinstance(gan, HealthyGan)
    finder: nn.Module = AnomalyFinder(gan.cpu(), width)
    finder = train(finder, draw=draw, loss=FinderLoss(), spec=config.loop, folder=folder / "finder")
    assert isinstance(finder, AnomalyFinder)
    return finder.cpu().eval()


@torch.inference_mode()
def scan_score(finder: AnomalyFinder, sample: OctSample) -> float:
    """How anomalous a B-scan is: of its patches with retina, nearly the worst; NaN without any."""
    scores = patch_scores(finder, sample)
    seen = scores[np.isfinite(scores)]
    return float(np.percentile(seen, WORST)) if seen.size else float("nan")


@torch.inference_mode()
def patch_scores(finder: AnomalyFinder, sample: OctSample) -> NDArray[np.float32]:
    """Of patches half overlapping, (down, along); NaN where there is no retina."""
    image, _ = as_seen(sample.read().image, sample.scale)
    patches = image.unfold(2, SIDE, STEP).unfold(3, SIDE, STEP)  # (1, 3, down, along, 64, 64)
    down, along = patches.shape[2:4]
    flat = patches[0].permute(1, 2, 0, 3, 4).flatten(0, 1)
    scores = finder(flat).sum(1).mean((1, 2)).numpy()
    dark = flat[:, 0].mean((1, 2)).numpy() < TISSUE
    found: NDArray[np.float32] = np.where(dark, np.nan, scores).reshape(down, along)
    return found


def area(healthy: Sequence[float], others: Sequence[float]) -> float:
    """Chance that one of `others` scores above one of `healthy`, ties by half (the ROC's area)."""
    low, high = np.asarray(healthy)[:, None], np.asarray(others)[None]
    return float(((high > low) + 0.5 * (high == low)).mean()) if low.size and high.size else np.nan
