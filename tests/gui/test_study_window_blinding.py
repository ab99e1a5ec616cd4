"""Nothing in the reading window tells whose the image is, what others found, or what is right.

All that can be reached from the window is searched: titles, texts, tooltips, names for screen
readers, menus, actions, the clipboard and what the program remembers.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from study_desk import SECRETS, Reader, Room, press

from engine.study.entry import Entry
from retsam_gui.settings import Settings
from retsam_gui.study.room import Studies

CTRL = Qt.KeyboardModifier.ControlModifier
TEXTS = ("text", "toPlainText", "title", "placeholderText", "currentText", "accessibleText")


@pytest.fixture
def room(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    yield room
    room.close()


def told_by(widget):
    """All words of a widget."""
    texts = [
        widget.windowTitle(),
        widget.objectName(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    ]
    for name in TEXTS:
        if callable(getattr(widget, name, None)):
            texts.append(str(getattr(widget, name)()))
    for action in (*widget.actions(), *widget.findChildren(QAction)):
        texts += [action.text(), action.toolTip(), action.statusTip(), str(action.data())]
    return texts


def all_told():
    """All words of all windows of the program, the clipboard, and what is remembered."""
    widgets = [each for top in QApplication.topLevelWidgets() for each in
               (top, *top.findChildren(QWidget))]  # fmt: skip
    texts = [text for widget in widgets for text in told_by(widget)]
    texts.append(QApplication.clipboard().text())
    store = Settings()._store
    texts += [f"{key} {store.value(key)}" for key in store.allKeys()]
    texts += [str(path) for path in Settings().recent]
    return "\n".join(texts).lower()


def secrets_in(text, manifest, others=()):
    hashes = [h for case in manifest.cases for h in (case.file_sha256, case.pixel_sha256)]
    words = (*SECRETS, *others, *hashes)
    return [word for word in words if word.lower() in text]


def test_no_secret_is_on_any_screen(room, qtbot):
    manifest = room.study(cases=2, design="sequential", readers=("ada", "bertholdine"))
    told = {"quality": "ungradable", "ungradable_reason": ("other",)}
    Reader(room, "bertholdine").submit(Entry({**told, "ungradable_other": "remark of another"}))
    others = ("bertholdine", "remark of another")
    window = room.open("ada")
    for number in (1, 2, 3, 4):
        room.wait_for_case(window, number)
        qtbot.waitUntil(lambda: window.screen_.canvas.base is not None, timeout=5000)
        assert secrets_in(all_told(), manifest, others) == []
        assert str(room.folder).lower() not in all_told()
        if number % 2:  # with the model the own answers are there already
            press("x", "1")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "All is read" in window.screen_.message.title.text(), timeout=5000)
    assert secrets_in(all_told(), manifest, others) == []


def test_the_search_finds_what_is_there(room):
    manifest = room.study(cases=1)
    window = room.open()
    window.screen_.pause.setToolTip("meier_anna_0.png")
    assert secrets_in(all_told(), manifest) == ["meier", "anna"]


def test_the_window_keeps_no_path_and_has_no_menu(room):
    room.study(cases=1)
    window = room.open()
    assert not window.menuBar().actions()
    assert str(window.screen_.desk.case.path) == "."
    assert window.screen_.desk.case.image.name == ""
    assert window.screen_.desk.case.image.identity.name == ""


def test_the_main_window_is_hidden_while_a_study_is_read(room, qtbot, window, shown, save):
    from PySide6.QtWidgets import QDialog

    shown(save("meier_anna_0.png"))
    room.study(cases=1)
    window.workspace._writer.reader = "ada"
    dialog = QDialog(window)
    dialog.show()
    window.studies.read("dr-2027", room.folder)
    reading = window.studies.reading
    assert isinstance(window.studies, Studies)
    assert not window.isVisible()
    assert not dialog.isVisible()
    screen = reading.screen_
    qtbot.waitUntil(lambda: screen.served is not None, timeout=20_000)
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [reading]
    assert "meier" not in "\n".join(
        text for each in (reading, *reading.findChildren(QWidget)) for text in told_by(each)
    )
    screen.pause.click()
    assert window.isVisible()
    assert window.studies.reading is None
