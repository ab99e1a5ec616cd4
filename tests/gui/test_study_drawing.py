"""A reader draws, corrects and measures for a study; an adjudicator decides between two."""

from dataclasses import replace

import numpy as np
import pytest
from looking import click, drag
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from study_desk import HEIGHT, WIDTH, Reader, Room, disc, press

from engine.layers import Layer, Provenance

CTRL = Qt.KeyboardModifier.ControlModifier
SEGMENT = '[[tasks]]\nkind = "segment"\nstructures = ["optic_disc", "optic_cup"]\n'
CORRECT = '[[tasks]]\nkind = "correct"\nstructures = ["optic_disc"]\n'
MEASURE = '[[tasks]]\nkind = "measure"\nlines = ["Height of the disc"]\n'
JUDGED = "readers_a_case = 2\n[adjudication]\nreaders = ['eve']\n"


@pytest.fixture
def room(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    yield room
    room.close()


def submitted(room, window):
    """Submit, and wait until nothing is left to read."""
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    screen = window.screen_
    room.qtbot.waitUntil(lambda: screen.currentWidget() is screen.message, timeout=5000)
    return room.answers()


def button(row, text):
    return next(each for each in row.findChildren(QPushButton) if each.text() == text)


def test_structures_are_drawn_or_said_not_to_be_there(room, qtbot):
    room.study(cases=1, tasks=SEGMENT)
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert "Please draw" in screen.drawing.rows["optic_disc"].problem.text()
    button(screen.drawing.rows["optic_disc"], "Draw").click()
    assert screen.tools.key == "brush"
    drag(screen.canvas, (40, 45), (70, 45))
    assert screen.drawing.rows["optic_disc"].state.text() == "drawn"
    drawn = screen.desk.drawings["optic_disc"]
    assert drawn[45, 40:70].all()
    assert not drawn[:30].any()
    drag(screen.canvas, (40, 70), (70, 70))
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL)
    assert (screen.desk.drawings["optic_disc"] == drawn).all()
    screen.drawing.none["optic_cup"].click()
    assert screen.drawing.rows["optic_cup"].state.text() == "none"
    ((_, entry),) = submitted(room, window)
    assert (entry.drawings["optic_disc"] == drawn).all()
    assert not entry.drawings["optic_cup"].any()


def test_a_cup_does_not_count_as_a_disc(room, qtbot):
    room.study(cases=1, tasks=SEGMENT)
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    button(screen.drawing.rows["optic_cup"], "Draw").click()
    drag(screen.canvas, (40, 45), (60, 45))
    assert set(screen.desk.drawings) == {"optic_cup"}


def test_what_was_drawn_and_measured_is_there_in_the_next_window(room, qtbot):
    room.study(cases=1, tasks=SEGMENT + MEASURE)
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    button(screen.drawing.rows["optic_disc"], "Draw").click()
    drag(screen.canvas, (40, 45), (70, 45))
    drawn = screen.desk.drawings["optic_disc"]
    button(screen.drawing.lines["Height of the disc"], "Measure").click()
    click(screen.canvas, 50, 20)
    click(screen.canvas, 50, 60)
    assert screen.drawing.lines["Height of the disc"].state.text().startswith("40.")
    line = screen.desk.lines["Height of the disc"]
    assert line[0] == pytest.approx((50, 20), abs=0.6)
    assert line[1] == pytest.approx((50, 60), abs=0.6)
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL)
    assert screen.desk.lines == {}
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert screen.desk.lines == {"Height of the disc": line}
    qtbot.waitUntil(lambda: screen.saved.text() == "Saved", timeout=5000)
    screen.pause.click()
    screen = room.open().screen_
    assert (screen.desk.drawings["optic_disc"] == drawn).all()
    assert screen.desk.lines == {"Height of the disc": line}
    assert "Height of the disc: 40" in screen.canvas.drawing.legend[0].name


def test_the_models_layers_are_seen_in_their_arm_alone(room, qtbot):
    room.study(cases=1, design="sequential")
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    assert screen.desk.layers.areas == ()
    assert screen.desk.views == {}
    assert not screen.drawing.isVisible()
    assert screen.canvas.overlay is None
    assert screen.presenter.seen_of(None).marks == ()
    press("x", "1")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    room.wait_for_case(window, 2)
    qtbot.waitUntil(lambda: screen.canvas.overlay is not None, timeout=5000)
    assert screen.number.text().endswith("with the model")
    assert screen.form.answers["quality"] == "ungradable"  # the own answer of before
    screen.drawing.seen["optic_disc"].click()
    assert not screen.desk.layers.seen("optic_disc")
    screen.drawing.seen["optic_disc"].click()
    assert (screen.desk.layers.layer("optic_disc").mask == disc()).all()


def test_correcting_begins_with_the_models(room, qtbot):
    room.study(cases=1, tasks=CORRECT, more='arm = "with"')
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    assert screen.desk.drawings == {}
    button(screen.drawing.rows["optic_disc"], "Draw").click()
    drag(screen.canvas, (100, 75), (110, 75))
    drawn = screen.desk.drawings["optic_disc"]
    assert drawn[disc()].all()
    assert drawn[75, 105]
    screen.drawing.views["model"].click()
    drag(screen.canvas, (20, 80), (30, 80))
    assert (screen.desk.drawings["optic_disc"] == drawn).all()
    assert "another drawing" in screen.canvas.message


def test_the_models_layer_is_taken_over_as_it_is(room, qtbot):
    room.study(cases=1, tasks=CORRECT, more='arm = "with"')
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    button(screen.drawing.rows["optic_disc"], "As the model").click()
    assert (screen.desk.drawings["optic_disc"] == disc()).all()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL)
    assert screen.desk.drawings == {}
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    ((_, entry),) = submitted(room, window)
    assert (entry.drawings["optic_disc"] == disc()).all()


def test_what_neither_model_nor_reader_finds_can_be_said(room, qtbot):
    room.study(cases=1, tasks=CORRECT.replace("disc", "cup"), more='arm = "with"')
    window = room.open()
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    empty = Layer("optic_cup", np.zeros((HEIGHT, WIDTH), bool), Provenance("model:x"))
    found = screen.desk.case.working.found
    screen.desk.case.working.found = replace(found, layers=(*found.layers, empty))
    screen.desk.layers.renew()
    screen.drawing.none["optic_cup"].click()
    assert screen.drawing.none["optic_cup"].isChecked()
    ((_, entry),) = submitted(room, window)
    assert not entry.drawings["optic_cup"].any()


def test_with_the_model_a_structure_to_segment_is_drawn_from_nothing(room, qtbot):
    room.study(cases=1, tasks=SEGMENT, more='arm = "with"')
    screen = room.open().screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    button(screen.drawing.rows["optic_disc"], "Draw").click()
    drag(screen.canvas, (100, 75), (110, 75))
    drawn = screen.desk.drawings["optic_disc"]
    assert drawn[75, 105]
    assert not drawn[disc()].any()


def test_none_is_taken_back_by_drawing_and_by_undo(room, qtbot):
    room.study(cases=1, tasks=SEGMENT)
    screen = room.open().screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    button(screen.drawing.rows["optic_disc"], "Draw").click()
    drag(screen.canvas, (40, 45), (70, 45))
    drawn = screen.desk.drawings["optic_disc"]
    screen.drawing.none["optic_disc"].click()
    assert not screen.desk.drawings["optic_disc"].any()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, CTRL)
    assert (screen.desk.drawings["optic_disc"] == drawn).all()
    assert not screen.drawing.none["optic_disc"].isChecked()
    screen.drawing.none["optic_disc"].click()
    screen.drawing.none["optic_disc"].click()
    assert screen.desk.drawings == {}


def test_an_adjudicator_sees_both_unnamed_and_takes_one_over(room, qtbot):
    room.study(cases=1, readers=("ada", "ben", "cy"), tasks=SEGMENT, more=JUDGED)
    masks = [np.zeros((HEIGHT, WIDTH), bool) for _ in range(2)]
    masks[0][20:40, 30:60] = True
    masks[1][50:80, 60:130] = True
    for name, mask in zip(("ada", "ben"), masks, strict=True):
        Reader(room, name).draw(optic_disc=mask, optic_cup=np.zeros_like(mask))
    window = room.open("eve")
    screen = window.screen_
    qtbot.waitUntil(lambda: screen.canvas.base is not None, timeout=5000)
    shown = "\n".join(label.text() for label in window.findChildren(QLabel))
    assert "Reader A" in shown
    assert "Reader B" in shown
    assert "ada" not in shown
    assert "ben" not in shown
    screen.drawing.views["b"].click()
    of_b = screen.desk.layers.layer("optic_disc").mask.copy()
    assert any((of_b == mask).all() for mask in masks)
    button(screen.drawing.rows["optic_disc"], "As B").click()
    assert screen.drawing.views[""].isChecked()
    button(screen.drawing.rows["optic_cup"], "As A").click()
    answers = dict(submitted(room, window))
    assert (answers["eve"].drawings["optic_disc"] == of_b).all()
    assert not answers["eve"].drawings["optic_cup"].any()
