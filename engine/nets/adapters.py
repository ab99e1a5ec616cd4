"""Experts put into an encoder, of whatever kind: SAM's transformer or a convolutional one."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import nn

from engine.errors import ModelError
from engine.nets.conmoae import ConMoAE, Context, ExpertSpec, MapConMoAE
from engine.nets.sam_encoder import Block
from engine.nets.tensors import Tensors

NO_ADAPTER = "This encoder has no blocks that adapters fit beside: neither SAM's nor residual ones."


def with_adapters(encoder: nn.Module, rows: tuple[int, ...], spec: ExpertSpec) -> Context:
    """Put experts beside every block of `encoder`, in place, and return what they are told by.

    In SAM's encoder they stand beside the feed-forward part of each block, as published; in a
    convolutional one (of timm) beside each residual block, of its channels. At first they change
    nothing. `rows` are the numbers of rows of the context's tables; of `spec` the `channels` give
    way to those of each block. Raises ModelError where there is nothing to adapt.
    """
    context = Context(rows, spec.embedding)
    found = False
    for block in [each for each in encoder.modules() if isinstance(each, Block)]:
        block.mlp = ConMoAE(block.mlp, context, spec.of(block.norm2.normalized_shape[0]))
        found = True
    for parent, name, channels in list(_residual_blocks(encoder)):
        setattr(parent, name, MapConMoAE(getattr(parent, name), context, spec.of(channels)))
        found = True
    if not found:
        raise ModelError(NO_ADAPTER)
    return context


def _residual_blocks(encoder: nn.Module) -> Iterator[tuple[nn.Module, str, int]]:
    """Whose child, under which name, adds to what it is given; and its channels."""
    for parent in encoder.modules():
        for name, child in parent.named_children():
            if getattr(child, "has_skip", False):
                convolutions = [each for each in child.modules() if isinstance(each, nn.Conv2d)]
                yield parent, name, convolutions[-1].out_channels


def grown(tensors: Tensors, rows: tuple[int, ...], prefix: str) -> dict[str, torch.Tensor]:
    """The tensors with tables of `rows` rows: those that were there, then rows of zeros.

    `prefix` is what stands before the tables' names: "image_encoder." in a published delta,
    "context." in a network. Raises ModelError for a table that has more rows than that already, for
    rows are never taken out.
    """
    names = [f"{prefix}modal_embed.weight"]
    names += [f"{prefix}organ_embed.{level}.weight" for level in range(len(rows) - 1)]
    changed = dict(tensors)
    for name, count in zip(names, rows, strict=True):
        table = tensors[name]
        if len(table) > count:
            raise ModelError(
                f"{name} has {len(table)} rows, the program's tree only {count}. The checkpoint "
                "comes from a later version; use that one."
            )
        changed[name] = torch.cat([table, table.new_zeros(count - len(table), table.shape[1])])
    return changed
