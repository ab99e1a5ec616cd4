"""The samples of each frame of a DICOM image as they are stored: one decoder a kind of coding."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.encaps import generate_fragments, generate_frames

from engine.errors import ImageReadError
from engine.readers import codestream, jpeg_lossless
from engine.readers.codestream import Stream
from engine.readers.dicom_layout import Layout
from engine.readers.limits import check_jpeg_scans

_JPEG = frozenset(
    {
        uid.JPEGBaseline8Bit,
        uid.JPEGExtended12Bit,
        uid.JPEGLossless,
        uid.JPEGLosslessSV1,
        uid.JPEGLSLossless,
        uid.JPEGLSNearLossless,
    }
)
_JPEG_2000 = frozenset({uid.JPEG2000Lossless, uid.JPEG2000, uid.HTJ2KLossless, uid.HTJ2K})
_LOSSLESS = frozenset({uid.JPEGLossless, uid.JPEGLosslessSV1})


@dataclass(frozen=True, eq=False)
class Frame:
    """Samples (rows, columns) or (rows, columns, 3), and the colour space that they are in now.

    The decoders of JPEG and JPEG 2000 undo their stream's own colour transform, so that
    `photometric` may differ from the header's. `bits` are significant.
    """

    samples: NDArray[Any]
    photometric: str
    bits: int
    warnings: tuple[str, ...] = ()


def frames(dataset: Dataset, layout: Layout, syntax: uid.UID) -> Iterator[Frame]:
    """Decode frame by frame; raises `ImageReadError`."""
    if not syntax.is_encapsulated:
        yield from _native(dataset, layout, syntax)
        return
    streams = list(
        generate_frames(
            dataset.PixelData,
            number_of_frames=layout.frames,
            extended_offsets=_extended_offsets(dataset),
        )
    )
    held = max(len(streams), _beginnings(dataset.PixelData))
    if held != layout.frames:
        raise ImageReadError(
            f"The header claims {layout.frames} frames, the file holds {held}. "
            "Export it again from the device."
        )
    for stream in streams:
        yield _decode(bytes(stream), layout, syntax)


def _beginnings(buffer: bytes) -> int:
    """How many fragments begin a JPEG or JPEG 2000 picture, counted by the header or not."""
    starts = (b"\xff\xd8\xff", b"\xff\x4f\xff\x51")
    return sum(bytes(part[:4]).startswith(starts) for part in generate_fragments(buffer))


def _extended_offsets(dataset: Dataset) -> tuple[bytes, bytes] | None:
    if "ExtendedOffsetTable" not in dataset:
        return None
    return dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths


def _decode(stream: bytes, layout: Layout, syntax: uid.UID) -> Frame:
    if syntax == uid.RLELossless:
        return _rle(stream, layout)
    if syntax in _JPEG:
        return _jpeg(stream, layout, syntax)
    if syntax in _JPEG_2000:
        return _jpeg_2000(stream, layout)
    raise ImageReadError(
        f"The compression {syntax.name!r} is not supported. Export the file uncompressed."
    )


def _check_stream(stream: Stream, layout: Layout) -> None:
    """The header and the stream must agree: either could lie, and then nothing is safe."""
    if (stream.width, stream.height) != (layout.columns, layout.rows):
        raise ImageReadError(
            f"The header says {layout.columns} × {layout.rows} pixels, the compressed picture "
            f"{stream.width} × {stream.height}. Export the file again from the device."
        )
    if stream.components != layout.samples or not 2 <= stream.bits <= layout.allocated:
        raise ImageReadError(
            f"The header says {layout.samples} samples of {layout.stored} bits a pixel, the "
            f"compressed picture {stream.components} of {stream.bits}. Export the file again."
        )


def _coded(samples: NDArray[Any], layout: Layout, stream: Stream) -> Frame:
    """Streams are often coded with the container's depth: the stored bits alone count."""
    bits = min(stream.bits, layout.stored)
    if bits < stream.bits:
        samples = samples & ((1 << bits) - 1)
    return Frame(samples, layout.photometric, bits)


# --- JPEG, lossless JPEG, JPEG-LS ----------------------------------------------------------------


def _jpeg(data: bytes, layout: Layout, syntax: uid.UID) -> Frame:
    """By what the stream is, which some devices contradict in the header."""
    stream = codestream.read_jpeg(data)
    _check_stream(stream, layout)
    if stream.coding == codestream.JPEG_LS:
        return _coded(_jpeg_ls(data, stream), layout, stream)
    if stream.coding == codestream.LOSSLESS:
        deep = stream.bits != 8
        samples = jpeg_lossless.decode(data) if deep else _pillow(data, stream, ycbcr=False)
        return _coded(samples, layout, stream)
    if stream.bits != 8:
        raise ImageReadError(
            f"Lossy JPEG of {stream.bits} bits is not supported. Export the file uncompressed, "
            "or as JPEG 2000."
        )
    check_jpeg_scans(data)
    warnings = []
    if syntax in _LOSSLESS:
        warnings.append("The header says lossless, but the picture was compressed with loss.")
    if stream.components == 1:
        return Frame(_pillow(data, stream, ycbcr=False), layout.photometric, 8, tuple(warnings))
    header_says = layout.photometric.startswith("YBR")
    ycbcr = header_says if stream.says_ycbcr is None else stream.says_ycbcr
    if ycbcr != header_says:
        truth = "YCbCr" if ycbcr else "RGB"
        warnings.append(
            f"The header says {layout.photometric}, but the compressed picture is {truth}; "
            "its colours were read as the picture says."
        )
    return Frame(_pillow(data, stream, ycbcr=ycbcr), "RGB", 8, tuple(warnings))


def _pillow(data: bytes, stream: Stream, *, ycbcr: bool) -> NDArray[np.uint8]:
    if stream.components == 3:
        data = codestream.with_adobe_marker(data, ycbcr=ycbcr)
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        image.load()
        samples = np.asarray(image)
    shape = (stream.height, stream.width, 3)[: 2 if stream.components == 1 else 3]
    if samples.shape != shape:
        raise ImageReadError("The JPEG stream is damaged. Export the file again.")
    return samples


def _jpeg_ls(data: bytes, stream: Stream) -> NDArray[Any]:
    import jpeg_ls

    if b"\xff\xd9" not in data[-4:]:  # its decoder would count to 2³² beyond the end
        raise ImageReadError("The JPEG-LS picture is cut off. Copy or export the file again.")
    buffer, info = jpeg_ls.decode_pixel_data(data)
    samples = np.frombuffer(buffer, np.uint8 if stream.bits <= 8 else np.dtype("<u2"))
    if stream.components == 1:
        return samples.reshape(stream.height, stream.width)
    if info["interleave_mode"] == 0:  # one plane a component
        return samples.reshape(3, stream.height, stream.width).transpose(1, 2, 0)
    return samples.reshape(stream.height, stream.width, 3)


# --- JPEG 2000 -----------------------------------------------------------------------------------


def _jpeg_2000(data: bytes, layout: Layout) -> Frame:
    import openjpeg

    stream = codestream.read_jpeg2000(data)
    _check_stream(stream, layout)
    samples = np.asarray(openjpeg.decode(data))
    if samples.shape[:2] != (layout.rows, layout.columns):
        raise ImageReadError("The JPEG 2000 stream is damaged. Export the file again.")
    if stream.signed != layout.signed:
        raise ImageReadError(
            "The header and the JPEG 2000 stream disagree about signed pixels. "
            "Export the file again from the device."
        )
    frame = _coded(samples, layout, stream)
    if stream.transformed or layout.photometric in ("YBR_RCT", "YBR_ICT"):
        return replace(frame, photometric="RGB", warnings=_contradiction(stream, layout))
    return frame


def _contradiction(stream: Stream, layout: Layout) -> tuple[str, ...]:
    """A sentence where header and stream differ about the colour transform (PS3.5 8.2.4)."""
    if stream.transformed and layout.photometric in ("YBR_FULL", "YBR_FULL_422"):
        return (
            f"The header says {layout.photometric}, but the JPEG 2000 stream holds RGB; "
            "its colours were read as the stream says.",
        )
    if not stream.transformed:
        return (
            f"The header says {layout.photometric}, but the JPEG 2000 stream has no colour "
            "transform; it was read as RGB.",
        )
    return ()


# --- uncompressed and RLE ------------------------------------------------------------------------


def _rle(stream: bytes, layout: Layout) -> Frame:
    from rle.rle import decode_frame

    data = decode_frame(stream, layout.pixels, layout.allocated, "<")
    values = np.frombuffer(data, np.uint8 if layout.allocated == 8 else np.dtype("<u2"))
    if values.size != layout.pixels * layout.samples:
        raise ImageReadError(
            "The RLE-compressed picture does not have the header's size. Export the file again."
        )
    planes = values.reshape(layout.samples, layout.rows, layout.columns)
    samples = planes[0] if layout.samples == 1 else planes.transpose(1, 2, 0)
    return Frame(_significant(samples, layout), layout.photometric, layout.stored)


def _native(dataset: Dataset, layout: Layout, syntax: uid.UID) -> Iterator[Frame]:
    data = dataset.PixelData
    subsampled = layout.photometric == "YBR_FULL_422"
    if subsampled and (layout.columns % 2 or layout.allocated != 8 or layout.planar):
        raise ImageReadError("YBR_FULL_422 needs an even width and 8 bits. Export the file as RGB.")
    length = layout.pixels * (2 if subsampled else layout.samples) * layout.allocated // 8
    expected = length * layout.frames
    if not expected <= len(data) < expected + max(length, 2):
        raise ImageReadError(
            f"The header promises {expected} bytes of pixels ({layout.frames} frames of "
            f"{layout.columns} × {layout.rows}), the file holds {len(data)}. It may be cut off; "
            "copy or export it again."
        )
    order = "<" if syntax.is_little_endian else ">"
    if order == ">" and layout.allocated == 8 and dataset["PixelData"].VR == "OW":
        data = np.frombuffer(data, "<u2").byteswap().tobytes()  # bytes were stored in swapped pairs
    dtype = np.dtype(np.uint8) if layout.allocated == 8 else np.dtype(order + "u2")
    for i in range(layout.frames):
        values = np.frombuffer(data, dtype, length // dtype.itemsize, i * length)
        samples = _shape_422(values, layout) if subsampled else _shape(values, layout)
        yield Frame(_significant(samples, layout), layout.photometric, layout.stored)


def _shape(values: NDArray[Any], layout: Layout) -> NDArray[Any]:
    if layout.samples == 1:
        return values.reshape(layout.rows, layout.columns)
    if layout.planar:
        return values.reshape(3, layout.rows, layout.columns).transpose(1, 2, 0)
    return values.reshape(layout.rows, layout.columns, 3)


def _shape_422(values: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """Y1 Y2 Cb Cr for each pair of pixels (PS3.3 C.7.6.3.1.2) to Y Cb Cr for each pixel."""
    pairs = values.reshape(layout.rows, layout.columns // 2, 4)
    full = np.empty((layout.rows, layout.columns, 3), values.dtype)
    full[:, 0::2, 0], full[:, 1::2, 0] = pairs[..., 0], pairs[..., 1]
    full[:, 0::2, 1:] = full[:, 1::2, 1:] = pairs[..., 2:]
    return full


def _significant(samples: NDArray[Any], layout: Layout) -> NDArray[Any]:
    """The stored bits alone: older files keep overlays in the others."""
    if layout.stored == layout.allocated:
        return samples
    shift = layout.high_bit + 1 - layout.stored
    return (samples >> shift) & ((1 << layout.stored) - 1)
