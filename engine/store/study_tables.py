"""The tables of reader studies, in the same workspace as cases and readers.

Seconds are those of the database's clock since 1970: the one clock that all readers share.
"""

from __future__ import annotations

from sqlalchemy import Float, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.tables import Id, Sha256, Table


class Study(Table):
    """A frozen manifest, open or closed. `allocation` is the commitment to a trial's list."""

    __tablename__ = "studies"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    manifest: Mapped[str] = mapped_column(Text, deferred=True)  # megabytes; seldom read
    manifest_sha256: Mapped[str] = mapped_column(Sha256)
    state: Mapped[str] = mapped_column(Text, default="open")
    created: Mapped[str] = mapped_column(Text)
    allocation: Mapped[str | None] = mapped_column(Sha256)


class StudyReading(Table):
    """One reading, to come or done, of a case in an arm.

    Without a `reader` it goes to whoever is free. `holder` is the window that has it until `until`;
    `kind` is reading or adjudication, `state` waiting or submitted.
    """

    __tablename__ = "study_readings"
    __table_args__ = (
        Index("study_readings_by_reader", "study_id", "reader", "state"),
        Index("study_readings_by_case", "study_id", "case_number"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    study_id: Mapped[str] = mapped_column(ForeignKey("studies.id"))
    kind: Mapped[str] = mapped_column(Text, default="reading")
    case_number: Mapped[int] = mapped_column(Integer)
    arm: Mapped[str] = mapped_column(Text)
    round: Mapped[int] = mapped_column(Integer, default=1)
    repeat: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[int] = mapped_column(Integer)
    reader: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="waiting")
    holder: Mapped[str | None] = mapped_column(Id)
    until: Mapped[float | None] = mapped_column(Float)
    started: Mapped[float | None] = mapped_column(Float)
    submitted: Mapped[float | None] = mapped_column(Float)


class StudyDraft(Table):
    """A part of what a reader entered and has not submitted; kept though another has the case."""

    __tablename__ = "study_drafts"

    reading_id: Mapped[str] = mapped_column(ForeignKey("study_readings.id"), primary_key=True)
    reader: Mapped[str] = mapped_column(Text, primary_key=True)
    part: Mapped[str] = mapped_column(Text, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class StudyAnswer(Table):
    """What a reader submitted: never changed. `content` has the sha256 of every drawing."""

    __tablename__ = "study_answers"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    reading_id: Mapped[str] = mapped_column(ForeignKey("study_readings.id"), unique=True)
    reader: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)


class StudyDrawing(Table):
    """A mask or surface of a submitted answer; never changed."""

    __tablename__ = "study_drawings"

    answer_id: Mapped[str] = mapped_column(ForeignKey("study_answers.id"), primary_key=True)
    structure: Mapped[str] = mapped_column(Text, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class StudyEvent(Table):
    """What happened in a reader's window on a case; only added. `sitting` is one time it was open.

    `at` is of that window's own clock: only its differences within a sitting mean anything.
    """

    __tablename__ = "study_events"

    reading_id: Mapped[str] = mapped_column(ForeignKey("study_readings.id"), primary_key=True)
    sitting: Mapped[str] = mapped_column(Id, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    reader: Mapped[str] = mapped_column(Text)
    at: Mapped[float] = mapped_column(Float)
    kind: Mapped[str] = mapped_column(Text)
    tool: Mapped[str] = mapped_column(Text)


class StudyAllocation(Table):
    """A place of a trial's list; nobody is shown its arm before a subject has it."""

    __tablename__ = "study_allocations"
    __table_args__ = (UniqueConstraint("study_id", "subject"),)

    study_id: Mapped[str] = mapped_column(ForeignKey("studies.id"), primary_key=True)
    stratum: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    arm: Mapped[str] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(Text)
    at: Mapped[str | None] = mapped_column(Text)
