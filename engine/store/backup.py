"""Copies of a workspace: backup while it is in use, restore, and files that were moved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import select

from engine.errors import ImageReadError
from engine.files import flush, replacing
from engine.results import file_sha256
from engine.sources import SUFFIXES
from engine.store import audit, tables
from engine.store.database import store_url
from engine.store.encryption import Key, belongs, connection, driver, is_encrypted
from engine.store.errors import (
    LockedError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
)
from engine.store.pictures import copy_all, put_aside, tidy
from engine.store.schema import REVISIONS
from engine.store.store import (
    Store,
    log_of,
    name_aside,
    open_store,
    opening,
    put_logs_aside,
    second_name,
)

SERVER = (
    "This workspace is on a database server. Use PostgreSQL's own tools: pg_dump makes a backup, "
    "pg_restore brings it back."
)


def backup(store: Store, path: Path) -> None:
    """Write the workspace as it is at this moment to a new file. Raises `StoreError`.

    The backup of an encrypted workspace is encrypted under the same passphrase; the photographs
    that it keeps lie in a folder beside it.
    """
    if store.path is None:
        raise StoreError(SERVER)
    if path.exists():
        raise StoreError(f"{path} is there already. Choose another name for the backup.")
    path.parent.mkdir(parents=True, exist_ok=True)
    store.backup_to(path)
    _check(path, store.key)
    with _copying():
        copy_all(store.path, path)


def restore(path: Path, where: str | Path | None = None, key: Key | None = None) -> Path | None:
    """Put a backup in the place of a workspace; returns where the one before lies now.

    `key` opens an encrypted backup. Nothing is overwritten. Raises `StoreError`: where the backup
    is no sound workspace, and while a window has the workspace open.
    """
    url = store_url(where)
    if url.get_backend_name() != "sqlite":
        raise StoreError(SERVER)
    _check(path, key)
    target = Path(url.database or "")
    aside = None
    with opening(target), replacing(target, mode=0o600) as unfinished:  # no window opens it
        shutil.copyfile(path, unfinished)
        flush(unfinished)
        if target.exists():
            aside = _put_aside(target, key)
        with _copying():
            copy_all(path, target)
        if aside is not None and log_of(target).exists():  # a damaged one's
            log_of(target).rename(log_of(aside))
        put_logs_aside(target)
    with open_store(target, key) as store:
        if aside is not None:
            with _copying():
                tidy(store, aside)
    return aside


@contextmanager
def _copying() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreFullError(
            f"The kept photographs cannot be copied ({error.strerror or error}). Check that the "
            "disk is not full."
        ) from error


def _put_aside(target: Path, key: Key | None) -> Path:
    """Give a workspace that is to be replaced another name too, with all that belongs to it."""
    key = key if key is not None and belongs(key, target) else None
    try:
        with closing(connection(target, key)) as found:
            found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        used = log_of(target).exists()  # SQLite removes it with the last connection
    except driver(key).Error:
        # It is damaged, which may be why a backup is restored; or encrypted, and nobody knows how.
        used = key is None and is_encrypted(target) and log_of(target).exists()
    if used:
        raise StoreBusyError("The workspace is in use. Close all windows, then restore.")
    aside = name_aside(target, "before-restore")
    with _copying():
        put_aside(target, aside)
    second_name(target, aside)
    return aside


def _check(path: Path, key: Key | None) -> None:
    """A backup must be a sound workspace of a version that is known."""
    if key is None and is_encrypted(path):
        raise LockedError("The backup is encrypted. Its passphrase is needed to restore it.")
    try:
        with closing(connection(path, key, mode="ro")) as file:
            sound = file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revision = file.execute("SELECT version_num FROM alembic_version").fetchone()
            file.execute("SELECT audit_hash FROM workspace").fetchone()
    except driver(key).Error as error:
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
