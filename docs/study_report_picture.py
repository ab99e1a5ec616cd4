"""Runs a made study as a study manager would, and takes the picture of its report for the docs.

`python docs/study_report_picture.py [FOLDER]`; needs no display, and pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from engine.cli import app
from engine.store.store import open_store
from training.phantoms.study import KEY, READERS, read_everything, write_study

PICTURES = Path(__file__).parent / "pictures"
PAGE = 2
DPI = 110


def main() -> int:
    """Write the picture; 1 if a command failed."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    with tempfile.TemporaryDirectory() as folder:
        report = _study(Path(folder))
        page = ["-f", str(PAGE), "-l", str(PAGE), "-singlefile", "-r", str(DPI), "-png"]
        subprocess.run(["pdftoppm", *page, report, pictures / "study-report"], check=True)
    return 0


def _study(folder: Path) -> Path:
    """From the plan to the report."""
    plan, workspace = write_study(folder), folder / "workspace.db"
    _run("create", plan)
    _run("assign", plan.with_suffix(".study.json"), "--store", workspace)
    with open_store(workspace) as store:
        for reader in READERS:
            read_everything(store, reader)
    _run("close", KEY, "--store", workspace)
    _run("analyse", KEY, "-o", folder / "results", "--store", workspace)
    return folder / "results" / "study.pdf"


def _run(*words: object) -> None:
    done = CliRunner().invoke(app, ["study", *map(str, words)])
    if done.exit_code:
        raise SystemExit(done.output)


if __name__ == "__main__":
    raise SystemExit(main())
