"""Training patches of B-scans: cut, tilted, bent, scaled, and as another device would see them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from engine.oct.frame import frame_of, mask_to_frame, rows_to_frame, to_frame
from training.datasets.oct import OctTruth
from training.oct.config import OctAugment, OctConfig


@dataclass(frozen=True, eq=False)
class OctFrameTruth:
    """A B-scan in its frame: `image` (rows, columns) uint8, `surfaces` (outputs, columns) with NaN
    where unknown, `areas` (outputs, rows, columns) in 0, 1, and 2 where unknown. `middle` is the
    row around which the retina lies.
    """

    image: NDArray[np.uint8]
    surfaces: NDArray[np.float32]
    areas: NDArray[np.uint8]
    middle: float


UNKNOWN = 2


def in_frame(truth: OctTruth, config: OctConfig, scale: OctScale | None) -> OctFrameTruth:
    """What is known of a B-scan for the outputs of `config`, the mean of several graders."""
    height, width = truth.image.shape
    frame = frame_of(height, width, scale)
    surfaces = np.full((len(config.surfaces), frame.columns), np.nan, np.float32)
    for number, key in enumerate(config.surfaces):
        if key in truth.surfaces:
            surfaces[number] = rows_to_frame(truth.mean_rows(key), frame)
    areas = np.full((len(config.areas), frame.rows, frame.columns), UNKNOWN, np.uint8)
    for number, key in enumerate(config.areas):
        if key in truth.areas:
            mask, known = (mask_to_frame(part, frame) for part in truth.areas[key])
            areas[number] = np.where(known, mask, UNKNOWN)
    image = to_frame(truth.image, frame)
    return OctFrameTruth(image, surfaces, areas, _middle(image, surfaces))


def _middle(image: NDArray[np.uint8], surfaces: NDArray[np.float32]) -> float:
    """Between the first and the last surface, or where the scan is bright if none is known."""
    seen = surfaces[np.isfinite(surfaces)]
    if seen.size:
        return float(np.percentile(seen, 5) + np.percentile(seen, 95)) / 2
    bright = image.astype(np.float64).mean(axis=1)
    bright = np.clip(bright - np.median(bright), 0, None) ** 2 + 1e-9
    return float((bright * np.arange(len(bright))).sum() / bright.sum())


def cut_patch(
    scan: OctFrameTruth, *, shape: tuple[int, int], spec: OctAugment, rng: np.random.Generator
) -> OctFrameTruth:
    """A patch of `shape` around the retina; beyond the B-scan it is black and nothing is known."""
    high, wide = shape
    columns = scan.image.shape[1]
    down = float(np.exp(rng.uniform(*np.log(spec.down))))
    along = float(np.exp(rng.uniform(*np.log(spec.along))))
    mirror = -1.0 if rng.random() < 0.5 else 1.0
    room = max(0.0, (columns - wide / along) / 2)
    centre = (columns - 1) / 2 + rng.uniform(-room, room) + rng.uniform(-8, 8)
    slope = rng.uniform(-spec.tilt, spec.tilt)
    bend = rng.uniform(-spec.bend, spec.bend)
    shift = rng.uniform(-spec.shift, spec.shift)

    u = np.arange(wide) - (wide - 1) / 2
    at = centre + mirror * u / along  # column of the B-scan
    moved = (high - 1) / 2 + shift + slope * u + bend * (2 * u / wide) ** 2
    map_x = np.broadcast_to(at.astype(np.float32), (high, wide))
    map_y = ((np.arange(high)[:, None] - moved) / down + scan.middle).astype(np.float32)
    picture = cv2.remap(scan.image, map_x, map_y, cv2.INTER_LINEAR)
    areas = [
        cv2.remap(plane, map_x, map_y, cv2.INTER_NEAREST, borderValue=UNKNOWN)
        for plane in scan.areas
    ]
    nearest = np.rint(at).astype(np.int64)
    inside = (nearest >= 0) & (nearest < columns)
    drawn = scan.surfaces[:, np.clip(nearest, 0, columns - 1)]
    surfaces = (drawn - scan.middle) * down + moved
    seen = inside & (surfaces >= 0) & (surfaces <= high - 1)
    return OctFrameTruth(
        picture.astype(np.uint8),
        np.where(seen, surfaces, np.nan).astype(np.float32),
        np.stack(areas).astype(np.uint8) if areas else np.zeros((0, high, wide), np.uint8),
        (high - 1) / 2 + shift,
    )


def change_signal(picture: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Gain, gamma, shadows of vessels, focus, speckle and noise, now and then."""
    wide = picture.shape[1]
    values = picture.astype(np.float32) / 255
    values = np.power(values, np.float32(np.exp(rng.uniform(-0.4, 0.4))))
    values *= rng.uniform(0.6, 1.3)
    if rng.random() < 0.3:
        values += np.float32(rng.uniform(0, 0.15))
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(1, 5))):
            middle, half = rng.uniform(0, wide), rng.uniform(2, 12)
            dip = np.exp(-(((np.arange(wide) - middle) / half) ** 2)) * rng.uniform(0.2, 0.7)
            values *= (1 - dip).astype(np.float32)
    if rng.random() < 0.3:
        values = cv2.GaussianBlur(values, (0, 0), rng.uniform(0.4, 1.4)).astype(np.float32)
    if rng.random() < 0.5:
        noise = rng.standard_normal(values.shape, dtype=np.float32)
        if rng.random() < 0.5:
            noise *= values
        values += noise * np.float32(rng.uniform(0.02, 0.15))
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
