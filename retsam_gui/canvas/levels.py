"""An image in halved sizes, for zooming out quickly and smoothly."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Levels = tuple[NDArray[np.uint8], ...]
"""(height, width, 4) BGRA, then the same in half the size, and so on."""

SMALLEST = 256  # pixels along the longer side of the last level


def halve(pixels: NDArray[np.uint8]) -> Levels:
    """`pixels` and its halves, each a mean over areas; odd sizes are rounded up."""
    levels = [pixels]
    while max(levels[-1].shape[:2]) > SMALLEST:
        height, width = levels[-1].shape[:2]
        half = ((width + 1) // 2, (height + 1) // 2)
        levels.append(cv2.resize(levels[-1], half, interpolation=cv2.INTER_AREA))
    return tuple(levels)
