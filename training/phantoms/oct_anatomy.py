"""Where the layers of a drawn macula lie: thicknesses in µm as functions of the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Map = NDArray[np.float64]  # (scans, width)

SURFACES = (
    "ilm",
    "rnfl_gcl",
    "gcl_ipl",
    "ipl_inl",
    "inl_opl",
    "opl_onl",
    "elm",
    "ez",
    "rpe",
    "bm",
    "csi",
)
RPE_UM = 16.0  # thickness of the RPE itself, which a dome lifts with it
OUTER_SEGMENT_SHARE = 0.55  # of the distance from EZ to RPE that stays with a lifted retina


@dataclass(frozen=True)
class Dome:
    """A bell-shaped lift of the surfaces: centre (x, y) from the fovea and sizes, all in µm."""

    x: float
    y: float
    radius: float  # at which the height has fallen to exp(-2)
    height: float


@dataclass(frozen=True)
class Cyst:
    """An ellipsoid of fluid: centre (x, y) from the fovea in µm, half axes in µm.

    `depth` places its centre between IPL/INL (0) and ELM (1).
    """

    x: float
    y: float
    radius: float
    half_height: float
    depth: float = 0.5


@dataclass(frozen=True)
class Shape:
    """The form of a macula: `pit` scales the foveal pit, `thickness` all inner layers.

    Lengths are µm from the fovea: `disc_x` is where the disc's centre lies (positive to the
    right), `choroid` the choroid's thickness. `tilt` is (along, across) in µm of depth per µm,
    `curvature` in µm of depth per mm².
    """

    disc_x: float = 4500.0
    pit: float = 1.0
    thickness: float = 1.0
    choroid: float = 260.0
    tilt: tuple[float, float] = (0.0, 0.0)
    curvature: float = -6.0
    serous: tuple[Dome, ...] = ()  # subretinal fluid
    detachments: tuple[Dome, ...] = ()  # of the RPE
    drusen: tuple[Dome, ...] = ()
    cysts: tuple[Cyst, ...] = ()


@dataclass(frozen=True, eq=False)
class Depths:
    """Depth of every surface in µm, (scans, width), growing outwards; lifts by kind in µm."""

    surfaces: Mapping[str, Map]
    serous: Map
    detached: Map
    drusen: Map


def depths(shape: Shape, x: Map, y: Map) -> Depths:
    """The surfaces at places (x, y) in µm from the fovea, each (scans, width)."""
    serous, detached = lift(shape.serous, x, y), lift(shape.detachments, x, y)
    drusen = lift(shape.drusen, x, y)
    mm = np.hypot(x, y) / 1000
    bm = shape.tilt[0] * x + shape.tilt[1] * y + shape.curvature * mm**2
    rpe = bm - RPE_UM - detached - drusen
    layers = _thicknesses(shape, x, y, mm)
    found = {"csi": bm + shape.choroid * (1 - 0.03 * x / 1000), "bm": bm, "rpe": rpe}
    depth = rpe - serous
    for key, thickness in zip(reversed(SURFACES[:8]), reversed(layers), strict=True):
        depth = depth - thickness
        found[key] = depth
    return Depths({key: found[key] for key in SURFACES}, serous, detached, drusen)


def lift(domes: tuple[Dome, ...], x: Map, y: Map) -> Map:
    """Height in µm of all domes at places in µm: the highest one counts."""
    height = np.zeros_like(x)
    for dome in domes:
        squared = ((x - dome.x) ** 2 + (y - dome.y) ** 2) / dome.radius**2
        bell = dome.height * np.exp(-2 * squared)
        height = np.maximum(height, np.where(bell < 0.5, 0.0, bell))
    return height


def _thicknesses(shape: Shape, x: Map, y: Map, mm: Map) -> list[Map]:
    """Between neighbouring surfaces from ILM to RPE, in µm; figures of a healthy adult macula."""
    inner = 1 - np.exp(-((mm / (0.45 * shape.pit)) ** 2))  # 0 in the pit
    hill = inner * np.exp(-((mm / 2.6) ** 2))
    towards_disc = np.clip(1 - np.hypot(x - shape.disc_x, 0.6 * y) / abs(shape.disc_x), 0, 1)
    all_inner = shape.thickness
    centre = np.exp(-((mm / 0.6) ** 2))
    return [
        all_inner * inner * (9 + 70 * towards_disc**1.3 + 8 * np.clip(mm / 3, 0, 1)),
        all_inner * (2 + 50 * hill + 8 * inner),
        all_inner * (2 + 38 * hill + 14 * inner),
        all_inner * (3 + 30 * hill + 14 * inner),
        all_inner * (6 + 22 * inner),
        66 + 34 * centre - 8 * np.clip(mm / 3, 0, 1),
        24 + 4 * centre,
        28 + 12 * centre,
    ]
