from PySide6.QtWidgets import QLabel, QTabWidget, QTextBrowser

import engine
from retsam_gui.dialogs.about import AboutDialog


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
