"""Improve the model…: what can learn, how far it is, what came of it; the program is played."""

import json
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.improvement import Compared, Improved, Supply, line_of
from retsam_gui.improving import program, room

ENOUGH = {"vessels": Supply(12, 6), "disc": Supply(7, 3), "lesions": Supply(0, 0)}
RESULT = Improved(
    "retsam-fundus-own-1",
    "RetSAM fundus, own 1 (vessels)",
    "retsam-fundus",
    "vessels",
    8,
    4,
    (
        Compared("vessel", "Dice", 0.801, 0.836, 0.011, 0.052, 9, 6),
        Compared("artery", "Dice", 0.701, 0.690, -0.03, 0.01, 4, 2),
    ),
)


def plays(tmp_path, monkeypatch, lines, *, then=""):
    """In place of the program that learns: one that writes its arguments, then these lines."""
    file = tmp_path / "learner.py"
    said = tmp_path / "said.json"
    told = "dict(arguments=sys.argv[1:], store=os.environ['RETSAM_STORE'])"
    file.write_text(
        "\n".join(
            [
                "import json, os, sys, time",
                f"open({str(said)!r}, 'w').write(json.dumps({told}))",
                f"[print(line, flush=True) for line in {lines!r}]",
                then,
            ]
        )
    )
    monkeypatch.setattr(program, "learner", lambda: [sys.executable, str(file)])
    return said


@pytest.fixture
def dialog(qtbot, window, monkeypatch):
    """The dialog of a workspace with twelve photographs corrected for vessels."""
    monkeypatch.setattr(room, "_supplies", lambda store: (str(store.path), ENOUGH))
    window.workspace.start()
    qtbot.waitUntil(lambda: window.workspace.reader is not None, timeout=15_000)
    window.actions_["improve_model"].trigger()
    dialog = window._commands.improving.dialog
    qtbot.waitUntil(lambda: dialog.parts["vessels"].isChecked(), timeout=15_000)
    yield dialog
    dialog.close()


def test_it_says_what_is_there_and_what_is_missing(dialog):
    assert dialog.parts["vessels"].isEnabled()
    assert not dialog.parts["disc"].isEnabled()
    assert "7 corrected photographs of 3 patients" in dialog._counts["disc"].text()
    assert "missing: 3 photographs, 1 patients" in dialog._counts["disc"].text()
    assert "10 photographs, 4 patients" in dialog._counts["lesions"].text()
    assert dialog.start.isEnabled()


def test_learning_tells_how_long_and_what_came_of_it(qtbot, window, dialog, tmp_path, monkeypatch):
    lines = [
        "a library's warning",
        '{"kind": "doing", "share": 0.25, "step": "learn", "seconds_left": 380.0}',
    ]
    gate = tmp_path / "go"
    wait = f"while not os.path.exists({str(gate)!r}): time.sleep(0.02)"
    said = plays(tmp_path, monkeypatch, lines, then=f"{wait}\nprint({line_of(RESULT)!r})")
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "about 6 minutes left" in dialog.text.text(), timeout=15_000)
    assert dialog.bar.value() == 250
    assert not dialog.start.isEnabled()
    told = json.loads(said.read_text())
    assert told["store"].endswith("workspace.db")
    assert told["arguments"][:4] == ["--part", "vessels", "--base", "retsam-fundus"]
    gate.touch()
    qtbot.waitUntil(lambda: dialog.table.isVisible(), timeout=15_000)
    shown = [[dialog.table.item(row, column).text() for column in range(6)] for row in range(2)]
    assert shown[0] == ["Vessel", "Dice", "0.801", "0.836", "+0.035 (+0.011 … +0.052)", "9"]
    assert shown[1][4] == "-0.011"  # two patients say nothing of an interval
    assert "1 of 2 measures are better, 1 of them beyond chance" in dialog.verdict.text()
    used, removed = [], []
    monkeypatch.setattr(window.model_choice, "use", used.append)
    monkeypatch.setattr(
        window.model_choice, "remove", lambda name, then: (removed.append(name), then())
    )
    monkeypatch.setattr(room.registry, "model_card", lambda name: room.registry.models()[0])
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert used == removed == ["retsam-fundus-own-1"]
    assert not dialog.table.isVisible()


def test_stop_ends_the_program(qtbot, window, dialog, tmp_path, monkeypatch):
    said = plays(tmp_path, monkeypatch, [], then="time.sleep(60)")
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(said.exists, timeout=15_000)
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window._commands.improving.busy, timeout=15_000)
    assert dialog.start.isEnabled()
    assert not dialog.errors.isVisible()


@pytest.mark.parametrize(
    ("lines", "then", "why"),
    [
        (['{"kind": "refused", "text": "It takes 10 cases."}'], "sys.exit(1)", "takes 10"),
        ([], "raise RuntimeError('no memory')", "ended unexpectedly"),
    ],
)
def test_what_goes_wrong_is_told(qtbot, window, dialog, tmp_path, monkeypatch, lines, then, why):
    plays(tmp_path, monkeypatch, lines, then=then)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.errors.isVisible(), timeout=15_000)
    assert why in dialog.errors.text.text()
    assert dialog.start.isEnabled()


def test_a_frozen_program_says_where_learning_can_be_had(qtbot, window, monkeypatch):
    monkeypatch.setattr(room, "has_torch", lambda: False)
    window.actions_["improve_model"].trigger()
    dialog = window._commands.improving.dialog
    assert "with pip" in dialog.errors.text.text()
    assert not dialog.start.isEnabled()
    dialog.close()


def test_closing_the_window_ends_the_learning(qtbot, window, dialog, tmp_path, monkeypatch):
    said = plays(tmp_path, monkeypatch, [], then="time.sleep(60)")
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(said.exists, timeout=15_000)
    window.close()
    assert not window._commands.improving.busy
