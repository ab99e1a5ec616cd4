"""The whole of one run: the project opened, copies written, the list of them, the project kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.deidentify.asked import Done, Request
from engine.deidentify.ready import COLUMNS, COPIES, Secret, check
from engine.deidentify.run import deidentify_files
from engine.files import write_error
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent


def run(
    files: Sequence[Path],
    output: Path,
    secret: Secret,
    request: Request,
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Iterator[Done]:
    """Write the copies, and a line for each in `copies.csv`, after those of earlier runs.

    The project's file knows everybody whose copies are there at any moment. Raises as `check`,
    and `Cancelled` between two files.
    """
    check(files, output, secret)
    project = secret.opened()
    done = 0
    last: Path | None = None
    for each in deidentify_files(
        files, output, project, request, keep=lambda: secret.keep(project)
    ):
        _add_line(output / COPIES, each)
        if each.path != last:
            done, last = done + 1, each.path
        progress(done / len(files), "De-identifying")
        yield each
        raise_if_cancelled(cancel)


def _add_line(path: Path, done: Done) -> None:
    """One line, without names: what was written, of what kind, how many boxes were blanked."""
    looked = "" if done.looked is None else "yes" if done.looked else "no"
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    try:
        if not path.exists():
            writer.writerow(COLUMNS)
        writer.writerow([done.kind, done.status, " ".join(done.written), done.boxes, looked])
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text.getvalue())
    except OSError as error:
        raise write_error(path, error) from error
