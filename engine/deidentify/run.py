"""De-identify files and folders: what is found in them, and what is written of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from pydicom.dataset import FileDataset

from engine.deidentify.archives import opened, write_clean
from engine.deidentify.asked import Done, Look, Request
from engine.deidentify.box import Box
from engine.deidentify.copies import Copies
from engine.deidentify.dicom import deidentify, identity_of, object_bytes
from engine.deidentify.documents import Keeping, clean_log
from engine.deidentify.errors import DeidentifyError, DocumentError, ProjectError
from engine.deidentify.finding import ARCHIVES, LOGS, TABLES, text_of_other
from engine.deidentify.kinds import kind_of, sha256_of
from engine.deidentify.names import names_in_files
from engine.deidentify.objects import object_of
from engine.deidentify.pictures import picture_bytes, picture_proposals, plain_pictures
from engine.deidentify.pixels import holds_pictures, proposals
from engine.deidentify.project import Patient, Project
from engine.deidentify.reading import read_object
from engine.deidentify.results import clean_result
from engine.deidentify.rules import is_defined
from engine.deidentify.tables import Row, clean_table
from engine.errors import EngineError, OutputError
from engine.image import Identity, OctVolume, RetinalImage
from engine.readers import open_file, open_source
from engine.readers.kinds import Kind
from engine.readers.source import Source, load
from engine.writers.result import read_document

log = logging.getLogger(__name__)

UNDECIDED = "Nobody decided what to blank in this picture."
REPORT = "report.pdf"


def deidentify_files(
    files: Sequence[Path],
    output: Path,
    project: Project,
    request: Request,
    *,
    keep: Callable[[], None] = lambda: None,
) -> Iterator[Done]:
    """Write a copy of each that names nobody, one after the other; a failed one is told.

    Names of output files come from pseudonyms. `keep` is called before anything is written for a
    person who is new to the project. Raises `ProjectError`, `OutputError`.
    """
    work = _Work(Copies(output, project, keep), request, names_in_files(files))
    for path in files:
        try:
            yield from work.one(path)
        except (ProjectError, OutputError):
            raise
        except EngineError as error:
            dropped = request.drop_documents and isinstance(error, DocumentError)
            status = "left out" if dropped else "refused"
            yield Done(path, "file", status, message=str(error))
        except Exception as error:  # whatever a damaged file makes a decoder raise
            log.error("a file cannot be cleaned: %s", type(error).__name__)
            yield Done(path, "file", "refused", message="The file is damaged.")


class _Work:
    """One run. `seen` are the names in the headers of all its files: none stays in any of them."""

    def __init__(self, copies: Copies, request: Request, seen: frozenset[str]) -> None:
        self._copies, self._request, self._seen = copies, request, seen

    def one(self, path: Path) -> Iterator[Done]:
        if path.is_dir():
            yield self._result(path)
            return
        suffix = path.suffix.lower()
        if suffix in LOGS:
            yield self._log(path)
        elif suffix in ARCHIVES:
            yield self._archive(path)
        elif suffix in TABLES:
            yield self._table(path)
        else:
            source = load(path)
            kind = kind_of(source)
            if kind is None:
                raise DeidentifyError(text_of_other(source))
            yield from self._pictures(path, source, kind)

    def _pictures(self, path: Path, source: Source, kind: Kind) -> Iterator[Done]:
        if kind is Kind.RASTER:
            for number, picture in enumerate(plain_pictures(source)):
                yield self._picture(path, number, picture, self._look(path, number, source))
            return
        if kind is Kind.DICOM:
            dataset, look = read_object(source), self._look(path, 0, source)
            yield self._object(path, dataset, lambda: open_source(source), look)
            return
        volumes = [each for each in open_source(source) if isinstance(each, OctVolume)]
        whose = self._identity(source.sha256())  # of those whose file does not say it
        for number, volume in enumerate(volumes):
            if not volume.identity.known:
                volume = replace(volume, identity=whose)
            look = self._look(path, number, source)
            yield self._object(path, object_of(volume), partial(tuple, [volume]), look)

    def _look(self, path: Path, number: int, source: Source) -> Look | None:
        return self._request.look(path, number, sha256_of(source))

    def _object(
        self,
        path: Path,
        dataset: FileDataset,
        pictures: Callable[[], Sequence[Any]],
        look: Look | None,
    ) -> Done:
        """`pictures` gives those of the object as results know them."""
        told, shows = str(dataset.get("Modality") or ""), holds_pictures(dataset)
        kind = told if is_defined("Modality", told) else "object"  # it becomes a part of a name
        if not shows:
            look = Look(looked=self._request.looked)
        if look is None or look.leave_out:
            return _left_out(path, kind, look)
        boxes = self._boxes(look, lambda: proposals(dataset)) if shows else []
        cleaned = deidentify(
            dataset,
            self._copies.project,
            self._request.options,
            boxes=boxes,
            looked=look.looked,
            names=self._names(),
        )
        uid, data = str(cleaned.SOPInstanceUID), object_bytes(cleaned)
        name = self._copies.name(str(cleaned.PatientID), kind, uid, ".dcm", data)
        self._copies.write(name, data)
        if not shows:
            return Done(path, kind, "done", (name,))
        try:
            copy = open_file(self._copies.output / name)
            self._copies.note(pictures(), copy, name, identity_of(dataset))
        except (EngineError, ValueError):
            log.info("a kind of object of which there are no results here")
        return Done(path, kind, "done", (name,), len(boxes), look.looked)

    def _picture(self, path: Path, number: int, picture: RetinalImage, look: Look | None) -> Done:
        if look is None or look.leave_out:
            return _left_out(path, "picture", look)
        boxes = self._boxes(look, lambda: picture_proposals([picture]))
        who = self._identity(picture.pixel_sha256)
        patient = self._copies.project.patient(who).pseudonym
        what, data = f"{picture.sha256} {number}", picture_bytes(picture, boxes)
        name = self._copies.name(patient, "picture", what, ".png", data)
        self._copies.write(name, data)
        self._copies.note([picture], open_file(self._copies.output / name), name, who)
        return Done(path, "picture", "done", (name,), len(boxes), look.looked)

    def _result(self, folder: Path) -> Done:
        """Numbers, masks, surfaces; the report anew where the picture is among the copies."""
        told = read_document(folder)
        if told is None:
            raise DeidentifyError("The result is not complete; segment the picture again.")
        pixels = told["image"]["pixel_sha256"]
        patient, copies = self._owner(pixels), self._copies
        name = copies.name(patient.pseudonym, "result", f"{pixels} {folder.resolve()}", "")
        copy = copies.of_pixels(pixels)
        frame = None if copy is None else copy.frame
        files = clean_result(folder, told, self._keeping(patient), name=name, frame=frame)
        for file, data in files.items():
            copies.write(f"{name}/{file}", data)
        copies.note_result(folder, name)
        if not (folder / REPORT).exists():
            return Done(folder, "result", "done", (name,))
        if copy is None:
            message = "Its report is left out: its picture is not among the copies."
        else:
            message = self._report(copies.output / name, copy.path)
        return Done(folder, "result", "done", (name,), message=message)

    def _report(self, folder: Path, picture: Path) -> str:
        """Write a result's report anew; gives why that cannot be done, if so."""
        from engine.reworking import rewrite_report  # the report's libraries take their time

        pages = self._request.pages
        try:
            rewrite_report([folder], image_file=picture, paper=pages.paper, language=pages.language)
        except OutputError:
            raise
        except EngineError as error:
            log.error("a report was not written anew: %s", type(error).__name__)
            return "Its report is left out: it cannot be written anew."
        return ""

    def _archive(self, path: Path) -> Done:
        with opened(path) as archive:
            pixels = archive.pixel_sha256
            patient, copies = self._owner(pixels), self._copies
            name = copies.name(patient.pseudonym, "case", f"{pixels} {path.resolve()}", ".retsam")
            copy = copies.of_pixels(pixels)
            copies.keep()
            frame = None if copy is None else copy.frame
            write_clean(archive, self._keeping(patient), copies.output / name, frame=frame)
        return Done(path, "case", "done", (name,))

    def _table(self, path: Path) -> Done:
        def find(result: str, sha256: str) -> Row:
            copy = self._copies.of_file(sha256)
            owner = None if copy is None else self._copies.project.patient(copy.owner)
            project = self._copies.project
            now = self._copies.result_of(path.parent / result)
            return Row(
                now or f"result_{project.name('file', result)}",
                "" if copy is None else copy.path.name,
                project.name("hash", sha256) * 8 if copy is None else copy.sha256,
                owner,
            )

        shift, project = self._request.options.shift_dates, self._copies.project
        table = clean_table(path, find, project, names=self._names(), shift_dates=shift)
        place, suffix = str(path.resolve()), path.suffix.lower()
        name = self._copies.name("tables", table.kind, place, suffix, table.data)
        self._copies.write(name, table.data)
        missing = ", ".join(table.left_out)
        message = f"Columns that were left out: {missing}." if missing else ""
        return Done(path, "table", "done", (name,), message=message)

    def _log(self, path: Path) -> Done:
        text = path.read_text(encoding="utf-8", errors="replace")
        data = clean_log(text).encode()
        name = self._copies.name("logs", "log", text, ".log", data)
        self._copies.write(name, data)
        return Done(path, "log", "done", (name,))

    def _boxes(self, look: Look, find: Callable[[], Sequence[Box]]) -> list[Box]:
        unseen = self._request.looks is None and self._request.blank.found
        return [*(find() if unseen else ()), *look.boxes]

    def _keeping(self, patient: Patient) -> Keeping:
        shift, copies = self._request.options.shift_dates, self._copies
        return Keeping(copies.project, patient, self._names(), shift, copies.hashes)

    def _identity(self, pixels: str) -> Identity:
        return Identity(patient_id=self._request.patient or f"picture {pixels}")

    def _owner(self, pixels: str) -> Patient:
        copy = self._copies.of_pixels(pixels)
        return self._copies.project.patient(self._identity(pixels) if copy is None else copy.owner)

    def _names(self) -> frozenset[str]:
        return _joined(self._copies.names(), self._seen)


@lru_cache(maxsize=1)  # as a rule the same names as for the file before
def _joined(known: frozenset[str], seen: frozenset[str]) -> frozenset[str]:
    return known | seen


def _left_out(path: Path, kind: str, look: Look | None) -> Done:
    if look is None:
        return Done(path, kind, "left out", looked=False, message=UNDECIDED)
    return Done(path, kind, "left out", looked=look.looked)
