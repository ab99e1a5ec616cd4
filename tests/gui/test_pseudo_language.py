"""Longer words, larger letters and the other direction: all that stands in the windows is read.

The language is a made one: every text is 40 % longer, with accents and in brackets, so that what is
cut off, and what was never told to the translator, is seen.
"""

import math
import re

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel
from study_desk import Room
from test_large_letters import TOOLS, left_cut_off
from test_screen_readers import DIALOGS

from retsam_gui.jobs import Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.settings import Settings

ACCENTS = str.maketrans("aeiouAEIOUcn", "áéíóúÁÉÍÓÚçñ")
KEPT = re.compile(r"(\{[^}]*\}|%n|<[^>]+>|&.|\*\.\w+|^#+ )")
SIZES = ((1.0, False), (1.5, True), (2.0, True))  # of letters; from right to left?


def longer(text):
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    more = math.ceil(0.4 * len(text.strip()))
    return "".join(parts) + f" {'óóóó ' * (more // 5)}{'ó' * (more % 5)}]"


class Made(QTranslator):
    """Answers every text with a longer one."""

    def isEmpty(self):
        return False

    def translate(self, _context, source, _comment=None, _number=-1):
        return longer(source) if source and not _context.startswith("Q") else None


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]:.0%}")
def made(qapp, request):
    """The made language at this size of letters."""
    scale, turned = request.param
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(scale * usual.pointSizeF())
    translator = Made()
    qapp.setFont(large)
    qapp.installTranslator(translator)
    if turned:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.removeTranslator(translator)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setFont(usual)


@pytest.fixture
def window(qtbot, made, engine):
    window = MainWindow(Jobs(), Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def test_the_main_window_and_its_dialogs(qtbot, window, segmented, save):
    segmented(save("a.png"))
    window.layers.set_active("optic_disc")
    for tool in TOOLS:
        window.correction.toolbox.choose(tool)
        assert left_cut_off(qtbot, window) == [], tool
    for tab in range(window.numbers.count()):
        window.numbers.setCurrentIndex(tab)
        assert left_cut_off(qtbot, window) == [], tab
    qtbot.waitUntil(lambda: window.actions_["sign_off"].isEnabled(), timeout=20_000)
    for action in DIALOGS:
        window.actions_[action].trigger()
        (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
        assert left_cut_off(qtbot, dialog) == [], action
        assert untold(dialog) == [], action
        dialog.close()


def test_the_oct_window(qtbot, made, oct_window):
    assert left_cut_off(qtbot, oct_window) == []


def test_the_reading_window(qtbot, made, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    room.study(cases=1)
    window = room.open(case=False)
    qtbot.waitUntil(lambda: window.screen_.currentWidget() is window.screen_.page, timeout=5000)
    assert left_cut_off(qtbot, window) == []
    room.close()


def untold(root):
    """Texts that never came to the translator: they end without its bracket."""
    labels = [each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root)]
    return [text for text in labels if text.endswith((".", "…")) and len(text) > 20]
