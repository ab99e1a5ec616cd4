"""Fills, pieces and smart fill on drawn masks."""

import numpy as np

from engine.editing import filling
from engine.editing.region import cut

SHAPE = (50, 80)


def ring():
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    distance = np.hypot(rows - 22, columns - 31)
    return (distance <= 15) & (distance > 10), distance <= 10


def full(region):
    mask = np.zeros(SHAPE, bool)
    if region is not None:
        mask[region.box] = region.mask
    return mask


def test_a_click_in_a_ring_fills_its_inside_exactly():
    outline, inside = ring()
    np.testing.assert_array_equal(full(filling.enclosed(outline, 31, 22)), inside)
    np.testing.assert_array_equal(full(filling.holes(outline)), inside)


def test_an_open_area_is_not_filled():
    outline, _ = ring()
    assert filling.enclosed(outline, 70, 40) is None  # outside the ring
    assert filling.enclosed(outline, 31, 9) is None  # on the ring itself
    outline[:, 31] = False  # a gap
    assert filling.enclosed(outline, 31, 22) is None
    assert filling.holes(np.zeros(SHAPE, bool)) is None


def test_a_hole_is_not_left_through_a_corner():
    """Eight neighbours join a line, so its corners are closed for what it holds."""
    mask = np.zeros((9, 9), bool)
    for row, column in [(1, 4), (2, 3), (3, 2), (4, 1), (5, 2), (6, 3), (7, 4), (6, 5), (5, 6),
                        (4, 7), (3, 6), (2, 5)]:  # fmt: skip
        mask[row, column] = True
    assert filling.enclosed(mask, 4, 4).mask.sum() == 13


def test_a_piece_is_joined_over_corners():
    mask = np.zeros(SHAPE, bool)
    mask[5:10, 5:10] = mask[10:12, 10:14] = mask[30:33, 40:50] = True
    assert filling.piece(mask, 6, 6).mask.sum() == 33
    assert cut(mask) is not None
    assert filling.piece(mask, 60, 45) is None


def test_smart_fill_grows_within_the_tolerance_and_no_further():
    pixels = np.full((*SHAPE, 3), (150, 90, 40), np.uint8)
    pixels[10:30, 20:60] = (120, 40, 30)  # a haemorrhage
    pixels[18:22, 30:34] = (128, 47, 30)  # lighter within
    pixels[40:45, 20:60] = (120, 40, 30)  # another one, not connected
    lesion = np.zeros(SHAPE, bool)
    lesion[10:30, 20:60] = True
    np.testing.assert_array_equal(full(filling.alike(pixels, 25, 15, tolerance=10)), lesion)
    narrow = full(filling.alike(pixels, 25, 15, tolerance=5))
    assert lesion.sum() - narrow.sum() == 16
    assert filling.alike(pixels, 0, 0, tolerance=255).mask.all()


def test_threshold_takes_the_value_itself():
    probability = np.array([[0, 127, 128, 255]], np.uint8)
    found = filling.likely(probability, at_least=128 / 255)
    assert found.tolist() == [[False, False, True, True]]
    assert filling.likely(probability, at_least=0.0).all()
