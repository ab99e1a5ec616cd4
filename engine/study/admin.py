"""What a study manager does: assign, watch, allot, close."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import accounts, audit
from engine.store import study_tables as tables
from engine.store.store import Store
from engine.store.study_tables import StudyReading
from engine.study.allocation import allocation_list, commitment
from engine.study.errors import ManifestError, StudyError
from engine.study.manifest import Manifest, canonical_text, check, digest
from engine.study.order import Planned, reading_list, shuffled
from engine.study.records import count, open_study, seconds_now, study_of


@dataclass(frozen=True)
class Progress:
    """How far one reader is; `in_hand` is True while a window of theirs has a case."""

    reader: str
    submitted: int
    waiting: int
    in_hand: bool


@dataclass(frozen=True)
class Status:
    """How far a study is. `open_to_all` are readings that nobody has taken yet."""

    key: str
    title: str
    state: str
    manifest_sha256: str
    readers: tuple[Progress, ...]
    submitted: int
    waiting: int
    open_to_all: int
    adjudications_waiting: int


def assign(store: Store, manifest: Manifest, *, by: str, trial_seed: str | None = None) -> None:
    """Put a study into the workspace and deal its readings. Raises `StudyError`.

    In a shared workspace every reader needs an account. `trial_seed` makes the allocation list; it
    is not kept: who has it can make the list again, nobody else can foresee it.
    """
    check(manifest)
    if (manifest.trial is None) != (trial_seed is None):
        raise StudyError(
            "A trial needs a secret seed for its list, and only a trial does. Keep it where no "
            "reader sees it."
        )
    with store.writing(by) as session:
        _refuse_twice(session, manifest)
        if store.shared:
            _need_accounts(session, manifest)
        text = canonical_text(manifest)
        study = tables.Study(
            id=uuid4().hex,
            key=manifest.key,
            manifest=text,
            manifest_sha256=digest(text),
            created=audit.now(),
        )
        if manifest.trial is not None and trial_seed is not None:
            places = allocation_list(manifest.trial, trial_seed)
            study.allocation = commitment(places, trial_seed)
            session.add(study)
            session.flush()
            for each in places:
                session.add(
                    tables.StudyAllocation(
                        study_id=study.id, stratum=each.stratum, number=each.number, arm=each.arm
                    )
                )
        session.add(study)
        audit.append(session, "study", subject=study, detail={"key": manifest.key})
        _deal(session, study, manifest)


def _refuse_twice(session: Session, manifest: Manifest) -> None:
    there = session.scalars(select(tables.Study).where(tables.Study.key == manifest.key)).first()
    if there is None:
        return
    if there.manifest_sha256 == digest(canonical_text(manifest)):
        raise StudyError(f"The study “{manifest.key}” is assigned already.")
    raise ManifestError(
        f"Another study called “{manifest.key}” is in this workspace, with another manifest. A "
        "frozen study cannot be changed; give the new one another key."
    )


def _need_accounts(session: Session, manifest: Manifest) -> None:
    judges = manifest.adjudication.readers if manifest.adjudication else ()
    there = accounts.readers(session)
    missing = [name for name in dict.fromkeys((*manifest.readers, *judges)) if name not in there]
    if missing:
        raise StudyError(
            f"No account in this workspace: {', '.join(missing)}. Make them with `retsam store "
            "reader add NAME`."
        )


def _deal(session: Session, study: tables.Study, manifest: Manifest) -> None:
    if manifest.readers_a_case is not None:
        order = shuffled(range(len(manifest.cases)), manifest.seed, "pool")
        for rank, case in enumerate(order):
            for _ in range(manifest.readers_a_case):
                _add(session, study, Planned(case, manifest.arm), rank, None)
        session.flush()
        return
    for reader in manifest.readers:
        order_of_reader = reading_list(manifest, reader)
        for rank, planned in enumerate(order_of_reader):
            _add(session, study, planned, rank, reader)
        told = hashlib.sha256(repr(order_of_reader).encode()).hexdigest()
        audit.append(
            session,
            "study order",
            detail={
                "study": study.id,
                "reader": reader,
                "readings": len(order_of_reader),
                "order_sha256": told,
            },
        )


def _add(
    session: Session, study: tables.Study, planned: Planned, rank: int, reader: str | None
) -> None:
    session.add(
        StudyReading(
            id=uuid4().hex,
            study_id=study.id,
            case_number=planned.case,
            arm=planned.arm,
            round=planned.round,
            repeat=planned.repeat,
            rank=rank,
            reader=reader,
        )
    )


def studies(session: Session) -> tuple[str, ...]:
    """The keys of all studies."""
    return tuple(session.scalars(select(tables.Study.key).order_by(tables.Study.key)))


def status(session: Session, key: str) -> Status:
    """How far the study is, without saying what anybody answered. Raises `StudyError`."""
    study, manifest = study_of(session, key)
    now = seconds_now(session)
    here = StudyReading.study_id == study.id
    waiting, done = StudyReading.state == "waiting", StudyReading.state == "submitted"
    judges = manifest.adjudication.readers if manifest.adjudication else ()
    readers = tuple(
        Progress(
            name,
            count(session, here, StudyReading.reader == name, done),
            count(session, here, StudyReading.reader == name, waiting),
            count(session, here, StudyReading.reader == name, waiting, StudyReading.until > now)
            > 0,
        )
        for name in dict.fromkeys((*manifest.readers, *judges))
    )
    return Status(
        key=key,
        title=manifest.title,
        state=study.state,
        manifest_sha256=study.manifest_sha256,
        readers=readers,
        submitted=count(session, here, done),
        waiting=count(session, here, waiting),
        open_to_all=count(session, here, waiting, StudyReading.reader.is_(None)),
        adjudications_waiting=count(session, here, waiting, StudyReading.kind == "adjudication"),
    )


def close(session: Session, key: str, *, unfinished: bool = False) -> None:
    """End a study: nothing more is served or submitted. Raises `StudyError`.

    One that is not finished is closed only where that is meant (`unfinished`).
    """
    study, _ = open_study(session, key)
    left = count(session, StudyReading.study_id == study.id, StudyReading.state == "waiting")
    if left and not unfinished:
        raise StudyError(
            f"{left} readings are still to come. Close it all the same with --unfinished."
        )
    study.state = "closed"
    audit.append(session, "study closed", subject=study, detail={"left": left})


def allot(session: Session, key: str, subject: str, *, stratum: str = "all") -> str:
    """The arm of a trial's next subject; asked again, the same arm. Raises `StudyError`.

    The list stays concealed: an arm is shown with the subject that has it, and never before.
    """
    study, manifest = open_study(session, key)
    if manifest.trial is None or stratum not in manifest.trial.strata:
        known = ", ".join(manifest.trial.strata) if manifest.trial else "no trial is planned"
        raise StudyError(f"This study has no stratum “{stratum}” to allot to ({known}).")
    subject = subject.strip()
    if not subject:
        raise StudyError("Name the subject by its number in the trial.")
    here = select(tables.StudyAllocation).where(tables.StudyAllocation.study_id == study.id)
    there = session.scalars(here.where(tables.StudyAllocation.subject == subject)).one_or_none()
    if there is not None:
        if there.stratum != stratum:
            raise StudyError(f"{subject} was allotted in the stratum “{there.stratum}”.")
        return there.arm
    place = session.scalars(
        here.where(
            tables.StudyAllocation.stratum == stratum, tables.StudyAllocation.subject.is_(None)
        )
        .order_by(tables.StudyAllocation.number)
        .limit(1)
    ).one_or_none()
    if place is None:
        raise StudyError(f"The list of the stratum “{stratum}” is used up.")
    place.subject, place.by, place.at = subject, str(session.info["reader"]), audit.now()
    audit.append(
        session,
        "study allotted",
        detail={
            "study": study.id,
            "stratum": stratum,
            "number": place.number,
            "subject": subject,
            "arm": place.arm,
        },
    )
    return place.arm
