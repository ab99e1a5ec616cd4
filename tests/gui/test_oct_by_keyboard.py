"""The whole work on an OCT volume without a mouse: keys go to what has the focus, nothing else."""

import numpy as np
import oct_stand_ins
import pytest
from fingers import ALT, CTRL, KEY, SHIFT, answer_with_name, hold, let_go, press
from keeping import WAIT
from oct_desk import found_of
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from engine.layers import Origin
from retsam_gui import tasks
from retsam_gui.canvas.cross import BUTTON
from retsam_gui.dialogs.shortcuts import ShortcutsDialog
from retsam_gui.oct import tasks as oct_tasks


def rows_of(window, key):
    working = window.correction.editing.working
    return working.segmentation().surface(key).rows[window.bscan.scan].copy()


def corrected(window, key):
    return window.correction.editing.working.own_rows(key, window.bscan.scan)[1]


def fluid(window):
    return window.correction.editing.working.mask("fluid", window.bscan.scan).copy()


@pytest.fixture
def desk(qtbot, oct_window, oct_segmentation):
    """With a result on the screen, as after Segment, and the B-scan in focus."""
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    oct_window.activateWindow()
    qtbot.waitUntil(oct_window.isActiveWindow)
    oct_window.bscan.setFocus()
    return oct_window


def test_the_whole_work_without_a_mouse(qtbot, window, monkeypatch, tmp_path):
    monkeypatch.setattr(tasks, "open_file", oct_stand_ins.open_file)
    monkeypatch.setattr(oct_tasks, "segment", oct_stand_ins.segment)
    volume = tmp_path / "eye.vol"
    volume.write_bytes(b"")
    answer_with_name(volume)
    press(KEY.Key_O, CTRL)
    qtbot.waitUntil(lambda: bool(window.oct.windows), timeout=WAIT)
    (desk,) = window.oct.windows
    desk.activateWindow()  # a desktop does so when a window opens
    qtbot.waitUntil(desk.isActiveWindow)
    assert desk.bscan.hasFocus()
    saving = desk.correction.saving
    qtbot.waitUntil(lambda: saving.known and saving.writable, timeout=WAIT)
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.found is not None, timeout=WAIT)
    press(KEY.Key_Down, times=2)
    assert desk.bscan.scan == 8
    press(KEY.Key_2)
    while desk.correction.desk.settings.surface != "bm":
        press(KEY.Key_Period)
    before = rows_of(desk, "bm")
    hold(BUTTON)
    press(KEY.Key_Down, times=3)
    let_go(BUTTON)
    drawn = rows_of(desk, "bm")
    assert np.nanmax(drawn - before) == pytest.approx(12 / desk.bscan.row_height, abs=0.05)
    press(KEY.Key_Z, CTRL)
    assert np.array_equal(rows_of(desk, "bm"), before, equal_nan=True)
    press(KEY.Key_Y, CTRL)
    assert np.array_equal(rows_of(desk, "bm"), drawn, equal_nan=True)
    numbers = desk.found.numbers
    qtbot.waitUntil(lambda: desk.found.numbers is not numbers, timeout=WAIT)
    out = tmp_path / "out"
    out.mkdir()
    answer_with_name(out)
    press(KEY.Key_E, CTRL)
    qtbot.waitUntil(lambda: bool(list(out.glob("*/report.pdf"))), timeout=WAIT)
    qtbot.waitUntil(lambda: desk.write.isEnabled(), timeout=WAIT)
    (table,) = out.glob("*/corrections.csv")
    assert "9,bm,drawn" in table.read_text()


def test_arrows_move_the_cross_with_a_tool_and_scans_without_one(desk):
    view, places = desk.bscan, []
    view.hovered.connect(lambda *place: places.append(place))
    press(KEY.Key_Down)
    assert (view.scan, places) == (7, [])
    press(KEY.Key_3)
    press(KEY.Key_Down)
    press(KEY.Key_Right, SHIFT)
    assert view.scan == 7
    (first, _), (second, _) = places
    assert second - first == pytest.approx(32 / view.scan_rect().width() * 260, abs=1)
    press(KEY.Key_Up, CTRL)
    assert view.scan == 6
    press(KEY.Key_PageDown)
    assert view.scan == 12


def test_a_surface_is_drawn_snapped_cut_and_carried_on(desk):
    press(KEY.Key_3)
    hold(BUTTON)  # on the chosen surface, in the middle
    press(KEY.Key_Right, SHIFT, times=2)
    let_go(BUTTON)
    drawn = corrected(desk, "ilm") == Origin.DRAWN
    across = 64 / desk.bscan.scan_rect().width() * 260
    assert drawn.sum() == pytest.approx(across, abs=3)
    press(KEY.Key_K)
    assert desk.jobs.asked[-1].function.__name__ == "carry"
    desk.jobs.asked.pop().do()
    press(KEY.Key_5)
    hold(BUTTON)
    press(KEY.Key_Left)
    let_go(BUTTON)
    assert np.isnan(rows_of(desk, "ilm")).any()
    press(KEY.Key_4)
    hold(BUTTON)
    press(KEY.Key_Left, SHIFT)
    let_go(BUTTON)
    assert desk.jobs.asked[-1].function.__name__ == "snap"


def test_fluid_is_painted_and_erased(desk):
    press(KEY.Key_6)
    before = fluid(desk).sum()
    hold(BUTTON)
    press(KEY.Key_Right, times=4)
    let_go(BUTTON)
    painted = fluid(desk).sum()
    assert painted > before
    press(KEY.Key_7)
    press(BUTTON)
    assert fluid(desk).sum() < painted


def test_the_cross_goes_to_the_surface_that_is_chosen_and_stays_in_sight(desk):
    view = desk.bscan
    press(KEY.Key_2)
    press(KEY.Key_Left)
    column, _ = view._cross
    press(KEY.Key_Period)
    assert view._cross[1] == rows_of(desk, "rnfl_gcl")[round(column)]
    press(KEY.Key_Plus, CTRL, times=6)
    assert view.scan_rect().width() > 3 * view.width()
    for key, place in ((KEY.Key_Left, (0, None)), (KEY.Key_Down, (0, 199))):
        press(key, SHIFT, times=80)
        at = view.to_widget(*view._cross)
        assert view.rect().contains(at.toPoint())
        assert view._cross[0] == place[0]
    assert view._cross == (0, 199)
    assert view.scan_rect().left() <= 0
    assert view.scan_rect().bottom() >= view.height() - 1e-6
    press(KEY.Key_Minus, CTRL, times=6)
    assert view.scan_rect().width() == pytest.approx(view.width())


def test_a_gesture_ends_with_focus_mouse_scan_and_escape(desk):
    def began():
        hold(BUTTON)
        press(KEY.Key_Up, times=3)
        return len(desk.correction.editing.history.entries)

    press(KEY.Key_2)
    count = began()
    press(KEY.Key_Escape)
    let_go(BUTTON)
    assert len(desk.correction.editing.history.entries) == count
    began()
    press(KEY.Key_Down, CTRL)  # another scan: it was about this one
    let_go(BUTTON)
    assert len(desk.correction.editing.history.entries) == count
    began()
    desk.slider.setFocus()
    assert len(desk.correction.editing.history.entries) == count + 1
    desk.bscan.setFocus()
    began()
    none, at = Qt.MouseButton.NoButton, QPointF(50, 50)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, desk.bscan.mapToGlobal(at), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    key = desk.correction.desk.settings.surface
    before = rows_of(desk, key)
    QApplication.sendEvent(desk.bscan, event)
    assert len(desk.correction.editing.history.entries) == count + 2
    moved = rows_of(desk, key)
    assert not np.array_equal(moved, before, equal_nan=True)
    let_go(BUTTON)
    assert np.array_equal(rows_of(desk, key), moved, equal_nan=True)


def test_what_is_hidden_is_not_corrected(desk):
    press(KEY.Key_2)
    desk.layers.setChecked(False)
    hold(BUTTON)
    press(KEY.Key_Up, times=3)
    let_go(BUTTON)
    assert desk.correction.editing.history.entries == ()
    assert desk.bscan.scan == 3


def test_names_below_the_scan_are_hidden_and_chosen_by_keys(desk):
    box = desk.legend.boxes["ez"]
    box.setFocus()
    press(KEY.Key_Space)
    assert "ez" in desk.bscan.hidden
    assert desk.layers.isChecked()
    press(KEY.Key_Return)
    assert desk.correction.desk.settings.surface == "ez"
    assert "ez" not in desk.bscan.hidden


def test_a_click_that_does_not_belong_to_it_takes_no_mouse(desk):
    press(KEY.Key_P)
    marks = []
    desk.correction.prompter.mark = marks.append
    press(BUTTON)
    press(BUTTON, ALT)
    assert [mark.inside for mark in marks] == [True, False]


def test_f1_shows_the_keys_of_this_window(desk):
    press(KEY.Key_F1)
    dialog = desk.findChild(ShortcutsDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Carry on", "K", "Segment", "Ctrl+Return", "Another B-scan", "C"} <= words
    dialog.close()
