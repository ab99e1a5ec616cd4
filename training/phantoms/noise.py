"""Smooth random textures."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Texture = NDArray[np.float32]


def smooth_noise(rng: np.random.Generator, shape: tuple[int, int], *, grain: float) -> Texture:
    """Random (height, width) values of mean 0 and deviation about 1, smooth over `grain` pixels."""
    height, width = shape
    grain = max(grain, 1.0)
    small = (int(np.ceil(height / grain)) + 3, int(np.ceil(width / grain)) + 3)
    coarse = rng.standard_normal(small).astype(np.float32)
    scaled = (max(round(small[1] * grain), width), max(round(small[0] * grain), height))
    full = cv2.resize(coarse, scaled, interpolation=cv2.INTER_CUBIC)
    top, left = (full.shape[0] - height) // 2, (full.shape[1] - width) // 2
    texture = full[top : top + height, left : left + width]
    return np.asarray(texture / (texture.std() + 1e-6), np.float32)


def cloud(rng: np.random.Generator, shape: tuple[int, int], *, grain: float) -> Texture:
    """Noise of three octaves, the coarsest `grain` pixels wide; deviation about 1."""
    total = sum(
        0.55**octave * smooth_noise(rng, shape, grain=grain / 2**octave) for octave in range(3)
    )
    return np.asarray(total / 1.26, np.float32)
