"""Images, masks and rows that the tests of biomarkers share."""

import numpy as np

from engine.biomarkers import NO_CHOICES, measure
from engine.image import Laterality, RetinalImage
from engine.layers import FieldOfView, Landmark, Layer, Provenance, Segmentation
from training.phantoms.shapes import ellipse
from training.phantoms.tubes import Tube, draw_tubes

BY_HAND = Provenance(author="reader:test")
RIGHT, LEFT, UNKNOWN = Laterality.RIGHT, Laterality.LEFT, Laterality.UNKNOWN


def image_of(shape, *, scale=None, aspect=None, eye=UNKNOWN):
    return RetinalImage(
        pixels=np.zeros((*shape, 3), np.uint8),
        sha256="a" * 64,
        pixel_sha256="b" * 64,
        laterality=eye,
        scale=scale,
        pixel_aspect=aspect,
    )


def field_of(shape, *, radius=None, aspect=1.0, edge_seen=1.0):
    height, width = shape
    radius = radius or width / 2
    centre = ((width - 1) / 2, (height - 1) / 2)
    mask = ellipse(shape, centre=centre, half_axes=(radius, radius), aspect=aspect)
    return FieldOfView(
        *centre, radius_x=radius, radius_y=radius / aspect, mask=mask, edge_seen=edge_seen
    )


def segmentation_of(masks, *, fovea=None, field=None):
    return Segmentation(
        tuple(Layer(structure, mask, BY_HAND) for structure, mask in masks.items()),
        landmarks=(Landmark("fovea", *fovea),) if fovea else (),
        field_of_view=field,
    )


class Rows:
    """Measurements, found by key and, where there are several, structure, region or unit."""

    def __init__(self, rows):
        self.rows = tuple(rows)

    def all(self, key, **wanted):
        return [
            row
            for row in self.rows
            if row.key == key and all(getattr(row, name) == it for name, it in wanted.items())
        ]

    def one(self, key, **wanted):
        (row,) = self.all(key, **wanted)
        return row

    def value(self, key, **wanted):
        row = self.one(key, **wanted)
        assert row.valid, row.reason
        return row.value


def rows_of(
    masks,
    *,
    fovea=None,
    field=None,
    scale=None,
    aspect=None,
    eye=UNKNOWN,
    choices=NO_CHOICES,
    families=None,
):
    shape = next(iter(masks.values())).shape
    image = image_of(shape, scale=scale, aspect=aspect, eye=eye)
    segmentation = segmentation_of(masks, fovea=fovea, field=field)
    return Rows(measure(image, segmentation, choices=choices, families=families))


def rows_of_phantom(phantom, *, scale=None, families=None):
    return Rows(
        measure(phantom.as_image(scale=scale), phantom.as_segmentation(), families=families)
    )


def spokes(centre, widths, *, inner, outer, turn=7.0):
    """Straight vessels of constant width that run outwards from a disc, evenly spread.

    `turn` keeps them off the axes of the grid, along which a mask rounds widths to whole pixels.
    """
    tubes = []
    for number, width in enumerate(widths):
        angle = np.deg2rad(turn + 360 * number / len(widths))
        way = np.array([np.cos(angle), np.sin(angle)])
        points = np.array([inner, outer])[:, None] * way + centre
        tubes.append(Tube(points, np.full(2, float(width))))
    return tubes


def drawn(tubes, shape, *, aspect=1.0):
    """The mask of tubes on a grid of pixels of this height / width."""
    return draw_tubes(tubes, shape=shape, aspect=aspect).mask
