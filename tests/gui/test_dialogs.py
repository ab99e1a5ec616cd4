from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QTextBrowser

import engine
from retsam_gui.dialogs.about import AboutDialog
from retsam_gui.dialogs.shortcuts import ShortcutsDialog


def test_about_shows_conditions_versions_and_model_cards(qtbot, window):
    window.actions_["about"].trigger()
    dialog = window.findChild(AboutDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Research use only. Not for diagnosis." in words
    assert engine.__version__ in words
    tabs = dialog.findChild(QTabWidget)
    assert tabs.count() >= 2
    card, versions = tabs.widget(0), tabs.widget(tabs.count() - 1)
    assert isinstance(card, QTextBrowser)
    assert len(card.toPlainText()) > 200
    assert "torch" in versions.toPlainText()
    dialog.close()


def test_f1_shows_the_key_of_every_action(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.actions_.all():
        assert action.text().replace("&", "").rstrip("…") in words
        assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in words
    assert {"Space", "Wheel"} <= words
    dialog.close()
