"""Edits come back in order with undo and redo, after a restart too, on SQLite and PostgreSQL."""

from datetime import timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from painting import SHAPE, Painter, photograph

from engine.edits import (
    Edit,
    LandmarkMoved,
    LayerAdded,
    LayerHead,
    LayerRemoved,
    Outlined,
    Patch,
)
from engine.layers import Prompted
from engine.store import cases, history
from engine.store.codec import edit_from_told, edit_told, pack_mask, steps_from_text, unpack_mask
from engine.store.errors import CaseChangedError, StoreDamagedError
from engine.store.store import open_store

texts = st.text(max_size=12).filter(lambda text: "\0" not in text)
numbers = st.integers(0, 4000)
points = st.none() | st.tuples(*[st.floats(-1e5, 1e5)] * 2)
heads = st.builds(LayerHead, texts, texts, texts, st.none() | texts)
steps = st.one_of(
    st.builds(
        Patch,
        layer=texts,
        plane=st.sampled_from(["mask", "questionable"]),
        row=numbers,
        column=numbers,
        height=numbers,
        width=numbers,
        flips=st.binary(max_size=80),
    ),
    st.builds(LayerAdded, heads),
    st.builds(LayerRemoved, heads),
    st.builds(LandmarkMoved, texts, points, points),
    st.builds(Outlined, texts, st.builds(Prompted, texts, texts, texts), st.booleans()),
)
offsets = st.builds(
    timezone, st.integers(-720, 840).map(lambda minutes: timedelta(minutes=minutes))
)
edits = st.builds(
    Edit,
    id=texts,
    name=texts,
    author=texts,
    at=st.datetimes(timezones=offsets),
    steps=st.lists(steps, max_size=4).map(tuple),
)


@given(edit=edits)
def test_an_edit_reads_back_as_it_was(edit):
    again = edit_from_told(edit_told(edit))
    assert again == edit
    assert again.at.utcoffset() == edit.at.utcoffset()


@given(data=st.data(), height=st.integers(1, 30), width=st.integers(1, 30))
def test_a_mask_reads_back_as_it_was(data, height, width):
    bits = data.draw(st.lists(st.booleans(), min_size=height * width, max_size=height * width))
    mask = np.array(bits, bool).reshape(height, width)
    assert np.array_equal(unpack_mask(pack_mask(mask), (height, width)), mask)


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"step":"fly"}]', '[{"step":"patch","layer":"a"}]', "null"]
)
def test_damaged_steps_are_refused(text):
    with pytest.raises(StoreDamagedError):
        steps_from_text(text)


def test_a_mask_of_another_size_or_a_bomb_is_refused():
    with pytest.raises(StoreDamagedError):
        unpack_mask(pack_mask(np.ones((4, 4), bool)), (40, 40))
    with pytest.raises(StoreDamagedError):
        unpack_mask(b"no mask", (4, 4))


def test_strokes_undo_and_redo_survive_a_restart(painter, where):
    painter.draw(4)
    painter.undo()
    painter.undo()
    painter.redo()
    painter.store.close()
    with open_store(where) as store:
        assert painter.stored(store) == (painter.done, painter.undone)
        painter.store = store
        painter.undo()
        painter.redo()
        painter.redo()
        assert painter.stored() == (painter.done, [])
        with store.reading() as session:
            done = history.history(session, painter.case_id).done
            drawn = history.drawn(session, done, SHAPE)
        assert np.array_equal(drawn.own("haemorrhage").mask, painter.mask)


def test_a_stroke_after_undo_ends_redo_but_loses_nothing(painter):
    painter.draw(3)
    painter.undo()
    lost = painter.undone[0]
    painter.draw(1)
    assert painter.stored() == (painter.done, [])
    painter.undo()
    assert [edit.id for edit in painter.stored()[1]] == [painter.undone[0].id]
    with painter.store.reading() as session:
        assert history.edit(session, lost.id) == lost


def test_the_order_is_that_of_the_strokes_when_the_clock_goes_backwards(painter):
    painter.draw(5, backwards=timedelta(hours=1))
    assert painter.stored()[0] == painter.done


def test_saving_an_edit_again_changes_nothing(painter):
    painter.draw(2)
    with painter.store.writing("ada") as session:
        history.add(session, painter.case_id, painter.done[0], follows=None)
        history.redo(session, painter.case_id, painter.done[1].id)
    assert painter.stored() == (painter.done, [])


def test_an_edit_that_does_not_follow_is_refused(painter):
    painter.draw(2)
    elsewhere = painter.edit()
    with (
        pytest.raises(CaseChangedError),
        painter.store.writing("ada") as session,
    ):
        history.add(session, painter.case_id, elsewhere, follows=painter.done[0].id)
    with pytest.raises(CaseChangedError), painter.store.writing("ada") as session:
        history.undo(session, painter.case_id, painter.done[0].id)
    assert painter.stored() == (painter.done, [])


def test_cases_keep_their_edits_apart(store):
    first, second = Painter(store), Painter(store, photograph(2))
    first.draw(2)
    second.draw(1)
    first.undo()
    assert first.stored() == (first.done, first.undone)
    assert second.stored() == (second.done, [])


def test_a_long_history_is_read_in_parts(file_store, monkeypatch):
    monkeypatch.setattr(history, "BATCH", 3)
    painter = Painter(file_store)
    painter.draw(10)
    assert painter.stored()[0] == painter.done
    with file_store.reading() as session:
        assert cases.case(session, painter.case_id).shape == SHAPE
