"""Crossings of arteries and veins: number, narrowing, and what is none."""

import numpy as np
import pytest
from cases import drawn, field_of, rows_of

from training.phantoms.tubes import Tube

SHAPE = (400, 520)
PLACE = np.array([260.0, 200.0])


def vein(*, nick=1.0, width=12.0, aspect=1.0, side="both"):
    """A slanting vein, narrowed by a factor within 20 px of its crossing, on one side or both."""
    along = np.linspace(-180, 180, 721)
    way = np.array([np.cos(0.2), np.sin(0.2)])
    narrow = np.abs(along) <= 20
    if side == "one":
        narrow &= along < 0
    tube = Tube(along[:, None] * way + PLACE, np.where(narrow, nick * width, width))
    return drawn([tube], SHAPE, aspect=aspect)


def artery(*, degrees=75.0, width=8.0, aspect=1.0):
    way = np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
    tube = Tube(np.array([-150, 150])[:, None] * way + PLACE, np.full(2, width))
    return drawn([tube], SHAPE, aspect=aspect)


def crossings(vein, artery, *, aspect=1.0):
    return rows_of(
        {"vein": vein, "artery": artery},
        field=field_of(SHAPE, radius=250, aspect=aspect), aspect=aspect, families=["crossings"],
    )  # fmt: skip


@pytest.mark.parametrize("aspect", [1.0, 1.25])
def test_a_vein_of_even_width_is_crossed_and_not_narrowed(aspect):
    rows = crossings(vein(aspect=aspect), artery(aspect=aspect), aspect=aspect)
    assert rows.value("av_crossings") == 1
    assert rows.value("av_nicking_candidates") == 0
    assert rows.value("av_crossing_width_ratio") == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("nick", [0.5, 0.65])
@pytest.mark.parametrize("flip", [False, True])
def test_a_vein_that_is_narrowed_beside_the_artery_is_a_candidate(nick, flip):
    masks = vein(nick=nick), artery()
    rows = crossings(*(mask[:, ::-1] if flip else mask for mask in masks))
    assert rows.value("av_nicking_candidates") == 1
    assert rows.value("av_crossing_width_ratio") == pytest.approx(nick, abs=0.06)


def test_a_narrowing_on_one_side_only_is_none():
    rows = crossings(vein(nick=0.5, side="one"), artery())
    assert rows.value("av_crossings") == 1
    assert rows.value("av_nicking_candidates") == 0


def test_vessels_that_run_along_each_other_do_not_cross():
    rows = crossings(vein(), artery(degrees=np.rad2deg(0.2) + 15))
    assert rows.value("av_crossings") == 0
    assert not rows.one("av_nicking_candidates").valid


def test_a_vein_too_narrow_to_tell_is_left_out():
    assert crossings(vein(width=3.0), artery()).value("av_crossings") == 0


def test_without_arteries_there_is_a_reason():
    rows = rows_of({"vein": vein()}, field=field_of(SHAPE, radius=250), families=["crossings"])
    assert rows.one("av_crossings").reason == "Artery: not segmented."
