"""EdgeAL: Kadir, Alam, Sonntag. "EdgeAL: An edge estimation based active learning approach for OCT
segmentation". MICCAI 2023 (arXiv 2307.10745). What to label next, not a network.

As in the paper: a network with dropout answers several times; entropy of the mean answer and
divergence of the answers from it, both along the picture's edges, tell where it is unsure;
superpixels are chosen by it.
Differently: the edges' strength is Sobel's, superpixels are SLIC's; a surface is asked as "is this
pixel below it?", so that surfaces and areas are counted alike. Dropout is put behind every
normalisation for as long as it is asked, so that any network can be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from skimage.segmentation import slic
from torch import Tensor, nn
from torch.nn import functional

DROPOUT = 0.1
DRAWS = 8
SUPERPIXEL = 600  # pixels, about
SMALLEST = 1e-6

Values = NDArray[np.float32]


@dataclass(frozen=True)
class Region:
    """A superpixel's box, in pixels of the picture; right and bottom belong to it."""

    left: int
    top: int
    right: int
    bottom: int
    score: float  # mean unsureness of its pixels


@contextmanager
def dropout(network: nn.Module) -> Iterator[None]:
    """The network's features thinned out at random behind every normalisation."""

    def thin(_module: nn.Module, _inside: Any, features: Tensor) -> Tensor:
        return functional.dropout2d(features, DROPOUT)

    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    hooks = [module.register_forward_hook(thin) for module in norms]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


@torch.inference_mode()
def answers(network: nn.Module, image: Tensor, *, surfaces: int, outputs: int) -> Values:
    """Of one picture (1, 3, H, W): (draws, outputs, H, W), for each pixel how likely it is below
    each surface, and within each area.
    """
    network.eval()
    drawn = []
    with dropout(network):
        for _ in range(DRAWS):
            logits = network(image)[0, :outputs].float()
            below = torch.softmax(logits[:surfaces], 1).cumsum(1)
            drawn.append(torch.cat([below, torch.sigmoid(logits[surfaces:])]))
    found: Values = torch.stack(drawn).clamp(0, 1).numpy()
    return found


def unsureness(draws: Values, picture: NDArray[np.uint8]) -> Values:
    """Entropy times divergence of `draws` (draws, outputs, H, W) along the picture's edges, (H, W)
    float32.
    """
    mean = draws.mean(axis=0)
    entropy = _entropy(mean).sum(axis=0)
    divergence = (_entropy(mean) - _entropy(draws).mean(axis=0)).sum(axis=0)
    return np.asarray(edges(picture) * entropy * np.maximum(divergence, 0), np.float32)


def edges(picture: NDArray[np.uint8]) -> Values:
    """Strength of the edges of (H, W), 0 to 1."""
    smooth = cv2.GaussianBlur(picture, (0, 0), 2).astype(np.float32)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength = np.hypot(across, down)
    return np.asarray(strength / max(float(strength.max()), SMALLEST), np.float32)


def regions(unsure: Values, picture: NDArray[np.uint8]) -> list[Region]:
    """The picture's superpixels, least sure first."""
    count = max(1, picture.size // SUPERPIXEL)
    labels = slic(picture, n_segments=count, compactness=0.1, channel_axis=None, start_label=0)
    found = []
    for label in range(int(labels.max()) + 1):
        rows, columns = np.nonzero(labels == label)
        if rows.size:
            left, right = int(columns.min()), int(columns.max())
            top, bottom = int(rows.min()), int(rows.max())
            score = float(unsure[rows, columns].mean())
            found.append(Region(left, top, right, bottom, score))
    return sorted(found, key=lambda region: -region.score)


def _entropy(chances: Values) -> Values:
    """In nats, of yes or no."""
    p = np.clip(chances, SMALLEST, 1 - SMALLEST)
    return np.asarray(-p * np.log(p) - (1 - p) * np.log(1 - p), np.float32)
