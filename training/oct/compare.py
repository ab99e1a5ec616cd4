"""Networks compared: trained on the same patches for as many steps, scored on the same B-scans."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.files import write_bytes
from engine.image import OctScale
from engine.layers import Mask
from engine.oct.columns import ordered_rows
from engine.oct.frame import frame_of, rows_from_frame
from engine.oct.segment import without_specks
from training.datasets.drawings import DatasetError
from training.datasets.oct import OctSample, OctTruth
from training.oct import expert
from training.oct.config import SHIPPED, OctConfig
from training.oct.data import OctPatches, samples_of, split_of
from training.oct.networks import as_seen, loss_of
from training.oct.score import ScanScore, area_score

log = logging.getLogger(__name__)

THRESHOLD = 0.5
DISTANCE = "boundary MAE, px"
TIMED = 3  # the median of so many


@dataclass(frozen=True)
class Result:
    """What one network came to. Seconds are of one core's time: a B-scan seen, a step learned."""

    parameters: int
    scan_seconds: float
    step_seconds: float
    scores: tuple[ScanScore, ...]


def compare(variants: Mapping[str, OctConfig], *, shared: Path, runs: Path) -> Path:
    """Train and score each of `variants`; returns the path of the table, beside their runs.

    Scored on the validation B-scans' own grid: areas at a probability of 0.5, small pieces dropped
    as the engine does; surfaces of the network that ships by their distance. Started again, it goes
    on where it stopped.
    """
    for name, config in variants.items():
        if config.surfaces and config.network != SHIPPED:
            raise DatasetError(f"{name}: of the zoo only areas can be compared. Name no surfaces.")
    results = {name: _result(config, shared, runs) for name, config in variants.items()}
    file = (runs / next(iter(variants.values())).name).with_name("compare.md")
    write_bytes(file, table(variants, results).encode("utf-8"))
    return file


def _result(config: OctConfig, shared: Path, runs: Path) -> Result:
    """Train and score; what is finished is read from its run's scores.json."""
    file = runs / config.name / "scores.json"
    if file.is_file():
        told = json.loads(file.read_text(encoding="utf-8"))
        return Result(**{**told, "scores": tuple(ScanScore(**row) for row in told["scores"])})
    log.info("%s", config.name)
    network = expert.run(config, shared=shared, runs=runs).eval().cpu()
    training, validation = split_of(samples_of(config, shared=shared))
    scores = [score for sample in validation for score in score_sample(network, sample, config)]
    some = validation[0].read()
    draw = OctPatches(config, training[: config.loop.batch], cache=runs / "cache")
    result = Result(
        parameters=sum(part.numel() for part in network.parameters()),
        scan_seconds=_seconds(lambda: logits_of(network, some.image, validation[0].scale)),
        step_seconds=_step_seconds(network, draw, config),
        scores=tuple(scores),
    )
    write_bytes(file, json.dumps(asdict(result), indent=1).encode("utf-8"))
    return result


def score_sample(network: nn.Module, sample: OctSample, config: OctConfig) -> list[ScanScore]:
    """What the B-scan labels: pixels found, true, and both of areas, distance of surfaces."""
    truth = sample.read()
    logits = logits_of(network, truth.image, sample.scale)
    found = _areas(logits[len(config.surfaces) :], truth, config)
    scores = _of_surfaces(logits[: len(config.surfaces)], truth, sample, config)
    for key, (mask, known) in truth.areas.items():
        if key in found:
            there, true = found[key] & known, mask & known
            counts = (("found", there), ("true", true), ("in both", there & true))
            scores += [
                ScanScore(
                    sample.dataset, sample.person, sample.name, key, f"pixels {word}", int(n.sum())
                )
                for word, n in counts
            ]
    return scores


def _areas(logits: Tensor, truth: OctTruth, config: OctConfig) -> dict[str, Mask]:
    height, width = truth.image.shape
    chances = torch.sigmoid(logits).numpy()
    return {
        key: without_specks(
            cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) >= THRESHOLD
        )
        for key, plane in zip(config.areas, chances, strict=False)  # a method may say more
    }


def _of_surfaces(
    logits: Tensor, truth: OctTruth, sample: OctSample, config: OctConfig
) -> list[ScanScore]:
    if not config.surfaces:
        return []
    rows, _ = ordered_rows(torch.softmax(logits, dim=1).numpy())
    height, width = truth.image.shape
    found = rows_from_frame(rows, frame_of(height, width, sample.scale))
    scores = []
    for key, own in zip(config.surfaces, found, strict=True):
        if key in truth.surfaces:
            off = np.abs(own - truth.mean_rows(key))
            if np.isfinite(off).any():
                where = (sample.dataset, sample.person, sample.name, key)
                scores.append(ScanScore(*where, DISTANCE, float(np.nanmean(off))))
    return scores


@torch.inference_mode()
def logits_of(network: nn.Module, bscan: NDArray[np.uint8], scale: OctScale | None) -> Tensor:
    """Of every output, (outputs, rows, columns) on the B-scan's frame."""
    image, (rows, columns) = as_seen(bscan, scale)
    with torch.autocast("cpu", torch.bfloat16):
        logits: Tensor = network(image)
    return logits[0, :, :rows, :columns].float()


def _step_seconds(network: nn.Module, draw: OctPatches, config: OctConfig) -> float:
    """One step's forward and backward pass, without drawing the patches."""
    patches = [draw(number) for number in range(config.loop.batch)]
    images, rows, areas = (torch.stack(parts) for parts in zip(*patches, strict=True))
    loss = loss_of(network, config)
    network.train()

    def step() -> None:
        with torch.autocast("cpu", torch.bfloat16):
            maps = network(images)
        loss(maps.float(), rows, areas).backward()

    seconds = _seconds(step)
    network.eval()
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    """Of one core's time, the median of several."""
    taken = []
    for _ in range(TIMED):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return float(np.median(taken))


def table(variants: Mapping[str, OctConfig], results: Mapping[str, Result]) -> str:
    """Areas: a row a network and area, with Dice over all pixels, in the mean over scans with any,
    what is found where there is none, parameters, seconds. Surfaces: a row a variant.
    """
    some = next(iter(variants.values()))
    lines = [
        f"# {some.name.split('/')[0]}: {some.loop.steps} steps of {some.loop.batch} patches of "
        f"{some.patch[0]} × {some.patch[1]} pixels",
        "",
        "Seconds are of one core's time: a B-scan seen, a step learned.",
        "",
        "| network | area | Dice, all pixels | Dice a scan | false, of scans without | parameters "
        "| s a B-scan | s a step |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        areas = [score for score in result.scores if score.measure != DISTANCE]
        for dataset, key in sorted({(score.dataset, score.structure) for score in areas}):
            area = area_score(result.scores, dataset, key)
            lines.append(
                f"| {name} | {key} ({dataset}, {area.scans - area.empty} scans) "
                f"| {area.pooled_dice:.3f} | {area.mean_dice:.3f} | {area.false} of {area.empty} "
                f"| {result.parameters / 1e6:.2f} M | {result.scan_seconds:.2f} "
                f"| {result.step_seconds:.2f} |"
            )
    return "\n".join([*lines, *_surfaces_table(results)]) + "\n"


def _surfaces_table(results: Mapping[str, Result]) -> list[str]:
    """Mean distance in pixels: over the B-scans of a set for each surface, then over surfaces."""
    distances = {
        name: [score for score in result.scores if score.measure == DISTANCE]
        for name, result in results.items()
    }
    sets = sorted({score.dataset for scores in distances.values() for score in scores})
    if not sets:
        return []
    lines = ["", "| variant | " + " | ".join(sets) + " |", "|---" * (len(sets) + 1) + "|"]
    for name, scores in distances.items():
        cells = []
        for dataset in sets:
            own = [score for score in scores if score.dataset == dataset]
            keys = {score.structure for score in own}
            means = [np.mean([s.value for s in own if s.structure == key]) for key in keys]
            cells.append(f"{np.mean(means):.2f}" if means else "–")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines
