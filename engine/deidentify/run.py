"""De-identify files and folders: what is found in them, and what is written of it."""

from __future__ import annotations

import csv
import hashlib
import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.deidentify.boxes import Box
from engine.deidentify.dicom import deidentify, identity_of, object_bytes, read_object
from engine.deidentify.documents import Keeping, clean_log, clean_measurements, json_file
from engine.deidentify.errors import DeidentifyError, DocumentError, ProjectError
from engine.deidentify.names import words
from engine.deidentify.pictures import picture_bytes, picture_proposals, read_pictures
from engine.deidentify.pixels import holds_pictures, proposals
from engine.deidentify.project import Project
from engine.deidentify.rules import Options
from engine.errors import EngineError, ImageReadError, OutputError
from engine.files import write_bytes
from engine.image import Identity, RetinalImage
from engine.readers import open_file
from engine.readers.source import Source, load, pixel_sha256
from engine.results import read_landmarks, read_masks
from engine.writers.pictures import png_of_mask
from engine.writers.result import MEASUREMENTS, read_document

log = logging.getLogger(__name__)

PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".bmp", ".webp", ".gif")
MORE_PICTURES = (".ppm", ".pgm", ".pnm", ".dib")
LOGS = (".log",)
SUMMARY = "summary.csv"


@dataclass(frozen=True)
class Blank:
    """What is blanked: what was found, boxes that a person names, both, or nothing."""

    found: bool
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Request:
    """`looked`: a person has looked at every picture. `patient`: whose the plain pictures are."""

    options: Options
    blank: Blank
    looked: bool = False
    drop_documents: bool = False
    patient: str = ""


@dataclass(frozen=True)
class Done:
    """What became of one file or result folder; `written` is relative to the output folder."""

    path: Path = field(repr=False)
    kind: str
    status: str
    written: tuple[str, ...] = ()
    boxes: int = 0
    message: str = field(default="", repr=False)


def find_files(paths: Sequence[Path], *, output: Path) -> list[Path]:
    """Result folders and files, DICOM objects and pictures first: they tell who the people are.

    Links to folders, hidden entries and the output folder are left out.
    """
    found = [file for path in paths for file in _below(path, output.resolve())]
    return sorted(dict.fromkeys(found), key=lambda path: (_rank(path), path))


def found_writing(path: Path) -> list[Box]:
    """Where writing may stand in a file's pictures. Raises `EngineError`."""
    if path.is_dir() or path.suffix.lower() in LOGS:
        return []
    source = load(path)
    if _is_dicom(source):
        return proposals(read_object(source))
    return picture_proposals(_pictures(source))


def deidentify_files(
    files: Iterable[Path], output: Path, project: Project, request: Request
) -> Iterator[Done]:
    """Write a copy of each that names nobody, one after the other; a failed one is told.

    Names of output files come from pseudonyms. Raises `ProjectError`, `OutputError`.
    """
    work = _Work(output, project, request)
    for path in files:
        try:
            yield work.one(path)
        except (ProjectError, OutputError):
            raise
        except EngineError as error:
            dropped = request.drop_documents and isinstance(error, DocumentError)
            status = "left out" if dropped else "refused"
            yield Done(path, "file", status, message=str(error))
        except Exception as error:  # whatever a damaged file makes a decoder raise
            log.error("a file cannot be cleaned: %s", type(error).__name__)
            yield Done(path, "file", "refused", message="The file is damaged.")


def write_summary(path: Path, rows: Sequence[Done]) -> None:
    """A CSV without names: what was written, of what kind, how many boxes were blanked."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["number", "kind", "status", "written", "boxes_blanked"])
    for number, row in enumerate(rows, start=1):
        writer.writerow([number, row.kind, row.status, " ".join(row.written), row.boxes])
    write_bytes(path, text.getvalue().encode())


class _Work:
    """One run: the names that were given and the hashes of pictures that were written."""

    def __init__(self, output: Path, project: Project, request: Request) -> None:
        self._output, self._project, self._request = output, project, request
        self._written: set[str] = set()
        self._hashes: dict[str, str] = {}
        self._owners: dict[str, Identity] = {}  # by the hash of a DICOM picture's pixels

    def one(self, path: Path) -> Done:
        if path.is_dir():
            return self._result(path)
        if path.suffix.lower() in LOGS:
            return self._log(path)
        source = load(path)
        if _is_dicom(source):
            return self._object(path, source)
        return self._picture(path, _pictures(source), source)

    def _object(self, path: Path, source: Source) -> Done:
        dataset, request = read_object(source), self._request
        shows = holds_pictures(dataset)
        boxes = self._boxes(proposals(dataset) if request.blank.found else []) if shows else []
        cleaned = deidentify(
            dataset, self._project, request.options, boxes=boxes, looked=request.looked
        )
        kind = str(cleaned.get("Modality") or "object")
        uid = str(cleaned.SOPInstanceUID)
        name = self._name(str(cleaned.PatientID), kind, uid, ".dcm")
        self._write(name, object_bytes(cleaned))
        if shows:
            self._note_pictures(path, name, identity_of(dataset))
        return Done(path, kind, "done", (name,), len(boxes))

    def _note_pictures(self, path: Path, name: str, who: Identity) -> None:
        """So that results of these pictures stay with their person and their copies."""
        try:
            pairs = zip(open_file(path), open_file(self._output / name), strict=True)
            for old, new in pairs:
                self._hashes |= {old.sha256: new.sha256, old.pixel_sha256: new.pixel_sha256}
                self._owners[old.pixel_sha256] = who
        except (EngineError, ValueError):
            log.info("a kind of object of which there are no results here")

    def _picture(self, path: Path, pictures: Sequence[RetinalImage], source: Source) -> Done:
        boxes = self._boxes(picture_proposals(pictures) if self._request.blank.found else [])
        names = []
        for number, picture in enumerate(pictures):
            patient = self._patient(picture.pixel_sha256)
            name = self._name(patient, "picture", f"{source.sha256()} {number}", ".png")
            data = picture_bytes(picture, boxes, frame=number)
            self._write(name, data)
            written = Source(name, data)
            self._hashes[picture.sha256] = written.sha256()
            again = read_pictures(written)[0]
            self._hashes[picture.pixel_sha256] = pixel_sha256(again.pixels)
            names.append(name)
        return Done(path, "picture", "done", tuple(names), len(boxes))

    def _result(self, folder: Path) -> Done:
        """Numbers and masks; overlay and report hold the picture and are left out."""
        told = read_document(folder)
        if told is None or "scans" in told["image"]:
            raise DeidentifyError("Only complete results of photographs are written anew.")
        pixels = told["image"]["pixel_sha256"]
        patient = self._project.patient(self._owners.get(pixels) or self._identity(pixels))
        name = self._name(patient.pseudonym, "result", f"{pixels} {folder.name}", "")
        names = self._names()
        shift = self._request.options.shift_dates
        keeping = Keeping(self._project, patient, names, shift, self._hashes)
        shape = (int(told["image"]["height"]), int(told["image"]["width"]))
        masks = {
            layer.structure: png_of_mask(layer.mask)
            for layer in read_masks(folder / "masks", shape=shape, author="file")
        }
        cleaned = clean_measurements(told, keeping, name=name)
        cleaned["masks"] = {key: hashlib.sha256(data).hexdigest() for key, data in masks.items()}
        for structure, data in masks.items():
            self._write(f"{name}/masks/{structure}.png", data)
        marks = {
            mark.structure: [mark.x, mark.y] for mark in read_landmarks(folder / "landmarks.json")
        }
        self._write(f"{name}/landmarks.json", json_file(marks))
        self._write(f"{name}/{MEASUREMENTS}", json_file(cleaned))
        return Done(folder, "result", "done", (name,))

    def _log(self, path: Path) -> Done:
        text = path.read_text(encoding="utf-8", errors="replace")
        name = self._name("logs", "log", text, ".log")
        self._write(name, clean_log(text).encode())
        return Done(path, "log", "done", (name,))

    def _boxes(self, found: Sequence[Box]) -> list[Box]:
        return [*found, *self._request.blank.boxes]

    def _identity(self, pixels: str) -> Identity:
        return Identity(patient_id=self._request.patient or f"picture {pixels}")

    def _patient(self, pixels: str) -> str:
        return self._project.patient(self._identity(pixels)).pseudonym

    def _names(self) -> frozenset[str]:
        people = self._project.people.values()
        told = [text for person in people for text in person.values()]
        return frozenset(word for text in told for word in words(text)) - {"picture", "study"}

    def _name(self, patient: str, kind: str, what: str, suffix: str) -> str:
        stem = f"{patient}/{kind}_{self._project.name('file', what)}"
        name, number = f"{stem}{suffix}", 2
        while name in self._written:
            name, number = f"{stem}_{number}{suffix}", number + 1
        self._written.add(name)
        return name

    def _write(self, name: str, data: bytes) -> None:
        write_bytes(self._output / name, data)


def _below(path: Path, output: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
    elif path.resolve() == output:
        return
    elif (path / MEASUREMENTS).exists():
        yield path
    else:
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith(".") and not (entry.is_symlink() and entry.is_dir()):
                yield from _below(entry, output)


def _rank(path: Path) -> int:
    return 2 if path.is_dir() else 1 if path.suffix.lower() in (*PICTURES, *MORE_PICTURES) else 0


def _is_dicom(source: Source) -> bool:
    return source.data[128:132] == b"DICM" or source.suffix in (".dcm", ".dicom")


def _pictures(source: Source) -> Sequence[RetinalImage]:
    if source.suffix not in (*PICTURES, *MORE_PICTURES):
        raise DeidentifyError(
            "Files of this kind cannot be de-identified. Export pictures as DICOM or PNG first; "
            "write reports, tables and OCT results anew from them."
        )
    try:
        return read_pictures(source)
    except EngineError:
        raise
    except Exception as error:  # whatever a decoder raises on a damaged file
        raise ImageReadError("The picture is damaged. Copy or export it again.") from error
