"""A B-scan as a person sees it, with what was found drawn in."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.layers import Segmentation
from engine.oct.columns import stretches
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
        mixed = picture[mask] * (1 - FILL) + np.array(structure(layer.structure).rgb) * FILL
        picture[mask] = np.rint(mixed).astype(np.uint8)
    for surface in segmentation.surfaces:
        rows, rgb = surface.rows[scan], structure(surface.structure).rgb
        for part in stretches(rows):
            points = np.stack([part, rows[part]], axis=1)
            fine = np.rint(points * 2**FINE).astype(np.int32)
            cv2.polylines(picture, [fine], False, rgb, 1, cv2.LINE_AA, FINE)
    return picture
