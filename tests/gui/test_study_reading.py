"""A reader reads the cases of a study in its window: by keyboard, at any pace, nothing lost."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from study_desk import Room, press, seen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    yield room
    room.close()


def submit(window):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)


def test_two_cases_by_keyboard_alone(room):
    room.study(cases=2)
    window = room.open()
    assert window.windowTitle() == "Study dr-2027 · case 1 of 2"
    press("g", "2", "4", "0", "5", "n", "fine", Qt.Key.Key_Tab)
    submit(window)
    room.wait_for_case(window, 2)
    assert window.screen_.form.answers == {}
    press("x", "1", "4", Qt.Key.Key_Return)
    submit(window)
    room.qtbot.waitUntil(lambda: window.screen_.currentWidget() is window.screen_.message)
    assert "All is read" in window.screen_.message.title.text()
    (_, one), (_, two) = room.answers()
    assert one.answers == {
        "quality": "good",
        "icdr": "2",
        "icdr_confidence": 4,
        "dme": "0",
        "dme_confidence": 5,
        "laser": "none",
        "remark": "fine",
    }
    assert two.answers == {"quality": "ungradable", "ungradable_reason": ("blur", "media")}


def test_a_field_is_asked_only_where_its_condition_holds(room):
    room.study(cases=1)
    window = room.open()
    assert seen(window) == ["quality"]
    press("x")
    assert seen(window) == ["quality", "ungradable_reason"]
    press("7")
    assert seen(window)[-1] == "ungradable_other"
    window.screen_.form.boxes["quality"].take_focus()
    press("g")
    assert "ungradable_reason" not in seen(window)
    assert "icdr" in seen(window)
    assert window.screen_.form.answers == {"quality": "good"}


def test_what_is_missing_is_said_beside_the_field(room):
    room.study(cases=1)
    window = room.open()
    press("g", "3")
    submit(window)
    boxes = window.screen_.form.boxes
    assert not boxes["icdr"].problem.isVisible()
    assert "Please answer" in boxes["icdr_confidence"].problem.text()
    assert boxes["dme"].problem.isVisible()
    assert boxes["icdr_confidence"].isAncestorOf(QApplication.focusWidget())
    press("4")
    assert not boxes["icdr_confidence"].problem.isVisible()
    assert room.answers() == []


def test_a_killed_windows_draft_is_there_in_the_next(room, qtbot):
    room.study(cases=2)
    window = room.open()
    press("g", "3")
    qtbot.waitUntil(lambda: window.screen_.saved.text() == "Saved", timeout=5000)
    room.kill(window)
    next_window = room.open(case=False)
    qtbot.waitUntil(lambda: "another window" in next_window.screen_.message.text.text().lower())
    with room.lines[0].store.writing("x") as session:  # two minutes later
        from sqlalchemy import update

        from engine.store.study_tables import StudyReading

        session.execute(update(StudyReading).values(until=0.0))
    next_window.screen_.message.again.click()
    room.wait_for_case(next_window, 1)
    assert next_window.screen_.form.answers == {"quality": "good", "icdr": "3"}


def test_pause_saves_and_gives_the_case_back(room):
    room.study(cases=2)
    window = room.open()
    press("u", "1")
    window.screen_.pause.click()
    window = room.open()
    assert window.screen_.form.answers == {"quality": "usable", "icdr": "1"}
    assert window.windowTitle().endswith("case 1 of 2")


def test_a_lost_connection_loses_nothing(room, qtbot, monkeypatch):
    from retsam_gui.study import session

    monkeypatch.setattr(session, "RETRY_MS", 200)
    room.study(cases=1)
    window = room.open()
    window.line.cut = True
    press("g", "2")
    qtbot.waitUntil(lambda: "cannot be reached" in window.screen_.errors.text.text(), timeout=5000)
    assert "kept" in window.screen_.errors.text.text()
    assert window.screen_.saved.text() == "Not saved yet"
    window.close()
    assert window.isVisible()  # once more to leave
    window.line.cut = False
    qtbot.waitUntil(lambda: window.screen_.saved.text() == "Saved", timeout=5000)
    assert not window.screen_.errors.isVisible()


def test_what_waits_for_the_workspace_arrives_in_its_order(qtbot, monkeypatch):
    """An older draft that is tried again never comes after a newer one."""
    from PySide6.QtCore import QObject

    from engine.store.errors import StoreError
    from retsam_gui.study import session

    monkeypatch.setattr(session, "RETRY_MS", 30)
    down, arrived = [True, True, True], []

    class Line:
        reader = "ada"

        def ask(self, question, answered, unreachable):
            if down and down.pop():
                unreachable(StoreError("The workspace cannot be reached."))
            else:
                answered(question(self))

        @contextmanager
        def writing(self, reader):
            yield "session"

    parent = QObject()
    desk = session.Session(Line(), None, "key", None, parent)
    for number in range(4):
        desk._do(lambda _, number=number: arrived.append(number))
    qtbot.waitUntil(lambda: len(arrived) == 4, timeout=5000)
    assert arrived == [0, 1, 2, 3]


def test_a_lost_lease_says_so_and_comes_back(room, qtbot):
    from sqlalchemy import update

    from engine.store.study_tables import StudyReading

    room.study(cases=1)
    window = room.open()
    press("g")
    qtbot.waitUntil(lambda: window.screen_.saved.text() == "Saved", timeout=5000)
    with room.lines[0].store.writing("x") as session:
        session.execute(update(StudyReading).values(holder="other", until=4e9))
    press("2")
    qtbot.waitUntil(lambda: "has this case now" in window.screen_.errors.text.text(), timeout=5000)
    assert not window.screen_.submit.isEnabled()
    with room.lines[0].store.writing("x") as session:
        session.execute(update(StudyReading).values(until=0.0))
    window.session.keep()
    assert window.screen_.submit.isEnabled()
    qtbot.waitUntil(lambda: window.screen_.saved.text() == "Saved", timeout=5000)
    assert window.screen_.form.answers == {"quality": "good", "icdr": "2"}


def test_a_wash_out_says_when_to_come_back(room):
    room.study(cases=2, design="crossed", more="washout_days = 28")
    window = room.open()
    for number in (1, 2):
        room.wait_for_case(window, number)
        press("x", "1")
        submit(window)
    room.qtbot.waitUntil(lambda: window.screen_.currentWidget() is window.screen_.message)
    room.qtbot.waitUntil(lambda: "first round" in window.screen_.message.title.text())
    assert "second round begins on" in window.screen_.message.text.text()


def test_going_back_where_the_study_allows_it(room, qtbot):
    room.study(cases=3, more="going_back = true")
    window = room.open()
    press("g")
    qtbot.waitUntil(lambda: len(window.screen_.cases.menu().actions()) == 3)
    texts = [action.text() for action in window.screen_.cases.menu().actions()]
    assert texts == ["Case 1 · not begun", "Case 2 · not begun", "Case 3 · not begun"]
    window.screen_.cases.menu().actions()[2].trigger()
    room.wait_for_case(window, 3)
    window.screen_.cases.menu().actions()[0].trigger()
    room.wait_for_case(window, 1)
    assert window.screen_.form.answers == {"quality": "good"}


def test_a_changed_file_is_refused_without_its_name(room):
    room.study(cases=1)
    (room.folder / "images" / "meier_anna_0.png").unlink()
    window = room.open(case=False)
    room.qtbot.waitUntil(lambda: "cannot be shown" in window.screen_.message.title.text())
    assert "meier" not in window.screen_.message.text.text()


def test_time_on_task_is_written_down(room):
    from sqlalchemy import select

    from engine.store.study_tables import StudyEvent

    room.study(cases=1)
    window = room.open()
    press("x", "1")
    submit(window)
    room.qtbot.waitUntil(lambda: window.screen_.currentWidget() is window.screen_.message)
    with room.lines[0].store.reading() as session:
        rows = session.scalars(select(StudyEvent).order_by(StudyEvent.number)).all()
        assert [row.number for row in rows] == list(range(len(rows)))
        kinds = [row.kind for row in rows]
    assert kinds[0] == "opened"
    assert kinds[-1] == "closed"
    assert "input" in kinds
