"""Encrypting a workspace, decrypting it, another passphrase: into a new file, which is compared
with the old one row by row, and then takes its place in one step.

Wherever this is interrupted, the workspace is whole: as it was, or as it was to be.
"""

from __future__ import annotations

import glob
import itertools
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from engine.files import flush
from engine.store import pictures, rescue
from engine.store.database import plain_file_error, store_url
from engine.store.encryption import Key, connection, is_encrypted, new_key, unlock
from engine.store.errors import StoreBusyError, StoreDamagedError, StoreError, StoreReadOnlyError
from engine.store.sealing import new_seal_key
from engine.store.store import (
    SQLITE_MAGIC,
    Store,
    log_of,
    name_aside,
    open_store,
    opening,
    remove_unfinished,
    second_name,
    unfinished_of,
)
from engine.store.verify import verify

SERVER = (
    "This workspace is on a database server, which encrypts its own disk and connections. Ask who "
    "runs it."
)
HELD = "The workspace is in use. Close all windows, then try again."


def encrypt(where: str | Path | None, passphrase: str, *, remove_plain: bool = False) -> Path:
    """Encrypt the workspace under a passphrase; returns where the plain one lies now.

    With `remove_plain` nothing lies there any more. Raises `StoreError`; nothing was changed then.
    """
    path = file_to_encrypt(where)
    key = new_key(passphrase)
    aside = name_aside(path, "plain")
    _convert(path, None, key, aside=None if remove_plain else aside)
    return aside


def decrypt(where: str | Path | None, key: Key) -> None:
    """Make a plain workspace of an encrypted one. Raises `StoreError`; nothing was changed then."""
    _convert(file_of(where), key, None, aside=None)


def change_passphrase(where: str | Path | None, key: Key, passphrase: str) -> None:
    """Encrypt it anew under another passphrase. Raises `StoreError`; nothing was changed then."""
    _convert(file_of(where), key, new_key(passphrase), aside=None)


def plain_beside(path: Path) -> tuple[Path, ...]:
    """Workspaces beside it that are not encrypted: what was encrypted, restored over, damaged."""
    named = path.parent.glob(f"{glob.escape(path.stem)}-*{glob.escape(path.suffix)}")
    plain = [each for each in sorted(named) if each.is_file() and _starts_plain(each)]
    return tuple(file for each in plain for file in (each, log_of(each)) if file.exists())


def file_to_encrypt(where: str | Path | None) -> Path:
    """Its file. Raises `StoreError` where it has none, or is encrypted."""
    path = file_of(where)
    if is_encrypted(path):
        raise StoreError(
            "The workspace is encrypted already. `retsam store passphrase` changes its passphrase."
        )
    return path


def file_of(where: str | Path | None) -> Path:
    """The file of a workspace that is there. Raises `StoreError`."""
    url = store_url(where)
    if url.get_backend_name() != "sqlite":
        raise StoreError(SERVER)
    path = Path(url.database or "")
    if not path.is_file():
        raise StoreError(f"There is no workspace yet in {path}.")
    return path


def _convert(path: Path, before: Key | None, after: Key | None, *, aside: Path | None) -> None:
    problems = _made_ready(path, before, after)
    with opening(path):  # no window opens it meanwhile
        unfinished = unfinished_of(path)
        remove_unfinished(path)
        try:
            with _alone(path, before) as source:
                unfinished.touch(mode=0o600)
                _write(source, unfinished, after, seals=before is None)
                _compare(source, unfinished, after)
            _check(unfinished, after, problems)
            _take_place(unfinished, path, aside)
        finally:
            remove_unfinished(path)


def _made_ready(path: Path, before: Key | None, after: Key | None) -> tuple[str, ...]:
    """Bring it to this version, take in what was kept aside; returns what `verify` finds."""
    with open_store(path, before) as store:
        if before is not None and after is None and pictures.kept(store):
            raise StoreError(
                "Photographs are kept in the workspace. Take them out first: "
                "`retsam store take-out --all --output FOLDER --remove`."
            )
        left = rescue.take_in(store)
        if left and (before is None or after is None):
            raise StoreError(
                f"Corrections that could not be taken in lie in {left[0].parent}. Move them away "
                "first."
            )
        return verify(store).problems


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[Any]:
    """SQLCipher's connection to a file that nobody else has, all of it in the one file."""
    from sqlcipher3 import dbapi2

    try:
        with closing(dbapi2.connect(str(path), timeout=1.0, isolation_level=None)) as found:
            if key is not None:
                unlock(found, key)
            try:
                found.execute("PRAGMA journal_mode = DELETE")  # refused while others have it
                found.execute("PRAGMA locking_mode = EXCLUSIVE")
            except dbapi2.OperationalError as error:
                if isinstance(plain_file_error(error), StoreBusyError):
                    raise StoreBusyError(HELD) from error
                raise
            found.execute("PRAGMA temp_store = MEMORY")
            yield found
    except dbapi2.Error as error:
        raise plain_file_error(error) from error


def _write(source: Any, path: Path, key: Key | None, *, seals: bool) -> None:
    """All tables, indexes and triggers; an encrypted workspace gets a key for its files."""
    spoken = "''" if key is None else f'"{key.spoken}"'
    source.execute(f"ATTACH DATABASE ? AS target KEY {spoken}", (str(path),))
    source.execute("PRAGMA target.synchronous = FULL")
    source.execute("BEGIN EXCLUSIVE")
    source.execute("SELECT sqlcipher_export('target')").fetchall()
    if key is None or seals:
        seal_key = None if key is None else new_seal_key()
        source.execute("UPDATE target.workspace SET seal_key = ?", (seal_key,))
    source.execute("COMMIT")
    source.execute("DETACH DATABASE target")


def _compare(source: Any, path: Path, key: Key | None) -> None:
    """Every row of every table, read through another connection. Raises `StoreDamagedError`."""
    listed = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    with closing(connection(path, key)) as copy:
        made = source.execute(listed).fetchall()
        same = made == copy.execute(listed).fetchall()
        for kind, name, _ in made if same else ():
            if kind == "table":
                columns = _columns(source, name)
                rows = f'SELECT {columns} FROM "{name}" ORDER BY rowid'
                same = same and _equal(source.execute(rows), copy.execute(rows))
    if not same:
        raise StoreDamagedError(
            "The new file does not say what the workspace says, so the workspace stays as it was."
        )


def _columns(source: Any, table: str) -> str:
    """All but the one that a conversion changes."""
    names = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")')]
    return ", ".join(f'"{name}"' for name in names if (table, name) != ("workspace", "seal_key"))


def _equal(one: Iterator[Any], other: Iterator[Any]) -> bool:
    return all(mine == theirs for mine, theirs in itertools.zip_longest(one, other))


def _check(path: Path, key: Key | None, problems: tuple[str, ...]) -> None:
    """As the program opens it: its trail says what it said before."""
    with closing(Store(URL.create("sqlite", database=str(path)), key)) as store:
        store.check()
        if verify(store).problems != problems:
            raise StoreDamagedError(
                "The new file does not pass `retsam store verify`, so the workspace stays as it "
                "was."
            )


def _take_place(unfinished: Path, path: Path, aside: Path | None) -> None:
    """There is a workspace under its name at any moment."""
    try:
        if aside is not None:
            second_name(path, aside)
        flush(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise StoreReadOnlyError(
            f"The new file cannot take the place of the workspace ({error.strerror or error}). "
            "The workspace is as it was."
        ) from error


def _starts_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
