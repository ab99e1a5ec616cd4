"""The whole work on a photograph without a mouse: keys go to what has the focus, nothing else."""

import numpy as np
import pytest
import stand_ins
from fingers import ALT, CTRL, KEY, SHIFT, answer_with_name, hold, let_go, press
from keeping import WAIT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from retsam_gui import hands, tasks
from retsam_gui.actions import specs
from retsam_gui.canvas.cross import BUTTON
from retsam_gui.dialogs.preferences import Preferences


@pytest.fixture
def brush(qtbot, window, segmented, save):
    """A photograph with the brush in hand, larger than on the screen, the disc's layer active."""
    case = segmented(save("a.png"))
    window.layers.set_active("optic_disc")
    window.canvas.centre_on(60.0, 50.0, scale=8.0)
    press(KEY.Key_2)
    assert window.canvas.hasFocus()
    return case


def disc(window):
    return window.workflow.case.working.masks["optic_disc"]


def test_the_whole_work_without_a_mouse(qtbot, window, monkeypatch, tmp_path):
    monkeypatch.setattr(tasks, "export_pdf", stand_ins.export_pdf)
    with qtbot.waitSignal(window.presenter.painted, timeout=WAIT):
        press(KEY.Key_O, CTRL | ALT)  # the sample
    qtbot.waitUntil(lambda: window.actions_["segment"].isEnabled(), timeout=WAIT)
    press(KEY.Key_Return, CTRL)
    case = window.workflow.case
    qtbot.waitUntil(lambda: case.rows is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(window.saving.status), timeout=WAIT)
    while window.layers.active != "optic_disc":
        press(KEY.Key_Period)
    press(KEY.Key_2)
    before = disc(window).copy()
    press(KEY.Key_Right, SHIFT)
    hold(BUTTON)
    press(KEY.Key_Right, times=3)
    let_go(BUTTON)
    drawn = disc(window).copy()
    assert (drawn != before).any()
    press(KEY.Key_Z, CTRL)
    assert (disc(window) == before).all()
    press(KEY.Key_Z, CTRL | SHIFT)
    assert (disc(window) == drawn).all()
    qtbot.waitUntil(lambda: window.actions_["sign_off"].isEnabled(), timeout=WAIT)
    press(KEY.Key_F, CTRL | ALT)
    answer(qtbot, window)
    qtbot.waitUntil(lambda: window.saving.state_text == "Final", timeout=WAIT)
    window.activateWindow()  # a desktop does so when a dialog closes
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    answer_with_name(tmp_path / "mine.pdf")
    with qtbot.waitSignal(window.workflow.exported, timeout=WAIT):
        press(KEY.Key_E, CTRL)
    assert (tmp_path / "mine.pdf").exists()


def answer(qtbot, window):
    """Yes, by Tab to the button that does it and Enter."""

    def shown():
        return [each for each in window.findChildren(QDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()) and shown()[0].isActiveWindow(), timeout=WAIT)
    (dialog,) = shown()
    for _ in range(20):
        focus = QApplication.focusWidget()
        if getattr(focus, "text", str)().replace("&", "") == "Sign off":
            press(KEY.Key_Return if focus.isDefault() else KEY.Key_Space)
            return
        press(KEY.Key_Tab)
    pytest.fail(f"Tab does not reach the button of {dialog.windowTitle()}")


def test_a_stroke_goes_from_where_the_button_went_down_to_where_it_came_up(window, brush):
    before = disc(window).copy()
    press(KEY.Key_Left, SHIFT)
    hold(BUTTON)
    press(KEY.Key_Down, times=5)
    let_go(BUTTON)
    rows, columns = np.nonzero(disc(window) & ~before)
    radius = window.correction.options.now.radius
    assert len(rows)
    assert np.ptp(columns) <= 2 * radius + 1  # straight down
    assert brush.history.last is not None


def test_a_straight_line_takes_no_two_keys_at_once_and_alt_erases(window, brush):
    before = disc(window).sum()
    press(BUTTON)
    press(KEY.Key_Right, SHIFT, times=4)
    press(BUTTON, SHIFT)
    wide = disc(window).sum()
    assert wide > before
    press(BUTTON, ALT)
    assert disc(window).sum() < wide
    assert QApplication.activePopupWidget() is None  # no menu with this letter


def test_the_cross_stays_in_sight_and_on_the_photograph(window, brush):
    pixels = []
    window.canvas.hovered.connect(pixels.append)
    press(KEY.Key_Left, SHIFT, times=60)
    press(KEY.Key_Up, SHIFT, times=60)
    assert pixels[-1] == (0, 0)
    left, top = window.canvas.view.to_device(0, 0)
    ratio = window.canvas.devicePixelRatioF()
    assert 0 <= left <= window.canvas.width() * ratio
    assert 0 <= top <= window.canvas.height() * ratio


def test_a_stroke_ends_when_the_focus_goes_elsewhere(window, brush):
    hold(BUTTON)
    press(KEY.Key_Right, times=2)
    window.run_panel.segment.setFocus()
    assert brush.history.last is not None
    drawn = disc(window).copy()
    window.canvas.setFocus()
    press(KEY.Key_Right, times=3)
    assert (disc(window) == drawn).all()


def test_a_mouse_that_is_nudged_ends_the_stroke_and_draws_nothing(window, brush):
    press(KEY.Key_Right)
    hold(BUTTON)
    press(KEY.Key_Right, times=2)
    QTest.mouseMove(window.canvas, window.canvas.rect().center() / 2)
    after = disc(window).copy()
    assert not window.editing.acting
    QTest.mouseMove(window.canvas, window.canvas.rect().center())
    let_go(BUTTON)
    assert (disc(window) == after).all()
    assert not window.editing.acting


def test_keys_for_the_other_hand_are_all_there_once(window):
    usual = {spec.key: spec.shortcut for spec in specs()}
    mirrored = {**usual, **hands.mirrored(usual)}
    keys = [each for each in mirrored.values() if each]
    assert len(set(keys)) == len(keys)
    assert mirrored["tool_brush"] == "9"
    assert mirrored["red_free"] == usual["red_free"]


def test_the_left_hand_has_panels_and_keys_on_its_side(qtbot, window):
    def places():
        return window.tools_bar.x(), window.canvas.mapTo(window, window.canvas.pos()).x()

    tools, canvas = places()
    assert tools < canvas < window.side.x()
    window._commands.prefer(Preferences(left_handed=True))
    qtbot.wait(20)
    tools, canvas = places()
    assert window.side.x() < canvas < tools
    assert window.actions_["tool_brush"].shortcut().toString() == "9"
    assert window.settings.left_handed
    window._commands.prefer(Preferences())
    qtbot.wait(20)
    tools, canvas = places()
    assert tools < canvas < window.side.x()
    assert window.settings.keys == {}


def test_less_motion_stops_what_blinks_and_slides(window, qapp):
    blink = qapp.cursorFlashTime()
    window._commands.prefer(Preferences(reduced_motion=True))
    assert qapp.cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert "animation-duration: 0" in qapp.styleSheet()
    window._commands.prefer(Preferences())
    assert qapp.cursorFlashTime() == blink
    assert "animation-duration" not in qapp.styleSheet()
