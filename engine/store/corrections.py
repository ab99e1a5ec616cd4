"""Photographs whose layers a reader drew or corrected: what a model can learn from.

Nothing is changed and no lease is taken, so cases that are open in a window count too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.layers import Layer
from engine.store import cases, history, tables


@dataclass(frozen=True)
class CorrectedCase:
    """A photograph with layers of a reader's.

    `patient` is an id of this workspace that names nobody; the case's own where the file tells no
    patient, and then it is not `named`. In a file of several photographs it is the one of
    `pixel_sha256`.
    """

    id: str
    patient: str
    path: Path
    file_sha256: str
    pixel_sha256: str
    structures: frozenset[str]
    named: bool


def corrected_cases(session: Session) -> tuple[CorrectedCase, ...]:
    """All photographs with a reader's layers, but those that were called ungradable.

    A layer that was taken back by undo, and not drawn again, counts here; `own_layers` knows better
    but reads all pixels.
    """
    rows = session.execute(
        select(tables.Case, tables.Visit.patient_id)
        .outerjoin(tables.Visit, tables.Case.visit_id == tables.Visit.id)
        .where(tables.Case.scans.is_(None), tables.Case.head.is_not(None))
        .order_by(tables.Case.id)
    ).all()
    drawn: dict[str, set[str]] = {}
    for case_id, structure in session.execute(
        select(tables.Layer.case_id, tables.Layer.structure).where(tables.Layer.result_id.is_(None))
    ):
        drawn.setdefault(case_id, set()).add(structure)
    return tuple(
        CorrectedCase(
            row.id,
            patient or row.id,
            Path(row.path),
            row.file_sha256,
            row.pixel_sha256,
            frozenset(drawn[row.id]),
            patient is not None,
        )
        for row, patient in rows
        if row.id in drawn and cases.stored(session, row).ungradable is None
    )


def own_layers(session: Session, case_id: str) -> tuple[Layer, ...]:
    """The reader's layers of a photograph as they are now. Raises `StoreError`."""
    case = cases.case(session, case_id)
    working = history.drawn(session, history.history(session, case_id).done, case.shape)
    found = (working.layer(head.structure) for head in working.heads)
    return tuple(layer for layer in found if layer is not None)
