"""From probabilities to lesions that are counted once, each as one kind."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus.postprocess import without_islands
from engine.layers import Mask

SMALLEST = 2.6e-6  # of the field's visible area: about 30 µm across in a field of 45°
MOSTLY = 0.5  # share of a lesion within another from which they are the same lesion

# Lesions that look alike, the smaller kind first: microaneurysms are small haemorrhages to the eye.
ALIKE = (("microaneurysm", "haemorrhage"), ("hard_exudate", "soft_exudate"))


def lesion_mask(probability: NDArray[np.float32], *, threshold: float, visible: Mask) -> Mask:
    """Lesions: above the threshold, in the field, without what is smaller than a microaneurysm."""
    mask = (probability >= threshold) & visible
    return without_islands(mask, max(1, round(SMALLEST * int(visible.sum()))))


def one_kind_each(
    first: Mask,
    second: Mask,
    first_probability: NDArray[np.float32],
    second_probability: NDArray[np.float32],
) -> tuple[Mask, Mask]:
    """Both masks, where each lesion (a connected region) that is in both stays in one.

    A lesion of the first kind goes over to the second where most of it is more probably so; the
    others stay, together with what lies mostly within them. All arrays are (height, width).
    """
    lost = _mostly(first, second & (second_probability > first_probability))
    kept = first & ~lost
    kept |= _mostly(second, kept)
    return kept, (second | lost) & ~kept


def _mostly(mask: Mask, part: Mask) -> Mask:
    """The connected regions of `mask` of which most lies in `part`."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    area = np.bincount(labels.ravel(), minlength=count)
    within = np.bincount(labels[part & mask], minlength=count)
    chosen = within > MOSTLY * area
    chosen[0] = False
    regions: Mask = chosen[labels]
    return regions
