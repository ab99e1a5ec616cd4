"""Outlines of candidates in image points, and the box of a drag."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.editing.region import Region
from engine.prompt.candidates import Candidate
from engine.prompt.prompts import Box
from retsam_gui.pointing.paint import _outline, box_between, edges_of

masks = arrays(np.bool_, st.tuples(st.integers(1, 12), st.integers(1, 17)))


def test_a_single_pixel_has_an_outline_around_its_middle():
    rect = _outline(Candidate(Region(7, 3, np.ones((1, 1), np.bool_)), 1.0)).boundingRect()
    assert (rect.left(), rect.right(), rect.top(), rect.bottom()) == (2.75, 3.25, 6.75, 7.25)


@settings(max_examples=60, deadline=None)
@given(masks, st.integers(0, 40), st.integers(0, 40))
def test_outlines_lie_a_quarter_of_a_pixel_within_the_edge(mask, row, column):
    candidate = Candidate(Region(row, column, mask), 1.0)
    path = _outline(candidate)
    if not mask.any():
        assert path.isEmpty()
        return
    rows, columns = np.nonzero(mask)
    rect = path.boundingRect()
    assert rect.left() == column + columns.min() - 0.25
    assert rect.right() == column + columns.max() + 0.25
    assert rect.top() == row + rows.min() - 0.25
    assert rect.bottom() == row + rows.max() + 0.25
    for edge in edges_of(candidate):
        points = np.rint(edge[:, 0] / 2 - 0.25).astype(int)
        inside = (points >= 0).all(axis=1) & (points < mask.shape[::-1]).all(axis=1)
        assert mask[points[inside, 1], points[inside, 0]].any()


def test_a_drag_in_any_direction_is_a_box_and_one_along_a_line_is_none():
    wanted = Box(2, 3, 10, 8)
    for first, last in (((2, 3), (10, 8)), ((10, 8), (2, 3)), ((10, 3), (2, 8))):
        assert box_between((first, (5, 5), last)) == wanted
    assert box_between(((2, 3), (2, 9))) is None
    assert box_between(((2, 3),)) is None
