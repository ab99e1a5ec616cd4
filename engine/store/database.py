"""The connection: SQLite or PostgreSQL, transactions that last, and errors in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, TimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from engine.store import errors
from engine.store.encryption import Key, connection, driver

NAME = "retsam-desktop"
VARIABLE = "RETSAM_STORE"  # the environment's way to name another workspace
WRITERS = 0x52455453  # the PostgreSQL lock that lets one transaction write at a time

CHANGED = "This does not fit what is in the workspace: it was changed elsewhere. Open it again."

SQLITE_ERRORS: dict[int, tuple[type[errors.StoreError], str]] = {
    sqlite3.SQLITE_FULL: (
        errors.StoreFullError,
        "The disk of the workspace is full. Free some space; nothing is lost meanwhile, and "
        "saving goes on by itself.",
    ),
    sqlite3.SQLITE_READONLY: (
        errors.StoreReadOnlyError,
        "The workspace may not be written to. Check the rights of its file and folder.",
    ),
    sqlite3.SQLITE_CORRUPT: (errors.StoreDamagedError, ""),
    sqlite3.SQLITE_NOTADB: (errors.StoreDamagedError, ""),
    sqlite3.SQLITE_BUSY: (
        errors.StoreBusyError,
        "Another program holds the workspace. Close other windows if this lasts.",
    ),
    sqlite3.SQLITE_LOCKED: (
        errors.StoreBusyError,
        "Another program holds the workspace. Close other windows if this lasts.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (errors.CaseChangedError, CHANGED),
    sqlite3.SQLITE_CANTOPEN: (
        errors.StoreUnreachableError,
        "The workspace cannot be opened. Check that its folder is there and may be written to.",
    ),
    sqlite3.SQLITE_IOERR: (
        errors.StoreUnreachableError,
        "The disk of the workspace reported an error, or is full. Check the disk.",
    ),
}
POSTGRES_ERRORS: dict[str, tuple[type[errors.StoreError], str]] = {
    "53100": (errors.StoreFullError, "The disk of the database server is full."),
    "25006": (errors.StoreReadOnlyError, "The database server takes no changes now."),
    "42501": (
        errors.StoreReadOnlyError,
        "This database account may not write to the workspace. Ask who runs the server.",
    ),
    "55P03": (errors.StoreBusyError, "Another program holds the workspace."),
    "40P01": (errors.StoreBusyError, "Another program holds the workspace."),
    "40001": (errors.StoreBusyError, "Another program holds the workspace."),
}
UNREACHABLE = (
    "The database server of the workspace does not answer. Check the network and the server; "
    "nothing is lost meanwhile, and saving goes on by itself."
)


def store_url(where: str | Path | None = None) -> URL:
    """Where the workspace is: a file, a `postgresql://` URL, or the person's own by default.

    The environment's RETSAM_STORE stands before the default. A file that is linked to is meant
    where it lies, so that its locks and its log lie beside it for everybody. Raises
    `StoreUnreachableError` for what is neither.
    """
    told = where or os.environ.get(VARIABLE)
    if told is None:
        told = platformdirs.user_data_path(NAME, appauthor=False) / "workspace.db"
    if isinstance(told, Path) or "://" not in told:
        return URL.create("sqlite", database=str(Path(told).expanduser().resolve()))
    try:
        url = make_url(told)
    except ArgumentError as error:
        raise errors.StoreUnreachableError(
            "The address of the workspace cannot be understood. It is a file, or reads like "
            "postgresql://server/database."
        ) from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return URL.create("sqlite", database=str(Path(url.database).resolve()))
    raise errors.StoreUnreachableError(
        "A workspace is an SQLite file or a PostgreSQL database; other kinds are not supported."
    )


def connect(url: URL, key: Key | None = None) -> Engine:
    """An engine whose commits last: a reported commit survives the loss of power.

    SQLite has one connection, which never makes a file; `key` is that of an encrypted one. Raises
    `StoreUnreachableError` where the driver of PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _connect_file(Path(url.database or ""), key)
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
            connect_args={
                "application_name": "retsam",
                "connect_timeout": 5,
                "keepalives_idle": 10,
                "keepalives_interval": 5,
                "keepalives_count": 3,
            },
        )
    except ModuleNotFoundError as error:
        raise errors.StoreUnreachableError(
            "The driver for PostgreSQL is missing. Install it: pip install "
            "'retsam-desktop[postgres]'."
        ) from error
    event.listen(engine, "connect", _prepare_server_connection)
    return engine


def _connect_file(path: Path, key: Key | None) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver(key),
        creator=lambda: connection(path, key),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine, "connect", _prepare_file_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_file_connection(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, not by the driver
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # in WAL mode: the log is flushed to the disk with every commit
        "fullfsync = ON",  # macOS keeps a flush in the drive's cache otherwise
        "checkpoint_fullfsync = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_server_connection(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("SET tcp_keepalives_idle = 10")  # so that a lost client's leases end
        cursor.execute("SET tcp_keepalives_interval = 5")
        cursor.execute("SET tcp_keepalives_count = 3")
    connection.commit()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Session]:
    """A session in one transaction; one transaction writes at a time, so order is plain.

    Raises `StoreError` for whatever the database refuses; nothing of the transaction is kept then.
    """
    serialised = writing and engine.dialect.name == "postgresql"
    options: dict[str, Any] = {"writing": writing}
    if serialised:  # the lock orders the writers, and each must see what the one before wrote
        options["isolation_level"] = "READ COMMITTED"
    with (
        plain_errors(),
        Session(engine.execution_options(**options), expire_on_commit=False) as session,
        session.begin(),
    ):
        if serialised:
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
        yield session


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn errors of the database into `StoreError`."""
    try:
        yield
    except DBAPIError as error:
        raise _plain(error) from error
    except TimeoutError as error:
        raise errors.StoreBusyError("The workspace is busy. Please try again.") from error


def _plain(error: DBAPIError) -> errors.StoreError:
    origin: Any = error.orig
    if type(origin).__module__.startswith(("sqlite3", "sqlcipher3")):
        return plain_file_error(origin)
    kind: type[errors.StoreError]
    if isinstance(error, IntegrityError):
        kind, said = errors.CaseChangedError, CHANGED
    else:
        state = getattr(origin, "sqlstate", None)
        kind, said = POSTGRES_ERRORS.get(
            state or "",
            (errors.StoreUnreachableError, UNREACHABLE)
            if state is None or state[:2] in ("08", "57", "53") or error.connection_invalidated
            else (errors.StoreDamagedError, ""),
        )
    return kind(said or DAMAGED)


def plain_file_error(error: Exception) -> errors.StoreError:
    """What an error of SQLite's or SQLCipher's driver means."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind, said = SQLITE_ERRORS.get(code, (errors.StoreDamagedError, ""))
    return kind(said or DAMAGED)


DAMAGED = (
    "The workspace is damaged: parts of it cannot be read. It is left as it is. Restore a backup "
    "with `retsam store restore`, or see docs/store.md."
)
