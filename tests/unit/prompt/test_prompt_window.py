"""Prompts, and the window of the picture that a network sees: there and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.editing.region import Region
from engine.prompt.prompts import Box, Mark, Prompt, box_of
from engine.prompt.usual import likeliness
from engine.prompt.window import SMALLEST, Window, extent, window_for

SHAPE = (140, 220)


def disc(x, y, radius, shape=SHAPE):
    ys, xs = np.mgrid[: shape[0], : shape[1]]
    return np.hypot(xs - x, ys - y) <= radius


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-10, 230),
    st.floats(-10, 150),
    st.floats(48, 400),
    st.sampled_from([64, 256]),
)
def test_what_is_seen_lies_where_it_was(x, y, side, size):
    """A mask cut through the window and brought back is the mask, as far as the window shows it."""
    window = Window(x, y, side, size)
    mask = disc(110, 70, 24)
    seen = window.cut_mask(Region(0, 0, mask))
    row, column, part = window.back(seen, SHAPE)
    truth = mask[row : row + part.shape[0], column : column + part.shape[1]]
    off = (part >= 0.5) != truth
    outline = 2 * np.pi * 24 * max(1, 1.5 / window.scale)
    assert off.sum() <= outline
    if window.scale >= 1 and part.shape == SHAPE:
        assert off.sum() <= 0.3 * outline


@given(st.floats(0, 219), st.floats(0, 139), st.floats(50, 300))
def test_a_point_is_where_its_pixel_is(x, y, side):
    window = Window(100.0, 60.0, side, 128)
    at = window.to_window((x, y))
    half = (128 - 1) / 2
    assert (at[0] - half) / window.scale + 100 == pytest.approx(x, abs=1e-6)
    assert (at[1] - half) / window.scale + 60 == pytest.approx(y, abs=1e-6)


def test_the_picture_and_its_mask_are_cut_alike():
    mask = disc(60, 50, 20)
    picture = np.where(mask[..., None], 200, 10).astype(np.uint8).repeat(3, 2)
    window = Window(70.0, 60.0, 90.0, 256)
    bright = window.cut(picture)[..., 0] > 105
    assert np.mean(bright != (window.cut_mask(Region(0, 0, mask)) > 0.5)) < 0.01


@settings(max_examples=25, deadline=None)
@given(st.floats(150, 250), st.floats(120, 180), st.floats(50, 220))
def test_what_lies_far_away_changes_nothing(x, y, side):
    picture = np.random.default_rng(3).integers(0, 256, (300, 400, 3)).astype(np.uint8)
    larger = np.full((700, 900, 3), 255, np.uint8)
    larger[123:423, 231:631] = picture
    alone = Window(x, y, side, 64).cut(picture).astype(int)
    within = Window(x + 231, y + 123, side, 64).cut(larger)
    assert np.abs(alone - within).max() <= 1


def test_beyond_the_picture_it_is_black():
    window = Window(0.0, 0.0, 100.0, 64)
    assert window.cut(np.full((*SHAPE, 3), 255, np.uint8))[:20, :20].max() == 0


def test_a_window_beside_the_picture_gives_nothing():
    window = Window(-500.0, -500.0, 100.0, 64)
    assert window.back(np.ones((64, 64), "f4"), SHAPE)[2].size == 0


def test_the_window_is_around_all_that_is_known():
    box = Prompt(box=Box(20.5, 30.5, 60.5, 50.5))
    window = window_for(box, SHAPE, 256)
    assert (window.x, window.y, window.side) == (40.5, 40.5, 80.0)
    tiny = window_for(Prompt(box=Box(9.5, 9.5, 12.5, 12.5)), SHAPE, 256)
    assert tiny.side == SMALLEST
    click = Prompt(marks=(Mark(((15.0, 25.0),), inside=True),))
    assert (window_for(click, SHAPE, 256).x, window_for(click, SHAPE, 256).y) == (15, 25)
    found = Prompt(marks=click.marks, previous=Region(20, 10, np.ones((30, 60), np.bool_)))
    assert extent(found) == Box(9.5, 19.5, 69.5, 49.5)


def test_a_first_click_looks_as_widely_as_the_structure_needs():
    click = Prompt(marks=(Mark(((110.0, 70.0),), inside=True),))
    shape = (1400, 2000)
    disc, cup, any_ = (
        window_for(click, shape, 256, key).side for key in ("optic_disc", "optic_cup", "drusen")
    )
    assert disc > cup > 2 * 0.085 * 2000
    assert any_ == window_for(click, shape, 256).side
    box = Prompt(box=Box(20.5, 30.5, 160.5, 150.5))
    assert window_for(box, shape, 256, "optic_disc") == window_for(box, shape, 256)


def test_the_usual_size_speaks_for_a_disc_and_for_nothing_else():
    shape = (1400, 2000)
    areas = [60**2, 260**2, 900**2]
    disc = [likeliness(area, "optic_disc", shape) for area in areas]
    assert disc[1] > 0.99 > max(disc[0], disc[2])
    assert min(disc) > 0
    assert [likeliness(area, "haemorrhage", shape) for area in areas] == [1, 1, 1]


def test_outside_marks_do_not_widen_the_window():
    marks = (Mark(((15.0, 25.0),), inside=True), Mark(((190.0, 120.0),), inside=False))
    assert window_for(Prompt(marks=marks), SHAPE, 256).x == 15


def test_boxes_of_regions():
    mask = np.zeros((9, 12), np.bool_)
    mask[3:5, 7] = True
    assert box_of(Region(100, 200, mask)) == Box(206.5, 102.5, 207.5, 104.5)
    with pytest.raises(ValueError, match="empty"):
        box_of(Region(0, 0, np.zeros((3, 3), np.bool_)))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Prompt(),
        lambda: Box(5, 5, 5, 9),
        lambda: Box(8, 5, 5, 9),
        lambda: Mark((), inside=True),
    ],
)
def test_what_says_nothing_is_refused(make):
    with pytest.raises(ValueError, match="A "):
        make()


def test_words_for_the_trail():
    click = Mark(((1.0, 2.0),), inside=True)
    assert Prompt(box=Box(0, 0, 4, 4)).words == "box"
    assert Prompt(marks=(click,)).words == "1 click"
    assert Prompt(box=Box(0, 0, 4, 4), marks=(click, click)).words == "box and 2 clicks"
