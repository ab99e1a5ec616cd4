"""The whole of one run: the project opened, copies written, the list of them, the project kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.deidentify.asked import Done, Request
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.project import Project, new_project, open_project, save_project
from engine.deidentify.run import deidentify_files
from engine.errors import OutputError
from engine.files import check_folder
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

COPIES = "copies.csv"
COLUMNS = ("kind", "status", "written", "boxes_blanked", "looked")


@dataclass(frozen=True)
class Secret:
    """Where a project is kept and what opens it; no file: its key is thrown away."""

    file: Path | None
    passphrase: str = field(default="", repr=False)

    def opened(self) -> Project:
        """The project, a new one where its file is not there yet. Raises `ProjectError`."""
        if self.file is None or not self.file.exists():
            return new_project()
        return open_project(self.file, passphrase=self.passphrase)

    def keep(self, project: Project) -> None:
        """Write the file, if there is to be one. Raises `ProjectError`, `OutputError`."""
        if self.file is not None:
            save_project(project, self.file, passphrase=self.passphrase)


def check(files: Sequence[Path], output: Path, secret: Secret) -> None:
    """Find out before anybody looks at pictures whether a run can begin.

    Raises `DeidentifyError` where there is nothing to do, `ProjectError`, `OutputError`.
    """
    if not files:
        raise DeidentifyError("There is nothing to do. The output must be another folder.")
    _check_list(output / COPIES)
    check_folder(output)
    secret.keep(secret.opened())  # before anything hangs on it


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


def _check_list(path: Path) -> None:
    """Refuse to write into another program's file, whatever it is."""
    try:
        there = path.read_text(encoding="utf-8").partition("\n")[0].strip()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError):
        there = ""
    if there != ",".join(COLUMNS):
        raise OutputError(f"{path} is something else already. Choose another folder.")


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
        raise OutputError(
            f"{path} cannot be written ({error.strerror}). Check that the disk is not full, that "
            "the folder may be written to and that no other program holds the file."
        ) from error
