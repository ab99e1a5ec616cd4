"""The shared collection of labelled fundus photographs, one row of its manifest an image."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import Modality, RetinalImage
from engine.layers import Mask
from engine.taxonomy import structures as taxonomy

DISC_CROPS = {"refuge_disc_crops"}  # sets of cropped pictures without a visible field
CROSSING = 3  # value of `av` masks: crossing or uncertain, a vessel of unknown kind


class DatasetError(Exception):
    """Training data are missing or broken; the text says which and what to do."""


@dataclass(frozen=True)
class Sample:
    """One photograph, its masks by folder name, and its landmarks (x, y) in image pixels."""

    dataset: str
    identifier: str
    image: Path
    masks: dict[str, Path]
    landmarks: dict[str, tuple[float, float]]
    healthy: bool = False  # known to be so: its lesions are labelled as absent

    @property
    def name(self) -> str:
        """Unique within the collection."""
        return f"{self.dataset}/{self.identifier}"


def read_manifest(shared: Path) -> list[Sample]:
    """All photographs of `shared`/data/fundus/manifest.csv.

    Raises DatasetError where the manifest or a file that it names is missing.
    """
    data = shared / "data"
    manifest = data / "fundus" / "manifest.csv"
    if not manifest.is_file():
        raise DatasetError(f"No manifest at {manifest}. Set RETSAM_SHARED to the data's folder.")
    healthy = _healthy_ids()
    with manifest.open(newline="", encoding="utf-8") as file:
        return [_sample(row, data, healthy) for row in csv.DictReader(file)]


def _healthy_ids() -> dict[str, list[str]]:
    text = files("training").joinpath("configs/fundus-healthy.toml").read_text(encoding="utf-8")
    told: dict[str, list[str]] = tomllib.loads(text)["healthy"]
    return told


def _sample(row: dict[str, str], data: Path, healthy: dict[str, list[str]]) -> Sample:
    image = data / row["image"]
    folder = data / "fundus" / row["dataset"] / "masks"
    masks = {label: folder / label / f"{image.stem}.png" for label in row["labels"].split()}
    for path in (image, *masks.values()):
        if not path.is_file():
            raise DatasetError(f"{row['dataset']} {row['id']}: {path} is missing.")
    landmarks = {
        key: (float(row[f"{column}_x"]), float(row[f"{column}_y"]))
        for key, column in (("fovea", "fovea"), ("optic_disc", "disc"))
        if row[f"{column}_x"]
    }
    return Sample(
        row["dataset"],
        row["id"],
        image,
        masks,
        landmarks,
        healthy=row["id"] in healthy.get(row["dataset"], ()),
    )


def read_photograph(sample: Sample) -> RetinalImage:
    """The sample's photograph, as the engine knows it."""
    bgr = cv2.imread(str(sample.image), cv2.IMREAD_COLOR)
    if bgr is None:
        raise DatasetError(f"{sample.image} cannot be read.")
    pixels: NDArray[np.uint8] = np.ascontiguousarray(bgr[..., ::-1]).astype(np.uint8)
    return RetinalImage(pixels, sha256="", pixel_sha256="", modality=Modality.FUNDUS)


def read_truth(
    sample: Sample, structures: tuple[str, ...], shape: tuple[int, int]
) -> dict[str, tuple[Mask, Mask]]:
    """For each structure that the sample labels: its mask, and where that mask is known.

    Both are (height, width) bool on the image's grid `shape`. Crossings belong to artery and vein
    alike; "crossing or uncertain" is a vessel, but is left out of artery and vein.
    """
    truth: dict[str, tuple[Mask, Mask]] = {}
    everywhere = np.ones(shape, bool)
    for structure in structures:
        if structure in sample.masks:
            truth[structure] = (_read_mask(sample, structure, shape) > 127, everywhere)
        elif structure in ("artery", "vein") and "av" in sample.masks:
            kind = _read_mask(sample, "av", shape)
            value = 1 if structure == "artery" else 2
            truth[structure] = (kind == value, kind != CROSSING)
        elif sample.healthy and is_lesion(structure):
            truth[structure] = (np.zeros(shape, bool), everywhere)
    return truth


def is_lesion(key: str) -> bool:
    """Whether a healthy eye has none of it."""
    return key in taxonomy() and taxonomy()[key].group == "lesions"


def labels(sample: Sample, structure: str) -> bool:
    """Whether the sample says where `structure` is, or that it is not there."""
    return (
        structure in sample.masks
        or structure in sample.landmarks
        or (structure in ("artery", "vein") and "av" in sample.masks)
        or (sample.healthy and is_lesion(structure))
    )


def _read_mask(sample: Sample, label: str, shape: tuple[int, int]) -> NDArray[np.uint8]:
    mask = cv2.imread(str(sample.masks[label]), cv2.IMREAD_GRAYSCALE)
    if mask is None or mask.shape != shape:
        found = "unreadable" if mask is None else f"{mask.shape}"
        raise DatasetError(f"{sample.name}: mask {label} is {found}, its image is {shape}.")
    return mask.astype(np.uint8)
