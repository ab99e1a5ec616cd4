"""What a window has saved, one act a transaction: values that can wait in a queue.

Nothing here needs the database, so that a window starts without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.choices import Choices
from engine.edits import Edit, Patch, RowsPatch
from engine.image import Laterality, OctScale, Scale
from engine.layers import Segmentation


@dataclass(frozen=True)
class EditDone:
    """A reader's act, appended to those that hold."""

    edit: Edit


@dataclass(frozen=True)
class EditUndone:
    """The last edit that holds was taken back."""

    edit_id: str


@dataclass(frozen=True)
class EditRedone:
    """The edit that was undone last holds again."""

    edit_id: str


@dataclass(frozen=True, eq=False)
class ResultFound:
    """A model segmented the photograph."""

    result: Segmentation


@dataclass(frozen=True, eq=False)
class Measured:
    """The case was measured; rows as in `measurements.json`."""

    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class EyeStated:
    """A reader said which eye it is."""

    eye: Laterality
    source: str


@dataclass(frozen=True)
class ScaleStated:
    """A reader said how large a pixel is, or that nobody knows."""

    scale: Scale | OctScale | None


@dataclass(frozen=True)
class Chosen:
    """A reader decided about the measuring."""

    choices: Choices


@dataclass(frozen=True)
class Graded:
    """A reader holds the photograph for ungradable, with the reason; None: for gradable."""

    ungradable: str | None


@dataclass(frozen=True)
class SignedOff:
    """A reader signed the case off."""


@dataclass(frozen=True)
class Reopened:
    """A reader opened a final case again."""

    reason: str


EditAct = EditDone | EditUndone | EditRedone
WorkAct = EditAct | ResultFound | EyeStated | ScaleStated | Chosen  # what comes after rests on it
Act = WorkAct | Measured | Graded | SignedOff | Reopened


def size_of(act: Act) -> int:
    """About how many bytes of memory the act holds while it waits."""
    match act:
        case EditDone(edit):
            return 500 + sum(
                len(step.flips) if isinstance(step, Patch | RowsPatch) else 200
                for step in edit.steps
            )
        case ResultFound(result):
            masks = sum(layer.mask.nbytes for layer in result.layers)
            return masks + sum(2 * surface.rows.nbytes for surface in result.surfaces)
    return 500
