"""How the pixels of a DICOM image are stored, by its header; checked before they are touched."""

from __future__ import annotations

from dataclasses import dataclass

from pydicom.dataset import Dataset

from engine.errors import ImageReadError
from engine.readers.limits import MAX_FRAMES, check_total

_SAMPLES = {
    "MONOCHROME1": 1,
    "MONOCHROME2": 1,
    "PALETTE COLOR": 1,
    "RGB": 3,
    "YBR_FULL": 3,
    "YBR_FULL_422": 3,
    "YBR_RCT": 3,
    "YBR_ICT": 3,
}
_NEEDED = ("Rows", "Columns", "BitsAllocated", "PhotometricInterpretation")


@dataclass(frozen=True)
class Layout:
    """The Image Pixel module (PS3.3 C.7.6.3) in so far as the pixels depend on it."""

    rows: int
    columns: int
    frames: int
    samples: int
    allocated: int
    stored: int
    high_bit: int
    signed: bool
    photometric: str
    planar: bool

    @property
    def pixels(self) -> int:
        return self.rows * self.columns


def read_layout(dataset: Dataset, *, samples: int = 3) -> Layout:
    """The layout of what is to be decoded to `samples` a pixel.

    Raises `ImageReadError` where tags are missing, contradict or ask too much.
    """
    missing = [key for key in _NEEDED if dataset.get(key) in (None, "")]
    if missing:
        raise ImageReadError(
            f"The DICOM header lacks {', '.join(missing)}, without which the pixels cannot be "
            "understood. Export the file again from the device."
        )
    photometric = str(dataset.PhotometricInterpretation).strip().upper()
    allocated = _number(dataset, "BitsAllocated", 0)
    stored = _number(dataset, "BitsStored", allocated)
    layout = Layout(
        rows=_number(dataset, "Rows", 0),
        columns=_number(dataset, "Columns", 0),
        frames=_number(dataset, "NumberOfFrames", 1),
        samples=_number(dataset, "SamplesPerPixel", _SAMPLES.get(photometric, 0)),
        allocated=allocated,
        stored=stored,
        high_bit=_number(dataset, "HighBit", stored - 1),
        signed=_number(dataset, "PixelRepresentation", 0) == 1,
        photometric=photometric,
        planar=_number(dataset, "PlanarConfiguration", 0) == 1,
    )
    _check(layout, samples)
    return layout


def _number(dataset: Dataset, key: str, default: int) -> int:
    value = dataset.get(key)
    try:
        return default if value in (None, "") else int(value)
    except (TypeError, ValueError) as error:
        raise ImageReadError(
            f"The DICOM header's {key} is not a number. Export the file again from the device."
        ) from error


def _check(layout: Layout, samples: int) -> None:
    if layout.photometric not in _SAMPLES:
        raise ImageReadError(
            f"The colour space {layout.photometric[:20]!r} is not supported. "
            "Export the file as RGB."
        )
    if layout.samples != _SAMPLES[layout.photometric]:
        raise ImageReadError(
            f"The DICOM header contradicts itself: {layout.photometric} with {layout.samples} "
            "samples a pixel. Export the file again from the device."
        )
    valid = layout.allocated in (8, 16) and 0 < layout.stored <= layout.high_bit + 1
    if not valid or layout.high_bit >= layout.allocated:
        raise ImageReadError(
            f"Pixels of {layout.stored} bits in {layout.allocated} (highest {layout.high_bit}) "
            "are not supported; photographs have 8 or 16. Export the file again."
        )
    if layout.signed and layout.samples == 3:
        raise ImageReadError("Signed colour pixels do not exist in DICOM. Export the file again.")
    if layout.frames < 1:
        raise ImageReadError(f"The file claims {layout.frames} frames. Export it again.")
    frames = [(layout.columns, layout.rows)] * min(layout.frames, MAX_FRAMES + 1)
    check_total(frames, bytes_per_sample=1 if layout.stored <= 8 else 2, samples=samples)
