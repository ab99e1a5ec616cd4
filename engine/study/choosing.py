"""Which reading a reader gets next."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from engine.store import study_tables as tables
from engine.store.study_tables import StudyReading
from engine.study.errors import ReadingLostError, StudyError
from engine.study.manifest import Manifest
from engine.study.order import draw
from engine.study.served import Wait

DAY = 86400.0
WINDOW = 500  # readings that nobody has, among which a reader's own order chooses


def choose(
    session: Session, study: tables.Study, manifest: Manifest, reader: str, *, seat: str, now: float
) -> StudyReading | Wait:
    """The reading to serve to `reader` in the window `seat`. Raises `StudyError`."""
    judges = manifest.adjudication.readers if manifest.adjudication else ()
    if reader not in (*manifest.readers, *judges):
        raise StudyError("You are not a reader of this study. Ask who runs it.")
    answer: StudyReading | Wait = Wait("done")
    if reader in manifest.readers:
        if manifest.readers_a_case is None:
            answer = _from_list(session, study, manifest, reader, seat=seat, now=now)
        else:
            answer = _from_pool(session, study, manifest, reader, "reading", seat=seat, now=now)
    if reader in judges and isinstance(answer, Wait):
        other = _from_pool(session, study, manifest, reader, "adjudication", seat=seat, now=now)
        return other if answer.reason == "done" or isinstance(other, StudyReading) else answer
    return answer


# ---- a list of one's own -------------------------------------------------------------------------


def _from_list(
    session: Session, study: tables.Study, manifest: Manifest, reader: str, *, seat: str, now: float
) -> StudyReading | Wait:
    waiting = own_list(session, study, reader, waiting=True)
    if not waiting:
        return Wait("done")
    here = [row for row in waiting if row.round == waiting[0].round]
    until = wash_out(session, study, manifest, reader, here[0].round)
    if until is not None and until > now:
        return Wait("wash-out", until)
    free = [row for row in here if not held_elsewhere(row, seat, now) and not blocked(row, waiting)]
    if not free or (free[0] is not here[0] and not manifest.going_back):
        raise ReadingLostError(
            "You have this study open in another window. Go on there, or close it and wait for "
            "two minutes."
        )
    return free[0]


def own_list(
    session: Session, study: tables.Study, reader: str, *, waiting: bool
) -> Sequence[StudyReading]:
    """The readings that were dealt to a reader, in their order."""
    asked = (
        select(StudyReading)
        .where(
            StudyReading.study_id == study.id,
            StudyReading.reader == reader,
            StudyReading.kind == "reading",
        )
        .order_by(StudyReading.rank)
    )
    return session.scalars(asked.where(StudyReading.state == "waiting") if waiting else asked).all()


def blocked(row: StudyReading, waiting: Sequence[StudyReading]) -> bool:
    """True for a reading with the model whose reading without is still to come."""
    return row.arm == "with" and any(
        (each.case_number, each.repeat, each.round, each.arm)
        == (row.case_number, row.repeat, row.round, "without")
        for each in waiting
    )


def held_elsewhere(row: StudyReading, seat: str, now: float) -> bool:
    """True where another window has the reading."""
    return row.holder is not None and row.holder != seat and (row.until or 0.0) > now


def wash_out(
    session: Session, study: tables.Study, manifest: Manifest, reader: str, round_: int
) -> float | None:
    """When the second round may begin, seconds since 1970; None in the first."""
    if round_ == 1:
        return None
    ended = session.scalars(
        select(StudyReading.submitted).where(
            StudyReading.study_id == study.id,
            StudyReading.reader == reader,
            StudyReading.round < round_,
        )
    ).all()
    return max((each for each in ended if each is not None), default=0.0) + (
        manifest.washout_days * DAY
    )


# ---- whoever is free -----------------------------------------------------------------------------


def _from_pool(
    session: Session,
    study: tables.Study,
    manifest: Manifest,
    reader: str,
    kind: str,
    *,
    seat: str,
    now: float,
) -> StudyReading | Wait:
    """One's own that is not done, else what nobody has, in one's own order.

    That order is over the next `WINDOW` of the common one: many cases cost no time, and both
    readings of a case come in not too far apart.
    """
    waiting = and_(
        StudyReading.study_id == study.id,
        StudyReading.state == "waiting",
        StudyReading.kind == kind,
    )
    own = session.scalars(
        select(StudyReading).where(waiting, StudyReading.reader == reader).order_by(StudyReading.id)
    ).all()
    free_own = [row for row in own if not held_elsewhere(row, seat, now)]
    if free_own:
        return free_own[0]
    seen = select(StudyReading.case_number).where(
        StudyReading.study_id == study.id, StudyReading.reader == reader
    )
    unseen = and_(waiting, StudyReading.case_number.not_in(seen))
    free = session.execute(
        select(StudyReading.case_number, StudyReading.id)
        .where(unseen, or_(StudyReading.reader.is_(None), StudyReading.until <= now))
        .order_by(StudyReading.rank, StudyReading.id)
        .limit(WINDOW)
    ).all()
    if free:
        _, id = min(free, key=lambda row: (draw(manifest.seed, "order", reader, row[0]), row[1]))
        return session.get_one(StudyReading, id)
    others = session.scalars(
        select(StudyReading.until).where(unseen, StudyReading.until > now)
    ).all()
    held = [until for until in others if until is not None]
    return Wait("taken", min(held)) if held else Wait("done")
