"""What the store gives: frozen values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from engine.choices import Choices
from engine.editing.working import WorkingLayers
from engine.edits import Edit
from engine.image import Laterality, OctScale, Scale
from engine.layers import Segmentation
from engine.oct.working import WorkingVolume

State = Literal["draft", "final"]


@dataclass(frozen=True)
class EditHead:
    """An edit without its pixels, for the list of what was done. `number` counts in the case."""

    id: str
    number: int
    name: str
    author: str
    at: datetime


@dataclass(frozen=True)
class History:
    """`done`: the edits that hold, the oldest first. `undone`: what redo brings, the next first."""

    done: tuple[EditHead, ...] = ()
    undone: tuple[EditHead, ...] = ()

    @property
    def head(self) -> str | None:
        """The edit that holds last."""
        return self.done[-1].id if self.done else None


@dataclass(frozen=True)
class Basis:
    """What the layers of a case come from: the edit that holds last, and what a model found last.

    Ids; None where there is none.
    """

    head: str | None = None
    result: str | None = None


@dataclass(frozen=True)
class SignOff:
    """A case was signed off or opened again."""

    act: Literal["signed", "reopened"]
    reader: str
    at: str
    reason: str


@dataclass(frozen=True)
class StoredCase:
    """A case without its pixels. `path` and `frame` tell where its image was seen last.

    `eye` and `scale` are those of the file until a reader stated them, `ungradable` the reason
    why a reader holds the photograph for that, None where nobody does.
    """

    id: str
    state: State
    path: Path
    frame: int
    file_sha256: str
    pixel_sha256: str
    shape: tuple[int, ...]  # (height, width), or (scans, height, width) of an OCT volume
    eye: Laterality
    eye_source: str
    eye_stated: bool
    scale: Scale | OctScale | None
    scale_stated: bool
    choices: Choices
    sign_off: SignOff | None = None
    ungradable: str | None = None


@dataclass(frozen=True)
class CaseStatus:
    """How a case stands for this window; `free` is False where another window has it."""

    case: StoredCase
    free: bool

    @property
    def writable(self) -> bool:
        """True where this window may change it."""
        return self.free and self.case.state == "draft"


@dataclass(frozen=True, eq=False)
class LoadedCase:
    """A case with its layers, a model's and the reader's as they are after all edits that hold.

    `signed` are the values of a final case as they were signed off, rows of `measurements.json`.
    """

    status: CaseStatus
    working: WorkingLayers
    history: History
    basis: Basis
    signed: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, eq=False)
class LoadedVolume:
    """A case of OCT with what was found and corrected on it, after all edits that hold.

    `done` are those edits, the oldest first, `undone` what redo brings, the next first.
    """

    status: CaseStatus
    working: WorkingVolume
    done: tuple[Edit, ...]
    undone: tuple[Edit, ...]
    basis: Basis


@dataclass(frozen=True)
class Relative:
    """Another case of the same patient; `taken` is ISO 8601, or empty where nobody knows."""

    case_id: str
    path: Path
    frame: int
    pixel_sha256: str
    eye: Laterality
    taken: str


@dataclass(frozen=True, eq=False)
class Kept:
    """What the workspace has of a case: eye and scale as stated, and the layers that count."""

    pixel_sha256: str
    eye: Laterality
    eye_source: str
    scale: Scale | None
    choices: Choices
    found: Segmentation | None
    corrected: bool
