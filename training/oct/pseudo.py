"""Surfaces by graph search where nobody drew any, as far as the search agrees with itself."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.image import OctScale
from engine.oct.graph import SURFACES, search, z_um_of
from training.datasets.oct.sample import BScan, Rows

AGREED = 1.5  # rows: how far the searches may be apart in a column
LEAST = 0.8  # of the columns: a surface on which they agree less is not learned from
TILT = 0.06  # rows per column of the second look


def pseudo_rows(image: BScan, scale: OctScale | None) -> dict[str, Rows]:
    """Rows of the surfaces of a B-scan, (1, width); NaN where the search is not sure.

    It looks three times: at the scan, at its mirror image tilted, and at a blurred copy. A column
    counts where all three agree, a surface where most columns do.
    """
    z_um = z_um_of(scale)
    width = image.shape[1]
    bend = TILT * (np.arange(width) - width / 2)
    looks = (
        search(image[None], z_um=z_um)[0],
        search(_tilted(image[:, ::-1], bend)[None], z_um=z_um)[0],
        search(_blurred(image)[None], z_um=z_um)[0],
    )
    found = {}
    for key in SURFACES:
        rows = np.stack([looks[0][key][0], (looks[1][key][0] - bend)[::-1], looks[2][key][0]])
        seen = np.isfinite(rows).all(axis=0)
        agreed = seen & (np.ptp(np.where(seen, rows, 0), axis=0) <= AGREED)
        if agreed.mean() >= LEAST:
            sure = np.where(agreed, rows.mean(axis=0), np.nan)
            found[key] = sure[None].astype(np.float32)
    return found


def _tilted(image: NDArray[np.uint8], bend: NDArray[np.float64]) -> BScan:
    """Each column moved down by `bend` rows."""
    height, width = image.shape
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    return cv2.remap(
        image.copy(),
        x.astype(np.float32),
        (y - bend).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    ).astype(np.uint8)


def _blurred(image: BScan) -> BScan:
    return cv2.GaussianBlur(image, (0, 0), 1.0).astype(np.uint8)
