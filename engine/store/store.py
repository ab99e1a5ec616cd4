"""An open workspace: transactions, leases, and what is done when its file disappears."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from engine.files import flush
from engine.store import schema
from engine.store.database import (
    DAMAGED,
    connect,
    plain_errors,
    plain_file_error,
    store_url,
    transaction,
)
from engine.store.encryption import Key, belongs, connection, driver, is_encrypted
from engine.store.errors import (
    LockedError,
    StoreBusyError,
    StoreDamagedError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from engine.store.leases import FileLeases, Leases, ServerLeases
from engine.store.sealing import Seal

SQLITE_MAGIC = b"SQLite format 3\0"
OPENING_SECONDS = 30.0  # how long another program may take to make or upgrade the workspace

Identity = tuple[int, int]  # device and inode


class Store:
    """An open workspace. Close it, or use it as a context.

    A file's workspace has one connection: whoever calls from another thread waits for its turn.
    `key` is that of an encrypted one, `seal` closes the files beside it.
    """

    def __init__(self, url: URL, key: Key | None = None) -> None:
        self.url, self.key = url, key
        self.seal: Seal | None = None
        self.path = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        self._engine = self._connect()
        self._file: Identity | None = None
        self._log: Identity | None = None
        self.salvages = 0  # how often the file was deleted and written anew
        self.leases: Leases = (
            FileLeases(locks_of(self.path)) if self.path else ServerLeases(self._engine)
        )

    def _connect(self) -> Engine:
        engine = connect(self.url, self.key)
        event.listen(engine, "connect", lambda *_: setattr(self, "_log", None))
        return engine

    @property
    def shared(self) -> bool:
        """True where several readers work in it, each signed in by name."""
        return self.path is None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the workspace. Raises `StoreError`."""
        with transaction(self._engine, writing=False) as session:
            yield session

    @contextmanager
    def writing(self, reader: str) -> Iterator[Session]:
        """A session whose changes `reader` answers for: all are kept at its end, or none.

        Once it has ended without an error, they survive a crash and the loss of power. A file that
        was deleted or replaced meanwhile is written anew, and `path` is then where it lies. Raises
        `StoreError`.
        """
        self._keep_found()
        with transaction(self._engine, writing=True) as session:
            session.info["reader"] = reader
            yield session
        self._keep_found()

    def _keep_found(self) -> None:
        """SQLite goes on writing into files that were deleted; nobody would find that again."""
        if self.path is None:
            return
        log = _identity(log_of(self.path))
        self._log = self._log or log  # none is known after a new connection
        if _identity(self.path) != self._file or log != self._log:
            self._salvage(self.path)

    def _salvage(self, lost: Path) -> None:
        """Write what a deleted workspace held to its old place, or beside what is there now."""
        target = free_name(lost)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with plain_errors(), self._engine.connect() as connection:
                _copy(connection.connection.driver_connection, target, self.key)
        except (OSError, driver(self.key).Error) as error:
            raise StoreUnreachableError(
                "The workspace was deleted while it was open, and cannot be written anew. Check "
                "that its folder may be written to and that the disk is not full."
            ) from error
        self._engine.dispose()
        self.path, self.url = target, self.url.set(database=str(target))
        self._engine = self._connect()
        self._open_files()
        self.salvages += 1

    def check(self) -> None:
        """Make sure that the workspace is one of this version; see `open_store`."""
        with plain_errors(), self._engine.connect() as connection:
            current = schema.is_current(connection)
        if not current:
            self._upgrade()
        self._open_files()

    def _upgrade(self) -> None:
        with transaction(self._engine, writing=True) as session:
            connection = session.connection()
            if not schema.is_current(connection):
                schema.upgrade(connection)

    def _open_files(self) -> None:
        if self.path is None:
            return
        with self.reading() as session:  # opens the write-ahead log
            seal_key = session.execute(text("SELECT seal_key FROM workspace")).scalar()
        if self.key is not None and seal_key is not None:
            self.seal = Seal(seal_key)
        self._file, self._log = _identity(self.path), _identity(log_of(self.path))

    def keep_copy(self) -> Path | None:
        """Close a damaged workspace and copy its files beside it as they are; None on failure."""
        self.close()
        if self.path is None:
            return None
        copy = free_name(self.path.with_stem(f"{self.path.stem}-damaged"))
        try:
            for source, target in ((self.path, copy), (log_of(self.path), log_of(copy))):
                if source.exists():
                    shutil.copyfile(source, target)
        except OSError:
            return None
        return copy

    def backup_to(self, path: Path) -> None:
        """Copy a file's workspace as it is at one moment, while it is in use."""
        try:
            with plain_errors(), self._engine.connect() as connection:
                _copy(connection.connection.driver_connection, path, self.key)
        except driver(self.key).Error as error:
            raise plain_file_error(error) from error

    def integrity_problems(self) -> list[str]:
        """What SQLite finds wrong with its file; nothing for a server, which checks its own."""
        if self.path is None:
            return []
        with self.reading() as session:
            found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
            orphans = len(session.execute(text("PRAGMA foreign_key_check")).all())
        problems = [] if found == ["ok"] else found
        return [*problems, *([f"{orphans} rows refer to nothing"] if orphans else [])]

    def close(self) -> None:
        """Give everything back."""
        self.leases.close()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(where: str | Path | None = None, key: Key | None = None) -> Store:
    """Open the workspace of `store_url(where)`, making it where there is none.

    Raises `StoreError`: `StoreDamagedError` for a file that is no workspace, `StoreNewerError` for
    one of a newer program, `LockedError` for an encrypted one without its `key`; none is touched.
    """
    url = store_url(where)
    if url.get_backend_name() != "sqlite":
        store = Store(url)
        store.check()
        return store
    path = Path(url.database or "")
    with opening(path):
        if not path.exists():
            if key is not None:  # it was there a moment ago
                raise StoreUnreachableError(
                    f"There is no workspace in {path} any more. Check that its disk is there."
                )
            _make(path, url)
        key = _checked(path, key)
        remove_unfinished(path)
        store = Store(url, key)
        try:
            store.check()
        except BaseException:
            store.close()
            raise
        return store


def _make(path: Path, url: URL) -> None:
    """A new workspace appears complete or not at all."""
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    store = Store(url.set(database=str(unfinished)))
    try:
        store._upgrade()
        store._engine.dispose()
        put_logs_aside(path)
        unfinished.rename(path)
    finally:
        store.close()
        for left in (unfinished, log_of(unfinished)):
            left.unlink(missing_ok=True)


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Two programs that start together do not both make or upgrade the workspace."""
    locks = locks_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        locks.mkdir(exist_ok=True, mode=0o700)
        with FileLock(locks / "opening", timeout=OPENING_SECONDS):
            yield
    except Timeout as error:
        raise StoreBusyError(
            "Another program is making the workspace ready. Please try again."
        ) from error
    except OSError as error:
        raise StoreReadOnlyError(
            f"The workspace in {path.parent} cannot be opened ({error.strerror or error}). Check "
            "that the folder is there, may be written to, and that the disk is not full."
        ) from error


def _checked(path: Path, key: Key | None) -> Key | None:
    """The key, if the file needs one. A file that is no database never meets SQLite."""
    if is_encrypted(path):
        if key is None or not belongs(key, path):
            raise LockedError("The workspace is encrypted. Its passphrase is needed to open it.")
        return key
    with path.open("rb") as file:
        if file.read(len(SQLITE_MAGIC)) != SQLITE_MAGIC:
            raise StoreDamagedError(DAMAGED)
    return None


def _copy(source: Any, path: Path, key: Key | None) -> None:
    """SQLite's online backup into a new file, flushed and renamed at the end."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        with closing(connection(unfinished, key)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # all in the one file
        flush(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def unfinished_of(path: Path) -> Path:
    """The file that a workspace is converted into, until it takes its place."""
    return path.with_name(f".{path.name}.converting")


def remove_unfinished(path: Path) -> None:
    """What a conversion that was interrupted left behind, which may be plain."""
    unfinished = unfinished_of(path)
    for suffix in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)


def locks_of(path: Path) -> Path:
    """The folder of a workspace's locks; nothing in it matters once its programs have ended."""
    return path.with_name(f"{path.stem}.locks")


def log_of(path: Path) -> Path:
    """SQLite's write-ahead log of a database file."""
    return path.with_name(f"{path.name}-wal")


def put_logs_aside(path: Path) -> None:
    """SQLite would take what the file that lay here before left into the next one.

    A log holds work: it waits beside it, for whoever has the file.
    """
    for log in (log_of(path), path.with_name(f"{path.name}-journal")):
        if log.exists():
            kind = log.name.removeprefix(path.name)
            log.rename(free_name(path.with_name(f"{path.stem}-left{path.suffix}{kind}")))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def name_aside(path: Path, why: str) -> Path:
    """Where a workspace that is replaced is kept; what an interrupted try left there goes."""
    aside = path.with_stem(f"{path.stem}-{why}")
    with suppress(OSError):
        if aside.samefile(path):
            aside.unlink()
    return free_name(aside)


def second_name(path: Path, aside: Path) -> None:
    """Have a file under both names, so that there is one under its own at any moment."""
    try:
        os.link(path, aside)
    except OSError:  # a file system without such names
        aside.touch(mode=0o600)
        shutil.copyfile(path, aside)


def free_name(path: Path) -> Path:
    """`path`, or a numbered name beside it where something lies there."""
    free, number = path, 1
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
