"""The audit trail: who did what, in a chain of hashes in which no row can be changed unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import tables
from engine.store.codec import canonical
from engine.store.errors import StoreDamagedError

FIRST = "0" * 64  # what the first row follows

# What may change without a trace: where the image lies, how often it was opened, and where undo
# stands, which the acts themselves tell.
UNAUDITED = {"cases": frozenset(("path", "file_sha256", "frame", "opened", "head"))}

# Columns that came after rows were hashed without them: they count where they say something.
LATER = {"cases": frozenset(("scans",))}


@dataclass(frozen=True)
class AuditEntry:
    """One row of the trail."""

    number: int
    at: str
    reader: str
    act: str
    case_id: str | None
    subject: str | None
    subject_sha256: str | None
    detail: str
    previous: str
    hash: str


def now() -> str:
    """This moment, ISO 8601 in UTC; for people to read, never to order by."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def append(
    session: Session,
    act: str,
    *,
    case_id: str | None = None,
    subject: tables.Table | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Add a row for what `session.info["reader"]` did, within the same transaction.

    Flushes the session first, so that `subject` is hashed as it is written.
    """
    session.flush()
    workspace = session.scalars(select(tables.Workspace)).one_or_none()
    if workspace is None:
        raise StoreDamagedError("The workspace lost its first row. Restore a backup.")
    told = {
        "number": workspace.audit_count + 1,
        "at": now(),
        "reader": session.info["reader"],
        "act": act,
        "case_id": case_id,
        "subject": None if subject is None else name_of(subject),
        "subject_sha256": None if subject is None else digest(subject),
        "detail": canonical(detail or {}),
        "previous": workspace.audit_hash,
    }
    row = tables.Audit(**told, hash=chain_hash(told))
    session.add(row)
    workspace.audit_count, workspace.audit_hash = row.number, row.hash
    session.flush()


def chain_hash(told: dict[str, Any]) -> str:
    """sha256 over everything that a row says, the hash of the one before among it."""
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def name_of(row: tables.Table) -> str:
    """ "edits:<id>"."""
    return f"{row.__tablename__}:{row.id}"  # type: ignore[attr-defined]


def digest(row: tables.Table) -> str:
    """sha256 over what a row says, bytes by their own sha256."""
    left_out = UNAUDITED.get(row.__tablename__, frozenset())
    later = LATER.get(row.__tablename__, frozenset())
    told = {
        column.key: _hashable(getattr(row, column.key))
        for column in row.__mapper__.column_attrs
        if column.key not in left_out
        and not (column.key in later and getattr(row, column.key) is None)
    }
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _hashable(value: Any) -> Any:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def entries(session: Session) -> Iterator[AuditEntry]:
    """The whole trail in order, a part of it in memory at a time."""
    rows = session.execute(
        select(tables.Audit.__table__).order_by(tables.Audit.number),
        execution_options={"yield_per": 500},
    )
    for row in rows:
        yield AuditEntry(**row._mapping)
