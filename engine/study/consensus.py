"""One mask out of several readers': by majority, or by STAPLE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask

MOST_ROUNDS = 200
SETTLED = 1e-7  # change of any sensitivity or specificity that ends the rounds
FIRST_GUESS = 0.99999  # of each reader's sensitivity and specificity, as Warfield et al. begin
EDGE = 1e-9  # keeps chances away from 0 and 1, where logarithms end


@dataclass(frozen=True, eq=False)
class Staple:
    """What STAPLE comes to: the chance of each pixel, and how good each reader was against it."""

    probability: NDArray[np.float64]  # of the masks' shape
    sensitivity: tuple[float, ...]
    specificity: tuple[float, ...]

    @property
    def mask(self) -> Mask:
        """The pixels that are more likely in than out."""
        return np.asarray(self.probability > 0.5)


def majority(masks: Sequence[Mask]) -> Mask:
    """The pixels that more than half of the readers drew; with two readers, both of them."""
    stack = _stack(masks)
    return np.asarray(stack.sum(axis=0) * 2 > len(stack))


def staple(masks: Sequence[Mask]) -> Staple:
    """Simultaneous truth and performance level estimation (Warfield, Zou & Wells 2004).

    Expectation and maximisation with the readers' mean share of pixels as the prior, over all
    pixels. Pixels that all readers agree about count with their number alone, so that the time
    depends on how many patterns of answers there are. Where all masks are the same, it is they.
    """
    stack = _stack(masks)
    shape, flat = stack.shape[1:], stack.reshape(len(stack), -1)
    codes = np.zeros(flat.shape[1], np.int64)
    for drawn in flat:
        codes = codes * 2 + drawn
    patterns, where, counts = np.unique(codes, return_inverse=True, return_counts=True)
    bits = (patterns[:, None] >> np.arange(len(stack))[::-1]) & 1 == 1  # (patterns, readers)
    prior = float(flat.mean())
    if prior in (0.0, 1.0):
        same = np.full(shape, prior)
        return Staple(same, (1.0,) * len(stack), (1.0,) * len(stack))
    chance, sensitivity, specificity = _settle(bits, counts, prior)
    return Staple(
        chance[where].reshape(shape),
        tuple(map(float, sensitivity)),
        tuple(map(float, specificity)),
    )


def _settle(
    bits: NDArray[np.bool_], counts: NDArray[np.int64], prior: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    sensitivity = np.full(bits.shape[1], FIRST_GUESS)
    specificity = sensitivity.copy()
    chance = np.zeros(len(counts))
    for _ in range(MOST_ROUNDS):
        inside = np.log(prior) + np.where(bits, np.log(sensitivity), np.log1p(-sensitivity)).sum(1)
        outside = np.log1p(-prior) + np.where(
            bits, np.log1p(-specificity), np.log(specificity)
        ).sum(1)
        chance = 1 / (1 + np.exp(np.clip(outside - inside, -700, 700)))
        weight, against = counts * chance, counts * (1 - chance)
        found = np.clip((weight @ bits) / weight.sum(), EDGE, 1 - EDGE)
        spared = np.clip((against @ ~bits) / against.sum(), EDGE, 1 - EDGE)
        moved = max(np.abs(found - sensitivity).max(), np.abs(spared - specificity).max())
        sensitivity, specificity = found, spared
        if moved < SETTLED:
            break
    return chance, sensitivity, specificity


def _stack(masks: Sequence[Mask]) -> NDArray[np.bool_]:
    if not masks:
        raise ValueError("A consensus needs a mask.")
    if any(mask.shape != masks[0].shape or mask.dtype != np.bool_ for mask in masks):
        raise ValueError("Masks of a consensus are boolean and of one size.")
    if len(masks) > 62:
        raise ValueError("A consensus is of at most 62 masks.")
    return np.stack(masks)
