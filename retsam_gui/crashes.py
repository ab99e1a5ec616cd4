"""Crash reports: files of this computer that a person may look at, delete or send.

The window and its child processes each keep a file open into which Python writes where they were
when they end by a fault of native code. Errors that nothing caught become a report at once. No
report holds names of patients, nor names or folders of the person's files.
"""

from __future__ import annotations

import atexit
import faulthandler
import logging
import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import TextIO

import platformdirs

import engine

log = logging.getLogger(__name__)

NAME = "retsam-desktop"
MOST = 20  # reports that are kept
RUNNING = ".running"  # files of processes that have not ended by a fault, or not yet
LIBRARIES = ("PySide6-Essentials", "numpy", "opencv-python-headless", "onnxruntime", "torch")
OWN = ("engine", "retsam_gui", "training", "resources")
FRAME = re.compile(r'File "([^"]+)"')
TITLE = """RetSAM Desktop: crash report

Nothing of this was sent anywhere. It tells which lines of the program ran when it failed, and
holds no names of patients or files. You may delete it, or send it to who looks after the program.
"""


def folder() -> Path:
    """Where reports and the log file are."""
    return platformdirs.user_log_path(NAME, appauthor=False)


def watch(process: str) -> None:
    """Have a fault of native code in this process noted; `process` is its name in the report."""
    path = folder() / f"{process}-{os.getpid()}{RUNNING}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        log.warning("No crash reports are written: %s", error.strerror)
        return
    file.write(_head(process))
    file.flush()
    faulthandler.enable(file)
    atexit.register(_unwatch, file, path)


def write(process: str, trace: str) -> None:
    """A report of an error that nothing caught; `trace` names lines of code alone."""
    _keep(process, datetime.now(UTC), f"{_head(process)}{trace}\n")


def collect() -> list[Path]:
    """All reports, the newest first; those of processes that have ended since are among them."""
    for path in folder().glob(f"*{RUNNING}"):
        process, _, pid = path.stem.rpartition("-")
        if not pid.isdigit() or _runs(int(pid)):
            continue
        try:
            told, ended = path.read_text(encoding="utf-8", errors="replace"), path.stat().st_mtime
            path.unlink()
        except OSError:
            continue  # on Windows: it runs, and has the file open
        if "File " in told:
            _keep(process, datetime.fromtimestamp(ended, UTC), told)
    return sorted(folder().glob("crash-*.txt"), reverse=True)


def _unwatch(file: TextIO, path: Path) -> None:
    faulthandler.disable()
    file.close()
    path.unlink(missing_ok=True)


def _keep(process: str, when: datetime, text: str) -> None:
    stem = f"crash-{when:%Y%m%d-%H%M%S}-{process}"
    path, number = folder() / f"{stem}.txt", 1
    while path.exists():
        number += 1
        path = folder() / f"{stem}-{number}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FRAME.sub(_without_place, text), encoding="utf-8")
        for old in sorted(folder().glob("crash-*.txt"), reverse=True)[MOST:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.warning("A crash report was not written: %s", error.strerror)


def _head(process: str) -> str:
    return "\n".join(
        [
            TITLE,
            f"Program: {engine.__version__}, process {process}",
            f"Time: {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"System: {platform.platform()}, Python {platform.python_version()}",
            f"Libraries: {', '.join(filter(None, map(_version, LIBRARIES)))}",
            "",
            "",
        ]
    )


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return ""


def _without_place(frame: re.Match[str]) -> str:
    """The file of code from its package on: what lies before may be named after a person."""
    parts = PurePath(frame[1]).parts
    libraries = [number + 1 for number, part in enumerate(parts) if part.endswith("-packages")]
    own = [number for number, part in enumerate(parts) if part in OWN]
    start = max(libraries or own, default=len(parts) - 1)
    return f'File "{"/".join(parts[start:])}"'


def _runs(pid: int) -> bool:
    if os.name == "nt":
        return False  # asking would end it there; its file cannot be removed while it runs
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
