"""The square of the picture that a promptable network looks at, and the way back from it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.editing.region import Region
from engine.prompt.prompts import Box, Mark, Point, Prompt, box_of
from engine.prompt.usual import usual_share

AROUND = 2.0  # side of the square against the longer side of what is looked for
FIRST_SHARE = 0.2  # of the picture's longer side, where nothing but a click is known
FIRST_AROUND = 3.0  # side of that square against the structure's usual size, where it has one
SMALLEST = 48.0  # image pixels
MARGIN = 0.06  # of the side: what lies nearer to the square's edge may go on beyond


@dataclass(frozen=True)
class Window:
    """A square of `side` image pixels around (`x`, `y`), seen on `size` × `size` pixels.

    It may reach beyond the picture, which is black there.
    """

    x: float
    y: float
    side: float
    size: int

    @property
    def scale(self) -> float:
        """Pixels of the window for one of the image."""
        return self.size / self.side

    def to_window(self, point: Point) -> Point:
        """Where an image point lies on the window."""
        half = (self.size - 1) / 2
        return (point[0] - self.x) * self.scale + half, (point[1] - self.y) * self.scale + half

    def cut(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """What the window shows of a picture (height, width, 3): (size, size, 3)."""
        sigma = 0.4 / self.scale if self.scale < 1 else 0.0
        reach = self.side / 2 + 5 * sigma + 2
        height, width = picture.shape[:2]
        left, right = (int(np.clip(self.x + d, 0, width)) for d in (-reach, reach))
        top, bottom = (int(np.clip(self.y + d, 0, height)) for d in (-reach, reach))
        near = picture[top : bottom + 1, left : right + 1]
        if not near.size:
            return np.zeros((self.size, self.size, 3), np.uint8)
        source = cv2.GaussianBlur(near, (0, 0), sigma) if sigma else near
        matrix = self._to_image()
        matrix[:, 2] -= (left, top)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        seen = cv2.warpAffine(source, matrix, (self.size, self.size), flags=flags)
        return np.asarray(seen, np.uint8)

    def cut_mask(self, region: Region) -> NDArray[np.float32]:
        """A region as the window shows it, in [0, 1]."""
        matrix = self._to_image()
        matrix[:, 2] -= (region.column, region.row)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        plane = region.mask.astype(np.float32)
        return np.asarray(cv2.warpAffine(plane, matrix, (self.size, self.size), flags=flags))

    def back(
        self, chances: NDArray[np.float32], shape: tuple[int, int]
    ) -> tuple[int, int, NDArray[np.float32]]:
        """Probabilities (size, size) on the image's grid: row, column, and the part there."""
        half = self.side / 2
        left, top = max(0, int(np.ceil(self.x - half))), max(0, int(np.ceil(self.y - half)))
        right = min(shape[1] - 1, int(np.floor(self.x + half)))
        bottom = min(shape[0] - 1, int(np.floor(self.y + half)))
        if right < left or bottom < top:
            return top, left, np.zeros((0, 0), np.float32)
        x, y = self.to_window((left, top))
        matrix = np.array([[self.scale, 0, x], [0, self.scale, y]], np.float64)
        size = (right - left + 1, bottom - top + 1)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        part = cv2.warpAffine(chances, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return top, left, np.asarray(part, np.float32)

    def holds(self, box: Box) -> bool:
        """Whether the box lies within, with a margin."""
        reach = self.side * (0.5 - MARGIN)
        return (
            abs(box.left - self.x) <= reach
            and abs(box.right - self.x) <= reach
            and abs(box.top - self.y) <= reach
            and abs(box.bottom - self.y) <= reach
        )

    def _to_image(self) -> NDArray[np.float64]:
        step, half = 1 / self.scale, (self.size - 1) / 2
        return np.array([[step, 0, self.x - half * step], [0, step, self.y - half * step]])


def extent(prompt: Prompt) -> Box | None:
    """What is known of where the structure lies; None where there is one click and nothing else."""
    box = prompt.box
    if prompt.previous is not None and prompt.previous.mask.any():
        found = box_of(prompt.previous)
        box = found if box is None else box.holding(_corners(found))
    inside = tuple(point for mark in prompt.marks if mark.inside for point in mark.points)
    if box is not None:
        return box.holding(inside) if inside else box
    if len(inside) > 1:
        x, y = inside[0]
        return Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5).holding(inside)
    return None


def window_for(prompt: Prompt, shape: tuple[int, int], size: int, structure: str = "") -> Window:
    """The square around what the prompt tells of; around the first click where that is all.

    Then it is as large as fits the structure, if that has a usual size.
    """
    box = extent(prompt)
    if box is None:
        x, y = _first(prompt.marks)
        usual = usual_share(structure)
        share = FIRST_SHARE if usual is None else FIRST_AROUND * usual
        return Window(x, y, max(SMALLEST, share * max(shape)), size)
    side = max(SMALLEST, AROUND * max(box.width, box.height))
    return Window(*box.centre, side, size)


def _corners(box: Box) -> tuple[Point, ...]:
    return (box.left + 0.5, box.top + 0.5), (box.right - 0.5, box.bottom - 0.5)


def _first(marks: tuple[Mark, ...]) -> Point:
    inside = [mark for mark in marks if mark.inside]
    return (inside or list(marks))[0].points[0]
