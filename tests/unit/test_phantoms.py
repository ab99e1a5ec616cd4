"""The phantom photograph: its truth is exact and follows every parameter."""

import subprocess
import sys
from importlib.resources import files

import numpy as np
import pytest
from PIL import Image

from engine.image import Laterality
from training.phantoms import DiscGeometry, Placement, draw_fundus, draw_sample
from training.phantoms.shapes import ellipse, grid, sierpinski
from training.phantoms.tubes import Tube, draw_tubes

SHAPE = (300, 350)


@pytest.fixture(scope="module")
def phantom():
    return draw_fundus(shape=SHAPE, seed=11)


def test_the_same_seed_draws_the_same_eye(phantom):
    again = draw_fundus(shape=SHAPE, seed=11)
    assert np.array_equal(phantom.pixels, again.pixels)
    assert not np.array_equal(phantom.pixels, draw_fundus(shape=SHAPE, seed=12).pixels)


def test_a_crossing_belongs_to_artery_and_vein(phantom):
    artery, vein = phantom.masks["artery"], phantom.masks["vein"]
    assert (artery & vein).sum() > 50
    assert np.array_equal(phantom.masks["vessel"], artery | vein)


def test_nothing_is_true_outside_the_field(phantom):
    for structure, mask in phantom.masks.items():
        assert mask.any(), structure
        assert not (mask & ~phantom.field.mask).any(), structure
    assert phantom.pixels[~phantom.field.mask].mean() < 12


def test_the_fovea_is_dark_and_free_of_vessels_and_the_disc_is_bright(phantom):
    x, y = (round(value) for value in phantom.fovea)
    assert not phantom.masks["vessel"][y - 8 : y + 9, x - 8 : x + 9].any()
    green = phantom.pixels[..., 1].astype(float)
    typical = np.median(green[phantom.field.mask])
    assert green[y - 6 : y + 7, x - 6 : x + 7].mean() < 0.85 * typical
    assert green[phantom.masks["optic_cup"]].mean() > 1.4 * typical


def test_veins_are_wider_and_darker_than_arteries(phantom):
    widest = {kind: max(t.widths.max() for t in phantom.vessels[kind]) for kind in phantom.vessels}
    assert widest["vein"] > 1.2 * widest["artery"]
    only = phantom.field.mask & ~phantom.masks["optic_disc"]
    red = phantom.pixels[..., 0]
    vein = red[only & phantom.masks["vein"] & ~phantom.masks["artery"]].mean()
    assert vein < red[only & phantom.masks["artery"] & ~phantom.masks["vein"]].mean()


@pytest.mark.parametrize(("eye", "disc_is_right"), [(Laterality.RIGHT, True), (Laterality.LEFT, 0)])
def test_the_disc_lies_to_the_nose(eye, disc_is_right):
    drawn = draw_fundus(shape=SHAPE, eye=eye, seed=1)
    assert (drawn.disc[0] > drawn.fovea[0]) == bool(disc_is_right)
    rows, columns = np.nonzero(drawn.masks["optic_disc"])
    assert np.hypot(columns.mean() - drawn.disc[0], rows.mean() - drawn.disc[1]) < 0.5


def test_lesions_can_be_left_out_and_change_nothing_else():
    healthy = draw_fundus(shape=SHAPE, seed=11, lesions=False)
    assert "haemorrhage" not in healthy.masks
    sick = draw_fundus(shape=SHAPE, seed=11)
    assert np.array_equal(healthy.masks["vessel"], sick.masks["vessel"])
    bled = sick.masks["haemorrhage"] & ~sick.masks["vessel"]
    assert sick.pixels[bled].mean() < 0.85 * healthy.pixels[bled].mean()


def test_disc_geometry_is_drawn_as_asked():
    geometry = DiscGeometry(height=0.16, width=0.10, tilt=0, cup=0.6, offset=(0, 0))
    drawn = draw_fundus(shape=(400, 460), seed=2, disc=geometry)
    radius = drawn.field.radius_x
    disc, cup = drawn.masks["optic_disc"], drawn.masks["optic_cup"]
    assert disc.sum() == pytest.approx(np.pi * 0.16 * 0.10 * radius**2, rel=0.01)
    assert cup.sum() / disc.sum() == pytest.approx(0.36, abs=0.02)


def test_tall_pixels_squash_the_picture_and_nothing_else():
    square = draw_fundus(shape=(400, 300), seed=4)
    tall = draw_fundus(shape=(200, 300), seed=4, aspect=2.0)
    assert tall.field.radius_y == pytest.approx(square.field.radius_y / 2)
    assert tall.disc[0] == pytest.approx(square.disc[0])
    # a row of tall pixels spans two rows of square ones: their shares of vessels agree
    assert tall.masks["vessel"].mean() == pytest.approx(square.masks["vessel"].mean(), rel=0.03)


def test_placement_moves_cuts_and_notches_the_field():
    placed = draw_fundus(
        shape=SHAPE, seed=3, placement=Placement((0.45, 0.55), radius=0.8, cut=0.1, notch=True)
    )
    field = placed.field
    assert (field.x, field.y) == (0.45 * 350 - 0.5, 0.55 * 300 - 0.5)
    assert field.radius_x == pytest.approx(0.8 * 150)
    rows = np.flatnonzero(field.mask.any(axis=1))
    assert np.ptp(rows) + 1 == pytest.approx(2 * 0.9 * field.radius_y, abs=1)
    plain = draw_fundus(
        shape=SHAPE, seed=3, placement=Placement((0.45, 0.55), radius=0.8, cut=0.1)
    ).field.mask
    assert (field.mask & ~plain).any()


@pytest.mark.parametrize("width", [1.5, 3.3, 6.0, 9.7])
@pytest.mark.parametrize("degrees", [0, 17, 45, 90])
def test_a_tube_has_the_width_that_it_was_drawn_with(width, degrees):
    turn = np.deg2rad(degrees)
    half = 70 * np.array([np.cos(turn), np.sin(turn)])
    centre = np.array([100.3, 90.6])
    points = np.array([centre - half, centre + half])
    drawn = draw_tubes([Tube(points, np.full(2, width))], shape=(190, 210))
    area = 140 * width + np.pi * width**2 / 4
    assert drawn.coverage.sum() == pytest.approx(area, rel=0.02)
    if degrees == 17:
        assert drawn.mask.sum() == pytest.approx(area, rel=0.03)


def test_shapes_have_the_size_they_claim():
    drawn = ellipse((90, 160), centre=(80.2, 40.4), half_axes=(50, 30), degrees=20, aspect=1.0)
    assert drawn.sum() == pytest.approx(np.pi * 50 * 30, rel=0.005)
    assert sierpinski(6).sum() == 3**6
    assert grid((20, 30), spacing=10).sum() == 2 * 30 + 3 * 20 - 6


def test_the_sample_that_ships_is_the_phantom_whose_truth_we_have():
    with files("resources").joinpath("samples", "fundus.png").open("rb") as file:
        shipped = np.asarray(Image.open(file).convert("RGB"))
    drawn = draw_sample().pixels
    assert shipped.shape == drawn.shape
    assert np.abs(shipped.astype(int) - drawn).mean() < 0.5


def test_phantoms_need_no_torch():
    code = "import sys, training.phantoms; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
