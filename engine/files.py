"""Files appear complete or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from engine.errors import OutputError


@contextmanager
def replacing(path: Path, *, mode: int | None = None) -> Iterator[Path]:
    """A temporary file beside `path` to write to; flushed and renamed to `path` at the end.

    It may be read by whom new files may be read, or by whom `mode` says.

    Where anything fails, `path` is as it was and the temporary file is gone. Raises `OutputError`
    for whatever the file system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as file:
            unfinished = Path(file.name)
        try:
            yield unfinished
            flush(unfinished)
            unfinished.chmod(0o666 & ~_umask() if mode is None else mode)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> OutputError:
    """What a person reads where a file cannot be written."""
    return OutputError(
        f"{path} cannot be written ({error.strerror or error}). Check that the disk is not "
        "full, that the folder may be written to and that no other program holds the file."
    )


def check_folder(folder: Path) -> None:
    """Make `folder` where it is missing and try to write there; raises `OutputError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=".writable."):
            pass
    except OSError as error:
        raise OutputError(
            f"Results cannot be written to {folder} ({error.strerror or error}). Choose another "
            "folder, or one that you may write to."
        ) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file; see `replacing`."""
    with replacing(path) as unfinished:
        unfinished.write_bytes(data)


def remove(path: Path) -> None:
    """Take a file away, if it is there. Raises `OutputError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path} is of an earlier export and cannot be removed ({error.strerror or error}). "
            "Close the program that holds it, or choose another folder."
        ) from error


def flush(path: Path) -> None:
    """Return once the file is on the disk. Raises `OSError`."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
