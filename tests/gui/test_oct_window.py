"""An OCT volume on the screen: scans, surfaces, map, numbers, results, and what goes wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oct_desk import Waiting, found_of, open_window, value_of
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.biomarkers.display import value_text
from engine.image import Laterality
from engine.oct.measure import measure
from engine.oct.parts import ScansFound
from engine.readers import open_file
from engine.readers.dicom_seg import read_seg
from engine.writers.dicom_opt import write_opt
from retsam_gui.jobs import Failure
from retsam_gui.oct.map_view import coloured, scan_lines
from retsam_gui.oct.tasks import as_shown
from retsam_gui.oct.windows import OctWindows
from retsam_gui.pointing.models import PromptModels
from retsam_gui.settings import Settings
from retsam_gui.workflow import Workflow


def wheel(widget, angle, keys=Qt.KeyboardModifier.NoModifier):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_picture_shown_is_the_one_that_the_device_recorded(oct_phantom):
    shown = as_shown(oct_phantom.volume)
    assert shown.bscans.dtype == np.uint8
    for scan in (0, 6, 12):
        assert np.array_equal(shown.shown(scan), oct_phantom.volume.shown(scan))
    assert shown.pixel_sha256 == oct_phantom.volume.pixel_sha256


def test_wheel_keys_slider_and_map_go_through_the_scans(oct_window, qtbot):
    view = oct_window.bscan
    assert view.scan == 6
    wheel(view, 120)
    assert view.scan == 5
    wheel(view, -240)
    assert view.scan == 7
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.scan == 8
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.scan == 12
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.scan == 12
    oct_window.slider.setValue(3)
    assert (view.scan, oct_window.map.scan) == (3, 3)
    place = oct_window.map._points(9)[0].toPoint()
    qtbot.mouseClick(oct_window.map, Qt.MouseButton.LeftButton, pos=place + QPoint(5, 0))
    assert view.scan == 9
    assert "10 of 13" in oct_window.read_out.text()


def test_half_a_notch_waits_for_the_other_half(oct_window):
    wheel(oct_window.bscan, -60)
    assert oct_window.bscan.scan == 6
    wheel(oct_window.bscan, -60)
    assert oct_window.bscan.scan == 7


def test_zooming_keeps_the_pixel_below_the_mouse(oct_window):
    view = oct_window.bscan
    view.set_true_aspect(True)
    centre = QPointF(view.rect().center())
    before = view.to_scan(centre)
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.to_scan(centre) == pytest.approx(before, abs=0.01)
    assert view.scan == 6
    column, row = view.to_scan(view.to_widget(33, 71))
    assert (column, row) == pytest.approx((33, 71))


def test_true_to_um_a_square_on_the_retina_is_a_square(oct_window):
    view = oct_window.bscan
    view.set_true_aspect(True)
    a, b = view.to_widget(50, 50), view.to_widget(60, 50 + 10 * 22.0 / 3.872)
    assert b.x() - a.x() == pytest.approx(b.y() - a.y(), rel=1e-6)


def test_a_surface_is_drawn_where_it_is(oct_window, oct_segmentation):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    view = oct_window.bscan
    view.show_structures(frozenset(view.structures) - {"ilm"})
    picture = view.grab().toImage()
    for column in (40, 130, 220):
        row = float(oct_segmentation.surface("ilm").rows[6, column])
        place = view.to_widget(column, row)
        near = [picture.pixelColor(round(place.x()), round(place.y()) + off) for off in (-1, 0, 1)]
        assert max(colour.saturation() for colour in near) > 120
    view.show_layers(False)
    picture = view.grab().toImage()
    place = view.to_widget(130, float(oct_segmentation.surface("ilm").rows[6, 130])).toPoint()
    assert picture.pixelColor(place).saturation() == 0


def test_fluid_is_on_its_own_scan_alone(oct_window, oct_segmentation):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    view = oct_window.bscan
    assert "fluid" in view.structures
    place = view.to_widget(120, 95).toPoint()
    assert view.grab().toImage().pixelColor(place).saturation() > 20
    view.go_to(7)
    assert view.grab().toImage().pixelColor(place).saturation() == 0


def test_segmenting_shows_numbers_of_the_eye_and_the_map(oct_window, oct_segmentation, monkeypatch):
    monkeypatch.setattr(
        "engine.oct.segment.segment", lambda volume, **_: oct_segmentation, raising=True
    )
    oct_window.segment.trigger()
    (job,) = oct_window.jobs.asked
    assert not oct_window.segment.isEnabled()
    assert oct_window.cancel.isEnabled()
    job.on_progress(0.5, "B-scan 7 of 13")
    assert oct_window.doing.bar.value() == 500
    job.do()
    assert oct_window.segment.isEnabled()
    assert oct_window.write.isEnabled()
    titles = [oct_window.numbers.layer.itemText(i) for i in range(oct_window.numbers.layer.count())]
    assert titles[0] == "Retina"
    table = oct_window.numbers.table
    told = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    measured = measure(oct_window.volume, oct_segmentation)
    assert told["Thickness, centre field"] == value_text(measured[0])
    assert oct_window.map._map is not None
    assert len(oct_window.map._grid) == 7
    assert not oct_window.notices.isVisible()


def test_another_eye_is_measured_anew_and_old_numbers_go(oct_window, oct_segmentation):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    before = value_of(oct_window, "Thickness, inner nasal field")
    oct_window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    assert oct_window.numbers.table.rowCount() == 0
    (job,) = oct_window.jobs.asked
    job.do()
    assert oct_window.volume.laterality is Laterality.RIGHT
    assert value_of(oct_window, "Thickness, inner temporal field") == before


def test_cancelling_leaves_what_was_there(oct_window, oct_segmentation):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    oct_window.segment.trigger()
    oct_window.cancel.trigger()
    assert oct_window.jobs.asked[0].cancelled
    assert oct_window.segment.isEnabled()
    assert oct_window.found.segmentation is oct_segmentation


def test_a_failure_is_told(oct_window):
    oct_window.segment.trigger()
    oct_window.jobs.asked[0].on_failed(Failure("There is not enough memory to segment this scan."))
    assert "not enough memory" in oct_window.errors.text.text()
    assert oct_window.segment.isEnabled()


def test_results_are_written_under_a_pseudonym(oct_window, oct_segmentation, tmp_path):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    oct_window.write_to(tmp_path / "results")
    oct_window.jobs.asked[0].do()
    (folder,) = (tmp_path / "results").iterdir()
    assert folder.name.startswith("case_L_")
    assert (folder / "surfaces.csv").is_file()
    assert (folder / "measurements.json").is_file()
    assert str(folder) in oct_window.doing.text.text()


def test_dicom_objects_have_the_intensities_of_the_file(
    qtbot, oct_segmentation, oct_phantom, oct_workspace, tmp_path, monkeypatch
):
    write_opt(oct_phantom.volume, tmp_path / "eye.dcm")  # 16 bits; the window shows 8
    (volume,) = open_file(tmp_path / "eye.dcm")
    window = open_window(as_shown(volume), tmp_path / "eye.dcm", Waiting(), oct_workspace)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    jobs = window._jobs
    window._take_found(found_of(window, oct_segmentation), window.volume)
    monkeypatch.setattr(
        "retsam_gui.oct.window.QFileDialog.getExistingDirectory",
        lambda *_told: str(tmp_path / "results"),
    )
    button = next(each for each in window.findChildren(QAction) if "DICOM" in each.text())
    assert button.isEnabled()
    button.trigger()
    jobs.asked[-1].do()
    (folder,) = (tmp_path / "results").glob("*/dicom")
    names = {path.stem for path in folder.iterdir()}
    assert names == {"volume", "segmentation", "surfaces", "measurements", "report"}
    assert str(folder) in window.doing.text.text()
    (written,) = open_file(folder / "volume.dcm")
    assert np.array_equal(written.bscans, volume.bscans)
    mask = read_seg(folder / "segmentation.dcm", shape=volume.bscans.shape)[0].mask
    assert np.array_equal(mask, oct_segmentation.layers[0].mask)


def test_hidden_in_the_legend_is_hidden_on_the_scan(oct_window, oct_segmentation, qtbot):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    box = oct_window.legend.boxes["bm"]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(6, box.height() // 2))
    assert oct_window.bscan.hidden == {"bm"}


def test_a_map_is_clear_where_nothing_was_seen():
    values = np.array([[150, np.nan, 500]], np.float32)
    picture = coloured(values, (150, 500))
    assert [picture.pixelColor(x, 0).alpha() for x in range(3)] == [255, 0, 255]
    assert picture.pixelColor(0, 0).blue() > picture.pixelColor(0, 0).red()
    assert picture.pixelColor(2, 0).red() > 200


def test_without_places_scans_are_rows_of_the_picture(oct_phantom):
    volume = replace(oct_phantom.volume, positions=(), localizer=None)
    lines = scan_lines(volume)
    assert lines[4].tolist() == [[0, 4], [259, 4]]


def test_a_volume_opens_once_and_closes_with_the_main_window(qtbot, oct_phantom, oct_workspace):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    jobs = Waiting()
    workflow = Workflow(jobs, parent)
    windows = OctWindows(
        workflow, jobs, Settings(), oct_workspace, PromptModels(Settings(), parent), parent
    )
    volume = as_shown(oct_phantom.volume)
    workflow._opened(Path("eye.vol"), (volume,), 0)
    workflow._opened(Path("eye.vol"), (volume,), 0)
    assert len(windows.windows) == 1
    assert workflow.case is None
    windows.close()
    assert not windows.windows


def part_of(segmentation, scans):
    return ScansFound(
        scans,
        {each.structure: each.rows[scans] for each in segmentation.surfaces},
        {each.structure: each.mask[scans] for each in segmentation.layers},
    )


def test_scans_show_as_soon_as_they_are_found(oct_window, oct_segmentation):
    view = oct_window.bscan
    oct_window.segment.trigger()
    (job,) = oct_window.jobs.asked
    job.on_part(part_of(oct_segmentation, range(6)))
    assert np.isnan(view.found.surface("ilm").rows[6]).all()
    job.on_part(part_of(oct_segmentation, range(6, 7)))
    assert np.array_equal(
        view.found.surface("ilm").rows[:7], oct_segmentation.surface("ilm").rows[:7]
    )
    place = view.to_widget(120, 95).toPoint()
    assert view.grab().toImage().pixelColor(place).saturation() > 20
    assert not oct_window.write.isEnabled()  # half a volume is no result


@pytest.mark.parametrize("end", ["cancel", "fail"])
def test_after_a_cancel_or_failure_the_half_that_came_is_gone(oct_window, oct_segmentation, end):
    before = found_of(oct_window, oct_segmentation)
    oct_window._take_found(before, oct_window.volume)
    oct_window.segment.trigger()
    job = oct_window.jobs.asked[-1]
    job.on_part(part_of(oct_segmentation, range(2)))
    if end == "cancel":
        oct_window.cancel.trigger()
    else:
        job.on_failed(Failure("There is not enough memory."))
    assert oct_window.bscan.found is before.segmentation
