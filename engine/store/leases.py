"""Who may change a case: one window at a time. A lease ends with its process, however that ends."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from engine.store.database import plain_errors


class Leases(Protocol):
    """The leases that this program holds. Neither clocks nor leftovers decide about one."""

    def take(self, case_id: str) -> bool:
        """Get the lease of a case, or keep it; False where another window has it."""

    def release(self, case_id: str | None = None) -> None:
        """Give back the lease of a case, or all that are held."""

    def close(self) -> None:
        """Give all back; no more are taken."""


class FileLeases:
    """Locks of the operating system on one file a case, beside the workspace's file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, FileLock] = {}

    def take(self, case_id: str) -> bool:
        if case_id in self._held:
            return True
        lock = FileLock(self._folder / case_id, thread_local=False)
        try:
            self._folder.mkdir(exist_ok=True, mode=0o700)
            lock.acquire(blocking=False)
        except (Timeout, OSError):
            return False
        self._held[case_id] = lock
        return True

    def release(self, case_id: str | None = None) -> None:
        for each in [each for each in self._held if case_id in (None, each)]:
            self._held.pop(each).release()

    def close(self) -> None:
        self.release()


class ServerLeases:
    """Advisory locks of PostgreSQL, held by a connection of their own: they end with it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._held: set[str] = set()

    def take(self, case_id: str) -> bool:
        """Raises `StoreError` where the server does not answer."""
        with plain_errors():
            connection = self._alive()
            if case_id not in self._held:
                got = connection.execute(
                    text("SELECT pg_try_advisory_lock(:key)"), {"key": _key(case_id)}
                ).scalar()
                if got:
                    self._held.add(case_id)
            return case_id in self._held

    def release(self, case_id: str | None = None) -> None:
        """Raises `StoreError` where the server does not answer; it gives them back then itself."""
        given = [each for each in self._held if case_id in (None, each)]
        self._held.difference_update(given)
        if self._connection is not None:
            with plain_errors():
                for each in given:
                    unlock = text("SELECT pg_advisory_unlock(:key)")
                    self._connection.execute(unlock, {"key": _key(each)})

    def close(self) -> None:
        self._held.clear()
        if self._connection is not None:
            with suppress(DBAPIError):  # a server notices the end of a session only after a while
                self._connection.execute(text("SELECT pg_advisory_unlock_all()"))
            self._connection.invalidate()  # ends the server's session, and the locks with it
            self._connection.close()
            self._connection = None

    def _alive(self) -> Connection:
        """The connection; a new one, without leases, where the old one broke."""
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT 1"))
                return self._connection
            except DBAPIError:
                self.close()
        self._connection = self._engine.connect()
        return self._connection


def _key(case_id: str) -> int:
    """64 bits with a sign, as PostgreSQL names its locks."""
    return int.from_bytes(hashlib.sha256(case_id.encode()).digest()[:8], signed=True)
