"""From probabilities to masks and landmarks a clinician would accept."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus.frame import Frame
from engine.layers import Landmark, Mask, Provenance

SPECK = 4.5e-5  # vessel islands smaller than this share of the field's visible area are noise
SMALLEST_DISC = 0.02  # a disc narrower than this share of the field's diameter is none
SEED_OF_KIND = 0.5  # probability from which a vessel pixel may be artery and vein at once


def vessel_mask(probability: NDArray[np.float32], *, threshold: float, visible: Mask) -> Mask:
    """Vessels: above the threshold, in the field, without specks."""
    mask = (probability >= threshold) & visible
    return _without_islands(mask, max(2, round(SPECK * int(visible.sum()))))


def artery_and_vein(
    artery: NDArray[np.float32], vein: NDArray[np.float32], vessel: Mask, *, threshold: float
) -> tuple[Mask, Mask]:
    """Which of the vessel's pixels are artery, which vein; both at crossings, perhaps neither."""
    arteries = vessel & (artery >= threshold) & ((artery >= vein) | (artery >= SEED_OF_KIND))
    veins = vessel & (vein >= threshold) & ((vein > artery) | (vein >= SEED_OF_KIND))
    return arteries, veins


def disc_mask(
    probability: NDArray[np.float32], *, threshold: float, visible: Mask, diameter: float
) -> Mask:
    """The optic disc: the most certain region, holes filled and its edge smoothed; or nothing.

    `diameter` is the field's, in image pixels.
    """
    mask = ((probability >= threshold) & visible).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count < 2:
        return np.zeros(mask.shape, bool)
    weight = np.bincount(labels.ravel(), weights=probability.ravel(), minlength=count)
    weight[0] = 0
    best = int(np.argmax(weight))
    x, y, width, height = (int(value) for value in stats[best, :4])
    if min(width, height) < SMALLEST_DISC * diameter:
        return np.zeros(mask.shape, bool)
    pad = max(8, width // 4, height // 4)
    top, left = max(0, y - pad), max(0, x - pad)
    box = (slice(top, y + height + pad), slice(left, x + width + pad))
    region = (labels[box] == best).astype(np.uint8)
    contours, _ = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(region, contours, -1, 1, cv2.FILLED)
    smooth = cv2.GaussianBlur(region.astype(np.float32), (0, 0), max(1.0, width / 30))
    out = np.zeros(mask.shape, bool)
    out[box] = (smooth >= 0.5) & visible[box]
    return out


def disc_centre(
    mask: Mask, probability: NDArray[np.float32], provenance: Provenance
) -> Landmark | None:
    """The centroid of the disc's mask, with the mean probability as confidence; None if empty."""
    rows, columns = np.nonzero(mask)
    if not rows.size:
        return None
    return Landmark(
        "optic_disc",
        x=float(columns.mean()),
        y=float(rows.mean()),
        confidence=round(float(probability[rows, columns].mean()), 4),
        provenance=provenance,
    )


def spot_landmark(
    structure: str,
    probability: NDArray[np.float32],
    frame: Frame,
    *,
    threshold: float,
    provenance: Provenance,
) -> Landmark | None:
    """The peak of a heat map of the frame, to a fraction of a pixel, in image pixels.

    The centre of mass around the highest point; None where that stays below `threshold`.
    """
    smooth = np.asarray(cv2.GaussianBlur(probability, (0, 0), 1.0), np.float32)
    row, column = np.unravel_index(int(np.argmax(smooth)), smooth.shape)
    peak = float(smooth[row, column])
    if peak < threshold:
        return None
    reach = 4
    top, left = max(0, int(row) - reach), max(0, int(column) - reach)
    window = smooth[top : int(row) + reach + 1, left : int(column) + reach + 1].astype(np.float64)
    y = float((window.sum(axis=1) * np.arange(window.shape[0])).sum() / window.sum()) + top
    x = float((window.sum(axis=0) * np.arange(window.shape[1])).sum() / window.sum()) + left
    image_x, image_y = frame.point_to_image(x, y)
    return Landmark(structure, image_x, image_y, round(min(peak, 1.0), 4), provenance)


def _without_islands(mask: Mask, smallest: int) -> Mask:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=8
    )
    keep = stats[:, cv2.CC_STAT_AREA] >= smallest
    keep[0] = False
    kept: Mask = keep[:count][labels]
    return kept
