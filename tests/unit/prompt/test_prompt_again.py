"""A layer outlined anew: each piece from its own box, and what the model does not see stays."""

import numpy as np
import pytest

from engine.editing.region import Region, cut
from engine.errors import Cancelled
from engine.prompt.again import outlined_again, with_room
from engine.prompt.candidates import Candidate
from engine.prompt.prompts import Box, box_of

SHAPE = (60, 90)


class Session:
    """Finds an ellipse's box less one pixel on each side; nothing left of column `blind`."""

    def __init__(self, blind=0):
        self.blind, self.boxes = blind, []

    def predict(self, prompt, *, cancel):
        self.boxes.append(prompt.box)
        box = prompt.box
        if box.left < self.blind:
            return ()
        left, top = int(np.ceil(box.left)) + 1, int(np.ceil(box.top)) + 1
        mask = np.ones((int(box.bottom) - top, int(box.right) - left), np.bool_)
        return (Candidate(Region(top, left, mask), 0.9), Candidate(Region(0, 0, ~mask), 0.1))


def layer(*boxes):
    mask = np.zeros(SHAPE, np.bool_)
    for box in boxes:
        mask[box] = True
    return cut(mask)


PIECES = (np.s_[5:25, 10:40], np.s_[30:50, 50:80], np.s_[2:4, 84:88])


def test_each_piece_is_asked_for_with_a_box_that_leaves_some_room():
    session = Session()
    again = outlined_again(session, layer(*PIECES))
    assert (again.pieces, again.kept) == (3, 0)
    wanted = [with_room(box_of(layer(each))) for each in PIECES]
    assert sorted(box.left for box in session.boxes) == sorted(box.left for box in wanted)
    first = next(box for box in session.boxes if box.left < 20)
    assert first == Box(9.5 - 1.5, 4.5 - 1.0, 39.5 + 1.5, 24.5 + 1.0)
    whole = np.zeros(SHAPE, np.bool_)
    whole[again.region.box] = again.region.mask
    assert whole[10, 20]
    assert whole[40, 60]
    assert not whole[27, 45]


def test_a_piece_that_the_model_does_not_see_stays_as_it_is():
    before = layer(*PIECES)
    again = outlined_again(Session(blind=45), before)
    assert (again.pieces, again.kept) == (3, 1)
    whole = np.zeros(SHAPE, np.bool_)
    whole[again.region.box] = again.region.mask
    assert whole[PIECES[0]].all()
    assert whole[:, :45].sum() == 20 * 30


def test_it_can_be_stopped_and_tells_how_far_it_is():
    told = []
    with pytest.raises(Cancelled):
        outlined_again(
            Session(), layer(*PIECES), progress=lambda *what: told.append(what),
            cancel=lambda: len(told) == 2,
        )  # fmt: skip
    assert [text for _, text in told] == ["piece 1 of 3", "piece 2 of 3"]


def test_an_empty_layer_has_no_box():
    with pytest.raises(ValueError, match="box"):
        outlined_again(Session(), Region(3, 4, np.zeros((2, 2), np.bool_)))
