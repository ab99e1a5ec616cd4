"""Lesions are counted once, each as one kind."""

import numpy as np

from engine.fundus.lesions import lesion_mask, one_kind_each

SHAPE = (90, 140)


def box(top, left, height, width):
    mask = np.zeros(SHAPE, bool)
    mask[top : top + height, left : left + width] = True
    return mask


def sure(mask, value):
    return np.where(mask, value, 0.1).astype(np.float32)


def test_a_lesion_in_both_masks_stays_with_the_more_probable_kind():
    spot, core = box(10, 10, 8, 8), box(11, 11, 6, 6)
    micro, blood = one_kind_each(spot, core, sure(spot, 0.6), sure(core, 0.9))
    assert not micro.any()
    assert np.array_equal(blood, spot)
    micro, blood = one_kind_each(spot, core, sure(spot, 0.9), sure(core, 0.6))
    assert np.array_equal(micro, spot)
    assert not blood.any()


def test_a_small_one_at_the_edge_of_a_large_one_leaves_it_whole_but_for_itself():
    large, small = box(20, 20, 40, 60), box(30, 78, 6, 6)
    micro, blood = one_kind_each(small, large, sure(small, 0.9), sure(large, 0.6))
    assert np.array_equal(micro, small)
    assert np.array_equal(blood, large & ~small)


def test_lesions_apart_from_each_other_are_left_alone():
    one, other = box(5, 5, 4, 9), box(50, 90, 20, 12)
    micro, blood = one_kind_each(one, other, sure(one, 0.6), sure(other, 0.99))
    assert np.array_equal(micro, one)
    assert np.array_equal(blood, other)
    none = np.zeros(SHAPE, bool)
    assert not one_kind_each(none, none, sure(none, 0), sure(none, 0))[0].any()


def test_specks_and_what_lies_outside_the_field_are_none():
    visible = np.zeros((1000, 1200), bool)
    visible[:, 100:] = True
    probability = np.zeros(visible.shape, np.float32)
    probability[10:16, 300:306] = 0.9  # a lesion
    probability[500, 500] = 0.9  # noise
    probability[10:16, 20:26] = 0.9  # beyond the field
    found = lesion_mask(probability, threshold=0.5, visible=visible)
    assert found.sum() == 36
