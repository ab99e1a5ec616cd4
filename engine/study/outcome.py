"""What was read: every submitted reading with its answers and times, for whoever analyses it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import study_tables as tables
from engine.store.study_tables import StudyReading
from engine.study.clock import Event, TimeOnTask, time_on_task
from engine.study.entry import Entry
from engine.study.manifest import Arm, Manifest
from engine.study.records import study_of, submitted_entry


@dataclass(frozen=True, eq=False)
class Reading:
    """One submitted reading of `case`, a number in the manifest. `at` is ISO 8601.

    `rank` counts the reader's list from 0; in studies without lists it is the case's in the common
    order. `time` is over all sittings of this reader.
    """

    reader: str
    case: int
    kind: str  # reading or adjudication
    arm: Arm
    round: int
    repeat: bool
    rank: int
    at: str
    entry: Entry
    time: TimeOnTask


def readings(session: Session, key: str) -> tuple[Manifest, tuple[Reading, ...]]:
    """All that was submitted in a study, by reader and rank. Raises `StudyError`.

    Who runs the study sees this; it is never to be shown to a reader while the study is open.
    """
    study, manifest = study_of(session, key)
    times = _times(session, study)
    rows = session.execute(
        select(StudyReading, tables.StudyAnswer)
        .join(tables.StudyAnswer, tables.StudyAnswer.reading_id == StudyReading.id)
        .where(StudyReading.study_id == study.id)
        .order_by(tables.StudyAnswer.reader, StudyReading.kind.desc(), StudyReading.rank)
    )
    return manifest, tuple(
        Reading(
            reader=answer.reader,
            case=row.case_number,
            kind=row.kind,
            arm="with" if row.arm == "with" else "without",
            round=row.round,
            repeat=row.repeat,
            rank=row.rank,
            at=answer.at,
            entry=submitted_entry(session, answer),
            time=times[row.id, answer.reader],
        )
        for row, answer in rows
    )


def _times(session: Session, study: tables.Study) -> dict[tuple[str, str], TimeOnTask]:
    """Time on task by reading and reader."""
    of = tables.StudyEvent
    rows = session.scalars(
        select(of)
        .join(StudyReading, StudyReading.id == of.reading_id)
        .where(StudyReading.study_id == study.id)
        .order_by(of.reading_id, of.reader, of.sitting, of.number)
    )
    told: dict[tuple[str, str], TimeOnTask] = defaultdict(TimeOnTask)
    for (reading, reader, _), group in groupby(
        rows, key=lambda row: (row.reading_id, row.reader, row.sitting)
    ):
        events = [Event(row.at, row.kind, row.tool) for row in group]  # type: ignore[arg-type]
        told[reading, reader] += time_on_task(events)
    return told
