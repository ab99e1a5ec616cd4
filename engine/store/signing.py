"""Draft and final, and photographs that a reader holds for ungradable."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.store import audit, tables
from engine.store.cases import draft, row_of
from engine.store.codec import canonical
from engine.store.errors import NotMeasuredError, StoreError
from engine.store.results import has_layers, is_measured, next_grade


def sign_off(session: Session, case_id: str) -> None:
    """Make the case final, under the reader's name: nothing of it can be changed any more.

    Raises `CaseFinalError` where it is so already, and `NotMeasuredError` where layers or landmarks
    are there without the numbers that they give: whatever changes a case takes its numbers away.
    """
    case = draft(session, case_id)
    if has_layers(session, case) and not is_measured(session, case_id):
        raise NotMeasuredError(
            "This case was not signed off: its numbers are missing, or do not hold any more. Open "
            "it, wait until it is measured, and sign it off then."
        )
    case.state = "final"
    _note(session, case, "signed", reason="")


def reopen(session: Session, case_id: str, reason: str) -> None:
    """Make a final case a draft again; the reason stays in the trail. Raises `StoreError`."""
    case = row_of(session, case_id)
    if case.state != "final":
        raise StoreError("This case is not signed off.")
    if not reason.strip():
        raise StoreError("Say why the case is opened again; the reason is kept.")
    case.state = "draft"
    _note(session, case, "reopened", reason=reason.strip())


def grade(session: Session, case_id: str, ungradable: str | None) -> None:
    """Hold the photograph for ungradable, with the reason, or for gradable again (None).

    Raises `CaseFinalError`, and `StoreError` for an empty reason.
    """
    draft(session, case_id)
    if ungradable is not None and not ungradable.strip():
        raise StoreError("Say why the photograph cannot be graded.")
    row = tables.QualityGrade(
        id=uuid4().hex,
        case_id=case_id,
        number=next_grade(session, case_id),
        author=f"reader:{session.info['reader']}",
        at=audit.now(),
        verdict="gradable" if ungradable is None else "ungradable",
        reasons=canonical([] if ungradable is None else [ungradable.strip()]),
    )
    session.add(row)
    audit.append(session, row.verdict, case_id=case_id, subject=row)


def _note(session: Session, case: tables.Case, act: str, *, reason: str) -> None:
    last = session.scalar(
        select(func.max(tables.SignOff.number)).where(tables.SignOff.case_id == case.id)
    )
    row = tables.SignOff(
        id=uuid4().hex,
        case_id=case.id,
        number=(last or 0) + 1,
        act=act,
        reader=session.info["reader"],
        at=audit.now(),
        reason=reason,
        head=case.head,
    )
    session.add(row)
    audit.append(session, act, case_id=case.id, subject=row, detail={"reason": reason})
    audit.append(session, "state", case_id=case.id, subject=case, detail={"state": case.state})
