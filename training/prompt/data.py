"""Training examples: an object seen through a window, and the prompt that begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.layers import Mask
from engine.prompt.maps import prompt_maps
from engine.prompt.prompts import Box, Mark
from training.prompt.config import PromptConfig
from training.prompt.objects import VESSELS, Target
from training.prompt.simulate import exact_box, first_click, jittered, scribble

BOXES = 0.65  # share of examples that begin with a box
SCRIBBLES = 0.1  # share that begin with a scribble; the rest begin with a click
ZOOM = (0.75, 2.6)  # of the window against what is kept of the object's surroundings


class PromptExamples:
    """Draws examples; the same number always gives the same one."""

    def __init__(self, config: PromptConfig, targets: Sequence[Target]) -> None:
        self.config = config
        self.targets = list(targets)
        sizes = Counter((t.dataset, t.structure) for t in self.targets)
        sets = Counter(key for _, key in sizes)
        chances = np.array(
            [
                config.weights.get(t.structure, 1.0)
                / sets[t.structure]
                / sizes[t.dataset, t.structure]
                for t in self.targets
            ]
        )
        self.chances = chances / chances.sum()

    def __call__(self, number: int) -> tuple[Tensor, Tensor]:
        """Planes (3 + 1 + MAPS, S, S): picture, truth and first prompt maps; truth (1, S, S)."""
        rng = np.random.default_rng([self.config.seed, number])
        while True:
            target = self.targets[int(rng.choice(len(self.targets), p=self.chances))]
            picture, mask = seen(target, self.config.size, rng)
            if mask.sum() >= 8:
                break
        box, marks = first_prompt(mask, target.structure, rng, jitter=self.config.jitter)
        maps = prompt_maps(box, marks, None, self.config.size)
        planes = np.concatenate([picture.transpose(2, 0, 1) / np.float32(255), mask[None], maps])
        truth = torch.from_numpy(mask[None].astype(np.float32))
        return torch.from_numpy(planes.astype(np.float32)), truth


def first_prompt(
    mask: Mask, structure: str, rng: np.random.Generator, *, jitter: float
) -> tuple[Box | None, tuple[Mark, ...]]:
    """A box whose edges are off by up to `jitter` of its side, a click or a scribble.

    Of vessels always a box.
    """
    draw = rng.random()
    if draw < BOXES or structure in VESSELS:
        share = 0.0 if rng.random() < 0.2 else float(rng.uniform(0, jitter))
        return jittered(exact_box(mask), share, rng), ()
    made = scribble if draw < BOXES + SCRIBBLES else first_click
    return None, (made(mask, rng),)


def seen(target: Target, size: int, rng: np.random.Generator) -> tuple[NDArray[np.uint8], Mask]:
    """The object somewhere in a window, turned, mirrored, in other light: (S, S, 3) and (S, S)."""
    kept = target.mask.shape[0]
    zoom = float(np.exp(rng.uniform(*np.log(ZOOM)))) * size / kept
    turn = rng.uniform(-20, 20) if target.structure not in VESSELS else rng.uniform(-180, 180)
    matrix = cv2.getRotationMatrix2D(((kept - 1) / 2, (kept - 1) / 2), turn, zoom)
    matrix[:, 2] += (size - kept) / 2 + rng.uniform(-0.12, 0.12, 2) * size
    if rng.random() < 0.5:
        matrix[0] = -matrix[0]
        matrix[0, 2] += size - 1
    picture = cv2.warpAffine(target.picture, matrix, (size, size), flags=cv2.INTER_LINEAR)
    mask = cv2.warpAffine(target.mask.astype(np.uint8), matrix, (size, size))
    values = picture.astype(np.float32) / 255
    values = np.power(values, np.float32(np.exp(rng.uniform(-0.35, 0.35))))
    cast = 1 + rng.uniform(-0.12, 0.12, 3) if np.ptp(target.picture, axis=2).any() else 1.0
    values = values * np.float32(rng.uniform(0.7, 1.3)) * np.asarray(cast, np.float32)
    if rng.random() < 0.2:
        values = cv2.GaussianBlur(values, (0, 0), rng.uniform(0.4, 1.5)).astype(np.float32)
    if rng.random() < 0.3:
        values += rng.standard_normal(values.shape, np.float32) * np.float32(rng.uniform(0, 0.06))
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8), np.asarray(mask > 0)
