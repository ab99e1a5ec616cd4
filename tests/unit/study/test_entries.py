"""Entries: kept bit by bit, checked against the tasks, compared by the rule of adjudication."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.store.errors import StoreDamagedError
from engine.study.compare import differences
from engine.study.entry import Entry, check_entry, entry_of, pack, parts_of, unpack
from engine.study.errors import AnswersError
from engine.study.forms import ready_forms
from engine.study.manifest import Adjudication, Manifest, StudyCase, Task

SHAPE, VOLUME = (6, 9), (2, 6, 9)


def manifest(*, shape=SHAPE, rule=None, tasks=None):
    return Manifest(
        key="s",
        title="S",
        seed="1",
        design="single",
        cases=(StudyCase("a.png", 0, "", "0" * 64, shape, "p"),),
        readers=("ada", "ben"),
        tasks=tasks
        or (
            Task("grade", form="glaucoma"),
            Task("segment", structures=("optic_disc",)),
            Task("measure", lines=("cup",)),
        ),
        forms=(ready_forms()["glaucoma"],),
        adjudication=rule or Adjudication(("eve",)),
    )


ANSWERS = {
    "quality": "good",
    "vertical_cdr": 0.5,
    "isnt": "kept",
    "signs": ("notch", "thinning"),
    "notch_hour": 6,
    "glaucoma": "suspect",
    "glaucoma_confidence": 4,
}


def entry(*, mask=None, line=((1.0, 2.0), (3.0, 2.0)), **answers):
    drawn = np.zeros(SHAPE, bool) if mask is None else mask
    if mask is None:
        drawn[2:4, 3:8] = True
    return Entry({**ANSWERS, **answers}, {"optic_disc": drawn}, {"cup": line})


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.bool_, arrays.array_shapes(min_dims=2, max_dims=3, max_side=20)))
def test_a_mask_comes_back_bit_by_bit(mask):
    again = unpack(pack(mask))
    assert again.dtype == np.bool_
    assert (again == mask).all()


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.float32, (3, 7), elements=st.floats(width=32, allow_nan=True)))
def test_the_rows_of_a_surface_come_back_bit_by_bit(rows):
    again = unpack(pack(rows))
    assert again.dtype == np.float32
    assert again.tobytes() == rows.tobytes()


def test_an_entry_comes_back_from_its_parts():
    made = entry()
    again = entry_of(parts_of(made))
    assert dict(again.answers) == {**ANSWERS}
    assert (again.drawings["optic_disc"] == made.drawings["optic_disc"]).all()
    assert again.lines == made.lines
    with pytest.raises(StoreDamagedError):
        entry_of({"answers": b"{", "drawing:x": b"m3;"})
    with pytest.raises(StoreDamagedError):
        entry_of({"drawing:x": b"m3,4;not compressed"})


def test_a_whole_entry_will_do_and_every_gap_is_told():
    check_entry(manifest(), 0, entry())
    with pytest.raises(AnswersError) as caught:
        check_entry(manifest(), 0, Entry({"quality": "good"}))
    assert {key for key, _ in caught.value.problems} >= {"optic_disc", "cup", "glaucoma"}
    for wrong in (
        Entry(ANSWERS, {"optic_disc": np.zeros((9, 6), bool)}, entry().lines),
        Entry(ANSWERS, {"optic_disc": np.zeros(SHAPE, np.float32)}, entry().lines),
        Entry(ANSWERS, {**entry().drawings, "vessel": np.zeros(SHAPE, bool)}, entry().lines),
        entry(line=((np.nan, 1.0), (2.0, 2.0))),
        entry(unheard="of"),
    ):
        with pytest.raises(AnswersError):
            check_entry(manifest(), 0, wrong)


def test_a_surface_has_a_row_for_every_column_of_every_scan():
    made = manifest(shape=VOLUME, tasks=(Task("segment", structures=("ilm",)),))
    grade = entry().answers
    check_entry(made, 0, Entry(grade, {"ilm": np.zeros((2, 9), np.float32)}))
    check_entry(made, 0, Entry(grade, {"ilm": np.zeros(VOLUME, bool)}))
    for wrong in (np.zeros((2, 6), np.float32), np.zeros((6, 9), bool)):
        with pytest.raises(AnswersError):
            check_entry(made, 0, Entry(grade, {"ilm": wrong}))


def shifted(rows):
    mask = np.zeros(SHAPE, bool)
    mask[2 + rows : 4 + rows, 3:8] = True
    return mask


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        (entry(), ()),
        (entry(glaucoma_confidence=1, remark="x"), ()),
        (entry(signs=("thinning", "notch")), ()),
        (entry(signs=("notch",)), ("signs",)),
        (entry(glaucoma="likely"), ("glaucoma",)),
        (entry(vertical_cdr=0.55), ()),
        (entry(vertical_cdr=0.6), ()),  # just the tolerance
        (entry(vertical_cdr=0.61), ("vertical_cdr",)),
        (entry(mask=shifted(1)), ("optic_disc",)),
        (entry(line=((3.0, 2.0), (1.0, 2.0))), ()),  # the same line from its other end
        (entry(line=((1.0, 2.0), (9.0, 2.0))), ("cup",)),
        (Entry({"quality": "ungradable"}), None),
    ],
)
def test_two_readers_differ_by_the_rule(other, differing):
    made = manifest(rule=Adjudication(("eve",), tolerance={"vertical_cdr": 0.1}))
    for one, two in ((entry(), other), (other, entry())):
        told = differences(made, one, two)
        assert told == differing if differing is not None else "quality" in told


def test_only_the_fields_that_the_rule_names_count():
    made = manifest(rule=Adjudication(("eve",), fields=("isnt",)))
    assert differences(made, entry(), entry(glaucoma="likely")) == ()
    assert differences(made, entry(), entry(isnt="broken")) == ("isnt",)
