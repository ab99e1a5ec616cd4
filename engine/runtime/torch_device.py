"""The devices that torch can use here."""

from __future__ import annotations

import torch

from engine.errors import ModelError
from engine.runtime.device import NAMES, Device


def choose_device(wish: str = "auto") -> Device:
    """The device that a person asked for, or the best one here.

    Raises ModelError where "cuda" or "mps" is asked for and not there: never a silent change.
    """
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wish == "auto":
        return _with_precision(next(kind for kind, there in available.items() if there))
    if wish not in available:
        raise ModelError(f"{wish!r} is no device. Choose auto, cpu, cuda or mps.")
    if not available[wish]:
        raise ModelError(
            f"{NAMES[wish]} is not available here. Choose --device auto or cpu, or install a "
            "PyTorch build for this graphics card."
        )
    return _with_precision(wish)


def out_of_memory(error: BaseException) -> bool:
    """Whether torch or Python ran out of memory, by its type or its words."""
    text = str(error).lower()
    return (
        isinstance(error, MemoryError | torch.OutOfMemoryError)
        or "out of memory" in text
        or "can't allocate memory" in text
    )


def _with_precision(kind: str) -> Device:
    """Precision follows from what the processor supports, never from a timing."""
    if kind == "cuda":
        return Device(kind, "bf16" if torch.cuda.is_bf16_supported() else "fp32")
    if kind == "cpu" and _cpu_has_bf16():
        return Device(kind, "bf16")
    return Device(kind, "fp32")


def _cpu_has_bf16() -> bool:
    capabilities = torch.backends.cpu.get_cpu_capability() == "AVX512"
    return bool(capabilities and torch.cpu._is_avx512_bf16_supported())
