"""A manager's table: create, assign, watch, close, export; and a reader's list of studies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from study_desk import KEY, Reader, Room, make_study

from engine.study.entry import Entry
from engine.study.manifest import write_manifest
from retsam_gui.dialogs.read_study import ReadStudyDialog
from retsam_gui.dialogs.studies import StudiesDialog
from retsam_gui.settings import Settings

KEPT = Qt.WidgetAttribute.WA_DeleteOnClose  # off: the test looks at it after it closed
UNGRADABLE = Entry({"quality": "ungradable", "ungradable_reason": ("blur",)})


@pytest.fixture
def room(qtbot, tmp_path, workspace_file):
    room = Room(qtbot, tmp_path, workspace_file)
    yield room
    room.close()


@pytest.fixture
def manager(qtbot, room):
    dialog = StudiesDialog(room.line("manager"), room.jobs, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(KEPT, False)
    dialog.show()
    return dialog


def cells(dialog):
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_from_a_plan_to_a_closed_and_exported_study(qtbot, room, manager, monkeypatch):
    make_study(room.folder, cases=2, readers=("ada", "ben"))
    plan = room.folder / "plan.toml"
    answer = str(plan), ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
    manager.buttons["create"].click()
    qtbot.waitUntil(lambda: manager.table.rowCount() == 1, timeout=10_000)
    assert "is assigned" in manager.said.text()
    assert cells(manager)[0][:4] == [
        KEY, "Grading of retinopathy", "open", "ada: 0 / 2\nben: 0 / 2"
    ]  # fmt: skip
    Reader(room, "ada").submit(UNGRADABLE)
    manager.renew()
    assert "ada: 1 / 1" in cells(manager)[0][3]
    yes = QMessageBox.StandardButton.Yes
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *told: asked.append(told[2]) or yes)
    manager.buttons["close"].click()
    assert "3 readings are still to come" in asked[0]
    assert cells(manager)[0][2] == "closed"
    assert not manager.buttons["close"].isEnabled()
    out = room.folder / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    manager.buttons["export"].click()
    qtbot.waitUntil(lambda: "Written" in manager.said.text(), timeout=20_000)
    assert "ungradable" in (out / "answers.csv").read_text(encoding="utf-8")


def test_errors_are_told_in_words(qtbot, room, manager):
    plan = room.folder / "wrong.toml"
    plan.write_text("key = 'x'\nfigs = 3\n", encoding="utf-8")
    manager.create(plan)
    qtbot.waitUntil(manager.errors.isVisible, timeout=5000)
    assert "knows nothing of “figs”" in manager.errors.text.text()
    made = make_study(room.folder, cases=1)
    path = room.folder / "a.study.json"
    write_manifest(made, path)
    manager.assign(path)
    manager.assign(path)
    assert "is assigned already" in manager.errors.text.text()


def test_a_reader_sees_no_results_of_an_open_study(room, manager, monkeypatch):
    room.study(cases=1, readers=("manager", "ben"))
    manager.renew()
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: asked.append(1) or "")
    manager.buttons["analyse"].click()
    assert "when it is closed" in manager.errors.text.text()
    assert not asked


def test_a_reader_chooses_among_their_own_open_studies(qtbot, room, tmp_path):
    room.study(cases=3, readers=("ada", "ben"))
    settings = Settings()
    dialog = ReadStudyDialog(room.line("ada"), settings, None)
    dialog.setAttribute(KEPT, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.count() == 1
    assert "0 read, at most 3 to come" in dialog.list.item(0).text()
    assert "ben" not in dialog.list.item(0).text()
    assert not dialog.begin.isEnabled()
    settings.set_study_folder(KEY, tmp_path)
    dialog._show()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.begin.click()
    assert chosen.args == [KEY, tmp_path]
    stranger = ReadStudyDialog(room.line("zoe"), settings, None)
    stranger.setAttribute(KEPT, False)
    qtbot.addWidget(stranger)
    assert stranger.list.count() == 0
    assert "No open study" in stranger.errors.text.text()
