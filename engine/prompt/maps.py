"""A prompt as pictures, which is how the small network is told of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.prompt.prompts import Box, Mark

MAPS = 5  # ellipse in the box, inside of the box, marks inside, marks outside, previous mask
RADIUS = 4  # pixels of the window: of a mark


def ellipse_in(box: Box, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Above 0 inside the ellipse that fills a box, below outside; in [-1, 1], of this shape."""
    height, width = shape
    x = (np.arange(width, dtype=np.float32) - box.centre[0]) / (box.width / 2)
    y = (np.arange(height, dtype=np.float32) - box.centre[1]) / (box.height / 2)
    return np.asarray(np.clip(2 * (1 - np.hypot(x[None], y[:, None])), -1, 1), np.float32)


def prompt_maps(
    box: Box | None, marks: tuple[Mark, ...], previous: NDArray[np.float32] | None, size: int
) -> NDArray[np.float32]:
    """(MAPS, size, size) of a prompt whose places are pixels of the window.

    `previous` holds probabilities (size, size); its plane is 0 where there is none.
    """
    maps = np.zeros((MAPS, size, size), np.float32)
    if box is not None:
        maps[0] = ellipse_in(box, (size, size))
        index = np.arange(size)
        across = (index >= box.left) & (index <= box.right)
        down = (index >= box.top) & (index <= box.bottom)
        maps[1] = down[:, None] & across
    for mark in marks:
        draw_mark(maps[2 if mark.inside else 3], mark)
    if previous is not None:
        maps[4] = previous
    return maps


def draw_mark(plane: NDArray[np.float32], mark: Mark) -> None:
    """Draw a click as a disc, a scribble as a line of its width, both 1."""
    points = np.rint(np.array(mark.points)).astype(np.int32)
    if len(points) == 1:
        cv2.circle(plane, (int(points[0, 0]), int(points[0, 1])), RADIUS, 1.0, -1)
    else:
        cv2.polylines(plane, [points], False, 1.0, 2 * RADIUS)
