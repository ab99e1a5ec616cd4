"""What is done in the window is kept by the workspace, and is there again after a restart."""

import shutil
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from keeping import WAIT, draw, go, masks_of, settled, stroke
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from engine.image import Laterality, Scale
from engine.store import acts, cases, desk, history, results, signing
from engine.store.errors import StoreBusyError
from engine.store.rescue import RescueFile
from engine.store.store import Store, open_store
from retsam_gui import workspace
from retsam_gui.dialogs.reason import ConfirmDialog, ReasonDialog
from retsam_gui.dialogs.sign_in import SignInDialog
from retsam_gui.models import choosing
from retsam_gui.models.scaling import EyeSize


def test_work_is_there_again_after_a_restart_though_the_file_moved(
    qtbot, another, save, tmp_path, monkeypatch
):
    window = another(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    window.workflow.set_eye(Laterality.LEFT)
    window.workflow.set_scale(Scale(5.0, 6.0, "user"), EyeSize(axial_length_mm=23.5))
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
    draw(window, "optic_disc", (slice(0, 9), slice(5, 50)), name="second")
    draw(window, "haemorrhage", (slice(30, 40), slice(0, 9)), name="third")
    window.editing.undo()
    settled(qtbot, window)
    history = window.workflow.case.history
    steps = tuple(entry for entry in history.entries if entry.edit is not None)
    drawn = {key: mask.copy() for key, mask in window.workflow.case.working.masks.items()}
    masks = masks_of(window.workflow.case)
    window.close()

    (tmp_path / "moved").mkdir()
    shutil.move(tmp_path / "a.png", tmp_path / "moved" / "b.png")
    window = another(tmp_path / "moved" / "b.png")
    case = window.workflow.case
    qtbot.waitUntil(lambda: case.rows is not None, timeout=WAIT)
    assert case.image.laterality is Laterality.LEFT
    assert case.image.scale == Scale(5.0, 6.0, "user")
    assert case.choices.now.axial_length_mm == 23.5
    assert all(np.array_equal(mask, masks[key]) for key, mask in masks_of(case).items())
    assert case.working.masks.keys() == drawn.keys()
    assert all(np.array_equal(mask, drawn[key]) for key, mask in case.working.masks.items())
    assert (case.history.entries, case.history.position) == (steps, len(steps) - 1)
    window.editing.redo()
    qtbot.waitUntil(lambda: case.working.own("haemorrhage").mask[35, 5], timeout=WAIT)
    window.editing.go_to(0)
    qtbot.waitUntil(lambda: case.history.last is None, timeout=WAIT)
    assert not case.working.corrected
    assert np.array_equal(case.working.masks["optic_disc"], masks_of(case)["optic_disc"])
    settled(qtbot, window)
    assert window.patient_bar.eye.currentData() == Laterality.LEFT


def test_it_says_saved_only_once_the_stroke_is_in_the_workspace(
    qtbot, another, save, workspace_file
):
    window = another(save("a.png"))
    settled(qtbot, window)
    edits = [stroke(window.workflow.case, number) for number in range(2)]
    with qtbot.waitSignal(window.workspace.saved, timeout=WAIT):
        window.saving.add_edit(edits[0], "done", "")
        assert window.saved_text.text() == "Saving …"
    with open_store(workspace_file) as store, store.reading() as session:
        assert history.edit(session, edits[0].id) == edits[0]
    settled(qtbot, window)
    window.saving.add_edit(edits[1], "done", "")
    window.saving.add_edit(edits[1], "undone", edits[1].id)
    settled(qtbot, window)
    fetched = []
    window.saving.fetch(edits[1].id, fetched.append, fetched.append)
    qtbot.waitUntil(lambda: fetched == [edits[1]], timeout=WAIT)
    with open_store(workspace_file) as store, store.reading() as session:
        found = history.history(session, window.saving.status.case.id)
    assert ([len(found.done), len(found.undone)]) == [1, 1]


def test_two_files_with_the_same_pixels_are_one_case_that_both_continue(
    qtbot, another, save, tmp_path
):
    path, copy = save("a.png"), tmp_path / "copy.png"
    shutil.copy(path, copy)
    window = another(path)
    settled(qtbot, window)
    first = window.workflow.case
    go(qtbot, window, copy)
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="on the copy")
    settled(qtbot, window)
    drawn = window.workflow.case.working.masks

    go(qtbot, window, path)
    assert window.workflow.case is first
    assert first.working.masks.keys() == drawn.keys()
    assert all(np.array_equal(mask, drawn[key]) for key, mask in first.working.masks.items())
    draw(window, "haemorrhage", (slice(10, 30), slice(30, 80)), name="on the first")
    settled(qtbot, window)
    expected = first.working.masks["haemorrhage"].copy()
    assert expected.sum() == 20 * 50
    window.close()
    again = another(path).workflow.case
    assert np.array_equal(again.working.masks["haemorrhage"], expected)


def test_a_stroke_that_was_refused_is_never_called_saved(qtbot, another, save, monkeypatch):
    path, other = save("a.png"), save("b.png", seed=2)
    window = another(path)
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
    settled(qtbot, window)
    case = window.workflow.case

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is odd")

    with monkeypatch.context() as broken, qtbot.waitSignal(window.workspace.refused, timeout=WAIT):
        broken.setattr(desk, "write", fail)
        draw(window, "haemorrhage", (slice(30, 40), slice(30, 80)), name="second")
    assert window.saved_text.text() == "Not saved"
    assert "could not be saved" in window.notices.text.text()
    assert "another window" not in window.notices.text.text()

    go(qtbot, window, other)
    go(qtbot, window, path)
    assert window.workflow.case is case
    assert case.working.masks["haemorrhage"].sum() == 10 * 50
    assert not window.saving.lock
    draw(window, "haemorrhage", (slice(50, 60), slice(30, 80)), name="third")
    settled(qtbot, window)
    window.close()
    again = another(path).workflow.case
    assert again.working.masks["haemorrhage"].sum() == 2 * 10 * 50


def test_a_refusal_that_comes_late_locks_no_other_case(qtbot, another, save):
    window = another(save("a.png"))
    settled(qtbot, window)
    edit = stroke(window.workflow.case)
    window.workspace.refused.emit("of another case", acts.EditDone(edit))
    assert window.saving.status.writable
    window.workspace.refused.emit(window.saving.status.case.id, acts.EditDone(edit))
    assert not window.saving.status.writable


def test_a_second_window_can_only_look_until_the_first_leaves_the_case(qtbot, another, save):
    path, other = save("a.png"), save("b.png", seed=2)
    first, second = another(path), another(path)
    assert second.saved_text.text() == "Read only"
    assert "another window" in second.notices.text.text()
    second.workflow.set_eye(Laterality.LEFT)
    assert second.workflow.case.image.laterality is Laterality.UNKNOWN
    assert "another window" in second.errors.text.text()
    second.close()
    first.workflow.open(other)
    qtbot.waitUntil(lambda: first.workflow.case.path == other, timeout=WAIT)
    settled(qtbot, first)
    third = another(path)
    settled(qtbot, third)


def test_a_case_is_signed_off_locked_and_opened_again(qtbot, another, save, workspace_file):
    window = another(save("a.png"))
    settled(qtbot, window)
    window.actions_["sign_off"].trigger()
    dialog = window.findChild(ConfirmDialog)
    qtbot.mouseClick(
        dialog.buttons.button(dialog.buttons.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: window.saved_text.text() == "Final", timeout=WAIT)
    assert "and locked" in window.notices.text.text()
    qtbot.waitUntil(lambda: "final, and locked" in window.notices.text.text(), timeout=WAIT)
    assert not window.actions_["sign_off"].isEnabled()
    window.workflow.segment()
    assert not window.workflow.is_busy
    assert "signed off" in window.errors.text.text()

    window.actions_["reopen"].trigger()
    dialog = window.findChild(ReasonDialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.reason.lineEdit(), "wrong eye")
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    with open_store(workspace_file) as store, store.reading() as session:
        found = cases.case(session, window.saving.status.case.id).sign_off
    assert (found.act, found.reason, found.reader) == (
        "reopened",
        "wrong eye",
        choosing.reader_name(),
    )


def test_a_case_is_not_signed_off_without_the_numbers_of_what_is_there(
    qtbot, another, save, workspace_file
):
    window = another(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    settled(qtbot, window)
    assert window.actions_["sign_off"].isEnabled()
    window.workflow.set_scale(Scale(10.0, 10.0, "user"))
    window.workflow.cancel()
    settled(qtbot, window)
    assert not window.actions_["sign_off"].isEnabled()
    with open_store(workspace_file) as store, store.reading() as session:
        assert results.measurements(session, window.saving.status.case.id) == ()


def test_a_photograph_is_held_for_ungradable_and_that_is_taken_back(qtbot, another, save):
    window = another(save("a.png"))
    settled(qtbot, window)
    window.actions_["ungradable"].trigger()
    dialog = window.findChild(ReasonDialog)
    qtbot.keyClicks(dialog.reason.lineEdit(), "eyelid")
    dialog.accept()
    qtbot.waitUntil(lambda: "eyelid" in window.notices.text.text(), timeout=WAIT)
    window.actions_["ungradable"].trigger()
    qtbot.waitUntil(lambda: window.saving.status.case.ungradable is None, timeout=WAIT)


def test_a_final_case_is_final_when_it_is_opened(qtbot, another, save, workspace_file):
    path = save("a.png")
    window = another(path)
    settled(qtbot, window)
    case_id = window.saving.status.case.id
    window.close()
    with open_store(workspace_file) as store, store.writing("bob") as session:
        signing.sign_off(session, case_id)
    window = another(path)
    assert window.saved_text.text() == "Final"
    assert "bob" in window.notices.text.text()


def test_the_window_works_on_without_its_workspace_and_says_so(
    qtbot, another, save, workspace_file
):
    workspace_file.write_bytes(b"holiday photograph")
    window = another()
    window.workflow.open_paths([save("a.png")])
    qtbot.waitUntil(lambda: window.saved_text.text() == "Not saved", timeout=WAIT)
    assert "damaged" in window.errors.text.text()
    assert "damaged" in window.saving.refusal
    qtbot.waitUntil(lambda: window.workflow.case is not None, timeout=WAIT)
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    assert workspace_file.read_bytes() == b"holiday photograph"


def test_it_offers_to_go_on_with_the_last_case(qtbot, another, save):
    path = save("a.png")
    window = another(path)
    settled(qtbot, window)
    window.close()
    window = another()
    qtbot.waitUntil(window.actions_["continue_last"].isEnabled, timeout=WAIT)
    assert "a.png" in window.canvas._hint
    window.actions_["continue_last"].trigger()
    qtbot.waitUntil(lambda: window.saving.status is not None, timeout=WAIT)
    assert window.workflow.case.path == path


def test_closing_saves_what_waits_and_is_quick(qtbot, another, save, workspace_file):
    window = another(save("a.png"))
    edits = [stroke(window.workflow.case, number) for number in range(10)]
    for edit in edits:
        window.saving.add_edit(edit, "done", "")
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < 5
    with open_store(workspace_file) as store, store.reading() as session:
        assert history.edit(session, edits[-1].id) == edits[-1]


@pytest.mark.parametrize("anyway", [False, True])
def test_closing_asks_first_where_work_cannot_be_saved(qtbot, another, save, monkeypatch, anyway):
    window = another(save("a.png"))
    settled(qtbot, window)

    def fail(*args, **kwargs):
        raise StoreBusyError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(desk, "write", fail)
        draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
        qtbot.waitUntil(lambda: window.saved_text.text() == "Not saved", timeout=WAIT)
        assert not window.close()
        dialog = window.findChild(ConfirmDialog)
        assert window.isVisible()
        if anyway:
            dialog.accept()
            assert not window.isVisible()
            return
        dialog.reject()
    settled(qtbot, window)
    assert window.close()


def test_closing_asks_first_where_the_workspace_is_only_slow(qtbot, another, save, monkeypatch):
    monkeypatch.setattr(workspace, "FLUSH_SECONDS", 0.1)
    window = another(save("a.png"))
    settled(qtbot, window)
    gate = threading.Event()
    window.workspace.ask(lambda store: gate.wait(20), lambda _: None)
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
    assert not window.close()
    dialog = window.findChild(ConfirmDialog)
    assert dialog.isVisible()
    dialog.reject()
    gate.set()
    settled(qtbot, window)
    assert window.close()


def test_closing_tells_of_work_that_nothing_takes(
    qtbot, another, save, monkeypatch, workspace_file, tmp_path
):
    path = save("a.png")
    window = another(path)
    settled(qtbot, window)
    writing, keeping, told = desk.write, RescueFile.keep, []

    def fail(*args, **kwargs):
        raise StoreBusyError("The disk is full.")

    monkeypatch.setattr(desk, "write", fail)
    monkeypatch.setattr(RescueFile, "keep", lambda *args, **more: False)

    def answer(*question):
        told.append(question[2])
        if len(told) == 2:  # now there is room
            monkeypatch.setattr(RescueFile, "keep", keeping)
        return QMessageBox.StandardButton.Retry

    monkeypatch.setattr(QMessageBox, "critical", answer)
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="first")
    qtbot.waitUntil(lambda: window.saved_text.text() == "Not saved", timeout=WAIT)
    assert not window.close()
    window.findChild(ConfirmDialog).accept()
    assert len(told) == 2
    assert "lost" in told[0]
    monkeypatch.setattr(desk, "write", writing)
    again = another(path)
    assert again.workflow.case.working.masks["haemorrhage"].sum() == 10 * 50


def test_a_window_that_is_closed_at_once_opens_no_workspace_later(qtbot, window):
    window.close()
    window.workspace.start()  # as the timer does that was set when the window was made
    assert not [thread for thread in threading.enumerate() if thread.name == "retsam-store"]


def test_steps_that_are_not_in_memory_are_undone_without_the_window_waiting(qtbot, another, save):
    path = save("a.png")
    window = another(path)
    for number in range(3):
        draw(window, "haemorrhage", (slice(10 * number, 10 * number + 5), slice(0, 40)), name="s")
    settled(qtbot, window)
    window.close()
    window = another(path)
    case, gate = window.workflow.case, threading.Event()
    window.workspace.ask(lambda store: gate.wait(20), lambda _: None)
    begun = time.monotonic()
    window.editing.undo()
    window.editing.undo()
    assert time.monotonic() - begun < 0.2
    draw(window, "haemorrhage", (slice(100, 120), slice(0, 40)), name="too early")
    assert "One moment" in window.read_out.text()
    assert case.working.masks["haemorrhage"].sum() == 3 * 5 * 40
    gate.set()
    qtbot.waitUntil(lambda: case.working.masks["haemorrhage"].sum() == 5 * 40, timeout=WAIT)
    window.editing.redo()
    assert case.working.masks["haemorrhage"].sum() == 2 * 5 * 40
    settled(qtbot, window)

    gate.clear()
    window.workspace.ask(lambda store: gate.wait(20), lambda _: None)
    window.editing.go_to(0)
    window.workflow.set_scale(Scale(5.0, 5.0, "user"))  # no step of the history, nor is this lost
    window.workflow.choose(replace(case.choices.now, zone_centre=(50.0, 50.0)))
    gate.set()
    qtbot.wait(100)
    assert case.choices.now.zone_centre == (50.0, 50.0)
    assert case.working.masks["haemorrhage"].any()


def test_a_shared_workspace_asks_who_it_is(qtbot, another, save, workspace_file, monkeypatch):
    from engine.store import accounts

    with open_store(workspace_file) as store, store.writing("admin") as session:
        accounts.add_reader(session, "ada", "correct horse")
    monkeypatch.setattr(Store, "shared", property(lambda self: True))
    window = another()
    window.workflow.open_paths([save("a.png")])
    qtbot.waitUntil(lambda: _shown(window) is not None, timeout=WAIT)
    _shown(window).reject()
    qtbot.waitUntil(window.actions_["load_again"].isEnabled, timeout=WAIT)
    assert "Sign in" in window.saving.refusal
    window.actions_["load_again"].trigger()
    for passphrase in ("wrong horse", "correct horse"):
        qtbot.waitUntil(lambda: _shown(window) is not None, timeout=WAIT)
        dialog = _shown(window)
        qtbot.keyClicks(dialog.name, "ada")
        qtbot.keyClicks(dialog.passphrase, passphrase)
        dialog.accept()
    settled(qtbot, window)
    assert choosing.reader_name() == "ada"


def _shown(window):
    return next((each for each in window.findChildren(SignInDialog) if each.isVisible()), None)
