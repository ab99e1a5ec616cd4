"""Cases: found by their pixels, with what readers state of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engine.choices import Choices, choices_from_json
from engine.image import (
    Identity,
    Laterality,
    Modality,
    OctScale,
    OctVolume,
    RetinalImage,
    Scale,
)
from engine.store import audit, tables
from engine.store.codec import DAMAGED, canonical
from engine.store.errors import CaseFinalError, NotFoundError, StoreDamagedError
from engine.store.values import SignOff, State, StoredCase

Image = RetinalImage | OctVolume


def case_of(session: Session, image: Image, path: Path) -> StoredCase:
    """The case of an image or volume, made where there is none; `path` is where it lies now.

    A case is found by its pixels, wherever the file lies and however it is called. Two patients
    never share one: a file that names a patient is a case of that patient's.
    """
    row = _find(session, image) or _make(session, image)
    _follow_file(session, row, image)
    row.path, row.file_sha256, row.frame = str(path), image.sha256, image.frame
    row.opened = (session.scalar(select(func.max(tables.Case.opened))) or 0) + 1
    return stored(session, row)


def case(session: Session, case_id: str) -> StoredCase:
    """The case with this id. Raises `NotFoundError`."""
    return stored(session, row_of(session, case_id))


def find(session: Session, image: Image) -> StoredCase | None:
    """The case of an image, as `case_of`, None where there is none; nothing is changed."""
    row = _find(session, image)
    return None if row is None else stored(session, row)


def all_cases(session: Session) -> tuple[StoredCase, ...]:
    """Every case, the one opened last first."""
    rows = session.scalars(select(tables.Case).order_by(tables.Case.opened.desc()))
    return tuple(stored(session, row) for row in rows)


def last_opened(session: Session) -> StoredCase | None:
    """The case that somebody worked on last, None in an empty workspace."""
    row = session.scalars(
        select(tables.Case).order_by(tables.Case.opened.desc()).limit(1)
    ).one_or_none()
    return None if row is None else stored(session, row)


def _follow_file(session: Session, row: tables.Case, image: Image) -> None:
    """Eye and scale as this file has them, where no reader stated them and the case is a draft."""
    if row.state != "draft":
        return
    before = [row.eye, row.eye_source, row.scale]
    if not row.eye_stated and image.laterality is not Laterality.UNKNOWN:
        row.eye, row.eye_source = image.laterality.value, image.laterality_source
    if not row.scale_stated and image.scale is not None:
        row.scale = _scale_text(image.scale)
    _stated(session, row, "file", before, [row.eye, row.eye_source, row.scale])


def state_eye(session: Session, case_id: str, eye: Laterality, source: str) -> None:
    """Which eye it is, as a reader states it. Raises `CaseFinalError`."""
    case = draft(session, case_id)
    before = [case.eye, case.eye_source]
    case.eye, case.eye_source, case.eye_stated = eye.value, source, True
    _stated(session, case, "eye", before, [case.eye, case.eye_source])


def state_scale(session: Session, case_id: str, scale: Scale | OctScale | None) -> None:
    """The scale as a reader states it. Raises `CaseFinalError`."""
    case = draft(session, case_id)
    before = case.scale
    case.scale, case.scale_stated = _scale_text(scale), True
    _stated(session, case, "scale", before, case.scale)


def state_choices(session: Session, case_id: str, choices: Choices) -> None:
    """What a reader decided about the measuring. Raises `CaseFinalError`."""
    case = draft(session, case_id)
    told = choices.as_json()
    before, case.choices = case.choices, None if told is None else canonical(told)
    _stated(session, case, "choices", before, case.choices)


def _stated(session: Session, case: tables.Case, what: str, before: Any, after: Any) -> None:
    """Nothing that was measured outlives what it was measured with."""
    if before != after:
        forget_measurements(session, case.id)
        detail = {"before": before, "after": after}
        audit.append(session, what, case_id=case.id, subject=case, detail=detail)


def forget_measurements(session: Session, case_id: str) -> None:
    """The values of a case do not hold any more."""
    session.execute(delete(tables.Measurement).where(tables.Measurement.case_id == case_id))


def draft(session: Session, case_id: str) -> tables.Case:
    """The row of a case that may be changed. Raises `CaseFinalError`, `NotFoundError`."""
    row = row_of(session, case_id)
    if row.state != "draft":
        raise CaseFinalError(
            "This case is signed off, and locked. Open it again to change it (Case ▸ Reopen)."
        )
    return row


def row_of(session: Session, case_id: str) -> tables.Case:
    """The row of a case. Raises `NotFoundError`."""
    row = session.get(tables.Case, case_id)
    if row is None:
        raise NotFoundError("There is no such case in the workspace.")
    return row


def shape_of(row: tables.Case) -> tuple[int, ...]:
    """(height, width) of a photograph, (scans, height, width) of a volume."""
    size = (row.height, row.width)
    return size if row.scans is None else (row.scans, *size)


def stored(session: Session, row: tables.Case) -> StoredCase:
    """The row as a value. Raises `StoreDamagedError`."""
    try:
        return StoredCase(
            id=row.id,
            state=cast(State, row.state),
            path=Path(row.path),
            frame=row.frame,
            file_sha256=row.file_sha256,
            pixel_sha256=row.pixel_sha256,
            shape=shape_of(row),
            eye=Laterality(row.eye),
            eye_source=row.eye_source,
            eye_stated=row.eye_stated,
            scale_stated=row.scale_stated,
            scale=_scale(row),
            choices=choices_from_json(None if row.choices is None else json.loads(row.choices)),
            sign_off=_last_sign_off(session, row.id),
            ungradable=_ungradable(session, row.id),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise StoreDamagedError(DAMAGED) from error


def _last_sign_off(session: Session, case_id: str) -> SignOff | None:
    row = session.scalars(
        select(tables.SignOff)
        .where(tables.SignOff.case_id == case_id)
        .order_by(tables.SignOff.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return SignOff(cast(Any, row.act), row.reader, row.at, row.reason)


def _ungradable(session: Session, case_id: str) -> str | None:
    row = session.scalars(
        select(tables.QualityGrade)
        .where(
            tables.QualityGrade.case_id == case_id,
            tables.QualityGrade.verdict.in_(("gradable", "ungradable")),
        )
        .order_by(tables.QualityGrade.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row.verdict == "gradable":
        return None
    return " ".join(json.loads(row.reasons))


# ---- making --------------------------------------------------------------------------------------


def _find(session: Session, image: Image) -> tables.Case | None:
    """A case of these pixels that is not another patient's, the one opened last.

    A picture that is opened as a B-scan is another case than the photograph that it may be too.
    """
    found = session.execute(
        select(tables.Case, tables.Patient)
        .outerjoin(tables.Visit, tables.Case.visit_id == tables.Visit.id)
        .outerjoin(tables.Patient, tables.Visit.patient_id == tables.Patient.id)
        .where(
            tables.Case.pixel_sha256 == image.pixel_sha256,
            tables.Case.scans.is_not_distinct_from(_scans(image)),
        )
        .order_by(tables.Case.opened.desc())
    )
    who = _who(image.identity)
    for case, patient in found:
        known = patient and (patient.external_id, patient.name, patient.birth_date)
        if known is None or not image.identity.known or known == who:
            return case
    return None


def _make(session: Session, image: Image) -> tables.Case:
    row = tables.Case(
        id=uuid4().hex,
        visit_id=_visit(session, image),
        pixel_sha256=image.pixel_sha256,
        height=image.height,
        width=image.width,
        scans=_scans(image),
        modality=(image.modality if isinstance(image, RetinalImage) else Modality.OCT).value,
        acquired=None if image.acquired is None else image.acquired.isoformat(),
        created=audit.now(),
        file_sha256=image.sha256,
        path="",
        frame=image.frame,
        opened=0,
        eye=image.laterality.value,
        eye_source=image.laterality_source,
        eye_stated=False,
        scale=_scale_text(image.scale),
        scale_stated=False,
        state="draft",
    )
    session.add(row)
    audit.append(session, "case", case_id=row.id, subject=row)
    return row


def _scans(image: Image) -> int | None:
    return image.scans if isinstance(image, OctVolume) else None


def _visit(session: Session, image: Image) -> str | None:
    """The id of the patient's visit, made where there is none; None where no patient is named."""
    if not image.identity.known:
        return None
    external, name, born = _who(image.identity)
    patient = session.scalars(
        select(tables.Patient).where(
            tables.Patient.external_id == external,
            tables.Patient.name == name,
            tables.Patient.birth_date == born,
        )
    ).one_or_none()
    if patient is None:
        patient = tables.Patient(
            id=uuid4().hex,
            external_id=external,
            name=name,
            birth_date=born,
            sex=_clean(image.identity.sex),
        )
        session.add(patient)
        session.flush()
    number, date = _clean(image.identity.visit_id), _clean(image.identity.visit_date)
    visit = session.scalars(
        select(tables.Visit).where(
            tables.Visit.patient_id == patient.id,
            tables.Visit.external_id == number,
            tables.Visit.date == date,
        )
    ).one_or_none()
    if visit is None:
        visit = tables.Visit(id=uuid4().hex, patient_id=patient.id, external_id=number, date=date)
        session.add(visit)
        session.flush()
    return visit.id


def _who(identity: Identity) -> tuple[str, str, str]:
    return _clean(identity.patient_id), _clean(identity.name), _clean(identity.birth_date)


def _clean(text: str) -> str:
    """PostgreSQL holds no NUL in a text."""
    return text.replace("\0", "")


def _scale_text(scale: Scale | OctScale | None) -> str | None:
    if scale is None:
        return None
    told = asdict(scale)
    source = told.pop("source")
    sizes = {key: None if size is None else float(size) for key, size in told.items()}
    return canonical({**sizes, "source": source})


def _scale(row: tables.Case) -> Scale | OctScale | None:
    if row.scale is None:
        return None
    told = json.loads(row.scale)
    return Scale(**told) if row.scans is None else OctScale(**told)
