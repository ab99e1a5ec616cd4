"""A file's bytes and names, before anybody knows what they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError
from engine.readers.limits import MAX_FILE_BYTES


@dataclass(frozen=True)
class Source:
    """The bytes of one file, its name with suffix, and the folder where it lies, if it lies."""

    name: str
    data: bytes = field(repr=False)
    folder: Path | None = field(default=None, repr=False)

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return Path(self.name).suffix.lower()

    def sha256(self) -> str:
        """Of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def load(path: Path) -> Source:
    """Read a regular file; raises `ImageReadError` where that is impossible or unwise."""
    try:
        if path.is_dir():
            raise ImageReadError("This is a folder. Choose the image files in it.")
        if not path.exists():
            raise ImageReadError("There is no such file. Was it moved or renamed?")
        if not path.is_file():
            raise ImageReadError("This is not a regular file.")
        size = path.stat().st_size
        if size == 0:
            raise ImageReadError("The file is empty. Export or copy it again.")
        if size > MAX_FILE_BYTES:
            raise ImageReadError(
                f"The file is {size / 1e6:.0f} MB long, more than the limit of "
                f"{MAX_FILE_BYTES / 1e6:.0f} MB. Export it smaller or in several files."
            )
        return Source(path.name, path.read_bytes(), path.parent)
    except PermissionError as error:
        raise ImageReadError("You have no permission to read the file.") from error
    except (OSError, ValueError) as error:
        raise ImageReadError(
            "The file cannot be read from the disk. Check the drive or the network."
        ) from error


def pixel_sha256(pixels: NDArray[np.generic]) -> str:
    """Of shape, dtype and C-ordered values: names the picture whatever file it came in."""
    digest = hashlib.sha256(f"{pixels.shape} {pixels.dtype.name}".encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()
