"""Plain pictures written anew: pixels, and nothing of what stood beside them in the file."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from engine.deidentify.boxes import Box, blank, propose
from engine.image import RetinalImage
from engine.readers.raster import read_raster
from engine.readers.source import Source
from engine.writers.pictures import png


def read_pictures(source: Source) -> tuple[RetinalImage, ...]:
    """All pictures of a PNG, JPEG, TIFF, BMP, WebP, GIF or PNM, upright sRGB.

    Raises `ImageReadError`, and whatever the decoder raises on a damaged file.
    """
    return read_raster(source)


def picture_proposals(pictures: Sequence[RetinalImage]) -> list[Box]:
    """Where writing may stand, in all of them."""
    return [
        box
        for number, picture in enumerate(pictures)
        for box in propose(picture.rgb8(), frame=number)
    ]


def picture_bytes(picture: RetinalImage, boxes: Sequence[Box], *, frame: int) -> bytes:
    """A PNG of 8 or 16 bits without any text, time, profile, preview or EXIF; the boxes black."""
    pixels = picture.pixels.copy()
    blank(pixels, boxes, frame=frame, value=0)
    return png(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR))
