"""OCT scans that never were, with the exact rows of every surface and the exact pixels of fluid."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.image import Laterality, Localizer, OctScale, OctVolume, Scale, ScanLine, ScanPattern
from engine.layers import Mask, Provenance, Surface
from training.phantoms.oct_anatomy import (
    OUTER_SEGMENT_SHARE,
    RPE_UM,
    SURFACES,
    Cyst,
    Depths,
    Map,
    Shape,
    depths,
)
from training.phantoms.oct_picture import Light, picture_of

TRUTH = Provenance(author="file:phantom")
AREAS = (
    "intraretinal_fluid",
    "subretinal_fluid",
    "pigment_epithelial_detachment",
    "drusen",
    "fluid",
)
FLUIDS = AREAS[:3]
SPECTRALIS = OctScale(3.872, 11.4, 120.0, "vendor")


@dataclass(frozen=True, eq=False)
class OctPhantom:
    """A drawn volume and its truth on the volume's own grid.

    `surfaces` maps keys to rows (scans, width) float32, exact also where a shadow hides them;
    `visible` is (scans, width) bool. `areas` maps keys to (scans, height, width) bool: a pixel
    belongs where its centre does. `fovea` is (scan, column).
    """

    volume: OctVolume
    surfaces: Mapping[str, np.ndarray]
    visible: Mask
    areas: Mapping[str, Mask]
    fovea: tuple[float, float]


@dataclass(frozen=True)
class Scene:
    """What is drawn: a macula, how it is lit, the fovea's place and the eye.

    `fovea` is the share of scans and of columns at which the fovea lies; `row` the share of the
    height at which BM lies below it.
    """

    shape: Shape = field(default_factory=Shape)
    light: Light = field(default_factory=Light)
    fovea: tuple[float, float] = (0.5, 0.5)
    row: float = 0.62
    eye: Laterality = Laterality.RIGHT


def draw_oct(
    shape: tuple[int, int, int] = (1, 496, 768),
    *,
    scene: Scene | None = None,
    scale: OctScale = SPECTRALIS,
    seed: int = 0,
) -> OctPhantom:
    """Draw `shape` = (scans, height, width) voxels of `scale`; a left eye is the mirror of a right.

    Raises ValueError where the scale lacks a distance that the shape needs.
    """
    scene = scene or Scene()
    scans, height, width = shape
    if scale.x_um is None or (scans > 1 and scale.y_um is None):
        raise ValueError("A phantom needs the whole scale.")
    fovea = ((scans - 1) * scene.fovea[0], (width - 1) * scene.fovea[1])
    mirror = -1 if scene.eye is Laterality.LEFT else 1
    columns = (np.arange(width) - fovea[1]) * scale.x_um * mirror
    across = (np.arange(scans) - fovea[0]) * (scale.y_um or 0.0)
    x, y = (np.asarray(each, np.float64) for each in np.meshgrid(columns, across))
    found = depths(scene.shape, x, y)
    rows = {
        key: (scene.row * (height - 1) + depth / scale.z_um)
        for key, depth in found.surfaces.items()
    }
    rng = np.random.default_rng(seed)
    areas = _areas(scene.shape, found, rows, x, y, height=height, z_um=scale.z_um)
    pixels = np.empty(shape, np.float32)
    visible = np.empty((scans, width), np.bool_)
    for scan in range(scans):
        pixels[scan], visible[scan] = picture_of(
            {key: each[scan] for key, each in rows.items()},
            {key: each[scan] for key, each in areas.items()},
            scene.light,
            height=height,
            rng=rng,
        )
    truth = {key: each.astype(np.float32) for key, each in rows.items()}
    return OctPhantom(
        _volume(pixels, scene, scale, truth), truth, visible, areas, (fovea[0], fovea[1])
    )


def _volume(
    pixels: np.ndarray, scene: Scene, scale: OctScale, truth: Mapping[str, np.ndarray]
) -> OctVolume:
    scans, _, width = pixels.shape
    digest = hashlib.sha256(pixels.tobytes()).hexdigest()
    step = (scale.y_um or 0.0) / (scale.x_um or 1.0)
    side = max(width, int(scans * step)) + 40
    top = (side - (scans - 1) * step) / 2
    left = (side - width) / 2
    lines = [(top + scan * step) for scan in range(scans)]
    side_um = scale.x_um or 1.0
    return OctVolume(
        pixels,
        sha256=digest,
        pixel_sha256=digest,
        name="phantom",
        pattern=ScanPattern.VOLUME if scans > 1 else ScanPattern.LINE,
        shown_range=(0.0, 1.0),
        fourth_root=True,
        scale=scale if scans > 1 else OctScale(scale.z_um, scale.x_um, None, scale.source),
        localizer=Localizer(np.full((side, side), 90, np.uint8), Scale(side_um, side_um, "vendor")),
        positions=tuple(ScanLine((left, y), (left + width - 1, y)) for y in lines),
        surfaces=tuple(Surface(key, truth[key], TRUTH) for key in ("ilm", "bm")),
        laterality=scene.eye,
        laterality_source="phantom",
    )


# --- areas ---------------------------------------------------------------------------------------


def _areas(
    shape: Shape,
    found: Depths,
    rows: Mapping[str, Map],
    x: Map,
    y: Map,
    *,
    height: int,
    z_um: float,
) -> dict[str, Mask]:
    rpe_out = rows["rpe"] + RPE_UM / z_um
    segments = (found.surfaces["rpe"] - found.serous - found.surfaces["ez"]) * OUTER_SEGMENT_SHARE
    segments_out = rows["ez"] + segments / z_um
    cysts = np.zeros((x.shape[0], height, x.shape[1]), np.bool_)
    for cyst in shape.cysts:
        cysts |= _ellipsoid(cyst, rows, x, y, height=height, z_um=z_um)
    areas = {
        "intraretinal_fluid": cysts,
        "subretinal_fluid": _between(segments_out, rows["rpe"], found.serous > 0, height),
        "pigment_epithelial_detachment": _between(
            rpe_out, rows["bm"], (found.detached > 0) & (found.detached >= found.drusen), height
        ),
        "drusen": _between(rpe_out, rows["bm"], found.drusen > found.detached, height),
    }
    areas["fluid"] = np.any([areas[key] for key in FLUIDS], axis=0)
    return areas


def _between(top: Map, bottom: Map, where: Mask, height: int) -> Mask:
    row = np.arange(height)[None, :, None]
    return np.asarray((row >= top[:, None]) & (row < bottom[:, None]) & where[:, None])


def _ellipsoid(
    cyst: Cyst, rows: Mapping[str, Map], x: Map, y: Map, *, height: int, z_um: float
) -> Mask:
    """The cyst's pixels, as far as they lie between ILM and RPE."""
    squared = ((x - cyst.x) ** 2 + (y - cyst.y) ** 2) / cyst.radius**2
    nearest = np.unravel_index(np.argmin((x - cyst.x) ** 2 + (y - cyst.y) ** 2), x.shape)
    inner, outer = rows["ipl_inl"][nearest], rows["elm"][nearest]
    middle = inner + cyst.depth * (outer - inner)
    half = np.sqrt(np.clip(1 - squared, 0, None)) * cyst.half_height / z_um
    row = np.arange(height)[None, :, None]
    inside = np.abs(row - middle) < half[:, None]
    return np.asarray(inside & (row > rows["ilm"][:, None]) & (row < rows["rpe"][:, None]))


__all__ = ["AREAS", "SURFACES", "OctPhantom", "Scene", "draw_oct"]
