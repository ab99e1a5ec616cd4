"""Boxes and clicks, answered in a child process that remembers the picture."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.progress import Cancel, Progress, raise_if_cancelled
from engine.prompt.prompts import Prompt
from engine.runtime.registry import model_card

if TYPE_CHECKING:
    from engine.prompt.candidates import Candidate
    from engine.prompt.session import PromptSession

Pixels = NDArray[np.uint8]  # (height, width, 3)

_seen: dict[str, tuple[str, str]] = {}  # by model: the picture's key and the structure


def answer(
    pixels: Pixels | None,
    key: str,
    structure: str,
    prompt: Prompt,
    model: str,
    *,
    progress: Progress,
    cancel: Cancel,
) -> tuple[Candidate, ...] | None:
    """Candidates for a prompt on the picture `key`, the best first.

    A picture is sent once; None where `pixels` are missing and the picture is not known here, so
    that it has to be sent again. Raises ModelError where the model is not there.
    """
    session = _session(model)
    if pixels is not None:
        session.set_image(pixels, key=key, structure=structure)
        _seen[model] = (key, structure)
    elif _seen.get(model) != (key, structure):
        return None
    raise_if_cancelled(cancel)
    return session.predict(prompt)


@lru_cache(maxsize=1)
def _session(model: str) -> PromptSession:
    from engine.prompt.session import PromptSession
    from engine.runtime.prompting import load_prompt_model

    _seen.clear()
    return PromptSession(load_prompt_model(model_card(model)))
