"""Sensitivity, specificity and ROC areas, against published examples and scipy."""

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from engine.metrics import (
    Undefined,
    area_difference,
    area_estimate,
    area_under_roc,
    sensitivity,
    specificity,
)

# DeLong et al. 1988, Biometrics 44:837: ovarian cancer; albumin, total protein, K-G score, benefit.
# The 43 complete cases, and the results below, as in the SAS/STAT guide (LOGISTIC, example 8).
OVARIAN_TABLE = """
3.0 5.8 10 0  3.2 6.3 5 1  3.9 6.8 3 1  2.8 4.8 6 0  3.2 5.8 3 1  0.9 4.0 5 0  2.5 5.7 8 0
1.6 5.6 5 1  3.8 5.7 5 1  3.7 6.7 6 1  3.2 5.4 4 1  3.8 6.6 6 1  4.1 6.6 5 1  3.6 5.7 5 1
4.3 7.0 4 1  3.6 6.7 4 0  2.3 4.4 6 1  4.2 7.6 4 0  4.0 6.6 6 0  3.5 5.8 6 1  3.8 6.8 7 1
3.0 4.7 8 0  4.5 7.4 5 1  3.7 7.4 5 1  3.1 6.6 6 1  4.1 8.2 6 1  4.3 7.0 5 1  4.3 6.5 4 1
3.2 5.1 5 1  2.6 4.7 6 1  3.3 6.8 6 0  1.7 4.0 7 0  3.7 6.1 5 1  3.3 6.3 7 1  4.2 7.7 6 1
3.5 6.2 5 1  2.9 5.7 9 0  2.1 4.8 7 1  2.8 6.2 8 0  4.0 7.0 7 1  3.3 5.7 6 1  3.7 6.9 5 1
3.6 6.6 5 1
"""
OVARIAN = np.array(OVARIAN_TABLE.split(), float).reshape(-1, 4)
ALBUMIN, PROTEIN, BENEFIT = OVARIAN[:, 0], OVARIAN[:, 1], OVARIAN[:, 3]
SCORE = 10 - OVARIAN[:, 2]


@pytest.mark.parametrize(
    ("score", "area", "low", "high"),
    [
        (ALBUMIN, 0.7366, 0.5549, 0.9182),
        (PROTEIN, 0.6478, 0.4518, 0.8439),
        (SCORE, 0.7258, 0.5243, 0.9273),
    ],
)
def test_areas_on_the_example_of_delong(score, area, low, high):
    found = area_estimate(score, BENEFIT)
    assert found.value == area_under_roc(score, BENEFIT)
    assert (found.value, found.low, found.high) == pytest.approx((area, low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("score", "off", "low", "high", "p"),
    [(ALBUMIN, 0.0108, -0.1761, 0.1976, 0.9102), (PROTEIN, -0.0780, -0.2830, 0.1271, 0.4561)],
)
def test_comparisons_on_the_example_of_delong(score, off, low, high, p):
    found = area_difference(score, SCORE, BENEFIT)
    told = (found.difference.value, found.difference.low, found.difference.high, found.p)
    assert told == pytest.approx((off, low, high, p), abs=6e-5)


def test_the_area_is_the_statistic_of_mann_and_whitney():
    rng = np.random.default_rng(2)
    truth, scores = rng.integers(0, 2, 200), rng.integers(0, 5, 200)
    known = mannwhitneyu(scores[truth == 1], scores[truth == 0]).statistic
    pairs = (truth == 1).sum() * (truth == 0).sum()
    assert area_under_roc(scores, truth) == pytest.approx(known / pairs)


def test_sensitivity_and_specificity_of_a_known_table():
    truth = np.repeat([1, 0], [20, 80])
    called = np.concatenate([np.repeat([1, 0], [16, 4]), np.repeat([1, 0], [8, 72])]).astype(float)
    sens, spec = sensitivity(called, truth), specificity(called, truth)
    assert (sens.value, spec.value) == (0.8, 0.9)
    # Intervals of Wilson (1927), by statsmodels.
    from statsmodels.stats.proportion import proportion_confint

    assert (sens.low, sens.high) == pytest.approx(proportion_confint(16, 20, method="wilson"))
    assert (spec.low, spec.high) == pytest.approx(proportion_confint(72, 80, method="wilson"))


def test_a_case_without_a_reading_does_not_count():
    gaps = sensitivity([1, 0, np.nan], [1, 1, 1])
    assert gaps.value == 0.5
    assert area_under_roc([1, 2, np.nan], [0, 1, 1]) == 1
    with_gap = area_difference(
        np.append(ALBUMIN, np.nan), np.append(SCORE, 3), np.append(BENEFIT, 1)
    )
    assert with_gap == area_difference(ALBUMIN, SCORE, BENEFIT)


def test_what_is_not_defined_says_so():
    assert sensitivity([1, 0], [0, 0]).value is None
    assert "diseased" in sensitivity([1, 0], [0, 0]).reason
    assert area_estimate([1, 2], [1, 1]).value is None
    assert area_difference([1, 2], [2, 1], [1, 1]).p is None
    with pytest.raises(Undefined):
        area_under_roc([1, 2], [0, 0])
    parted = area_estimate([1, 2, 3, 4], [0, 0, 1, 1])
    assert (parted.value, parted.low) == (1, None)
    same = area_difference(ALBUMIN, 2 * ALBUMIN, BENEFIT)
    assert (same.difference.value, same.p) == (0, None)
    with pytest.raises(ValueError, match="truth"):
        area_under_roc([1, 2], [0, 2])
    with pytest.raises(ValueError, match="1 or 0"):
        sensitivity([0.5], [1])
