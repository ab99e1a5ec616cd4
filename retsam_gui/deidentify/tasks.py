"""What the dialog asks of the engine; these functions run in a child process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.deidentify.asked import Blank, Done, Look, Request
from engine.deidentify.rules import Options
from engine.errors import EngineError
from engine.papers import Pages
from engine.progress import Cancel, Progress, raise_if_cancelled
from retsam_gui.canvas.levels import Levels, halve

if TYPE_CHECKING:
    from engine.deidentify.looking import Seen, Which


@dataclass(frozen=True)
class Order:
    """What the first page says. Without `project`, the key is thrown away."""

    paths: tuple[Path, ...]
    output: Path
    project: Path | None
    passphrase: str = field(repr=False)
    options: Options = field(default_factory=Options)
    patient: str = field(default="", repr=False)
    pages: Pages = field(default_factory=Pages)


@dataclass(frozen=True)
class Found:
    """A file and its pictures; `problem` where it will be refused."""

    path: Path
    pictures: tuple[Seen, ...] = ()
    problem: str = ""


def begin(order: Order, *, progress: Progress, cancel: Cancel) -> tuple[Path, ...]:
    """The files that there are to do, once output and project are known to be good."""
    from engine.deidentify.finding import find_files
    from engine.deidentify.ready import Secret, check

    files = find_files(order.paths, output=order.output)
    check(files, order.output, Secret(order.project, order.passphrase))
    return tuple(files)


def look(
    files: tuple[Path, ...], *, progress: Progress, cancel: Cancel, part: Callable[[Found], None]
) -> int:
    """Find the pictures of all files, and where writing may stand in them, file by file."""
    from engine.deidentify.looking import pictures_in

    for number, path in enumerate(files):
        raise_if_cancelled(cancel)
        progress(number / len(files), "Looking for writing")
        try:
            found = Found(path, pictures_in(path))
        except EngineError as error:
            found = Found(path, problem=str(error))
        part(found)
    return len(files)


def picture(
    path: Path, number: int, which: Which, sha256: str, *, progress: Progress, cancel: Cancel
) -> Levels:
    """A frame of a picture to be shown, or the brightest or darkest of all its frames."""
    import cv2

    from engine.deidentify.looking import shown

    return halve(cv2.cvtColor(shown(path, number, which, sha256=sha256), cv2.COLOR_RGB2BGRA))


def write(
    order: Order,
    files: tuple[Path, ...],
    looks: Mapping[Path, Mapping[int, Look]],
    *,
    progress: Progress,
    cancel: Cancel,
    part: Callable[[Done], None],
) -> int:
    """Write the copies; `part` gets what became of each."""
    from engine.deidentify.ready import Secret
    from engine.deidentify.work import run

    request = Request(
        order.options, Blank(found=False), patient=order.patient, looks=looks, pages=order.pages
    )
    secret = Secret(order.project, order.passphrase)
    count = 0
    for done in run(files, order.output, secret, request, progress=progress, cancel=cancel):
        part(done)
        count += 1
    return count
