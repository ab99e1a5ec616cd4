"""The frame that a network sees: the visible field at a fixed size, with square pixels.

A frame is a box of the image resized so that the field's diameter (or that of a structure within
it) has the wished number of pixels; both axes on their own, so that pixels that are not square
become so. Box and size are whole numbers, therefore the way back is exact: resize to the box,
paste. A box around a structure may reach beyond the image; there the frame is black.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.layers import FieldOfView, Mask

Array = TypeVar("Array", NDArray[np.uint8], NDArray[np.float32])

BRIGHT = 200.0  # grey value that a well-exposed field's bright parts have
GAIN_RANGE = (0.7, 4.0)


@dataclass(frozen=True)
class Frame:
    """Box [x0, x1) × [y0, y1) of the image, and the (width, height) that it is resized to."""

    x0: int
    y0: int
    x1: int
    y1: int
    width: int
    height: int

    @property
    def scale_x(self) -> float:
        """Frame pixels per image pixel along x."""
        return self.width / (self.x1 - self.x0)

    @property
    def scale_y(self) -> float:
        """Frame pixels per image pixel along y."""
        return self.height / (self.y1 - self.y0)

    def point_to_frame(self, x: float, y: float) -> tuple[float, float]:
        """Image pixel (x, y) in frame pixels; both count from pixel centres."""
        return (
            (x + 0.5 - self.x0) * self.scale_x - 0.5,
            (y + 0.5 - self.y0) * self.scale_y - 0.5,
        )

    def point_to_image(self, x: float, y: float) -> tuple[float, float]:
        """Frame pixel (x, y) in image pixels."""
        return (
            (x + 0.5) / self.scale_x + self.x0 - 0.5,
            (y + 0.5) / self.scale_y + self.y0 - 0.5,
        )


def frame_of(field: FieldOfView, diameter: int) -> Frame:
    """The frame in which the field is `diameter` pixels across, around its visible part."""
    rows = np.flatnonzero(field.mask.any(axis=1))
    columns = np.flatnonzero(field.mask.any(axis=0))
    x0, x1 = int(columns[0]), int(columns[-1]) + 1
    y0, y1 = int(rows[0]), int(rows[-1]) + 1
    return Frame(
        x0,
        y0,
        x1,
        y1,
        width=max(1, round((x1 - x0) * diameter / (2 * field.radius_x))),
        height=max(1, round((y1 - y0) * diameter / (2 * field.radius_y))),
    )


def frame_around(mask: Mask, field: FieldOfView, *, diameter: int, side: int) -> Frame | None:
    """A square frame of `side` pixels in which the mask's larger extent has `diameter` pixels.

    It is centred on the mask's box; None where the mask is empty. `field` tells the pixels' shape.
    """
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return None
    extent_x, extent_y = columns[-1] + 1 - columns[0], rows[-1] + 1 - rows[0]
    extent = max(extent_x / field.radius_x, extent_y / field.radius_y)  # in radii of the field
    width = max(1, round(side / diameter * extent * field.radius_x))
    height = max(1, round(side / diameter * extent * field.radius_y))
    x0 = round((columns[0] + columns[-1] + 1 - width) / 2)
    y0 = round((rows[0] + rows[-1] + 1 - height) / 2)
    return Frame(x0, y0, x0 + width, y0 + height, width=side, height=side)


def photograph_to_frame(
    rgb: NDArray[np.uint8], field: FieldOfView, frame: Frame
) -> NDArray[np.uint8]:
    """The photograph (height, width, 3) in the frame: surround black, exposure evened out."""
    picture = resize(cut(rgb, frame), width=frame.width, height=frame.height)
    visible = cut(field.mask.view(np.uint8), frame)
    inside = resize(visible, width=frame.width, height=frame.height) > 0
    bright = float(np.percentile(picture.max(axis=2)[inside], 95)) if inside.any() else BRIGHT
    gain = float(np.clip(BRIGHT / max(bright, 1.0), *GAIN_RANGE))
    even = np.asarray(cv2.convertScaleAbs(picture, alpha=gain), np.uint8)
    even[~inside] = 0
    return even


def map_to_image(
    values: NDArray[np.float32], frame: Frame, shape: tuple[int, int]
) -> NDArray[np.float32]:
    """A float map of the frame on the image's grid `shape` (height, width); 0 outside its box."""
    out = np.zeros(shape, np.float32)
    box = resize(values, width=frame.x1 - frame.x0, height=frame.y1 - frame.y0)
    inside = _within(frame, shape)
    out[inside] = box[
        inside[0].start - frame.y0 : inside[0].stop - frame.y0,
        inside[1].start - frame.x0 : inside[1].stop - frame.x0,
    ]
    return out


def mask_to_frame(mask: Mask, frame: Frame) -> NDArray[np.float32]:
    """Share of each frame pixel that the mask covers, (height, width) in [0, 1]."""
    box = cut(mask.view(np.uint8), frame).astype(np.float32)
    return resize(box, width=frame.width, height=frame.height)


def _within(frame: Frame, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Rows and columns of the frame's box that lie on an image of `shape`."""
    return (
        slice(min(max(frame.y0, 0), shape[0]), max(min(frame.y1, shape[0]), 0)),
        slice(min(max(frame.x0, 0), shape[1]), max(min(frame.x1, shape[1]), 0)),
    )


def cut(values: NDArray[np.uint8], frame: Frame) -> NDArray[np.uint8]:
    """The frame's box of `values` (height, width, …), not yet resized; 0 beyond the image."""
    rows, columns = _within(frame, values.shape)
    inside = values[rows, columns]
    if inside.shape[:2] == (frame.y1 - frame.y0, frame.x1 - frame.x0):
        return inside
    box = np.zeros((frame.y1 - frame.y0, frame.x1 - frame.x0, *values.shape[2:]), np.uint8)
    top, left = rows.start - frame.y0, columns.start - frame.x0
    box[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return box


def resize(values: Array, *, width: int, height: int) -> Array:
    """Resize without aliasing: by area along what shrinks, linear along what grows."""
    rows, columns = values.shape[:2]
    shrinks = width <= columns and height <= rows
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    if not shrinks and (width < columns or height < rows):  # one axis each way
        values = resize(values, width=min(width, columns), height=min(height, rows))
    return cv2.resize(values, (width, height), interpolation=how)  # type: ignore[return-value]
