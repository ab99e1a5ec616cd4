"""Plain pictures written anew: pixels, and nothing of what stood beside them in the file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import cv2
import numpy as np

from engine.deidentify.box import Box
from engine.deidentify.boxes import blank, check_within, propose
from engine.errors import EngineError, ImageReadError
from engine.image import RetinalImage
from engine.readers.raster import read_raster
from engine.readers.source import Source

HEAD = 33  # bytes of a PNG's signature and IHDR chunk
ASPECT_STEPS = 100_000


def plain_pictures(source: Source) -> tuple[RetinalImage, ...]:
    """All pictures of a PNG, JPEG, TIFF, BMP, WebP, GIF or PNM, upright sRGB.

    Raises `ImageReadError`.
    """
    try:
        return read_raster(source)
    except EngineError:
        raise
    except Exception as error:  # whatever a decoder raises on a damaged file
        raise ImageReadError("The picture is damaged. Copy or export it again.") from error


def picture_proposals(pictures: Sequence[RetinalImage]) -> list[Box]:
    """Where writing may stand, in all of them."""
    return [box for picture in pictures for box in propose(picture.rgb8(), frame=picture.frame)]


def picture_bytes(picture: RetinalImage, boxes: Sequence[Box]) -> bytes:
    """A PNG of 8 or 16 bits without any text, time, profile, preview or EXIF; the boxes black.

    The shape of its pixels stays, as lengths depend on it.
    """
    from engine.writers.pictures import png  # here, as the writers take their time to load

    check_within(boxes, width=picture.width, height=picture.height)
    pixels = picture.pixels.copy()
    blank(pixels, boxes, frame=picture.frame, value=0)
    data = png(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR))
    return data if picture.pixel_aspect is None else _with_aspect(data, picture.pixel_aspect)


def _with_aspect(data: bytes, aspect: float) -> bytes:
    """The PNG with a pHYs chunk (PNG 11.3.4.3): height / width of a pixel, and no size."""
    chunk = b"pHYs" + struct.pack(">IIB", round(aspect * ASPECT_STEPS), ASPECT_STEPS, 0)
    whole = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return data[:HEAD] + whole + data[HEAD:]
