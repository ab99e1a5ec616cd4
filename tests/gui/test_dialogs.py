import stand_ins
from keeping import WAIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QTabWidget, QTextBrowser

import engine
from engine.papers import Pages
from retsam_gui import tasks
from retsam_gui.dialogs.about import AboutDialog, Licences
from retsam_gui.dialogs.report_pages import ReportPagesDialog
from retsam_gui.dialogs.shortcuts import ShortcutsDialog
from retsam_gui.jobs import Lane


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
    assert isinstance(versions, Licences)
    assert versions.list.count() == 0, "it is open before they have been read"
    assert "One moment" in versions.text.toPlainText()
    qtbot.waitUntil(lambda: versions.list.count() > 0, timeout=WAIT)
    assert "numpy" in versions.text.toPlainText()
    (numpy,) = versions.list.findItems("numpy ", Qt.MatchFlag.MatchStartsWith)
    versions.list.setCurrentItem(numpy)
    assert "BSD" in versions.text.toPlainText()
    assert "Redistribution and use" in versions.text.toPlainText()
    dialog.close()


def test_about_may_be_closed_before_the_licences_have_been_read(qtbot, window):
    window.actions_["about"].trigger()
    dialog = window.findChild(AboutDialog)
    dialog.close()
    dialog.deleteLater()
    answers = []
    window._jobs.run(stand_ins.double, 2, on_done=answers.append, on_failed=print, lane=Lane.FILES)
    qtbot.waitUntil(lambda: answers == [4], timeout=WAIT)  # after it, in the same lane


def test_reports_are_in_the_language_and_on_the_paper_that_were_chosen(
    qtbot, window, segmented, save, monkeypatch, tmp_path
):
    monkeypatch.setattr(tasks, "export_pdf", stand_ins.export_pdf)
    segmented(save("a.png"))
    window.actions_["report_pages"].trigger()
    dialog = window.findChild(ReportPagesDialog)
    assert (dialog.language.currentText(), dialog.paper.currentText()) == ("English", "A4")
    names = [dialog.language.itemText(at) for at in range(dialog.language.count())]
    assert names == ["English", "Deutsch", "Español", "Français", "简体中文"]
    dialog.language.setFocus()
    qtbot.keyClicks(dialog.language, "F")  # as everywhere: a letter goes to what begins with it
    qtbot.keyClick(dialog.paper, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.settings.pages == Pages("Letter", "fr")
    path = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.workflow.exported, timeout=10_000):
        window.actions_["export_pdf"].trigger()
    assert path.read_text().endswith("fr Letter")


def test_an_unknown_language_in_the_settings_is_english(window):
    window.settings.pages = Pages("A3", "tlh")
    assert window.settings.pages == Pages("A4", "en")


def test_f1_shows_the_key_of_every_action(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.actions_.all():
        assert action.text().replace("&", "").rstrip("…") in words
        assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in words
    assert {"Space", "Wheel"} <= words
    dialog.close()
