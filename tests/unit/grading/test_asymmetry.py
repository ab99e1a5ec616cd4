"""The sign of glaucoma that only both eyes show."""

import pytest
from measured import row

from engine.grading import asymmetry


def eye(ratio):
    return [row("vertical_cdr", "optic_cup", ratio, region="disc", unit="1")]


@pytest.mark.parametrize(
    ("right", "left", "holds"),
    [
        (0.6, 0.4, True),
        (0.4, 0.6, True),
        (0.6, 0.401, False),
        (0.45, 0.45, False),
        (0.3, 0.55, True),
    ],
)
def test_ratios_that_differ_by_a_fifth_are_a_sign(right, left, holds):
    step = asymmetry(eye(right), eye(left))
    assert step.holds is holds
    assert [each.value for each in step.evidence] == [right, left]


@pytest.mark.parametrize(("right", "left"), [(None, 0.4), (0.4, None)])
def test_one_eye_without_a_ratio_cannot_be_judged(right, left):
    step = asymmetry(eye(right), eye(left))
    assert step.holds is None
    assert step.reasons == ("It was not measured.",)


def test_an_eye_that_nobody_measured_cannot_be_judged():
    assert asymmetry([], eye(0.4)).holds is None
