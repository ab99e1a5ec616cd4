"""Metrics of surfaces and areas, against scipy and against what published metric code got wrong."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import label
from scipy.spatial.distance import directed_hausdorff

from engine.metrics import (
    LesionCounts,
    absolute_volume_difference,
    boundary_errors,
    count_lesions,
    dice,
    distances,
    iou,
    mean_by_eye,
    order_violations,
    precision,
    recall,
    thickness_error,
    volume_nl,
    which_is_empty,
)
from engine.metrics.distances import outline

SHAPE = (60, 80)
NOTHING = np.zeros(SHAPE, bool)


def box(top, left, height, width):
    mask = NOTHING.copy()
    mask[top : top + height, left : left + width] = True
    return mask


masks = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 60), st.integers(1, 15), st.integers(1, 15)),
    min_size=1,
    max_size=4,
).map(lambda boxes: np.any([box(*each) for each in boxes], axis=0))


# --- failure cases of published code -------------------------------------------------------------


def test_a_missed_second_lesion_costs_distance():
    """Published: HD and ASSD 0, as only the first contour was used."""
    truth = box(5, 5, 10, 10) | box(40, 60, 8, 8)
    found = distances(box(5, 5, 10, 10), truth)
    assert found.hausdorff == pytest.approx(np.hypot(47 - 14, 67 - 14))
    assert found.average > 5


@pytest.mark.parametrize(
    ("found", "truth", "empty", "overlap"),
    [
        (NOTHING, NOTHING, "both", 1.0),  # published: Dice 0
        (NOTHING, box(1, 1, 5, 5), "found", 0.0),  # published: IndexError
        (box(1, 1, 5, 5), NOTHING, "truth", 0.0),
    ],
)
def test_empty_masks_have_stated_rules(found, truth, empty, overlap):
    assert distances(found, truth) is None
    assert which_is_empty(found, truth) == empty
    assert dice(found, truth) == iou(found, truth) == overlap


def test_precision_and_recall_of_nothing():
    some = box(1, 1, 5, 5)
    assert precision(NOTHING, NOTHING) == recall(NOTHING, NOTHING) == 1
    assert precision(NOTHING, some) is None
    assert recall(NOTHING, some) == 0
    assert recall(some, NOTHING) is None
    assert precision(some, NOTHING) == 0
    assert precision(some | box(1, 20, 5, 5), some) == 0.5
    assert recall(some, some | box(1, 20, 5, 5)) == 0.5


def test_a_shifted_layer_has_an_error_though_its_thickness_is_right():
    """Published: thickness difference 0 and "MAD" 0.06 for a shift of 3 px."""
    top = np.full(80, 20.0)
    errors = boundary_errors(top + 3, top)
    assert (errors.mae, errors.rmse, errors.bias, errors.p95) == (3, 3, 3, 3)
    layer, shifted = (top, top + 20), (top + 3, top + 23)
    assert thickness_error(shifted, layer, um_per_row=3.9) == (0,)


# --- against scipy and definitions ---------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(masks, masks)
def test_hausdorff_is_scipys(found, truth):
    points = [np.argwhere(outline(mask)) for mask in (found, truth)]
    expected = max(directed_hausdorff(*points)[0], directed_hausdorff(*points[::-1])[0])
    measured = distances(found, truth)
    assert measured.hausdorff == pytest.approx(expected)
    assert measured.average <= measured.hausdorff_95 + 1e-9 or measured.hausdorff_95 == 0
    swapped = distances(truth, found)
    assert swapped.hausdorff_95 == pytest.approx(measured.hausdorff_95)
    assert swapped.average == pytest.approx(measured.average)


def test_distances_follow_the_spacing():
    found, truth = box(10, 10, 20, 20), box(15, 10, 20, 20)
    assert distances(found, truth, spacing=(3.9, 11)).hausdorff == pytest.approx(5 * 3.9)
    sideways = box(10, 13, 20, 20)
    assert distances(found, sideways, spacing=(3.9, 11)).hausdorff == pytest.approx(33)


def test_distances_in_a_volume():
    found, truth = np.zeros((2, 6, 20, 20), bool)
    found[1, 5:9, 5:9] = truth[3, 5:9, 5:9] = True
    assert distances(found, truth, spacing=(60, 3.9, 11)).hausdorff == pytest.approx(120)


def test_monai_agrees():
    metrics = pytest.importorskip("monai.metrics")
    torch = pytest.importorskip("torch")
    found, truth = box(10, 10, 20, 20) | box(45, 60, 5, 5), box(13, 12, 18, 25)
    tensors = [torch.from_numpy(mask)[None, None].float() for mask in (found, truth)]
    ours = distances(found, truth)
    theirs = metrics.compute_hausdorff_distance(*tensors, include_background=True)
    assert ours.hausdorff == pytest.approx(float(theirs))
    theirs = metrics.compute_hausdorff_distance(*tensors, include_background=True, percentile=95)
    assert ours.hausdorff_95 == pytest.approx(float(theirs), abs=0.5)
    theirs = metrics.compute_average_surface_distance(
        *tensors, include_background=True, symmetric=True
    )
    assert ours.average == pytest.approx(float(theirs), rel=0.01)


# --- surfaces ------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 1000), st.floats(0.5, 20))
def test_errors_are_what_numpy_says_and_scale(seed, um):
    rng = np.random.default_rng(seed)
    found, truth = rng.normal(50, 5, (2, 3, 40))
    found[rng.random(found.shape) < 0.2] = np.nan
    truth[rng.random(truth.shape) < 0.3] = np.nan
    errors = boundary_errors(found, truth)
    off = (found - truth)[np.isfinite(found - truth)]
    assert errors.mae == pytest.approx(np.abs(off).mean())
    assert errors.rmse == pytest.approx(np.sqrt((off**2).mean()))
    assert errors.bias == pytest.approx(off.mean())
    assert errors.columns == off.size
    assert errors.covered == pytest.approx(off.size / np.isfinite(truth).sum())
    assert errors.scaled(um).p95 == pytest.approx(errors.p95 * um)


def test_nothing_in_common_is_no_error_of_zero():
    truth = np.array([1.0, 2, np.nan])
    assert boundary_errors(np.array([np.nan, np.nan, 3.0]), truth) is None
    with pytest.raises(ValueError, match="differ in size"):
        boundary_errors(np.ones(3), np.ones(4))


def test_crossings_are_found_across_gaps():
    ilm, gap, bm = np.array([10.0, 10, 10]), np.array([20.0, np.nan, 20]), np.array([30.0, 5, 15])
    assert order_violations([ilm, gap, bm]) == pytest.approx(2 / 3)
    assert order_violations([ilm, ilm, bm + 30]) == 0


def test_thickness_errors_by_field():
    top = np.zeros((2, 4))
    truth = (top, top + 10)
    found = (top, np.array([[12.0, 12, 9, np.nan], [12, 12, 9, 9]]))
    fields = np.array([[0, 0, 1, 1], [0, 0, 1, -1]])
    by_field = thickness_error(found, truth, um_per_row=2, fields=fields, count=3)
    assert by_field[:2] == (4, -2)
    assert np.isnan(by_field[2])


def test_an_eye_with_many_scans_counts_once():
    assert mean_by_eye([1, 1, 1, 5], ["a", "a", "a", "b"]) == 3
    with pytest.raises(ValueError, match="eye for each"):
        mean_by_eye([1, 2], ["a"])


# --- lesions and volumes -------------------------------------------------------------------------


def test_lesions_are_counted_one_by_one():
    truth = box(5, 5, 10, 10) | box(30, 5, 4, 4) | box(30, 50, 6, 6)
    found = box(6, 6, 10, 10) | box(30, 50, 6, 6) | box(50, 70, 3, 3)
    counts = count_lesions(found, truth)
    assert counts == LesionCounts(found=2, missed=1, falsely=1)
    assert counts.f1 == pytest.approx(4 / 6)
    assert (counts + counts).f1 == counts.f1


def test_lesion_counts_of_nothing():
    assert count_lesions(NOTHING, NOTHING).f1 == 1
    assert count_lesions(NOTHING, box(1, 1, 3, 3)).f1 == 0
    assert count_lesions(box(1, 1, 3, 3), NOTHING) == LesionCounts(0, 0, 1)
    assert count_lesions(box(1, 1, 2, 2), NOTHING, least_pixels=30) == LesionCounts(0, 0, 0)


def test_one_blob_over_two_lesions_finds_both_and_is_not_false():
    truth = box(10, 10, 5, 5) | box(10, 20, 5, 5)
    assert count_lesions(box(8, 8, 10, 20), truth) == LesionCounts(2, 0, 0)


@settings(max_examples=30, deadline=None)
@given(masks, masks)
def test_counts_add_up_to_the_pieces(found, truth):
    counts = count_lesions(found, truth)
    assert counts.found + counts.missed == label(truth, np.ones((3, 3)))[1]


def test_volumes_are_in_nanolitres():
    mask = np.zeros((4, 50, 60), bool)
    mask[1:3, 10:20, 10:30] = True
    voxel = (120.0, 3.872, 11.4)
    assert volume_nl(mask, voxel) == pytest.approx(2 * 10 * 20 * 120 * 3.872 * 11.4 / 1e6)
    assert absolute_volume_difference(mask, np.zeros_like(mask), voxel) == volume_nl(mask, voxel)
