"""Colours of layers as people see them who see colours less well, and which look alike.

About one man in twelve sees red and green badly; a reader must still tell an artery from a vein.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

Rgb = tuple[int, int, int]

ALIKE = 12.0  # CIE 1976 colour difference below which two colours of layers are hard to tell apart

# Machado, Oliveira and Fernandes (2009): linear RGB as seen without one of the three cones.
SIGHTS: Mapping[str, NDArray[np.float64]] = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def difference(one: Rgb, other: Rgb, *, sight: str = "usual") -> float:
    """How different two colours look (CIE 1976 ΔE, about 2 can just be seen) to somebody."""
    first, second = (_lab(rgb, SIGHTS[sight]) for rgb in (one, other))
    return float(np.linalg.norm(first - second))


def look_alikes(colours: Mapping[str, Rgb]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The pairs that look alike, and to which sight (a key of `SIGHTS`) each does."""
    seen = {
        sight: {key: _lab(rgb, matrix) for key, rgb in colours.items()}
        for sight, matrix in SIGHTS.items()
    }
    found = {}
    for one, other in combinations(colours, 2):
        sights = tuple(
            sight for sight, labs in seen.items() if np.linalg.norm(labs[one] - labs[other]) < ALIKE
        )
        if sights:
            found[one, other] = sights
    return found


def _lab(rgb: Rgb, sight: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE 1976 L*a*b* of an sRGB colour as it is seen."""
    share = np.array(rgb) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    shown = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    pixel = shown.astype(np.float32).reshape(1, 1, 3)
    lab: NDArray[np.float64] = cv2.cvtColor(pixel, cv2.COLOR_RGB2LAB)[0, 0].astype(np.float64)
    return lab
