"""A B-scan as a person sees it, with what was found drawn in."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.taxonomy import structure

FILL = 0.45  # of an area's colour over the scan
FINE = 4  # parts of a pixel that a surface is drawn to, as a power of two


def bscan_overlay(volume: OctVolume, segmentation: Segmentation, scan: int) -> NDArray[np.uint8]:
    """B-scan `scan` (from 0) with areas and surfaces, (height, width, 3) uint8 RGB, its own grid.

    A surface is broken off where it cannot be seen.
    """
    picture = np.repeat(volume.shown(scan)[..., None], 3, axis=2)
    for layer in segmentation.layers:
        mask = layer.mask[scan]
        mixed = picture[mask] * (1 - FILL) + np.array(_rgb(layer.structure)) * FILL
        picture[mask] = np.rint(mixed).astype(np.uint8)
    for surface in segmentation.surfaces:
        for piece in _pieces(surface.rows[scan]):
            points = np.rint(piece * 2**FINE).astype(np.int32)
            cv2.polylines(picture, [points], False, _rgb(surface.structure), 1, cv2.LINE_AA, FINE)
    return picture


def _pieces(rows: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Points (x, y) of each stretch without a gap."""
    seen = np.flatnonzero(np.isfinite(rows))
    parts = np.split(seen, np.flatnonzero(np.diff(seen) > 1) + 1)
    return [np.stack([part, rows[part]], axis=1).astype(np.float32) for part in parts if len(part)]


def _rgb(key: str) -> tuple[int, int, int]:
    colour = structure(key).colour.lstrip("#")
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)
