"""Parts of the reading window: kinds of fields, names for screen readers, events, volumes."""

import pytest
from oct_desk import SCALE
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from study_desk import Room, press

from engine.study.blinding import Presented
from engine.study.clock import time_on_task
from engine.study.entry import Entry
from engine.study.forms import form_of, ready_forms
from engine.study.manifest import Task
from engine.study.served import Served
from retsam_gui.oct.tasks import as_shown
from retsam_gui.study.form_panel import FormPanel
from retsam_gui.study.screen import Screen
from retsam_gui.study.watch import Watch

FORM = form_of(
    {
        "key": "haze",
        "title": "Haze",
        "fields": [
            {"key": "share", "title": "Share", "kind": "number", "least": 0, "most": 100,
             "unit": "%"},
            {"key": "sure", "title": "Sure", "kind": "confidence", "least": 0, "most": 100,
             "required": False},
            {"key": "note", "title": "Note", "kind": "text", "required": False},
        ],
    },
    where="haze",
)  # fmt: skip


def shown(qtbot, form, answers):
    panel = FormPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 500)
    panel.show_forms((form,), answers)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.take_focus()
    return panel


@pytest.fixture
def panel(qtbot):
    return shown(qtbot, FORM, {"note": "seen before"})


@pytest.mark.parametrize(("typed", "told"), [("12,5", 12.5), ("7", 7), ("-3", -3), ("", None)])
def test_numbers_are_read_with_either_mark(panel, typed, told):
    press(typed)
    assert panel.answers.get("share") == told
    assert panel.answers["note"] == "seen before"
    assert panel.unreadable == ()


@pytest.mark.parametrize("typed", ["12 %", "nan", "inf", "many"])
def test_what_is_no_number_is_no_answer(panel, typed):
    press(typed)
    assert "share" not in panel.answers
    assert panel.unreadable == (("share", "“Share” is a number."),)


def test_enter_goes_on_and_a_text_keeps_its_lines(panel):
    press("5", Qt.Key.Key_Return, "80", Qt.Key.Key_Return, Qt.Key.Key_Return, "end")
    assert panel.answers["share"] == 5
    assert panel.answers["sure"] == 80
    assert "\n" in panel.given["note"] or panel.given["note"].startswith("end")


def test_backspace_takes_a_choice_back(qtbot):
    panel = shown(qtbot, ready_forms()["quality"], {})
    press("g", Qt.Key.Key_Backspace)
    assert panel.answers == {}


def test_everything_has_a_name_for_screen_readers(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    tasks = '[[tasks]]\nkind = "segment"\nstructures = ["optic_disc"]\n'
    tasks += '[[tasks]]\nkind = "grade"\nform = "icdr"\n'
    room.study(cases=1, tasks=tasks)
    window = room.open()
    press("g")
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit, QPlainTextEdit)
    nameless = [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, kinds) and each.isVisible() and not _inner(each)
        if not (each.accessibleName() or getattr(each, "text", str)() or each.toolTip())
    ]
    room.close()
    assert nameless == []


def _inner(widget):
    """Parts that Qt makes for itself."""
    return widget.objectName().startswith("qt_") or isinstance(
        widget.parent(), QAbstractSpinBox
    ) or widget.parent().objectName().startswith("qt_")  # fmt: skip


def test_events_tell_the_time_with_each_tool(qtbot):
    now, tool = [0.0], ["hand"]
    window = QWidget()
    other = QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
    watch = Watch(window, lambda: tool[0], clock=lambda: now[0])
    QTest.keyClick(window, Qt.Key.Key_A)  # before a case is there
    watch.open()
    for moment, name in ((10, "hand"), (10.2, "hand"), (20, "brush")):
        now[0], tool[0] = moment, name
        QTest.keyClick(window, Qt.Key.Key_A)
        QTest.keyClick(other, Qt.Key.Key_A)  # another window is none of its business
    now[0] = 30.0
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    now[0] = 500.0
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    now[0] = 505.0
    watch.close()
    events = watch.take()
    assert [each.kind for each in events] == [
        "opened", "input", "input", "left", "input", "closed"
    ]  # fmt: skip
    spent = time_on_task(events)
    assert spent.active == pytest.approx(35.0)
    assert spent.by_tool["brush"] == pytest.approx(15.0)
    assert watch.take() == ()


def served(tasks, forms):
    return Served(
        "r1", 1, 2, shows_model=False, going_back=False, tasks=tasks, forms=forms, entry=Entry()
    )


def test_a_volume_is_graded_and_not_drawn_on(qtbot, oct_phantom, room_jobs):
    volume = as_shown(oct_phantom.volume)
    screen = Screen(room_jobs)
    qtbot.addWidget(screen)
    screen.show()
    grade = served((Task("grade", form="quality"),), (ready_forms()["quality"],))
    assert screen.show_case(grade, Presented(volume, None))
    assert screen.picture.currentWidget() is screen.volume
    assert screen.volume.bscan.isVisible()
    assert volume.scale == SCALE
    draws = served((Task("segment", structures=("drusen",)),), ())
    assert not screen.show_case(draws, Presented(volume, None))


@pytest.fixture
def room_jobs():
    from retsam_gui.jobs import Jobs

    jobs = Jobs()
    yield jobs
    jobs.close()
