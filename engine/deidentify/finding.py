"""Which files there are to de-identify, and what to say of those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.errors import ImageReadError
from engine.readers.heidelberg_xml import pictures_named
from engine.readers.source import Source, load

PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp", ".gif")
MORE_PICTURES = (".ppm", ".pgm", ".pnm", ".dib")
LOGS = (".log",)
ARCHIVES = (".retsam",)
TABLES = (".csv", ".parquet", ".xlsx")
COMPLETE = "measurements.json"  # the last file of a result folder

OF_RESULT = frozenset(
    {
        *(COMPLETE, "landmarks.json", "overlay.png", "report.pdf", "surfaces.csv"),
        *("thickness.csv", "corrections.csv", "masks", "probabilities", "corrected", "bscans"),
    }
)
"""What a result folder may hold; all else in it is a file by itself."""


def find_files(paths: Sequence[Path], *, output: Path) -> list[Path]:
    """Result folders and files, DICOM objects and pictures first: they tell who the people are.

    Links to folders, hidden entries, the output folder, and the B-scans of a Heidelberg XML file,
    which come with it, are left out.
    """
    found = [file for path in paths for file in _below(path, output.resolve())]
    beside = {each for path in found if path.suffix.lower() == ".xml" for each in _beside(path)}
    once = {path.resolve(): path for path in reversed(found)}  # whatever its spelling
    left = [path for place, path in once.items() if place not in beside]
    return sorted(left, key=lambda path: (_rank(path), path))


def text_of_other(source: Source) -> str:
    """What to say of a file that is neither picture nor OCT."""
    if source.data.startswith(b"%PDF"):
        return (
            "A PDF shows pictures and may name a person anywhere; it is not cleaned. De-identify "
            "the result folder that a report of this program is of: it is written anew there."
        )
    return (
        "Files of this kind cannot be de-identified. Export pictures as DICOM or PNG first, and "
        "write reports and tables anew from them."
    )


def _below(path: Path, output: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
    elif path.resolve() == output:
        return
    elif (path / COMPLETE).exists():
        yield path
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith(".") and entry.name not in OF_RESULT:
                yield from _below(entry, output)
    else:
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith(".") and not (entry.is_symlink() and entry.is_dir()):
                yield from _below(entry, output)


def _beside(path: Path) -> Iterator[Path]:
    try:
        yield from (path.resolve().parent / name for name in pictures_named(load(path)))
    except ImageReadError:
        return


def _rank(path: Path) -> int:
    if path.is_dir():
        return 2
    suffix = path.suffix.lower()
    if suffix in TABLES:
        return 4  # they tell of results
    return 3 if suffix in ARCHIVES else 1 if suffix in (*PICTURES, *MORE_PICTURES) else 0
