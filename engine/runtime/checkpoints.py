"""Reading a published checkpoint: what it is, safely, before any of it is used."""

from __future__ import annotations

import hashlib
import logging
import pickle
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from engine.errors import ModelError
from engine.nets import tensors as nets
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

log = logging.getLogger(__name__)

BLOCK = 1 << 24  # bytes that are read at a time
SAM_WIDTHS = {768: "ViT-B", 1024: "ViT-L", 1280: "ViT-H"}
LARGER = ("ViT-L", "ViT-H")  # MedSAM has one size alone


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A file that was read: `tensors` under plain names, still in the file as far as can be.

    `kinds` are the keys of the families that it can be of; more than one where the tensors do not
    tell them apart.
    """

    path: Path
    sha256: str
    kinds: tuple[str, ...]
    size: str
    tensors: nets.Tensors


def read_checkpoint(
    path: Path, *, progress: Progress = silent, cancel: Cancel = never
) -> Checkpoint:
    """Read a PyTorch or safetensors file without running any code in it, and recognise it.

    Raises ModelError where it holds code, is damaged, or is no model that is known; Cancelled.
    """
    digest = file_sha256(path, progress=progress, cancel=cancel)
    progress(0.9, "looking at the tensors")
    held = _tensors_of(_read(path))
    _check_storage(held, path.stat().st_size)
    tensors = nets.plain_names(held)
    kinds = _kinds_of(tensors)
    raise_if_cancelled(cancel)
    _check_numbers(tensors)
    width = _width_of(tensors) if "sam" in kinds else 0
    return Checkpoint(path, digest, kinds, SAM_WIDTHS.get(width, ""), tensors)


@contextmanager
def sizes_derived() -> Iterator[None]:
    """Turns whatever goes wrong where sizes are derived from tensors' shapes into a ModelError."""
    try:
        yield
    except (ArithmeticError, LookupError, TypeError, ValueError, RuntimeError) as error:
        raise ModelError(
            "This file is damaged, or of another version: its tensors have shapes that fit no "
            "model that is known. Get it again, or choose another one."
        ) from error


def file_sha256(path: Path, *, progress: Progress = silent, cancel: Cancel = never) -> str:
    """The sha256 of a large file. Raises ModelError where it cannot be read; Cancelled."""
    digest, done = hashlib.sha256(), 0
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                raise_if_cancelled(cancel)
                digest.update(block)
                done += len(block)
                progress(0.9 * done / size, "checking the file")
    except OSError as error:
        raise ModelError(
            f"{path.name} cannot be read ({error.strerror or error}). Check that it is there and "
            "that you may read it."
        ) from error
    return digest.hexdigest()


def _read(path: Path) -> Any:
    """What the file holds: tensors and plain containers, or ModelError."""
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        return torch.load(
            path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path)
        )
    except pickle.UnpicklingError as error:
        log.warning("%s was refused: %s", path.name, error)
        raise ModelError(
            f"{path.name} is refused: beside tensors it holds program code or objects, which could "
            "do harm when they are loaded. Get the file from its authors, or one that holds "
            "tensors alone."
            if _names_code(error)
            else f"{path.name} is no file of PyTorch, or it is damaged. Get it again."
        ) from error
    except Exception as error:  # PyTorch's reader fails in many ways on what is no file of its own
        log.warning("%s cannot be read: %r", path.name, error)
        raise ModelError(
            f"{path.name} is damaged or not complete, or is no file of PyTorch. Compare its size "
            "with the published one and get it again."
        ) from error


def _names_code(error: pickle.UnpicklingError) -> bool:
    """Whether the reader stopped at an object or a function instead of at nonsense.

    Instructions from 128 on are those of pickles that PyTorch does not write.
    """
    told = str(error).lower()
    operand = re.search(r"unsupported operand (\d+)", told)
    return bool(
        re.search(r"unsupported (global|class)", told) or (operand and int(operand[1]) >= 128)
    )


def _tensors_of(held: Any) -> dict[str, torch.Tensor]:
    """The tensors out of the containers in which they are published."""
    for key in ("state_dict", "model"):
        if isinstance(held, dict) and isinstance(held.get(key), dict):
            held = held[key]
    if not isinstance(held, dict) or not held:
        raise ModelError("This file holds no model: there are no named tensors in it.")
    strange = [key for key, value in held.items() if not isinstance(value, torch.Tensor)]
    if strange or not all(isinstance(key, str) for key in held):
        raise ModelError(
            f"This file is no model that is known: {strange[:1] or 'a name'} is not a tensor."
        )
    return held


def _kinds_of(tensors: nets.Tensors) -> tuple[str, ...]:
    if any(key.startswith("swinViT.") for key in tensors):
        return ("retsam",)
    if any(".adapter_" in key for key in tensors):
        return ("medsegx",)
    if "image_encoder.pos_embed" in tensors:
        return ("sam",) if SAM_WIDTHS.get(_width_of(tensors)) in LARGER else ("sam", "medsam")
    if any(key.startswith("image_encoder.patch_embed.seq.") for key in tensors):
        raise ModelError(
            "This is MobileSAM or a model like it. The program reads SAM, MedSAM, MedSegX and "
            "RetSAM."
        )
    first = next(iter(tensors))
    raise ModelError(
        "This is no model that the program knows (its tensors are called like "
        f"{first!r}). It reads RetSAM, SAM, MedSAM and MedSegX."
    )


def _width_of(tensors: nets.Tensors) -> int:
    """Channels of SAM's encoder; its places are (1, rows, columns, channels)."""
    shape = tensors["image_encoder.pos_embed"].shape
    if len(shape) != 4:
        raise ModelError(
            f"This is no SAM that the program knows: image_encoder.pos_embed has {len(shape)} "
            "axes instead of 4. Get the file again, or choose another one."
        )
    return shape[-1]


def _check_storage(tensors: nets.Tensors, size: int) -> None:
    """Refuse what is not in the file of `size` bytes: a few bytes can claim terabytes."""
    for key, tensor in tensors.items():
        if tensor.layout is not torch.strided or tensor.is_quantized or tensor.is_meta:
            raise ModelError(
                f"This file is no model that is known: {key} is not stored in full (it is sparse "
                "or compressed). Get the published file."
            )
    if sum(tensor.numel() * tensor.element_size() for tensor in tensors.values()) > size:
        raise ModelError(
            "This file is refused: its tensors claim more numbers than it holds. Get the published "
            "file."
        )


def _check_numbers(tensors: nets.Tensors) -> None:
    for key, tensor in tensors.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise ModelError(
                f"This file is damaged: {key} holds values that are no numbers. Get it again."
            )
