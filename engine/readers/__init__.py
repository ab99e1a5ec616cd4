"""Opening files: photographs in any common format, and DICOM."""

from __future__ import annotations

from pathlib import Path

from engine.errors import ImageReadError
from engine.image import OctVolume, RetinalImage
from engine.readers.kinds import Kind, recognise
from engine.readers.source import Source, load

__all__ = ["open_file"]


def open_file(path: Path | str) -> tuple[RetinalImage | OctVolume, ...]:
    """Everything that a file shows: one image, or several for a file with several frames.

    Never empty. This version opens photographs; OCT files are recognised and named. Raises
    `ImageReadError` with a text for the person for whatever else the file may be.
    """
    try:
        return _read(load(Path(path)))
    except ImageReadError as error:
        raise ImageReadError(f"{Path(path).name}: {error}") from error


def _read(source: Source) -> tuple[RetinalImage, ...]:
    kind = recognise(source)
    # Imported when needed: a program that only opens PNG does not wait for pydicom.
    if kind is Kind.DICOM:
        from engine.readers.dicom import read_dicom as read
    else:
        from engine.readers.raster import read_raster as read
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
