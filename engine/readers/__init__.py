"""Opening files: photographs in any common format, DICOM, and OCT of several devices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.errors import ImageReadError
from engine.image import OctVolume, RetinalImage
from engine.readers.kinds import Kind, recognise
from engine.readers.source import Source, load

__all__ = ["open_file", "open_source"]

Reader = Callable[[Source], tuple[RetinalImage | OctVolume, ...]]


def open_file(path: Path | str) -> tuple[RetinalImage | OctVolume, ...]:
    """Everything that a file shows: one image or volume, or several for a file that holds several.

    Never empty. A plain picture is a photograph: `engine.readers.bscans.open_bscans` takes it for
    a B-scan. Raises `ImageReadError` with a text for the person for whatever else the file may be.
    """
    try:
        return open_source(load(Path(path)))
    except ImageReadError as error:
        raise ImageReadError(f"{Path(path).name}: {error}") from error


def open_source(source: Source) -> tuple[RetinalImage | OctVolume, ...]:
    """The same of a file's bytes; its name is not in the errors."""
    read = _reader(recognise(source))
    try:
        return read(source)
    except ImageReadError:
        raise
    except MemoryError as error:
        raise ImageReadError(
            "There is not enough memory for this picture. "
            "Close other programs, or export it smaller."
        ) from error
    # The decoders of many libraries meet arbitrary bytes here and raise whatever they please.
    except Exception as error:
        raise ImageReadError(
            "The file is damaged, cut off, or of a kind that this program cannot read. "
            "Copy or export it again; PNG, JPEG, TIFF and DICOM are safe choices."
        ) from error


def _reader(kind: Kind) -> Reader:
    """Imported when needed: a program that only opens PNG does not wait for pydicom."""
    if kind is Kind.DICOM:
        from engine.readers.dicom import read_dicom

        return read_dicom
    if kind is Kind.HEIDELBERG_VOL:
        from engine.readers.heidelberg_vol import read_vol

        return read_vol
    if kind is Kind.HEIDELBERG_XML:
        from engine.readers.heidelberg_xml import read_xml

        return read_xml
    if kind is Kind.VENDOR:
        from engine.readers.vendor import read_vendor

        return read_vendor
    from engine.readers.raster import read_raster

    return read_raster
