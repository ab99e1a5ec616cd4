"""A layer's pixels for another structure: one act, with undo, and never past a lock or a rule."""

import numpy as np
import pytest
from desk import HEIGHT, WIDTH, Desk
from PySide6.QtCore import Qt
from stand_ins import photograph

from engine.editing.region import Region, cut
from engine.editing.rules import PaintRule
from retsam_gui.dialogs.copy_layer import CopyLayerDialog
from retsam_gui.jobs import Jobs


def area(rows, columns):
    mask = np.zeros((HEIGHT, WIDTH), bool)
    mask[slice(*rows), slice(*columns)] = True
    return mask


@pytest.fixture
def desk(qtbot, tmp_path):
    jobs = Jobs()
    desk = Desk(
        qtbot,
        jobs,
        photograph(WIDTH, HEIGHT),
        tmp_path / "a.png",
        haemorrhage=area((40, 50), (60, 90)),
        microaneurysm=area((45, 47), (80, 95)),
        vessel=area((100, 104), (20, 200)),
        optic_disc=area((120, 160), (220, 270)),
        optic_cup=area((130, 140), (230, 240)),
    )
    yield desk
    jobs.close()


def masks(desk, *keys):
    return {key: desk.mask(key).copy() for key in keys}


def test_a_copy_is_one_act_that_can_be_undone(desk):
    before = masks(desk, "haemorrhage", "microaneurysm")
    desk.correction.layer_copy.copy("haemorrhage", "microaneurysm")
    both = before["haemorrhage"] | before["microaneurysm"]
    assert np.array_equal(desk.mask("microaneurysm"), both)
    assert np.array_equal(desk.mask("haemorrhage"), before["haemorrhage"])
    assert desk.names() == ["Haemorrhage copied to Microaneurysm"]
    assert desk.layers.active == "microaneurysm"
    desk.editing.undo()
    for key, mask in before.items():
        assert np.array_equal(desk.mask(key), mask)
    desk.editing.redo()
    assert np.array_equal(desk.mask("microaneurysm"), both)


def test_moving_takes_them_away_with_what_is_questionable(desk):
    whole = desk.mask("haemorrhage").copy()
    marked = area((42, 44), (58, 70))
    desk.use("hand", "haemorrhage")
    desk.editing.do("Doubt", cut(marked), questionable=True)
    desk.correction.layer_copy.copy("haemorrhage", "drusen", move=True)
    working = desk.case.working
    assert not desk.mask("haemorrhage").any()
    assert not working.layer("haemorrhage").questionable.any()
    assert np.array_equal(desk.mask("drusen"), whole)
    assert np.array_equal(working.layer("drusen").questionable, marked)
    desk.editing.undo()
    assert "drusen" not in working.keys
    assert np.array_equal(desk.mask("haemorrhage"), whole)
    assert np.array_equal(working.layer("haemorrhage").questionable, marked)


def test_what_the_rules_leave_out_stays_where_it_is(desk):
    """The cup stays in the disc, and the surround of the field is not painted."""
    desk.editing.rule = PaintRule(in_field=True)
    desk.use("hand", "haemorrhage")
    desk.editing.rule = PaintRule(in_field=False)
    desk.editing.do("More", Region(125, 0, np.ones((2, 30), bool)))
    desk.editing.rule = PaintRule(in_field=True)
    desk.correction.layer_copy.copy("haemorrhage", "drusen", move=True)
    assert not desk.mask("drusen")[:, :10].any()  # off the field
    assert desk.mask("haemorrhage").sum() == 2 * 10
    assert "20 of 360 pixels were left out" in desk.said[-1]
    desk.correction.layer_copy.copy("drusen", "optic_cup")
    assert not (desk.mask("optic_cup") & ~desk.mask("optic_disc")).any()


def test_an_artery_that_is_copied_in_is_a_vessel_too(desk):
    desk.correction.layer_copy.copy("haemorrhage", "artery")
    assert not (desk.mask("artery") & ~desk.mask("vessel")).any()


@pytest.mark.parametrize(("source", "target"), [("vessel", "artery"), ("optic_disc", "optic_cup")])
def test_a_part_is_never_erased_with_the_whole(desk, source, target):
    before = masks(desk, source)
    desk.correction.layer_copy.copy(source, target, move=True)
    assert "copy it instead" in desk.said[-1]
    assert not desk.names()
    assert np.array_equal(desk.mask(source), before[source])
    desk.correction.layer_copy.copy(source, target)
    assert np.array_equal(desk.mask(target), before[source])


def test_locks_hold(desk):
    desk.layers.set_locked("microaneurysm", True)
    desk.correction.layer_copy.copy("haemorrhage", "microaneurysm")
    assert "Microaneurysm is locked." in desk.said
    desk.layers.set_locked("microaneurysm", False)
    desk.layers.set_locked("haemorrhage", True)
    desk.correction.layer_copy.copy("haemorrhage", "microaneurysm", move=True)
    assert desk.said[-1] == "Haemorrhage is locked."
    assert not desk.names()
    desk.correction.layer_copy.copy("haemorrhage", "microaneurysm")  # it stays as it is
    assert len(desk.names()) == 1


def test_nothing_happens_where_nothing_can(desk):
    desk.use("hand", "drusen")
    steps = desk.names()
    desk.correction.layer_copy.copy("drusen", "artery")
    assert desk.said[-1] == "Drusen is empty."
    desk.editing.refuse("This case is final.")
    desk.correction.layer_copy.copy("haemorrhage", "artery")
    assert desk.said[-1] == "This case is final."
    assert desk.names() == steps


def test_the_command_asks_for_the_structure(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    window.layers.set_active("hard_exudate")
    lesion = case.working.masks["hard_exudate"].copy()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.canvas, Qt.Key.Key_C, modifiers)
    dialog = window.findChild(CopyLayerDialog)
    assert dialog.target.findData("hard_exudate") == -1
    dialog.target.setCurrentIndex(dialog.target.findData("drusen"))
    dialog.move.click()
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert ok.text() == "Move"
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert np.array_equal(case.working.masks["drusen"], lesion)
    assert not case.working.masks["hard_exudate"].any()
    assert "drusen" in window.layers_panel.rows
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)
