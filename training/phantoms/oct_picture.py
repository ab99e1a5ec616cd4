"""How a drawn macula looks to an OCT: reflecting layers, vessels' shadows, speckle, noise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.layers import Mask
from training.phantoms.noise import cloud
from training.phantoms.oct_anatomy import SURFACES

Rows = NDArray[np.float64]  # (width,)

# Brightness (fourth root of intensity, 0 to 1) of the vitreous, then below each surface of
# SURFACES; that below EZ is split between the ellipsoids and the outer segments.
VITREOUS = 0.06
BELOW = (0.70, 0.47, 0.54, 0.38, 0.50, 0.30, 0.35, 0.76, 0.82, 0.55, 0.40)
SEGMENTS = 0.52
MEMBRANE = 0.16  # added by the ELM's thin line
FLUID, DRUSEN, DETACHED = 0.10, 0.55, 0.18
SEEN_FROM = 0.35  # share of the light that must be left for a surface to be seen


@dataclass(frozen=True)
class Shadow:
    """A vessel's or other shadow: its middle and half width in columns, and the light left."""

    column: float
    half_width: float
    left: float


@dataclass(frozen=True)
class Light:
    """How the scan was taken.

    `looks` is the number of averaged scans (speckle falls with it), `gain` scales the brightness,
    `floor` is the noise's brightness, `blur` (rows, columns) the sharpness in pixels, `falloff`
    how far the signal fades over the height.
    """

    looks: float = 3.0
    gain: float = 1.0
    floor: float = 0.13
    blur: tuple[float, float] = (0.8, 0.7)
    falloff: float = 0.1
    reach: float = 90.0  # rows below BM at which the brightness has fallen to exp(-1)
    choroid_contrast: float = 0.07
    shadows: tuple[Shadow, ...] = ()
    unrecorded: tuple[int, int] = (0, 0)  # rows at the top and at the bottom, NaN in the scan


def picture_of(
    rows: Mapping[str, Rows],
    areas: Mapping[str, Mask],
    light: Light,
    *,
    height: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Intensities (height, width) float32, NaN where not recorded, and which columns are seen."""
    width = rows["ilm"].size
    brightness = _tissue(rows, height)
    for key, value in (
        ("intraretinal_fluid", FLUID),
        ("subretinal_fluid", FLUID),
        ("pigment_epithelial_detachment", DETACHED),
        ("drusen", DRUSEN),
    ):
        brightness[areas[key]] = value
    row = np.arange(height)[:, None]
    below = row > rows["bm"]
    brightness += below * light.choroid_contrast * cloud(rng, (height, width), grain=14)
    brightness *= np.exp(-np.clip(row - rows["bm"], 0, None) / light.reach)
    left = _light_left(light, width)
    seen_through = np.where(row > rows["rnfl_gcl"], left, 1.0)
    brightness *= light.gain * (1 - light.falloff * row / height) * seen_through**0.25
    brightness = gaussian_filter(brightness, light.blur)
    picture = _speckled(np.clip(brightness, 0.0, 1.2), light, rng)
    top, bottom = light.unrecorded
    picture[:top] = np.nan
    picture[height - bottom :] = np.nan
    return picture, left > SEEN_FROM


def _tissue(rows: Mapping[str, Rows], height: int) -> NDArray[np.float64]:
    """Brightness of the layers, each pixel by how much of it lies on which side of a surface."""
    row = np.arange(height)[:, None]
    brightness = np.full((height, rows["ilm"].size), VITREOUS)
    before = VITREOUS
    for key, after in zip(SURFACES, BELOW, strict=True):
        brightness += (after - before) * _beyond(rows[key], row)
        before = after
        if key == "ez":
            middle = rows["ez"] + 0.45 * np.minimum(rows["rpe"] - rows["ez"], 12)
            brightness += (SEGMENTS - after) * _beyond(middle, row)
            before = SEGMENTS
    brightness += MEMBRANE * (_beyond(rows["elm"] - 0.5, row) - _beyond(rows["elm"] + 0.5, row))
    return brightness


def _beyond(surface: Rows, row: NDArray[np.int64]) -> NDArray[np.float64]:
    """Share of each pixel that lies below the surface."""
    return np.clip(row + 0.5 - surface, 0, 1)


def _light_left(light: Light, width: int) -> NDArray[np.float64]:
    column = np.arange(width)
    left = np.ones(width)
    for shadow in light.shadows:
        edge = np.clip((shadow.half_width + 1.5 - np.abs(column - shadow.column)) / 3, 0, 1)
        left *= 1 - (1 - shadow.left) * edge
    return left


def _speckled(
    brightness: NDArray[np.float64], light: Light, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Intensity with speckle of `looks` averages (a gamma variate), on a floor of noise."""
    signal = brightness**4
    grain = rng.gamma(light.looks, 1 / light.looks, brightness.shape)
    grain = gaussian_filter(grain, (0.45, 0.6))
    noise = rng.gamma(0.6, light.floor**4 / 0.6, signal.shape)
    return np.asarray(signal * grain + noise, np.float32)
