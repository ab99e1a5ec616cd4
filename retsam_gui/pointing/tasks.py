"""Boxes and clicks, answered in a child process that remembers the picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.editing.region import Region
from engine.image import RetinalImage
from engine.progress import Cancel, Progress
from engine.prompt.prompts import Prompt
from engine.runtime.registry import ModelCard, model_card, models

if TYPE_CHECKING:
    from engine.prompt.candidates import Candidate
    from engine.prompt.session import PromptSession

Picture = RetinalImage | NDArray[np.uint8]
"""A photograph, or a B-scan (height, width)."""


@dataclass(frozen=True, eq=False)
class Answer:
    """Candidates, the best first, and by which weights.

    Where a layer was outlined anew there is one: of so many `pieces`, of which `kept` stayed.
    """

    candidates: tuple[Candidate, ...]
    model: str
    model_sha256: str
    pieces: int = 1
    kept: int = 0


_picture: dict[str, NDArray[np.uint8]] = {}  # the last one that was sent, (height, width, 3)


def prepare(model: str, runtime: str, *, progress: Progress, cancel: Cancel) -> None:
    """Have the model in memory before the first box."""
    _session(model, runtime)


def answer(
    picture: Picture | None,
    key: str,
    structure: str,
    prompt: Prompt,
    model: str,
    runtime: str,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Answer | None:
    """Candidates for a prompt on the picture `key`.

    A picture is sent once; None where it is missing and not known here, so that it has to be sent
    again. Raises ModelError where the model is not there, Cancelled.
    """
    session = _looking(picture, key, structure, (model, runtime), progress)
    if session is None:
        return None
    found = session.predict(prompt, progress=progress, cancel=cancel)
    return Answer(found, session.model.name, session.model.sha256)


def answer_again(
    picture: Picture | None,
    key: str,
    structure: str,
    before: Region,
    model: str,
    runtime: str,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Answer | None:
    """The layer `before`, each piece outlined anew from its own box; else as `answer`."""
    from engine.prompt.again import outlined_again
    from engine.prompt.candidates import Candidate

    session = _looking(picture, key, structure, (model, runtime), progress)
    if session is None:
        return None
    found = outlined_again(session, before, progress=progress, cancel=cancel)
    only = (Candidate(found.region, 1.0),)
    return Answer(only, session.model.name, session.model.sha256, found.pieces, found.kept)


def _looking(
    picture: Picture | None, key: str, structure: str, by: tuple[str, str], progress: Progress
) -> PromptSession | None:
    """A session that looks for `structure` on the picture; None where that is not known."""
    if picture is not None:
        _picture.clear()
        _picture[key] = _rgb(picture)
    if key not in _picture:
        return None
    progress(0.0, "loading the model")
    session = _session(*by)
    session.set_image(_picture[key], key=key, structure=structure)
    return session


def _rgb(picture: Picture) -> NDArray[np.uint8]:
    if isinstance(picture, RetinalImage):
        return picture.rgb8()
    return np.ascontiguousarray(np.broadcast_to(picture[..., None], (*picture.shape, 3)))


def _session(model: str, runtime: str) -> PromptSession:
    models.cache_clear()  # the window may have added or replaced a model since
    return _session_of(model_card(model), runtime)


@lru_cache(maxsize=1)
def _session_of(card: ModelCard, runtime: str) -> PromptSession:
    from engine.prompt.session import PromptSession
    from engine.runtime.prompting import load_prompt_model

    return PromptSession(load_prompt_model(card, runtime=runtime))
