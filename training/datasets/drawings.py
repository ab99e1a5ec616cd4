"""How data sets draw their masks: grey, colour, inverted, by value, by share of experts."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from scipy.io import loadmat

from engine.layers import Mask

Pixels = NDArray[np.uint8]
Truth = tuple[Mask, Mask]  # where the structure is, and where that is known
Drawing = Callable[[Pixels], Truth]

MIDDLE = 127


class DatasetError(Exception):
    """Training data are missing or broken; the text says which and what to do."""


def read_pixels(path: Path) -> Pixels:
    """The file's pixels as stored, (height, width) or (height, width, 3) uint8.

    Reads what PIL reads, any of it gzipped, NumPy arrays and MATLAB's variable "mask". Palettes
    are resolved, transparency is dropped. Raises DatasetError.
    """
    try:
        if path.suffix == ".npy":
            pixels = np.load(path, allow_pickle=False)
        elif path.suffix == ".mat":
            pixels = loadmat(path)["mask"]
        else:
            pixels = _picture(path)
    except FileNotFoundError:
        raise DatasetError(f"{path} is missing. Unpack the data set again.") from None
    except (OSError, ValueError, KeyError, EOFError, SyntaxError, UnidentifiedImageError) as error:
        raise DatasetError(f"{path} cannot be read. Copy it anew from its source.") from error
    if pixels.dtype == np.bool_:
        pixels = pixels.astype(np.uint8)
    whole = np.issubdtype(pixels.dtype, np.number) and pixels.ndim in (2, 3) and pixels.size
    if not whole or pixels.min() < 0 or pixels.max() > 255:
        raise DatasetError(f"{path} holds no picture of 8 bits: {pixels.shape}, {pixels.dtype}.")
    return np.ascontiguousarray(pixels[..., :3] if pixels.ndim == 3 else pixels).astype(np.uint8)


def file_bytes(path: Path) -> bytes:
    """What the file holds, unpacked where it is gzipped."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _picture(path: Path) -> NDArray[np.generic]:
    with Image.open(BytesIO(file_bytes(path))) as picture:
        if picture.mode in ("P", "RGBA", "CMYK", "PA"):
            return np.asarray(picture.convert("RGB"))
        if picture.mode in ("1", "LA"):
            return np.asarray(picture.convert("L"))
        return np.asarray(picture)


def white(pixels: Pixels) -> Truth:
    """The bright half is the structure; for masks that may have been through JPEG."""
    return _everywhere(_grey(pixels) > MIDDLE)


def drawn(pixels: Pixels) -> Truth:
    """Whatever is not black is the structure, in any colour and however dark."""
    return _everywhere(_grey(pixels) > 0)


def at_least(value: int) -> Drawing:
    """Values from `value` up are the structure: nested labels, shares of experts."""
    return partial(_at_least, value=value)


def at_most(value: int) -> Drawing:
    """Values up to `value` are the structure, drawn dark on white."""
    return partial(_at_most, value=value)


def vessel_of_colours(pixels: Pixels) -> Truth:
    """Every colour of an artery and vein drawing is a vessel."""
    return _everywhere(np.asarray(_coloured(pixels).any(axis=2)))


def artery_of_colours(pixels: Pixels) -> Truth:
    """Red is artery and green a crossing, which belongs to both; white is a vessel of unknown kind.

    The colours of RITE (Hu 2013), LES-AV (Orlando 2018) and HRF-AV (Hemelings 2019).
    """
    return _kind_of_colours(pixels, own=0, other=2)


def vein_of_colours(pixels: Pixels) -> Truth:
    """Blue is vein; see `artery_of_colours`."""
    return _kind_of_colours(pixels, own=2, other=0)


def _kind_of_colours(pixels: Pixels, *, own: int, other: int) -> Truth:
    colours = _coloured(pixels)
    crossing = colours[..., 1] & ~colours[..., 0] & ~colours[..., 2]
    only_own = colours[..., own] & ~colours[..., other] & ~colours[..., 1]
    only_other = colours[..., other] & ~colours[..., own] & ~colours[..., 1]
    mask = only_own | crossing
    return mask, mask | only_other | ~colours.any(axis=2)


def _coloured(pixels: Pixels) -> NDArray[np.bool_]:
    if pixels.ndim != 3:
        raise DatasetError("Arteries and veins must be drawn in colour; this mask is grey.")
    return pixels > MIDDLE


def _at_least(pixels: Pixels, *, value: int) -> Truth:
    return _everywhere(_grey(pixels) >= value)


def _at_most(pixels: Pixels, *, value: int) -> Truth:
    return _everywhere(_grey(pixels) <= value)


def _grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(pixels.max(axis=2), np.uint8)


def _everywhere(mask: Mask) -> Truth:
    return mask, np.ones(mask.shape, np.bool_)
