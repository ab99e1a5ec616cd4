"""The way into the network's frame and back keeps every pixel in its place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fundus.frame import (
    Frame,
    frame_of,
    map_to_image,
    mask_to_frame,
    photograph_to_frame,
    resize,
)
from engine.layers import FieldOfView

SHAPES = [  # width, height, radius_x, radius_y
    (600, 600, 290, 290),
    (900, 500, 300, 300),  # cut off above and below
    (400, 900, 180, 180),
    (1200, 500, 500, 240),  # pixels that are not square
    (331, 257, 120, 120),
]


def field_of(width, height, radius_x, radius_y, x=None, y=None):
    x = width * 0.48 if x is None else x
    y = height * 0.53 if y is None else y
    rows, columns = np.mgrid[:height, :width]
    mask = ((columns - x) / radius_x) ** 2 + ((rows - y) / radius_y) ** 2 <= 1
    return FieldOfView(x, y, radius_x, radius_y, mask, edge_seen=1.0)


def centroid(values):
    rows, columns = np.mgrid[: values.shape[0], : values.shape[1]]
    return (columns * values).sum() / values.sum(), (rows * values).sum() / values.sum()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("diameter", [448, 1024])
def test_a_grid_comes_back_to_half_a_pixel(shape, diameter):
    width, height = shape[:2]
    field = field_of(*shape)
    frame = frame_of(field, diameter)
    for share_x, share_y in [(0.2, 0.5), (0.5, 0.25), (0.5, 0.5), (0.75, 0.55), (0.45, 0.8)]:
        spot = np.zeros((height, width), bool)
        x, y = int(width * share_x), int(height * share_y)
        if not field.mask[y, x]:
            continue
        spot[y - 4 : y + 5, x - 6 : x + 7] = True  # asymmetric, so a transposition shows
        back = map_to_image(mask_to_frame(spot, frame), frame, spot.shape) >= 0.5
        assert centroid(back) == pytest.approx((x, y), abs=0.5)
        assert back.any(axis=0).sum() == pytest.approx(13, abs=1)
        assert back.any(axis=1).sum() == pytest.approx(9, abs=1)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_field_is_round_and_of_the_wished_size_in_the_frame(shape):
    field = field_of(*shape)
    frame = frame_of(field, 512)
    assert 2 * field.radius_x * frame.scale_x == pytest.approx(512, rel=0.01)
    assert 2 * field.radius_y * frame.scale_y == pytest.approx(512, rel=0.01)


@given(
    x=st.floats(-50, 2000),
    y=st.floats(-50, 2000),
    box=st.tuples(
        st.integers(0, 300), st.integers(0, 300), st.integers(1, 2000), st.integers(1, 2000)
    ),
    size=st.tuples(st.integers(1, 1024), st.integers(1, 1024)),
)
@settings(max_examples=60, deadline=None)
def test_points_go_there_and_back(x, y, box, size):
    frame = Frame(box[0], box[1], box[0] + box[2], box[1] + box[3], size[0], size[1])
    there = frame.point_to_frame(x, y)
    assert frame.point_to_image(*there) == pytest.approx((x, y), abs=1e-6)


def test_points_and_pixels_agree():
    field = field_of(900, 500, 300, 300)
    frame = frame_of(field, 1024)
    spot = np.zeros((500, 900), bool)
    spot[200:205, 380:389] = True
    assert centroid(mask_to_frame(spot, frame)) == pytest.approx(
        frame.point_to_frame(384, 202), abs=0.3
    )


def test_bright_and_grey_surrounds_become_black_and_exposure_even():
    field = field_of(600, 600, 250, 250)
    for surround, level in ((255, 60), (128, 120), (0, 60)):
        rgb = np.full((600, 600, 3), surround, np.uint8)
        rgb[field.mask] = (level, level // 2, level // 3)
        seen = photograph_to_frame(rgb, field, frame_of(field, 448))
        assert not seen[2, 2].any()
        assert seen[224, 224, 0] == pytest.approx(200, abs=2)


def test_resizing_one_axis_each_way_does_not_alias():
    stripes = np.zeros((40, 400), np.float32)
    stripes[:, ::2] = 1
    assert resize(stripes, width=100, height=80) == pytest.approx(0.5, abs=0.02)
