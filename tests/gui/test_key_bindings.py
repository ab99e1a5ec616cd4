"""Other keys: chosen, checked, kept; and large letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from retsam_gui.actions import Actions, specs
from retsam_gui.dialogs.key_bindings import KeyBindingsDialog
from retsam_gui.settings import Settings

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def actions(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, {spec.key: (lambda *_: None) for spec in specs()})
    actions.window = window
    return actions


@pytest.fixture
def dialog(qtbot, actions):
    dialog = KeyBindingsDialog(actions, actions.window)
    qtbot.addWidget(dialog)
    return dialog


def test_another_key_is_taken_and_only_what_differs_is_told(qtbot, actions, dialog):
    told = []
    dialog.chosen.connect(told.append)
    dialog.show()
    edit = dialog.edits["tool_brush"]
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_B)
    assert dialog.buttons.button(OK).isEnabled()
    dialog.buttons.button(OK).click()
    assert told == [{"tool_brush": "B"}]
    actions.rebind(told[0])
    assert actions["tool_brush"].shortcut() == QKeySequence("B")
    assert "(B)" in actions["tool_brush"].toolTip()
    actions.rebind({})
    assert actions["tool_brush"].shortcut() == QKeySequence("2")


@pytest.mark.parametrize(("keys", "words"), [("3", "Eraser"), ("Space", "fixed meaning")])
def test_a_key_that_is_taken_is_refused(dialog, keys, words):
    dialog.edits["tool_brush"].setKeySequence(QKeySequence(keys))
    assert words in dialog.conflict.text()
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert dialog.conflict.text() == ""
    assert dialog.buttons.button(OK).isEnabled()


def test_an_action_may_have_no_key(actions, dialog):
    told = []
    dialog.chosen.connect(told.append)
    dialog.edits["tool_angle"].clear()
    dialog.buttons.button(OK).click()
    assert told == [{"tool_angle": ""}]
    actions.rebind(told[0])
    assert actions["tool_angle"].shortcut().isEmpty()


def test_keys_are_kept_and_damage_is_no_harm(qapp):
    settings = Settings()
    settings.keys = {"tool_brush": "B"}
    assert Settings().keys == {"tool_brush": "B"}
    settings._store.setValue("keys", "[1")
    assert Settings().keys == {}
    settings.keys = {}


def test_every_key_can_be_found_and_changed_by_name(dialog, actions):
    assert set(dialog.edits) == {spec.key for spec in specs()}
    dialog.search.setText("ellipse")
    shown = [key for key, edit in dialog.edits.items() if not edit.isHidden()]
    assert shown == ["tool_ellipse"]
    for edit in dialog.edits.values():
        assert edit.accessibleName()
