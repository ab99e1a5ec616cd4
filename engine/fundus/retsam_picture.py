"""What RetSAM sees of a photograph: as its authors cut it, or in its true shape."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.fundus.frame import Frame, cut, frame_around
from engine.layers import FieldOfView

SIDE = 640  # pixels of the square that it sees
MEAN = np.array([0.42575, 0.29737, 0.21294], np.float32)
STD = np.array([0.2767, 0.2024, 0.1686], np.float32)

CORNER = 5  # pixels of the corners that tell whether the surround is dark
DARK, LIGHT = 30, 245  # a pixel of a dark, of a light surround: all its channels beyond
SPARED = 10  # pixels of a line that may be other than surround


@dataclass(frozen=True, eq=False)
class Picture:
    """(3, 640, 640) float32, normalised, and the box of the image that it shows."""

    values: NDArray[np.float32]
    frame: Frame


def true_picture(rgb: NDArray[np.uint8], field: FieldOfView) -> Picture:
    """The visible field with square pixels: a round disc stays round. Black beyond the image."""
    frame = frame_around(field.mask, field, diameter=SIDE, side=SIDE)
    assert frame is not None, "a field that was found has pixels"
    return _seen(rgb, frame)


def authors_picture(rgb: NDArray[np.uint8]) -> Picture:
    """As the authors' program cuts it: the surround's box away, the rest stretched to a square."""
    return _seen(rgb, _authors_frame(rgb))


def _seen(rgb: NDArray[np.uint8], frame: Frame) -> Picture:
    square = cv2.resize(cut(rgb, frame), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    values = (square.astype(np.float32) / 255 - MEAN) / STD
    return Picture(np.ascontiguousarray(values.transpose(2, 0, 1)), frame)


def _authors_frame(rgb: NDArray[np.uint8]) -> Frame:
    """The box of what is not surround; the middle half of the image where that is nothing."""
    height, width = rgb.shape[:2]
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY))
    ends = (slice(None, CORNER), slice(-CORNER, None))
    corners = [grey[rows, columns].mean() for rows in ends for columns in ends]
    surround = (rgb < DARK).all(axis=2) if np.mean(corners) < 127 else (rgb > LIGHT).all(axis=2)
    columns = np.flatnonzero(surround.sum(axis=0) < height - SPARED)
    rows = np.flatnonzero(surround.sum(axis=1) < width - SPARED)
    if not columns.size or not rows.size:
        return Frame(width // 4, height // 4, width * 3 // 4, height * 3 // 4, SIDE, SIDE)
    return Frame(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1, SIDE, SIDE)
