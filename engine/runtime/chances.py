"""From logits to probabilities, in place of what they are computed from where that can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def inside(
    logits: NDArray[np.float32], temperatures: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """The logistic function of `logits` (outputs, height, width) by `temperatures` (outputs,)."""
    scale = np.float32(-1) if temperatures is None else -1 / temperatures[:, None, None]
    found: NDArray[np.float32] = logits * scale
    with np.errstate(over="ignore"):  # far below 0 it is infinite, and the outcome 0
        np.exp(found, out=found)
    found += 1
    np.reciprocal(found, out=found)
    return found


def of_each_column(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Softmax over the rows of `logits` (surfaces, rows, columns): each column sums up to 1."""
    found: NDArray[np.float32] = logits - logits.max(axis=1, keepdims=True)
    np.exp(found, out=found)
    found /= found.sum(axis=1, keepdims=True)
    return found
