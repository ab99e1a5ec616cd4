"""Losses for masks of which only some are known."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def masked_bce_dice(
    logits: Tensor, targets: Tensor, known: Tensor, *, focal: float = 0.0
) -> Tensor:
    """Binary cross-entropy plus soft Dice over the known pixels.

    All are (batch, structures, H, W); `targets` in [0, 1], `known` 0 or 1. Dice is taken per
    structure over the whole batch, so that patches without the structure do not count as misses
    (Milletari 2016). A structure that the batch does not label contributes nothing. `focal` is the
    exponent by which well-classified pixels count less (Lin 2017); 0 leaves cross-entropy as it is.
    """
    bce = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    if focal:
        bce = bce * (torch.sigmoid(logits) - targets).abs().detach() ** focal
    bce = (bce * known).sum((0, 2, 3)) / known.sum((0, 2, 3)).clamp_min(1)
    share = torch.sigmoid(logits) * known
    truth = targets * known
    overlap = (share * truth).sum((0, 2, 3))
    dice = 1 - (2 * overlap + 1) / (share.sum((0, 2, 3)) + truth.sum((0, 2, 3)) + 1)
    labelled = (known.sum((0, 2, 3)) > 0) & (truth.sum((0, 2, 3)) > 0)
    return (bce + dice * labelled).sum()


def bce_dice_each(logits: Tensor, targets: Tensor) -> Tensor:
    """Binary cross-entropy plus soft Dice of every plane on its own: (…, H, W) → (…)."""
    bce = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    share = torch.sigmoid(logits)
    overlap = (share * targets).sum((-2, -1))
    total = share.sum((-2, -1)) + targets.sum((-2, -1))
    return bce.mean((-2, -1)) + 1 - (2 * overlap + 1) / (total + 1)


def masked_spot(logits: Tensor, targets: Tensor, known: Tensor) -> Tensor:
    """Cross-entropy of a landmark's spot, weighted so that the spot counts as much as the rest."""
    bce = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    weight = known * (1 + 60 * targets)
    return (bce * weight).sum() / weight.sum().clamp_min(1)


def masked_centreline(logits: Tensor, targets: Tensor, known: Tensor, *, radius: int) -> Tensor:
    """1 − soft centreline Dice (clDice; Shit 2021) of one structure, all (batch, H, W).

    Counts how much of each one's centreline lies within the other, so that a thin vessel counts as
    much as a thick one of its length. `radius` is that of the thickest vessels whose centreline is
    found, in pixels. Without the structure, 0.
    """
    found, truth = torch.sigmoid(logits) * known, targets * known
    if not truth.any():
        return logits.sum() * 0
    found_line, true_line = _centreline(found, radius), _centreline(truth, radius)
    precision = ((found_line * truth).sum() + 1) / (found_line.sum() + 1)
    sensitivity = ((true_line * found).sum() + 1) / (true_line.sum() + 1)
    return 1 - 2 * precision * sensitivity / (precision + sensitivity)


def _centreline(values: Tensor, radius: int) -> Tensor:
    """What successive openings take away (the soft skeleton of Shit 2021)."""
    line = torch.zeros_like(values)
    for _ in range(radius):
        eroded = -functional.max_pool2d(-values, 3, 1, 1)
        edge = functional.relu(values - functional.max_pool2d(eroded, 3, 1, 1))
        line = line + functional.relu(edge - line * edge)
        values = eroded
    return line
