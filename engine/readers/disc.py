"""A CD, or any folder of DICOM files, as a list of patients.

Where there is a DICOMDIR it is believed as far as its files are there; else every file's header is
read. No pixels are decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pydicom
from pydicom.dataset import Dataset
from pydicom.errors import InvalidDicomError

from engine.errors import ImageReadError
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

DICOMDIR = "DICOMDIR"
MOST_FILES = 20_000
HEADER = ("PatientID", "PatientName", "PatientBirthDate", "StudyInstanceUID", "StudyDate",
          "StudyDescription", "Modality", "SOPInstanceUID", "InstanceNumber")  # fmt: skip


@dataclass(frozen=True)
class DiscStudy:
    """An examination: its day (YYYYMMDD), and its files with what made them, in order."""

    date: str
    description: str
    files: tuple[Path, ...]
    modalities: tuple[str, ...]


@dataclass(frozen=True)
class DiscPatient:
    """A person on the disc, with their examinations, the newest first."""

    id: str
    name: str
    birth_date: str
    studies: tuple[DiscStudy, ...]


@dataclass(frozen=True)
class Disc:
    """What is on it. `missing` counts files that its DICOMDIR names and that are not there."""

    patients: tuple[DiscPatient, ...]
    missing: int = 0


def is_disc(path: Path) -> bool:
    """Whether it is a DICOMDIR, or a folder with one."""
    return dicomdir_of(path) is not None


def dicomdir_of(path: Path) -> Path | None:
    """The DICOMDIR at `path` or in the folder `path`; discs write its name in either case."""
    if path.is_file():
        return path if path.name.upper() == DICOMDIR else None
    found = (path / name for name in (DICOMDIR, DICOMDIR.lower()))
    return next((each for each in found if each.is_file()), None)


def read_disc(path: Path, *, progress: Progress = silent, cancel: Cancel = never) -> Disc:
    """The patients of a disc or folder, by name. Raises ImageReadError, Cancelled."""
    directory = dicomdir_of(path)
    if directory is not None:
        found, missing = _from_directory(directory)
    else:
        found, missing = list(_from_headers(path, progress, cancel)), 0
    if not found:
        told = f"; {missing} files that its DICOMDIR names are not there" if missing else ""
        raise ImageReadError(f"There are no DICOM images in {path.name or path}{told}.")
    return Disc(_patients(found), missing)


def _from_directory(directory: Path) -> tuple[list[tuple[Path, Dataset]], int]:
    """Each file with what the records above it say, and how many are not there."""
    try:
        told = pydicom.dcmread(directory)
        records = {record.seq_item_tell: record for record in told.DirectoryRecordSequence}
        first = told.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity
        found = list(_walk(records, first, Dataset(), set()))
    except (InvalidDicomError, AttributeError, OSError, ValueError, RecursionError) as error:
        raise ImageReadError(
            f"{directory.name} is damaged. Open the folder with the images in it."
        ) from error
    room = directory.parent
    paths = [(_file(room, names), record) for names, record in found]
    there = [(path, record) for path, record in paths if path is not None]
    return there, len(paths) - len(there)


def _walk(
    records: dict[int, Dataset], place: int, above: Dataset, seen: set[int]
) -> Iterator[tuple[list[str], Dataset]]:
    """Every image's path and all that is told of it, from one record to the next and below it.

    Raises ValueError where a record leads to none or back, as in a file that was cut off.
    """
    while place:
        if place not in records or place in seen:
            raise ValueError("A record leads nowhere.")
        seen.add(place)
        record = records[place]
        told = Dataset()
        told.update({element.tag: element for element in above})
        told.update({element.tag: element for element in record if element.keyword in HEADER})
        names = record.get("ReferencedFileID")
        if names:
            yield ([names] if isinstance(names, str) else list(names)), told
        below = record.get("OffsetOfReferencedLowerLevelDirectoryEntity", 0)
        yield from _walk(records, below, told, seen)
        place = record.get("OffsetOfTheNextDirectoryRecord", 0)


def _file(room: Path, names: list[str]) -> Path | None:
    """The file on the disc; None where it is not there or would lie outside of the disc."""
    if any(name in ("", ".", "..") or "/" in name or "\\" in name for name in names):
        return None
    for changed in (str, str.lower, str.upper):
        path = room.joinpath(*(changed(name) for name in names))
        if path.is_file():
            return path
    return None


def _from_headers(
    folder: Path, progress: Progress, cancel: Cancel
) -> Iterator[tuple[Path, Dataset]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()][: MOST_FILES + 1]
    if len(files) > MOST_FILES:
        raise ImageReadError(f"{folder.name} has more than {MOST_FILES} files. Open a part of it.")
    for number, path in enumerate(files):
        raise_if_cancelled(cancel)
        progress(number / len(files), f"{number} of {len(files)} files")
        try:
            told = pydicom.dcmread(path, specific_tags=list(HEADER), stop_before_pixels=True)
        except (InvalidDicomError, OSError, ValueError, AttributeError):
            continue  # a program or a text that came with the images
        if "Modality" in told:
            yield path, told


def _patients(found: list[tuple[Path, Dataset]]) -> tuple[DiscPatient, ...]:
    people: dict[tuple[str, ...], dict[str, list[tuple[Path, Dataset]]]] = {}
    for path, told in found:
        who = tuple(_text(told, key) for key in ("PatientID", "PatientName", "PatientBirthDate"))
        people.setdefault(who, {}).setdefault(_text(told, "StudyInstanceUID"), []).append(
            (path, told)
        )
    patients = [
        DiscPatient(
            identifier,
            name,
            born,
            tuple(
                sorted(map(_study, studies.values()), key=lambda study: study.date, reverse=True)
            ),
        )
        for (identifier, name, born), studies in people.items()
    ]
    return tuple(sorted(patients, key=lambda patient: (patient.name.casefold(), patient.id)))


def _study(files: list[tuple[Path, Dataset]]) -> DiscStudy:
    ordered = sorted(files, key=lambda each: (_number(each[1]), each[0]))
    told = ordered[0][1]
    kinds = dict.fromkeys(_text(each, "Modality") for _, each in ordered)
    return DiscStudy(
        _text(told, "StudyDate"),
        _text(told, "StudyDescription"),
        tuple(path for path, _ in ordered),
        tuple(kind for kind in kinds if kind),
    )


def _number(told: Dataset) -> int:
    try:
        return int(told.get("InstanceNumber") or 0)
    except (TypeError, ValueError):
        return 0


def _text(told: Dataset, keyword: str) -> str:
    return str(told.get(keyword) or "").strip()
