"""Acts on layers: rules kept, model layers untouched, every act undone exactly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.editing.act import Act
from engine.editing.region import Region
from engine.editing.rules import PaintRule
from engine.editing.working import WorkingLayers
from engine.edits import LayerAdded, LayerRemoved, Patch, undone
from engine.layers import Landmark, Layer, Provenance, Segmentation
from engine.store.codec import steps_from_text, steps_text

SHAPE = (40, 60)
MODEL = Provenance("model:test")


def box(top, bottom, left, right):
    return Region(top, left, np.ones((bottom - top, right - left), bool))


def mask_of(*regions):
    mask = np.zeros(SHAPE, bool)
    for region in regions:
        mask[region.box] |= region.mask
    return mask


def model(**masks):
    layers = tuple(Layer(key, mask, MODEL) for key, mask in masks.items())
    marks = (Landmark("fovea", 30.0, 20.0), Landmark("optic_disc", 11.0, 12.0))
    return Segmentation(layers, landmarks=marks, not_covered=("drusen",))


def begin(layers, **options):
    return Act(layers, author="reader:anna", **options)


def test_the_first_stroke_makes_a_copy_and_leaves_the_models_layer():
    found = mask_of(box(5, 15, 5, 20))
    layers = WorkingLayers(SHAPE, model(haemorrhage=found))
    act = begin(layers)
    act.paint("haemorrhage", box(10, 20, 10, 30))
    act.paint("haemorrhage", box(30, 32, 1, 3))
    edit = act.finish("Brush")
    assert act.derived == ("haemorrhage",)
    np.testing.assert_array_equal(found, mask_of(box(5, 15, 5, 20)))
    now = layers.layer("haemorrhage")
    assert now.mask.sum() == 150 + 200 - 50 + 4
    assert now.provenance.author == "reader:anna"
    assert now.provenance.settings == (("derived_from", "model:test"),)
    added, copied, painted = edit.steps
    assert isinstance(added, LayerAdded)
    assert added.head.derived_from == "model:test"
    assert (copied.layer, painted.layer) == (added.head.id, added.head.id)
    # the edit alone, from nothing, gives the same layer
    again = WorkingLayers(SHAPE, model(haemorrhage=found))
    changed = again.apply(edit)
    assert changed.listed
    np.testing.assert_array_equal(again.layer("haemorrhage").mask, now.mask)
    layers.apply(undone(edit, id="u", at=edit.at))
    assert layers.layer("haemorrhage").provenance.by_model
    assert not layers.corrected


def test_erasing_all_of_a_layer_is_no_return_to_the_models():
    layers = WorkingLayers(SHAPE, model(haemorrhage=mask_of(box(5, 9, 5, 9))))
    act = begin(layers)
    act.paint("haemorrhage", box(0, 40, 0, 60), "subtract")
    act.finish("Erase")
    assert not layers.segmentation().layer("haemorrhage").mask.any()


def test_the_cup_stays_in_the_disc():
    disc, cup = mask_of(box(10, 30, 10, 30)), mask_of(box(15, 25, 15, 25))
    layers = WorkingLayers(SHAPE, model(optic_disc=disc, optic_cup=cup))
    act = begin(layers)
    act.paint("optic_cup", box(20, 35, 20, 35))
    cup_now = layers.masks["optic_cup"]
    assert (cup_now <= disc).all()
    assert cup_now.sum() == 100 + 100 - 25
    boxes = act.paint("optic_disc", box(10, 20, 10, 30), "subtract")
    assert set(boxes) == {"optic_disc", "optic_cup"}
    assert (layers.masks["optic_cup"] <= layers.masks["optic_disc"]).all()
    edit = act.finish("Both")
    layers.apply(undone(edit, id="u", at=edit.at))
    np.testing.assert_array_equal(layers.masks["optic_cup"], cup)


def test_without_a_disc_a_cup_can_be_drawn():
    layers = WorkingLayers(SHAPE)
    begin(layers).paint("optic_cup", box(1, 5, 1, 5))
    assert layers.masks["optic_cup"].sum() == 16


def test_arteries_and_veins_are_vessels():
    vessel = mask_of(box(10, 12, 0, 60))
    nothing = np.zeros(SHAPE, bool)
    layers = WorkingLayers(SHAPE, model(vessel=vessel, artery=vessel, vein=nothing))
    act = begin(layers)
    act.paint("artery", box(20, 22, 0, 60))
    assert layers.masks["vessel"].sum() == 240
    act.paint("vein", box(0, 40, 30, 32))  # crosses both
    crossing = layers.masks["artery"] & layers.masks["vein"]
    assert crossing.sum() == 8
    act.paint("artery", box(20, 22, 0, 10), "subtract")
    assert layers.masks["vessel"][20:22, :10].all()  # a vessel still, of a kind unknown
    act.paint("vessel", box(0, 40, 40, 60), "subtract")
    for key in ("artery", "vein", "vessel"):
        assert not layers.masks[key][:, 40:].any()


def test_a_model_without_a_vessel_layer_gets_none():
    layers = WorkingLayers(SHAPE, model(artery=np.zeros(SHAPE, bool)))
    begin(layers).paint("artery", box(1, 3, 1, 9))
    assert layers.keys == ("artery",)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (PaintRule(in_field=True), 200),
        (PaintRule(in_field=False), 400),
        (PaintRule(in_field=False, inside="macula"), 100),
        (PaintRule(in_field=False, not_over=frozenset({"macula"})), 300),
        (PaintRule(in_field=True, not_over=frozenset({"macula", "drusen"})), 150),
        (PaintRule(in_field=False, inside="drusen"), 400),  # no such layer: nothing to be inside of
    ],
)
def test_rules_say_where_may_be_painted(rule, expected):
    field = mask_of(box(0, 40, 0, 30))
    macula = mask_of(box(10, 20, 25, 35))
    layers = WorkingLayers(SHAPE, model(macula=macula))
    act = begin(layers, field=field)
    act.paint("hard_exudate", box(10, 30, 20, 40), rule=rule)
    assert layers.masks["hard_exudate"].sum() == expected
    act.paint("hard_exudate", box(0, 40, 0, 60), "subtract", rule=rule)  # erasing is free
    assert not layers.masks["hard_exudate"].any()


def test_questionable_pixels_are_a_plane_of_their_own():
    found = mask_of(box(5, 15, 5, 20))
    layers = WorkingLayers(SHAPE, model(drusen=found))
    act = begin(layers)
    act.question("drusen", box(10, 20, 10, 30))
    edit = act.finish("Questionable")
    assert layers.layer("drusen").questionable.sum() == 200
    np.testing.assert_array_equal(layers.layer("drusen").mask, found)
    assert {step.plane for step in edit.steps if isinstance(step, Patch)} == {
        "mask",
        "questionable",
    }
    layers.apply(undone(edit, id="u", at=edit.at))
    assert layers.layer("drusen").questionable is None


def test_nothing_changed_is_no_edit():
    layers = WorkingLayers(SHAPE, model(drusen=mask_of(box(5, 15, 5, 20))))
    act = begin(layers)
    assert act.paint("drusen", box(6, 8, 6, 8)) == {}
    assert act.finish("Brush") is None
    assert not layers.corrected


def test_giving_up_puts_everything_back():
    found = mask_of(box(5, 15, 5, 20))
    layers = WorkingLayers(SHAPE, model(drusen=found))
    begin(layers).paint("hard_exudate", box(1, 3, 1, 3))
    act = begin(layers)
    act.paint("drusen", box(20, 22, 0, 4))
    act.paint("hard_exudate", box(2, 5, 2, 5))
    act.move_landmark("fovea", (3, 4))
    act.abandon()
    assert layers.layer("drusen").provenance.by_model
    assert layers.masks["hard_exudate"].sum() == 4
    assert (layers.landmark("fovea").x, layers.landmark("fovea").y) == (30.0, 20.0)


def test_a_readers_layer_can_be_dropped_and_taken_back():
    found = mask_of(box(5, 15, 5, 20))
    layers = WorkingLayers(SHAPE, model(drusen=found))
    act = begin(layers)
    act.paint("drusen", box(20, 22, 0, 4))
    act.question("drusen", box(20, 22, 0, 2))
    act.finish("Brush")
    corrected = layers.masks["drusen"].copy()
    drop = begin(layers)
    drop.drop_layer("drusen")
    edit = drop.finish("Back to the model's layer")
    assert isinstance(edit.steps[-1], LayerRemoved)
    np.testing.assert_array_equal(layers.masks["drusen"], found)
    layers.apply(undone(edit, id="u", at=edit.at))
    np.testing.assert_array_equal(layers.masks["drusen"], corrected)
    assert layers.layer("drusen").questionable.sum() == 4


def test_the_discs_landmark_follows_its_corrected_layer():
    layers = WorkingLayers(SHAPE, model(optic_disc=mask_of(box(10, 15, 10, 13))))
    act = begin(layers)
    act.paint("optic_disc", box(10, 21, 20, 31), "replace")
    act.finish("Ellipse")
    mark = layers.segmentation().landmark("optic_disc")
    assert (mark.x, mark.y) == (25.0, 15.0)
    act = begin(layers)
    act.move_landmark("optic_disc", (24.0, 16.0))
    edit = act.finish("Move")
    assert layers.landmark("optic_disc").x == 24.0
    layers.apply(undone(edit, id="u", at=edit.at))
    assert layers.landmark("optic_disc").x == 25.0
    begin(layers).paint("optic_disc", box(10, 21, 10, 31), "replace")
    assert layers.landmark("optic_disc").x == 20.0  # and it follows again


def test_what_was_handed_out_does_not_change_any_more():
    layers = WorkingLayers(SHAPE)
    act = begin(layers)
    act.paint("drusen", box(1, 3, 1, 3))
    told = layers.segmentation()
    act.paint("drusen", box(10, 13, 1, 3))
    assert told.layer("drusen").mask.sum() == 4
    assert layers.segmentation().layer("drusen").mask.sum() == 10
    assert "drusen" not in layers.segmentation().not_covered


def both_models():
    first = model(drusen=mask_of(box(5, 15, 5, 20)))
    elsewhere = (Landmark("fovea", 44.0, 9.0), *first.landmarks[1:])
    return first, Segmentation(first.layers, landmarks=elsewhere, model="another")


def place(layers, structure="fovea"):
    mark = layers.landmark(structure)
    return None if mark is None else (mark.x, mark.y, mark.provenance and mark.provenance.author)


def test_an_undone_landmark_is_the_models_again_also_where_another_model_ran_meanwhile():
    first, second = both_models()
    layers = WorkingLayers(SHAPE, first)
    edits = []
    for at in ((3.0, 4.0), (5.0, 6.0)):
        act = begin(layers)
        act.move_landmark("fovea", (1.0, 1.0))
        act.move_landmark("fovea", at)
        edits.append(act.finish("Move a landmark"))
    layers.found = second
    assert place(layers) == (5.0, 6.0, "reader:anna")
    for _ in range(2):
        layers.apply(undone(edits[1], id="u", at=edits[1].at))
        assert place(layers) == (3.0, 4.0, "reader:anna")
        layers.apply(undone(edits[0], id="v", at=edits[0].at))
        assert place(layers) == (44.0, 9.0, None)
        assert not layers.corrected
        for edit in edits:
            layers.apply(edit)


def test_a_landmark_set_before_any_model_ran_gives_way_to_the_models_when_it_is_undone():
    layers = WorkingLayers(SHAPE)
    act = begin(layers)
    act.move_landmark("fovea", (3.0, 4.0))
    edit = act.finish("Move a landmark")
    layers.found = both_models()[0]
    layers.apply(undone(edit, id="u", at=edit.at))
    assert place(layers) == (30.0, 20.0, None)


def test_a_drag_that_is_given_up_leaves_a_landmark_in_the_name_of_who_put_it_there():
    layers = WorkingLayers(SHAPE, both_models()[0])
    act = begin(layers)
    act.move_landmark("fovea", (3.0, 4.0))
    edit = act.finish("Move a landmark")
    other = Act(layers, author="reader:bob")
    other.move_landmark("fovea", (7.0, 7.0))
    other.abandon()
    assert place(layers) == (3.0, 4.0, "reader:anna")
    other = Act(layers, author="reader:bob")
    other.move_landmark("fovea", (7.0, 7.0))
    other.move_landmark("fovea", (3.0, 4.0))  # back, without letting go
    assert other.finish("Move a landmark") is None
    layers.apply(undone(edit, id="u", at=edit.at))
    assert place(layers) == (30.0, 20.0, None)


def test_a_stroke_that_began_on_another_models_layer_keeps_what_it_began_on():
    first, _ = both_models()
    layers = WorkingLayers(SHAPE, first)
    act = begin(layers)
    act.paint("drusen", box(20, 22, 0, 4))
    layers.found = model(drusen=mask_of(box(30, 35, 30, 35)))
    edit = act.finish("Brush")
    drawn = layers.masks["drusen"].copy()
    assert drawn.sum() == 150 + 8
    again = WorkingLayers(SHAPE, layers.found)
    again.apply(edit)
    np.testing.assert_array_equal(again.masks["drusen"], drawn)


LOCKS = st.frozensets(st.sampled_from(("optic_disc", "optic_cup", "vessel", "artery", "vein")))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.deferred(lambda: painted), max_size=6), LOCKS, st.integers(0, 2**31))
def test_a_locked_layer_never_changes_and_what_belongs_together_stays_so(strokes, locked, seed):
    rng = np.random.default_rng(seed)
    masks = {key: rng.random(SHAPE) < 0.2 for key in STRUCTURES[:5]}
    masks["optic_cup"] &= masks["optic_disc"]
    masks["vessel"] |= masks["artery"] | masks["vein"]
    layers = WorkingLayers(SHAPE, model(**masks))
    act = begin(layers, locked=locked)
    for structure, operation, (top, left, height, width) in strokes:
        region = box(top, top + height, left, left + width)
        if structure in locked:
            with pytest.raises(ValueError, match="locked"):
                act.paint(structure, region, operation)
        else:
            act.paint(structure, region, operation)
    for key in locked:
        np.testing.assert_array_equal(layers.masks[key], masks[key])
        assert layers.own(key) is None
    for inner, outer in (("optic_cup", "optic_disc"), ("artery", "vessel"), ("vein", "vessel")):
        assert (layers.masks[inner] <= layers.masks[outer]).all()
    assert act.held_back <= locked


def test_it_is_known_which_lock_held_a_stroke_back():
    vessel, artery = mask_of(box(10, 14, 0, 60)), mask_of(box(10, 14, 0, 30))
    layers = WorkingLayers(SHAPE, model(vessel=vessel, artery=artery))
    act = begin(layers, locked={"vessel"})
    act.paint("artery", box(12, 20, 20, 40))
    assert layers.masks["artery"].sum() == 4 * 30 + 2 * 10  # the vessel's rows alone
    assert act.held_back == {"vessel"}
    act = begin(layers, locked={"artery"})
    act.paint("vessel", box(0, 40, 45, 60), "subtract")
    assert act.held_back == frozenset()
    act.paint("vessel", box(0, 40, 0, 60), "subtract")
    np.testing.assert_array_equal(layers.masks["vessel"], layers.masks["artery"])
    assert act.held_back == {"artery"}


STRUCTURES = ("optic_disc", "optic_cup", "vessel", "artery", "vein", "drusen")
OPERATIONS = ("add", "subtract", "intersect", "replace")
painted = st.tuples(
    st.sampled_from(STRUCTURES),
    st.sampled_from(OPERATIONS),
    st.tuples(st.integers(0, 30), st.integers(0, 50), st.integers(1, 9), st.integers(1, 9)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(painted, min_size=1, max_size=3), max_size=6), st.integers(0, 2**31))
def test_any_acts_are_undone_and_redone_exactly(acts, seed):
    rng = np.random.default_rng(seed)
    masks = {key: rng.random(SHAPE) < 0.2 for key in STRUCTURES[:4]}
    masks["optic_cup"] &= masks["optic_disc"]
    masks["vessel"] |= masks["artery"]
    layers = WorkingLayers(SHAPE, model(**masks))
    states, edits = [contents(layers)], []
    for strokes in acts:
        act = begin(layers)
        for structure, operation, (top, left, height, width) in strokes:
            act.paint(structure, box(top, top + height, left, left + width), operation)
        edit = act.finish("x")
        if edit is not None:
            edits.append(edit)
            states.append(contents(layers))
        for inner, outer in (("optic_cup", "optic_disc"), ("artery", "vessel")):
            assert (layers.masks[inner] <= layers.masks[outer]).all()
    for number in reversed(range(len(edits))):
        layers.apply(undone(edits[number], id="u", at=edits[number].at))
        assert contents(layers) == states[number]
    for number, edit in enumerate(edits):
        layers.apply(edit)
        assert contents(layers) == states[number + 1]


def contents(layers):
    return {
        key: (layers.layer(key).provenance.author, layers.masks[key].tobytes())
        for key in layers.keys
    }


@pytest.mark.parametrize("derived", [True, False])
def test_what_tools_compute_with_numpy_can_be_saved(derived):
    """An edit that could not be told as JSON would be lost when the window closes."""
    found = model(artery=mask_of(box(5, 9, 5, 30))) if derived else None
    layers = WorkingLayers(SHAPE, found)
    act = begin(layers)
    tall, wide = np.int64(6), np.int32(8)
    act.paint("artery", Region(tall, wide, np.ones((3, 4), bool)), "subtract" if derived else "add")
    act.paint("vein", Region(tall, wide, np.ones((3, 4), bool)))
    act.question("vein", Region(tall, wide, np.ones((2, 2), bool)))
    act.move_landmark("fovea", (np.float32(3.5), np.float64(4)))
    edit = act.finish("x")
    steps = steps_from_text(steps_text(edit.steps))
    again = WorkingLayers(SHAPE, found)
    again.apply(replace(edit, steps=steps))
    assert contents(again) == contents(layers)
