"""Optic disc: its size and place; and the size of the field that it is seen in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import ndimage

from engine.biomarkers.definition import Biomarker, measured, scaled, unmeasured
from engine.biomarkers.geometry import EDGE_NEEDED, PixelGeometry
from engine.biomarkers.measurement import Measurement
from engine.layers import FieldOfView, Mask, Segmentation

STRAY = 0.05  # pieces beside the disc may hold this share of its mask
JONAS = "Jonas, Gusek and Naumann 1988, Invest Ophthalmol Vis Sci 29:1151"

AREA = Biomarker(
    key="area",
    title="Area",
    units=("px2", "mm2"),
    region="disc",
    structures=("optic_disc",),
    text="Area of the disc's mask, the cup included: its largest piece with holes filled.",
    source=JONAS,
)
VERTICAL_DIAMETER = Biomarker(
    key="vertical_diameter",
    title="Vertical diameter",
    units=("px", "um"),
    region="disc",
    structures=("optic_disc",),
    text="Extent of the disc's mask along the image's vertical axis, both ends included.",
    source=JONAS,
)
HORIZONTAL_DIAMETER = Biomarker(
    key="horizontal_diameter",
    title="Horizontal diameter",
    units=("px", "um"),
    region="disc",
    structures=("optic_disc",),
    text="Extent of the disc's mask along the image's horizontal axis, both ends included.",
    source=JONAS,
)
CENTRE_X = Biomarker(
    key="centre_x",
    title="Centre, x",
    units=("px",),
    region="disc",
    structures=("optic_disc",),
    text="Column of the mask's centre of gravity, in the image's own pixels from 0 at the middle "
    "of the leftmost one.",
    source="this software",
)
CENTRE_Y = Biomarker(
    key="centre_y",
    title="Centre, y",
    units=("px",),
    region="disc",
    structures=("optic_disc",),
    text="Row of the mask's centre of gravity, in the image's own pixels from 0 at the middle of "
    "the topmost one.",
    source="this software",
)
DISC = (AREA, VERTICAL_DIAMETER, HORIZONTAL_DIAMETER, CENTRE_X, CENTRE_Y)

FIELD_DIAMETER = Biomarker(
    key="diameter",
    title="Diameter",
    units=("px", "um"),
    region="field",
    structures=("field",),
    text="Horizontal diameter of the ellipse that the photographed field is part of, hidden parts "
    "included.",
    source="this software",
)
BIOMARKERS = (*DISC, FIELD_DIAMETER)


def measure(segmentation: Segmentation, geometry: PixelGeometry) -> Iterator[Measurement]:
    """Size and place of the disc, then the field's diameter."""
    field = segmentation.field_of_view
    layer = segmentation.layer("optic_disc")
    disc = _one_piece(layer.mask) if layer else "Optic disc: not segmented."
    if not isinstance(disc, str) and _is_cut(disc, field):
        disc = "The disc reaches the edge of the picture or of the field: a part is hidden."
    if isinstance(disc, str):
        for biomarker in DISC:
            yield from unmeasured(biomarker, "optic_disc", disc)
    else:
        yield from _size_and_place(disc, geometry)
    if field is None:
        yield from unmeasured(FIELD_DIAMETER, "field", "The photographed field was not found.")
    elif field.edge_seen < EDGE_NEEDED:
        reason = "Too little of the field's edge is in the picture."
        yield from unmeasured(FIELD_DIAMETER, "field", reason)
    else:
        yield from scaled(FIELD_DIAMETER, "field", 2 * field.radius_x, geometry)


def _one_piece(mask: Mask) -> Mask | str:
    """The disc without stray pixels and holes, or why there is none."""
    if not mask.any():
        return "Optic disc: the mask is empty."
    pieces, count = ndimage.label(mask, structure=np.ones((3, 3)))
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    if sizes.max() < (1 - STRAY) * sizes.sum():
        return "The disc's mask is in several pieces; correct it first."
    return np.asarray(ndimage.binary_fill_holes(pieces == 1 + sizes.argmax()), np.bool_)


def _is_cut(disc: Mask, field: FieldOfView | None) -> bool:
    at_edge = disc[[0, -1]].any() or disc[:, [0, -1]].any()
    if field is None:
        return bool(at_edge)
    hidden = ndimage.binary_dilation(disc) & ~field.mask
    return bool(at_edge or hidden.any())


def _size_and_place(disc: Mask, geometry: PixelGeometry) -> Iterator[Measurement]:
    rows, columns = np.nonzero(disc)
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    yield from scaled(AREA, "optic_disc", rows.size * geometry.aspect, geometry)
    yield from scaled(VERTICAL_DIAMETER, "optic_disc", height * geometry.aspect, geometry)
    yield from scaled(HORIZONTAL_DIAMETER, "optic_disc", float(width), geometry)
    yield from measured(CENTRE_X, "optic_disc", {"px": float(columns.mean())})
    yield from measured(CENTRE_Y, "optic_disc", {"px": float(rows.mean())})
