"""Where window, workspace and background work meet: no act lands on another case, no number stays
that something else was measured with."""

import numpy as np
import pytest
import stand_ins
from keeping import WAIT, draw, go, settled
from PySide6.QtWidgets import QFileDialog

from engine.image import Scale
from engine.store import acts, cases, desk, results
from engine.store.store import open_store
from retsam_gui import tasks
from retsam_gui.dialogs.export import ExportDialog
from retsam_gui.dialogs.reason import ConfirmDialog, ReasonDialog
from retsam_gui.models.scaling import EyeSize


@pytest.fixture
def segmented_one(qtbot, another, save):
    """A window with a case that is segmented, measured and saved."""
    window = another(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: window.workflow.case.rows is not None, timeout=WAIT)
    settled(qtbot, window)
    return window


def test_no_answer_and_no_file_is_about_another_case_than_the_question(
    qtbot, segmented_one, save, monkeypatch, tmp_path
):
    window, other = segmented_one, save("b.png", seed=2)
    first = window.workflow.case.path
    assert window.editing.begin("optic_disc")
    window.actions_["sign_off"].trigger()
    assert "drawing" in window.read_out.text()
    assert not [each for each in window.findChildren(ConfirmDialog) if each.isVisible()]
    window.editing.abandon()
    for key, kind in (
        ("sign_off", ConfirmDialog),
        ("ungradable", ReasonDialog),
        ("export", ExportDialog),
    ):
        qtbot.waitUntil(window.actions_[key].isEnabled, timeout=WAIT)
        window.actions_[key].trigger()
        dialog = next(each for each in window.findChildren(kind) if each.isVisible())
        go(qtbot, window, other)  # it was being read when the question came
        assert not dialog.isVisible()
        go(qtbot, window, first)
    assert window.saving.status.case.state == "draft"

    def name(*_):
        go(qtbot, window, other)
        return str(tmp_path / "a.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    window.actions_["export_pdf"].trigger()
    assert "Nothing was written" in window.errors.text.text()
    assert not window.workflow.is_busy


def test_the_models_numbers_to_compare_with_are_of_the_scale_as_it_is_stated(
    qtbot, segmented_one, monkeypatch
):
    window = segmented_one
    case = window.workflow.case
    draw(window, "optic_disc", (slice(30, 35), slice(10, 40)), name="a stroke")
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=WAIT)
    qtbot.waitUntil(lambda: case.of_model is not None, timeout=WAIT)
    case.of_model = None
    window.correction.following._look()  # its numbers are being measured
    window.workflow.set_scale(Scale(10.0, 10.0, "user"))
    qtbot.waitUntil(lambda: case.rows is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: case.of_model is not None, timeout=WAIT)
    disc = {
        row.record["unit"]: row.record["value"] for row in case.of_model if row.family == "disc"
    }
    assert disc["um"] == pytest.approx(10 * disc["px"])


def test_a_statement_that_cannot_be_saved_locks_the_case_and_comes_back_as_it_was(
    qtbot, segmented_one, save, monkeypatch, workspace_file
):
    window, other = segmented_one, save("b.png", seed=2)
    first, case = window.workflow.case.path, window.workflow.case
    write = desk.write

    def fail(store, reader, case_id, act, **known):
        if isinstance(act, acts.ScaleStated):
            raise RuntimeError("the disk is odd")
        return write(store, reader, case_id, act, **known)

    with monkeypatch.context() as broken, qtbot.waitSignal(window.workspace.refused, timeout=WAIT):
        broken.setattr(desk, "write", fail)
        window.workflow.set_scale(Scale(9.0, 9.0, "user"), EyeSize(axial_length_mm=27.0))
    assert window.saved_text.text() == "Not saved"
    assert not window.actions_["sign_off"].isEnabled()
    qtbot.waitUntil(lambda: case.rows is not None, timeout=WAIT)
    go(qtbot, window, other)
    with open_store(workspace_file) as store, store.reading() as session:
        kept = [each for each in cases.all_cases(session) if each.path == first]
        assert kept[0].scale is None
        um = [row for row in results.measurements(session, kept[0].id) if row["unit"] == "um"]
    assert not [row for row in um if row["valid"]]
    go(qtbot, window, first)
    assert window.workflow.case.image.scale is None
    qtbot.waitUntil(window.actions_["sign_off"].isEnabled, timeout=WAIT)


def test_a_result_of_another_window_is_on_the_screen_before_anybody_signs_it(
    qtbot, segmented_one, another, save, monkeypatch
):
    first, other = segmented_one, save("b.png", seed=2)
    path = first.workflow.case.path
    go(qtbot, first, other)
    monkeypatch.setattr(tasks, "segment", stand_ins.segment_otherwise)
    second = another(path)
    qtbot.waitUntil(second.actions_["segment"].isEnabled, timeout=WAIT)
    second.actions_["segment"].trigger()
    qtbot.waitUntil(lambda: second.workflow.case.segmentation.model == "other", timeout=WAIT)
    qtbot.waitUntil(lambda: second.workflow.case.rows is not None, timeout=WAIT)
    settled(qtbot, second)
    second.close()
    go(qtbot, first, path)
    found = first.workflow.case.segmentation
    assert found.model == "other"
    assert np.count_nonzero(found.layer("optic_disc").mask) == 12 * 30
    qtbot.waitUntil(lambda: first.workflow.case.rows is not None, timeout=WAIT)
    heights = [row.value for row in first.workflow.case.rows if row.unit == "px"]
    assert "12.0" in heights
