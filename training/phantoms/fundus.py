"""A colour fundus photograph that never was, and the exact truth of everything in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.image import Laterality, Modality, RetinalImage, Scale
from engine.layers import FieldOfView, Landmark, Layer, Mask, Provenance, Segmentation
from engine.taxonomy import structures
from training.phantoms.frame import Frame, Placement
from training.phantoms.lesions import LESIONS, Blob, scatter
from training.phantoms.photograph import Scene, take
from training.phantoms.tubes import Tube, TubeField, draw_tubes
from training.phantoms.vessels import FOVEA, VesselKind, grow, resample

FINEST_PIXELS = 1.2  # thinner vessels would fall between the pixels' centres
TRUTH = Provenance(author="file:phantom")


@dataclass(frozen=True)
class DiscGeometry:
    """Optic disc and cup as ellipses; lengths as shares of the field's radius.

    `height` and `width` are the disc's half axes, `tilt` its clockwise turn in degrees in a right
    eye's picture, `cup` the cup's half axes as shares of the disc's, `offset` the cup's centre
    towards the nose and down.
    """

    height: float = 0.128
    width: float = 0.116
    tilt: float = 6.0
    cup: float = 0.45
    offset: tuple[float, float] = (-0.012, 0.004)


@dataclass(frozen=True, eq=False)
class FundusPhantom:
    """A drawn photograph and its truth, all on the pixel grid of `pixels`.

    `pixels` is (height, width, 3) uint8 RGB; `masks` maps structure keys to (height, width) bool
    arrays (crossings belong to both artery and vein); `disc` and `fovea` are (x, y) in pixels;
    `vessels` maps "artery" and "vein" to tubes in widths of a pixel, y counted in widths as well
    (row · aspect): a tube's `widths` are the exact sub-pixel widths that were drawn.
    """

    pixels: NDArray[np.uint8]
    masks: Mapping[str, Mask]
    disc: tuple[float, float]
    fovea: tuple[float, float]
    field: FieldOfView
    vessels: Mapping[str, tuple[Tube, ...]]
    eye: Laterality
    aspect: float

    def as_image(self, *, name: str = "phantom.png", scale: Scale | None = None) -> RetinalImage:
        """The photograph as a reader would hand it over."""
        digest = hashlib.sha256(self.pixels.tobytes()).hexdigest()
        return RetinalImage(
            pixels=self.pixels,
            sha256=digest,
            pixel_sha256=digest,
            name=name,
            modality=Modality.FUNDUS,
            laterality=self.eye,
            laterality_source="phantom",
            scale=scale,
            pixel_aspect=self.aspect,
        )

    def as_segmentation(self) -> Segmentation:
        """The truth as a model would hand it over."""
        return Segmentation(
            layers=tuple(
                Layer(key, self.masks[key], TRUTH) for key in structures() if key in self.masks
            ),
            landmarks=(Landmark("optic_disc", *self.disc), Landmark("fovea", *self.fovea)),
            field_of_view=self.field,
            model="phantom truth",
            model_sha256="0" * 64,
        )


def draw_fundus(
    *,
    shape: tuple[int, int] = (600, 700),
    seed: int = 0,
    eye: Laterality = Laterality.RIGHT,
    placement: Placement | None = None,
    aspect: float = 1.0,
    lesions: bool = True,
    disc: DiscGeometry | None = None,
) -> FundusPhantom:
    """Draw a photograph of the posterior pole.

    `shape` is (height, width) in pixels, `aspect` the height / width of one pixel. The same
    arguments give the same picture; `lesions=False` gives the same eye without them.
    """
    frame = Frame(shape, eye, aspect, placement or Placement())
    geometry = disc or DiscGeometry()
    field = frame.field()
    vessels = {kind: _vessels(kind, frame, seed=seed) for kind in ("artery", "vein")}
    drawn = {kind: draw_tubes(tubes, shape=shape, aspect=aspect) for kind, tubes in vessels.items()}
    blobs = scatter(np.random.default_rng((seed, 2))) if lesions else ()
    masks = _masks(frame, geometry, drawn, blobs)
    scene = Scene(
        frame=frame,
        disc=disc_radius(frame, geometry),
        cup=disc_radius(frame, geometry, cup=True),
        artery=drawn["artery"],
        vein=drawn["vein"],
        lesions={key: masks[key] for key in LESIONS if key in masks},
    )
    return FundusPhantom(
        pixels=take(scene, seed=seed),
        masks=MappingProxyType({key: mask & field.mask for key, mask in masks.items()}),
        disc=frame.to_pixel((0.0, 0.0)),
        fovea=frame.to_pixel(FOVEA),
        field=field,
        vessels=MappingProxyType(vessels),
        eye=eye,
        aspect=aspect,
    )


def disc_radius(frame: Frame, disc: DiscGeometry, *, cup: bool = False) -> NDArray[np.float32]:
    """Distance of every pixel from the disc's (or cup's) centre, 1 on its rim."""
    x, y = frame.retina()
    height, width = disc.height, disc.width
    if cup:
        x, y = x - disc.offset[0], y - disc.offset[1]
        height, width = height * disc.cup, width * disc.cup
    turn = np.deg2rad(disc.tilt)
    across = x * np.cos(turn) + y * np.sin(turn)
    along = y * np.cos(turn) - x * np.sin(turn)
    return np.asarray(np.hypot(across / width, along / height), np.float32)


def _vessels(kind: VesselKind, frame: Frame, *, seed: int) -> tuple[Tube, ...]:
    spacing = 2.5 / frame.radius
    return tuple(
        frame.tube(resample(tube, spacing=spacing), finest=FINEST_PIXELS)
        for tube in grow(kind, seed=seed)
    )


def _masks(
    frame: Frame, disc: DiscGeometry, drawn: Mapping[str, TubeField], blobs: tuple[Blob, ...]
) -> dict[str, Mask]:
    artery, vein = drawn["artery"].mask, drawn["vein"].mask
    masks = {
        "vessel": artery | vein,
        "artery": artery,
        "vein": vein,
        "optic_disc": disc_radius(frame, disc) <= 1,
        "optic_cup": disc_radius(frame, disc, cup=True) <= 1,
    }
    x, y = frame.retina()
    for blob in blobs:
        mask = masks.setdefault(blob.structure, np.zeros(frame.shape, np.bool_))
        columns = np.flatnonzero(np.abs(x[0] - blob.x) <= blob.reach)
        rows = np.flatnonzero(np.abs(y[:, 0] - blob.y) <= blob.reach)
        if columns.size and rows.size:
            window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            mask[window] |= blob.inside(x[:, window[1]], y[window[0]])
    return masks
