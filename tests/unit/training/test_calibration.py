"""Calibration of probabilities whose truth was drawn by known odds."""

import numpy as np
import pytest
from scipy.special import expit, logit

from training.fundus.calibration import Histogram, histogram, measure, table

SHAPE = (400, 500)
EVERYWHERE = np.ones(SHAPE, bool)


def drawn(*, temperature=1.0, seed=0):
    """A map, and a truth that the map states too boldly where `temperature` is above 1."""
    rng = np.random.default_rng(seed)
    odds = rng.normal(-1.5, 2.0, SHAPE)
    truth = rng.random(SHAPE) < expit(odds)
    return expit(odds * temperature).astype(np.float32), truth


@pytest.mark.parametrize("temperature", [0.6, 1.0, 2.0])
def test_the_temperature_is_found_and_heals(temperature):
    row = measure("vessel", [histogram(*drawn(temperature=temperature), EVERYWHERE)])
    assert row.temperature == pytest.approx(temperature, rel=0.05)
    assert row.error_at_best < 0.006
    assert (row.error > 0.01) == (temperature != 1.0)


def test_the_best_threshold_is_the_one_with_the_best_mean_dice():
    probability = np.full(SHAPE, 0.2, np.float32)
    probability[:50] = 0.65
    truth = np.zeros(SHAPE, bool)
    truth[:50] = True
    empty = histogram(probability, np.zeros(SHAPE, bool), EVERYWHERE)
    row = measure("vessel", [histogram(probability, truth, EVERYWHERE), empty])
    assert 0.2 < row.threshold <= 0.65
    assert row.dice == pytest.approx(1.0)  # of the photograph that shows it
    assert row.photographs == 2


def test_only_what_is_known_is_counted():
    within = np.zeros(SHAPE, bool)
    within[:10] = True
    counted = histogram(*drawn(), within)
    assert counted.present.sum() + counted.absent.sum() == within.sum()


def test_certainty_is_counted_in_the_last_bin():
    counted = histogram(np.ones(SHAPE, np.float32), EVERYWHERE, EVERYWHERE)
    assert counted.present[-1] == EVERYWHERE.sum()
    assert np.isfinite(logit(0.9995))


def test_a_structure_that_is_nowhere_has_no_best_threshold():
    nothing = Histogram(np.zeros(1000, np.int64), np.ones(1000, np.int64))
    row = measure("soft_exudate", [nothing])
    assert np.isnan(row.threshold)
    assert "soft exudate" in table([row], {})
