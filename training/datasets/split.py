"""Which photographs train and which validate; never the same eye, never the same picture."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from math import ceil
from typing import Protocol, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus import find_field
from engine.fundus.frame import Frame, frame_of, photograph_to_frame, resize
from training.datasets.sample import TEST, TRAINING, VALIDATION, Sample, read_photograph

SIGNATURE_SIDE = 32
SAME_PICTURE = 0.985  # correlation of signatures from which two photographs count as one

DRAWN_SHARE = 0.15  # of the persons of a set that says nothing about validation


@dataclass(frozen=True)
class Split:
    """Samples for training and for validation. `leaking` were dropped from training."""

    training: tuple[Sample, ...]
    validation: tuple[Sample, ...]
    leaking: tuple[str, ...]


def validation_ids() -> dict[str, tuple[str, ...]]:
    """Per data set the prefixes of the ids that validate, as the project has written them down."""
    text = files("training").joinpath("configs/fundus-validation.toml").read_text(encoding="utf-8")
    return {key: tuple(value) for key, value in tomllib.loads(text)["validation"].items()}


def validation_samples(samples: Sequence[Sample]) -> list[Sample]:
    """Those that no training sees, by whole persons.

    Published validation halves validate; where the project has written down ids, those do; of any
    other set the same 15 % of the persons, drawn by their ids, unless all of it is said to train.
    Published test halves do neither.
    """
    prefixes = validation_ids()
    published = {sample.dataset for sample in samples if sample.split == VALIDATION}
    published |= {s.dataset for s in samples} - {s.dataset for s in samples if s.split != TRAINING}
    drawn = _drawn_persons(
        [
            sample
            for sample in samples
            if sample.dataset not in published | set(prefixes) and sample.split != TEST
        ]
    )
    return [
        sample
        for sample in samples
        if sample.split == VALIDATION
        or (sample.split == "" and sample.identifier.startswith(prefixes.get(sample.dataset, ())))
        or sample.person in drawn
    ]


def split_samples(
    samples: Sequence[Sample],
    signatures: Mapping[str, NDArray[np.float32]],
    *,
    validation: Sequence[Sample] | None = None,
) -> Split:
    """Divide as `validation` says; drop from training what also shows up there.

    Without `validation` the project's rule holds (see `validation_samples`). `signatures` holds one
    for every sample (see `signature`), by the sample's name.
    """
    held_back = validation_samples(samples) if validation is None else list(validation)
    held = {sample.name for sample in held_back}
    training = [s for s in samples if s.name not in held and s.split != TEST]
    if not held_back or not training:
        return Split(tuple(training), tuple(held_back), ())
    held_out = np.stack([signatures[sample.name] for sample in held_back])
    own = np.stack([signatures[sample.name] for sample in training])
    leaks = (own @ held_out.T).max(axis=1) > SAME_PICTURE
    return Split(
        training=tuple(s for s, leak in zip(training, leaks, strict=True) if not leak),
        validation=tuple(held_back),
        leaking=tuple(s.name for s, leak in zip(training, leaks, strict=True) if leak),
    )


class OfPerson(Protocol):
    """What belongs to a person of a set: a photograph, an object cut out of one."""

    @property
    def dataset(self) -> str: ...

    @property
    def person(self) -> str: ...


Own = TypeVar("Own", bound=OfPerson)


def subset(samples: Sequence[Own], fraction: float, *, seed: int) -> tuple[Own, ...]:
    """The photographs of `fraction` of each set's persons; a smaller one lies within a larger."""
    if not 0 < fraction <= 1:
        raise ValueError(f"A fraction lies above 0 and is at most 1, not {fraction}.")
    kept: set[str] = set()
    for persons in _persons_by_set(samples, seed=seed).values():
        kept |= set(persons[: ceil(fraction * len(persons) - 1e-9)])
    return tuple(sample for sample in samples if sample.person in kept)


def _drawn_persons(samples: Sequence[Sample]) -> set[str]:
    drawn: set[str] = set()
    for persons in _persons_by_set(samples, seed=0).values():
        if len(persons) > 1:
            drawn |= set(persons[: max(1, round(DRAWN_SHARE * len(persons)))])
    return drawn


def _persons_by_set(samples: Sequence[OfPerson], *, seed: int) -> dict[str, list[str]]:
    """Each set's persons in an order that depends on nothing but `seed` and their own ids."""
    persons: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        persons[sample.dataset].add(sample.person)
    return {
        dataset: sorted(found, key=lambda name: sha256(f"{seed} {name}".encode()).hexdigest())
        for dataset, found in persons.items()
    }


def signature(sample: Sample) -> NDArray[np.float32]:
    """A unit vector by which the same photograph is known in another size or encoding."""
    image = read_photograph(sample)
    field = find_field(image)
    rgb = image.rgb8()
    if field is not None:
        frame: Frame = frame_of(field, 256)
        rgb = photograph_to_frame(rgb, field, frame)
    green = resize(rgb, width=SIGNATURE_SIDE, height=SIGNATURE_SIDE)[..., 1].astype(np.float32)
    detail = green - cv2.GaussianBlur(green, (0, 0), 4)
    vector: NDArray[np.float32] = detail.ravel() / max(float(np.linalg.norm(detail)), 1e-6)
    return vector
