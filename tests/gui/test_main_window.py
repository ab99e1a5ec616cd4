"""Opening, segmenting and telling, with stand-ins for the engine."""

import time

import stand_ins
from looking import texts
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from engine.image import Laterality
from retsam_gui import tasks


def test_a_photograph_is_opened_and_shown(window, shown, save):
    case = shown(save("left.png", 300, 200))
    assert (case.image.width, case.image.height) == (300, 200)
    assert window.canvas.base.size.width == 300
    assert "left.png" in window.windowTitle()
    assert window.settings.recent[0].name == "left.png"


def test_a_file_dropped_on_the_window_is_opened(qtbot, window, save):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save("dropped.png")))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
        window.dropEvent(drop)
    assert window.workflow.case.path.name == "dropped.png"


def test_a_bad_file_is_explained_and_the_work_goes_on(qtbot, window, segmented, save, tmp_path):
    case = segmented(save("good.png"))
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    with qtbot.waitSignal(window.workflow.failed, timeout=10_000):
        window.workflow.open_paths([bad])
    assert "not an image" in window.errors.text.text()
    assert window.errors.isVisible()
    assert window.workflow.case is case
    assert window.canvas.overlay is not None
    assert window.actions_["export_pdf"].isEnabled()


def test_segmenting_fills_layers_notices_and_biomarkers(window, segmented, save):
    segmented(save("a.png"))
    assert list(window.layers_panel.rows) == ["vessel", "optic_disc", "fovea", "hard_exudate"]
    assert "right edge" in window.notices.text.text()
    assert window.layers.not_covered() == ("Drusen",)
    text = texts(window.biomarkers_panel)
    for expected in ("Vessel area density", "9.88", "%", "—", "⚠ The file states no scale."):
        assert expected in text


def test_the_model_and_its_device_are_named_before_and_after_a_run(
    qtbot, window, shown, segmented, save
):
    shown(save("a.png"))
    model = window.run_panel.model
    qtbot.waitUntil(lambda: model.text() == "Stand-in 0.1 · CPU, fp32", timeout=10_000)
    segmented(save("b.png", seed=2))
    assert model.text() == "Stand-in 0.1 · CPU, bf16 · 5.2 s"  # as it was done
    shown(save("c.png", seed=3))
    assert model.text() == "Stand-in 0.1 · CPU, fp32"


def test_a_click_on_segment_shows_progress_and_can_be_cancelled(qtbot, window, shown, save):
    tasks.segment = stand_ins.segment_slowly  # the fixture `engine` puts the real one back
    case = shown(save("a.png"))
    qtbot.mouseClick(window.run_panel.segment, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "%" in window.run_panel.text.text(), timeout=10_000)
    assert window.run_panel.cancel.isVisible()
    assert not window.actions_["segment"].isEnabled()
    start = time.monotonic()
    qtbot.mouseClick(window.run_panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.run_panel.segment.isVisible, timeout=1000)
    assert time.monotonic() - start < 1
    assert case.segmentation is None
    assert window.actions_["segment"].isEnabled()


def test_a_result_never_lands_on_another_photograph(qtbot, window, shown, save):
    tasks.segment = stand_ins.segment_slowly  # the fixture `engine` puts the real one back
    first = shown(save("first.png", seed=1))
    window.actions_["segment"].trigger()
    second = shown(save("second.png", 220, 310, seed=2))
    qtbot.wait(800)
    assert window.workflow.case is second
    assert (first.segmentation, second.segmentation) == (None, None)
    assert window.canvas.overlay is None
    assert not window.run_panel.cancel.isVisible()


def test_the_layers_of_the_photograph_before_leave_with_it(window, segmented, shown, save):
    segmented(save("first.png"))
    shown(save("second.png", 220, 310, seed=2))
    assert window.canvas.overlay is None
    assert window.layers_panel.rows == {}
    assert not window.notices.isVisible()
    assert "Segment the photograph" in texts(window.biomarkers_panel)


def test_results_are_still_there_when_one_comes_back(qtbot, window, segmented, save):
    first, second = save("first.png"), save("second.png", seed=2)
    case = segmented(first)
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.workflow.open(second)
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.workflow.open(first)
    assert window.workflow.case is case
    assert "vessel" in window.layers_panel.rows


def test_a_failure_of_the_engine_is_told(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "segment", stand_ins.fail_to_segment)
    shown(save("a.png"))
    window.actions_["segment"].trigger()
    qtbot.waitUntil(window.errors.isVisible, timeout=10_000)
    assert "The model is damaged." in window.errors.text.text()
    assert window.actions_["segment"].isEnabled()


def test_a_folder_is_a_worklist_with_thumbnails(qtbot, window, save, tmp_path):
    for number, name in enumerate(("b.png", "a.png", "c.jpg")):
        save(name, seed=number)
    (tmp_path / "notes.txt").write_text("no picture")
    with qtbot.waitSignal(window.presenter.painted, timeout=15_000):
        window.workflow.open_paths([tmp_path])
    assert [entry.title for entry in window.worklist.entries] == ["a.png", "b.png", "c.jpg"]
    qtbot.waitUntil(lambda: window.worklist.next_without_thumbnail() is None, timeout=10_000)
    icon = window.worklist.index(2).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.actions_["next_image"].trigger()
    assert window.workflow.case.path.name == "b.png"
    assert window.worklist_panel.currentIndex().row() == 1


def test_an_empty_folder_is_explained(qtbot, window, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    with qtbot.waitSignal(window.workflow.failed, timeout=10_000):
        window.workflow.open_paths([folder])
    assert "no photographs in this folder" in window.errors.text.text()


def test_a_file_with_several_photographs_lists_them_all(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_two)
    shown(save("both.png"))
    titles = [entry.title for entry in window.worklist.entries]
    assert titles == ["both.png · 1 / 2", "both.png · 2 / 2"]
    with qtbot.waitSignal(window.presenter.painted, timeout=10_000):
        window.worklist_panel.step(1)
    assert window.workflow.case.image.frame == 1


# ---- identity ----


def test_the_patient_is_masked_until_asked_for(window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_with_patient)
    shown(save("a.png"))
    bar = window.patient_bar
    assert "Doe" not in texts(window)
    assert bar.patient.text().startswith("P-")
    window.actions_["show_name"].setChecked(True)
    assert "Doe Jane" in bar.patient.text()
    assert bar.mask_button.isChecked()
    window.actions_["show_name"].setChecked(False)
    assert "Doe" not in texts(window)


def test_eye_date_and_scale_stand_in_the_bar_with_their_sources(window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_with_patient)
    shown(save("a.png"))
    text = texts(window.patient_bar)
    assert window.patient_bar.eye.currentText() == "Left eye (OS)"
    for expected in ("from DICOM", "2024-03-05 14:30"):
        assert expected in text
    scale = window.patient_bar.scale.text()
    assert scale == "Scale 11.6 × 9.25 µm/px · from the DICOM header"


def test_what_is_not_stated_is_said(window, shown, save):
    shown(save("a.png"))
    text = texts(window.patient_bar)
    for expected in ("No patient", "please choose", "Date not stated"):
        assert expected in text
    assert "No scale" in window.patient_bar.scale.text()


def test_choosing_the_eye_measures_anew(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    before = case.rows
    window.patient_bar.eye_chosen.emit(Laterality.LEFT)
    qtbot.waitUntil(lambda: case.rows is not None and case.rows is not before, timeout=10_000)
    assert case.image.laterality is Laterality.LEFT
    assert "stated by you" in texts(window.patient_bar)


def test_research_use_is_always_said(window):
    assert window.research_use.isVisible()
    assert window.research_use.text() == "Research use only. Not for diagnosis."


# ---- quality ----


def test_the_quality_of_the_photograph_is_told(window, segmented, shown, save):
    segmented(save("a.png"))
    assert window.run_panel.quality.text() == "Photograph: good (0.90)"
    assert window.notices.property("level") == "notice"
    shown(save("b.png", seed=2))
    assert not window.run_panel.quality.isVisible()


def test_a_poor_photograph_has_a_grave_banner(window, segmented, save, monkeypatch):
    monkeypatch.setattr(tasks, "segment", stand_ins.segment_poor)
    segmented(save("a.png"))
    assert window.notices.isVisible()
    assert window.notices.property("level") == "grave"
    assert window.notices.text.text().startswith("Poor photograph")
    assert window.run_panel.quality.text() == "Photograph: poor (0.10), blurred"
