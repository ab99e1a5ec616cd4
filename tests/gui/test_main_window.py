"""The window as a person uses it, with stand-ins for the engine."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import stand_ins
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QSlider,
)

from engine.image import Laterality
from retsam_gui import tasks
from retsam_gui.actions import specs
from retsam_gui.canvas.appearance import Channel
from retsam_gui.dialogs.command_palette import CommandPalette
from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings


def test_a_photograph_is_opened_and_shown(window, shown, save):
    case = shown(save("left.png", 300, 200))
    assert (case.image.width, case.image.height) == (300, 200)
    assert window.canvas.base.size.width == 300
    assert "left.png" in window.windowTitle()
    assert window.settings.recent[0].name == "left.png"


def test_a_file_dropped_on_the_window_is_opened(qtbot, window, save):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save("dropped.png")))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
        window.dropEvent(drop)
    assert window.workflow.case.path.name == "dropped.png"


def test_a_bad_file_is_explained_and_the_work_goes_on(qtbot, window, segmented, save, tmp_path):
    case = segmented(save("good.png"))
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    with qtbot.waitSignal(window.workflow.failed, timeout=10_000):
        window.workflow.open_paths([bad])
    assert "not an image" in window.errors.text.text()
    assert window.errors.isVisible()
    assert window.workflow.case is case
    assert window.canvas.overlay is not None
    assert window.actions_["export_pdf"].isEnabled()


def test_segmenting_fills_layers_notices_and_biomarkers(window, segmented, save):
    segmented(save("a.png"))
    assert list(window.layers_panel.rows) == ["vessel", "optic_disc", "fovea", "hard_exudate"]
    assert "right edge" in window.notices.text.text()
    assert window.layers.not_covered() == ("Drusen",)
    text = _texts(window.biomarkers_panel)
    for expected in ("Vessel area density", "9.88", "%", "—", "⚠ The file states no scale."):
        assert expected in text


def test_the_model_and_its_device_are_named_before_and_after_a_run(
    qtbot, window, shown, segmented, save
):
    shown(save("a.png"))
    model = window.run_panel.model
    qtbot.waitUntil(lambda: model.text() == "Stand-in 0.1 · CPU, fp32", timeout=10_000)
    segmented(save("b.png", seed=2))
    assert model.text() == "Stand-in 0.1 · CPU, bf16 · 5.2 s"  # as it was done
    shown(save("c.png", seed=3))
    assert model.text() == "Stand-in 0.1 · CPU, fp32"


def test_a_click_on_segment_shows_progress_and_can_be_cancelled(qtbot, window, shown, save):
    tasks.segment = stand_ins.segment_slowly  # the fixture `engine` puts the real one back
    case = shown(save("a.png"))
    qtbot.mouseClick(window.run_panel.segment, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "%" in window.run_panel.text.text(), timeout=10_000)
    assert window.run_panel.cancel.isVisible()
    assert not window.actions_["segment"].isEnabled()
    start = time.monotonic()
    qtbot.mouseClick(window.run_panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.run_panel.segment.isVisible, timeout=1000)
    assert time.monotonic() - start < 1
    assert case.segmentation is None
    assert window.actions_["segment"].isEnabled()


def test_a_result_never_lands_on_another_photograph(qtbot, window, shown, save):
    first = shown(save("first.png", seed=1))
    window.actions_["segment"].trigger()
    second = shown(save("second.png", 220, 310, seed=2))
    qtbot.wait(800)
    assert window.workflow.case is second
    assert (first.segmentation, second.segmentation) == (None, None)
    assert window.canvas.overlay is None
    assert not window.run_panel.cancel.isVisible()


def test_the_layers_of_the_photograph_before_leave_with_it(window, segmented, shown, save):
    segmented(save("first.png"))
    shown(save("second.png", 220, 310, seed=2))
    assert window.canvas.overlay is None
    assert window.layers_panel.rows == {}
    assert not window.notices.isVisible()
    assert "Segment the photograph" in _texts(window.biomarkers_panel)


def test_results_are_still_there_when_one_comes_back(qtbot, window, segmented, save):
    first, second = save("first.png"), save("second.png", seed=2)
    case = segmented(first)
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.workflow.open(second)
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.workflow.open(first)
    assert window.workflow.case is case
    assert "vessel" in window.layers_panel.rows


def test_a_failure_of_the_engine_is_told(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "segment", stand_ins.fail_to_segment)
    shown(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(window.errors.isVisible, timeout=10_000)
    assert "The model is damaged." in window.errors.text.text()
    assert window.actions_["segment"].isEnabled()


def test_a_folder_is_a_worklist_with_thumbnails(qtbot, window, save, tmp_path):
    for number, name in enumerate(("b.png", "a.png", "c.jpg")):
        save(name, seed=number)
    (tmp_path / "notes.txt").write_text("no picture")
    with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
        window.workflow.open_paths([tmp_path])
    assert [entry.title for entry in window.worklist.entries] == ["a.png", "b.png", "c.jpg"]
    qtbot.waitUntil(lambda: window.worklist.next_without_thumbnail() is None, timeout=10_000)
    icon = window.worklist.index(2).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.actions_["next_image"].trigger()
    assert window.workflow.case.path.name == "b.png"
    assert window.worklist_panel.currentIndex().row() == 1


def test_an_empty_folder_is_explained(qtbot, window, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    with qtbot.waitSignal(window.workflow.failed, timeout=10_000):
        window.workflow.open_paths([folder])
    assert "no photographs in this folder" in window.errors.text.text()


def test_a_file_with_several_photographs_lists_them_all(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_two)
    shown(save("both.png"))
    titles = [entry.title for entry in window.worklist.entries]
    assert titles == ["both.png · 1 / 2", "both.png · 2 / 2"]
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.worklist_panel.step(1)
    assert window.workflow.case.image.frame == 1


# ---- identity ----


def test_the_patient_is_masked_until_asked_for(window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_with_patient)
    shown(save("a.png"))
    bar = window.patient_bar
    assert "Doe" not in _texts(window)
    assert bar.patient.text().startswith("P-")
    window.actions_["show_name"].setChecked(True)
    assert "Doe Jane" in bar.patient.text()
    assert bar.mask_button.isChecked()
    window.actions_["show_name"].setChecked(False)
    assert "Doe" not in _texts(window)


def test_eye_date_and_scale_stand_in_the_bar_with_their_sources(window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_with_patient)
    shown(save("a.png"))
    text = _texts(window.patient_bar)
    assert window.patient_bar.eye.currentText() == "Left eye (OS)"
    for expected in ("from DICOM", "2024-03-05 14:30"):
        assert expected in text
    scale = window.patient_bar.scale.text()
    assert scale == "Scale 11.6 × 9.25 µm/px · from the DICOM header"


def test_what_is_not_stated_is_said(window, shown, save):
    shown(save("a.png"))
    text = _texts(window.patient_bar)
    for expected in ("No patient", "please choose", "Date not stated"):
        assert expected in text
    assert "No scale" in window.patient_bar.scale.text()


def test_choosing_the_eye_measures_anew(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    before = case.rows
    window.patient_bar.eye_chosen.emit(Laterality.LEFT)
    qtbot.waitUntil(lambda: case.rows is not None and case.rows is not before, timeout=10_000)
    assert case.image.laterality is Laterality.LEFT
    assert "stated by you" in _texts(window.patient_bar)


def test_research_use_is_always_said(window):
    assert window.research_use.isVisible()
    assert window.research_use.text() == "Research use only. Not for diagnosis."


# ---- layers and display ----


def test_the_eye_of_a_layer_shows_and_hides_it(qtbot, window, segmented, save):
    segmented(save("a.png"))
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha > 0)
    window.layers_panel.rows["optic_disc"].eye.click()
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 0)
    window.layers_panel.rows["optic_disc"].eye.click()
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha > 0)


def test_opacity_outline_solo_and_colour(qtbot, window, segmented, save):
    segmented(save("a.png"))
    rows = window.layers_panel.rows
    rows["optic_disc"].opacity.setValue(100)
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 255)
    assert _alpha(window, 20, 15) == 0  # a disc is outlined at first
    rows["optic_disc"].outline.click()
    _wait_for_alpha(qtbot, window, 20, 15, lambda alpha: alpha == 255)
    rows["optic_disc"].outline.click()
    _wait_for_alpha(qtbot, window, 20, 15, lambda alpha: alpha == 0)
    assert _alpha(window, 10, 15) == 255
    rows["hard_exudate"].solo.click()
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 0)
    assert window.layers.marks() == ()
    rows["hard_exudate"].solo.click()
    _wait_for_alpha(qtbot, window, 10, 15, lambda alpha: alpha == 255)
    window.layers.set_rgb("optic_disc", (1, 2, 3))
    qtbot.waitUntil(lambda: tuple(window.canvas.overlay.levels[0][15, 10]) == (3, 2, 1, 255))


def test_the_look_of_a_layer_is_kept_for_the_next_photograph(window, segmented, save):
    segmented(save("first.png"))
    window.layers_panel.rows["vessel"].opacity.setValue(35)
    segmented(save("second.png", seed=2))
    assert window.layers_panel.rows["vessel"].opacity.value() == 35


def test_all_vessels_are_off_at_first_where_arteries_and_veins_are_told_apart(qapp):
    layers = _layers("vessel", "artery", "vein")
    assert [layers.seen(key) for key in layers.keys] == [False, True, True]
    assert _layers("vessel").seen("vessel")


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
    qtbot.waitUntil(lambda: "Nothing was segmented" in _texts(window.layers_panel), timeout=10_000)
    assert "Nothing was segmented" in _texts(window.biomarkers_panel)
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


# ---- actions, errors, leaving ----


def test_every_action_has_a_shortcut_a_tooltip_and_its_own_key(window):
    shortcuts = [spec.shortcut for spec in specs()]
    assert all(shortcuts)
    assert all(spec.tip for spec in specs())
    assert len(set(shortcuts)) == len(shortcuts)


def test_every_menu_entry_is_in_the_command_palette_and_runs_from_it(qtbot, window):
    in_menus = {
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.text() and not action.menu()
    }
    assert in_menus == set(window.actions_.all())
    window.actions_["commands"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette.list.count() == len(window.actions_.all())
    palette.search.setText("red vessels")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.display_panel.appearance.channel is Channel.RED_FREE
    assert not palette.isVisible()


def test_tab_moves_the_focus_through_the_window(qtbot, window, segmented, save):
    segmented(save("a.png"))
    window.canvas.setFocus()
    seen = []
    for _ in range(80):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is window.canvas:
            break
    assert window.canvas in seen
    assert window.run_panel.segment in seen
    assert window.layers_panel.rows["vessel"].eye in seen
    assert window.display_panel.gamma in seen


def test_no_other_window_flashes_up_while_one_works(qtbot, qapp, window, segmented, save):
    activated = []
    qapp.focusWindowChanged.connect(activated.append)
    segmented(save("a.png"))
    qapp.focusWindowChanged.disconnect(activated.append)
    assert activated == []


def test_controls_have_names_for_screen_readers(window, segmented, save):
    segmented(save("a.png"))
    row = window.layers_panel.rows["vessel"]
    controls = (row.eye, row.colour, row.opacity, row.outline, row.solo, window.canvas)
    display = window.display_panel
    for control in (*controls, display.gamma, window.patient_bar.eye, window.worklist_panel):
        assert control.accessibleName()


def test_every_control_has_words_and_can_be_reached_with_tab(window, segmented, save):
    segmented(save("a.png"))
    kinds = (QAbstractButton, QSlider, QComboBox, QLineEdit)
    controls = [each for kind in kinds for each in window.findChildren(kind) if each.isVisible()]
    assert len(controls) > 20
    for control in controls:
        words = control.accessibleName() or (
            control.text() if isinstance(control, QAbstractButton) else ""
        )
        assert words or control.toolTip(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, (control, words)


def test_export_asks_for_a_name_and_writes(qtbot, window, segmented, save, monkeypatch, tmp_path):
    monkeypatch.setattr(tasks, "export_pdf", stand_ins.export_pdf)
    segmented(save("eye one.png"))
    asked = []

    def choose(_parent, _title, default, _filter):
        asked.append(Path(default).name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr("retsam_gui.commands.QFileDialog.getSaveFileName", choose)
    with qtbot.waitSignal(window.workflow.exported, timeout=10_000):
        window.actions_["export_pdf"].trigger()
    assert asked == ["eye one.pdf"]
    assert (tmp_path / "out.pdf").read_text() == "vessel_density"
    assert "out.pdf" in window.read_out.text()


def test_an_export_overwrites_no_folder(qtbot, window, segmented, save, monkeypatch, tmp_path):
    monkeypatch.setattr(tasks, "export_result", stand_ins.export_result)
    segmented(save("eye.png"))
    monkeypatch.setattr(
        "retsam_gui.commands.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path)
    )
    for name in ("eye", "eye (2)", "eye (3)"):
        with qtbot.waitSignal(window.workflow.exported, timeout=10_000):
            window.actions_["export_result"].trigger()
        assert (tmp_path / name).is_dir()


def test_the_sample_is_offered(qtbot, window):
    with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
        window.actions_["open_sample"].trigger()
    assert window.workflow.case.path.name == "fundus.png"


def test_export_waits_for_measurements(window, shown, save):
    shown(save("a.png"))
    assert not window.actions_["export_pdf"].isEnabled()
    assert not window.actions_["export_result"].isEnabled()


def test_dark_and_light(window):
    for name, dark in (("theme_dark", True), ("theme_light", False)):
        window.actions_[name].trigger()
        colour = window.palette().color(window.backgroundRole())
        assert (colour.lightness() < 128) == dark
    assert Settings().theme == "light"


def test_closing_during_work_is_quick(qtbot, window, shown, save):
    tasks.segment = stand_ins.ignore_cancel_of_segment
    shown(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: "%" in window.run_panel.text.text(), timeout=10_000)
    start = time.monotonic()
    window.close()
    assert time.monotonic() - start < 2


def test_two_windows_in_a_row(qtbot, engine, save):
    for number in range(2):
        window = MainWindow(Jobs(), Settings())
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
            window.workflow.open_paths([save(f"{number}.png", seed=number)])
        window.close()


def _texts(widget):
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _alpha(window, x, y):
    overlay = window.canvas.overlay
    return 0 if overlay is None else int(overlay.levels[0][y, x, 3])


def _wait_for_alpha(qtbot, window, x, y, right):
    qtbot.waitUntil(lambda: right(_alpha(window, x, y)), timeout=5000)


def _layers(*keys):
    from engine.layers import Layer, Provenance, Segmentation
    from retsam_gui.models.layers import Layers

    layers = Layers()
    mask = np.ones((4, 6), dtype=bool)
    layers.show(Segmentation(tuple(Layer(key, mask, Provenance("model:x")) for key in keys)))
    return layers


def test_the_window_works_without_importing_what_measures():
    """Such imports hold the interpreter lock for half a second, in whatever thread they happen."""
    code = (
        "import sys, retsam_gui.main_window;"
        "sys.exit(bool({'torch', 'scipy', 'skimage', 'pydicom', 'engine.biomarkers'}"
        " & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
