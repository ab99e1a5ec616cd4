"""Models as they ship: safetensors with kernels in half precision, and cards."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safetensors.torch import save
from torch import Tensor, nn

from engine.files import write_bytes

HALF_FROM = 2  # dimensions: matrices and kernels as fp16, vectors and statistics as fp32


def packed(network: nn.Module) -> bytes:
    """The network's weights as a safetensors file."""
    tensors: dict[str, Tensor] = {}
    for key, value in network.state_dict().items():
        half = value.is_floating_point() and value.dim() >= HALF_FROM
        tensors[key] = (value.half() if half else value).contiguous()
    data: bytes = save(tensors)
    return data


def commit() -> str:
    """The commit of the working folder, for the card."""
    done = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def write_card(file: Path, card: Mapping[str, Any]) -> None:
    """The card as JSON, for people to read too."""
    text = json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    write_bytes(file, text.encode("utf-8"))
