"""What is learned from: one picture, one mask in it, and where in the tree both belong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask
from engine.nets.conmoae import Place
from engine.runtime.places import FUNDUS, OCT, tree
from training.datasets.sample import Sample, read_photograph, read_truth
from training.prompt.config import PromptConfig
from training.prompt.data import ZOOM
from training.prompt.objects import Target

Read = Callable[[], tuple[NDArray[np.uint8], Mask]]


@dataclass(frozen=True, eq=False)
class Pair:
    """One picture (height, width, 3) uint8 with one mask (height, width), both given by `read`.

    `task` is a folder's name in MedSegDB, such as "Fundus_OpticDisc"; `name` is the pair's own
    within its set. `spacing` (rows, columns) is how many pixels of the photograph or B-scan lie
    along one stored pixel. With a `zoom` the mask lies in the middle of surroundings that training
    enlarges by a factor of that range; without, the whole picture is looked at.
    """

    dataset: str
    person: str
    name: str
    task: str
    read: Read
    spacing: tuple[float, float] = (1.0, 1.0)
    zoom: tuple[float, float] | None = None

    @property
    def place(self) -> Place:
        """Rows of the tree. Raises KeyError where the task is none of it."""
        return tree().place_named(self.task)


def pair_of(target: Target, config: PromptConfig) -> Pair:
    """An object of our own sets."""
    modality = OCT if target.dataset in config.oct else FUNDUS
    return Pair(
        dataset=target.dataset,
        person=target.person,
        name=target.name,
        task=tree().name_of(target.structure, modality),
        read=lambda: (target.picture, target.mask),
        spacing=(1 / target.scale, 1 / target.scale),
        zoom=ZOOM,
    )


def photographs_of(samples: Sequence[Sample], wanted: Mapping[str, Sequence[str]]) -> list[Pair]:
    """Whole photographs, a pair for each structure that `wanted` names of a set.

    Where a photograph is known to have none of a structure there is no pair.
    """
    pairs = []
    for sample in samples:
        for structure in wanted[sample.dataset]:
            if structure in sample.masks and sample.masks[structure].file is not None:
                read = partial(_whole, sample, structure)
                task = tree().name_of(structure)
                pairs.append(Pair(sample.dataset, sample.person, sample.name, task, read))
    return pairs


def _whole(sample: Sample, structure: str) -> tuple[NDArray[np.uint8], Mask]:
    image = read_photograph(sample)
    truth = read_truth(sample, (structure,), (image.height, image.width))
    mask, known = truth[structure]
    return image.rgb8(), mask & known
