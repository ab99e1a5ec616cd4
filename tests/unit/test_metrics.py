import numpy as np
import pytest

from engine.metrics import average_precision, bootstrap_mean, confusion, dice, kappa


def mask(*pixels, shape=(4, 5)):
    out = np.zeros(shape, bool)
    for row, column in pixels:
        out[row, column] = True
    return out


def test_dice_of_a_known_overlap():
    assert dice(mask((0, 0), (1, 1)), mask((1, 1), (2, 2), (3, 3))) == pytest.approx(2 / 5)


def test_dice_where_masks_are_empty():
    assert dice(mask(), mask()) == 1
    assert dice(mask((0, 0)), mask()) == 0


def test_dice_counts_only_within_the_field():
    field = mask((0, 0), (0, 1))
    assert dice(mask((0, 0), (3, 3)), mask((0, 0), (2, 2)), field) == 1


def test_masks_of_different_size_are_refused():
    with pytest.raises(ValueError, match="size"):
        dice(mask(), mask(shape=(5, 4)))


def test_the_interval_widens_when_values_come_in_groups():
    values = [0.1, 0.1, 0.1, 0.9, 0.9, 0.9]
    mean, low, high = bootstrap_mean(values)
    grouped_mean, grouped_low, grouped_high = bootstrap_mean(values, groups=list("aaabbb"))
    assert mean == grouped_mean == pytest.approx(0.5)
    assert grouped_high - grouped_low > high - low
    assert low < mean < high


def test_average_precision_of_a_known_ranking():
    # Ranked: hit, miss, hit, miss → 1/2 · 1/1 + 1/2 · 2/3
    probability = np.array([[0.9, 0.8, 0.7, 0.1]], np.float32)
    truth = np.array([[True, False, True, False]])
    assert average_precision(probability, truth) == pytest.approx(0.5 + 1 / 3)


def test_average_precision_of_a_perfect_a_flat_and_an_empty_map():
    truth = mask((0, 0), (1, 1))
    assert average_precision(truth.astype(np.float32), truth) == 1
    flat = np.full(truth.shape, 0.3, np.float32)
    assert average_precision(flat, truth) == pytest.approx(2 / 20)  # the share of true pixels
    assert np.isnan(average_precision(flat, mask()))


def test_average_precision_counts_only_within_the_field():
    truth = mask((0, 0))
    probability = np.zeros(truth.shape, np.float32)
    probability[0, 0], probability[3, 3] = 0.5, 0.9
    assert average_precision(probability, truth) == pytest.approx(0.5)
    assert average_precision(probability, truth, ~mask((3, 3))) == 1


def test_kappa_of_a_known_table():
    # Cohen's own kind of example: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert confusion(first, second, grades=2).tolist() == [[15, 10], [5, 20]]
    assert kappa(first, second, grades=2) == pytest.approx(0.4)
    assert kappa(first, second, grades=2, weights="quadratic") == pytest.approx(0.4)


def test_quadratic_weights_forgive_neighbours_more_than_strangers():
    truth = [0, 1, 2, 3, 4]
    near, far = [0, 1, 2, 3, 3], [4, 1, 2, 3, 4]
    assert kappa(truth, near, grades=5, weights="quadratic") == pytest.approx(
        1 - 5 * 1 / sum((i - j) ** 2 for i in truth for j in near)
    )
    assert kappa(truth, near, grades=5, weights="quadratic") > kappa(
        truth, far, grades=5, weights="quadratic"
    )


def test_kappa_needs_something_to_compare():
    assert kappa([], [], grades=5) is None
    assert kappa([2, 2], [2, 2], grades=5) is None
    with pytest.raises(ValueError, match="0 to 4"):
        kappa([5], [1], grades=5)
    with pytest.raises(ValueError, match="of the other"):
        kappa([1], [1, 2], grades=5)
