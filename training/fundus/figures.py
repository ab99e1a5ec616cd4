"""What one validation photograph says of a model: how its masks agree with the truth."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

import cv2
import numpy as np

from engine.image import RetinalImage
from engine.layers import Mask, Segmentation
from engine.metrics import average_precision, dice
from training.datasets.sample import Sample, is_lesion, read_truth

STRUCTURES = (
    "vessel",
    "artery",
    "vein",
    "optic_disc",
    "optic_cup",
    "microaneurysm",
    "haemorrhage",
    "hard_exudate",
    "soft_exudate",
)
AUPR = "AUPR"
DICE = "Dice"
KIND_FOUND = "artery/vein accuracy on found"
KIND_ALL = "artery/vein accuracy on all"
CDR_ERROR = "vertical CDR error"
FALSE_AREA = "false area, % of field"
FALSE_PIECES = "false pieces"
FOVEA_ERROR = "error, share of width"


@dataclass(frozen=True)
class Figure:
    """One image's value of one measure for one structure."""

    sample: Sample
    structure: str
    measure: str
    value: float


def figures_of(sample: Sample, image: RetinalImage, found: Segmentation) -> list[Figure]:
    """Every measure that the sample's labels allow, for structures that the model covers.

    Dice, and for lesions the area under the precision-recall curve too (photographs that show the
    lesion); where there is none, how many pieces and what share of the field are called so; where
    vessels have a kind, how often it is right; the vertical cup-to-disc ratio's and the fovea's
    error.
    Lesions need `found.probabilities`.
    """
    shape = (image.height, image.width)
    truth = {
        key: value
        for key, value in read_truth(sample, STRUCTURES, shape).items()
        if key not in found.not_covered
    }
    within = _field(sample, found, shape)
    figures = []
    for structure, (mask, known) in truth.items():
        seen = _mask(found, structure, shape)
        if is_lesion(structure) and sample.says_absent(structure):
            figures += _false(sample, structure, seen & within, within)
            continue
        figures.append(Figure(sample, structure, DICE, dice(seen, mask, within & known)))
        if is_lesion(structure) and mask.any():
            probability = found.probabilities.get(structure, np.zeros(shape, np.float32))
            area = average_precision(probability, mask, within & known)
            figures.append(Figure(sample, structure, AUPR, area))
    if "artery" in truth and "vein" in truth:
        figures += _kinds(sample, found, truth["artery"][0], truth["vein"][0])
    if "optic_cup" in truth and "optic_disc" in truth:
        figures.append(_cup_to_disc(sample, found, truth["optic_cup"][0], truth["optic_disc"][0]))
    if "fovea" in sample.landmarks:
        figures.append(_fovea(sample, image, found))
    return figures


def _field(sample: Sample, found: Segmentation, shape: tuple[int, int]) -> Mask:
    """Where it is scored: the set's own field, else the field that was found; crops as a whole."""
    fields = read_truth(sample, ("fov",), shape)
    if "fov" in fields:
        return fields["fov"][0]
    if found.field_of_view is None or sample.cropped:
        return np.ones(shape, bool)
    return found.field_of_view.mask


def _false(sample: Sample, structure: str, seen: Mask, within: Mask) -> list[Figure]:
    """What is taken for a lesion where there is none."""
    share = 100 * float(seen.sum()) / max(1, int(within.sum()))
    pieces = cv2.connectedComponents(seen.astype(np.uint8), connectivity=8)[0] - 1
    return [
        Figure(sample, structure, FALSE_AREA, share),
        Figure(sample, structure, FALSE_PIECES, float(pieces)),
    ]


def _mask(found: Segmentation, structure: str, shape: tuple[int, int]) -> Mask:
    layer = found.layer(structure)
    return layer.mask if layer else np.zeros(shape, bool)


def _kinds(sample: Sample, found: Segmentation, artery: Mask, vein: Mask) -> list[Figure]:
    """Share of true artery or vein pixels that get the right kind: of those found, and of all."""
    arteries, veins = (_mask(found, key, artery.shape) for key in ("artery", "vein"))
    decided = arteries ^ veins
    right = decided & ((arteries & artery) | (veins & vein))
    true = artery | vein
    number, total = int((decided & true).sum()), int(true.sum())
    correct = int((right & true).sum())
    return [
        Figure(sample, "artery", KIND_FOUND, correct / max(number, 1)),
        Figure(sample, "artery", KIND_ALL, correct / max(total, 1)),
    ]


def _cup_to_disc(sample: Sample, found: Segmentation, cup: Mask, disc: Mask) -> Figure:
    own = _vertical(_mask(found, "optic_cup", cup.shape), _mask(found, "optic_disc", disc.shape))
    return Figure(sample, "optic_cup", CDR_ERROR, abs(own - _vertical(cup, disc)))


def _vertical(cup: Mask, disc: Mask) -> float:
    """Ratio of the masks' heights along the image axis; 0 without a disc."""
    height = int(disc.any(axis=1).sum())
    return int(cup.any(axis=1).sum()) / height if height else 0.0


def _fovea(sample: Sample, image: RetinalImage, found: Segmentation) -> Figure:
    mark = found.landmark("fovea")
    x, y = sample.landmarks["fovea"]
    error = hypot(mark.x - x, mark.y - y) / image.width if mark else 1.0
    return Figure(sample, "fovea", FOVEA_ERROR, error)
