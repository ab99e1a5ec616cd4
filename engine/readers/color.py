"""From what a file stores to upright RGB: colour profiles, bit depth, orientation."""

from __future__ import annotations

import io
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Pixels = NDArray[Any]
"""Samples of an image, uint8 or uint16; NumPy's types cannot follow one through indexing."""

BAND = 512  # rows converted at a time: bounds the memory of intermediate copies
BAD_PROFILE = "The embedded colour profile is unusable and was not applied; colours may be off."


class ProfileError(ValueError):
    """An embedded colour profile cannot be used."""


def spread(values: Pixels, *, top: int) -> Pixels:
    """Samples in 0..`top` spread over their result type's range, rounded to nearest.

    A top of up to 255 gives uint8 over 0..255, a greater one uint16 over 0..65535.
    """
    result = np.uint8 if top <= 255 else np.uint16
    full = int(np.iinfo(result).max)
    if top == full and values.dtype == result:
        return values
    table = (np.arange(top + 1, dtype=np.uint64) * full + top // 2) // top
    return table.astype(result)[np.minimum(values, top)]


def grey_to_rgb(grey: Pixels) -> Pixels:
    """(height, width) to (height, width, 3)."""
    return cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2RGB)


def ycbcr_to_rgb(ycbcr: Pixels) -> Pixels:
    """Full-range YCbCr (ITU-R BT.601, as in JFIF and DICOM PS3.3 C.7.6.3.1.2) to RGB, (h, w, 3)."""
    rgb = np.empty_like(ycbcr)
    for top in range(0, len(ycbcr), BAND):
        band = np.ascontiguousarray(ycbcr[top : top + BAND, :, (0, 2, 1)])
        rgb[top : top + BAND] = cv2.cvtColor(band, cv2.COLOR_YCrCb2RGB)
    return rgb


def over_black(rgba: Pixels, *, premultiplied: bool = False) -> Pixels:
    """(h, w, 4) composited on black: black is the surround of a fundus photograph."""
    full = int(np.iinfo(rgba.dtype).max)
    if premultiplied or int(rgba[..., 3].min()) == full:
        return np.ascontiguousarray(rgba[..., :3])
    rgb = np.empty((*rgba.shape[:2], 3), rgba.dtype)
    for top in range(0, len(rgba), BAND):
        band = rgba[top : top + BAND].astype(np.uint32)
        rgb[top : top + BAND] = (band[..., :3] * band[..., 3:] + full // 2) // full
    return rgb


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """Undo an EXIF orientation (1..8, CIPA DC-008): the result is as the photographer saw it."""
    turned = {
        2: lambda image: image[:, ::-1],
        3: lambda image: image[::-1, ::-1],
        4: lambda image: image[::-1],
        5: lambda image: image.swapaxes(0, 1),
        6: lambda image: image[::-1].swapaxes(0, 1),
        7: lambda image: image[::-1, ::-1].swapaxes(0, 1),
        8: lambda image: image[:, ::-1].swapaxes(0, 1),
    }.get(orientation, lambda image: image)(pixels)
    return np.ascontiguousarray(turned)


def srgb_transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform from an ICC `profile` of Pillow `mode` to sRGB; None where it is sRGB already.

    Raises `ProfileError` where the profile is damaged or made for another colour model.
    """
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise ProfileError("unusable colour profile") from error
    if mode == "RGB" and _changes_nothing(transform):
        return None
    return transform


def profile_mode(profile: bytes) -> str:
    """The Pillow mode that an ICC `profile` is made for (ICC.1 §7.2.6), "" where it is another."""
    return {b"GRAY": "L", b"RGB ": "RGB", b"CMYK": "CMYK"}.get(profile[16:20], "")


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """True where a lattice of colours comes back within one step: converting would only cost."""
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    lattice = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(27, 27, 3)
    converted = np.asarray(ImageCms.applyTransform(Image.fromarray(lattice), transform))
    return int(np.abs(converted.astype(int) - lattice).max()) <= 1


def rgb_to_srgb(rgb: Pixels, profile: bytes | None) -> tuple[Pixels, tuple[str, ...]]:
    """(h, w, 3) RGB through an ICC `profile` to sRGB, and sentences about what it cost.

    The colour engine works in 8 bits: 16-bit pixels whose profile is not sRGB come back as uint8.
    """
    if profile is None:
        return rgb, ()
    try:
        transform = srgb_transform(profile, "RGB")
    except ProfileError:
        return rgb, (BAD_PROFILE,)
    if transform is None:
        return rgb, ()
    result = np.empty(rgb.shape, np.uint8)
    for top in range(0, len(rgb), BAND):
        band = rgb[top : top + BAND]
        if band.dtype == np.uint16:
            band = ((band.astype(np.uint32) + 128) // 257).astype(np.uint8)
        converted = ImageCms.applyTransform(Image.fromarray(band), transform)
        result[top : top + BAND] = np.asarray(converted)
    if rgb.dtype == np.uint16:
        return result, ("The picture was reduced to 8 bits to apply its colour profile.",)
    return result, ()


def grey16_to_srgb(grey: Pixels, profile: bytes) -> tuple[Pixels, tuple[str, ...]]:
    """(h, w) uint16 grey through a grey ICC `profile` to sRGB grey, by a table of all values."""
    try:
        transform = srgb_transform(profile, "L")
    except ProfileError:
        return grey, (BAD_PROFILE,)
    assert transform is not None  # only an RGB profile can be sRGB already
    ramp = Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    curve = np.asarray(ImageCms.applyTransform(ramp, transform))[0, :, 1] * 257.0
    table = np.interp(np.arange(65536) / 257, np.arange(256), curve)
    return np.round(table).astype(np.uint16)[grey], ()
