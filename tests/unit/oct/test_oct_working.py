"""A volume while a person corrects it: what counts, exact undo, order whatever lies below."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.edits import LayerAdded, RowsPatch, undone
from engine.layers import Layer, Origin, Provenance, Segmentation, Surface
from engine.oct.correct import Moved, drag, erase, redraw
from engine.oct.gestures import area_edit, area_put_edit, surface_edit
from engine.oct.working import SURFACES, WorkingVolume
from engine.store.codec import steps_from_text, steps_text

SHAPE = (4, 80, 50)
MODEL = Provenance("model:one", "0" * 64)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KEYS = ("ilm", "ipl_inl", "bm")


def found(*rows, by=MODEL, fluid=True):
    """Level surfaces at these rows, with some fluid on B-scan 1."""
    shape = (SHAPE[0], SHAPE[2])
    surfaces = tuple(
        Surface(key, np.full(shape, row, np.float32), by, np.full(shape, 0.5, np.float32))
        for key, row in zip(KEYS, rows, strict=True)
    )
    mask = np.zeros(SHAPE, bool)
    mask[1, 40:44, 10:20] = True
    layers = (Layer("fluid", mask, by),) if fluid else ()
    return Segmentation(layers, surfaces=surfaces, model="one", not_covered=("csi",))


@pytest.fixture
def working():
    return WorkingVolume(SHAPE, found(20, 40, 60))


def do(working, structure, changes, name="Drag"):
    edit = surface_edit(working, structure, changes, name=name, author="reader:ada")
    return None if edit is None else (working.apply(edit), edit)[1]


def paint(working, structure, scan, box, *, adding=True):
    pixels = np.zeros(SHAPE[1:], bool)
    pixels[box] = True
    edit = area_edit(
        working, structure, scan, pixels, adding=adding, name="Paint", author="reader:ada"
    )
    if edit is not None:
        working.apply(edit)
    return edit


def dragged(working, structure, scan, to, *, reach=5):
    keys, lines = working.lines(scan)
    moved = drag(lines, keys.index(structure), to, reach=reach, height=SHAPE[1])
    return do(working, structure, {scan: (moved, Origin.DRAWN)})


def state(working):
    """All that counts, in bytes."""
    now = working.segmentation()
    return [
        *((each.structure, each.rows.tobytes(), each.provenance) for each in now.surfaces),
        *((each.structure, each.mask.tobytes(), each.provenance) for each in now.layers),
    ]


def again(edit):
    return undone(edit, id="back", at=NOW)


def test_without_corrections_the_models_result_is_what_counts(working):
    assert working.segmentation() is working.found
    assert not working.corrected


def test_a_correction_is_known_as_one_and_the_models_result_stays(working):
    before = working.found.surface("ilm").rows.copy()
    dragged(working, "ilm", 2, (25, 30))
    ilm = working.segmentation().surface("ilm")
    assert ilm.provenance == Provenance("reader:ada", settings=(("derived_from", "model:one"),))
    assert ilm.rows[2, 25] == 30
    assert np.flatnonzero(ilm.origins.any(axis=1)).tolist() == [2]
    assert np.flatnonzero(ilm.origins[2]).tolist() == list(range(21, 30))
    assert set(ilm.origins[2, 21:30].tolist()) == {Origin.DRAWN}
    assert (ilm.rows[[0, 1, 3]] == 20).all()
    assert np.array_equal(working.found.surface("ilm").rows, before)
    bm = working.segmentation().surface("bm")
    assert bm.provenance == MODEL
    assert bm.origins is None
    assert working.corrected_scans == (2,)


def test_each_step_back_is_exact_to_the_last_bit(working):
    states, edits = [state(working)], []
    edits.append(dragged(working, "ilm", 2, (25, 30.123)))
    states.append(state(working))
    moved = erase(working.lines(2)[1], 0, slice(20, 28))
    edits.append(do(working, "ilm", {2: (moved, Origin.DRAWN)}, "Erase"))
    states.append(state(working))
    edits.append(paint(working, "intraretinal_fluid", 1, np.s_[30:42, 5:30]))
    states.append(state(working))
    edits.append(paint(working, "fluid", 1, np.s_[35:60, 0:12], adding=False))
    states.append(state(working))
    for edit, before in zip(reversed(edits), reversed(states[:-1]), strict=True):
        working.apply(again(edit))
        assert state(working) == before
    assert not working.corrected
    assert working.segmentation() is working.found
    for edit, after in zip(edits, states[1:], strict=True):
        working.apply(edit)
        assert state(working) == after


def test_an_edit_survives_the_store_s_text(working):
    edits = [
        dragged(working, "bm", 0, (3, 70.5)),
        paint(working, "subretinal_fluid", 3, np.s_[50:55, 2:9]),
    ]
    for edit in edits:
        assert steps_from_text(steps_text(edit.steps)) == edit.steps


def test_nothing_moved_is_no_step(working):
    nothing = Moved(working.lines(0)[1][0], np.zeros(SHAPE[2], bool))
    assert do(working, "ilm", {0: (nothing, Origin.DRAWN)}) is None
    assert paint(working, "fluid", 0, np.s_[0:0, 0:0]) is None


def test_a_correction_can_be_given_up_for_the_models_row(working):
    dragged(working, "ilm", 2, (25, 30))
    keys, lines = working.lines(2)
    whole = Moved(lines[keys.index("ilm")], np.ones(SHAPE[2], bool))
    do(working, "ilm", {2: (whole, Origin.MODEL)}, "Back to the model")
    assert (working.segmentation().surface("ilm").rows == 20).all()
    assert working.corrected_scans == ()


def test_a_surface_that_no_model_found_can_be_drawn(working):
    keys, lines = working.lines(1, also="csi")
    assert keys == (*KEYS, "csi")
    moved = redraw(lines, 3, [(0, 70), (49, 72)], height=SHAPE[1])
    do(working, "csi", {1: (moved, Origin.DRAWN)})
    now = working.segmentation()
    assert [each.structure for each in now.surfaces] == [*KEYS, "csi"]
    assert now.not_covered == ()
    csi = now.surface("csi")
    assert csi.provenance == Provenance("reader:ada")
    assert np.isnan(csi.rows[[0, 2, 3]]).all()
    assert csi.rows[1, 49] == 72


def test_another_run_of_a_model_changes_nothing_that_a_person_decided(working):
    dragged(working, "ilm", 2, (25, 35))
    paint(working, "fluid", 1, np.s_[40:42, 10:20], adding=False)
    working.rest_on(found(22, 30, 58, fluid=False))
    now = working.segmentation()
    assert now.surface("ilm").rows[2, 25] == 35
    assert now.surface("ilm").rows[2, 0] == 22
    assert now.surface("ipl_inl").rows[2, 25] == 35  # the model's 30 would cross it
    assert now.surface("ipl_inl").rows[2, 10] == 30
    assert not now.layer("fluid").mask.any()
    working.rest_on(found(20, 40, 60))
    assert not now.layer("fluid").mask.any()  # a value of before stays as it was
    assert working.segmentation().layer("fluid").mask[1].sum() == 20


def test_fluid_is_the_union_of_its_kinds(working):
    def mask(key):
        return working.segmentation().layer(key).mask[1]

    paint(working, "intraretinal_fluid", 1, np.s_[30:35, 0:10])
    assert mask("fluid").sum() == 40 + 50
    paint(working, "subretinal_fluid", 1, np.s_[30:35, 5:15])
    assert mask("intraretinal_fluid").sum() == 25
    assert mask("fluid").sum() == 40 + 75
    paint(working, "subretinal_fluid", 1, np.s_[0:80, 0:50], adding=False)
    assert not mask("subretinal_fluid").any()
    assert mask("fluid").sum() == 40 + 25  # what is of no kind stays
    paint(working, "fluid", 1, np.s_[0:80, 0:50], adding=False)
    assert not mask("intraretinal_fluid").any()
    assert not mask("fluid").any()
    drusen = paint(working, "drusen", 1, np.s_[60:62, 0:10])
    assert len(drusen.steps) == 3
    assert not mask("fluid").any()


def test_decided_pixels_are_known(working):
    paint(working, "fluid", 1, np.s_[42:46, 10:20])
    layer = working.segmentation().layer("fluid")
    assert layer.corrected.sum() == 40
    assert layer.corrected[1, 42:46, 10:20].all()
    assert layer.mask[1].sum() == 60
    assert layer.provenance.author == "reader:ada"


def test_an_edit_that_does_not_fit_is_refused(working):
    edit = dragged(working, "ilm", 2, (25, 30))
    (patch,) = (step for step in edit.steps if isinstance(step, RowsPatch))
    for wrong in (
        replace(patch, scan=4),
        replace(patch, column=45),
        replace(patch, layer="other"),
        replace(patch, flips=b"damaged"),
        replace(patch, width=40),
    ):
        with pytest.raises(ValueError, match=r"fit|not there|damaged"):
            working.apply(replace(edit, steps=(wrong,)))
    painted = paint(working, "fluid", 1, np.s_[0:4, 0:4])
    with pytest.raises(ValueError, match="not there"):
        working.apply(replace(painted, steps=(replace(painted.steps[-1], scan=None),)))
    with pytest.raises(ValueError, match="already"):
        working.apply(painted)


gesture = st.tuples(
    st.sampled_from((*KEYS, "csi")),
    st.integers(0, 1),
    st.sampled_from(["drag", "redraw", "erase", "undo", "model"]),
    st.tuples(st.integers(0, 49), st.floats(0, 79)),
    st.tuples(st.integers(0, 49), st.floats(0, 79)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(gesture, max_size=12))
def test_surfaces_never_cross_whatever_is_done(gestures):
    working = WorkingVolume(SHAPE, found(20, 40, 60))
    done = []
    for key, scan, what, one, two in gestures:
        keys, lines = working.lines(scan, also=key)
        which = keys.index(key)
        if what == "undo" and done:
            working.apply(again(done.pop()))
        elif what == "model":
            rows = sorted((one[1], two[1], 79 - one[1]))
            working.rest_on(found(*rows))
        elif what == "drag" and np.isfinite(lines[which, one[0]]):
            moved = drag(lines, which, one, reach=9, height=80)
            done.append(do(working, key, {scan: (moved, Origin.DRAWN)}))
        elif what == "redraw":
            moved = redraw(lines, which, [one, two], height=80)
            done.append(do(working, key, {scan: (moved, Origin.DRAWN)}))
        elif what == "erase":
            span = slice(*sorted((one[0], two[0] + 1)))
            done.append(do(working, key, {scan: (erase(lines, which, span), Origin.DRAWN)}))
        done = [edit for edit in done if edit is not None]
        now = working.segmentation()
        assert [each.structure for each in now.surfaces] == [
            key for key in SURFACES if now.surface(key) is not None
        ]
        rows = np.stack([each.rows for each in now.surfaces])
        running = np.fmax.accumulate(rows, axis=0)
        assert not (rows < running - 1e-4).any()


def test_a_line_that_is_free_again_counts_as_touched(working):
    """What stops at a correction moves when the correction goes: it has to be measured too."""
    edit = dragged(working, "ilm", 2, (25, 35))
    working.rest_on(found(22, 30, 58))
    assert working.segmentation().surface("ipl_inl").rows[2, 25] == 35
    touched = working.apply(again(edit))
    assert working.segmentation().surface("ipl_inl").rows[2, 25] == 30
    assert touched.structures == {"ilm", "ipl_inl"}
    assert touched.scans == {2}


@pytest.mark.parametrize("kind", ["intraretinal_fluid", "fluid"])
def test_an_area_becomes_what_is_put_there_in_one_step(working, kind):
    paint(working, "subretinal_fluid", 2, np.s_[30:40, 10:20])
    paint(working, kind, 2, np.s_[42:50, 30:44])
    before = {key: working.mask(key, 2).copy() for key in working.area_keys}
    pixels = np.zeros(SHAPE[1:], bool)
    pixels[38:46, 12:36] = True
    edit = area_put_edit(working, kind, 2, pixels, name="x", author="reader:ada")
    edit = replace(edit, steps=steps_from_text(steps_text(edit.steps)))
    working.apply(edit)
    assert np.array_equal(working.mask(kind, 2), pixels)
    kinds = [working.mask(key, 2) for key in before if key != "fluid"]
    assert not (np.sum(kinds, axis=0) > 1).any()  # a pixel is of one kind at most
    assert not (np.any(kinds, axis=0) & ~working.mask("fluid", 2)).any()
    working.apply(undone(edit, id="u", at=NOW))
    for key, mask in before.items():
        assert np.array_equal(working.mask(key, 2), mask)


def test_an_area_is_put_where_a_model_found_one(working):
    pixels = np.zeros(SHAPE[1:], bool)
    pixels[41:48, 12:30] = True
    edit = area_put_edit(working, "fluid", 1, pixels, name="x", author="reader:ada")
    assert sum(isinstance(step, LayerAdded) for step in edit.steps) == 1
    working.apply(edit)
    assert np.array_equal(working.mask("fluid", 1), pixels)
    assert area_put_edit(working, "fluid", 1, pixels, name="x", author="reader:ada") is None
