"""Two visits: the change is what changed, however the scans were laid."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_oct_measure import from_fovea, volume_of

from engine.image import Laterality, OctScale
from engine.oct.fields import Macula
from engine.oct.followup import NOT_UPRIGHT, OTHER_EYE, Visit, thickness_change
from engine.oct.placement import placement_of


def visit(volume, form, *, turned=0.0):
    """A visit whose thickness is `form` of the distances (right, down) from the fovea in µm."""
    placement = placement_of(volume)
    middle = np.array([(volume.scans - 1) / 2]), np.array([(volume.width - 1) / 2])
    fovea = tuple(placement.to_um(*middle)[0])
    return Visit(
        volume, form(*from_fovea(volume)).astype(np.float32), Macula(placement, fovea, turned)
    )


def pit(x, y):
    return 300 - 90 * np.exp(-(x**2 + y**2) / 600**2) + x / 50 - y / 80


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([Laterality.RIGHT, Laterality.LEFT]),
    st.booleans(),
    st.floats(-12, 12),
    st.floats(40, 90),
)
def test_nothing_changed_whatever_the_scans(eye, upwards, angle, spacing):
    before = visit(volume_of(61, 300, eye=eye, scale=OctScale(3.9, 18, 60, "vendor")), pit)
    scale = OctScale(2.6, 14.0, spacing, "vendor")
    after = visit(volume_of(80, 420, eye=eye, scale=scale, upwards=upwards, angle=angle), pit)
    change = thickness_change(before, after)
    seen = np.isfinite(change)
    assert seen.mean() > 0.5
    assert np.abs(change[seen]).max() < 1.5


def test_a_swelling_shows_where_it_is():
    def swollen(x, y):
        return pit(x, y) + 40 * np.exp(-((x - 900) ** 2 + (y + 500) ** 2) / 300**2)

    before = visit(volume_of(81, 401), pit)
    after = visit(volume_of(61, 350, upwards=True, scale=OctScale(3.9, 20, 100, "vendor")), swollen)
    change = thickness_change(before, after)
    x, y = from_fovea(before.volume)
    top = np.unravel_index(np.nanargmax(change), change.shape)
    assert (x[top], y[top]) == pytest.approx((900, -500), abs=100)
    assert np.nanmax(change) == pytest.approx(40, abs=2.5)


def test_an_eye_that_was_turned_between_visits_is_matched_by_its_own_axis():
    turn = np.deg2rad(10)

    def turned(x, y):
        back = np.cos(turn) * x + np.sin(turn) * y, -np.sin(turn) * x + np.cos(turn) * y
        return pit(*back)

    before = visit(volume_of(81, 401), pit)
    after = visit(volume_of(81, 401), turned, turned=10)
    change = thickness_change(before, after)
    assert np.nanmax(np.abs(change)) < 1.5


def test_other_eyes_and_unknown_places_are_refused():
    right = visit(volume_of(), pit)
    left = visit(volume_of(eye=Laterality.LEFT), pit)
    assert thickness_change(right, left) == OTHER_EYE
    unknown = visit(volume_of(eye=Laterality.UNKNOWN), pit)
    assert thickness_change(unknown, unknown) == OTHER_EYE
    bare = dataclasses.replace(right.volume, positions=())
    lost = dataclasses.replace(
        right, macula=dataclasses.replace(right.macula, placement=placement_of(bare))
    )
    assert thickness_change(right, lost) == NOT_UPRIGHT
