"""What the model manager asks of the engine; these functions run in the child process."""

from __future__ import annotations

from pathlib import Path

from engine.progress import Cancel, Progress
from engine.runtime import removing
from engine.runtime.runtimes import require_torch
from retsam_gui.results import FoundModel


def inspect_model(path: Path, *, progress: Progress, cancel: Cancel) -> FoundModel:
    """What a file is, before it is added."""
    require_torch()
    from engine.runtime import adding

    told = adding.inspect(path, progress=progress, cancel=cancel)
    return FoundModel(
        path=path,
        title=told.title,
        sha256=told.sha256,
        published_as=told.published_as,
        covers=told.covers,
        families=tuple(family.key for family in told.choices),
        base_needed=told.base_needed,
    )


def add_model(path: Path, family: str, accepted: str, *, progress: Progress, cancel: Cancel) -> str:
    """Install the file whose sha256 was accepted; gives the name of the model."""
    require_torch()
    from engine.runtime import adding

    return adding.add(path, family=family, accepted=accepted, progress=progress, cancel=cancel)


def clear_unfinished(*, progress: Progress, cancel: Cancel) -> None:
    """Take away what an addition left that was stopped so hard that it could not tidy up."""
    removing.clear_unfinished()


def remove_model(name: str, *, progress: Progress, cancel: Cancel) -> str:
    """Take a model and its files away; gives its name."""
    removing.remove(name)
    return name
