"""Artery or vein: decided for pieces of vessel between branchings, not pixel by pixel."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask

VOTING_DIAMETER = 1024.0  # of the field, at which pieces are told apart
LIMIT = 3.0  # of a pixel's log odds, so that no single pixel decides
FLOOR = 1e-4
CROSSING = 0.5  # probability from which a vessel pixel may be artery and vein at once


def artery_and_vein(
    artery: NDArray[np.float32],
    vein: NDArray[np.float32],
    vessel: Mask,
    *,
    thresholds: tuple[float, float],
    diameter: float,
) -> tuple[Mask, Mask]:
    """Which of the vessel's pixels are artery, which vein; both at crossings, perhaps neither.

    A pixel's own evidence and the mean of its piece of vessel count alike: a vessel does not change
    its kind on the way. Where neither kind reaches its one of `thresholds` (artery, vein), the
    vessel is of unknown kind.
    All arrays are (height, width); `diameter` is the field's, in pixels.
    """
    odds = np.log((artery + FLOOR) / (vein + FLOOR)).clip(-LIMIT, LIMIT)
    odds = (odds + _mean_of_piece(odds, vessel, diameter)) / 2
    known = vessel & ((artery >= thresholds[0]) | (vein >= thresholds[1]))
    both = (artery >= CROSSING) & (vein >= CROSSING)
    return known & ((odds >= 0) | both), known & ((odds < 0) | both)


def _mean_of_piece(odds: NDArray[np.float32], vessel: Mask, diameter: float) -> NDArray[np.float32]:
    """For each pixel the mean of `odds` over the piece of vessel that it belongs to."""
    step = max(1, round(diameter / VOTING_DIAMETER))
    coarse = np.ascontiguousarray(vessel[::step, ::step])
    owner, count = _pieces(coarse)
    votes = owner[coarse]
    total = np.bincount(votes, weights=odds[::step, ::step][coarse], minlength=count)
    mean = total / np.maximum(np.bincount(votes, minlength=count), 1)
    spread = mean.astype(np.float32)[owner].repeat(step, axis=0).repeat(step, axis=1)
    return spread[: vessel.shape[0], : vessel.shape[1]]


def _pieces(vessel: Mask) -> tuple[NDArray[np.int32], int]:
    """The number of the nearest piece of centreline for each pixel, and one more than the last."""
    from skimage.morphology import skeletonize  # slow to import, and the window imports this file

    centreline = skeletonize(vessel).astype(np.uint8)  # type: ignore[no-untyped-call]
    neighbours = cv2.boxFilter(centreline, -1, (3, 3), normalize=False)
    between = ((centreline > 0) & (neighbours <= 3)).astype(np.uint8)  # itself and two others
    count, pieces = cv2.connectedComponents(between, connectivity=8)
    if count == 1:  # nothing but specks
        return np.zeros(vessel.shape, np.int32), 1
    _, nearest = cv2.distanceTransformWithLabels(
        1 - between, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    piece_of = np.zeros(int(nearest.max()) + 1, np.int32)
    inside = between > 0
    piece_of[nearest[inside]] = pieces[inside]
    return piece_of[nearest], count
