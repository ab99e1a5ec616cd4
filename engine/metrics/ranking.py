"""How well a probability map ranks what is there above what is not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.layers import Mask

LEVELS = 4096  # of probability that are told apart


def average_precision(
    probability: NDArray[np.float32], truth: Mask, within: Mask | None = None
) -> float:
    """Area under the precision-recall curve (AUPR), as the sum of precision × gain in recall.

    `probability` is (height, width) in [0, 1], told apart to 1/4096; all pixels of one level enter
    together. NaN where `truth` is empty: there is no recall to speak of.
    """
    if probability.shape != truth.shape:
        raise ValueError(f"Map and mask differ in size: {probability.shape} and {truth.shape}.")
    if within is not None:
        probability, truth = probability[within], truth[within]
    level = np.clip(probability * LEVELS, 0, LEVELS - 1).astype(np.int32).ravel()
    every = np.bincount(level, minlength=LEVELS)[::-1].cumsum()
    hits = np.bincount(level[truth.ravel()], minlength=LEVELS)[::-1].cumsum()
    if hits[-1] == 0:
        return float("nan")
    precision = hits / np.maximum(every, 1)
    gains = np.diff(hits, prepend=0) / hits[-1]
    return float((precision * gains).sum())
