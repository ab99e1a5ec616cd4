"""Drawn B-scans as training data: every surface and every area is known exactly."""

from __future__ import annotations

import numpy as np

from training.datasets.oct.sample import OctTruth
from training.phantoms.oct_random import random_oct


def drawn_truth(seed: int, shape: tuple[int, int] = (496, 768)) -> OctTruth:
    """A random B-scan of (height, width) pixels; surfaces in deep shadow or outside are NaN."""
    phantom = random_oct(seed, shape)
    recorded = np.isfinite(phantom.volume.bscans[0])
    columns = np.arange(shape[1])
    surfaces = {}
    for key, rows in phantom.surfaces.items():
        nearest = np.clip(np.rint(rows[0]).astype(np.int64), 0, shape[0] - 1)
        inside = (rows[0] >= 0) & (rows[0] <= shape[0] - 1) & recorded[nearest, columns]
        # a shadow falls below the nerve fibres: the ILM above it stays in sight
        seen = inside & (phantom.visible[0] | (key == "ilm"))
        surfaces[key] = np.where(seen, rows, np.nan).astype(np.float32)
    areas = {key: (mask[0] & recorded, recorded) for key, mask in phantom.areas.items()}
    return OctTruth(phantom.volume.shown(0), recorded, surfaces, areas)
