"""Which version a workspace has, and bringing it to this program's. Alembic does the steps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from engine.store import audit, tables
from engine.store.errors import StoreNewerError

REVISIONS = ("0001", "0002", "0003", "0004")  # those this program knows, the newest last


def revision_of(connection: Connection) -> str | None:
    """The revision of the workspace; None where there are no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def is_current(connection: Connection) -> bool:
    """True where nothing is to be done. Raises `StoreNewerError`; nothing is changed then."""
    revision = revision_of(connection)
    if revision is not None and revision not in REVISIONS:
        raise StoreNewerError(
            "A newer version of the program made this workspace, and this version cannot read it. "
            "Nothing was changed. Install the newer version."
        )
    return revision == REVISIONS[-1]


def upgrade(connection: Connection) -> None:
    """Make the tables, or bring them to the newest revision, within the connection's transaction.

    Alembic is imported here: it takes a third of a second, and a workspace is upgraded seldom.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    with Session(connection) as session:
        session.info["reader"] = "program"
        if session.query(tables.Workspace).one_or_none() is None:
            created = datetime.now(UTC).isoformat(timespec="seconds")
            session.add(
                tables.Workspace(
                    id=uuid4().hex, created=created, audit_count=0, audit_hash=audit.FIRST
                )
            )
        audit.append(session, "schema", detail={"revision": REVISIONS[-1]})
        session.flush()
