"""What a file is, by its first bytes; its suffix counts only where bytes do not tell."""

from __future__ import annotations

import re
from enum import Enum, auto

from engine.errors import ImageReadError
from engine.readers.source import Source


class Kind(Enum):
    """The families of files, each with a reader of its own."""

    DICOM = auto()
    RASTER = auto()
    HEIDELBERG_VOL = auto()
    HEIDELBERG_XML = auto()
    VENDOR = auto()  # formats of OCT devices that a library outside this program reads


_RASTER: tuple[bytes, ...] = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_RASTER += (b"P2", b"P3", b"P5", b"P6")

_CONVERT = "This is {}, which is not opened here. Export the picture as PNG, JPEG or DICOM."
_NAMED = (
    (b"%PDF", _CONVERT.format("a PDF document")),
    (b"PK\x03\x04", _CONVERT.format("a ZIP archive or an office document")),
    (b"\x1f\x8b", _CONVERT.format("a compressed archive")),
    (b"\0\0\0\x0cjP  ", _CONVERT.format("a JPEG 2000 file without DICOM")),
    (b"\xff\x4f\xff\x51", _CONVERT.format("a JPEG 2000 file without DICOM")),
    (b"II+\0", _CONVERT.format("a BigTIFF")),
    (b"MM\0+", _CONVERT.format("a BigTIFF")),
    (b"\x1aE\xdf\xa3", _CONVERT.format("a video")),
    (b"8BPS", _CONVERT.format("a Photoshop document")),
    (b"P1", _CONVERT.format("a black-and-white bitmap")),
    (b"P4", _CONVERT.format("a black-and-white bitmap")),
)
_VENDOR = (b"CMDb", b"FOCT")  # Heidelberg .e2e and .sdb, Topcon .fda and .fds
_VENDOR_SUFFIXES = frozenset({".img", ".oct"})  # no first bytes that would tell them
_RAW_SUFFIXES = frozenset([".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".dng", ".pef"])
_HEIF = re.compile(rb"....ftyp(heic|heix|mif1|avif)", re.DOTALL)
_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|HEDX|BODY|surfaces)")
_FILM = re.compile(rb"....ftyp", re.DOTALL)
# A data set without preamble begins with group 0002 or 0008, then a tag below 0x0100 of it.
_BARE_DICOM = re.compile(rb"[\x02\x08]\0[\0-\xff]\0(UL|UI|CS|DA|OB|SH|[\0-\x40]\0\0\0)", re.DOTALL)


def recognise(source: Source) -> Kind:
    """Which reader takes the file; raises `ImageReadError` that names any other kind of file."""
    data = source.data
    if data[128:132] == b"DICM":
        return Kind.DICOM
    if source.suffix in _RAW_SUFFIXES or data[8:10] == b"CR":
        raise ImageReadError("This is a camera raw file. Develop it and export it as JPEG or TIFF.")
    if data.startswith(_RASTER) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Kind.RASTER
    if _BARE_DICOM.match(data):
        return Kind.DICOM
    if data.startswith(b"HSF-OCT-"):
        return Kind.HEIDELBERG_VOL
    if data.startswith(_VENDOR):
        return Kind.VENDOR
    if _XML.match(data):
        return _kind_of_xml(data)
    if source.suffix in _VENDOR_SUFFIXES and not _is_text(data):
        return Kind.VENDOR
    raise ImageReadError(_name(source))


def _name(source: Source) -> str:
    for magic, text in _NAMED:
        if source.data.startswith(magic):
            return text
    if source.suffix == ".vol":
        return (
            "This is named .vol, but no Heidelberg device wrote it (it does not begin with "
            "HSF-OCT). Export the scan again from the device."
        )
    if _HEIF.match(source.data):
        return _CONVERT.format("an HEIC or AVIF picture")
    if _FILM.match(source.data) or source.data[:4] == b"RIFF":
        return _CONVERT.format("a video or sound")
    if _is_text(source.data):
        return "This is text, not a picture, whatever its name says. Choose the image file itself."
    return (
        "This is not a picture that this program knows. It opens PNG, JPEG, TIFF, BMP, PPM, WebP, "
        "GIF and DICOM, and OCT of several devices; the file may also be damaged at its beginning."
    )


def _is_text(data: bytes) -> bool:
    head = data[:2048]
    return all(byte in b"\t\n\r\f\x1b" or 32 <= byte < 127 or byte >= 0x80 for byte in head)


def _kind_of_xml(data: bytes) -> Kind:
    head = data[:8192]
    if b"<HEDX" in head or b"<ExportType>" in head:
        return Kind.HEIDELBERG_XML
    if b"<surfaces" in head:
        raise ImageReadError(
            "These are surfaces of OCTExplorer without their scans. Open the OCT file that they "
            "belong to."
        )
    raise ImageReadError("This XML file is no OCT export that this program knows.")
