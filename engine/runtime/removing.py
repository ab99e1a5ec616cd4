"""Taking away models that a person added or trained. Needs no torch."""

from __future__ import annotations

import shutil

from engine.errors import ModelError, OutputError
from engine.runtime.registry import models, own_models, removable

STAGING = ".adding"  # the folder in which files of an addition wait until all are there


def clear_unfinished() -> None:
    """Take away what an addition left behind whose process was ended in the middle of it."""
    shutil.rmtree(own_models() / STAGING, ignore_errors=True)


def remove(name: str) -> None:
    """Take a model that was added or trained away, with its files.

    Raises ModelError, OutputError.
    """
    models.cache_clear()  # another process of the program may have added it
    card = next((card for card in models() if card.name == name), None)
    if card is None or not removable(card):
        others = [each.name for each in models() if removable(each)]
        raise ModelError(
            f"There is no added model named {name!r}; nothing was removed. Added: "
            f"{', '.join(others) or 'none'}."
        )
    folder = own_models()
    parts = card.added.parts if card.added is not None else card.passes
    try:
        for part in parts:
            (folder / part.file).unlink(missing_ok=True)
        (folder / f"{name}.json").unlink()  # last, so that what fails can be tried again
    except OSError as error:
        raise OutputError(f"{name} cannot be removed ({error.strerror or error}).") from error
    finally:
        models.cache_clear()
