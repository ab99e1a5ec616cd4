"""A case in a `.retsam` file without its readers, its dates and its trail to the picture.

It is taken into a workspace in memory, which checks it as every import is checked; its rows are
cleaned there and written anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from engine.deidentify.dates import shifted_iso
from engine.deidentify.documents import ROW, UNKNOWN_NAMES, Keeping, clean_json
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.terms import (
    clean_author,
    clean_model,
    clean_reader,
    definition_of,
    is_structure,
    is_term,
    known_text,
    own_words,
)
from engine.edits import (
    LandmarkMoved,
    LayerAdded,
    LayerRemoved,
    Outlined,
    Patch,
    RowsPatch,
    Step,
)
from engine.layers import Provenance
from engine.store import audit, tables
from engine.store.codec import (
    canonical,
    provenance_from_told,
    provenance_told,
    steps_from_text,
    steps_text,
)
from engine.store.exchange import export_case, import_case
from engine.store.results import content_of

UNKNOWN_MOMENT = "1900-01-01T00:00:00+00:00"
CHANGE = "Change"  # what a reader did, named in the reader's own language
PROMPT = re.compile(r"(box|\d+ (click|scribble)s?|, | and )+")
LEFT_OUT = "left out of this copy"
PARTS = (tables.Layer, tables.Surface, tables.Landmark)
MOST_BYTES = 2**28  # of the pixels of one edit, one bit each


@dataclass(frozen=True)
class Archive:
    """A case that was taken in; `pixel_sha256` says of which picture it is."""

    session: Session
    case: tables.Case

    @property
    def pixel_sha256(self) -> str:
        """Of the picture."""
        return self.case.pixel_sha256


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A `.retsam` file in memory. Raises `ArchiveError` where it is none."""
    engine = create_engine("sqlite://")
    try:
        tables.Table.metadata.create_all(engine)
        with Session(engine) as session:
            session.info["reader"] = "program"
            session.add(
                tables.Workspace(id="copy", created="", audit_count=0, audit_hash=audit.FIRST)
            )
            session.flush()
            case_id = import_case(session, path)
            yield Archive(session, session.get_one(tables.Case, case_id))
    finally:
        engine.dispose()


def write_clean(archive: Archive, keeping: Keeping, path: Path, *, frame: int | None) -> None:
    """Write the case anew. `frame` is where its picture is in its copy, None where there is none.

    Masks, points and numbers stay, and so does who of the readers did what, under pseudonyms.
    Texts that are not this program's own go. Raises `DeidentifyError` where a name of a structure
    or of a measurement is none, `StoreError`, `OutputError`.
    """
    session, clean = archive.session, _Cleaning(keeping)
    _check_names(session, keeping.names)
    clean.case(archive.case, frame)
    for edit in _rows(session, tables.Edit):
        clean.edit(edit)
    for layer in _rows(session, tables.Layer):
        layer.author, layer.provenance = clean.author(layer.author), clean.by(layer.provenance)
        layer.derived_from = layer.derived_from and clean.author(layer.derived_from)
    for surface in _rows(session, tables.Surface):
        surface.author = clean.author(surface.author)
        surface.provenance = clean.by(surface.provenance)
    for mark in _rows(session, tables.Landmark):
        mark.provenance = clean.by(mark.provenance)
    for grade in _rows(session, tables.QualityGrade):
        grade.author, grade.at = clean.author(grade.author), clean.moment(grade.at)
        grade.verdict = clean.term(grade.verdict)
        grade.reasons = canonical(
            [clean.reason(text, keep=grade.score is not None) for text in json.loads(grade.reasons)]
        )
    for sign in _rows(session, tables.SignOff):
        sign.reader, sign.at = clean_reader(sign.reader, keeping.project), clean.moment(sign.at)
        sign.act, sign.reason = clean.term(sign.act), LEFT_OUT if sign.reason else ""
        sign.head = sign.head and clean.id(sign.head)
    for value in _rows(session, tables.Measurement):
        value.definition = definition_of(value.key, value.structure)
        reason = known_text(value.reason or "")
        value.reason = reason or (None if value.valid else LEFT_OUT)
    session.flush()
    for result in _rows(session, tables.Result):
        clean.result(result)
        result.content_sha256 = content_of(session, result)
    session.flush()
    export_case(session, archive.case.id, path)


def _check_names(session: Session, names: frozenset[str]) -> None:
    told = [each.structure for table in PARTS for each in _rows(session, table)]
    own = all(map(is_structure, told))
    for value in _rows(session, tables.Measurement):
        own &= all(is_term(getattr(value, key), names) for key in ROW)
    if not own:
        raise DeidentifyError(UNKNOWN_NAMES)


def _rows(session: Session, table: Any) -> list[Any]:
    return list(session.scalars(select(table)))


class _Cleaning:
    """What stands for each kind of value of one archive."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def case(self, case: tables.Case, frame: int | None) -> None:
        hashed = {"pixel_sha256": case.pixel_sha256, "sha256": case.file_sha256}
        cleaned = clean_json(hashed, self._keeping)
        case.pixel_sha256, case.file_sha256 = cleaned["pixel_sha256"], cleaned["sha256"]
        case.frame = case.frame if frame is None else frame
        case.acquired = self._shifted(case.acquired or "")
        case.eye_source = self.term(case.eye_source)
        case.modality = self.term(case.modality)
        case.head = case.head and self.id(case.head)
        for column in ("scale", "choices"):
            text = getattr(case, column)
            told = None if text is None else canonical(clean_json(json.loads(text), self._keeping))
            setattr(case, column, told)

    def edit(self, edit: tables.Edit) -> None:
        steps = [self._step(step) for step in steps_from_text(edit.steps)]
        edit.id, edit.follows = self.id(edit.id), edit.follows and self.id(edit.follows)
        edit.name, edit.author = known_text(edit.name) or CHANGE, self.author(edit.author)
        edit.at, edit.steps = self.moment(edit.at), steps_text(steps)

    def result(self, result: tables.Result) -> None:
        result.created = self.moment(result.created)
        result.model = clean_model(result.model, self._keeping.project)
        result.model_sha256 = self.digest(result.model_sha256)
        result.settings, result.notices = "[]", "[]"
        covered = [self.term(each) for each in json.loads(result.not_covered)]
        result.not_covered = canonical(covered)
        if result.field is not None:
            told = {key: float(value) for key, value in json.loads(result.field).items()}
            result.field = canonical({key: told[key] for key in told if self.term(key)})

    def id(self, text: str) -> str:
        """Ids lead back to the workspace that the case came from."""
        return self._keeping.project.name("id", text) * 4

    def author(self, text: str) -> str:
        return clean_author(text, self._keeping.project)

    def moment(self, text: str) -> str:
        return self._shifted(text) or UNKNOWN_MOMENT

    def reason(self, text: str, *, keep: bool) -> str:
        """A person's words go; those of a model stay."""
        return text if keep and is_term(text, self._keeping.names) else known_text(text) or LEFT_OUT

    def by(self, provenance: str | None) -> str | None:
        found = provenance_from_told(json.loads(provenance or "null"))
        if found is None:
            return None
        cleaned = Provenance(
            self.author(found.author), model_sha256=self.digest(found.model_sha256 or "") or None
        )
        return canonical(provenance_told(cleaned))

    def digest(self, text: str) -> str:
        """A model's sha256, nothing else."""
        return text if len(text) == hashlib.sha256().digest_size * 2 and text.isalnum() else ""

    def term(self, text: str) -> str:
        """A word of this program; some are a few words, as "not stated"."""
        whole = text.replace(" ", "_").lower()
        own = text in own_words() or is_term(whole, self._keeping.names)
        return text if text and own else ""

    def _step(self, step: Step) -> Step:
        match step:
            case LayerAdded(head) | LayerRemoved(head):
                derived = head.derived_from and self.author(head.derived_from)
                head = replace(head, id=self.id(head.id), author=self.author(head.author))
                return type(step)(replace(head, derived_from=derived))
            case Patch():
                size = (step.height * step.width + 7) // 8
                flips = _packed_anew(step.flips, size)
                return replace(step, layer=self.id(step.layer), flips=flips)
            case RowsPatch():
                flips = _packed_anew(step.flips, 5 * step.width)
                return replace(step, layer=self.id(step.layer), flips=flips)
            case Outlined():
                model = clean_model(step.by.model, self._keeping.project)
                by = replace(
                    step.by,
                    prompt=step.by.prompt if PROMPT.fullmatch(step.by.prompt) else "",
                    model=model,
                    model_sha256=self.digest(step.by.model_sha256),
                )
                return replace(step, layer=self.id(step.layer), by=by)
            case LandmarkMoved():
                if not is_structure(step.structure):
                    raise DeidentifyError(UNKNOWN_NAMES)
                return step

    def _shifted(self, text: str) -> str | None:
        keeping = self._keeping
        return shifted_iso(text, keeping.patient.shift_days) if keeping.shift_dates else None


def _packed_anew(flips: bytes, size: int) -> bytes:
    """The bits alone: what a stream holds behind its end is gone."""
    try:
        bits = zlib.decompressobj().decompress(flips, min(max(size, 1), MOST_BYTES))
    except zlib.error as error:
        raise DeidentifyError("An edit in it is damaged.") from error
    return zlib.compress(bits, level=1)
