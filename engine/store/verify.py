"""Is the workspace as its trail says? Finds rows that were changed, lost, added or reordered."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store import audit, study_tables, tables
from engine.store.results import content_of
from engine.store.store import Store

WATCHED: tuple[type[tables.Table], ...] = (
    tables.Reader,
    tables.Case,
    tables.Edit,
    tables.Result,
    tables.QualityGrade,
    tables.SignOff,
    study_tables.Study,
    study_tables.StudyAnswer,
)


@dataclass(frozen=True)
class Verification:
    """`entries` rows of the trail were read; the last has this hash. No problems: all is well."""

    entries: int
    last_hash: str
    problems: tuple[str, ...]


def verify(store: Store) -> Verification:
    """Read the whole workspace and compare it with its trail. Raises `StoreError`.

    Who can write to the database can make a new trail of false rows. A last hash that was noted
    elsewhere tells it apart.
    """
    problems = store.integrity_problems()
    with store.reading() as session:
        workspace = session.scalars(select(tables.Workspace)).one_or_none()
        trail = _Trail()
        for entry in audit.entries(session):
            trail.follow(entry)
        if workspace is None:
            problems.append("The workspace's first row is missing.")
        elif (workspace.audit_count, workspace.audit_hash) != (trail.count, trail.last):
            problems.append(
                f"The trail ends at row {trail.count}, and should end at {workspace.audit_count}."
            )
        problems += trail.problems
        problems += _rows(session, trail)
        problems += _heads(session, trail)
    return Verification(trail.count, trail.last, tuple(problems))


class _Trail:
    """What the trail tells, row by row."""

    def __init__(self) -> None:
        self.count = 0
        self.last = audit.FIRST
        self.subjects: dict[str, str | None] = {}
        self.last_acts: dict[str, tuple[str, str | None]] = {}  # what moved a case's head
        self.problems: list[str] = []

    def follow(self, entry: audit.AuditEntry) -> None:
        told = asdict(entry)
        found = told.pop("hash")
        if entry.number != self.count + 1:
            self.problems.append(f"Rows of the trail are missing before row {entry.number}.")
        if entry.previous != self.last:
            self.problems.append(f"Row {entry.number} of the trail does not follow the one before.")
        if found != audit.chain_hash(told):
            self.problems.append(f"Row {entry.number} of the trail was changed.")
        self.count, self.last = entry.number, found
        if entry.subject is not None:
            self.subjects[entry.subject] = entry.subject_sha256
        if entry.case_id is not None and entry.act in ("edit", "undo", "redo", "import"):
            self.last_acts[entry.case_id] = entry.act, json.loads(entry.detail)["edit"]


def _rows(session: Session, trail: _Trail) -> Iterator[str]:
    missing = dict(trail.subjects)
    for table in WATCHED:
        for row in session.scalars(select(table), execution_options={"yield_per": 100}):
            name = audit.name_of(row)
            if name not in missing:
                yield f"{name} is not in the trail."
                continue
            if missing.pop(name) != audit.digest(row):
                yield f"{name} was changed."
            if isinstance(row, tables.Result) and content_of(session, row) != row.content_sha256:
                yield f"Layers or landmarks of {name} were changed."
            if isinstance(row, study_tables.StudyAnswer) and _drawn_anew(session, row):
                yield f"Drawings of {name} were changed."
    yield from (f"{name} is missing." for name in missing)


def _drawn_anew(session: Session, row: study_tables.StudyAnswer) -> bool:
    drawings = session.scalars(
        select(study_tables.StudyDrawing).where(study_tables.StudyDrawing.answer_id == row.id)
    )
    found = {each.structure: hashlib.sha256(each.data).hexdigest() for each in drawings}
    return bool(found != json.loads(row.content)["drawings"])


def _heads(session: Session, trail: _Trail) -> Iterator[str]:
    """Where undo stands, and that the edits of a case are numbered without a gap."""
    follows: dict[str, str | None] = {}
    numbers: dict[str, int] = defaultdict(int)
    columns = select(
        tables.Edit.id, tables.Edit.case_id, tables.Edit.number, tables.Edit.follows
    ).order_by(tables.Edit.case_id, tables.Edit.number)
    for id, case_id, number, before in session.execute(columns):
        follows[id] = before
        numbers[case_id] += 1
        if number != numbers[case_id]:
            yield f"Edits of case {case_id} are missing before number {number}."
            numbers[case_id] = number
    for case in session.scalars(select(tables.Case)):
        if case.head != _expected(trail.last_acts.get(case.id), follows):
            yield f"Case {case.id} does not stand at its last edit."


def _expected(last: tuple[str, str | None] | None, follows: dict[str, str | None]) -> str | None:
    if last is None:
        return None
    act, edit = last
    return follows.get(edit) if act == "undo" and edit is not None else edit
