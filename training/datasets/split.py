"""Which photographs train and which validate; never the same eye, never the same picture."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus import find_field
from engine.fundus.frame import Frame, frame_of, photograph_to_frame, resize
from training.datasets.manifest import Sample, read_photograph

SIGNATURE_SIDE = 32
SAME_PICTURE = 0.985  # correlation of signatures from which two photographs count as one


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


def validation_samples(samples: list[Sample]) -> list[Sample]:
    """Those that the project has put aside."""
    prefixes = validation_ids()
    return [
        sample
        for sample in samples
        if sample.identifier.startswith(prefixes.get(sample.dataset, ()))
    ]


def split_samples(samples: list[Sample], signatures: dict[str, NDArray[np.float32]]) -> Split:
    """Divide by the written list; drop from training what also shows up in validation.

    `signatures` holds one for every sample (see `signature`), by the sample's name.
    """
    validation = validation_samples(samples)
    held = {sample.name for sample in validation}
    training = [sample for sample in samples if sample.name not in held]
    if not validation or not training:
        return Split(tuple(training), tuple(validation), ())
    held_out = np.stack([signatures[sample.name] for sample in validation])
    own = np.stack([signatures[sample.name] for sample in training])
    leaks = (own @ held_out.T).max(axis=1) > SAME_PICTURE
    return Split(
        training=tuple(s for s, leak in zip(training, leaks, strict=True) if not leak),
        validation=tuple(validation),
        leaking=tuple(s.name for s, leak in zip(training, leaks, strict=True) if leak),
    )


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
