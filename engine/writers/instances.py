"""The connected pieces of a layer, for formats that list objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from engine.layers import Mask


@dataclass(frozen=True, eq=False)
class Instance:
    """One piece, corners included: its own pixels within its box, whose top left is (x, y)."""

    x: int
    y: int
    mask: Mask

    @property
    def area(self) -> int:
        """Pixels."""
        return int(self.mask.sum())


def instances(mask: Mask) -> Iterator[Instance]:
    """Every 8-connected piece of a mask, from top to bottom."""
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    for number in range(1, count):
        x, y, width, height = (int(value) for value in boxes[number, :4])
        part = numbers[y : y + height, x : x + width] == number
        yield Instance(x, y, np.asarray(part))
