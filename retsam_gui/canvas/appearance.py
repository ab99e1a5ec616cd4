"""How a photograph is shown: channel, contrast, brightness, gamma. The data stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.progress import Cancel, Progress
from retsam_gui.canvas.compositor import LayerStyle, Sheet, painted
from retsam_gui.canvas.levels import Levels, halve

CLAHE_CLIP = 2.5
CLAHE_TILES = (8, 8)
MARKS_ACROSS = 150  # radii of a landmark along the longer side of a picture


class Channel(Enum):
    """What of the photograph is shown."""

    ORIGINAL = "original"
    RED_FREE = "red_free"  # the green channel as grey: vessels and haemorrhages stand out
    LUMINANCE = "luminance"  # all three channels as one grey (ITU-R BT.601)
    CLAHE = "clahe"  # lightness equalised locally (Zuiderveld, 1994), colours kept


@dataclass(frozen=True)
class Appearance:
    """Display settings; `brightness` and `contrast` in [-1, 1] with 0 neutral, `gamma` 1 neutral.

    A gamma above 1 lightens the dark parts; `inverted` turns light into dark.
    """

    channel: Channel = Channel.ORIGINAL
    brightness: float = 0.0
    contrast: float = 0.0
    gamma: float = 1.0
    inverted: bool = False

    def curve(self) -> NDArray[np.uint8]:
        """The 256 output values for the 256 input values."""
        value = np.arange(256) / 255
        slope = np.tan((min(self.contrast, 0.99) + 1) * np.pi / 4)
        value = np.clip((value - 0.5) * slope + 0.5 + self.brightness, 0, 1) ** (1 / self.gamma)
        curve = np.rint(value * 255).astype(np.uint8)
        return 255 - curve if self.inverted else curve


def render(
    pixels: NDArray[np.uint8] | NDArray[np.uint16],
    appearance: Appearance,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Levels:
    """(height, width, 3) RGB as it is to be shown: BGRA with alpha 255, and its pyramid."""
    return halve(cv2.cvtColor(_shown(pixels, appearance), cv2.COLOR_RGB2BGRA))


@dataclass(frozen=True, eq=False)
class Seen:
    """How a photograph looks on the screen, with the layers that are seen, the lowest first.

    `marks` are landmarks: x and y in image pixels, and the colour as RGB.
    """

    appearance: Appearance
    looks: tuple[tuple[Sheet, LayerStyle], ...] = ()
    marks: tuple[tuple[float, float, tuple[int, int, int]], ...] = ()

    def painted(self, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.uint8]:
        """(height, width, 3) RGB in full size; landmarks are as large as on a fitted picture."""
        picture = painted(_shown(pixels, self.appearance), self.looks)
        radius = max(round(max(picture.shape) / MARKS_ACROSS), 2)
        for x, y, rgb in self.marks:
            at = (round(x), round(y))
            for colour, width in (((0, 0, 0), 1 + radius // 2), (rgb, max(radius // 4, 1))):
                cv2.circle(picture, at, radius, colour, width, cv2.LINE_AA)
                cv2.drawMarker(picture, at, colour, cv2.MARKER_CROSS, 3 * radius, width)
        return picture


def _shown(
    pixels: NDArray[np.uint8] | NDArray[np.uint16], appearance: Appearance
) -> NDArray[np.uint8]:
    rgb = pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
    shown = _channel(rgb, appearance.channel)
    curve = appearance.curve()
    return shown if np.array_equal(curve, np.arange(256)) else cv2.LUT(shown, curve)


def _channel(rgb: NDArray[np.uint8], channel: Channel) -> NDArray[np.uint8]:
    if channel is Channel.ORIGINAL:
        return rgb
    if channel is Channel.RED_FREE:
        return cv2.cvtColor(np.ascontiguousarray(rgb[:, :, 1]), cv2.COLOR_GRAY2RGB)
    if channel is Channel.LUMINANCE:
        return cv2.cvtColor(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)
    clahe = cv2.createCLAHE(clipLimit=CLAHE_CLIP, tileGridSize=CLAHE_TILES)
    lightness = clahe.apply(np.ascontiguousarray(lab[:, :, 0]))
    return cv2.cvtColor(cv2.merge([lightness, lab[:, :, 1], lab[:, :, 2]]), cv2.COLOR_LAB2RGB)
