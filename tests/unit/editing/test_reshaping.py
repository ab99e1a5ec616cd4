"""Growing, shrinking, smoothing, islands, moving: on shapes of known size."""

import numpy as np
import pytest

from engine.editing import reshaping
from engine.editing.region import cut

SHAPE = (120, 160)


def disc(radius, aspect=1.0, x=80, y=60):
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    return (columns - x) ** 2 + ((rows - y) * aspect) ** 2 <= radius**2


@pytest.mark.parametrize("aspect", [0.6, 1.0, 1.4])
def test_growing_adds_the_same_length_on_all_sides_of_the_retina(aspect):
    larger = reshaping.larger(disc(20, aspect), 5, aspect=aspect)
    assert (disc(24, aspect) <= larger).all()
    assert (larger <= disc(25.01, aspect)).all()
    smaller = reshaping.smaller(disc(20, aspect), 5, aspect=aspect)
    assert (disc(14, aspect) <= smaller).all()
    assert (smaller <= disc(15.5, aspect)).all()


def test_a_mask_cut_off_by_the_image_does_not_shrink_from_there():
    mask = np.zeros(SHAPE, bool)
    mask[:, :40] = True
    smaller = reshaping.smaller(mask, 3)
    assert smaller[:, :37].all()
    assert not smaller[:, 37:].any()
    assert reshaping.smaller(np.ones(SHAPE, bool), 3).all()


def test_nothing_stays_nothing():
    nothing = np.zeros(SHAPE, bool)
    for done in (
        reshaping.larger(nothing, 3),
        reshaping.smaller(nothing, 3),
        reshaping.smoother(nothing, 3),
        reshaping.largest(nothing),
        reshaping.without_small(nothing, fewest=3),
    ):
        assert not done.any()


def test_smoothing_takes_a_spike_and_keeps_edge_and_size():
    mask = np.zeros(SHAPE, bool)
    mask[:, :70] = True
    spiked = mask.copy()
    spiked[60, 70:80] = True
    spiked[30, 60:70] = False
    np.testing.assert_array_equal(reshaping.smoother(mask, 3), mask)
    left = reshaping.smoother(spiked, 3) ^ mask
    assert left.sum() < 10  # of 20: the spikes are gone but for their feet
    assert not left[:, :69].any()
    assert not left[:, 71:].any()
    round_ = disc(30)
    assert reshaping.smoother(round_, 3).sum() == pytest.approx(round_.sum(), rel=0.02)


def test_islands():
    mask = np.zeros(SHAPE, bool)
    mask[5:15, 5:15] = True  # 100
    mask[40:43, 40:43] = True  # 9
    mask[43, 43] = True  # joined over the corner: 10
    mask[80, 100] = True  # 1
    assert reshaping.largest(mask).sum() == 100
    assert reshaping.without_small(mask, fewest=10).sum() == 110
    assert reshaping.without_small(mask, fewest=11).sum() == 100
    assert reshaping.without_small(mask, fewest=1).sum() == 111


def test_moving_by_whole_pixels_keeps_the_shape():
    mask = np.zeros(SHAPE, bool)
    mask[10:20, 30:37] = True
    mask[10, 30] = False
    moved = reshaping.moved(cut(mask), SHAPE, dx=12, dy=-4)
    expected = np.roll(mask, (-4, 12), (0, 1))
    found = np.zeros(SHAPE, bool)
    found[moved.box] = moved.mask
    np.testing.assert_array_equal(found, expected)
    off = reshaping.moved(cut(mask), SHAPE, dx=-34)
    assert off.mask.sum() == 10 * 3
    assert reshaping.moved(cut(mask), SHAPE, dx=500) is None


@pytest.mark.parametrize("aspect", [0.5, 1.0, 2.0])
def test_turning_is_done_on_the_retina(aspect):
    """A bar 60 wide and 20 high in isotropic pixels, turned by 90°, is 20 wide and 60 high."""
    shape = (240, 160)
    mask = np.zeros(shape, bool)
    rows = round(20 / aspect)
    mask[100 : 100 + rows, 50:110] = True
    turned = reshaping.moved(cut(mask), shape, degrees=90, aspect=aspect)
    height, width = turned.mask.shape
    assert width == pytest.approx(20, abs=2)
    assert height * aspect == pytest.approx(60, abs=2 * aspect)
    twice = reshaping.moved(cut(mask), shape, factor=1.5, aspect=aspect)
    assert twice.mask.sum() == pytest.approx(mask.sum() * 2.25, rel=0.08)


def test_turning_goes_clockwise_on_the_screen():
    mask = np.zeros((101, 101), bool)
    mask[48:53, 20:81] = True  # a bar
    mask[30:48, 76:81] = True  # with a foot upwards at its right end
    turned = reshaping.moved(cut(mask), mask.shape, degrees=90)
    found = np.zeros_like(mask)
    found[turned.box] = turned.mask
    rows, columns = np.nonzero(found)
    assert columns[rows > rows.max() - 4].max() > columns[rows < rows.min() + 4].max() + 10
