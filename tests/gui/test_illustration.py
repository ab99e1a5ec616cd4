"""Measurements drawn on the photograph, and what a reader chooses there, by mouse and keys."""

import numpy as np
import pytest
import stand_ins
from looking import cells, click, click_row, drag, item_of, place
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from engine.shapes import Ellipse
from retsam_gui import tasks

ARTERY, THIRD = (190.0, 85.0), (190.0, 115.0)  # on the first and third artery of the stand-in


@pytest.fixture
def measured(qtbot, window):
    """Waits until what was chosen is measured."""

    def measured(case):
        qtbot.waitUntil(
            lambda: case.rows is not None and not window.workflow.is_busy, timeout=15_000
        )
        return item_of(window, "crae").text(1)

    return measured


def test_a_selected_row_is_drawn_with_a_legend_and_escape_takes_it_away(
    qtbot, window, segmented, save
):
    segmented(save("a.png"))
    click_row(window, "vertical_diameter")
    drawing = window.canvas.drawing
    assert drawing.title.startswith("Optic disc height: 20.0 px")
    assert [entry.name for entry in drawing.legend] == ["Extent that is measured"]
    qtbot.keyClick(window.biomarkers_panel.tree, Qt.Key.Key_Escape)
    assert window.canvas.drawing is None
    assert window.biomarkers_panel.row is None


def test_the_arrow_keys_go_from_drawing_to_drawing(qtbot, window, segmented, save):
    segmented(save("a.png"))
    tree = window.biomarkers_panel.tree
    tree.setFocus()
    click_row(window, "vessel_density")
    assert window.canvas.drawing is None  # this one has nothing to show
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert "Optic disc height" in window.canvas.drawing.title
    for _ in range(2):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert "CRAE" in window.canvas.drawing.title


def test_pointing_at_a_row_draws_it_for_as_long(qtbot, window, segmented, save):
    segmented(save("a.png"))
    tree = window.biomarkers_panel.tree
    over = tree.visualItemRect(item_of(window, "vertical_diameter")).center()
    QTest.mouseMove(tree.viewport(), QPoint(2, 2))
    QTest.mouseMove(tree.viewport(), over)
    qtbot.waitUntil(lambda: window.canvas.drawing is not None)
    tree.left.emit()
    assert window.canvas.drawing is None


@pytest.mark.parametrize("aspect", [1.0, 1.6])
def test_a_drawing_lies_where_it_belongs_at_every_zoom(window, segmented, save, aspect):
    """The measured extent is a line from (25, 5) to (25, 24) of the image."""
    segmented(save("a.png"))
    window.canvas.set_aspect(aspect)
    for key in list(window.layers_panel.rows):
        window.layers.set_visible(key, False)
    click_row(window, "vertical_diameter")
    for scale in (2.0, 8.0):
        window.canvas.centre_on(25.0, 14.5, scale=scale)
        on = _colour(window, 25.0, 14.5)
        beside = _colour(window, 25.0 + 8 / scale, 14.5)
        assert on.red() > 200
        assert on.green() > 180
        assert on.blue() < 120
        assert beside != on


def test_space_hides_the_drawing_too(qtbot, window, segmented, save):
    segmented(save("a.png"))
    click_row(window, "vertical_diameter")
    window.canvas.centre_on(25.0, 14.5, scale=8.0)
    shown = _colour(window, 25.0, 14.5)
    qtbot.keyPress(window.canvas, Qt.Key.Key_Space)
    assert _colour(window, 25.0, 14.5) != shown
    qtbot.keyRelease(window.canvas, Qt.Key.Key_Space)
    assert _colour(window, 25.0, 14.5) == shown


def test_the_drawing_leaves_with_its_photograph(window, segmented, shown, save):
    segmented(save("first.png"))
    click_row(window, "vertical_diameter")
    shown(save("second.png", seed=2))
    assert window.canvas.drawing is None
    assert window.canvas.tool is None


# ---- choosing ----


def test_a_click_leaves_a_vessel_out_and_the_value_follows(window, segmented, save, measured):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    assert item_of(window, "crae").text(1) == "2.0"
    click(window.canvas, *ARTERY)
    assert item_of(window, "crae").text(1) == "…"  # the old value holds no more
    assert measured(case) == "1.0"
    (point,) = case.choices.now.left_out
    assert (point.structure, point.y) == ("artery", 85.0)
    told = cells(window.biomarkers_panel.tree)
    assert f"✎ {case.choices.now.reader} left out 1 artery." in told
    assert "CRAE" in window.canvas.drawing.title  # it is still selected and drawn
    assert "1.0 px" in window.canvas.drawing.title


def test_a_click_takes_a_vessel_in_and_another_takes_that_back(window, segmented, save, measured):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    click(window.canvas, *THIRD)
    assert measured(case) == "3.0"
    click(window.canvas, *THIRD)
    assert measured(case) == "2.0"
    assert case.choices.now.summary() is None


def test_undo_redo_and_the_models_own_vessels(qtbot, window, segmented, save, measured):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    click(window.canvas, *ARTERY)
    assert measured(case) == "1.0"
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, control)
    assert measured(case) == "2.0"
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert measured(case) == "1.0"
    window.actions_["reset_choices"].trigger()
    assert measured(case) == "2.0"
    assert not window.actions_["reset_choices"].isEnabled()
    window.actions_["undo"].trigger()  # a reset can be undone as well
    assert measured(case) == "1.0"


def test_the_zones_are_dragged_by_their_centre(window, segmented, save, measured):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    drag(window.canvas, (150.0, 100.0), (120.0, 90.0))
    x, y = case.choices.now.zone_centre
    assert (x, y) == pytest.approx((120.0, 90.0), abs=1.0)
    measured(case)
    zones = [shape for shape in window.canvas.drawing.shapes if isinstance(shape, Ellipse)]
    assert {(zone.x, zone.y) for zone in zones} == {(x, y)}


def test_beside_vessels_and_handle_the_photograph_is_moved(window, segmented, save):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    window.canvas.centre_on(150.0, 100.0, scale=4.0)
    before = window.canvas.view.left
    drag(window.canvas, (150.0, 140.0), (140.0, 140.0))
    assert window.canvas.view.left < before
    assert case.choices.now.summary() is None


def test_vessels_are_chosen_by_keys_alone(qtbot, window, segmented, save, measured):
    """Round the disc with N, Enter leaves a vessel out; a second Enter takes it in again."""
    case = segmented(save("a.png"))
    tree = window.biomarkers_panel.tree
    tree.setFocus()
    tree.setCurrentItem(item_of(window, "crae"))
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)  # none is reached yet
    assert case.choices.now.summary() is None
    qtbot.keyClick(window.canvas, Qt.Key.Key_N)
    qtbot.keyClick(window.canvas, Qt.Key.Key_N)
    qtbot.keyClick(window.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    drawn = [shape for shape in window.canvas.drawing.shapes if getattr(shape, "structure", "")]
    strong = sum(vessel.strong for vessel in drawn)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    measured(case)
    (point,) = case.choices.now.left_out or case.choices.now.taken_in
    assert min(
        np.hypot(*(vessel.points - (point.x, point.y)).T).min() for vessel in drawn
    ) == pytest.approx(0)
    now = [shape for shape in window.canvas.drawing.shapes if getattr(shape, "structure", "")]
    assert sum(vessel.strong for vessel in now) != strong
    qtbot.keyClick(window.canvas, Qt.Key.Key_Enter)  # it is still this vessel
    measured(case)
    assert case.choices.now.summary() is None


def test_every_vessel_is_reached_by_keys(qtbot, window, segmented, save):
    segmented(save("a.png"))
    click_row(window, "crae")
    tool = window.canvas.tool
    reached = set()
    for _ in tool.vessels:
        qtbot.keyClick(window.canvas, Qt.Key.Key_N)
        reached.add(tool.begun)
    assert len(reached) == len(tool.vessels)


def test_the_zones_are_moved_by_keys_alone(qtbot, window, segmented, save, measured):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    x, y = window.canvas.tool.centre
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, times in ((Qt.Key.Key_Left, 4), (Qt.Key.Key_Down, 3), (Qt.Key.Key_Right, 1)):
        for _ in range(times):
            qtbot.keyClick(window.canvas, key, shift)
    assert case.choices.now.zone_centre is None  # Enter decides
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    assert case.choices.now.zone_centre == pytest.approx((x - 3, y + 3))
    measured(case)
    zones = [shape for shape in window.canvas.drawing.shapes if isinstance(shape, Ellipse)]
    assert [(zone.x, zone.y) for zone in zones] == [pytest.approx((x - 3, y + 3))] * len(zones)


def test_escape_gives_moved_zones_up(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    click_row(window, "crae")
    qtbot.keyClick(window.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.canvas.tool is None
    assert case.choices.now.summary() is None


def test_arrow_keys_alone_still_move_the_photograph(qtbot, window, segmented, save):
    segmented(save("a.png"))
    click_row(window, "crae")
    window.canvas.centre_on(150.0, 100.0, scale=4.0)
    before = window.canvas.view.left
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right)
    assert window.canvas.view.left != before


def test_nothing_can_be_chosen_while_no_calibre_is_selected(window, segmented, save):
    case = segmented(save("a.png"))
    click(window.canvas, *ARTERY)
    click_row(window, "vertical_diameter")
    click(window.canvas, *ARTERY)
    assert case.choices.now.summary() is None


def test_choices_stay_with_their_photograph(qtbot, window, segmented, shown, save, measured):
    first = save("first.png")
    case = segmented(first)
    click_row(window, "crae")
    click(window.canvas, *ARTERY)
    measured(case)
    other = shown(save("second.png", seed=2))
    assert other.choices.now.summary() is None
    assert not window.actions_["undo"].isEnabled()
    window.workflow.open(first)
    qtbot.waitUntil(lambda: window.workflow.case is case)
    assert window.actions_["undo"].isEnabled()


def test_a_value_whose_measuring_was_stopped_is_not_shown(
    qtbot, window, segmented, save, monkeypatch
):
    monkeypatch.setattr(tasks, "measure", stand_ins.measure_slowly)
    case = segmented(save("a.png"))
    click_row(window, "crae")
    click(window.canvas, *ARTERY)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert case.rows is None
    assert not window.workflow.is_busy
    assert "stopped" in window.biomarkers_panel.hint.text()
    assert not window.actions_["export_pdf"].isEnabled()


def _colour(window, x, y):
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = place(window.canvas, x, y) * window.canvas.devicePixelRatioF()
    return image.pixelColor(at)
