"""The square picture that each network of the SAM family sees, and places on it.

SAM keeps the shape and pads; MedSAM and MedSegX squash to a square. Values are evened out in
another way by each. The wrong one would fail without a sign, so it follows from the family.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.transform import resize

MEAN = np.array([123.675, 116.28, 103.53], np.float32)  # of ImageNet, in 0..255
STD = np.array([58.395, 57.12, 57.375], np.float32)


@dataclass(frozen=True)
class Fit:
    """How a picture of `width` × `height` pixels lies in the square: `across` × `down` of it.

    The rest of the square, right and below, is empty.
    """

    width: int
    height: int
    across: int
    down: int

    def to_square(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Places (…, 2) as x, y of the picture on the square, as the published programs scale."""
        factor = np.array([self.across / self.width, self.down / self.height], np.float32)
        return np.asarray(points * factor, np.float32)

    def to_picture(self, square: NDArray[np.float32]) -> NDArray[np.float32]:
        """A map (side, side) of the square on the picture's grid (height, width)."""
        inner = Image.fromarray(square[: self.down, : self.across])
        shown = inner.resize((self.width, self.height), Image.Resampling.BILINEAR)
        return np.asarray(shown, np.float32)


def square_picture(
    family: str, rgb: NDArray[np.uint8], side: int
) -> tuple[NDArray[np.float32], Fit]:
    """(3, side, side) of a picture (height, width, 3) as `family` wants it, and how it lies there.

    `family` is a key of `engine.runtime.families`.
    """
    height, width = rgb.shape[:2]
    if family == "sam":
        factor = side / max(height, width)
        across, down = int(width * factor + 0.5), int(height * factor + 0.5)
        values = (_resized(rgb, across, down).astype(np.float32) - MEAN) / STD
    elif family == "medsam":
        across = down = side
        values = _evened(rgb, side)
    else:
        across = down = side
        values = (_resized(rgb, side, side).astype(np.float32) - MEAN) / STD
    square = np.zeros((side, side, 3), np.float32)
    square[:down, :across] = values
    return np.ascontiguousarray(square.transpose(2, 0, 1)), Fit(width, height, across, down)


def _resized(rgb: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    picture = Image.fromarray(rgb)
    return np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR), np.uint8)


def _evened(rgb: NDArray[np.uint8], side: int) -> NDArray[np.float32]:
    """From the darkest to the brightest value of all channels in [0, 1]."""
    shape = (side, side, 3)
    values = resize(rgb, shape, order=3, preserve_range=True, anti_aliasing=True)  # type: ignore[no-untyped-call]
    values = values.astype(np.uint8).astype(np.float32)
    low, high = float(values.min()), float(values.max())
    return np.asarray((values - low) / max(high - low, 1e-8), np.float32)
