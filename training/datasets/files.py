"""Finding the files of a data set as it was published, however it was unpacked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from training.datasets.drawings import DatasetError

PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".ppm", ".npy"}


def find(root: Path, *places: str) -> Path:
    """The folder that ends in one of `places`, in `root` or anywhere below it.

    Archives are unpacked with and without a folder around them. Raises DatasetError.
    """
    found = look_for(root, *places)
    if found is None:
        wanted = " or ".join(places)
        raise DatasetError(f"No {wanted} in {root}. Unpack the data set there, as it is published.")
    return found


def look_for(root: Path, *places: str) -> Path | None:
    """As `find`, None where there is no such folder."""
    if not root.is_dir():
        raise DatasetError(f"{root} is no folder. Say where the data set lies.")
    for place in places:
        if (root / place).is_dir():
            return root / place
        below = sorted(path for path in root.rglob(place) if path.is_dir() and not _litter(path))
        if below:
            return below[0]
    return None


def pictures(folder: Path, *suffixes: str) -> dict[str, Path]:
    """Pictures and arrays in `folder` and below, by the name without suffixes, in order.

    Only those with one of `suffixes` (lower case, with the dot) where any are given.
    """
    return {
        stem(path): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and _is_picture(path)
        and not _litter(path)
        and (not suffixes or path.suffix.lower() in suffixes)
    }


def stem(path: Path) -> str:
    """The file's name without its suffix, and without .gz."""
    name = path.name.removesuffix(".gz")
    return name.rsplit(".", 1)[0]


def file_of(folder: Path, name: str) -> Path:
    """The picture called `name` (without suffix); a path that does not exist where none is."""
    for path in sorted(folder.glob(f"{name}.*")):
        if _is_picture(path) and stem(path) == name:
            return path
    return folder / f"{name}.png"


def rows_of_csv(path: Path) -> Iterator[dict[str, str]]:
    """Rows by column title, both without blanks at their ends; rows without an entry left out."""
    if not path.is_file():
        raise DatasetError(f"{path} is missing. Unpack the data set again.")
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            told = {key.strip(): value.strip() for key, value in row.items() if key and value}
            if any(told.values()):
                yield told


def rows_of_sheet(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of an Excel file's first sheet, by column title."""
    book = load_workbook(path, read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    titles = [str(title or "").strip() for title in next(rows, ())]
    for row in rows:
        if any(value is not None for value in row):
            yield dict(zip(titles, row, strict=False))
    book.close()


def _is_picture(path: Path) -> bool:
    return Path(path.name.removesuffix(".gz")).suffix.lower() in PICTURES


def _litter(path: Path) -> bool:
    """What operating systems leave behind in archives."""
    return "__MACOSX" in path.parts or path.name.startswith(".")
