"""People made up: boxes that are not exact, clicks where a person would click."""

from __future__ import annotations

import cv2
import numpy as np

from engine.layers import Mask
from engine.prompt.prompts import Box, Mark

LEAST_DEPTH = 1.0  # pixels: an error that is thinner is not clicked at


def exact_box(mask: Mask) -> Box:
    """The box around a mask that has pixels."""
    left, top, wide, high = cv2.boundingRect(mask.astype(np.uint8))
    return Box(left - 0.5, top - 0.5, left + wide - 0.5, top + high - 0.5)


def jittered(box: Box, share: float, rng: np.random.Generator) -> Box:
    """Each edge moved on its own, by up to `share` of the box's side either way."""
    across, down = share * box.width, share * box.height
    moved = rng.uniform(-1, 1, 4) * (across, down, across, down)
    left, top = box.left + moved[0], box.top + moved[1]
    return Box(left, top, max(left + 1, box.right + moved[2]), max(top + 1, box.bottom + moved[3]))


def deepest(mask: Mask) -> tuple[float, float, float]:
    """The pixel (x, y) farthest from the mask's border, and how far that is; (0, 0, 0) if empty."""
    plane = mask.astype(np.uint8)
    left, top, wide, high = cv2.boundingRect(plane)
    if not wide:
        return 0.0, 0.0, 0.0
    padded = np.pad(plane[top : top + high, left : left + wide], 1)
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
    y, x = divmod(int(np.argmax(depth)), wide)
    return float(left + x), float(top + y), float(depth[y, x])


def corrective_click(shown: Mask, truth: Mask) -> Mark | None:
    """A click into the middle of the largest error, as people do; None where none is left."""
    missed, wrong = deepest(truth & ~shown), deepest(shown & ~truth)
    x, y, depth = max(missed, wrong, key=lambda found: found[2])
    if depth < LEAST_DEPTH:
        return None
    return Mark(((x, y),), inside=depth == missed[2])


def first_click(mask: Mask, rng: np.random.Generator) -> Mark:
    """Somewhere well inside the structure."""
    padded = np.pad(mask.astype(np.uint8), 1)
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
    ys, xs = np.nonzero(depth >= 0.6 * depth.max())
    chosen = int(rng.integers(len(ys)))
    return Mark(((float(xs[chosen]), float(ys[chosen])),), inside=True)


def scribble(mask: Mask, rng: np.random.Generator) -> Mark:
    """A short line through the structure: between two places well inside it."""
    one, other = first_click(mask, rng).points[0], first_click(mask, rng).points[0]
    return Mark((one, other), inside=True)
