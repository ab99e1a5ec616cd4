"""A reader's work in a study: served, kept, submitted. A window is a `seat`, any random id.

All functions work in a session of `Store.writing(reader)`: one transaction writes at a time, so
that nothing is served twice. A window that is killed or cut off holds its reading until the lease
ends; the reader's next window goes on with it, and in a study where cases go to whoever is free,
so does the next reader.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engine.store import audit
from engine.store import study_tables as tables
from engine.store.codec import canonical
from engine.store.study_tables import StudyReading
from engine.study.choosing import blocked, choose, held_elsewhere, own_list, wash_out
from engine.study.clock import Event
from engine.study.compare import differences
from engine.study.entry import DRAWING, Entry, check_entry, parts_of
from engine.study.errors import ReadingLockedError, ReadingLostError, StudyError
from engine.study.manifest import Manifest
from engine.study.order import draw
from engine.study.records import (
    CLOSED,
    answer_of,
    count,
    draft_entry,
    open_study,
    reading_row,
    seconds_now,
    submitted_entry,
)
from engine.study.served import Listed, Served, Wait

LEASE_SECONDS = 120.0  # a window renews its lease several times in this
LOCKED = "This case was submitted, and is locked."
LOST = "Another window or reader has this case now. What you entered is kept."


def next_reading(
    session: Session, key: str, seat: str, *, lease_seconds: float = LEASE_SECONDS
) -> Served | Wait:
    """The next reading for this reader, held for this window; the same again until submitted.

    Raises `StudyError`, `ReadingLockedError` where the study is closed, `ReadingLostError` where
    the reader has it open in another window.
    """
    study, manifest = open_study(session, key)
    now = seconds_now(session)
    row = choose(session, study, manifest, _reader(session), seat=seat, now=now)
    if isinstance(row, Wait):
        return row
    return _serve(session, manifest, row, seat, now, lease_seconds)


def open_reading(
    session: Session, reading: str, seat: str, *, lease_seconds: float = LEASE_SECONDS
) -> Served:
    """Another reading of one's own list, where the study allows going back. Raises `StudyError`."""
    row, manifest = _held(session, reading, seat)
    study = session.get_one(tables.Study, row.study_id)
    waiting = own_list(session, study, _reader(session), waiting=True)
    if not manifest.going_back or row not in waiting or row.round != waiting[0].round:
        raise StudyError("In this study cases are read in their order.")
    if blocked(row, waiting):
        raise StudyError("This case is read without the model first.")
    now = seconds_now(session)
    until = wash_out(session, study, manifest, _reader(session), row.round)
    if until is not None and until > now:
        raise StudyError("The second round of this study has not begun yet.")
    return _serve(session, manifest, row, seat, now, lease_seconds)


def listing(session: Session, key: str) -> tuple[Listed, ...]:
    """The reader's own list, for studies that allow going back; empty in others."""
    study, manifest = open_study(session, key)
    reader = _reader(session)
    if not manifest.going_back:
        return ()
    begun = set(
        session.scalars(
            select(tables.StudyDraft.reading_id).where(tables.StudyDraft.reader == reader)
        )
    )
    return tuple(
        Listed(
            row.id,
            number,
            "submitted" if row.state == "submitted" else "begun" if row.id in begun else "waiting",
        )
        for number, row in enumerate(own_list(session, study, reader, waiting=False), 1)
    )


def keep(
    session: Session, reading: str, seat: str, *, lease_seconds: float = LEASE_SECONDS
) -> None:
    """Renew the lease. Raises `ReadingLostError`, `ReadingLockedError`."""
    row, _ = _held(session, reading, seat)
    row.holder, row.until = seat, seconds_now(session) + lease_seconds


def save(session: Session, reading: str, seat: str, entry: Entry) -> None:
    """Keep what was entered so far, however unfinished, and renew the lease; see `keep`."""
    keep(session, reading, seat)
    _write_draft(session, reading, entry)


def put_aside(session: Session, reading: str, entry: Entry) -> bool:
    """Keep what was entered on a reading that another reader has by now, under one's own name.

    It is there again if the reading comes back. False, and nothing kept, where it was submitted or
    is open in another window of the same reader, whose draft is the newer one.
    """
    row, _ = reading_row(session, reading)
    if row.state != "waiting" or row.reader == _reader(session):
        return False
    _write_draft(session, reading, entry)
    return True


def stop(session: Session, reading: str, seat: str) -> None:
    """Give the reading back, unsubmitted; what was saved stays. Nothing where it is not held."""
    row, _ = reading_row(session, reading)
    if row.holder == seat and row.state == "waiting":
        row.holder, row.until = None, seconds_now(session)


def submit(session: Session, reading: str, seat: str, entry: Entry) -> None:
    """Lock the entry as the reader's answer. The same entry again changes nothing.

    Raises `AnswersError` with every problem, `ReadingLockedError` where another was submitted or
    the study is closed, `ReadingLostError` where another window or reader has the case.
    """
    content, parts = _content(entry)
    before = answer_of(session, reading)
    if before is not None:
        if before.reader != _reader(session):
            raise ReadingLostError(LOST)
        if before.content == content:
            return
        raise ReadingLockedError(LOCKED)
    row, manifest = _held(session, reading, seat)
    check_entry(manifest, row.case_number, entry)
    answer = tables.StudyAnswer(
        id=uuid4().hex,
        reading_id=row.id,
        reader=_reader(session),
        at=audit.now(),
        content=content,
    )
    session.add(answer)
    session.flush()
    for structure, data in parts.items():
        session.add(tables.StudyDrawing(answer_id=answer.id, structure=structure, data=data))
    row.state, row.submitted = "submitted", seconds_now(session)
    row.holder = row.until = None
    session.execute(
        delete(tables.StudyDraft).where(
            tables.StudyDraft.reading_id == reading, tables.StudyDraft.reader == answer.reader
        )
    )
    audit.append(session, "study answer", subject=answer, detail={"reading": row.id})
    if manifest.adjudication is not None and row.kind == "reading":
        _call_a_third(session, manifest, row)


def record(
    session: Session, reading: str, sitting: str, first: int, events: Sequence[Event]
) -> None:
    """Write down events of one sitting, numbered from `first`; those that are there stay so."""
    row, _ = reading_row(session, reading)
    there = session.execute(
        select(func.max(tables.StudyEvent.number)).where(
            tables.StudyEvent.reading_id == row.id, tables.StudyEvent.sitting == sitting
        )
    ).scalar()
    for number, event in enumerate(events, first):
        if there is None or number > there:
            session.add(
                tables.StudyEvent(
                    reading_id=row.id,
                    sitting=sitting,
                    number=number,
                    reader=_reader(session),
                    at=float(event.at),
                    kind=event.kind,
                    tool=event.tool,
                )
            )
    session.flush()


# ---- within --------------------------------------------------------------------------------------


def _reader(session: Session) -> str:
    return str(session.info["reader"])


def _write_draft(session: Session, reading: str, entry: Entry) -> None:
    reader, parts = _reader(session), parts_of(entry)
    rows = session.scalars(
        select(tables.StudyDraft).where(
            tables.StudyDraft.reading_id == reading, tables.StudyDraft.reader == reader
        )
    ).all()
    for row in rows:
        data = parts.pop(row.part, None)
        if data is None:
            session.delete(row)
        elif data != row.data:
            row.data = data
    for part, data in parts.items():
        session.add(tables.StudyDraft(reading_id=reading, reader=reader, part=part, data=data))
    session.flush()


def _held(session: Session, reading: str, seat: str) -> tuple[StudyReading, Manifest]:
    """The row of a reading that this window may work on."""
    row, manifest = reading_row(session, reading)
    if session.get_one(tables.Study, row.study_id).state != "open":
        raise ReadingLockedError(CLOSED)
    if row.reader != _reader(session):
        raise ReadingLostError(LOST)
    if row.state != "waiting":
        raise ReadingLockedError(LOCKED)
    if held_elsewhere(row, seat, seconds_now(session)):
        raise ReadingLostError(LOST)
    return row, manifest


def _serve(
    session: Session, manifest: Manifest, row: StudyReading, seat: str, now: float, lease: float
) -> Served:
    reader = _reader(session)
    row.reader, row.holder, row.until = reader, seat, now + lease
    row.started = row.started or now
    session.flush()
    mine = (StudyReading.study_id == row.study_id, StudyReading.reader == reader)
    dealt = row.kind == "reading" and manifest.readers_a_case is None
    done = count(session, *mine, StudyReading.state == "submitted")
    entry = draft_entry(session, row.id, reader)
    if not (entry.answers or entry.drawings or entry.lines) and row.arm == "with":
        entry = _without(session, manifest, row) or entry
    return Served(
        reading=row.id,
        number=row.rank + 1 if dealt else done + 1,
        of=count(session, *mine) if dealt else None,
        shows_model=row.arm == "with",
        going_back=manifest.going_back and dealt,
        tasks=manifest.tasks,
        forms=manifest.forms,
        entry=entry,
        others=_others(session, manifest, row) if row.kind == "adjudication" else (),
    )


def _without(session: Session, manifest: Manifest, row: StudyReading) -> Entry | None:
    """What the same reader submitted just before, without the model."""
    if manifest.design != "sequential":
        return None
    before = session.scalars(
        select(StudyReading).where(
            StudyReading.study_id == row.study_id,
            StudyReading.reader == row.reader,
            StudyReading.rank == row.rank - 1,
        )
    ).one()
    answer = answer_of(session, before.id)
    return None if answer is None else submitted_entry(session, answer)


def _read(session: Session, row: StudyReading) -> list[tables.StudyAnswer]:
    """The answers of the readers of a case, adjudication aside."""
    rows = session.scalars(
        select(tables.StudyAnswer)
        .join(StudyReading, StudyReading.id == tables.StudyAnswer.reading_id)
        .where(
            StudyReading.study_id == row.study_id,
            StudyReading.case_number == row.case_number,
            StudyReading.kind == "reading",
        )
        .order_by(tables.StudyAnswer.id)
    )
    return list(rows)


def _others(session: Session, manifest: Manifest, row: StudyReading) -> tuple[Entry, ...]:
    answers = sorted(
        _read(session, row), key=lambda each: draw(manifest.seed, "unnamed", row.id, each.id)
    )
    return tuple(submitted_entry(session, each) for each in answers)


def _call_a_third(session: Session, manifest: Manifest, row: StudyReading) -> None:
    """Where both readers of a case have submitted and differ, somebody is to decide."""
    entries = [submitted_entry(session, each) for each in _read(session, row)]
    if len(entries) == 2 and differences(manifest, *entries):
        session.add(
            StudyReading(
                id=uuid4().hex,
                study_id=row.study_id,
                kind="adjudication",
                case_number=row.case_number,
                arm=row.arm,
                rank=0,
            )
        )
        session.flush()


def _content(entry: Entry) -> tuple[str, dict[str, bytes]]:
    """The answer as text with the sha256 of every drawing, and the drawings."""
    parts = parts_of(entry)
    drawings = {
        part.removeprefix(DRAWING): data for part, data in parts.items() if part.startswith(DRAWING)
    }
    told = {
        "answers": json.loads(parts["answers"]),
        "lines": json.loads(parts["lines"]),
        "drawings": {key: hashlib.sha256(data).hexdigest() for key, data in drawings.items()},
    }
    return canonical(told), drawings
