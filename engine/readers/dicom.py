"""DICOM: which object it is, whether it holds photographs or OCT, and its frames."""

from __future__ import annotations

import io
import zlib

from pydicom import config, uid
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filereader import dcmread, read_dataset

from engine.errors import ImageReadError
from engine.image import OctVolume, RetinalImage
from engine.readers.dicom_header import read_header
from engine.readers.dicom_layout import read_layout
from engine.readers.dicom_pixels import rgb_frames
from engine.readers.limits import MAX_FILE_BYTES
from engine.readers.source import Source, pixel_sha256

# Odd values are common and harmless; the warnings about them would print the patient's own.
config.settings.reading_validation_mode = config.IGNORE

_PHOTOGRAPHS = "1.2.840.10008.5.1.4.1.1.77.1"
_OPHTHALMIC = f"{_PHOTOGRAPHS}.5"
_READ = frozenset(
    {
        f"{_OPHTHALMIC}.1",  # ophthalmic photography, 8 bit
        f"{_OPHTHALMIC}.2",  # ophthalmic photography, 16 bit
        f"{_OPHTHALMIC}.5",  # wide field, stereographic projection
        f"{_OPHTHALMIC}.6",  # wide field, 3D coordinates
        f"{_PHOTOGRAPHS}.4",  # VL photographic
        "1.2.840.10008.5.1.4.1.1.7",  # secondary capture, and multi-frame in 8 bit, 16 bit, colour
        "1.2.840.10008.5.1.4.1.1.7.2",
        "1.2.840.10008.5.1.4.1.1.7.3",
        "1.2.840.10008.5.1.4.1.1.7.4",
    }
)
_TOMOGRAPHY = f"{_OPHTHALMIC}.4"
_OCT_FROM_ABOVE = frozenset({f"{_OPHTHALMIC}.7", f"{_OPHTHALMIC}.8"})


def read_dicom(source: Source) -> tuple[RetinalImage | OctVolume, ...]:
    """All frames of a DICOM photograph, or the volume of an OCT.

    Raises `ImageReadError`, naming any other object.

    Pixels become RGB by `dicom_pixels.rgb_frames`; the person's data go into `identity` alone.
    """
    dataset = _dataset(source.data)
    syntax = _syntax(dataset)
    _refuse_other_objects(dataset, syntax)
    if dataset.get("SOPClassUID") == _TOMOGRAPHY:
        from engine.readers.dicom_opt import read_opt

        return (read_opt(dataset, syntax, source),)
    layout = read_layout(dataset)
    sha256 = source.sha256()
    images = []
    for frame, (pixels, warnings) in enumerate(rgb_frames(dataset, layout, syntax)):
        header = read_header(dataset, layout, frame)
        images.append(
            RetinalImage(
                pixels=pixels,
                sha256=sha256,
                pixel_sha256=pixel_sha256(pixels),
                name=source.name,
                frame=frame,
                modality=header.modality,
                laterality=header.laterality,
                laterality_source=header.laterality_source,
                scale=header.scale,
                pixel_aspect=header.pixel_aspect,
                acquired=header.acquired,
                device=header.device,
                region=header.region,
                identity=header.identity,
                warnings=(*header.warnings, *warnings),
                header=header.pairs,
            )
        )
    return tuple(images)


# --- the data set --------------------------------------------------------------------------------


def read_dataset_of(data: bytes) -> FileDataset:
    """Every element of a DICOM file, whatever object it is, with its transfer syntax.

    Raises `ImageReadError` where the file is none, or damaged.
    """
    try:
        dataset = _dataset(data)
        _syntax(dataset)
        for element in dataset.iterall():
            element.value  # noqa: B018 - is decoded when it is asked for
    except ImageReadError:
        raise
    except Exception as error:  # whatever a damaged file makes the library raise
        raise ImageReadError("The DICOM file is damaged. Copy or export it again.") from error
    return dataset


def _dataset(data: bytes) -> FileDataset:
    if data[128:132] == b"DICM":
        stream = io.BytesIO(data)
        stream.seek(132)
        meta = read_dataset(stream, False, True, stop_when=lambda tag, _vr, _length: tag.group != 2)
        if meta.get("TransferSyntaxUID") == uid.DeflatedExplicitVRLittleEndian:
            return _deflated(data[stream.tell() :], FileMetaDataset(meta))
    return dcmread(io.BytesIO(data), force=True)


def _deflated(data: bytes, meta: FileMetaDataset) -> FileDataset:
    """A deflated data set, inflated within the limit: a small file could grow without end."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    inflated = inflater.decompress(data, MAX_FILE_BYTES)
    if inflater.unconsumed_tail:
        raise ImageReadError(
            f"The compressed data grow beyond the limit of {MAX_FILE_BYTES / 1e6:.0f} MB. "
            "Export the file uncompressed, or smaller."
        )
    if not inflater.eof:
        raise ImageReadError("The compressed data are cut off. Copy or export the file again.")
    dataset = read_dataset(io.BytesIO(inflated), is_implicit_VR=False, is_little_endian=True)
    return FileDataset(
        None,  # type: ignore[arg-type]
        dataset,
        file_meta=meta,
        is_implicit_VR=False,
        is_little_endian=True,
    )


def _syntax(dataset: FileDataset) -> uid.UID:
    stated = dataset.file_meta.get("TransferSyntaxUID")
    if not stated:
        implicit, little = dataset.original_encoding
        stated = uid.ImplicitVRLittleEndian if implicit else uid.ExplicitVRLittleEndian
        if not little:
            stated = uid.ExplicitVRBigEndian
        dataset.file_meta.TransferSyntaxUID = stated
    if not stated.is_transfer_syntax:
        raise ImageReadError(
            f"The transfer syntax {str(stated)[:64]} is unknown. Export the file uncompressed."
        )
    return uid.UID(stated)


def _refuse_other_objects(dataset: Dataset, syntax: uid.UID) -> None:
    """Name whatever is not a photograph."""
    name = _object_name(dataset)
    if dataset.get("SOPClassUID") in _OCT_FROM_ABOVE:
        raise ImageReadError(
            f"This is an OCT result (DICOM {name}), not the scans. Open the Ophthalmic Tomography "
            "file of the same visit."
        )
    if "EncapsulatedDocument" in dataset:
        raise ImageReadError(
            "This DICOM file holds a document (PDF), not a picture. Open it in a document viewer."
        )
    if "MPEG" in syntax.name or "HEVC" in syntax.name or "SMPTE" in syntax.name:
        raise ImageReadError("This DICOM file holds a video. Export single pictures from it.")
    if "DirectoryRecordSequence" in dataset:
        raise ImageReadError("This is a DICOMDIR, a list of files. Open the files beside it.")
    if "PixelData" not in dataset:
        raise ImageReadError(
            f"This DICOM file holds no picture ({name}). Choose the photograph of the same visit."
        )
    if "SOPClassUID" in dataset and dataset.SOPClassUID not in (*_READ, _TOMOGRAPHY):
        raise ImageReadError(f"This DICOM file is not a photograph of an eye, but: {name}.")
    if _scrambled(dataset, syntax):
        raise ImageReadError(
            "The pixels of this Zeiss file are obfuscated and open in Zeiss programs alone. "
            "Export it from FORUM as an unprotected DICOM file, or as JPEG or TIFF."
        )


def _object_name(dataset: Dataset) -> str:
    stated = dataset.get("SOPClassUID")
    return str(stated.name)[:80] if stated else "kind not stated"


def _scrambled(dataset: Dataset, syntax: uid.UID) -> bool:
    """True for a Zeiss file whose compressed pixels begin with no JPEG or JPEG 2000 marker."""
    if "ZEISS" not in str(dataset.get("Manufacturer", "")).upper():
        return False
    if not syntax.is_encapsulated or syntax == uid.RLELossless:
        return False
    begin = bytes(dataset.PixelData[:65536])
    return b"\xff\xd8\xff" not in begin and b"\xff\x4f\xff\x51" not in begin
