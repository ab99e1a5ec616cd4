"""Brush and lasso against the definition: which pixel centres lie within."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import label

from engine.editing.region import after, cut
from engine.editing.strokes import polygon, stroke, taper

SHAPE = (61, 97)
places = st.tuples(st.floats(-15, 110), st.floats(-15, 75))


def full(region, shape=SHAPE):
    mask = np.zeros(shape, bool)
    if region is not None:
        mask[region.box] = region.mask
    return mask


def reached(start, end, radius, aspect):
    """Pixel by pixel: the distance to the line, in isotropic pixels."""
    (x0, y0), (x1, y1) = start, end
    mask = np.zeros(SHAPE, bool)
    dx, dy = x1 - x0, (y1 - y0) * aspect
    for row in range(SHAPE[0]):
        for column in range(SHAPE[1]):
            px, py = column - x0, (row - y0) * aspect
            length = dx * dx + dy * dy
            share = min(max((px * dx + py * dy) / length, 0), 1) if length else 0
            mask[row, column] = math.hypot(px - share * dx, py - share * dy) <= radius + 1e-7
    return mask


@settings(max_examples=25, deadline=None)
@given(places, places, st.floats(0.8, 30), st.sampled_from([0.6, 1.0, 1.5]))
def test_a_stroke_covers_what_the_brush_reaches(start, end, radius, aspect):
    found = full(stroke(start, end, radius=radius, shape=SHAPE, aspect=aspect))
    sure = reached(start, end, radius - 2e-7, aspect)
    possible = reached(start, end, radius + 2e-7, aspect)
    assert (sure <= found).all()
    assert (found <= possible).all()


@pytest.mark.parametrize("aspect", [0.7, 1.0, 1.6])
def test_a_dab_is_a_circle_on_the_retina(aspect):
    shape = (201, 201)
    dab = full(stroke((100, 100), (100, 100), radius=30, shape=shape, aspect=aspect), shape)
    rows, columns = np.nonzero(dab)
    assert np.ptp(columns) == 60
    assert np.ptp(rows) * aspect == pytest.approx(60, abs=2 * aspect)
    assert dab.sum() * aspect == pytest.approx(math.pi * 30**2, rel=0.01)


@given(places, places, st.sampled_from([0.5, 0.75, 1.0, 3.0]))
def test_a_fast_stroke_has_no_gaps(start, end, radius):
    mask = full(stroke(start, end, radius=radius, shape=SHAPE))
    assert label(mask, np.ones((3, 3)))[1] <= 1


def test_the_smallest_brush_paints_one_pixel_a_click():
    mask = full(stroke((10.4, 20.3), (10.4, 20.3), radius=0.5, shape=SHAPE))
    assert np.argwhere(mask).tolist() == [[20, 10]]


def test_a_brush_beside_the_image_paints_nothing():
    assert stroke((-50, -50), (-40, -50), radius=5, shape=SHAPE) is None
    with pytest.raises(ValueError, match="above 0"):
        stroke((1, 1), (2, 2), radius=0, shape=SHAPE)


def test_a_tapering_line_is_as_wide_as_told():
    points = [(float(x), 30.0) for x in range(10, 81)]
    radii = [2.0] * 35 + [6.0] * 36
    mask = full(taper(points, radii, shape=SHAPE))
    assert mask[:, 20].sum() == 5
    assert mask[:, 70].sum() == 13


@settings(max_examples=40, deadline=None)
@given(st.lists(places, min_size=3, max_size=9))
def test_a_lasso_holds_the_pixels_that_its_line_winds_around(points):
    found = full(polygon(points, shape=SHAPE))
    for row in range(0, SHAPE[0], 7):
        for column in range(0, SHAPE[1], 7):
            assert found[row, column] == (winding(points, column, row) != 0)


def winding(points, x, y):
    """How often the line turns around a place (Sunday 2001)."""
    turns = 0
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        if (y0 <= y) != (y1 <= y):
            at = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            turns += (1 if y1 > y0 else -1) * (at <= x)
    return turns


def test_a_polygon_has_its_exact_pixels_and_neighbours_share_none():
    left = full(polygon([(10, 5), (20, 5), (20, 15), (10, 15)], shape=SHAPE))
    right = full(polygon([(20, 5), (30, 5), (30, 15), (20, 15)], shape=SHAPE))
    assert left.sum() == right.sum() == 100
    assert left[5:15, 10:20].all()
    assert not (left & right).any()
    assert polygon([(3, 3), (5, 5)], shape=SHAPE) is None


def test_add_subtract_intersect_replace():
    layer = np.zeros(SHAPE, bool)
    layer[10:20, 10:20] = True
    region = cut(np.pad(np.ones((10, 10), bool), ((15, 36), (15, 72))))
    expected = {"add": 175, "subtract": 75, "intersect": 25, "replace": 100}
    for operation, count in expected.items():
        result = after(layer, region, operation)
        copy = layer.copy()
        copy[result.box] = result.mask
        assert copy.sum() == count
