"""The files of an added model: found, checked against the card, read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file

from engine.errors import ModelError
from engine.nets.tensors import Tensors
from engine.runtime.checkpoints import file_sha256
from engine.runtime.registry import ModelCard, own_models

WHOLE = "whole"  # the name of the part where a model has one alone
ADD_AGAIN = "Remove the model and add it again."


def part_tensors(card: ModelCard, name: str) -> Tensors:
    """The tensors of one part of an added model.

    Raises ModelError where the file is missing or is not the one that the card describes.
    """
    part = card.added.part(name) if card.added else None
    if part is None:
        raise ModelError(f"{card.title} has no part called {name}.")
    path = own_models() / part.file
    try:
        stamp = path.stat()
        same = _sha256_once(path, stamp.st_mtime_ns, stamp.st_size) == part.sha256
        if same:
            return load_file(path)
    except (OSError, SafetensorError) as error:
        raise ModelError(f"A file of {card.title} is missing or damaged. {ADD_AGAIN}") from error
    raise ModelError(
        f"A file of {card.title} is damaged (its checksum differs from the model card's). "
        f"{ADD_AGAIN}"
    )


def part_shape(card: ModelCard, name: str, key: str) -> tuple[int, ...]:
    """The shape of one tensor of a part, without reading it. Raises ModelError."""
    part = card.added.part(name) if card.added else None
    try:
        with safe_open(own_models() / (part.file if part else ""), "pt") as file:
            return tuple(file.get_slice(key).get_shape())
    except (OSError, SafetensorError) as error:
        raise ModelError(f"A file of {card.title} is missing or damaged. {ADD_AGAIN}") from error


@lru_cache(maxsize=64)
def _sha256_once(path: Path, _changed: int, _size: int) -> str:
    """Of a file as it is now: large files are not summed up for every image."""
    return file_sha256(path)
