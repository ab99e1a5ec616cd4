"""A checkpoint's tensors by name: what they tell of a network, and loading them strictly."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn

from engine.errors import ModelError

Tensors = Mapping[str, torch.Tensor]


def plain_names(tensors: Tensors) -> dict[str, torch.Tensor]:
    """The tensors without what Lightning and DataParallel put before their names.

    Raises ModelError where two become one by that: nobody can say which is meant.
    """
    plain = {_plain(key): tensor for key, tensor in tensors.items()}
    if len(plain) < len(tensors):
        raise ModelError(
            "This checkpoint holds two tensors of one name, with and without “model” or “module” "
            "before it. Get the published file."
        )
    return plain


def _plain(key: str) -> str:
    while key.startswith(("model.", "module.")):
        key = key.partition(".")[2]
    return key


def shape_of(tensors: Tensors, key: str) -> tuple[int, ...]:
    """The shape of one tensor of a checkpoint. Raises ModelError where it is missing."""
    if key not in tensors:
        raise ModelError(
            f"This checkpoint is not complete: {key} is missing. Get the file again, or choose "
            "another one."
        )
    return tuple(tensors[key].shape)


def count_of(tensors: Tensors, prefix: str) -> int:
    """How many numbered parts there are below `prefix`: prefix0…, prefix1…, without a gap."""
    numbers = {
        int(key[len(prefix) :].split(".")[0])
        for key in tensors
        if key.startswith(prefix) and key[len(prefix) :].split(".")[0].isdigit()
    }
    if numbers != set(range(len(numbers))):
        raise ModelError(f"This checkpoint is not complete: parts of {prefix}* are missing.")
    return len(numbers)


def load_strictly(network: nn.Module, tensors: Tensors, title: str) -> None:
    """Give `network` exactly these tensors, without copying them.

    Raises ModelError that names what is missing, too much or of another shape.
    """
    try:
        network.load_state_dict(dict(tensors), strict=True, assign=True)
    except RuntimeError as error:
        expected = {key: tuple(value.shape) for key, value in network.state_dict().items()}
        missing = sorted(set(expected) - set(tensors))
        spare = sorted(set(tensors) - set(expected))
        other = sorted(
            key
            for key in set(expected) & set(tensors)
            if expected[key] != tuple(tensors[key].shape)
        )
        told = [
            f"{len(keys)} {word} ({keys[0]}{', …' if len(keys) > 1 else ''})"
            for word, keys in (("missing", missing), ("unknown", spare), ("of another size", other))
            if keys
        ]
        raise ModelError(
            f"This checkpoint does not fit {title}: tensors {'; '.join(told)}. It may be of "
            "another version, or damaged."
        ) from error
    network.eval().requires_grad_(False)
