"""The centreline term: a lost thin vessel costs as much as a thick one; the unlabelled nothing."""

import pytest
import torch

from training.losses import masked_centreline

SURE = 12.0  # logit


def scene(*rows, width=60):
    """Horizontal vessels, (1, 40, width): each the rows from first to last."""
    drawn = torch.zeros(1, 40, width)
    for first, last in rows:
        drawn[:, first : last + 1] = 1
    return drawn


def cost(found, truth, *, radius=3, known=None):
    known = torch.ones_like(truth) if known is None else known
    return float(masked_centreline(SURE * (2 * found - 1), truth, known, radius=radius))


THIN, THICK = (8, 8), (25, 29)


def test_the_same_drawing_costs_nothing():
    both = scene(THIN, THICK)
    assert cost(both, both) == pytest.approx(0, abs=0.01)


def test_a_lost_thin_vessel_costs_as_much_as_a_lost_thick_one():
    truth = scene(THIN, THICK)
    without_thin, without_thick = cost(scene(THICK), truth), cost(scene(THIN), truth)
    assert without_thin == pytest.approx(without_thick, rel=0.25)
    assert without_thin > 0.2


def test_a_little_more_width_costs_little_where_the_line_is_right():
    assert cost(scene((24, 30)), scene(THICK)) < 0.1 < cost(scene((10, 14)), scene(THICK))


def test_what_nobody_labelled_costs_nothing():
    truth, found = scene(THIN), scene(THIN, THICK)
    known = torch.ones_like(truth)
    known[:, 20:] = 0
    assert cost(found, truth, known=known) == pytest.approx(0, abs=0.01)
    assert cost(found, torch.zeros_like(truth)) == 0


def test_it_can_be_learned_from():
    logits = torch.zeros(1, 40, 60, requires_grad=True)
    truth = scene(THIN)
    masked_centreline(logits, truth, torch.ones_like(truth), radius=3).backward()
    assert float(logits.grad[0, 8].sum()) < 0
