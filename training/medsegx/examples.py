"""Training examples: a picture, its mask, and a person who points at it, packed into planes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.layers import Mask
from engine.nets.conmoae import Place
from engine.prompt.maps import MAPS, prompt_maps
from engine.prompt.prompts import Box, Mark
from training.augment import AugmentSpec, change_light, cut_patch
from training.datasets.drawings import DatasetError
from training.medsegx.config import TuneConfig
from training.medsegx.pairs import Pair
from training.prompt.data import first_prompt
from training.prompt.simulate import exact_box

JITTER = 0.2  # of a box's side, where it is not the published one
OUTWARD = 20  # pixels: the published jitter moves each edge out by less than this
LEAST = 8  # pixels of a mask that can be pointed at
VARIED = AugmentSpec(scale=(0.85, 1.25), rotation=20.0, shift=0.04)
TRIES = 20
ROWS = 6  # numbers of a place


@dataclass(frozen=True, eq=False)
class Batch:
    """What planes hold: `pictures` (n, 3, S, S) in [0, 1], `truth` (n, 1, S, S) of 0 and 1, `maps`
    (n, MAPS, S, S), and of each example its place, its box and its first click.
    """

    pictures: Tensor
    truth: Tensor
    maps: Tensor
    places: tuple[Place, ...]
    boxes: tuple[Box | None, ...]
    marks: tuple[Mark | None, ...]


class PairExamples:
    """Draws examples: each task as often as any other, within it each set, within it each pair.

    The same number always gives the same one.
    """

    def __init__(self, config: TuneConfig, pairs: Sequence[Pair]) -> None:
        if not pairs:
            raise DatasetError("There is nothing to learn from. Take more of the persons, or sets.")
        self.config = config
        self.pairs = list(pairs)
        sizes = Counter((pair.dataset, pair.task) for pair in self.pairs)
        sets = Counter(task for _, task in sizes)
        chances = np.array(
            [1 / sets[pair.task] / sizes[pair.dataset, pair.task] for pair in self.pairs]
        )
        self.chances = chances / chances.sum()

    def __call__(self, number: int) -> tuple[Tensor, Tensor]:
        """Planes (3 + 1 + MAPS + 1, S, S), and an empty truth: the planes hold it."""
        rng = np.random.default_rng([self.config.seed, number])
        for _ in range(TRIES):
            pair = self.pairs[int(rng.choice(len(self.pairs), p=self.chances))]
            picture, mask = self._seen(pair, rng)
            if mask.sum() >= LEAST:
                break
        else:
            raise DatasetError(
                f"{pair.name}: nothing of its mask is left at {self.config.size} px."
            )
        box, marks = self._asked(mask, pair, rng)
        return packed(picture, mask, pair.place, box, marks), torch.zeros(0)

    def _seen(self, pair: Pair, rng: np.random.Generator) -> tuple[NDArray[np.uint8], Mask]:
        picture, mask = squared(*pair.read(), self.config.size)
        if self.config.as_published:
            return picture, mask
        spec = replace(VARIED, scale=pair.zoom, shift=0.12) if pair.zoom else VARIED
        centre = ((self.config.size - 1) / 2, (self.config.size - 1) / 2)
        picture, planes = cut_patch(
            picture,
            mask[None].astype(np.uint8),
            centre=centre,
            side=self.config.size,
            spec=spec,
            rng=rng,
        )
        return change_light(picture, spec, rng), planes[0] > 0

    def _asked(
        self, mask: Mask, pair: Pair, rng: np.random.Generator
    ) -> tuple[Box | None, tuple[Mark, ...]]:
        if self.config.as_published:
            return outward(exact_box(mask), mask.shape, rng), ()
        structure = "vessel" if "Vessel" in pair.task else ""  # nobody means a tree by one click
        return first_prompt(mask, structure, rng, jitter=JITTER)


def outward(box: Box, shape: tuple[int, ...], rng: np.random.Generator) -> Box:
    """The published jitter: each edge out by 0 to 19 pixels, within the picture."""
    out = rng.integers(0, OUTWARD, 4)
    return Box(
        max(-0.5, box.left - out[0]),
        max(-0.5, box.top - out[1]),
        min(shape[1] - 0.5, box.right + out[2]),
        min(shape[0] - 0.5, box.bottom + out[3]),
    )


def squared(
    picture: NDArray[np.uint8], mask: Mask, size: int
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Both squeezed to (size, size), as the pictures of MedSegDB are."""
    if picture.shape[:2] == (size, size):
        return picture, mask
    smaller = max(picture.shape[:2]) > size
    way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    small = cv2.resize(picture, (size, size), interpolation=way)
    share = cv2.resize(mask.astype(np.float32), (size, size), interpolation=way)
    return np.asarray(small, np.uint8), np.asarray(share >= 0.5)


def packed(
    picture: NDArray[np.uint8], mask: Mask, place: Place, box: Box | None, marks: tuple[Mark, ...]
) -> Tensor:
    """Everything of an example as planes; the last one begins with its numbers.

    These are the place's rows, the box's edges and where the first mark begins; NaN for none.
    """
    size = picture.shape[0]
    numbers = np.full(ROWS + 6, np.nan, np.float32)
    numbers[:ROWS] = place.rows
    if box is not None:
        numbers[ROWS : ROWS + 4] = box.left, box.top, box.right, box.bottom
    if marks:
        numbers[ROWS + 4 :] = marks[0].points[0]
    told = np.zeros((size, size), np.float32)
    told[0, : len(numbers)] = numbers
    planes = np.concatenate(
        [
            picture.transpose(2, 0, 1) / np.float32(255),
            mask[None],
            prompt_maps(box, marks, None, size),
            told[None],
        ]
    )
    return torch.from_numpy(planes.astype(np.float32))


def unpacked(planes: Tensor) -> Batch:
    """What `packed` made, of several examples (n, 3 + 1 + MAPS + 1, S, S)."""
    told = planes[:, -1, 0, : ROWS + 6].detach().cpu().numpy()
    rows = told[:, :ROWS].astype(int)
    return Batch(
        pictures=planes[:, :3],
        truth=planes[:, 3:4],
        maps=planes[:, 4 : 4 + MAPS],
        places=tuple(
            Place(int(row[0]), (int(row[1]), int(row[2]), int(row[3]), int(row[4])), int(row[5]))
            for row in rows
        ),
        boxes=tuple(
            None if np.isnan(each[0]) else Box(*(float(edge) for edge in each))
            for each in told[:, ROWS : ROWS + 4]
        ),
        marks=tuple(
            None if np.isnan(each[0]) else Mark(((float(each[0]), float(each[1])),), inside=True)
            for each in told[:, ROWS + 4 :]
        ),
    )
