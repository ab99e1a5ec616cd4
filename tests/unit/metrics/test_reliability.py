"""Agreement on numbers, against the tables of the papers that brought the statistics."""

import numpy as np
import pytest

from engine.metrics import (
    Undefined,
    icc,
    icc_estimate,
    limits_of_agreement,
    repeatability,
    surface_dice,
)

# Shrout & Fleiss 1979, Psychol Bull 86:420, table 2: 6 targets, 4 judges.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float
)
# Values: Shrout & Fleiss 1979, table 4. Intervals: ICC() of R's psych on the same table.
PUBLISHED = {
    ("one-way", False): (0.17, -0.133, 0.72),
    ("random", False): (0.29, 0.019, 0.76),
    ("fixed", False): (0.71, 0.342, 0.95),
    ("one-way", True): (0.44, -0.884, 0.91),
    ("random", True): (0.62, 0.071, 0.93),
    ("fixed", True): (0.91, 0.676, 0.99),
}

# Bland & Altman 1986, Lancet 327:307, table 1: peak expiratory flow (l/min), two meters twice.
WRIGHT = np.array(
    [
        [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427],
        [490, 397, 512, 401, 470, 611, 415, 431, 638, 429, 420, 633, 275, 492, 165, 372, 421],
    ],
    float,
)
MINI = np.array(
    [
        [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451],
        [525, 415, 508, 444, 500, 625, 460, 390, 642, 432, 420, 605, 227, 467, 268, 370, 443],
    ],
    float,
)


@pytest.mark.parametrize(("model", "mean"), PUBLISHED)
def test_icc_on_the_table_of_shrout_and_fleiss(model, mean):
    value, low, high = PUBLISHED[model, mean]
    found = icc_estimate(SHROUT_FLEISS, model=model, mean=mean)
    assert found.value == icc(SHROUT_FLEISS, model=model, mean=mean)
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.low == pytest.approx(low, abs=6e-4)
    assert found.high == pytest.approx(high, abs=0.0051)


def test_a_constant_bias_costs_agreement_but_not_consistency():
    first = np.array([1.0, 2, 3, 4, 5])
    shifted = np.stack([first, first + 2], axis=1)
    assert icc(shifted, model="fixed") == 1
    assert icc(shifted, model="random") < 0.6
    assert icc_estimate(shifted, model="fixed").low is None
    assert icc(shifted + 1e6, model="random") == pytest.approx(icc(shifted, model="random"))


def test_a_case_with_a_gap_does_not_count():
    gaps = np.vstack([SHROUT_FLEISS, [3, np.nan, 4, 4]])
    assert icc(gaps, model="random") == icc(SHROUT_FLEISS, model="random")


@pytest.mark.parametrize(
    "table", [[[1.0], [2.0]], [[1.0, 2.0]], [[3.0, 3.0], [3.0, 3.0]], [[np.nan, 1.0], [1.0, 2.0]]]
)
def test_icc_of_too_little_says_so(table):
    found = icc_estimate(table, model="random")
    assert found.value is None
    assert found.reason
    with pytest.raises(Undefined):
        icc(table, model="one-way")


def test_limits_on_the_flow_meters_of_bland_and_altman():
    found = limits_of_agreement(WRIGHT[0], MINI[0])
    # The paper: mean −2.1, sd 38.8, interval of the mean −22.0 to 17.8; limits by 2 sd.
    assert found.bias.value == pytest.approx(-2.1, abs=0.05)
    assert found.sd == pytest.approx(38.8, abs=0.05)
    assert (found.bias.low, found.bias.high) == pytest.approx((-22.0, 17.8), abs=0.15)
    assert found.lower.value == pytest.approx(-2.12 - 1.96 * 38.77, abs=0.05)
    assert found.upper.value == pytest.approx(-2.12 + 1.96 * 38.77, abs=0.05)
    # The paper: −114.3 to −45.1 and 40.9 to 110.1 about limits of 2 sd, so as wide as these.
    assert found.lower.high - found.lower.low == pytest.approx(-45.1 + 114.3, abs=1.5)
    assert found.upper.high - found.upper.low == pytest.approx(110.1 - 40.9, abs=1.5)
    assert found.pairs == 17


def test_repeatability_of_the_flow_meters_of_bland_and_altman():
    # The paper takes 2 sd: 43.2 for the Wright meter, 56.4 for the mini meter.
    assert repeatability(WRIGHT.T) * 2 / 1.96 == pytest.approx(43.2, abs=0.11)
    assert repeatability(MINI.T) * 2 / 1.96 == pytest.approx(56.4, abs=0.1)


def test_repeatability_counts_cases_that_were_read_twice():
    gaps = np.vstack([WRIGHT.T, [300, np.nan], [np.nan, np.nan]])
    assert repeatability(gaps) == repeatability(WRIGHT.T)
    with pytest.raises(Undefined):
        repeatability([[300, np.nan]])
    with pytest.raises(Undefined):
        limits_of_agreement([1.0, np.nan], [2.0, 3.0])


def disc(shape, row, column, radius, spacing=(1.0, 1.0)):
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return ((rows - row) * spacing[0]) ** 2 + ((columns - column) * spacing[1]) ** 2 <= radius**2


def test_surface_dice_counts_the_outline_within_the_tolerance():
    truth, found = np.zeros((2, 30, 50), bool)
    truth[5:15, 10:40] = True
    found[5:17, 10:40] = True  # the lower side lies 2 pixels too deep
    assert surface_dice(truth, truth, tolerance=0) == 1
    assert surface_dice(found, truth, tolerance=2) == 1
    assert surface_dice(found, truth, tolerance=1) < 0.7
    assert surface_dice(found, truth, tolerance=2 * 3.9, spacing=(3.9, 11.0)) == 1
    assert surface_dice(found, truth, tolerance=7.7, spacing=(3.9, 11.0)) < 0.7


def test_surface_dice_in_um_on_pixels_that_are_not_square():
    truth = disc((60, 40), 30, 20, 40, spacing=(2, 4))
    found = disc((60, 40), 30, 21, 40, spacing=(2, 4))  # 4 µm beside it
    assert surface_dice(found, truth, tolerance=4, spacing=(2, 4)) == 1
    assert surface_dice(found, truth, tolerance=1, spacing=(2, 4)) < 0.8


def test_surface_dice_of_nothing():
    nothing, something = np.zeros((5, 6), bool), np.ones((5, 6), bool)
    assert surface_dice(nothing, nothing, tolerance=1) == 1
    assert surface_dice(nothing, something, tolerance=1) == 0
    with pytest.raises(ValueError, match="tolerance"):
        surface_dice(something, something, tolerance=np.nan)
