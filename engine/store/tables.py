"""The tables of the workspace. Only this room sees these classes; others get frozen values.

Ids are random (UUID) and never used twice. Moments are text, ISO 8601 with their offset: exact on
every database, and never what an order relies on. JSON is text, so that its hash stays the same.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Id = String(64)
Sha256 = String(64)


class Table(DeclarativeBase):
    """Base of all tables."""


class Workspace(Table):
    """One row: which workspace this is, and where its audit trail ends.

    `seal_key` encrypts the files beside an encrypted workspace; NULL in others.
    """

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    created: Mapped[str] = mapped_column(Text)
    audit_count: Mapped[int] = mapped_column(Integer)
    audit_hash: Mapped[str] = mapped_column(Sha256)
    seal_key: Mapped[bytes | None] = mapped_column(LargeBinary)


class Reader(Table):
    """A person who corrects or grades. `passphrase` is a scrypt hash, none in a local workspace."""

    __tablename__ = "readers"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    passphrase: Mapped[str | None] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)


class Patient(Table):
    """A person, or a pseudonym, as the files name them; `external_id` is the hospital's number."""

    __tablename__ = "patients"
    __table_args__ = (UniqueConstraint("external_id", "name", "birth_date"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    external_id: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[str] = mapped_column(Text)
    sex: Mapped[str] = mapped_column(Text)


class Visit(Table):
    """A patient's examination on a date."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("patient_id", "external_id", "date"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patients.id"))
    external_id: Mapped[str] = mapped_column(Text)
    date: Mapped[str] = mapped_column(Text)


class Case(Table):
    """One image or volume of one eye at one visit.

    `scans` is the number of B-scans of a volume, of `height` × `width` each; NULL for a photograph.
    `path`, `file_sha256` and `frame` tell where the image was seen last. Eye and scale are those
    of the file until a reader states them. `head` is the last edit that holds: undo moves it
    back, redo forward. `opened` counts up over the whole workspace.
    """

    __tablename__ = "cases"
    __table_args__ = (CheckConstraint("state IN ('draft', 'final')", name="state_known"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    visit_id: Mapped[str | None] = mapped_column(ForeignKey("visits.id"))
    pixel_sha256: Mapped[str] = mapped_column(Sha256, index=True)
    height: Mapped[int] = mapped_column(Integer)
    width: Mapped[int] = mapped_column(Integer)
    scans: Mapped[int | None] = mapped_column(Integer)
    modality: Mapped[str] = mapped_column(Text)
    acquired: Mapped[str | None] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(Sha256, index=True)
    path: Mapped[str] = mapped_column(Text)
    frame: Mapped[int] = mapped_column(Integer)
    opened: Mapped[int] = mapped_column(Integer)
    eye: Mapped[str] = mapped_column(Text)
    eye_source: Mapped[str] = mapped_column(Text)
    eye_stated: Mapped[bool] = mapped_column(default=False)
    scale: Mapped[str | None] = mapped_column(Text)
    scale_stated: Mapped[bool] = mapped_column(default=False)
    choices: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    head: Mapped[str | None] = mapped_column(Id)


class Result(Table):
    """What one run of a model found on a case; its layers and landmarks refer to it."""

    __tablename__ = "results"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    created: Mapped[str] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    model_sha256: Mapped[str] = mapped_column(Text)
    settings: Mapped[str] = mapped_column(Text)
    seconds: Mapped[float] = mapped_column(Float)
    notices: Mapped[str] = mapped_column(Text)
    not_covered: Mapped[str] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(Text)
    field_mask: Mapped[bytes | None] = mapped_column(LargeBinary)
    content_sha256: Mapped[str] = mapped_column(Sha256)


class Layer(Table):
    """One structure's mask on one image by one author.

    A model's layer belongs to a result and has its mask. A reader's has none here: its pixels are
    what the edits made.
    """

    __tablename__ = "layers"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    result_id: Mapped[str | None] = mapped_column(ForeignKey("results.id"))
    rank: Mapped[int] = mapped_column(Integer)
    structure: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    derived_from: Mapped[str | None] = mapped_column(Text)
    provenance: Mapped[str | None] = mapped_column(Text)
    mask: Mapped[bytes | None] = mapped_column(LargeBinary)
    questionable: Mapped[bytes | None] = mapped_column(LargeBinary)


class Surface(Table):
    """A boundary that a model found on a volume; what a reader makes of it are edits."""

    __tablename__ = "surfaces"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    result_id: Mapped[str] = mapped_column(ForeignKey("results.id"))
    rank: Mapped[int] = mapped_column(Integer)
    structure: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    provenance: Mapped[str | None] = mapped_column(Text)
    rows: Mapped[bytes] = mapped_column(LargeBinary)
    confidence: Mapped[bytes | None] = mapped_column(LargeBinary)


class Landmark(Table):
    """A point that a model found; where a reader puts one is an edit."""

    __tablename__ = "landmarks"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    result_id: Mapped[str] = mapped_column(ForeignKey("results.id"))
    rank: Mapped[int] = mapped_column(Integer)
    structure: Mapped[str] = mapped_column(Text)
    x: Mapped[float] = mapped_column(Float)
    y: Mapped[float] = mapped_column(Float)
    confidence: Mapped[float | None] = mapped_column(Float)
    provenance: Mapped[str | None] = mapped_column(Text)


class Edit(Table):
    """One act of a reader. `follows` is the edit that held when it was done: a tree, never cut."""

    __tablename__ = "edits"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("edits_by_follows", "case_id", "follows"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    follows: Mapped[str | None] = mapped_column(Id)
    name: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    steps: Mapped[str] = mapped_column(Text)


class Measurement(Table):
    """A biomarker's value on a case as it is now; written anew whenever the case is measured."""

    __tablename__ = "measurements"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    structure: Mapped[str] = mapped_column(Text, primary_key=True)
    region: Mapped[str] = mapped_column(Text, primary_key=True)
    unit: Mapped[str] = mapped_column(Text, primary_key=True)
    rank: Mapped[int] = mapped_column(Integer)
    value: Mapped[float | None] = mapped_column(Float)
    valid: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)
    definition: Mapped[str] = mapped_column(Text)


class QualityGrade(Table):
    """How far a photograph can be relied on, as a model or a reader says; the last of each counts.

    `verdict` is good, usable or poor, or a reader's gradable or ungradable, with the reasons.
    """

    __tablename__ = "quality_grades"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    result_id: Mapped[str | None] = mapped_column(ForeignKey("results.id"))
    number: Mapped[int] = mapped_column(Integer)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)
    score: Mapped[float | None] = mapped_column(Float)
    reasons: Mapped[str] = mapped_column(Text)


class KeptFile(Table):
    """A file that an encrypted workspace keeps, and a case that is in it.

    The case may have been opened from another file of the same pixels since.
    """

    __tablename__ = "kept_files"

    sha256: Mapped[str] = mapped_column(Sha256, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)


class SignOff(Table):
    """A case was signed off, or opened again, by a reader."""

    __tablename__ = "sign_offs"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int] = mapped_column(Integer)
    act: Mapped[str] = mapped_column(Text)  # signed or reopened
    reader: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    head: Mapped[str | None] = mapped_column(Id)


class Audit(Table):
    """Who did what, in order. Rows are only ever added; each carries the hash of the one before.

    `subject` is the row that the act wrote ("edits:<id>"), `subject_sha256` what it said then.
    """

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(Text)
    reader: Mapped[str] = mapped_column(Text)
    act: Mapped[str] = mapped_column(Text)
    case_id: Mapped[str | None] = mapped_column(Id)
    subject: Mapped[str | None] = mapped_column(Text)
    subject_sha256: Mapped[str | None] = mapped_column(Sha256)
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Sha256)
    hash: Mapped[str] = mapped_column(Sha256)
