"""What may differ between two cameras: place, size, turn, light, focus, noise, compression."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.datasets.frames import UNKNOWN


@dataclass(frozen=True)
class AugmentSpec:
    """Ranges of the random changes; angles in degrees.

    `coarse` is the chance of a patch to look like one of a camera with fewer pixels, and `pixels`
    the share of them that such a camera has along a side.
    """

    scale: tuple[float, float] = (0.75, 1.35)
    rotation: float = 180.0
    shift: float = 0.0  # of the patch's side, about its centre
    coarse: float = 0.15
    pixels: tuple[float, float] = (0.4, 0.8)


def cut_patch(
    pixels: NDArray[np.uint8],
    targets: NDArray[np.uint8],
    *,
    centre: tuple[float, float],
    side: int,
    spec: AugmentSpec,
    rng: np.random.Generator,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A turned, scaled, perhaps mirrored square of both, (side, side, 3) and (n, side, side).

    `centre` is (x, y) in the frame. Beyond the frame the picture is black and a labelled target 0.
    """
    scale = float(np.exp(rng.uniform(*np.log(spec.scale))))
    angle = np.deg2rad(rng.uniform(-spec.rotation, spec.rotation))
    mirror = -1.0 if rng.random() < 0.5 else 1.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = scale * turn @ np.diag([mirror, 1.0])
    middle = (side - 1) / 2 + rng.uniform(-spec.shift, spec.shift, 2) * side
    offset = middle - matrix @ np.asarray(centre)
    warp = np.hstack([matrix, offset[:, None]]).astype(np.float32)
    size = (side, side)
    picture = cv2.warpAffine(pixels, warp, size, flags=cv2.INTER_LINEAR)
    planes = [
        cv2.warpAffine(
            plane,
            warp,
            size,
            flags=cv2.INTER_NEAREST,
            borderValue=UNKNOWN if (plane[0, 0] == UNKNOWN and plane.min() == UNKNOWN) else 0,
        )
        for plane in targets
    ]
    return picture.astype(np.uint8), np.stack(planes).astype(np.uint8)


def change_light(
    picture: NDArray[np.uint8], spec: AugmentSpec, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Exposure, colour cast, gamma, uneven light, few pixels, blur, noise, JPEG, now and then."""
    side = picture.shape[0]
    surround = picture.max(axis=2) == 0
    values = np.asarray(picture, np.float32) / np.float32(255)
    values *= rng.uniform(0.7, 1.3)
    values *= rng.uniform(0.85, 1.15, size=3).astype(np.float32)
    gamma = np.exp(rng.uniform(-0.3, 0.3))
    values = np.power(np.clip(values, 0, 1), gamma, dtype=np.float32)
    if rng.random() < 0.4:
        slope = rng.uniform(-0.35, 0.35, size=2)
        ramp = np.linspace(-0.5, 0.5, side)
        values *= (1 + slope[0] * ramp[:, None] + slope[1] * ramp[None, :])[..., None].astype(
            np.float32
        )
    if rng.random() < spec.coarse:
        values = _coarser(values, float(rng.uniform(*spec.pixels)))
    if rng.random() < 0.3:
        values = cv2.GaussianBlur(values, (0, 0), rng.uniform(0.4, 1.6)).astype(np.float32)
    if rng.random() < 0.5:
        noise = rng.standard_normal(values.shape, dtype=np.float32)
        values += noise * np.float32(rng.uniform(0.005, 0.035))
    changed = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    if rng.random() < 0.15:
        changed = _compressed(changed, int(rng.integers(30, 90)))
    changed[surround] = 0
    return changed


def _compressed(rgb: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    _, packed = cv2.imencode(".jpg", rgb[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, quality))
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)[..., ::-1].copy()


def _coarser(values: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    """As a camera with `share` of the pixels per side would have seen it."""
    height, width = values.shape[:2]
    small = cv2.resize(values, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    back = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(back, np.float32)
