"""A result folder without the person: numbers, masks and surfaces; what shows the picture goes."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.deidentify.documents import Keeping, clean_measurements, json_file
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.terms import clean_author, is_number, is_structure
from engine.errors import MasksError
from engine.results import read_landmarks, read_mask, read_masks
from engine.writers.oct_result import CORRECTED, CORRECTIONS, MASKS, SURFACES, THICKNESS
from engine.writers.pictures import png_of_mask
from engine.writers.result import MEASUREMENTS

HOW = frozenset({"drawn", "snapped", "carried", "painted", "erased"})
PLACES = frozenset({"scan", "x", "row", "confidence", "pixels", "um", "first_x", "last_x"})
STRUCTURES = frozenset({"surface", "structure", "from", "to"})
AUTHORS = frozenset({"by", "derived_from"})
TABLES = {
    SURFACES: ("scan", "surface", "x", "row", "confidence"),
    THICKNESS: ("scan", "from", "to", "x", "pixels", "um"),
    CORRECTIONS: ("scan", "structure", "how", "first_x", "last_x", "pixels", "by", "derived_from"),
}


def clean_result(
    folder: Path, told: Mapping[str, Any], keeping: Keeping, *, name: str, frame: int | None
) -> dict[str, bytes]:
    """The files of a result whose picture is now called `name`, `measurements.json` the last.

    `frame` is where the picture is in its copy, None where there is none. Raises `MasksError`,
    `DeidentifyError` for a table that this program did not write.
    """
    try:
        scans = told["image"].get("scans")
        files = dict(_fundus(folder, told) if scans is None else _oct(folder, told, keeping))
        cleaned = clean_measurements(told, keeping, name=name)
        if frame is not None:
            cleaned["image"]["frame"] = frame
    except (KeyError, TypeError, ValueError, OSError, UnicodeDecodeError, csv.Error) as error:
        raise DeidentifyError("The result is damaged; segment the picture again.") from error
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    if scans is None:
        masks = {Path(path).stem: digest for path, digest in digests.items() if "/" in path}
        cleaned["masks"] = masks
    else:
        cleaned |= {"masks": {}, "files": digests}
    return {**files, MEASUREMENTS: json_file(cleaned)}


def _fundus(folder: Path, told: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    shape = (int(told["image"]["height"]), int(told["image"]["width"]))
    if any((folder / "masks").glob("*.png")):
        for layer in read_masks(folder / "masks", shape=shape, author="file"):
            yield f"masks/{layer.structure}.png", png_of_mask(layer.mask)
    marks = read_landmarks(folder / "landmarks.json")
    yield "landmarks.json", json_file({mark.structure: [mark.x, mark.y] for mark in marks})


def _oct(folder: Path, told: Mapping[str, Any], keeping: Keeping) -> Iterator[tuple[str, bytes]]:
    for name, columns in TABLES.items():
        if (folder / name).exists() or name != CORRECTIONS:
            text = (folder / name).read_text(encoding="utf-8")
            yield name, _table(text, columns, keeping)
    about, digits = told["image"], len(str(int(told["image"]["scans"])))
    for room in (MASKS, CORRECTED):
        for path in sorted((folder / room).glob("*/*.png")):
            scan = path.parent.name
            if not is_structure(path.stem) or not scan.isdecimal() or len(scan) != digits:
                raise MasksError(f"{path} is not named after a structure and a B-scan.")
            mask = read_mask(path, (int(about["height"]), int(about["width"])))
            yield f"{room}/{scan}/{path.stem}.png", png_of_mask(mask)


def _table(text: str, columns: tuple[str, ...], keeping: Keeping) -> bytes:
    rows = csv.reader(io.StringIO(text))
    if tuple(next(rows)) != columns:
        raise DeidentifyError("A table of the result has columns that this program does not write.")
    checks = [_check_of(column, keeping) for column in columns]
    kept = [columns]
    for row in rows:
        kept.append(tuple(check(cell) for check, cell in zip(checks, row, strict=True)))
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(kept)
    return stream.getvalue().encode()


def _check_of(column: str, keeping: Keeping) -> Callable[[str], str]:
    """What gives a cell of this column as it may be kept; raises ValueError for anything else."""
    if column in AUTHORS:
        return lambda cell: clean_author(cell, keeping.project) if cell else ""
    fits: Callable[[str], bool] = (
        (lambda cell: is_number(cell, keeping.names))
        if column in PLACES
        else is_structure
        if column in STRUCTURES
        else HOW.__contains__
    )

    def check(cell: str) -> str:
        if cell and not fits(cell):
            raise ValueError(column)
        return cell

    return check
