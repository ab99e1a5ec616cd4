"""Training one pass: its patches, its loss, and every stage that trains it."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.files import replacing
from training.augment import change_light, cut_patch
from training.datasets.frames import FULL, UNKNOWN, TrainingFrame
from training.fundus import networks
from training.fundus.config import ExpertConfig, keep_config
from training.fundus.data import frames_of, keep_photographs, split_of
from training.fundus.score import mean_score, score_frames
from training.loop import AfterStep, nothing_after, train
from training.losses import masked_bce_dice, masked_centreline, masked_spot
from training.parallel import leads

log = logging.getLogger(__name__)

THIN = 3  # pixels: radius of the vessels whose centreline counts; thick ones are found anyhow


def run(
    config: ExpertConfig,
    *,
    shared: Path,
    runs: Path,
    folder: Path | None = None,
    held_out: str | None = None,
    after_step: AfterStep = nothing_after,
) -> nn.Module:
    """Train what the config says, leave the weights in `folder`/averaged.pt, and return it.

    Every stage is this: an expert trains all of one decoder; several decoders share an encoder
    (`heads`); adapting and fine-tuning go on from earlier weights (`continues`) with a part of the
    network (`trains`). Runs, and the decoded photographs, lie in `runs`; `folder` is there by the
    config's name. `held_out` names a set to leave out of training and to validate on; `after_step`
    is called after every step.
    """
    cache, folder = runs / "cache", folder or runs / config.name
    split = split_of(config, shared=shared, cache=cache, held_out=held_out)
    network = networks.build(config, weights=shared / "weights", runs=runs)
    networks.freeze(network, config)
    keep_config(config, folder)
    keep_photographs(split.training, folder, earlier=runs / config.continues)
    held = split.validation if config.loop.validate_every else ()
    validation = frames_of(held, config, cache=cache)
    trained = train(
        network,
        draw=PatchSource(config, frames_of(split.training, config, cache=cache)),
        loss=PassLoss(config),
        spec=config.loop,
        folder=folder,
        judge=lambda averaged: mean_score(score_frames(averaged, validation, config)),
        after_step=after_step,
    )
    if leads():
        with replacing(folder / "averaged.pt") as unfinished:
            torch.save(trained.state_dict(), unfinished)
        networks.keep_heads(config, folder)
    return trained


class PatchSource:
    """Draws training patches; the same number always gives the same patch."""

    def __init__(self, config: ExpertConfig, frames: list[TrainingFrame]) -> None:
        self.config = config
        self.frames = frames
        sizes = Counter(frame.sample.dataset for frame in frames)
        self.chances = np.array(
            [config.sets[f.sample.dataset] / sizes[f.sample.dataset] for f in frames]
        )
        places = _Places(config, frames) if config.centred else None
        self.places = places if places and places.found else None

    def __call__(self, number: int) -> tuple[Tensor, Tensor, Tensor]:
        """Image (3, side, side) in [0, 1], targets (outputs, side, side), set's place in `sets`.

        Unknown targets are -1.
        """
        rng = np.random.default_rng([self.config.seed, number])
        frame, centre = self._choose(rng)
        pixels, targets = cut_patch(
            frame.pixels,
            frame.targets,
            centre=centre,
            side=self.config.patch,
            spec=self.config.augment,
            rng=rng,
        )
        image = (
            torch.from_numpy(change_light(pixels, self.config.augment, rng))
            .permute(2, 0, 1)
            .float()
            / 255
        )
        values = torch.from_numpy(targets).float() / FULL
        source = list(self.config.sets).index(frame.sample.dataset)
        return (
            image,
            torch.where(torch.from_numpy(targets) == UNKNOWN, -1.0, values),
            torch.tensor(source),
        )

    def _choose(self, rng: np.random.Generator) -> tuple[TrainingFrame, tuple[float, float]]:
        """A photograph, and the (x, y) in it that the patch is about."""
        if self.places is not None and rng.random() < self.config.centred:
            number, centre = self.places.draw(rng, self.chances)
            return self.frames[number], centre
        frame = self.frames[_one_of(self.chances, rng)]
        height, width = frame.pixels.shape[:2]
        if self.config.centred == 0:  # passes over a whole view look at its middle
            return frame, ((width - 1) / 2, (height - 1) / 2)
        return frame, (float(rng.uniform(0, width - 1)), float(rng.uniform(0, height - 1)))


class _Places:
    """Where the structures are: so that each of them, and each of its components, is met as often.

    Large components (vessel trees) are met at any of their pixels, kept as a sample of them.
    """

    KEPT = 400  # pixels a component

    def __init__(self, config: ExpertConfig, frames: list[TrainingFrame]) -> None:
        self.found: list[dict[int, list[NDArray[np.int32]]]] = [{} for _ in config.structures]
        rng = np.random.default_rng(config.seed)
        for number, frame in enumerate(frames):
            for plane, found in zip(frame.targets, self.found, strict=False):
                inside = (plane > FULL // 2) & (plane != UNKNOWN)
                if inside.any():
                    found[number] = self._components(inside, rng)
        self.found = [found for found in self.found if found]

    def draw(
        self, rng: np.random.Generator, chances: NDArray[np.float64]
    ) -> tuple[int, tuple[float, float]]:
        """A frame's number and a place (x, y) in it."""
        found = self.found[int(rng.integers(len(self.found)))]
        numbers = list(found)
        number = numbers[_one_of(chances[numbers], rng)]
        component = found[number][int(rng.integers(len(found[number])))]
        x, y = component[int(rng.integers(len(component)))]
        return number, (float(x), float(y))

    def _components(
        self, inside: NDArray[np.bool_], rng: np.random.Generator
    ) -> list[NDArray[np.int32]]:
        count, labels_ = cv2.connectedComponents(inside.astype(np.uint8), connectivity=8)
        rows, columns = np.nonzero(labels_)
        order = np.argsort(labels_[rows, columns], kind="stable")
        points = np.stack([columns, rows], axis=1).astype(np.int32)[order]
        ends = np.cumsum(np.bincount(labels_[rows, columns], minlength=count)[1:])
        return [
            part if len(part) <= self.KEPT else rng.choice(part, self.KEPT, replace=False)
            for part in np.split(points, ends[:-1])
        ]


def _one_of(chances: NDArray[np.float64], rng: np.random.Generator) -> int:
    return int(rng.choice(len(chances), p=chances / chances.sum()))


class PassLoss(nn.Module):
    """Mask loss for structures, spot loss for landmarks; unlabelled pixels count for neither.

    Annotators draw to different depths. Sets in `own_depth` have an offset of their own to the
    logits, learned along: the network learns one picture of the evidence, and where the other sets
    draw the line.
    """

    own: Tensor

    def __init__(self, config: ExpertConfig) -> None:
        super().__init__()
        self.structures = len(config.structures)
        self.focal = config.focal
        self.centreline = {
            config.structures.index(key): weight for key, weight in config.centreline.items()
        }
        self.offsets = nn.Parameter(torch.zeros(len(config.sets), self.structures))
        own = torch.tensor([[float(name in config.own_depth)] for name in config.sets])
        self.register_buffer("own", own)

    def forward(self, logits: Tensor, targets: Tensor, source: Tensor) -> Tensor:
        known = (targets >= 0).float()
        targets = targets.clamp_min(0)
        masks, spots = slice(None, self.structures), slice(self.structures, None)
        offsets = (self.offsets * self.own)[source][:, :, None, None]
        drawn = logits[:, masks] + offsets
        total = masked_bce_dice(drawn, targets[:, masks], known[:, masks], focal=self.focal)
        for place, weight in self.centreline.items():
            total = total + weight * masked_centreline(
                drawn[:, place], targets[:, place], known[:, place], radius=THIN
            )
        if logits.shape[1] > self.structures:
            total = total + masked_spot(logits[:, spots], targets[:, spots], known[:, spots])
        return total
