"""What a file is: a picture, a DICOM object, an OCT of a device, or nothing of these."""

from __future__ import annotations

import hashlib

from engine.errors import ImageReadError
from engine.readers.heidelberg_xml import pictures_named
from engine.readers.kinds import Kind, recognise
from engine.readers.source import Source, load


def kind_of(source: Source) -> Kind | None:
    """What the file is; None for whatever is neither a picture nor an OCT."""
    try:
        return recognise(source)
    except ImageReadError:
        return None


def sha256_of(source: Source) -> str:
    """Of a file, and of the pictures that come with it. Raises `ImageReadError`."""
    if source.suffix != ".xml" or source.folder is None:
        return source.sha256()
    beside = (source.folder / name for name in sorted(pictures_named(source)))
    told = [source.sha256(), *(load(path).sha256() for path in beside if path.exists())]
    return hashlib.sha256(" ".join(told).encode()).hexdigest()
