"""The one way from the pixels of a DICOM image to RGB, for every coding and colour space."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut

from engine.errors import ImageReadError
from engine.readers import color
from engine.readers.color import Pixels
from engine.readers.dicom_frames import Frame, frames
from engine.readers.dicom_layout import Layout


def rgb_frames(
    dataset: Dataset, layout: Layout, syntax: uid.UID
) -> Iterator[tuple[Pixels, tuple[str, ...]]]:
    """RGB of each frame and warnings: uint8 up to 8 significant bits, else uint16, fully spread.

    Colour: YBR to RGB, then an ICC profile to sRGB. Grey: modality and VOI transform where the
    header has them (PS3.3 C.11.1, C.11.2), else the range of the stored bits; then MONOCHROME1
    inverted. Raises `ImageReadError`, and whatever the decoders raise on damaged data.
    """
    for frame in frames(dataset, layout, syntax):
        if frame.photometric == "PALETTE COLOR":
            pixels = _palette(frame, dataset)
        elif layout.samples == 1:
            yield color.grey_to_rgb(_grey(frame, layout, dataset)), frame.warnings
            continue
        else:
            pixels = _colour(frame)
        pixels, notices = color.rgb_to_srgb(pixels, _profile(dataset))
        yield pixels, (*frame.warnings, *notices)


def _colour(frame: Frame) -> Pixels:
    samples = color.spread(np.ascontiguousarray(frame.samples), top=(1 << frame.bits) - 1)
    if frame.photometric == "RGB":
        return samples
    return color.ycbcr_to_rgb(samples)


def _profile(dataset: Dataset) -> bytes | None:
    profile = dataset.get("ICCProfile")
    for item in dataset.get("OpticalPathSequence") or ():
        profile = profile or item.get("ICCProfile")
    return bytes(profile) if profile else None


def _palette(frame: Frame, dataset: Dataset) -> Pixels:
    """Each stored value through the three look-up tables (PS3.3 C.7.6.3.1.5)."""
    values = np.arange(1 << frame.bits, dtype=np.uint16)
    try:
        table = apply_color_lut(values, dataset)
        bits = int(dataset.RedPaletteColorLookupTableDescriptor[2])
    except (AttributeError, ValueError, IndexError) as error:
        raise ImageReadError(
            "The palette of the picture is missing or damaged. Export the file as RGB."
        ) from error
    if bits == 16 and not (table & 0xFF).any():  # 8-bit colours kept in the high byte
        table = table >> 8
        bits = 8
    spread: Pixels = color.spread(table, top=(1 << bits) - 1)[frame.samples]
    return spread


# --- grey ----------------------------------------------------------------------------------------


def _grey(frame: Frame, layout: Layout, dataset: Dataset) -> Pixels:
    """Display values by a table over all stored values, which bounds time and memory."""
    stored = np.arange(1 << frame.bits)
    if layout.signed:
        stored = np.where(stored < 1 << (frame.bits - 1), stored, stored - (1 << frame.bits))
    share = _shown(_modality(stored.astype(np.float64), dataset), dataset)
    if layout.photometric == "MONOCHROME1":
        share = 1 - share
    result = np.dtype(np.uint8) if frame.bits <= 8 else np.dtype(np.uint16)
    table = np.round(share * np.iinfo(result).max).astype(result)
    samples = frame.samples
    if samples.dtype.kind == "i":
        samples = samples.astype(np.int64) & ((1 << frame.bits) - 1)
    shown: Pixels = table[samples]
    return shown


def _modality(values: NDArray[np.float64], dataset: Dataset) -> NDArray[np.float64]:
    """Stored values to output units (PS3.3 C.11.1)."""
    sequence = dataset.get("ModalityLUTSequence")
    if sequence:
        return _look_up(values, sequence[0])[0]
    slope = _real(dataset.get("RescaleSlope"), default=1.0)
    return values * slope + _real(dataset.get("RescaleIntercept"), default=0.0)


def _shown(values: NDArray[np.float64], dataset: Dataset) -> NDArray[np.float64]:
    """Output units to brightness in [0, 1] (PS3.3 C.11.2): table, window, or the whole range."""
    sequence = dataset.get("VOILUTSequence")
    if sequence:
        looked_up, top = _look_up(values, sequence[0])
        return np.clip(looked_up / float(top), 0.0, 1.0)
    centre, width = (_first(dataset.get(key)) for key in ("WindowCenter", "WindowWidth"))
    if centre is None or width is None:
        low, high = float(values.min()), float(values.max())
        return (values - low) / max(high - low, 1e-12)
    return _window(values, centre, width, str(dataset.get("VOILUTFunction") or "LINEAR"))


def _window(
    values: NDArray[np.float64], centre: float, width: float, function: str
) -> NDArray[np.float64]:
    """The three window functions of PS3.3 C.11.2.1.2 and C.11.2.1.3."""
    if function == "LINEAR" and width >= 1:
        if width == 1:
            return (values > centre - 0.5).astype(np.float64)
        return np.clip((values - (centre - 0.5)) / (width - 1) + 0.5, 0, 1)
    if function == "LINEAR_EXACT" and width > 0:
        return np.clip((values - centre) / width + 0.5, 0, 1)
    if function == "SIGMOID" and width > 0:
        return 1 / (1 + np.exp(np.clip(-4 * (values - centre) / width, -700, 700)))
    raise ImageReadError(
        f"The header's window ({function[:16]}, width {width:g}) is not valid. "
        "Export the file again."
    )


def _look_up(values: NDArray[np.float64], item: Dataset) -> tuple[NDArray[np.float64], int]:
    """Values through a LUT item (PS3.3 C.11.1.1), and the greatest value that it may give."""
    count, first, bits = (int(number) for number in item.LUTDescriptor)
    count = count or 65536
    data: Any = item.LUTData
    if isinstance(data, bytes):
        data = np.frombuffer(data, np.uint8 if len(data) < 2 * count else np.dtype("<u2"))
    table = np.asarray(data, np.float64)
    if len(table) < count or not 1 <= bits <= 16:
        raise ImageReadError("A look-up table of the header is cut off. Export the file again.")
    index = np.clip(np.round(values) - first, 0, count - 1).astype(np.int64)
    return table[index], (1 << bits) - 1


def _first(value: Any) -> float | None:
    """The first of one or several numbers; None where there is none."""
    if value is None or value == "" or (not isinstance(value, str | float | int) and not value):
        return None
    return _real(value[0] if hasattr(value, "__getitem__") else value, default=0.0)


def _real(value: Any, *, default: float) -> float:
    number = default if value in (None, "") else float(value)
    if not np.isfinite(number):
        raise ImageReadError("The header scales the pixels by a value that is no number.")
    return number
