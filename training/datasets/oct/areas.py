"""Sets with lesions and fluid drawn as areas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from training.datasets.drawings import DatasetError, Truth, read_pixels
from training.datasets.files import pictures
from training.datasets.oct.sample import BScan, OctSample, Rows

RASPNET = {
    "intraretinal_fluid": 3,
    "subretinal_fluid": 4,
    "pigment_epithelial_detachment": 5,
    "drusen": 6,
    "epiretinal_membrane": 11,
}
RASPNET_OF_DUKE = ("Spectralis_1",)  # a frame of Duke DME, which would leak between sets
KERMANY = (
    "intraretinal_fluid",  # cysts
    "lamellar_hole",
    "subretinal_fluid",  # detachment of the neuroepithelium
    "drusen",
    "subretinal_hyperreflective_material",
    "vitreomacular_traction",
    "vitreous_detachment",
)
FLUID = ("intraretinal_fluid", "subretinal_fluid", "pigment_epithelial_detachment")

Read = tuple[Mapping[str, Rows], Mapping[str, Truth]]


def raspnet(root: Path) -> list[OctSample]:
    """Scans of four devices with coarse lesions, drawn on a grid of 480 × 360 pixels.

    `fluid` is the union of the three kinds, each of which is labelled too.
    """
    return [
        OctSample(
            "raspnet",
            name,
            name.split("_")[0] if name.startswith("Volume") else name,
            image,
            (),
            (*RASPNET, "fluid"),
            partial(_values, file=root / "masks" / f"{name}.png"),
        )
        for name, image in pictures(root / "images").items()
        if name not in RASPNET_OF_DUKE
    ]


def kermany_biomarkers(root: Path) -> list[OctSample]:
    """Scans of Kermany 2018 with polygons by students; named hash-CLASS-PATIENT-n.

    No picture says where nobody looked: all of it counts as known.
    """
    samples = []
    for name, image in pictures(root / "images").items():
        told = re.fullmatch(r"\w+-[A-Z]+-(\d+)-\d+", name)
        if told is None:
            raise DatasetError(f"{image} is not named hash-CLASS-PATIENT-n.")
        file = root / "polygons" / f"{name}.txt"
        read = partial(_polygons, file=file)
        samples.append(
            OctSample("kermany_biomarkers", name, told.group(1), image, (), KERMANY, read)
        )
    return samples


def _values(image: BScan, *, file: Path) -> Read:
    height, width = image.shape
    mask = read_pixels(file)
    mask = cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST).astype(np.uint8)
    known = np.ones(image.shape, np.bool_)
    areas: dict[str, Truth] = {key: (mask == value, known) for key, value in RASPNET.items()}
    areas["fluid"] = (np.any([areas[key][0] for key in FLUID], axis=0), known)
    return {}, areas


def _polygons(image: BScan, *, file: Path) -> Read:
    """Lines of `class x y x y …`, with x and y as shares of the picture's width and height."""
    height, width = image.shape
    masks = {key: np.zeros(image.shape, np.uint8) for key in KERMANY}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        for line in filter(str.strip, lines):
            kind, *numbers = line.split()
            points = np.array(numbers, np.float64).reshape(-1, 2) * (width, height) - 0.5
            cv2.fillPoly(masks[KERMANY[int(kind)]], [np.rint(points).astype(np.int32)], (1,))
    except FileNotFoundError:
        raise DatasetError(f"{file} is missing. Unpack the data set again.") from None
    except (OSError, ValueError, IndexError) as error:
        raise DatasetError(f"{file} cannot be read. Copy it anew from its source.") from error
    known = np.ones(image.shape, np.bool_)
    return {}, {key: (mask.astype(np.bool_), known) for key, mask in masks.items()}
