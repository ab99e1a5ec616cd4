"""Widths of drawn vessels, to ±0.15 px."""

import numpy as np
import pytest
from cases import drawn

from engine.biomarkers.vessel_tree import vessel_tree
from training.phantoms.tubes import Tube

TOLERANCE = 0.15  # px


def line(width, degrees, *, length=300, middle=(200.3, 200.8)):
    way = np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
    points = np.array([-length / 2, length / 2])[:, None] * way + middle
    return Tube(points, np.full(2, float(width)))


def widths_of(tubes, shape=(400, 400)):
    tree = vessel_tree(drawn(tubes, shape), smoothing=4.0)
    widths = np.concatenate([segment.widths for segment in tree.segments])
    return widths[np.isfinite(widths)]


@pytest.mark.parametrize("width", [3.0, 4.4, 5.0, 7.3, 10.6, 16.0, 24.7])
@pytest.mark.parametrize("degrees", [7, 20, 33, 52, 71, 98, 150])
def test_a_straight_vessel_has_its_width(width, degrees):
    assert np.median(widths_of([line(width, degrees)])) == pytest.approx(width, abs=TOLERANCE)


@pytest.mark.parametrize("degrees", [0, 45, 90])
def test_along_the_grid_a_mask_holds_whole_steps_only(degrees):
    widths = [
        np.median(widths_of([line(6.4, degrees, middle=(200 + shift, 200 + shift / 2))]))
        for shift in np.linspace(0, 1, 9)
    ]
    assert np.mean(widths) == pytest.approx(6.4, abs=TOLERANCE)
    assert max(abs(np.array(widths) - 6.4)) < 1


@pytest.mark.parametrize("radius", [60, 120])
@pytest.mark.parametrize("width", [4.5, 9.2])
def test_a_curved_vessel_has_its_width(radius, width):
    turn = np.linspace(0.1, 2.6, 200)
    points = radius * np.column_stack([np.cos(turn), np.sin(turn)]) + (200.0, 150.0)
    tube = Tube(points, np.full(len(points), width))
    assert np.median(widths_of([tube])) == pytest.approx(width, abs=TOLERANCE)


def test_a_tapering_vessel_has_its_width_everywhere():
    tube = Tube(np.array([[40.0, 60.0], [360.0, 190.0]]), np.array([14.0, 4.0]))
    tree = vessel_tree(drawn([tube], (260, 400)), smoothing=4.0)
    (segment,) = tree.segments
    along = np.hypot(*(segment.points - tube.points[0]).T) / np.hypot(320, 130)
    known = np.isfinite(segment.widths) & (along > 0.1) & (along < 0.9)
    errors = segment.widths[known] - (14 - 10 * along[known])
    assert abs(errors.mean()) < TOLERANCE
    assert np.percentile(abs(errors), 90) < 0.8


def test_a_neighbour_does_not_widen_a_vessel():
    beside = [line(6.0, 20), line(6.0, 20, middle=(200.3, 212.0))]
    assert np.median(widths_of(beside)) == pytest.approx(6.0, abs=TOLERANCE)


def test_a_vessel_at_the_border_of_the_picture_is_measured_where_it_shows():
    tube = Tube(np.array([[-20.0, 50.0], [120.0, 90.0]]), np.array([7.0, 7.0]))
    assert np.median(widths_of([tube], (140, 100))) == pytest.approx(7, abs=TOLERANCE)
