"""Folders that only this person may open, for what must lie plain to be read."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

IN_MEMORY = Path("/dev/shm")
PRIVATE, IN_USE = "retsam-kept-", ".in-use"


class PrivateFolder:
    """A folder that only this person may open, until it is closed.

    What one of a program that crashed left behind goes with the next that is made.
    """

    def __init__(self) -> None:
        usable = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK | os.X_OK)
        place = IN_MEMORY if usable else Path(tempfile.gettempdir())
        for left in place.glob(f"{PRIVATE}*"):
            with suppress(Timeout, OSError), FileLock(left / IN_USE, blocking=False):
                shutil.rmtree(left, ignore_errors=True)
        self.path = Path(tempfile.mkdtemp(prefix=PRIVATE, dir=place))
        self._lock = FileLock(self.path / IN_USE)
        self._lock.acquire()

    def close(self) -> None:
        """Remove it with all that is in it."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def is_private(path: Path) -> bool:
    """Whether it lies in such a folder, of this window or another, and is not there tomorrow."""
    return any(part.startswith(PRIVATE) for part in path.expanduser().resolve().parts)
