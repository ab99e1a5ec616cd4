"""What is to be sent: a queue on disk, so that nothing is lost and nothing is sent twice.

An object is copied in, and stays until its server has confirmed it. Before it goes out it is noted
as unsure: where the program or the connection ends before the answer, the server is asked whether
it has the object before it is sent again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Literal

import platformdirs
import pydicom
from filelock import FileLock, Timeout
from pydicom.errors import InvalidDicomError

from engine.files import remove, write_bytes
from engine.pacs.nodes import PacsError

State = Literal["waiting", "unsure", "sent", "refused"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    id INTEGER PRIMARY KEY,
    node TEXT NOT NULL,
    instance TEXT NOT NULL,
    study TEXT NOT NULL,
    series TEXT NOT NULL,
    sop_class TEXT NOT NULL,
    syntax TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL,
    UNIQUE (node, instance)
)
"""


@dataclass(frozen=True)
class Entry:
    """An object for a server. `reason` says why it is refused, or why it still waits."""

    id: int
    node: str
    instance: str
    study: str
    series: str
    sop_class: str
    syntax: str
    digest: str
    state: State
    tries: int
    reason: str
    changed: str


@dataclass(frozen=True)
class _Object:
    """A DICOM file: its UIDs (instance, study, series, class, transfer syntax)."""

    data: bytes
    digest: str
    told: tuple[str, str, str, str, str]


class Outbox:
    """The queue in `folder`; any number of programs may look, one at a time sends."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or outbox_folder()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open() as database:
            database.execute(SCHEMA)

    def add(self, node: str, files: Sequence[bytes]) -> int:
        """Queue DICOM files for a server; gives how many are new to it.

        All are queued or none. Raises PacsError for what is no DICOM file, or is another object
        under the UID of one that is queued or was sent.
        """
        objects = [_object(data) for data in files]
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")  # nobody takes copies away meanwhile
            new = 0
            for each in objects:
                if not self._is_new(database, node, each):
                    continue
                new += 1
                write_bytes(self.file(each.digest), each.data)
                database.execute(
                    "INSERT INTO objects (node, instance, study, series, sop_class, syntax, "
                    "digest, state, changed) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
                    (node, *each.told, each.digest, _now()),
                )
        return new

    def _is_new(self, database: sqlite3.Connection, node: str, new: _Object) -> bool:
        known = database.execute(
            "SELECT digest FROM objects WHERE node = ? AND instance = ?", (node, new.told[0])
        ).fetchone()
        if known is not None and known[0] != new.digest:
            raise PacsError(
                f"Another object was queued or sent to {node} under the same UID ({new.told[0]}). "
                "Export the case anew."
            )
        return known is None

    def entries(self, *states: State) -> tuple[Entry, ...]:
        """All objects in these states (in any, where none is named), in the order they came."""
        chosen = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        with self._open() as database:
            rows = database.execute(
                "SELECT id, node, instance, study, series, sop_class, syntax, digest, state, "
                f"tries, reason, changed FROM objects {chosen} ORDER BY id",
                states,
            ).fetchall()
        return tuple(Entry(*row) for row in rows)

    def note(self, entry: Entry, state: State, reason: str = "") -> None:
        """What became of an object; it lasts when this returns. Sent ones lose their copy."""
        with self._open() as database:
            database.execute(
                "UPDATE objects SET state = ?, reason = ?, tries = tries + ?, changed = ? "
                "WHERE id = ?",
                (state, reason, int(state == "unsure"), _now(), entry.id),
            )
            left = database.execute(
                "SELECT count(*) FROM objects WHERE digest = ? AND state != 'sent'", (entry.digest,)
            ).fetchone()[0]
            if not left:
                remove(self.file(entry.digest))

    def try_again(self) -> int:
        """Let what was refused wait again, after a person mended the cause; gives how many."""
        with self._open() as database:
            return database.execute(
                "UPDATE objects SET state = 'waiting', reason = '' WHERE state = 'refused'"
            ).rowcount

    def drop_refused(self) -> int:
        """Give up what was refused; gives how many."""
        gone = self.entries("refused")
        with self._open() as database:
            database.executemany("DELETE FROM objects WHERE id = ?", [(each.id,) for each in gone])
            kept = {row[0] for row in database.execute("SELECT digest FROM objects")}
        for each in gone:
            if each.digest not in kept:
                remove(self.file(each.digest))
        return len(gone)

    def file(self, digest: str) -> Path:
        """Where the copy of an object lies."""
        return self.folder / f"{digest}.dcm"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Raises PacsError where another program sends at this moment."""
        lock = FileLock(self.folder / "sending.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise PacsError("Another window or program sends what waits, right now.") from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A transaction. Raises PacsError where the queue cannot be used."""
        try:
            with closing(sqlite3.connect(self.folder / "outbox.db", timeout=30)) as database:
                database.execute("PRAGMA synchronous = FULL")
                with database:
                    yield database
        except sqlite3.Error as error:
            raise PacsError(
                f"The queue in {self.folder} cannot be used ({error}). Nothing was sent."
            ) from error


def _object(data: bytes) -> _Object:
    try:
        told = pydicom.dcmread(BytesIO(data), stop_before_pixels=True)
        uids = (
            str(told.SOPInstanceUID),
            str(told.StudyInstanceUID),
            str(told.SeriesInstanceUID),
            str(told.SOPClassUID),
            str(told.file_meta.TransferSyntaxUID),
        )
    except (InvalidDicomError, AttributeError) as error:
        raise PacsError("Only DICOM files can be sent. Export the case as DICOM.") from error
    return _Object(data, hashlib.sha256(data).hexdigest(), uids)


def outbox_folder() -> Path:
    """Where the queue of this person lies."""
    return platformdirs.user_data_path("retsam", appauthor=False) / "outbox"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
