"""Signs of glaucoma: each border, and how many could be judged."""

import pytest
from measured import row, step, trace_of

from engine.grading.glaucoma import POLES


def disc(*, cdr=0.4, rim=0.25, narrow="clock_6", steps=3, ddls=2):
    return [
        row("vertical_cdr", "optic_cup", cdr, region="disc", unit="1"),
        *(
            row("rim_width", "optic_cup", rim if hour == narrow else 0.25, region=hour, unit="dd")
            for hour in (*POLES, "clock_3", "clock_9")
        ),
        row("isnt_steps", "optic_cup", steps, region="disc"),
        row("ddls", "optic_cup", ddls, region="disc"),
    ]


def glaucoma(**changed):
    return trace_of("glaucoma", disc(**changed))


def test_a_healthy_disc_has_none_of_four_signs():
    trace = glaucoma()
    assert trace.finding == "0 of 4 signs present"
    assert (trace.judged, trace.grade, trace.at_least) == (True, None, False)


@pytest.mark.parametrize(
    ("changed", "words", "holds"),
    [
        ({"cdr": 0.7}, "cup-to-disc", True),
        ({"cdr": 0.699}, "cup-to-disc", False),
        ({"rim": 0.1}, "DD wide", True),
        ({"rim": 0.101}, "DD wide", False),
        ({"rim": 0.05, "narrow": "clock_9"}, "DD wide", False),  # temporal: not at a pole
        ({"rim": 0.05, "narrow": "clock_11"}, "DD wide", True),
        ({"steps": 2}, "ISNT", True),
        ({"steps": 3}, "ISNT", False),
        ({"ddls": 5}, "likelihood", True),
        ({"ddls": 4}, "likelihood", False),
    ],
)
def test_each_sign_has_its_border(changed, words, holds):
    trace = glaucoma(**changed)
    assert step(trace, words).holds is holds
    assert trace.finding == f"{int(holds)} of 4 signs present"


def test_what_needs_a_scale_or_an_eye_is_left_out_of_the_count():
    trace = glaucoma(cdr=0.8, ddls=None, steps=None)
    assert trace.finding == "1 of 2 signs present, 2 cannot be judged"
    assert trace.at_least
    assert step(trace, "likelihood").reasons == ("It was not measured.",)


def test_without_a_cup_nothing_can_be_judged():
    trace = trace_of("glaucoma", [row("vertical_cdr", "optic_cup", None, region="disc", unit="1")])
    assert not trace.judged
    assert trace.finding == "Cannot be judged. It was not measured."
