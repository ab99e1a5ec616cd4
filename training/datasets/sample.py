"""One labelled photograph: where its picture and its masks lie, and what they say."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import Laterality, Modality, RetinalImage
from engine.layers import Mask
from engine.taxonomy import structures as taxonomy
from training.datasets.drawings import (
    DatasetError,
    Drawing,
    Truth,
    file_bytes,
    read_pixels,
    white,
)

log = logging.getLogger(__name__)

TRAINING, VALIDATION, TEST = "training", "validation", "test"


@dataclass(frozen=True)
class Label:
    """Where one structure is drawn, and how; without a file it is known to be absent.

    `questionable` marks pixels that nobody could decide: they are not known. A mask that says
    nothing is refused unless it `may_be_empty`. `slack` is by how many pixels a side the published
    mask may be off the photograph's size; it is then resized.
    """

    file: Path | None
    drawing: Drawing = white
    may_be_empty: bool = True
    questionable: Path | None = None
    slack: int = 0


ABSENT = Label(None)


@dataclass(frozen=True)
class Sample:
    """One photograph, its masks by structure, and its landmarks (x, y) in image pixels.

    `healthy` says that all its lesions are labelled as absent, `cropped` that the picture shows no
    field but a part of one. `patient` (where the id tells) groups the photographs of one person;
    `split` is the published one (training, validation or test), empty where there is none.
    `grades` are those of the whole eye, such as "dr_grade" (ICDR, 0 to 4).
    """

    dataset: str
    identifier: str
    image: Path
    masks: Mapping[str, Label]
    landmarks: Mapping[str, tuple[float, float]]
    healthy: bool = False
    cropped: bool = False
    patient: str = ""
    eye: Laterality = Laterality.UNKNOWN
    split: str = ""
    grades: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Unique within a collection."""
        return f"{self.dataset}/{self.identifier}"

    def says_absent(self, structure: str) -> bool:
        """Whether it is known, without a drawing, that there is none of `structure`."""
        label = self.masks.get(structure)
        if label is None:
            return self.healthy and is_lesion(structure)
        return label.file is None

    @property
    def person(self) -> str:
        """What photographs of one person share, as far as known."""
        return f"{self.dataset}/{self.patient or self.identifier}"


def read_photograph(sample: Sample) -> RetinalImage:
    """The sample's photograph, as the engine knows it."""
    if sample.image.suffix == ".npy":
        pixels = read_pixels(sample.image)
    else:
        pixels = _read_colours(sample.image)
    if pixels.ndim != 3 or pixels.shape[2] != 3:
        raise DatasetError(f"{sample.image} is no colour photograph: {pixels.shape}.")
    return RetinalImage(
        pixels,
        sha256="",
        pixel_sha256="",
        modality=Modality.FUNDUS,
        laterality=sample.eye,
    )


def _read_colours(path: Path) -> NDArray[np.uint8]:
    try:
        data = np.frombuffer(file_bytes(path), np.uint8)
    except FileNotFoundError:
        raise DatasetError(f"{path} is missing. Unpack the data set again.") from None
    except (OSError, EOFError) as error:
        raise DatasetError(f"{path} cannot be read. Copy it anew from its source.") from error
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if bgr is None:
        raise DatasetError(f"{path} cannot be read. Copy it anew from its source.")
    return np.ascontiguousarray(bgr[..., ::-1]).astype(np.uint8)


def read_truth(
    sample: Sample, structures: tuple[str, ...], shape: tuple[int, int]
) -> dict[str, Truth]:
    """For each structure that the sample labels: its mask, and where that mask is known.

    Both are (height, width) bool on the image's grid `shape`. Crossings belong to artery and vein
    alike; a vessel of unknown kind is left out of both.
    """
    truth: dict[str, Truth] = {}
    for structure in structures:
        if sample.says_absent(structure):
            truth[structure] = _absent(shape)
        elif structure in sample.masks:
            truth[structure] = _read_label(sample, structure, shape)
    return truth


def is_lesion(key: str) -> bool:
    """Whether a healthy eye has none of it."""
    return key in taxonomy() and taxonomy()[key].group == "lesions"


def labels(sample: Sample, structure: str) -> bool:
    """Whether the sample says where `structure` is, or that it is not there."""
    return (
        structure in sample.masks or structure in sample.landmarks or sample.says_absent(structure)
    )


def _absent(shape: tuple[int, int]) -> Truth:
    return np.zeros(shape, np.bool_), np.ones(shape, np.bool_)


def _read_label(sample: Sample, structure: str, shape: tuple[int, int]) -> Truth:
    label = sample.masks[structure]
    assert label.file is not None, "what is known to be absent has no drawing"
    mask, known = label.drawing(read_pixels(label.file))
    if label.questionable is not None:
        undecided = white(read_pixels(label.questionable))[0]
        _check_size(sample, structure, undecided, shape, slack=0)
        known = known & ~undecided
    _check_size(sample, structure, mask, shape, slack=label.slack)
    if mask.shape != shape:
        log.info("%s: mask %s is %s, resized to %s", sample.name, structure, mask.shape, shape)
        mask, known = _resized(mask, shape), _resized(known, shape)
    if not label.may_be_empty and not mask.any():
        raise DatasetError(
            f"{sample.name}: the mask of {structure} is empty, which {sample.dataset} never has. "
            f"Check {label.file}, or leave the photograph out."
        )
    return mask, known


def _check_size(
    sample: Sample, structure: str, mask: Mask, shape: tuple[int, int], *, slack: int
) -> None:
    off = max(abs(mask.shape[0] - shape[0]), abs(mask.shape[1] - shape[1]))
    if off > slack:
        raise DatasetError(
            f"{sample.name}: the mask of {structure} is {mask.shape[1]} × {mask.shape[0]} pixels, "
            f"its photograph {shape[1]} × {shape[0]}. Export both at the same size."
        )


def _resized(mask: Mask, shape: tuple[int, int]) -> Mask:
    size = (shape[1], shape[0])
    return cv2.resize(mask.view(np.uint8), size, interpolation=cv2.INTER_NEAREST).astype(np.bool_)
