"""Photographs and truth in the frame that a pass works on, kept decoded on disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.fundus import find_field
from engine.fundus.frame import Frame, frame_of, mask_to_frame, photograph_to_frame
from training.datasets.manifest import Sample, read_photograph, read_truth

UNKNOWN = 255  # in target planes: not labelled here
FULL = 254  # in target planes: the pixel lies wholly within the structure
LANDMARK_SIGMA = 0.012  # of a landmark's spot, as a share of the field's diameter


@dataclass(frozen=True, eq=False)
class TrainingFrame:
    """One photograph as (height, width, 3) uint8 and its targets (structures, height, width) uint8.

    A target is 0…`FULL` for the share of the pixel that the structure covers (for a landmark: a
    Gaussian spot), or `UNKNOWN`.
    """

    sample: Sample
    pixels: NDArray[np.uint8]
    targets: NDArray[np.uint8]


def load_frame(
    sample: Sample, *, structures: tuple[str, ...], diameter: int, cache: Path
) -> TrainingFrame:
    """The sample's frame, memory-mapped from `cache` (made at the first call).

    A photograph without a visible field (a cropped picture) is taken as its own field.
    """
    key = hashlib.sha256(
        f"2 {sample.name} {diameter} {structures} {sample.image.stat().st_mtime_ns}".encode()
    ).hexdigest()[:24]
    pixels_file, targets_file = cache / f"{key}.pixels.npy", cache / f"{key}.targets.npy"
    if not targets_file.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        made = make_frame(sample, structures=structures, diameter=diameter)
        np.save(pixels_file, made.pixels)
        np.save(targets_file, made.targets)
    return TrainingFrame(
        sample, np.load(pixels_file, mmap_mode="r"), np.load(targets_file, mmap_mode="r")
    )


def make_frame(sample: Sample, *, structures: tuple[str, ...], diameter: int) -> TrainingFrame:
    """Decode, find the field, and bring photograph and truth into the frame."""
    image = read_photograph(sample)
    field = find_field(image)
    if field is None:
        raise ValueError(f"{sample.name}: the picture is blank.")
    frame = frame_of(field, diameter)
    truth = read_truth(sample, structures, (image.height, image.width))
    planes = []
    for structure in structures:
        if structure in truth:
            mask, known = truth[structure]
            plane = np.rint(mask_to_frame(mask, frame) * FULL).astype(np.uint8)
            plane[mask_to_frame(known, frame) < 0.5] = UNKNOWN
        elif structure in sample.landmarks and structure == "fovea":
            plane = _spot(frame, sample.landmarks[structure], LANDMARK_SIGMA * diameter)
        else:
            plane = np.full((frame.height, frame.width), UNKNOWN, np.uint8)
        planes.append(plane)
    return TrainingFrame(sample, photograph_to_frame(image.rgb8(), field, frame), np.stack(planes))


def _spot(frame: Frame, point: tuple[float, float], sigma: float) -> NDArray[np.uint8]:
    x, y = frame.point_to_frame(*point)
    rows = (np.arange(frame.height) - y)[:, None]
    columns = (np.arange(frame.width) - x)[None, :]
    spot = np.exp(-(rows**2 + columns**2) / (2 * sigma * sigma))
    rounded: NDArray[np.uint8] = np.rint(spot * FULL).astype(np.uint8)
    return rounded
