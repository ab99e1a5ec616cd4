"""Photographs and truth in the frame that a pass works on, kept decoded on disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.files import replacing
from engine.fundus import find_field
from engine.fundus.frame import (
    Frame,
    frame_around,
    frame_of,
    mask_to_frame,
    photograph_to_frame,
)
from engine.image import RetinalImage
from engine.layers import FieldOfView, Mask
from training.datasets.drawings import DatasetError
from training.datasets.sample import Sample, read_photograph, read_truth

UNKNOWN = 255  # in target planes: not labelled here
FULL = 254  # in target planes: the pixel lies wholly within the structure
LANDMARK_SIGMA = 0.012  # of a landmark's spot, as a share of the field's diameter
SURROUND = 8  # grey value up to which a cropped picture's pixels are padding


@dataclass(frozen=True, eq=False)
class TrainingFrame:
    """One photograph as (height, width, 3) uint8 and its targets (structures, height, width) uint8.

    A target is 0…`FULL` for the share of the pixel that the structure covers (for a landmark: a
    Gaussian spot), or `UNKNOWN`.
    """

    sample: Sample
    pixels: NDArray[np.uint8]
    targets: NDArray[np.uint8]


@dataclass(frozen=True)
class View:
    """What a pass looks at: the whole field at `diameter` pixels, or a structure at that size.

    Around a structure the frame is a square of `side` pixels.
    """

    diameter: int
    around: str = ""
    side: int = 0


def load_frame(
    sample: Sample, *, structures: tuple[str, ...], view: View, cache: Path
) -> TrainingFrame:
    """The sample's frame, memory-mapped from `cache` (made at the first call).

    A photograph without a visible field (a cropped picture) is taken as its own field.
    """
    key = hashlib.sha256(
        f"4 {sample.name} {view} {structures} {sample.healthy} {_stamps(sample)}".encode()
    ).hexdigest()[:24]
    pixels_file, targets_file = cache / f"{key}.pixels.npy", cache / f"{key}.targets.npy"
    if not targets_file.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        made = make_frame(sample, structures=structures, view=view)
        for file, values in ((pixels_file, made.pixels), (targets_file, made.targets)):
            with replacing(file) as unfinished, unfinished.open("wb") as handle:
                np.save(handle, values)
    return TrainingFrame(
        sample, np.load(pixels_file, mmap_mode="r"), np.load(targets_file, mmap_mode="r")
    )


def _stamps(sample: Sample) -> list[tuple[str, int]]:
    """The files that a frame is made of and when they last changed: masks are corrected."""
    drawn = [file for label in sample.masks.values() for file in (label.file, label.questionable)]
    paths = sorted({sample.image, *(file for file in drawn if file)})
    return [(str(path), path.stat().st_mtime_ns) for path in paths if path.is_file()]


def make_frame(sample: Sample, *, structures: tuple[str, ...], view: View) -> TrainingFrame:
    """Decode, find the field, and bring photograph and truth into the frame.

    Raises DatasetError where the picture is blank or lacks the structure to look around.
    """
    image = read_photograph(sample)
    shape = (image.height, image.width)
    truth = read_truth(sample, structures, shape)
    field = field_of(sample, image)
    frame = _frame(sample, field, truth, view)
    planes = []
    for structure in structures:
        if structure in truth:
            mask, known = truth[structure]
            plane = np.rint(mask_to_frame(mask, frame) * FULL).astype(np.uint8)
            plane[mask_to_frame(known, frame) < 0.5] = UNKNOWN
        elif structure in sample.landmarks and structure == "fovea":
            plane = _spot(frame, sample.landmarks[structure], LANDMARK_SIGMA * view.diameter)
        else:
            plane = np.full((frame.height, frame.width), UNKNOWN, np.uint8)
        planes.append(plane)
    return TrainingFrame(sample, photograph_to_frame(image.rgb8(), field, frame), np.stack(planes))


def field_of(sample: Sample, image: RetinalImage) -> FieldOfView:
    """The photograph's field; raises DatasetError where the picture is blank."""
    field = _whole_picture(image) if sample.cropped else find_field(image)
    if field is None:
        raise DatasetError(f"{sample.name}: the picture is blank. Remove it.")
    return field


def _frame(
    sample: Sample, field: FieldOfView, truth: dict[str, tuple[Mask, Mask]], view: View
) -> Frame:
    if not view.around:
        return frame_of(field, view.diameter)
    frame = None
    if view.around in truth:
        mask = truth[view.around][0]
        frame = frame_around(mask, field, diameter=view.diameter, side=view.side)
    if frame is None:
        raise DatasetError(f"{sample.name}: no {view.around} to look around. Leave it out.")
    return frame


def _whole_picture(image: RetinalImage) -> FieldOfView:
    """A cropped picture as its own field, without its padding."""
    visible = image.rgb8().max(axis=2) > SURROUND
    x, y, radius = (image.width - 1) / 2, (image.height - 1) / 2, image.width / 2
    return FieldOfView(x, y, radius, radius, visible, edge_seen=0.0)


def _spot(frame: Frame, point: tuple[float, float], sigma: float) -> NDArray[np.uint8]:
    x, y = frame.point_to_frame(*point)
    rows = (np.arange(frame.height) - y)[:, None]
    columns = (np.arange(frame.width) - x)[None, :]
    spot = np.exp(-(rows**2 + columns**2) / (2 * sigma * sigma))
    rounded: NDArray[np.uint8] = np.rint(spot * FULL).astype(np.uint8)
    return rounded
