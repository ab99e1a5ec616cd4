"""Copies of a workspace: backup while it is in use, restore, and files that were moved."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from engine.errors import ImageReadError
from engine.files import replacing
from engine.results import file_sha256
from engine.sources import SUFFIXES
from engine.store import audit, tables
from engine.store.database import store_url
from engine.store.errors import StoreBusyError, StoreDamagedError, StoreError
from engine.store.schema import REVISIONS
from engine.store.store import Store, free_name, log_of, open_store

SERVER = (
    "This workspace is on a database server. Use PostgreSQL's own tools: pg_dump makes a backup, "
    "pg_restore brings it back."
)


def backup(store: Store, path: Path) -> None:
    """Write the workspace as it is at this moment to a new file. Raises `StoreError`."""
    if store.path is None:
        raise StoreError(SERVER)
    if path.exists():
        raise StoreError(f"{path} is there already. Choose another name for the backup.")
    path.parent.mkdir(parents=True, exist_ok=True)
    store.backup_to(path)
    _check(path)


def restore(path: Path, where: str | Path | None = None) -> Path | None:
    """Put a backup in the place of a workspace; returns where the one before lies now.

    Nothing is overwritten. Raises `StoreError`: where the backup is no sound workspace, and while
    a window has the workspace open.
    """
    url = store_url(where)
    if url.get_backend_name() != "sqlite":
        raise StoreError(SERVER)
    _check(path)
    target = Path(url.database or "")
    before = _put_aside(target) if target.exists() else None
    with replacing(target) as unfinished:
        shutil.copyfile(path, unfinished)
    target.chmod(0o600)
    open_store(target).close()
    return before


def _put_aside(target: Path) -> Path:
    """Rename a workspace that is to be replaced, with all that belongs to it."""
    try:
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        used = log_of(target).exists()  # SQLite removes it with the last connection
    except sqlite3.Error:
        used = False  # it is damaged, which may be why a backup is restored
    if used:
        raise StoreBusyError("The workspace is in use. Close all windows, then restore.")
    aside = free_name(target.with_stem(f"{target.stem}-before-restore"))
    target.rename(aside)
    if log_of(target).exists():
        log_of(target).rename(log_of(aside))
    target.with_name(f"{target.name}-shm").unlink(missing_ok=True)
    return aside


def _check(path: Path) -> None:
    """A backup must be a sound workspace of a version that is known."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            sound = file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revision = file.execute("SELECT version_num FROM alembic_version").fetchone()
            file.execute("SELECT audit_hash FROM workspace").fetchone()
    except sqlite3.Error as error:
        raise StoreDamagedError(f"{path.name} is no backup of a workspace.") from error
    if not sound:
        raise StoreDamagedError(f"{path.name} is damaged. Use another backup.")
    if revision is None or revision[0] not in REVISIONS:
        raise StoreError(f"{path.name} was made by a newer version of the program. Install it.")


def relink(store: Store, folder: Path, reader: str) -> tuple[tuple[Path, Path], ...]:
    """Find images that are not where they were among the files below `folder`, by their sha256.

    Returns the old and the new path of each. Raises `StoreError`.
    """
    with store.reading() as session:
        rows = session.execute(
            select(tables.Case.id, tables.Case.path, tables.Case.file_sha256)
        ).all()
    missing = [row for row in rows if not Path(row.path).exists()]
    wanted = {row.file_sha256 for row in missing}
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")) if wanted else ():
        if path.is_file() and (path.suffix.lower() in SUFFIXES or not path.suffix):
            try:
                digest = file_sha256(path)
            except ImageReadError:
                continue  # it may not be read, so it cannot be the one
            if digest in wanted:
                found.setdefault(digest, path.absolute())
    moved = [(row, found[row.file_sha256]) for row in missing if row.file_sha256 in found]
    with store.writing(reader) as session:
        for row, path in moved:
            case = session.get(tables.Case, row.id)
            if case is not None:
                case.path = str(path)
                audit.append(session, "relink", case_id=row.id)
    return tuple((Path(row.path), path) for row, path in moved)
