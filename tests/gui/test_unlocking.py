"""The window on an encrypted workspace: the passphrase is asked for, and nothing else opens it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from keeping import WAIT, draw, settled
from oct_stand_ins import open_file as read_volume
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from engine.store import cases, conversion, encryption, history
from engine.store.encryption import key_told
from engine.store.store import open_store
from retsam_gui import tasks
from retsam_gui.dialogs.export import ExportDialog
from retsam_gui.dialogs.kept import KeptDialog
from retsam_gui.dialogs.unlock import UnlockDialog
from retsam_gui.improving import program
from retsam_gui.pacs.dialog import PacsDialog

SECRET = "correct horse battery"


@pytest.fixture
def locked_file(workspace_file, monkeypatch):
    monkeypatch.setattr(encryption, "ROUNDS", 1000)
    conversion.encrypt(workspace_file, SECRET, remove_plain=True)
    return workspace_file


def asked(qtbot, window):
    """The dialog, once it is on the screen."""

    def there():
        found = [each for each in window.findChildren(UnlockDialog) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    qtbot.waitUntil(lambda: bool(there()), timeout=WAIT)
    return there()


def type_in(qtbot, dialog, text):
    qtbot.keyClicks(dialog.passphrase, text)
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)


def test_it_asks_until_the_passphrase_is_right_and_then_keeps_what_is_drawn(
    qtbot, another, save, locked_file
):
    window = another()
    window.workflow.open_paths([save("a.png")])
    dialog = asked(qtbot, window)
    assert dialog.passphrase.echoMode() == QLineEdit.EchoMode.Password
    assert not dialog.problem.isVisible()
    assert not dialog.open_button.isEnabled()
    type_in(qtbot, dialog, "not the passphrase")
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=WAIT)
    dialog = asked(qtbot, window)
    assert dialog.problem.isVisible()
    assert "wrong" in dialog.problem.text()
    type_in(qtbot, dialog, SECRET)
    settled(qtbot, window)
    edit_mask = (slice(10, 20), slice(30, 80))
    draw(window, "haemorrhage", edit_mask, name="first")
    settled(qtbot, window)
    case_id = window.saving.status.case.id
    window.close()
    assert encryption.is_encrypted(locked_file)
    key = encryption.key_of(locked_file, SECRET)
    with open_store(locked_file, key) as store, store.reading() as session:
        assert len(history.history(session, case_id).done) == 2  # layer, stroke


def test_cancelled_nothing_is_kept_and_no_other_workspace_is_made(
    qtbot, another, save, locked_file
):
    before = locked_file.read_bytes()
    window = another()
    qtbot.keyClick(asked(qtbot, window), Qt.Key.Key_Escape)  # without any photograph
    qtbot.waitUntil(window.actions_["load_again"].isEnabled, timeout=WAIT)
    window.actions_["load_again"].trigger()
    window.workflow.open_paths([save("a.png")])
    dialog = asked(qtbot, window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.workflow.case is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(window.saving.refusal), timeout=WAIT)
    assert "encrypted" in window.saving.refusal
    assert window.saving.status is None
    assert window.actions_["load_again"].isEnabled()
    window.actions_["load_again"].trigger()
    type_in(qtbot, asked(qtbot, window), SECRET)
    settled(qtbot, window)
    window.close()
    assert encryption.is_encrypted(locked_file)
    assert locked_file.read_bytes()[:16] == before[:16]
    databases = [each.name for each in locked_file.parent.glob("*.db")]
    assert databases == [locked_file.name]


def test_where_its_disk_was_away_for_a_moment_nothing_that_is_drawn_is_lost(
    qtbot, another, save, locked_file
):
    window = another()
    window.workflow.open_paths([save("a.png")])
    dialog = asked(qtbot, window)
    away = locked_file.rename(locked_file.with_name("away"))
    type_in(qtbot, dialog, SECRET)
    qtbot.waitUntil(lambda: bool(window.workspace.trouble), timeout=WAIT)
    qtbot.waitUntil(lambda: window.workflow.case is not None, timeout=WAIT)
    assert "cannot be read" in window.saving.refusal
    away.rename(locked_file)
    window.actions_["load_again"].trigger()
    type_in(qtbot, asked(qtbot, window), SECRET)
    settled(qtbot, window)
    assert window.saving.status is not None
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
    settled(qtbot, window)
    window.close()
    key = encryption.key_of(locked_file, SECRET)
    with open_store(locked_file, key) as store, store.reading() as session:
        (case,) = cases.all_cases(session)
        assert len(history.history(session, case.id).done) == 2


def _exports_go_elsewhere(window, private, monkeypatch):
    """What is written into the private folder would be gone with the window."""
    suggested = []

    def file_dialog(_parent, _title, where, *_):
        suggested.append(Path(where))
        return str(private / "report"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", file_dialog)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *told: file_dialog(*told)[0])
    commands = window._commands.slots()
    for command in ("export_pdf", "export_result"):
        commands[command]()
        assert "Choose another" in window.errors.text.text()
        window.errors.hide()
    window.settings.export = {"folder": str(private / "export")}  # as remembered from before
    window.exporting.ask()
    (dialog,) = window.findChildren(ExportDialog)
    suggested.append(Path(dialog.folder.text()))
    assert not [each for each in suggested if each.is_relative_to(private)]
    window.settings.export = {}
    dialog.chosen.emit(replace(dialog._order, folder=private / "export"))
    assert "Choose another" in window.errors.text.text()
    assert window.settings.export == {}
    dialog.close()
    assert [each.name for each in private.iterdir() if "." not in each.name] == []


def test_a_photograph_is_kept_and_opened_from_the_workspace_when_its_file_is_gone(
    qtbot, another, save, locked_file, monkeypatch
):
    path = save("Doe Jane.png")
    window = another()
    window.workflow.open_paths([path])
    type_in(qtbot, asked(qtbot, window), SECRET)
    settled(qtbot, window)
    window.actions_["keep_photograph"].trigger()
    folder = locked_file.with_name("workspace.images")
    qtbot.waitUntil(lambda: "may be moved away" in window.read_out.text(), timeout=WAIT)
    data = path.read_bytes()
    assert [data[50:90] in each.read_bytes() for each in folder.iterdir()] == [False]
    path.unlink()
    window.actions_["open_kept"].trigger()
    qtbot.waitUntil(lambda: window.findChildren(KeptDialog) != [], timeout=WAIT)
    (dialog,) = window.findChildren(KeptDialog)
    assert "Doe Jane.png" in dialog.list.item(0).text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    private = window.kept.folder
    qtbot.waitUntil(lambda: window.workflow.case.path == private / path.name, timeout=WAIT)
    assert (private / path.name).read_bytes() == data
    assert private / path.name not in window.settings.recent
    _exports_go_elsewhere(window, private, monkeypatch)
    window.close()
    assert not private.exists()


def test_a_volume_is_kept_from_its_own_window(qtbot, another, save, locked_file, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", read_volume)
    window = another()
    window.workflow.open_paths([save("scan.png")])
    qtbot.waitUntil(lambda: bool(window.oct.windows), timeout=WAIT)
    type_in(qtbot, asked(qtbot, window), SECRET)
    (desk,) = window.oct.windows
    qtbot.waitUntil(lambda: desk.correction.saving.known, timeout=WAIT)
    desk._commands.actions["keep"].trigger()
    folder = locked_file.with_name("workspace.images")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.sealed"))) == 1, timeout=WAIT)
    assert not desk.errors.isVisible()
    window.close()


def test_a_volume_says_how_where_nothing_can_be_kept(qtbot, another, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", read_volume)
    window = another()
    window.workflow.open_paths([save("scan.png")])
    qtbot.waitUntil(lambda: bool(window.oct.windows), timeout=WAIT)
    (desk,) = window.oct.windows
    desk._commands.actions["keep"].trigger()
    assert "retsam store encrypt" in desk.errors.text.text()
    window.close()


def test_what_is_fetched_is_kept_and_lies_plain_in_the_private_folder_only(
    qtbot, another, save, locked_file, tmp_path
):
    window = another()
    window.workspace.start()
    type_in(qtbot, asked(qtbot, window), SECRET)
    qtbot.waitUntil(lambda: window.workspace.reader is not None, timeout=WAIT)
    window.pacs.open()
    (dialog,) = window.findChildren(PacsDialog)
    assert window.kept.holds(dialog.fetching._folder())
    fetched = save("fetched.png")
    dialog.came.emit((fetched,))
    folder = locked_file.with_name("workspace.images")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.sealed"))) == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: window.workflow.case is not None, timeout=WAIT)
    settled(qtbot, window)
    dialog.close()


def test_what_is_fetched_while_it_is_locked_is_kept_once_it_is_open(
    qtbot, another, save, locked_file
):
    window = another()
    window.pacs.open()
    (dialog,) = window.findChildren(PacsDialog)
    private = dialog.fetching._folder()
    assert window.kept.holds(private), "nobody knows yet whether it is encrypted"
    window.workspace.start()
    qtbot.keyClick(asked(qtbot, window), Qt.Key.Key_Escape)
    assert dialog.fetching._folder() == private
    files = [private / name for name in ("f1.png", "bad.png", "f2.png")]
    private.mkdir(parents=True, exist_ok=True)
    for number, file in enumerate(files):
        file.write_bytes(save("x.png", seed=number).read_bytes())
    files[1].write_bytes(b"no picture")
    dialog.came.emit(files)
    assert "not open" in window.errors.text.text()
    window.workspace.ask_passphrase()
    type_in(qtbot, asked(qtbot, window), SECRET)
    qtbot.waitUntil(lambda: window.kept.busy, timeout=WAIT)
    window.close()
    assert window.isVisible(), "it asks first"
    folder = locked_file.with_name("workspace.images")
    qtbot.waitUntil(lambda: not window.kept.busy, timeout=WAIT)
    assert len(list(folder.glob("*.sealed"))) == 2
    assert "bad.png" in window.errors.text.text()
    dialog.close()


def test_where_it_is_not_encrypted_the_window_says_how_to(qtbot, another, save):
    window = another(save("a.png"))
    settled(qtbot, window)
    window.actions_["keep_photograph"].trigger()
    assert "retsam store encrypt" in window.errors.text.text()


def test_a_workspace_that_is_not_encrypted_is_opened_without_a_question(qtbot, another, save):
    window = another(save("a.png"))
    settled(qtbot, window)
    assert window.findChildren(UnlockDialog) == []
    assert window.workspace.key is None


def test_the_program_that_learns_gets_the_key_through_a_pipe(qtbot, tmp_path, monkeypatch):
    heard = tmp_path / "heard"
    file = tmp_path / "learner.py"
    file.write_text(
        "import os, sys\n"
        "line = sys.stdin.readline()\n"
        "told = [line.strip(), *sys.argv, *os.environ.values()]\n"
        f"open({str(heard)!r}, 'w').write('\\n'.join(told))\n"
    )
    monkeypatch.setattr(program, "learner", lambda: [sys.executable, str(file)])
    key = encryption.Key(b"k" * 32, b"s" * 16)
    learning = program.Learning(QApplication.instance())
    with qtbot.waitSignal(learning.refused, timeout=WAIT):
        learning.start(part="disc", base="b", workspace="/w.db", key=key)
    line, *others = heard.read_text().split("\n")
    assert key_told(line) == key
    assert "--locked" in others
    assert not [each for each in others if key.raw.hex() in each]
    learning.deleteLater()


def test_the_window_starts_without_what_encryption_needs():
    code = (
        "import sys, retsam_gui.main_window\n"
        "heavy = {'sqlcipher3', 'cryptography', 'engine.store.encryption'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
