"""What the thread that saves tells of its work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.store.acts import Act


@dataclass(frozen=True)
class Opened:
    """The workspace is open; `left` are files with edits that could not be taken in."""

    path: Path | None
    reader: str | None  # None: somebody must sign in
    left: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Locked:
    """The workspace is encrypted: `unlock` it. `wrong`: the passphrase that was told is not its."""

    wrong: bool


@dataclass(frozen=True)
class Saved:
    """The act is in the workspace, and stays there whatever happens now."""

    case_id: str
    act: Act
    waiting: int  # acts that are still to be saved


@dataclass(frozen=True)
class Delayed:
    """Nothing can be saved at the moment; `text` says why. It is tried again and again."""

    text: str
    waiting: int


@dataclass(frozen=True)
class Moved:
    """The workspace was deleted while open, and written anew at `path`: nothing is lost."""

    path: Path


@dataclass(frozen=True)
class Refused:
    """The act cannot be saved, and will not be tried again; an edit is in the file `kept`."""

    case_id: str
    act: Act
    text: str
    kept: Path | None


@dataclass(frozen=True)
class Broken:
    """The workspace cannot be used; `text` says why. Edits go to a file from now on.

    `copy` is where a copy of a damaged workspace lies.
    """

    text: str
    copy: Path | None = None


Report = Opened | Locked | Saved | Delayed | Moved | Refused | Broken
