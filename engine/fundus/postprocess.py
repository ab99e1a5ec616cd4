"""From probabilities to masks and landmarks a clinician would accept."""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from engine.fundus.frame import Frame
from engine.layers import Landmark, Mask, Provenance

SPECK = 4.5e-5  # vessel islands smaller than this share of the field's visible area are noise
SMALLEST_DISC = 0.02  # a disc narrower than this share of the field's diameter is none
CHOOSING_DIAMETER = 448.0  # of the field, at which regions are compared


def vessel_mask(probability: NDArray[np.float32], *, threshold: float, visible: Mask) -> Mask:
    """Vessels: above the threshold, in the field, without specks."""
    mask = (probability >= threshold) & visible
    return without_islands(mask, max(2, round(SPECK * int(visible.sum()))))


def disc_mask(
    probability: NDArray[np.float32], *, threshold: float, visible: Mask, diameter: float
) -> Mask:
    """The optic disc: the most certain region, holes filled and its edge smoothed; or nothing.

    `diameter` is the field's, in image pixels.
    """
    mask = (probability >= threshold) & visible
    step = max(1, round(diameter / CHOOSING_DIAMETER))
    chosen = _most_certain_region(mask[::step, ::step], probability[::step, ::step])
    rows, columns = np.flatnonzero(chosen.any(axis=1)), np.flatnonzero(chosen.any(axis=0))
    if min(rows.size, columns.size) * step < max(1.0, SMALLEST_DISC * diameter):
        return np.zeros(mask.shape, bool)
    pad = max(8, step * max(rows.size, columns.size) // 4)
    top, left = max(0, step * int(rows[0]) - pad), max(0, step * int(columns[0]) - pad)
    box = (
        slice(top, step * (int(rows[-1]) + 1) + pad),
        slice(left, step * (int(columns[-1]) + 1) + pad),
    )
    near = _enlarged(cv2.dilate(chosen.astype(np.uint8), _disc_kernel(5)), mask.shape, step)
    core = _enlarged(cv2.erode(chosen.astype(np.uint8), _disc_kernel(5)), mask.shape, step)
    region = (mask[box] & near[box]) | core[box]
    out = np.zeros(mask.shape, bool)
    out[box] = _filled_and_smoothed(region, columns.size * step / 30) & visible[box]
    return out


def cup_mask(probability: NDArray[np.float32], *, threshold: float, disc: Mask) -> Mask:
    """The optic cup: the most certain region within the disc, holes filled, its edge smoothed."""
    out = np.zeros(disc.shape, bool)
    rows, columns = np.flatnonzero(disc.any(axis=1)), np.flatnonzero(disc.any(axis=0))
    if not rows.size:
        return out
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    region = _most_certain_region((probability[box] >= threshold) & disc[box], probability[box])
    out[box] = _filled_and_smoothed(region, columns.size / 40) & disc[box]
    return out


def _filled_and_smoothed(region: Mask, sigma: float) -> Mask:
    """The region without holes, its edge smoothed over `sigma` pixels, one at least."""
    filled = region.astype(np.uint8)
    contours, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    smooth = cv2.GaussianBlur(filled.astype(np.float32), (0, 0), max(1.0, sigma))
    return np.asarray(smooth >= 0.5)


def _most_certain_region(mask: Mask, probability: NDArray[np.float32]) -> Mask:
    """The region with the largest sum of probabilities; parts that a vessel divides are one."""
    joined = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, _disc_kernel(9))
    count, labels = cv2.connectedComponents(joined, connectivity=8)
    if count < 2:
        return np.zeros(mask.shape, bool)
    weight = np.bincount(labels.ravel(), weights=probability.ravel(), minlength=count)
    weight[0] = 0
    region: Mask = labels == int(np.argmax(weight))
    return region


def _enlarged(mask: MatLike, shape: tuple[int, int], step: int) -> Mask:
    """A mask of every `step`-th pixel on the full grid again."""
    full = mask.repeat(step, axis=0).repeat(step, axis=1)[: shape[0], : shape[1]]
    return full.astype(bool)


def _disc_kernel(side: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)


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

    Each axis by a parabola through the logarithms around the highest point (exact for a Gaussian);
    None where the peak stays below `threshold`.
    """
    smooth = np.asarray(cv2.GaussianBlur(probability, (0, 0), 1.0), np.float32)
    row, column = np.unravel_index(int(np.argmax(smooth)), smooth.shape)
    peak = float(smooth[row, column])
    if peak < threshold:
        return None
    y = float(row) + _vertex(smooth[:, column], int(row))
    x = float(column) + _vertex(smooth[row], int(column))
    image_x, image_y = frame.point_to_image(x, y)
    return Landmark(structure, image_x, image_y, round(min(peak, 1.0), 4), provenance)


def _vertex(values: NDArray[np.float32], peak: int) -> float:
    """Offset of the true maximum from index `peak`, in -0.5..0.5."""
    if peak == 0 or peak == len(values) - 1:
        return 0.0
    before, at, after = np.log(np.maximum(values[peak - 1 : peak + 2].astype(np.float64), 1e-6))
    bend = before - 2 * at + after
    return 0.0 if bend >= 0 else float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5))


def without_islands(mask: Mask, smallest: int) -> Mask:
    """The mask without its connected regions of fewer than `smallest` pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] >= smallest
    keep[0] = False
    kept: Mask = keep[labels]
    return kept
