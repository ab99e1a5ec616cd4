"""Every control says its name to a screen reader, in the window and in every dialog; Tab finds it.

What is asked here is what the system's accessibility service gets, not what was set.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QWidget,
)
from study_desk import Room

from retsam_gui.dialogs.sign_in import SignInDialog
from retsam_gui.oct.scale_dialog import OctScaleDialog

DIALOGS = (
    "about",
    "change_keys",
    "change_layer",
    "colours",
    "commands",
    "copy_layer",
    "export",
    "preferences",
    "report_pages",
    "set_scale",
    "shortcuts",
    "sign_off",
    "ungradable",
)


def controls(widget):
    """What can have the focus, without the inner parts of other controls."""
    found = []
    for each in widget.findChildren(QWidget):
        inner = each.objectName().startswith("qt_") or isinstance(
            each.parent(), QAbstractScrollArea
        )
        if inner or isinstance(each, QMenu | QScrollArea) or not each.isVisibleTo(widget):
            continue
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.window() is widget.window():
            found.append(each)
    return found


def nameless(widget):
    return [
        each
        for each in controls(widget)
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
    ]


@pytest.fixture
def full(qtbot, window, segmented, save):
    """The window with all that it can show."""
    segmented(save("a.png"))
    window.editing.add_layer("haemorrhage")
    for key in ("artery", "vein", "optic_cup", "macula"):
        window.editing.add_layer(key)
    window.worklist_panel.parentWidget().show()
    window.actions_["side_by_side"].trigger()
    return window


def test_every_control_of_the_window(full):
    for tool in ("hand", "brush", "smart_fill", "threshold", "polygon"):
        full.correction.toolbox.choose(tool)
        assert len(controls(full)) > 40
        assert nameless(full) == [], tool
    for page in range(full.numbers.count()):
        full.numbers.setCurrentIndex(page)
        assert nameless(full) == [], page


def test_every_dialog(qtbot, full):
    qtbot.waitUntil(lambda: full.actions_["sign_off"].isEnabled(), timeout=20_000)
    for action in DIALOGS:
        full.actions_[action].trigger()
        dialogs = [each for each in full.findChildren(QDialog) if each.isVisible()]
        assert len(dialogs) == 1, action
        assert controls(dialogs[0]), action
        assert nameless(dialogs[0]) == [], action
        assert dialogs[0].windowTitle(), action
        dialogs[0].close()


def test_every_control_of_the_oct_window(oct_window):
    assert len(controls(oct_window)) > 7
    assert nameless(oct_window) == []
    assert unreached(oct_window) == []


def test_every_control_of_the_reading_window(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    room.study(cases=1)
    window = room.open()
    assert len(controls(window)) > 10
    assert nameless(window) == []
    assert unreached(window) == []
    room.close()


def test_the_dialogs_that_belong_to_no_photograph(qtbot, oct_phantom):
    made = (SignInDialog("Wrong."), OctScaleDialog(oct_phantom.volume))
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.show()
        assert controls(dialog)
        assert nameless(dialog) == []
        assert unreached(dialog) == []
        dialog.close()


def unreached(window):
    """Controls that Tab does not come to, though they take the focus by it."""
    window.activateWindow()
    wanted = [each for each in controls(window) if each.isEnabled() and _by_tab(each)]
    chain, each = [], window
    while (each := each.nextInFocusChain()) is not window:
        chain.append(each)
    return [each for each in wanted if each not in chain]


def test_tab_goes_through_the_window_as_one_reads_it(qtbot, full):
    """Bars, photograph, then the panels from top to bottom."""
    full.run_panel.segment.setFocus()
    walked = [full.run_panel.segment]
    while len(walked) < 200:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is walked[0]:
            break
        walked.append(QApplication.focusWidget())
    assert len(set(walked)) == len(walked)  # nobody is caught in a loop
    reachable = [each for each in controls(full) if each.isEnabled() and _by_tab(each)]
    within = {parent for each in walked for parent in _parents(each)}  # of a tab widget, its bar
    missed = [each for each in reachable if each not in walked and each not in within]
    assert [each for each in missed if not _grouped(each)] == []
    stations = [
        full.run_panel.segment,
        full.display_panel.brightness,
        full.display_panel.gamma,
        full.layers_panel.rows["vessel"].eye,
        full.layers_panel.rows["haemorrhage"].eye,
    ]
    places = [walked.index(each) for each in stations]
    assert places == sorted(places)
    assert full.canvas in walked


def _parents(widget):
    while (widget := widget.parentWidget()) is not None:
        yield widget


def _by_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _grouped(widget):
    """Of the buttons of one group, Tab reaches the one that is checked; arrows go on."""
    group = getattr(widget, "group", lambda: None)()
    return group is not None and group.exclusive() and not widget.isChecked()
