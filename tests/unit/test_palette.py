"""Colours that keep apart for everybody, and a warning where they do not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.palette import ALIKE, SIGHTS, difference, look_alikes
from engine.runtime.registry import models
from engine.taxonomy import structures

channel = st.integers(0, 255)
colours = st.tuples(channel, channel, channel)


def test_what_is_usually_seen_together_keeps_apart_for_every_sight():
    """What models find, and what is drawn by hand of anatomy and phenotypes."""
    covered = {key for card in models() for key in (*card.structures, *card.landmarks)}
    assert len(covered) >= 10
    shown = {
        key: entry.rgb
        for key, entry in structures().items()
        if "fundus" in entry.modalities and (key in covered or entry.group != "lesions")
    }
    assert look_alikes(shown) == {}
    nearest = min(
        difference(shown[one], shown[other], sight=sight)
        for one, other in combinations(shown, 2)
        for sight in SIGHTS
    )
    assert nearest >= ALIKE


def test_red_and_green_of_one_lightness_are_alike_to_those_blind_for_them():
    red, green = (200, 80, 60), (110, 122, 60)
    found = look_alikes({"artery": red, "drusen": green})
    assert found == {("artery", "drusen"): ("protanopia", "deuteranopia")}
    assert difference(red, green) > 3 * ALIKE


def test_blue_and_green_are_alike_to_those_blind_for_blue():
    assert look_alikes({"a": (0, 150, 150), "b": (0, 140, 190)}) == {("a", "b"): ("tritanopia",)}


@given(colours, colours)
def test_difference_is_a_distance(one, other):
    for sight in SIGHTS:
        assert difference(one, one, sight=sight) == pytest.approx(0, abs=1e-6)
        assert difference(one, other, sight=sight) == pytest.approx(
            difference(other, one, sight=sight)
        )


@given(channel)
def test_grey_is_grey_to_everybody(value):
    """Else the simulation would itself make up colours."""
    for sight in SIGHTS:
        assert difference((value,) * 3, (value,) * 3, sight=sight) == pytest.approx(0, abs=1e-6)
    black, white = (0, 0, 0), (255, 255, 255)
    assert all(difference(black, white, sight=s) == pytest.approx(100, abs=1) for s in SIGHTS)
