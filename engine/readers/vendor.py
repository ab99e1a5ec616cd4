"""Devices' own formats (.e2e, .fda, .fds, .img, .OCT), read by oct-converter in a program apart.

oct-converter brings a second OpenCV and reads files of unknown origin in Python: it runs in a
process of its own, with a limit of time, and hands over plain arrays.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import ImageReadError
from engine.image import Device, Laterality, OctVolume, ScanPattern
from engine.readers.limits import check_total
from engine.readers.source import Source, pixel_sha256

LIMIT_SECONDS = 300
_EYES = {"R": Laterality.RIGHT, "L": Laterality.LEFT}
_MAKERS = {
    "e2e": "Heidelberg Engineering",
    "fda": "Topcon",
    "fds": "Topcon",
    "img": "Zeiss",
    "oct": "Bioptigen or Optovue",
}
_NO_SCALE = (
    "oct-converter does not say how large the pixels of this file are with certainty. Set the "
    "scale by hand if you know it; until then sizes are in pixels only."
)


_NO_SIZE = (
    "A Zeiss .img file has no header: the size of its B-scans was taken to be 512 × 1024. Compare "
    "the picture with the device's."
)


def read_vendor(source: Source) -> tuple[OctVolume, ...]:
    """The volumes of a device's own file; without a scale, as the library's is not certain.

    Raises `ImageReadError`, also where oct-converter is not installed. No identity is taken over.
    """
    if importlib.util.find_spec("oct_converter") is None:
        raise ImageReadError(
            "This is a device's own OCT format, which needs the optional extra: install it with "
            "'pip install retsam-desktop[vendor]', or export the scan as DICOM or .vol."
        )
    with tempfile.TemporaryDirectory(prefix="retsam-") as folder:
        place = Path(folder)
        file = place / f"scan.{_form(source)}"
        file.write_bytes(source.data)
        _convert(file, place)
        told = json.loads((place / "volumes.json").read_text(encoding="utf-8"))
        sha256 = source.sha256()
        volumes = tuple(
            _volume(place / f"{number}.npy", each, source, number, sha256)
            for number, each in enumerate(told)
        )
    if not volumes:
        raise ImageReadError("The file holds no OCT volume. Export the scan as DICOM or .vol.")
    return volumes


def _form(source: Source) -> str:
    """What the library tells by the suffix alone, by the content where that is possible."""
    if source.data.startswith(b"CMDb"):
        return "e2e"
    if source.data.startswith(b"FOCT"):  # of Topcon, and what kind of it follows
        return "fds" if source.data[4:7] == b"FDS" else "fda"
    return source.suffix.lstrip(".")


def _convert(file: Path, place: Path) -> None:
    command = [sys.executable, "-m", "engine.readers.vendor_program", str(file), str(place)]
    try:
        subprocess.run(command, capture_output=True, timeout=LIMIT_SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise ImageReadError(
            "The file took too long to read. Export the scan as DICOM or .vol."
        ) from error
    except subprocess.CalledProcessError as error:
        raise ImageReadError(
            "The file is damaged, or of a kind that oct-converter cannot read. Export the scan as "
            "DICOM or .vol from the device."
        ) from error


def _volume(
    file: Path, told: dict[str, Any], source: Source, number: int, sha256: str
) -> OctVolume:
    stored = np.load(file, allow_pickle=False, mmap_mode="r")
    check_total([stored.shape[:0:-1]] * len(stored), bytes_per_sample=2, samples=1)
    bscans, top = _bscans(np.asarray(stored))
    eye = _EYES.get(str(told.get("laterality") or "")[:1].upper(), Laterality.UNKNOWN)
    return OctVolume(
        bscans=bscans,
        sha256=sha256,
        pixel_sha256=pixel_sha256(bscans),
        name=source.name,
        frame=number,
        pattern=ScanPattern.UNKNOWN if len(bscans) > 1 else ScanPattern.LINE,
        shown_range=(0.0, top),
        laterality=eye,
        laterality_source="not stated" if eye is Laterality.UNKNOWN else "vendor header",
        device=Device(_MAKERS.get(_form(source), "")),
        warnings=(_NO_SCALE, _NO_SIZE) if _form(source) == "img" else (_NO_SCALE,),
        header=(("File format", f"{_form(source)} by oct-converter"),),
    )


def _bscans(stored: np.ndarray) -> tuple[Any, float]:
    """Bytes and words as they are; other numbers as float32, with the value shown white."""
    if stored.ndim != 3:
        raise ImageReadError("The file's volume is not made of B-scans.")
    if stored.dtype in (np.uint8, np.uint16):
        return stored, float(np.iinfo(stored.dtype).max)
    values = stored.astype(np.float32)
    return values, max(float(np.nanmax(values)), 1e-6)
