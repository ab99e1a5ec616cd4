"""Actions, keys, exports and leaving, with stand-ins for the engine."""

import subprocess
import sys
import time
from pathlib import Path

import stand_ins
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QSlider,
)

from retsam_gui import tasks
from retsam_gui.actions import specs
from retsam_gui.canvas.appearance import Channel
from retsam_gui.dialogs.command_palette import CommandPalette
from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings


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
    for _ in range(200):
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
    assert (tmp_path / "out.pdf").read_text() == "vessel_density en A4"
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


def test_the_window_works_without_importing_what_measures():
    """Such imports hold the interpreter lock for half a second, in whatever thread they happen."""
    code = (
        "import sys, retsam_gui.main_window;"
        "sys.exit(bool({'torch', 'scipy', 'skimage', 'pydicom', 'highdicom', 'engine.biomarkers'}"
        " & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
