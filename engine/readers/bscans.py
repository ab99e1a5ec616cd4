"""B-scans in plain pictures: one picture, a TIFF of several pages, or a folder of pictures."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError
from engine.image import OctScale, OctVolume, RetinalImage, ScanPattern
from engine.readers.limits import check_total
from engine.readers.source import load, pixel_sha256

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"})


def open_bscans(path: Path | str, *, scale: OctScale | None = None) -> OctVolume:
    """A picture as one B-scan, a TIFF of several pages or a folder of pictures as a volume.

    Pictures of a folder follow each other by the numbers in their names (scan 2 before scan 10).
    Colours become grey. A picture tells no `scale`: without one, sizes are in pixels only. Raises
    `ImageReadError`, also where the pictures differ in size.
    """
    path = Path(path)
    files = _files(path) if path.is_dir() else [path]
    images = _images(files)
    sizes = {(image.width, image.height) for image in images}
    if len(sizes) > 1:
        told = " and ".join(f"{width} × {height}" for width, height in sorted(sizes)[:2])
        raise ImageReadError(
            f"{path.name}: the pictures differ in size ({told}). Put the B-scans of one volume, "
            "and nothing else, into a folder."
        )
    deep = any(image.pixels.dtype == np.uint16 for image in images)
    bscans = np.stack([_grey(image, deep=deep) for image in images])
    several = len(images) > 1
    volume = OctVolume(
        bscans=bscans,
        sha256=_joined([image.sha256 for image in images]),
        pixel_sha256=pixel_sha256(bscans),
        name=path.name,
        pattern=ScanPattern.UNKNOWN if several else ScanPattern.LINE,
        shown_range=(0.0, 65535.0 if deep else 255.0),
        warnings=tuple(dict.fromkeys(text for image in images for text in image.warnings)),
        header=(("File format", "pictures" if several else "picture"),),
    )
    return volume.with_scale(scale)


def _files(folder: Path) -> list[Path]:
    found = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in PICTURES and not path.name.startswith(".")
    ]
    if not found:
        raise ImageReadError(f"{folder.name}: there are no pictures in this folder.")
    return sorted(found, key=natural_order)


def natural_order(path: Path) -> tuple[tuple[int, str], ...]:
    """By name, with numbers in it as numbers."""
    parts = re.split(r"(\d+)", path.name.lower())
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def _images(files: list[Path]) -> list[RetinalImage]:
    from engine.readers import open_file

    found: list[RetinalImage] = []
    for file in files:
        for image in open_file(file):
            if isinstance(image, OctVolume):
                raise ImageReadError(f"{file.name} is a volume of its own. Open it by itself.")
            found.append(image)
        deep = 2 if found[-1].pixels.dtype == np.uint16 else 1
        check_total([(each.width, each.height) for each in found], bytes_per_sample=deep)
    return found


def _grey(image: RetinalImage, *, deep: bool) -> NDArray[Any]:
    """One channel of 8 or 16 bits; colours by their brightness."""
    pixels = image.pixels
    same = np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(
        pixels[..., 1], pixels[..., 2]
    )
    grey = pixels[..., 0] if same else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if not deep:
        return np.ascontiguousarray(grey, np.uint8)
    spread = grey if pixels.dtype == np.uint16 else grey.astype(np.uint16) * 257
    return np.ascontiguousarray(spread, np.uint16)


def stack_sha256(folder: Path) -> str:
    """The sha256 of a folder of B-scans, as its volume carries it, without decoding anything.

    Raises `ImageReadError` where there are no pictures.
    """
    return _joined([load(file).sha256() for file in _files(folder)])


def _joined(hashes: list[str]) -> str:
    """Of one file its own, else of the files' hashes in order."""
    own = list(dict.fromkeys(hashes))
    return own[0] if len(own) == 1 else hashlib.sha256("".join(own).encode()).hexdigest()
