"""Edits: what a reader did comes back exactly, and so does what was there before."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.edits import Edit, LandmarkMoved, LayerAdded, LayerHead, apply, patch_between, undone

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@given(data=st.data(), shape=array_shapes(min_dims=2, max_dims=2, max_side=40))
def test_a_patch_does_and_undoes_exactly_what_differs(data, shape):
    before, after = (data.draw(arrays(bool, shape)) for _ in range(2))
    patch = patch_between("a", before, after)
    if patch is None:
        assert np.array_equal(before, after)
        return
    mask = before.copy()
    apply(patch, mask)
    assert np.array_equal(mask, after)
    apply(patch, mask)
    assert np.array_equal(mask, before)


def test_a_stroke_on_a_large_photograph_is_small():
    before = np.zeros((4000, 3000), bool)
    after = before.copy()
    after[1200:1300, 700:1200] = True
    patch = patch_between("a", before, after)
    assert (patch.row, patch.column, patch.height, patch.width) == (1200, 700, 100, 500)
    assert len(patch.flips) < 500


@pytest.mark.parametrize(
    "damage",
    [
        {"flips": b""},
        {"flips": b"no patch"},
        {"height": 21},
        {"row": 35},
        {"column": -1},
    ],
)
def test_a_damaged_patch_is_refused_and_changes_nothing(damage):
    mask = np.zeros((40, 60), bool)
    drawn = mask.copy()
    drawn[3:13, 20:51] = True
    damaged = replace(patch_between("a", mask, drawn), **damage)
    with pytest.raises(ValueError, match="patch"):
        apply(damaged, mask)
    assert not mask.any()


def test_what_was_done_first_is_undone_last():
    head = LayerHead("a", "optic_disc", "reader:ada")
    empty, drawn = np.zeros((5, 7), bool), np.ones((5, 7), bool)
    steps = (
        LayerAdded(head),
        patch_between("a", empty, drawn),
        LandmarkMoved("fovea", None, (3.0, 2.5)),
    )
    edit = Edit("1", "Draw the disc", "reader:ada", NOW, steps)
    back = undone(edit, id="2", at=NOW)
    assert back.steps[0] == LandmarkMoved("fovea", (3.0, 2.5), None)
    assert back.steps[1] == steps[1]
    assert type(back.steps[2]).__name__ == "LayerRemoved"
    assert undone(back, id="3", at=NOW).steps == steps
