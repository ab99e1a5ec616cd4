"""Whether a run can begin: its project opens, and its list of copies is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from engine.deidentify.errors import DeidentifyError, ProjectError
from engine.deidentify.project import Project, new_project, open_project, save_project
from engine.errors import OutputError
from engine.files import check_folder

LONGEST = 30  # seconds that another run may hold the project's file
HELD = "The project's file cannot be written, or another program holds it. Try again."
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
        """Write the file, if there is to be one, with whom other runs met meanwhile.

        Raises `ProjectError`, `OutputError`.
        """
        if self.file is None:
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.file.with_name(f".{self.file.name}.lock"), timeout=LONGEST):
                if self.file.exists():
                    project.take_in(open_project(self.file, passphrase=self.passphrase))
                save_project(project, self.file, passphrase=self.passphrase)
        except (OSError, Timeout) as error:
            raise ProjectError(HELD) from error


def check(files: Sequence[Path], output: Path, secret: Secret) -> None:
    """Find out before anybody looks at pictures whether a run can begin.

    Raises `DeidentifyError` where there is nothing to do, `ProjectError`, `OutputError`.
    """
    if not files:
        raise DeidentifyError("There is nothing to do. The output must be another folder.")
    place = output.resolve()
    if secret.file is not None and secret.file.resolve().is_relative_to(place):
        raise ProjectError(
            "The project's file tells who everybody is. Keep it outside the folder of the copies."
        )
    _check_list(output / COPIES)
    check_folder(output)
    secret.keep(secret.opened())  # before anything hangs on it


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
