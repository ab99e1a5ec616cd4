"""How well a network does on frames: on validation photographs, while it trains and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.metrics import dice
from engine.runtime.runtimes import STRIDE
from engine.runtime.tiling import run_tiled
from training.datasets.frames import FULL, UNKNOWN, TrainingFrame
from training.fundus.config import ExpertConfig

THRESHOLD = 0.5
SMALLEST_TILE = 512


@dataclass(frozen=True)
class FrameScore:
    """One structure's Dice on one photograph, in its frame and where the truth is known."""

    dataset: str
    person: str
    name: str
    structure: str
    dice: float

    def as_row(self) -> dict[str, str | float]:
        """For a table or a JSON file."""
        return asdict(self)


def probabilities(
    network: nn.Module, pixels: NDArray[np.uint8], *, outputs: int, tile: int
) -> NDArray[np.float32]:
    """(outputs, height, width) in [0, 1] of a frame (height, width, 3), in tiles that overlap."""
    device = next(network.parameters()).device

    def run(part: NDArray[np.uint8]) -> NDArray[np.float32]:
        image = torch.from_numpy(part).to(device).permute(2, 0, 1)[None].float() / 255
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
            logits = network(image.contiguous(memory_format=torch.channels_last))
        result: NDArray[np.float32] = torch.sigmoid(logits.float())[0].cpu().numpy()
        return result

    return run_tiled(
        np.asarray(pixels),
        outputs=outputs,
        tile=tile,
        stride=STRIDE,
        network=run,
        before_each=lambda number, count: None,
    )


def tile_of(config: ExpertConfig) -> int:
    """The tile in which a pass is run: whole frames where it was trained on whole frames."""
    return max(config.patch, SMALLEST_TILE) if config.centred else 0


def score_frames(
    network: nn.Module, frames: Sequence[TrainingFrame], config: ExpertConfig
) -> list[FrameScore]:
    """Dice of every labelled structure on every frame, at one threshold, after `network.eval()`.

    Photographs without the structure count where something is found (0) and where nothing is (1).
    """
    network.eval()
    scores = []
    for frame in frames:
        maps = probabilities(
            network, frame.pixels, outputs=len(config.outputs), tile=tile_of(config)
        )
        for structure, found, plane in zip(config.structures, maps, frame.targets, strict=False):
            known = np.asarray(plane != UNKNOWN)
            if known.any():
                truth = np.asarray(plane > FULL // 2) & known
                value = dice(np.asarray(found > THRESHOLD), truth, known)
                sample = frame.sample
                scores.append(
                    FrameScore(sample.dataset, sample.person, sample.name, structure, value)
                )
    return scores


def mean_score(scores: Sequence[FrameScore]) -> float:
    """Mean over sets and structures of the mean over photographs; 0 without any."""
    groups: dict[tuple[str, str], list[float]] = {}
    for score in scores:
        groups.setdefault((score.dataset, score.structure), []).append(score.dice)
    return fmean(fmean(values) for values in groups.values()) if groups else 0.0
