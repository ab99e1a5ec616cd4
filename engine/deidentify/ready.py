"""Whether a run can begin: its project opens, and its list of copies is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.deidentify.errors import DeidentifyError
from engine.deidentify.project import Project, new_project, open_project, save_project
from engine.errors import OutputError
from engine.files import check_folder

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
