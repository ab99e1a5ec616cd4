"""The edits of a case: a chain with a pointer. Undo moves it back, redo on; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.editing.working import WorkingLayers
from engine.edits import Edit, LayerAdded, LayerHead, Step
from engine.layers import Segmentation
from engine.oct.working import WorkingVolume
from engine.store import audit, tables
from engine.store.cases import draft, forget_measurements
from engine.store.codec import DAMAGED, steps_from_text, steps_text
from engine.store.errors import CaseChangedError, NotFoundError, StoreDamagedError
from engine.store.values import EditHead, History

CHANGED = (
    "This case was changed in another window, so the last change here could not be saved. Open the "
    "case again."
)
BATCH = 100  # edits in memory while a chain is read

Told = Mapping[Any, Any]  # a row of the table


def add(session: Session, case_id: str, edit: Edit, *, follows: str | None) -> None:
    """Append an edit to those that hold; `follows` is the last of them, None for the first.

    What was undone before is kept, but no longer offered for redo. An edit that is there already
    stays as it is. Raises `CaseFinalError`, `CaseChangedError`.
    """
    case = draft(session, case_id)
    if session.get(tables.Edit, edit.id) is not None:
        return
    _expect(case, follows)
    last = session.scalar(
        select(func.max(tables.Edit.number)).where(tables.Edit.case_id == case_id)
    )
    row = tables.Edit(
        id=edit.id,
        case_id=case_id,
        number=(last or 0) + 1,
        follows=follows,
        name=edit.name,
        author=edit.author,
        at=edit.at.isoformat(),
        steps=steps_text(edit.steps),
    )
    session.add(row)
    _move(session, case, edit.id)
    for head in heads_of(edit.steps):
        note_layer(session, case_id, head)
    audit.append(session, "edit", case_id=case_id, subject=row, detail={"edit": edit.id})


def undo(session: Session, case_id: str, edit_id: str) -> None:
    """The last edit that holds no longer does. Raises `CaseFinalError`, `CaseChangedError`."""
    case = draft(session, case_id)
    before = _row(session, case_id, edit_id).follows
    if case.head == before:  # it is undone already
        return
    _expect(case, edit_id)
    _move(session, case, before)
    audit.append(session, "undo", case_id=case_id, detail={"edit": edit_id})


def redo(session: Session, case_id: str, edit_id: str) -> None:
    """The edit that was undone last holds again. Raises `CaseFinalError`, `CaseChangedError`."""
    case = draft(session, case_id)
    before = _row(session, case_id, edit_id).follows
    if case.head == edit_id:  # it holds already
        return
    _expect(case, before)
    _move(session, case, edit_id)
    audit.append(session, "redo", case_id=case_id, detail={"edit": edit_id})


def history(session: Session, case_id: str) -> History:
    """What can be undone and redone, without pixels. Raises `NotFoundError`."""
    case = session.get(tables.Case, case_id)
    if case is None:
        raise NotFoundError("There is no such case in the workspace.")
    light = (tables.Edit.id, tables.Edit.number, tables.Edit.follows, tables.Edit.name)
    rows = (
        session.execute(
            select(*light, tables.Edit.author, tables.Edit.at)
            .where(tables.Edit.case_id == case_id)
            .order_by(tables.Edit.number)
        )
        .mappings()
        .all()
    )
    return History(done=_done(rows, case.head), undone=_undone(rows, case.head))


def edits(session: Session, heads: Sequence[EditHead]) -> Iterator[Edit]:
    """These edits with their pixels, in this order, a few in memory at a time.

    Raises `NotFoundError`, `StoreDamagedError`.
    """
    for start in range(0, len(heads), BATCH):
        wanted = [head.id for head in heads[start : start + BATCH]]
        rows = session.execute(select(tables.Edit.__table__).where(tables.Edit.id.in_(wanted)))
        found = {row["id"]: row for row in rows.mappings()}
        for id in wanted:
            if id not in found:
                raise NotFoundError("An edit is missing from the workspace.")
            yield _edit(found[id])


def drawn(
    session: Session,
    heads: Sequence[EditHead],
    shape: tuple[int, ...],
    found: Segmentation | None = None,
) -> WorkingLayers:
    """The layers of an image of (height, width) after these edits; `found` are a model's.

    Raises `NotFoundError`, `StoreDamagedError`.
    """
    working = WorkingLayers(shape, found)
    try:
        for each in edits(session, heads):
            working.apply(each)
    except ValueError as error:
        raise StoreDamagedError(DAMAGED) from error
    return working


def corrected(
    session: Session,
    heads: Sequence[EditHead],
    shape: tuple[int, ...],
    found: Segmentation | None = None,
) -> WorkingVolume:
    """The same for an OCT volume of (scans, height, width)."""
    scans, height, width = shape
    working = WorkingVolume((scans, height, width), found)
    try:
        for each in edits(session, heads):
            working.apply(each)
    except ValueError as error:
        raise StoreDamagedError(DAMAGED) from error
    return working


def edit(session: Session, edit_id: str) -> Edit:
    """One edit, read back for undo or redo. Raises `NotFoundError`, `StoreDamagedError`."""
    rows = session.execute(select(tables.Edit.__table__).where(tables.Edit.id == edit_id))
    found = rows.mappings().one_or_none()
    if found is None:
        raise NotFoundError("An edit is missing from the workspace.")
    return _edit(found)


def _edit(told: Told) -> Edit:
    return Edit(
        id=told["id"],
        name=told["name"],
        author=told["author"],
        at=datetime.fromisoformat(told["at"]),
        steps=steps_from_text(told["steps"]),
    )


def _row(session: Session, case_id: str, edit_id: str) -> tables.Edit:
    row = session.get(tables.Edit, edit_id)
    if row is None or row.case_id != case_id:
        raise NotFoundError("An edit is missing from the workspace.")
    return row


def _expect(case: tables.Case, head: str | None) -> None:
    if case.head != head:
        raise CaseChangedError(CHANGED)


def _move(session: Session, case: tables.Case, head: str | None) -> None:
    """Another edit holds last, so what was measured before does not hold any more."""
    case.head = head
    forget_measurements(session, case.id)


def heads_of(steps: Sequence[Step]) -> tuple[LayerHead, ...]:
    """The layers that these steps begin."""
    return tuple(step.head for step in steps if isinstance(step, LayerAdded))


def note_layer(session: Session, case_id: str, head: LayerHead) -> None:
    """A layer that a reader began is a row from its first edit on, also once it is undone."""
    if session.get(tables.Layer, head.id) is not None:
        return
    session.add(
        tables.Layer(
            id=head.id,
            case_id=case_id,
            rank=0,
            structure=head.structure,
            author=head.author,
            derived_from=head.derived_from,
        )
    )
    session.flush()


def _done(rows: Sequence[Told], head: str | None) -> tuple[EditHead, ...]:
    by_id = {row["id"]: row for row in rows}
    chain = []
    while head is not None:
        row = by_id[head]
        chain.append(_head(row))
        head = row["follows"]
    return tuple(reversed(chain))


def _undone(rows: Sequence[Told], head: str | None) -> tuple[EditHead, ...]:
    """The branch that was undone last: at each edit, the newest of those that follow it."""
    newest = {row["follows"]: row for row in rows}  # rows are in order of their numbers
    chain = []
    while head in newest:
        row = newest[head]
        chain.append(_head(row))
        head = row["id"]
    return tuple(chain)


def _head(told: Told) -> EditHead:
    return EditHead(
        id=told["id"],
        number=told["number"],
        name=told["name"],
        author=told["author"],
        at=datetime.fromisoformat(told["at"]),
    )
