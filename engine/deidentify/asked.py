"""What a person asks for, and what became of each file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.deidentify.box import Box
from engine.deidentify.errors import CHANGED, DeidentifyError
from engine.deidentify.rules import Options
from engine.papers import Pages


@dataclass(frozen=True)
class Blank:
    """What is blanked: what was found, boxes that a person names, both, or nothing."""

    found: bool
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Look:
    """What a person decided of one picture of a file; `looked` is that person's word.

    `sha256` is that of the file as it was looked at (`Seen.sha256`).
    """

    boxes: tuple[Box, ...] = ()
    looked: bool = False
    leave_out: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class Request:
    """`looked`: a person has looked at every picture. `patient`: whose the plain pictures are.

    `looks` has what was decided of each picture of each file, by its number in the file; a picture
    that is not among them is left out. Without it, `blank` and `looked` hold for all. `pages` are
    those of reports that are written anew.
    """

    options: Options
    blank: Blank
    looked: bool = False
    drop_documents: bool = False
    patient: str = ""
    looks: Mapping[Path, Mapping[int, Look]] | None = field(default=None, repr=False)
    pages: Pages = field(default_factory=Pages)

    def look(self, path: Path, number: int, sha256: str) -> Look | None:
        """What was decided of a picture; None where nobody decided anything of it.

        Raises `DeidentifyError` where the file was another one then.
        """
        if self.looks is None:
            return Look(self.blank.boxes, self.looked)
        look = self.looks.get(path, {}).get(number)
        if look is not None and look.sha256 != sha256:
            raise DeidentifyError(CHANGED)
        return look


@dataclass(frozen=True)
class Done:
    """What became of a picture, an object, a result or another file.

    `written` is relative to the output folder; `looked` says whether a person had looked, None for
    what shows no patient. `message` is for the screen alone: it may hold names of files.
    """

    path: Path = field(repr=False)
    kind: str
    status: str  # done, refused, left out
    written: tuple[str, ...] = ()
    boxes: int = 0
    looked: bool | None = None
    message: str = field(default="", repr=False)
