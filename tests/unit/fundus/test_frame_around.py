"""A frame around a structure: the same size on every photograph, and back to where it came from."""

import numpy as np
import pytest

from engine.fundus.frame import frame_around, map_to_image, mask_to_frame, photograph_to_frame
from engine.layers import FieldOfView


def ellipse(shape, x, y, radius_x, radius_y):
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return ((columns - x) / radius_x) ** 2 + ((rows - y) / radius_y) ** 2 <= 1


def scene(*, aspect_x=1.0, x=300.0, y=180.0, radius=40.0):
    """A disc of `radius` (taller than wide) in a field; `aspect_x` stretches the picture in x."""
    shape = (400, int(500 * aspect_x))
    field = ellipse(shape, 250 * aspect_x, 200, 190 * aspect_x, 190)
    mask = ellipse(shape, x * aspect_x, y, 0.9 * radius * aspect_x, radius)
    return mask, FieldOfView(250 * aspect_x, 200, 190 * aspect_x, 190, field, edge_seen=1.0)


@pytest.mark.parametrize("aspect_x", [1.0, 2.0, 0.5])
@pytest.mark.parametrize("radius", [12.0, 40.0])
def test_the_structure_has_the_wished_size_whatever_the_pixels_shape(aspect_x, radius):
    mask, field = scene(aspect_x=aspect_x, radius=radius)
    frame = frame_around(mask, field, diameter=116, side=256)
    seen = mask_to_frame(mask, frame) >= 0.5
    assert seen.shape == (256, 256)
    assert seen.any(axis=1).sum() == pytest.approx(116, rel=0.06)
    assert seen.any(axis=0).sum() == pytest.approx(0.9 * 116, rel=0.08)
    rows, columns = np.nonzero(seen)
    assert columns.mean() == pytest.approx(127.5, abs=1 + frame.scale_x / 2)  # boxes are whole
    assert rows.mean() == pytest.approx(127.5, abs=1 + frame.scale_y / 2)


@pytest.mark.parametrize(
    ("x", "y"), [(300.0, 180.0), (35.0, 30.0), (480.0, 390.0), (8.0, 200.0), (250.0, 397.0)]
)
def test_it_comes_back_in_place_even_over_the_picture_s_edge(x, y):
    mask, field = scene(x=x, y=y)
    frame = frame_around(mask, field, diameter=116, side=256)
    back = map_to_image(mask_to_frame(mask, frame), frame, mask.shape) >= 0.5
    overlap = 2 * (back & mask).sum() / (back.sum() + mask.sum())
    assert overlap > 0.98


def test_beyond_the_picture_the_frame_is_black():
    mask, field = scene(x=20.0, y=20.0)
    frame = frame_around(mask, field, diameter=116, side=256)
    visible = np.ones(mask.shape, bool)
    everywhere = FieldOfView(250, 200, 190, 190, visible, edge_seen=0.0)
    picture = photograph_to_frame(np.full((*mask.shape, 3), 150, np.uint8), everywhere, frame)
    assert frame.x0 < 0
    assert frame.y0 < 0
    assert not picture[0, 0].any()
    assert picture[-1, -1].all()
    edge_x, edge_y = frame.point_to_frame(0, 0)
    assert not picture[:, : int(edge_x) - 1].any()
    assert not picture[: int(edge_y) - 1].any()


def test_nothing_to_look_around_is_no_frame():
    mask, field = scene()
    assert frame_around(np.zeros_like(mask), field, diameter=116, side=256) is None
