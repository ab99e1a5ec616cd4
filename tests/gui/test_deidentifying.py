"""De-identify…: choose, look at every picture, write; by mouse and keys, with the real engine."""

import csv
import sys
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
import pydicom
import pytest
from looking import drag
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

sys.path += [
    str(Path(__file__).parent.parent / "unit" / each) for each in ("deidentify", "readers")
]
from made_patient import NAME, NUMBER, fundus, secrets_in, written_in
from oct_maker import vol
from test_large_letters import left_cut_off
from test_pseudo_language import made, untold  # noqa: F401 - `made` is a fixture
from test_screen_readers import controls, nameless, unreached

from engine.deidentify.asked import Done
from engine.deidentify.box import Box
from engine.deidentify.kinds import sha256_of
from engine.deidentify.looking import Seen, pictures_in
from engine.readers import open_file
from engine.readers.source import load
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.levels import halve
from retsam_gui.deidentify.dialog import DeidentifyDialog
from retsam_gui.deidentify.looking import LookingPage
from retsam_gui.deidentify.tasks import Found
from retsam_gui.deidentify.tool import BoxesTool
from retsam_gui.dialogs.reason import ConfirmDialog
from retsam_gui.jobs import Failure
from training.phantoms.oct import draw_oct

WAIT = 40_000
LEFT = Qt.MouseButton.LeftButton
CORNER = {"colour": (255, 255, 255), "place": (4, 20), "size": 0.5}
SECRET = "a passphrase of a test"


@pytest.fixture
def folder(tmp_path):
    """A photograph with the patient's name in its corner, another without, an OCT, a letter."""
    place = tmp_path / f"Quillfeather {NUMBER}"
    place.mkdir()
    Image.fromarray(written_in(fundus(), **CORNER)).save(place / f"a {NAME}.png")
    Image.fromarray(fundus()).save(place / "b.png")
    data = bytearray(vol(draw_oct((3, 60, 90), seed=1)))
    data[140:164] = NUMBER.encode().ljust(24, b"\0")
    (place / "c.vol").write_bytes(bytes(data))
    (place / "d.pdf").write_bytes(b"%PDF-1.4 " + NAME.encode())
    return place


@pytest.fixture
def dialog(qtbot, window):
    window.actions_["deidentify"].trigger()
    (found,) = window.findChildren(DeidentifyDialog)
    yield found
    if isValid(found):
        found._close()


def press(button):
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, LEFT)


def chosen(dialog, folder, tmp_path):
    """The first page is filled in with the keyboard."""
    page = dialog.choosing
    page.add([folder])
    for box, text in (
        (page.folder, str(tmp_path / "copies")),
        (page.file, str(tmp_path / "project.key")),
        (page.passphrase, SECRET),
        (page.again, SECRET),
        (page.patient, NUMBER),
    ):
        box.setFocus()
        QTest.keyClicks(box, text)


def looking(qtbot, dialog):
    press(dialog.forward)
    qtbot.waitUntil(lambda: dialog.looking.complete, timeout=WAIT)
    shown(qtbot, dialog)
    return dialog.looking


def shown(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.looking.canvas.base is not None, timeout=WAIT)


def test_from_the_files_to_the_copies(qtbot, dialog, folder, tmp_path):
    chosen(dialog, folder, tmp_path)
    page = looking(qtbot, dialog)
    names = [entry.path.name for entry in page.entries]
    assert names == ["c.vol", f"a {NAME}.png", "b.png"]

    assert page.which.isVisible()  # the volume: frames can be turned
    page.which.setCurrentIndex(2)
    page.frame.setValue(2)
    assert not page.looked.isChecked()
    press(page.nothing)  # decided, but nobody says to have looked

    assert "2 of 3" in page.title.text()
    assert not page.which.isVisible()
    assert not page.looked.isChecked()  # said picture by picture
    shown(qtbot, dialog)
    assert len(page.tool.boxes) == 1
    drag(page.canvas, (560, 430), (600, 460))
    assert len(page.tool.boxes) == 2
    QTest.keyClick(page.looked, Qt.Key.Key_Space)
    assert page.looked.isChecked()
    press(page.blank)

    assert "3 of 3" in page.title.text()
    assert not page.looked.isChecked()
    assert page.undecided == 1
    press(dialog.forward)
    (question,) = (each for each in dialog.findChildren(ConfirmDialog) if each.isVisible())
    assert "1" in question.findChildren(type(dialog.hint))[0].text()
    question.reject()
    press(page.leave)
    press(dialog.forward)
    qtbot.waitUntil(lambda: bool(dialog.written.table.rowCount()), timeout=WAIT)

    assert {(row.path.name, row.status, row.looked) for row in dialog.written.rows} == {
        ("c.vol", "done", False),
        (f"a {NAME}.png", "done", True),
        ("b.png", "left out", False),
        ("d.pdf", "refused", None),
    }
    assert dialog.written.table.item(0, 1).text() == "refused"
    assert "looked at by nobody: 1" in dialog.written.summary.text()
    assert "clean" not in dialog.written.summary.text()
    copies = [path for path in (tmp_path / "copies").rglob("*") if path.is_file()]
    assert sorted(path.suffix for path in copies) == [".csv", ".dcm", ".png"]
    for path in copies:
        assert not secrets_in(path.read_bytes() + str(path.relative_to(tmp_path)).encode()), path
    (picture,) = (open_file(path)[0] for path in copies if path.suffix == ".png")
    drawn = (written_in(fundus(), **CORNER) != fundus()).any(axis=2)
    assert not picture.pixels[drawn].any()
    assert not picture.pixels[434:456, 564:596].any()
    assert np.array_equal(picture.pixels[40:420], fundus()[40:420])
    (scan,) = (pydicom.dcmread(path) for path in copies if path.suffix == ".dcm")
    assert scan.BurnedInAnnotation == "YES"
    with (tmp_path / "copies" / "copies.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_nobody_can_have_looked_at_a_picture_that_is_not_shown(qtbot, tmp_path):
    Image.fromarray(fundus(40, 60)).save(tmp_path / "a.png")
    page = LookingPage(MagicMock())  # a runner of jobs that never brings a picture
    qtbot.addWidget(page)
    page.begin()
    page.take_in(Found(tmp_path / "a.png", pictures_in(tmp_path / "a.png") * 2))
    page.end()

    def free():
        return [each.isEnabled() for each in (page.looked, page.nothing, page.blank)]

    page.tool.add(Box(1, 1, 9, 9))
    assert free() == [False, False, False]
    page._show(0, halve(np.zeros((40, 60, 4), np.uint8)))
    assert free() == [True, True, True]
    page.looked.click()
    page._cannot_show(Failure("no"))
    assert free() == [False, False, False]
    page.leave.click()
    (look,) = page.looks()[tmp_path / "a.png"].values()
    assert look.leave_out
    assert not look.looked
    assert free()[:2] == [False, False]  # nor the next one


def test_a_page_that_is_not_filled_in_says_what_is_missing(qtbot, dialog, folder, tmp_path):
    page = dialog.choosing
    assert "Add files" in dialog.hint.text()
    chosen(dialog, folder, tmp_path)
    assert dialog.forward.isEnabled()
    QTest.keyClicks(page.again, "x")
    assert "same" in dialog.hint.text()
    page.thrown.setChecked(True)
    assert dialog.forward.isEnabled()
    page.existing.setChecked(True)
    assert "no such project" in dialog.hint.text()
    (tmp_path / "project.key").write_text("something else")
    page.passphrase.setText(SECRET + "y")
    press(dialog.forward)
    qtbot.waitUntil(dialog.errors.isVisible, timeout=WAIT)
    assert "no project's file" in dialog.errors.text.text()
    assert dialog.pages.currentWidget() is page
    page.new.setChecked(True)
    assert "there already" in dialog.hint.text()


def test_stopping_keeps_what_is_written_and_closing_asks(qtbot, dialog, folder, tmp_path):
    chosen(dialog, folder, tmp_path)
    page = looking(qtbot, dialog)
    press(page.leave)
    press(dialog.close_button)
    (question,) = (each for each in dialog.findChildren(ConfirmDialog) if each.isVisible())
    question.reject()
    assert dialog.isVisible()
    for _ in range(2):
        press(page.leave)
    press(dialog.forward)
    dialog._stop()
    qtbot.waitUntil(lambda: "Written" in dialog.written.summary.text(), timeout=WAIT)
    press(dialog.close_button)


def test_everything_can_be_read_and_reached(qtbot, made, window, folder, tmp_path):  # noqa: F811
    window.actions_["deidentify"].trigger()
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    chosen(dialog, folder, tmp_path)
    several = Seen("OPT", 3, 640, 480, (Box(1, 2, 3, 4),), sha256_of(load(folder / "b.png")))
    dialog.looking.begin()
    dialog.looking.take_in(Found(folder / "b.png", (several, several)))
    dialog.looking.end()
    shown(qtbot, dialog)
    dialog.looking.looked.click()
    dialog.looking.blank.click()
    dialog.looking.go(-1)
    dialog.written.begin(tmp_path)
    dialog.written.take_in(Done(folder / "b.png", "picture", "done", ("x.png",), 1, looked=False))
    dialog.written.take_in(Done(folder, "file", "refused", message="The file is damaged."))
    dialog.written.end(stopped=True)
    for page in (dialog.choosing, dialog.looking, dialog.written):
        dialog.pages.setCurrentWidget(page)
        dialog._refresh()
        dialog.errors.hide()
        assert left_cut_off(qtbot, dialog) == [], page
        assert untold(dialog) == [], page
        assert len(controls(dialog)) > 2
        assert nameless(dialog) == [], page
        assert unreached(dialog) == [], page
    dialog._close()


@pytest.fixture
def tool():
    made_tool = BoxesTool(lambda: None)
    made_tool.show([Box(10, 20, 30, 8)], Size(100, 60))
    return made_tool


def keys(tool, *pressed, modifiers=Qt.KeyboardModifier.NoModifier):
    tool.modifiers = modifiers
    assert all(tool.key(key) for key in pressed)


def test_keys_alone_draw_move_and_take_away(tool):
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    keys(tool, Qt.Key.Key_Period)
    keys(tool, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down, modifiers=control)
    keys(tool, Qt.Key.Key_Right, Qt.Key.Key_Up, modifiers=alt)
    assert tool.boxes == [Box(9, 22, 31, 7)]
    keys(tool, *[Qt.Key.Key_Left] * 20, modifiers=control)
    assert tool.boxes == [Box(0, 22, 31, 7)]  # never out of the picture
    tool.press(50, 10, 2)  # as the canvas does for C and arrows
    tool.move(70, 25, 2)
    tool.release(70, 25, 2)
    assert tool.boxes[1] == Box(50, 10, 21, 16)
    assert tool.chosen == 1
    keys(tool, Qt.Key.Key_Comma, Qt.Key.Key_Delete)
    assert tool.boxes == [Box(50, 10, 21, 16)]


def test_a_box_is_moved_by_its_middle_and_resized_by_its_corners(tool):
    tool.press(20, 24, 2)
    tool.release(25, 20, 2)
    assert tool.boxes == [Box(15, 16, 30, 8)]
    tool.press(44, 23, 2)  # its lower right corner
    tool.move(120, 90, 2)
    tool.release(120, 90, 2)
    assert tool.boxes == [Box(15, 16, 85, 44)]
    tool.press(5, 5, 2)
    tool.release(6, 6, 2)  # a click draws nothing
    assert len(tool.boxes) == 1
