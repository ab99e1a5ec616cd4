"""Which files a command works on, and how their result folders are named."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine.errors import ImageReadError
from engine.writers.result import MEASUREMENTS

PICTURES = frozenset([".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp"])
OTHERS = frozenset([".dib", ".ppm", ".pgm", ".pnm", ".gif", ".dcm", ".dicom"])
OCT = frozenset([".vol", ".e2e", ".fda", ".fds", ".img", ".oct"])
SUFFIXES = PICTURES | OTHERS | OCT


@dataclass(frozen=True)
class Source:
    """A file to work on. `relative` is its path from the folder that was named, or its name."""

    path: Path
    relative: PurePosixPath


def find_sources(paths: Sequence[Path], *, output: Path) -> tuple[Source, ...]:
    """The files that are named, and the pictures and DICOM files within folders that are named.

    Results are no sources: `output`, and folders with a `measurements.json`, are left out, and so
    are hidden entries and links to folders. A path that does not exist is returned too; opening it
    says so. Raises `ImageReadError` for a folder that cannot be searched.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if path.is_dir():
            for file in _pictures(path, output=output.resolve()):
                relative = PurePosixPath(file.relative_to(path).as_posix())
                found.setdefault(file.resolve(), Source(file, relative))
        else:
            found.setdefault(path.resolve(), Source(path, PurePosixPath(path.name)))
    return tuple(found.values())


def find_stacks(paths: Sequence[Path]) -> tuple[Source, ...]:
    """Each folder that is named as one volume; files as they are."""
    return tuple(Source(path, PurePosixPath(path.resolve().name)) for path in dict.fromkeys(paths))


def result_names(sources: Iterable[Source]) -> Mapping[Source, str]:
    """A result folder for each source, relative to the output folder, the same at every rerun.

    The path without its suffix; with it where two files differ in nothing else; where even that is
    not enough (files of one name from several folders), with eight digits of the sha256 of the
    whole path. Names that differ only in case count as one, for file systems where they are.
    """
    names = {source: _stem(source) for source in sources}
    for longer in (_with_suffix, _with_digits):
        taken = Counter(name.casefold() for name in names.values())
        names = {
            source: longer(source) if taken[name.casefold()] > 1 else name
            for source, name in names.items()
        }
    return names


def series_name(source: Source, names: Mapping[Source, str]) -> str:
    """What the result folders of a file with several images begin with, before _1, _2, …

    The file's own name for results, or with its suffix where another file is called like one of
    the series.
    """
    start = f"{names[source].casefold()}_"
    others = [other.casefold() for other in names.values()]
    taken = any(other.startswith(start) and other[len(start) :].isdigit() for other in others)
    return _with_suffix(source) if taken else names[source]


def path_digits(path: Path) -> str:
    """Eight digits that tell one path from another."""
    return hashlib.sha256(path.resolve().as_posix().encode()).hexdigest()[:8]


def _pictures(folder: Path, *, output: Path) -> Iterable[Path]:
    if folder.resolve() == output or (folder / MEASUREMENTS).exists():
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise ImageReadError(
            f"The folder {folder} cannot be searched ({error.strerror})."
        ) from error
    exports = [entry for entry in entries if _is_heidelberg(entry)]
    yield from exports
    for entry in entries:
        linked_folder = entry.is_symlink() and entry.is_dir()  # it may lead back to where we are
        if entry.name.startswith(".") or linked_folder:
            continue
        if entry.is_dir():
            yield from _pictures(entry, output=output)
        elif exports and entry.suffix.lower() in PICTURES:
            continue  # the export's own B-scans
        elif entry.suffix.lower() in SUFFIXES or _is_dicom(entry):
            yield entry


def _is_heidelberg(path: Path) -> bool:
    """A Heidelberg XML export, whose B-scans lie as pictures beside it."""
    if path.suffix.lower() != ".xml":
        return False
    try:
        with path.open("rb") as file:
            return b"<HEDX" in file.read(2000)
    except OSError:
        return False


def _is_dicom(path: Path) -> bool:
    """DICOM files often have no suffix; they carry a mark after 128 bytes."""
    if path.suffix and not path.suffix[1:].isdigit():
        return False
    try:
        with path.open("rb") as file:
            return file.read(132)[128:] == b"DICM"
    except OSError:
        return False


def _stem(source: Source) -> str:
    return source.relative.with_suffix("").as_posix()


def _with_suffix(source: Source) -> str:
    return source.relative.as_posix()


def _with_digits(source: Source) -> str:
    return f"{source.relative.as_posix()}-{path_digits(source.path)}"
