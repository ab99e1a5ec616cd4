"""What an answer of several candidates costs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

SMOOTH = 1e-5


def dice_bce(logits: Tensor, truth: Tensor) -> Tensor:
    """Dice with squared probabilities (Milletari 2016), and BCE, as MedSegX is trained.

    Of every plane on its own: (batch, n, H, W) and (batch, 1, H, W) to (batch, n).
    """
    same = truth.expand_as(logits)
    chances = torch.sigmoid(logits)
    overlap = (chances * same).sum((-2, -1))
    total = chances.square().sum((-2, -1)) + same.square().sum((-2, -1))
    bce = functional.binary_cross_entropy_with_logits(logits, same, reduction="none")
    return 1 - (2 * overlap + SMOOTH) / (total + SMOOTH) + bce.mean((-2, -1))


def least_of(logits: Tensor, truth: Tensor) -> Tensor:
    """The cost of the best candidate of each example: (batch,)."""
    return dice_bce(logits, truth).min(1).values


def rating_error(ratings: Tensor, logits: Tensor, truth: Tensor) -> Tensor:
    """Squared error of ratings (batch, n) against the IoU that each candidate has: (batch,)."""
    found, true = logits.detach() > 0, truth > 0.5
    both = (found & true).sum((-2, -1)).float()
    either = (found | true).sum((-2, -1)).float()
    return (ratings - both / either.clamp_min(1)).square().mean(1)
