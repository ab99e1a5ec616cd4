"""Until the workspace has told how a case stands, nothing of it is changed, lost or exported."""

import shutil
import threading

import pytest
from keeping import WAIT, draw, go, settled
from sqlalchemy import text

from engine.image import Laterality, Scale
from engine.store import desk, results, signing
from engine.store.errors import StoreBusyError
from engine.store.store import open_store
from retsam_gui.models.scaling import EyeSize


@pytest.fixture
def gate(monkeypatch):
    """Lets no case be loaded while it is shut."""
    gate = threading.Event()
    load = desk.load

    def wait(*args):
        assert gate.wait(20)
        return load(*args)

    monkeypatch.setattr(desk, "load", wait)
    yield gate
    gate.set()


def shown(qtbot, another, path):
    """A window with a photograph that the workspace was asked for."""
    window = another()
    with qtbot.waitSignal(window.presenter.painted, timeout=WAIT):
        window.workflow.open_paths([path])
    qtbot.waitUntil(lambda: window.workspace.reader is not None, timeout=WAIT)
    return window


def kept(qtbot, another, path, *, final=False, workspace_file=None):
    """A case with a scale, an eye and its numbers, from a window that is closed by now."""
    window = another(path)
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    window.workflow.set_eye(Laterality.LEFT)
    window.workflow.set_scale(Scale(5.0, 6.0, "user"), EyeSize(axial_length_mm=26.0))
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    settled(qtbot, window)
    case_id = window.saving.status.case.id
    window.close()
    if final:
        with open_store(workspace_file) as store, store.writing("bob") as session:
            signing.sign_off(session, case_id)


def test_what_is_stated_before_the_case_is_known_neither_counts_nor_overwrites(
    qtbot, another, save, gate
):
    path = save("a.png")
    gate.set()
    kept(qtbot, another, path)
    gate.clear()
    window = shown(qtbot, another, path)
    case = window.workflow.case
    assert not window.patient_bar.eye.isEnabled()
    assert not window.actions_["set_scale"].isEnabled()
    window.workflow.set_eye(Laterality.RIGHT)
    assert "wait a moment" in window.errors.text.text()
    window.workflow.set_scale(Scale(9.0, 9.0, "user"), EyeSize(refraction_d=-3.0))
    assert case.image.laterality is Laterality.UNKNOWN
    assert case.image.scale is None
    assert case.choices.now.refraction_d is None

    gate.set()
    settled(qtbot, window)
    assert (case.image.laterality, case.image.scale) == (
        Laterality.LEFT,
        Scale(5.0, 6.0, "user"),
    )
    assert (case.choices.now.axial_length_mm, case.choices.now.refraction_d) == (26.0, None)
    qtbot.waitUntil(window.patient_bar.eye.isEnabled, timeout=WAIT)  # once it is measured
    window.close()
    again = another(path).workflow.case
    assert again.image.scale == Scale(5.0, 6.0, "user")
    assert again.choices.now.axial_length_mm == 26.0


def test_a_final_case_is_not_segmented_before_it_is_known_to_be_final(
    qtbot, another, save, gate, workspace_file
):
    path = save("a.png")
    gate.set()
    kept(qtbot, another, path, final=True, workspace_file=workspace_file)
    gate.clear()
    with open_store(workspace_file) as store, store.writing("eve") as session:
        session.execute(text("UPDATE measurements SET value = 9 WHERE key = 'vessel_density'"))
    window = shown(qtbot, another, path)
    assert not window.actions_["segment"].isEnabled()
    window.workflow.segment()
    assert not window.workflow.is_busy
    gate.set()
    qtbot.waitUntil(lambda: window.saved_text.text() == "Final", timeout=WAIT)
    found = window.workflow.case.segmentation
    window.workflow.segment()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    assert window.workflow.case.segmentation is found
    assert "signed off" in window.errors.text.text()
    assert "1 of its" in window.notices.text.text()  # numbers is measured otherwise by now
    window.saving.reopen("the numbers changed")
    settled(qtbot, window)
    assert "of its" not in window.notices.text.text()
    with open_store(workspace_file) as store, store.reading() as session:
        rows = results.measurements(session, window.saving.status.case.id)
    assert {row["value"] for row in rows if row["key"] == "vessel_density"} == {9.8765}


def test_nothing_is_exported_of_a_case_that_may_be_another_one_by_now(
    qtbot, another, save, gate, tmp_path
):
    path, other = save("a.png"), save("b.png", seed=2)
    gate.set()
    window = another(path)
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    settled(qtbot, window)
    go(qtbot, window, other)
    gate.clear()
    window.workflow.open(path)
    assert window.workflow.case.rows is not None
    assert not window.actions_["export_pdf"].isEnabled()
    window.workflow.export_pdf(tmp_path / "a.pdf")
    assert not window.workflow.is_busy
    assert "wait a moment" in window.errors.text.text()
    gate.set()
    settled(qtbot, window)
    assert window.actions_["export_pdf"].isEnabled()


def test_a_case_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    qtbot, another, save, monkeypatch
):
    path = save("a.png")
    kept(qtbot, another, path)
    load = desk.load

    def fail(*args):
        raise StoreBusyError("Another program holds the workspace.")

    monkeypatch.setattr(desk, "load", fail)
    window = shown(qtbot, another, path)
    qtbot.waitUntil(lambda: window.saved_text.text() == "Not loaded", timeout=WAIT)
    assert "Another program holds" in window.errors.text.text()
    window.editing.add_layer("haemorrhage")
    assert "Load again" in window.read_out.text()
    assert window.workflow.case.working.own("haemorrhage") is None
    assert not window.actions_["segment"].isEnabled()

    window.actions_["load_again"].trigger()
    qtbot.waitUntil(window.actions_["load_again"].isEnabled, timeout=WAIT)
    monkeypatch.setattr(desk, "load", load)
    window.actions_["load_again"].trigger()
    settled(qtbot, window)
    assert window.workflow.case.image.scale == Scale(5.0, 6.0, "user")
    assert not window.actions_["load_again"].isEnabled()
    assert not window.errors.isVisible()


def test_fast_steps_between_two_files_with_the_same_pixels_keep_lease_and_strokes(
    qtbot, another, save, tmp_path, workspace_file, gate
):
    path, copy = save("a.png"), tmp_path / "copy.png"
    shutil.copy(path, copy)
    gate.set()
    window = another(path)
    settled(qtbot, window)
    go(qtbot, window, copy)
    go(qtbot, window, path)
    case = window.workflow.case
    answers = []
    window.saving.loading.loaded.connect(lambda *_: answers.append(window.workflow.case))
    gate.clear()
    for each in (copy, path):
        window.workflow.open(each)
        window.saving.loading.bring()  # as when the photograph is painted
    window.saving.loading.bring()
    gate.set()
    settled(qtbot, window)
    draw(window, "haemorrhage", (slice(10, 20), slice(30, 80)), name="a stroke")
    settled(qtbot, window)
    qtbot.wait(50)
    assert window.workflow.case is case
    assert answers == [case]
    assert case.working.masks["haemorrhage"].sum() == 10 * 50
    with open_store(workspace_file) as second:
        assert not second.leases.take(window.saving.status.case.id)


def test_a_case_that_was_left_before_it_was_measured_is_measured_on_return(qtbot, another, save):
    path, other = save("a.png"), save("b.png", seed=2)
    window = another(path)
    settled(qtbot, window)
    case = window.workflow.case
    window.actions_["segment"].trigger()
    window.editing.begin("fovea")  # a stroke is being drawn when the model is done
    qtbot.waitUntil(lambda: case.segmentation is not None, timeout=WAIT)
    go(qtbot, window, other)
    assert case.rows is None
    go(qtbot, window, path)
    qtbot.waitUntil(lambda: case.rows is not None, timeout=WAIT)
    settled(qtbot, window)
    assert window.actions_["sign_off"].isEnabled()


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_a_choice_on_a_locked_case_is_neither_undone_nor_redone(
    qtbot, another, save, workspace_file, way
):
    window = another(save("a.png"))
    settled(qtbot, window)
    case = window.workflow.case
    window.workflow.set_scale(Scale(5.0, 5.0, "user"), EyeSize(axial_length_mm=26.0))
    if way == "redo":
        window.editing.undo()
    before = case.history.position, case.choices.now
    window.saving.sign_off()
    getattr(window.editing, way)()
    assert (case.history.position, case.choices.now) == before
    assert "signed off" in window.errors.text.text()


def test_choices_made_in_another_window_cannot_be_taken_back_here(qtbot, another, save):
    path, other = save("a.png"), save("b.png", seed=2)
    first = another(path)
    settled(qtbot, first)
    case = first.workflow.case
    first.workflow.set_scale(Scale(5.0, 5.0, "user"), EyeSize(axial_length_mm=26.0))
    settled(qtbot, first)
    go(qtbot, first, other)
    second = another(path)
    second.workflow.set_scale(Scale(5.0, 5.0, "user"), EyeSize(axial_length_mm=22.0))
    settled(qtbot, second)
    second.close()
    go(qtbot, first, path)
    assert case.choices.now.axial_length_mm == 22.0
    assert case.history.last is None
