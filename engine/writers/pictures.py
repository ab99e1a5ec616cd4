"""Pixels as PNG, without anything about who was photographed."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import OutputError
from engine.layers import Mask


def png(pixels: NDArray[Any]) -> bytes:
    """Grey (height, width) or BGR (height, width, 3), uint8 or uint16. Raises `OutputError`."""
    done, data = cv2.imencode(".png", pixels)
    if not done:
        raise OutputError("A picture could not be packed as PNG.")
    return bytes(data.tobytes())


def png_of_mask(mask: Mask) -> bytes:
    """A mask as 0 and 255."""
    return png(mask * np.uint8(255))


def png_of_rgb(rgb: NDArray[np.uint8]) -> bytes:
    """A (height, width, 3) RGB picture."""
    return png(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
