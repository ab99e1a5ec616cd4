"""Whether a picture is a B-scan at all, and the right way up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.image import OctVolume
from engine.oct.flatten import flatten, smooth_base
from engine.oct.graph import LEAST_COLUMNS, LEAST_UM, two_edges, z_um_of

ALONG = 16  # parts of a scan whose layers must look alike
LAYERED = 0.78  # correlation of a part's layers with all others', in the median part
FADING = 0.34  # brightness lost from the RPE to 400 µm below, of the scan's brightest
LIGHTER = 0.12  # how much brighter the retina is than the vitreous, of the scan's brightest
TURNED = -0.10  # so much darker than its mirror image's, and it is upside down

NOT_OCT = (
    "This does not look like an OCT B-scan: no layers run across it. What was found in it must not "
    "be relied on."
)
UPSIDE_DOWN = "This B-scan seems to be upside down: turn it so that the vitreous is at the top."


@dataclass(frozen=True)
class Suitability:
    """What speaks for a B-scan; each in shares of 1, `notice` is empty where it is one.

    `layered` is how alike the layers of its parts are, `fading` the light lost below the RPE,
    `lighter` how much brighter the retina is than what lies above it.
    """

    layered: float
    fading: float
    lighter: float
    notice: str

    @property
    def good(self) -> bool:
        """Whether it is taken for a B-scan the right way up."""
        return not self.notice


def judge(volume: OctVolume) -> Suitability:
    """Judge the middle B-scan.

    Thresholds were set between 250 scans of five devices, and fundus photographs, localizers and
    noise: see docs/oct.md.
    """
    z_um = z_um_of(volume.scale)
    shown = volume.shown(volume.scans // 2)
    layered, fading, lighter = _signs(shown, z_um)
    mirrored = _signs(np.ascontiguousarray(shown[::-1]), z_um)[2]
    notice = ""
    if layered < LAYERED or fading < FADING or lighter < LIGHTER:
        notice = NOT_OCT
    if lighter - mirrored < TURNED:
        notice = UPSIDE_DOWN
    return Suitability(layered, fading, lighter, notice)


def _signs(shown: NDArray[np.uint8], z_um: float) -> tuple[float, float, float]:
    bscans = shown.astype(np.float32)[None] / np.float32(255)
    if shown.shape[1] < LEAST_COLUMNS or shown.shape[0] * z_um < LEAST_UM:
        return 0.0, 0.0, 0.0
    outer, inner = two_edges(bscans, z_um)
    flat = flatten(bscans, smooth_base(outer), above=round(90 / z_um), below=round(130 / z_um))[0]
    width = flat.shape[1] // ALONG * ALONG
    parts = flat[:, :width].reshape(flat.shape[0], ALONG, -1).mean(axis=2)
    whole = parts.mean(axis=1)
    varied = parts.std(axis=0) > 1e-6
    alike = [np.corrcoef(part, whole)[0, 1] for part in parts.T[varied]] if whole.std() else []
    row = np.arange(shown.shape[0])[:, None]
    ilm, ez = inner[0], outer[0]
    brightest = float(np.quantile(bscans, 0.99)) + 1e-3

    def mean(where: NDArray[np.bool_]) -> float:
        return float(bscans[0][where].mean()) / brightest if where.any() else 0.0

    retina = mean((row > ilm + 3) & (row < ez - 3))
    vitreous = mean((row < ilm - 4) & (row > ilm - 40))
    fading = mean((row > ez) & (row < ez + 70 / z_um)) - mean(row > ez + 400 / z_um)
    return (float(np.median(alike)) if alike else 0.0), fading, retina - vitreous
