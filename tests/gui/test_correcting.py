"""Correcting in the whole window: the copy, undo, and numbers that follow."""

import numpy as np
from looking import drag, item_of, texts
from PySide6.QtCore import Qt

from engine.editing.region import Region


def value(window, key):
    return item_of(window, key, unit="px").text(1)


def test_a_stroke_is_measured_compared_undone_and_redone(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    assert value(window, "vertical_diameter") == "20.0"
    assert value(window, "crae") != "…"
    window.layers.set_active("optic_disc")
    qtbot.keyClick(window.canvas, Qt.Key.Key_2)
    assert window.correction.toolbox.key == "brush"
    window.correction.options.set(radius=4.0)
    drag(window.canvas, (25, 20), (25, 40))
    assert value(window, "vertical_diameter") == "…"  # the old value holds no more
    assert value(window, "crae") != "…"  # it does not depend on the disc here
    assert not window.actions_["export_pdf"].isEnabled()
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)
    rows = int(np.ptp(np.nonzero(case.working.masks["optic_disc"])[0])) + 1
    assert rows > 30
    assert value(window, "vertical_diameter") == f"{rows}.0"
    assert "model: 20.0 px (+" in texts(window.biomarkers_panel)
    assert case.corrected.layer("optic_disc").provenance.author.startswith("reader:")
    assert case.segmentation.layer("optic_disc").provenance.by_model
    assert "✎" in window.layers_panel.rows["optic_disc"].name.text()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: value(window, "vertical_diameter") == "20.0", timeout=20_000)
    assert "model:" not in texts(window.biomarkers_panel)
    assert "✎" not in window.layers_panel.rows["optic_disc"].name.text()
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: value(window, "vertical_diameter") == f"{rows}.0", timeout=20_000)


def test_corrections_survive_other_cases_and_a_new_segmentation(
    qtbot, window, segmented, shown, save
):
    first = save("first.png")
    case = segmented(first)
    window.layers.set_active("vessel")
    window.editing.do("dab", Region(100, 100, np.ones((9, 9), bool)))
    mask = case.working.masks["vessel"].copy()
    for number in range(8):  # more than are kept otherwise
        shown(save(f"other{number}.png", seed=number + 5))
    case = shown(first)
    np.testing.assert_array_equal(case.working.masks["vessel"], mask)
    qtbot.waitUntil(window.actions_["segment"].isEnabled, timeout=20_000)
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: not window.workflow.is_busy and bool(case.rows), timeout=20_000)
    np.testing.assert_array_equal(case.working.masks["vessel"], mask)


def test_layers_can_be_added_and_drawn_without_a_model(qtbot, window, shown, save):
    case = shown(save("a.png"))
    menu = window.layers_panel.menu_of_missing()
    lesions = next(a.menu() for a in menu.actions() if a.menu().title() == "Lesions")
    next(a for a in lesions.actions() if a.text() == "Drusen").trigger()
    assert window.layers.active == "drusen"
    window.actions_["tool_brush"].trigger()
    drag(window.canvas, (100, 100), (120, 100))
    assert case.working.masks["drusen"].any()
    assert [entry.name for entry in case.history.entries] == ["Add layer: Drusen", "Brush"]
    qtbot.waitUntil(lambda: not window.workflow.is_busy, timeout=20_000)


def dab(row):
    return Region(row, 20, np.ones((4, 4), bool))


def test_a_stroke_that_is_given_up_is_in_no_number(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    editing, following = window.editing, window.correction.following
    window.layers.set_active("optic_disc")
    editing.do("one", dab(30))
    editing.do("two", dab(40))  # noted while the first is measured
    assert editing.begin()
    editing.paint(dab(90))
    qtbot.waitUntil(lambda: not following._running, timeout=20_000)
    qtbot.wait(50)
    editing.abandon()
    qtbot.waitUntil(lambda: not case.unmeasured and not following._running, timeout=20_000)
    assert value(window, "vertical_diameter") == "39.0"  # rows 5 to 43
    assert np.ptp(np.nonzero(case.working.masks["optic_disc"])[0]) + 1 == 39


def test_a_segmentation_that_ends_within_a_stroke_is_measured_after_it(
    qtbot, window, segmented, save
):
    case = segmented(save("a.png"))
    before = case.segmentation
    window.layers.set_active("optic_disc")
    window.actions_["segment"].trigger()
    assert window.editing.begin()
    window.editing.paint(dab(90))
    window.workflow.export_pdf(save("a.png").with_suffix(".pdf"))
    assert "Finish what you are drawing" in window.errors.text.text()
    qtbot.waitUntil(lambda: case.segmentation is not before, timeout=20_000)
    qtbot.wait(200)
    assert case.measured is None
    window.editing.abandon()
    qtbot.waitUntil(lambda: case.measured is not None, timeout=20_000)
    assert value(window, "vertical_diameter") == "20.0"


def test_opening_what_is_on_the_screen_takes_nothing_off_it(qtbot, window, segmented, save):
    path = save("a.png")
    case = segmented(path)
    overlay, marks = window.canvas.overlay, window.canvas._marks
    assert marks
    window.workflow.open_paths([path])
    qtbot.wait(200)
    assert window.workflow.case is case
    assert window.canvas.overlay is overlay
    assert window.canvas._marks == marks
