"""What is asked of a cohort, and the folder that belongs to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from engine.batch import Request
from engine.errors import OutputError
from engine.files import check_folder
from engine.writers.exported import json_bytes

SETTINGS = "cohort.json"
LOCK = ".lock"
TIME_LIMIT_S = 300.0


@dataclass(frozen=True)
class CohortSettings:
    """The request for each image, and what is kept of it beside its numbers.

    An image that takes longer than `time_limit_s` is given up. `masks` keeps every mask as a PNG,
    `overlays` a small picture of each photograph with its layers.
    """

    request: Request
    time_limit_s: float = TIME_LIMIT_S
    masks: bool = False
    overlays: bool = True

    def as_json(self) -> dict[str, Any]:
        """What the numbers depend on; two runs with the same can be one cohort."""
        return self.request.as_json(images=0) | {"masks": self.masks, "overlays": self.overlays}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of the folder; a lock that does not outlive its process."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(
            f"Another run is writing into {folder}. Wait until it is done, or stop it."
        ) from error
    try:
        yield
    finally:
        lock.release()


def claim(folder: Path, settings: CohortSettings) -> None:
    """Make `folder` this cohort's, or see that it is; `OutputError` where it is another's."""
    check_folder(folder)
    path, asked = folder / SETTINGS, settings.as_json()
    if not path.exists():
        path.write_bytes(json_bytes(asked))
        return
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OutputError(f"{path} cannot be read; choose another output folder.") from error
    other = sorted(key for key in asked if told.get(key) != asked[key])
    if other:
        raise OutputError(
            f"{folder} holds a cohort with other settings ({', '.join(other)}). Numbers of two "
            "models or settings do not go into one data set: choose another output folder."
        )
