"""Rows of a study: found, and turned into values. Nothing here decides who reads what."""

from __future__ import annotations

import json

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engine.store import study_tables as tables
from engine.store.codec import canonical
from engine.study.entry import ANSWERS, DRAWING, LINES, Entry, entry_of
from engine.study.errors import ReadingLockedError, StudyError
from engine.study.manifest import Manifest, manifest_of

_FROZEN: dict[str, Manifest] = {}

CLOSED = "This study is closed. Nothing more can be entered."


def study_of(session: Session, key: str) -> tuple[tables.Study, Manifest]:
    """The study with this key. Raises `StudyError`, `ManifestError` where it was changed."""
    row = session.scalars(select(tables.Study).where(tables.Study.key == key)).one_or_none()
    if row is None:
        raise StudyError(f"There is no study “{key}” in this workspace. See `retsam study status`.")
    return row, _manifest(row)


def open_study(session: Session, key: str) -> tuple[tables.Study, Manifest]:
    """`study_of`, for what is not allowed in a closed one. Raises `ReadingLockedError`."""
    study, manifest = study_of(session, key)
    if study.state != "open":
        raise ReadingLockedError(CLOSED)
    return study, manifest


def reading_row(session: Session, reading: str) -> tuple[tables.StudyReading, Manifest]:
    """A reading by its id, with its study's manifest. Raises `StudyError`."""
    row = session.get(tables.StudyReading, reading)
    study = session.get(tables.Study, row.study_id) if row is not None else None
    if row is None or study is None:
        raise StudyError("There is no such reading in this workspace.")
    return row, _manifest(study)


def _manifest(study: tables.Study) -> Manifest:
    """Parsed and checked once in a process: by its sha256 it is the same for ever."""
    if study.manifest_sha256 not in _FROZEN:
        _FROZEN[study.manifest_sha256] = manifest_of(study.manifest, sha256=study.manifest_sha256)
    return _FROZEN[study.manifest_sha256]


def seconds_now(session: Session) -> float:
    """The database's clock, seconds since 1970: leases and wash-outs do not trust a client's."""
    if session.get_bind().dialect.name == "postgresql":
        return float(
            session.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one()
        )
    days = session.execute(text("SELECT julianday('now')")).scalar_one()
    return (float(days) - 2440587.5) * 86400.0


def submitted_entry(session: Session, answer: tables.StudyAnswer) -> Entry:
    """What was submitted."""
    drawings = session.scalars(
        select(tables.StudyDrawing).where(tables.StudyDrawing.answer_id == answer.id)
    )
    parts = {f"{DRAWING}{each.structure}": each.data for each in drawings}
    told = json.loads(answer.content)
    parts[ANSWERS] = canonical(told["answers"]).encode()
    parts[LINES] = canonical(told["lines"]).encode()
    return entry_of(parts)


def draft_entry(session: Session, reading: str, reader: str) -> Entry:
    """What a reader has entered and not submitted; empty where that is nothing."""
    rows = session.scalars(
        select(tables.StudyDraft).where(
            tables.StudyDraft.reading_id == reading, tables.StudyDraft.reader == reader
        )
    )
    return entry_of({row.part: row.data for row in rows})


def answer_of(session: Session, reading: str) -> tables.StudyAnswer | None:
    """The submitted answer of a reading."""
    return session.scalars(
        select(tables.StudyAnswer).where(tables.StudyAnswer.reading_id == reading)
    ).one_or_none()


def count(session: Session, *conditions: object) -> int:
    """How many readings meet all conditions."""
    asked = select(func.count()).select_from(tables.StudyReading).where(*conditions)  # type: ignore[arg-type]
    return int(session.execute(asked).scalar_one())
