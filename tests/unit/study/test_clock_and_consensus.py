"""Time on task, and one mask out of several."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.metrics import dice
from engine.study.clock import Event, TimeOnTask, time_on_task
from engine.study.consensus import majority, staple


def test_time_counts_for_the_tool_in_hand():
    told = time_on_task(
        [
            Event(100, "opened"),
            Event(130, "input", "brush"),
            Event(140, "input", "brush"),
            Event(150, "input", "form"),
            Event(155, "closed"),
        ]
    )
    assert (told.active, told.idle) == (55, 0)
    assert told.by_tool == {"": 30, "brush": 20, "form": 5}


def test_after_a_minute_without_input_time_is_idle():
    told = time_on_task([Event(0, "opened"), Event(90, "input", "brush"), Event(400, "closed")])
    assert (told.active, told.idle) == (120, 280)
    exactly = time_on_task([Event(0, "opened"), Event(60, "closed")])
    assert (exactly.active, exactly.idle) == (60, 0)


def test_time_away_from_the_window_is_no_time():
    told = time_on_task(
        [Event(0, "opened"), Event(10, "left"), Event(500, "input", "brush"), Event(510, "closed")]
    )
    assert (told.active, told.idle) == (20, 0)


def test_a_window_that_was_killed_and_a_clock_that_jumps_cost_nothing():
    assert time_on_task([]) == TimeOnTask()
    assert time_on_task([Event(5, "opened"), Event(9, "input", "brush")]).active == 4
    back = time_on_task([Event(50, "opened"), Event(20, "input"), Event(30, "closed")])
    assert back.active == 10


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 1000), min_size=2, max_size=30))
def test_active_and_idle_are_all_the_time_there_was(moments):
    moments.sort()
    kinds = ["opened", *["input"] * (len(moments) - 2), "closed"]
    told = time_on_task([Event(at, kind, "b") for at, kind in zip(moments, kinds, strict=True)])
    assert told.active + told.idle == pytest.approx(moments[-1] - moments[0])
    assert sum(told.by_tool.values()) == pytest.approx(told.active)


def test_sittings_add_up():
    one, two = TimeOnTask(5, 1, {"brush": 5}), TimeOnTask(3, 0, {"brush": 1, "form": 2})
    assert one + two == TimeOnTask(8, 1, {"brush": 6, "form": 2})


def disc(radius, shape=(60, 90), row=28, column=50):
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return (rows - row) ** 2 + (columns - column) ** 2 <= radius**2


def test_majority_needs_more_than_half():
    small, middle, large = disc(5), disc(8), disc(12)
    assert (majority([large, small, middle]) == middle).all()
    assert (majority([small, large]) == small).all()
    assert (majority([middle]) == middle).all()


def test_staple_finds_the_readers_that_were_simulated():
    # As Warfield et al. 2004 test it: readers of known sensitivity and specificity.
    rng = np.random.default_rng(4)
    truth = disc(15)
    known = [(0.95, 0.90), (0.90, 0.97), (0.80, 0.95), (0.60, 0.99)]
    masks = [
        np.where(truth, rng.random(truth.shape) < p, rng.random(truth.shape) >= q) for p, q in known
    ]
    found = staple(masks)
    for (p, q), sensitivity, specificity in zip(
        known, found.sensitivity, found.specificity, strict=True
    ):
        assert sensitivity == pytest.approx(p, abs=0.04)
        assert specificity == pytest.approx(q, abs=0.02)
    assert dice(found.mask, truth) > dice(majority(masks), truth)


def test_staple_weighs_a_careless_reader_down():
    good, careless = disc(12), np.zeros((60, 90), bool)
    careless[:, :20] = True
    found = staple([good, disc(12, row=29), careless])
    assert dice(found.mask, good) > 0.9
    assert found.sensitivity[2] < 0.2 < 0.8 < found.sensitivity[0]


@pytest.mark.parametrize("mask", [np.zeros((4, 5), bool), np.ones((4, 5), bool), disc(7)])
def test_readers_who_agree_are_the_consensus(mask):
    assert (staple([mask, mask, mask]).mask == mask).all()
    assert (staple([mask]).mask == mask).all()
    assert (majority([mask, mask]) == mask).all()


def test_masks_that_do_not_belong_together_are_refused():
    for wrong in ([], [disc(3), disc(3)[:, 1:]], [disc(3).astype(float)]):
        for consensus in (majority, staple):
            with pytest.raises(ValueError, match=r"[Mm]ask"):
                consensus(wrong)
