"""Ellipses through clicks, and lengths, angles and areas, with pixels that are not square."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.editing import rulers
from engine.editing.ellipses import TiltedEllipse, filled, fitted

ASPECTS = st.sampled_from([0.6, 1.0, 1.7])


@given(st.floats(40, 900), st.floats(40, 700), st.floats(8, 200), ASPECTS)
def test_three_clicks_give_the_circle_on_the_retina(x, y, radius, aspect):
    circle = TiltedEllipse(x, y, radius, radius)
    found = fitted([circle.at(a, aspect=aspect) for a in (10, 130, 250)], aspect=aspect)
    assert (found.x, found.y) == pytest.approx((x, y), abs=1e-6)
    assert (found.radius_a, found.radius_b) == pytest.approx((radius, radius))


@given(st.floats(10, 200), st.floats(10, 200), ASPECTS)
def test_four_clicks_give_the_upright_ellipse(wide, high, aspect):
    truth = TiltedEllipse(300, 200, wide, high)
    points = [truth.at(angle, aspect=aspect) for angle in (5, 95, 185, 275)]
    found = fitted(points, aspect=aspect)
    assert found.degrees == 0
    assert (found.radius_a, found.radius_b) == pytest.approx((wide, high), rel=1e-6)


@given(st.floats(60, 200), st.floats(0.5, 0.95), st.floats(0, 179), ASPECTS)
def test_five_clicks_and_more_give_the_tilted_ellipse(long, share, degrees, aspect):
    truth = TiltedEllipse(1500, 900, long, long * share, degrees)
    points = [truth.at(angle, aspect=aspect) for angle in (0, 60, 130, 200, 285)]
    found = fitted(points, aspect=aspect)
    assert (found.x, found.y) == pytest.approx((1500, 900), abs=0.1)
    radii = sorted([found.radius_a, found.radius_b])
    assert radii == pytest.approx([long * share, long], rel=5e-3)
    again = [found.at(angle, aspect=aspect) for angle in range(0, 360, 20)]
    for x, y in again:
        turn = math.radians(degrees)
        across, down = x - 1500, (y - 900) * aspect
        along = (across * math.cos(turn) + down * math.sin(turn)) / long
        beside = (down * math.cos(turn) - across * math.sin(turn)) / (long * share)
        assert math.hypot(along, beside) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    "points",
    [
        [],
        [(1, 1), (2, 2)],
        [(1, 1), (2, 2), (3, 3)],
        [(5, 5)] * 4,
        [(x, 2 * x) for x in range(6)],
    ],
)
def test_points_on_a_line_or_too_few_give_none(points):
    assert fitted(points) is None


@pytest.mark.parametrize("aspect", [0.7, 1.0, 1.5])
def test_the_inside_of_an_ellipse_is_exact(aspect):
    ellipse = TiltedEllipse(60.3, 40.8, 31, 17, 25)
    region = filled(ellipse, shape=(90, 130), aspect=aspect)
    found = np.zeros((90, 130), bool)
    found[region.box] = region.mask
    assert found.sum() * aspect == pytest.approx(math.pi * 31 * 17, rel=0.02)
    rows, columns = np.mgrid[:90, :130]
    turn = math.radians(25)
    across, down = columns - 60.3, (rows - 40.8) * aspect
    along = (across * math.cos(turn) + down * math.sin(turn)) / 31
    beside = (down * math.cos(turn) - across * math.sin(turn)) / 17
    np.testing.assert_array_equal(found, np.hypot(along, beside) <= 1)
    assert filled(TiltedEllipse(-500, 0, 10, 10), shape=(90, 130)) is None


def test_length_angle_and_area_are_those_on_the_retina():
    assert rulers.length((0, 0), (3, 2), aspect=2.0) == 5
    assert rulers.angle((10, 0), (0, 0), (0, 5), aspect=1.3) == pytest.approx(90)
    assert rulers.angle((1, 0), (0, 0), (1, 0.5), aspect=2.0) == pytest.approx(45)
    assert rulers.angle((1, 1), (1, 1), (2, 2)) is None
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    assert rulers.area(square, aspect=1.5) == 150
    assert rulers.area(square[::-1]) == 100
