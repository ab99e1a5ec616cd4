"""How layers and photograph are shown, with stand-ins for the engine."""

import numpy as np
import pytest
import stand_ins
from looking import alpha, layers_of, texts, wait_for_alpha
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
)

from retsam_gui import tasks
from retsam_gui.canvas.appearance import Channel


def test_the_eye_of_a_layer_shows_and_hides_it(qtbot, window, segmented, save):
    segmented(save("a.png"))
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha > 0)
    window.layers_panel.rows["optic_disc"].eye.click()
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 0)
    window.layers_panel.rows["optic_disc"].eye.click()
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha > 0)


def test_opacity_outline_solo_and_colour(qtbot, window, segmented, save):
    segmented(save("a.png"))
    rows = window.layers_panel.rows
    rows["optic_disc"].opacity.setValue(100)
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 255)
    assert alpha(window, 20, 15) == 0  # a disc is outlined at first
    rows["optic_disc"].outline.click()
    wait_for_alpha(qtbot, window, 20, 15, lambda alpha: alpha == 255)
    rows["optic_disc"].outline.click()
    wait_for_alpha(qtbot, window, 20, 15, lambda alpha: alpha == 0)
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 255)
    rows["hard_exudate"].solo.click()
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 0)
    assert window.layers.marks() == ()
    rows["hard_exudate"].solo.click()
    wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 255)
    window.layers.set_rgb("optic_disc", (1, 2, 3))
    qtbot.waitUntil(lambda: tuple(window.canvas.overlay.levels[0][15, 10]) == (3, 2, 1, 255))


def test_the_look_of_a_layer_is_kept_for_the_next_photograph(window, segmented, save):
    segmented(save("first.png"))
    window.layers_panel.rows["vessel"].opacity.setValue(35)
    segmented(save("second.png", seed=2))
    assert window.layers_panel.rows["vessel"].opacity.value() == 35


def test_all_vessels_are_off_at_first_where_arteries_and_veins_are_told_apart(qapp):
    layers = layers_of("vessel", "artery", "vein")
    assert [layers.seen(key) for key in layers.keys] == [False, True, True]
    assert layers_of("vessel").seen("vessel")


@pytest.mark.parametrize("focus", ["canvas", "button", "list", "slider"])
def test_space_hides_all_layers_while_it_is_held(qtbot, window, segmented, save, focus):
    segmented(save("a.png"))
    window.worklist_panel.parentWidget().show()
    widget = {
        "canvas": window.canvas,
        "button": window.run_panel.segment,
        "list": window.worklist_panel,
        "slider": window.display_panel.gamma,
    }[focus]
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    qtbot.keyPress(widget, Qt.Key.Key_Space)
    assert window.canvas.overlay_hidden
    qtbot.keyRelease(widget, Qt.Key.Key_Space)
    assert not window.canvas.overlay_hidden
    assert not window.workflow.is_busy  # Space has pressed no button


def test_space_is_a_character_where_a_person_types(qtbot, window):
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "a b")
    assert field.text() == "a b"
    assert not window.canvas.overlay_hidden


def test_enter_presses_the_button_that_has_the_focus(qtbot, window):
    button = window.display_panel.channels[Channel.RED_FREE]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.display_panel.appearance.channel is Channel.RED_FREE


def test_hidden_layers_are_told_on_the_photograph(window, segmented, save):
    """Who does not know that layers are hidden takes the eye for healthy."""
    segmented(save("a.png"))
    window.actions_["hide_layers"].setChecked(True)
    hidden = window.canvas.grab().toImage()
    window.layers.show(None)  # nothing to hide, nothing to tell
    bare = window.canvas.grab().toImage()
    assert hidden.copy(14, 12, 100, 20) != bare.copy(14, 12, 100, 20)


def test_a_picture_without_layers_says_so(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "segment", stand_ins.segment_nothing)
    shown(save("cat.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: "Nothing was segmented" in texts(window.layers_panel), timeout=10_000)
    assert "Nothing was segmented" in texts(window.biomarkers_panel)
    assert "no fundus photograph" in window.notices.text.text()


def test_hidden_layers_stay_hidden_after_space(qtbot, window, segmented, save):
    segmented(save("a.png"))
    window.actions_["hide_layers"].setChecked(True)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Space)
    assert window.canvas.overlay_hidden


def test_channel_keys_and_sliders_change_the_view_and_not_the_data(qtbot, window, shown, save):
    case = shown(save("a.png"))
    data = case.image.pixels.copy()
    with qtbot.waitSignal(window.presenter.painted):
        qtbot.keyClick(window.canvas, Qt.Key.Key_G)
    shown_pixels = window.canvas.base.levels[0]
    np.testing.assert_array_equal(shown_pixels[..., 0], data[..., 1])
    with qtbot.waitSignal(window.presenter.painted):
        window.display_panel.brightness.setValue(30)
    np.testing.assert_array_equal(case.image.pixels, data)
    with qtbot.waitSignal(window.presenter.painted):
        window.actions_["reset_display"].trigger()
    np.testing.assert_array_equal(window.canvas.base.levels[0][..., 2::-1], data)
    assert window.display_panel.brightness.value() == 0


def test_display_settings_are_kept_for_the_next_photograph(qtbot, window, shown, save):
    shown(save("first.png"))
    with qtbot.waitSignal(window.presenter.painted):
        window.display_panel.set_channel(Channel.RED_FREE)
    case = shown(save("second.png", seed=2))
    np.testing.assert_array_equal(window.canvas.base.levels[0][..., 0], case.image.pixels[..., 1])


def test_the_read_out_names_position_colour_and_structures(window, segmented, save):
    case = segmented(save("a.png"))
    window.canvas.hovered.emit((20, 15))
    red, green, blue = case.image.pixels[15, 20]
    text = window.read_out.text()
    for expected in ("x 20", "y 15", f"R {red}", f"G {green}", f"B {blue}", "Optic disc"):
        assert expected in text
    window.canvas.hovered.emit((200, 100))
    assert "Optic disc" not in window.read_out.text()
