"""What a file is: a picture, a DICOM object, an OCT of a device, or nothing of these."""

from __future__ import annotations

from engine.errors import ImageReadError
from engine.readers.kinds import Kind, recognise
from engine.readers.source import Source


def kind_of(source: Source) -> Kind | None:
    """What the file is; None for whatever is neither a picture nor an OCT."""
    try:
        return recognise(source)
    except ImageReadError:
        return None
