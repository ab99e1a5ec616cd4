"""The pixels of a DICOM object, written anew: what else a stream or spare bits hold is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.uid import UID, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from engine.deidentify.box import Box
from engine.deidentify.boxes import blank, check_within, propose, propose_in_volume
from engine.deidentify.errors import DeidentifyError
from engine.readers.dicom_frames import frames
from engine.readers.dicom_layout import read_layout
from engine.readers.dicom_pixels import rgb_frames

NATIVE = (ExplicitVRLittleEndian, ImplicitVRLittleEndian)
SEGMENTATIONS = ("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7")  # labels too
TABLES = ("LUTData", *(f"{each}PaletteColorLookupTableData" for each in ("Red", "Green", "Blue")))
TOMOGRAPHY = "1.2.840.10008.5.1.4.1.1.77.1.5.4"


@dataclass(frozen=True, eq=False)
class Samples:
    """(frames, rows, columns[, 3]) as stored, and what the header must say of them."""

    values: NDArray[np.generic]
    photometric: str
    bits: int


def proposals(dataset: Dataset) -> list[Box]:
    """Where writing may stand, in each frame, or in all of an OCT; none without pictures.

    Raises `ImageReadError` where the pixels cannot be decoded.
    """
    if not holds_pictures(dataset):
        return []
    layout, syntax = read_layout(dataset), dataset.file_meta.TransferSyntaxUID
    shown = [
        pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
        for pixels, _ in rgb_frames(dataset, layout, syntax)
    ]
    if dataset.get("SOPClassUID") == TOMOGRAPHY:
        return propose_in_volume(shown)
    return [box for number, rgb in enumerate(shown) for box in propose(rgb, frame=number)]


def holds_pictures(dataset: Dataset) -> bool:
    """True for what shows a patient; masks and maps of measured values do not."""
    return "PixelData" in dataset and dataset.get("SOPClassUID") not in SEGMENTATIONS


def cut_tables(cleaned: Dataset) -> None:
    """Cut look-up tables to the length that they say; what stands behind that is no table."""
    for keyword in [each for each in TABLES if each in cleaned]:
        told = cleaned.get(f"{keyword.removesuffix('Data')}Descriptor")
        if told is None or len(told) != 3:
            del cleaned[keyword]
            continue
        entries, bits = int(told[0]) or 2**16, int(told[2])
        element = cleaned[keyword]
        if isinstance(element.value, bytes):
            size = entries * (1 if bits <= 8 and len(element.value) < 2 * entries else 2)
            element.value = element.value[: size + size % 2]
        elif isinstance(element.value, MultiValue):
            element.value = list(element.value)[:entries]


def put_pixels(cleaned: Dataset, original: Dataset, boxes: Sequence[Box]) -> None:
    """Put the pixels of `original` into `cleaned`, uncompressed, the boxes of them blank.

    Raises `ImageReadError`, `DeidentifyError` where they cannot be decoded, or a box is not within.
    """
    height, width = int(original.Rows), int(original.Columns)
    check_within(boxes, width=width, height=height)
    if "FloatPixelData" in original:
        words = int(original.Rows) * int(original.Columns) * int(original.get("NumberOfFrames", 1))
        cleaned.FloatPixelData = bytes(original.FloatPixelData)[: 4 * words]
        return
    syntax = original.file_meta.TransferSyntaxUID
    if original.get("BitsAllocated") == 1:
        if holds_pictures(original):
            raise DeidentifyError("Pictures of 1 bit cannot be cleaned. Export them with 8 bit.")
        _put_bits(cleaned, original, syntax)
        return
    held = _decoded(original, syntax)
    for number, frame in enumerate(held.values):
        blank(frame, boxes, frame=number, value=_black(held))
    cleaned.PhotometricInterpretation = held.photometric
    if held.values.ndim == 4:
        cleaned.PlanarConfiguration = 0
    cleaned.BitsAllocated = 8 * held.values.dtype.itemsize
    cleaned.BitsStored, cleaned.HighBit = held.bits, held.bits - 1
    data = held.values.tobytes()
    cleaned.PixelData = data + bytes(len(data) % 2)
    cleaned["PixelData"].VR = "OB" if cleaned.BitsAllocated == 8 else "OW"


def _decoded(dataset: Dataset, syntax: UID) -> Samples:
    layout = read_layout(dataset, samples=int(dataset.get("SamplesPerPixel", 1)))
    decoded = list(frames(dataset, layout, syntax))
    kind = np.uint8 if layout.allocated == 8 else np.dtype("<u2")
    values = np.stack([np.asarray(frame.samples) for frame in decoded]).astype(kind)
    photometric = decoded[0].photometric
    if photometric == "YBR_FULL_422":  # every pixel has its own colour now
        photometric = "YBR_FULL"
    return Samples(values, photometric, decoded[0].bits)


def _put_bits(cleaned: Dataset, original: Dataset, syntax: UID) -> None:
    if syntax not in NATIVE:
        raise DeidentifyError("Masks of this compression are not supported; export them again.")
    count = int(original.Rows) * int(original.Columns) * int(original.get("NumberOfFrames", 1))
    data = bytearray(bytes(original.PixelData)[: (count + 7) // 8])
    if count % 8:
        data[-1] &= (1 << count % 8) - 1  # the spare bits of the last byte
    cleaned.PixelData = bytes(data) + bytes(len(data) % 2)
    cleaned["PixelData"].VR = "OB"


def _black(held: Samples) -> int | tuple[int, ...]:
    if held.photometric == "MONOCHROME1":
        return (1 << held.bits) - 1
    if held.photometric.startswith("YBR"):
        middle = 1 << (held.bits - 1)
        return (0, middle, middle)
    return 0
