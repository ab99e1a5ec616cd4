"""Orders, arms and allocation lists: random, balanced, and the same again from the seed."""

from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.study.allocation import allocation_list, commitment
from engine.study.manifest import Manifest, StudyCase, Task, Trial
from engine.study.order import reading_list, shuffled


def manifest(*, cases=12, **told):
    return Manifest(
        **{
            "key": "s",
            "title": "S",
            "seed": "7",
            "design": "single",
            "cases": tuple(
                StudyCase(f"{n}.png", 0, "", f"{n:064d}", (4, 6), f"p{n // 2}", model="r")
                for n in range(cases)
            ),
            "readers": ("ada", "ben"),
            "tasks": (Task("grade", form="icdr"),),
            **told,
        }
    )


def test_an_order_is_the_same_for_ever():
    # Written down: whoever changes how orders are drawn changes studies that are under way.
    assert shuffled(range(8), "7", "order", "ada", 1) == [7, 0, 2, 1, 5, 6, 3, 4]


@settings(max_examples=50, deadline=None)
@given(cases=st.integers(1, 40), share=st.floats(0, 0.5), seed=st.text(min_size=1, max_size=5))
def test_repeats_come_late_and_once(cases, share, seed):
    repeats = int(cases * share)
    told = reading_list(manifest(cases=cases, repeats=repeats, seed=seed), "ada")
    assert sorted(each.case for each in told if not each.repeat) == list(range(cases))
    again = [each.case for each in told if each.repeat]
    assert len(set(again)) == len(again) == repeats
    firsts = [each.case for each in told if not each.repeat]
    for place, each in enumerate(told):
        if each.repeat:
            before = sum(not other.repeat for other in told[:place])
            assert before - firsts.index(each.case) > cases // 2


def test_readers_and_seeds_have_orders_of_their_own():
    orders = {
        tuple(each.case for each in reading_list(manifest(seed=seed), reader))
        for seed, reader in product("123", ("ada", "ben"))
    }
    assert len(orders) == 6


def test_a_sequential_list_asks_without_then_with():
    told = reading_list(manifest(design="sequential", repeats=3), "ada")
    assert len(told) == 2 * (12 + 3)
    for without, aided in zip(told[::2], told[1::2], strict=True):
        assert (without.arm, aided.arm) == ("without", "with")
        assert (without.case, without.repeat) == (aided.case, aided.repeat)


def test_a_crossed_list_turns_the_arms_round_and_keeps_patients_together():
    made = manifest(cases=20, design="crossed", repeats=2)
    told = reading_list(made, "ada")
    arms = {(each.case, each.round): each.arm for each in told}
    for case in range(20):
        assert arms[case, 1] != arms[case, 2]
        assert arms[case, 1] == arms[case ^ 1, 1]  # both eyes of a patient
    assert Counter(each.arm for each in told if each.round == 1 and not each.repeat) == {
        "with": 10,
        "without": 10,
    }
    assert [each.round for each in told] == sorted(each.round for each in told)
    assert all(each.arm == arms[each.case, each.round] for each in told)


def trial(**told):
    return Trial(
        **{"arms": ("without", "with"), "method": "blocks", "length": 200, "ratio": (1, 1), **told}
    )


def test_blocks_are_balanced_within_each_stratum():
    places = allocation_list(trial(blocks=(4, 6), strata=("clinic a", "clinic b")), "secret")
    for stratum in ("clinic a", "clinic b"):
        arms = [each.arm for each in places if each.stratum == stratum]
        assert len(arms) == 200
        lead = 0
        for arm in arms:
            lead += 1 if arm == "with" else -1
            assert abs(lead) <= 3  # half of the largest block
    of = [
        [each.arm for each in places if each.stratum == name] for name in ("clinic a", "clinic b")
    ]
    assert of[0] != of[1]


def test_a_ratio_is_kept_in_every_block():
    places = allocation_list(trial(ratio=(1, 2), blocks=(6,), length=60), "s")
    for start in range(0, 60, 6):
        assert Counter(each.arm for each in places[start : start + 6]) == {"without": 2, "with": 4}


def test_a_simple_list_is_near_its_ratio_and_follows_no_pattern():
    arms = [each.arm for each in allocation_list(trial(method="simple", length=4000), "s")]
    assert abs(Counter(arms)["with"] - 2000) < 4 * 32  # four standard deviations
    pairs = Counter(pairwise(arms))
    assert all(abs(count - 1000) < 150 for count in pairs.values())


def test_the_seed_makes_the_list_again_and_the_commitment_proves_it():
    made = trial(blocks=(4,))
    first = allocation_list(made, "secret")
    assert first == allocation_list(made, "secret")
    assert first != allocation_list(made, "other")
    assert commitment(first, "secret") == commitment(allocation_list(made, "secret"), "secret")
    assert commitment(first, "secret") != commitment(allocation_list(made, "x"), "x")


@pytest.mark.parametrize("length", [1, 5, 7])
def test_a_list_has_the_length_that_was_asked_for(length):
    assert len(allocation_list(trial(blocks=(4,), length=length), "s")) == length
