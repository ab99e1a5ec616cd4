"""Other cases to look at beside one: of the same patient, or of any photograph. Nothing is changed.

No lease is taken, so a case that is open in another window can be looked at too.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.image import Laterality, RetinalImage, Scale
from engine.store import cases, history, results, tables
from engine.store.values import Kept, Relative


def relatives(session: Session, case_id: str) -> tuple[Relative, ...]:
    """The patient's other photographs, the newest first. Raises `StoreError`."""
    visit_id = cases.row_of(session, case_id).visit_id
    if visit_id is None:  # the file names nobody
        return ()
    patient_id = session.scalar(select(tables.Visit.patient_id).where(tables.Visit.id == visit_id))
    rows = session.execute(
        select(tables.Case, tables.Visit.date)
        .join(tables.Visit, tables.Case.visit_id == tables.Visit.id)
        .where(
            tables.Visit.patient_id == patient_id,
            tables.Case.id != case_id,
            tables.Case.scans.is_(None),
        )
    )
    found = [
        Relative(
            row.id,
            Path(row.path),
            row.frame,
            row.pixel_sha256,
            Laterality(row.eye),
            row.acquired or date,
        )
        for row, date in rows
        if row.path  # one that was imported may not have been opened yet
    ]
    return tuple(sorted(found, key=lambda each: each.taken, reverse=True))


def kept_of(session: Session, image: RetinalImage) -> Kept | None:
    """What the workspace has of a photograph; None where it does not know it."""
    case = cases.find(session, image)
    if case is None:
        return None
    found = results.result(session, case.id)
    chain = history.history(session, case.id)
    working = history.drawn(session, chain.done, case.shape, found)
    return Kept(
        case.pixel_sha256,
        case.eye,
        case.eye_source,
        case.scale if isinstance(case.scale, Scale) else None,
        case.choices,
        working.segmentation(),
        working.corrected,
    )
