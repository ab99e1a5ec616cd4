"""Surfaces out of distributions over the rows of each column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.image import OctScale
from engine.oct.columns import ordered_rows
from engine.oct.frame import (
    columns_from_frame,
    frame_of,
    mask_to_frame,
    rows_from_frame,
    rows_to_frame,
    to_frame,
)


def bumps(rows: np.ndarray, height: int, spread: float = 1.2) -> np.ndarray:
    """Distributions (surfaces, height, columns) around `rows` (surfaces, columns)."""
    index = np.arange(height, dtype=np.float32)[:, None]
    chances = np.exp(-(((index - rows[:, None]) / spread) ** 2) / 2)
    return (chances / chances.sum(axis=1, keepdims=True)).astype(np.float32)


def test_clear_surfaces_are_found_between_pixels():
    rows = np.array([[20.3, 21.75, 30.0], [40.5, 41.0, 30.9]], np.float32)
    found, confidence = ordered_rows(bumps(rows, 80))
    assert np.abs(found - rows).max() < 0.02
    assert confidence.min() > 0.99


@settings(max_examples=60)
@given(arrays.arrays(np.float32, (4, 24, 5), elements=st.floats(0, 1, width=32)))
def test_surfaces_never_cross_whatever_the_network_says(chances):
    found, confidence = ordered_rows(chances)
    assert (np.diff(found, axis=0) >= 0).all()
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 23)).all()
    assert ((confidence >= 0) & (confidence <= 1)).all()


def test_the_rows_chosen_together_are_the_likeliest_in_order():
    chances = np.full((2, 10, 1), 0.001, np.float32)
    chances[0, [2, 7], 0] = 0.3, 0.6  # alone, the first would be below the second
    chances[1, 4, 0] = 0.9
    found, _ = ordered_rows(chances)
    assert np.rint(found[:, 0]).tolist() == [2, 4]


def test_an_unsure_surface_has_little_confidence():
    chances = np.full((1, 100, 3), 0.01, np.float32)
    assert ordered_rows(chances)[1].max() < 0.2


@pytest.mark.parametrize(
    ("shape", "scale", "expected"),
    [
        ((496, 768), None, (496, 768)),
        ((1024, 512), None, (496, 248)),
        ((496, 1536), OctScale(3.872, 5.6, 60.0, "vendor"), (496, 768)),
        ((1024, 200), OctScale(1.936, 30.0, None, "vendor"), (512, 536)),
        ((496, 768), OctScale(3.872, None, None, "vendor"), (496, 768)),
    ],
)
def test_the_frame_has_pixels_of_one_size(shape, scale, expected):
    frame = frame_of(*shape, scale)
    assert (frame.rows, frame.columns) == expected
    picture = np.zeros(shape, np.uint8)
    assert to_frame(picture, frame).shape == expected
    assert mask_to_frame(picture > 0, frame).shape == expected


def test_rows_go_into_the_frame_and_back():
    frame = frame_of(1024, 401, OctScale(1.936, 22.4, None, "vendor"))
    x = np.arange(401)
    rows = (300 + 0.5 * x + 20 * np.sin(x / 40))[None].astype(np.float32)
    back = rows_from_frame(rows_to_frame(rows, frame), frame)
    assert np.abs(back - rows)[:, 1:-1].max() < 0.01
    assert np.abs(back - rows).max() < 0.2  # the outermost columns have one neighbour alone
    share = np.linspace(0, 1, frame.columns, dtype=np.float32)[None]
    assert columns_from_frame(share, frame).shape == (1, 401)


def test_a_row_in_the_frame_is_where_the_picture_shows_it():
    shape = (992, 300)
    frame = frame_of(*shape, OctScale(1.936, 11.2, None, "vendor"))
    picture = np.zeros(shape, np.uint8)
    picture[400:] = 200
    step = np.argmax(to_frame(picture, frame)[:, 150] > 100) - 0.5
    row = rows_to_frame(np.full((1, 300), 399.5, np.float32), frame)[0, 150]
    assert row == pytest.approx(step, abs=0.51)


def test_what_is_not_seen_stays_unseen_in_the_frame():
    rows = np.full((1, 100), 50, np.float32)
    rows[0, 40:60] = np.nan
    frame = frame_of(496, 100, OctScale(3.872, 22.4, None, "vendor"))
    moved = rows_to_frame(rows, frame)
    assert np.isnan(moved[0, 82:116]).all()
    assert np.isfinite(moved[0, :76]).all()
    back = rows_from_frame(moved, frame)
    assert np.isnan(back[0, 42:58]).all()
