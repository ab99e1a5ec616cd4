"""The vessel between two clicks, and the piece at one, on drawn vessels of known width."""

import numpy as np
import pytest

from engine.editing.vessels import darkness, segment_at, vessel_between


def tube(shape, width, aspect=1.0):
    """A winding vessel of a width in isotropic pixels, its centre line, and its mask."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    x = np.arange(-50, shape[1] + 50, 0.25)
    y = shape[0] * aspect / 2 + 18 * np.sin(x / 40)
    line = np.column_stack([x, y])
    near = np.full(shape, np.inf)
    for place in line:
        near = np.minimum(near, (columns - place[0]) ** 2 + (rows * aspect - place[1]) ** 2)
    return np.sqrt(near) <= width / 2, lambda at: shape[0] * aspect / 2 + 18 * np.sin(at / 40)


@pytest.mark.parametrize(("width", "aspect"), [(5, 1.0), (11, 1.0), (8, 1.4), (8, 0.7)])
def test_the_path_follows_the_vessel_at_its_width(width, aspect):
    shape = (round(120 / aspect), 220)
    mask, height = tube(shape, width, aspect)
    rng = np.random.default_rng(1)
    pixels = np.full((*shape, 3), 130, np.uint8)
    pixels[mask] = 80
    pixels = np.clip(pixels + rng.normal(0, 4, pixels.shape), 0, 255).astype(np.uint8)
    ends = [(x, height(x) / aspect) for x in (20.0, 200.0)]
    region = vessel_between(darkness(pixels), *ends, aspect=aspect)
    found = np.zeros(shape, bool)
    found[region.box] = region.mask
    part = slice(30, 190)
    both = (found & mask)[:, part].sum()
    assert 2 * both / (found[:, part].sum() + mask[:, part].sum()) > 0.9
    assert found[:, part].sum() == pytest.approx(mask[:, part].sum(), rel=0.15)


def test_a_probability_map_does_as_well():
    shape = (100, 160)
    mask, height = tube(shape, 7)
    region = vessel_between(mask.astype(np.float32), (10, height(10)), (150, height(150)))
    found = np.zeros(shape, bool)
    found[region.box] = region.mask
    assert (found & mask)[:, 20:140].sum() / mask[:, 20:140].sum() > 0.9


def test_clicks_on_one_place_or_on_nothing_do_no_harm():
    flat = np.zeros((60, 80), np.float32)
    assert vessel_between(flat, (30, 30), (30, 30)) is None
    region = vessel_between(flat, (10, 30), (70, 30))
    assert region.mask.sum() < 60 * 4  # a thin straight line
    assert vessel_between(flat, (-5, -5), (200, 90)) is not None  # clicks at the very edge


@pytest.mark.parametrize("aspect", [1.0, 1.5])
def test_a_click_takes_the_piece_between_two_forks_and_no_other(aspect):
    shape = (round(200 / aspect), 240)
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    rows = rows * aspect
    trunk = (abs(rows - 100) <= 4) & (columns <= 120)
    up = (abs(rows - 100 + (columns - 120)) <= 4) & (columns >= 120) & (rows > 20)
    down = (abs(rows - 100 - (columns - 120)) <= 4) & (columns >= 120) & (rows < 180)
    mask = trunk | up | down
    region = segment_at(mask, 160, 62 / aspect, aspect=aspect)
    found = np.zeros(shape, bool)
    found[region.box] = region.mask
    away = columns > 135
    np.testing.assert_array_equal(found & away, up & away)
    assert not (found & (columns < 110)).any()
    assert (found <= mask).all()
    assert segment_at(np.zeros(shape, bool), 5, 5) is None


def test_a_segment_tells_its_place_in_plain_numbers():
    mask = np.zeros((60, 90), bool)
    mask[28:33, 10:80] = True
    region = segment_at(mask, 40, 30)
    assert (type(region.row), type(region.column)) == (int, int)
