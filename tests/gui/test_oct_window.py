"""An OCT volume on the screen: scans, surfaces, map, numbers, results, and what goes wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.biomarkers.display import value_text
from engine.image import Laterality, OctScale
from engine.layers import Layer, Provenance, Segmentation, Surface
from engine.oct.measure import measure
from retsam_gui.jobs import Failure
from retsam_gui.oct import tasks
from retsam_gui.oct.map_view import coloured, scan_lines
from retsam_gui.oct.tasks import OctFound, as_shown
from retsam_gui.oct.window import OctWindow, OctWindows
from retsam_gui.settings import Settings
from retsam_gui.workflow import Workflow
from training.phantoms.oct import Scene, draw_oct

MADE = Provenance("model:test", "0" * 64)
SCALE = OctScale(3.872, 22.0, 500.0, "vendor")


def never() -> bool:
    return False


class Waiting:
    """Jobs that are done when the test says so."""

    def __init__(self):
        self.asked = []

    def run(self, function, *args, on_done, on_failed, on_progress=None, **_):
        job = Asked(function, args, on_done, on_failed, on_progress)
        self.asked.append(job)
        return job


class Asked:
    def __init__(self, function, args, on_done, on_failed, on_progress):
        self.function, self.args = function, args
        self.on_done, self.on_failed, self.on_progress = on_done, on_failed, on_progress
        self.cancelled = False

    def cancel(self):
        self.cancelled = True

    def do(self):
        self.on_done(self.function(*self.args, progress=lambda *_: None, cancel=never))


@pytest.fixture(scope="module")
def phantom():
    return draw_oct((13, 200, 260), scale=SCALE, scene=Scene(eye=Laterality.LEFT), seed=1)


@pytest.fixture
def segmentation(phantom):
    keys = ("ilm", "rnfl_gcl", "ipl_inl", "inl_opl", "opl_onl", "ez", "rpe", "bm")
    surfaces = tuple(Surface(key, phantom.surfaces[key], MADE) for key in keys)
    mask = np.zeros(phantom.volume.bscans.shape, np.bool_)
    mask[6, 90:100, 100:140] = True
    return Segmentation((Layer("fluid", mask, MADE),), surfaces=surfaces, model="test")


@pytest.fixture
def window(qtbot, phantom):
    jobs = Waiting()
    shown = OctWindow(as_shown(phantom.volume), Path("eye.vol"), jobs, Settings(), None)
    shown.jobs = jobs
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def found_of(window, segmentation):
    numbers = tasks.measure(window.volume, segmentation, progress=print, cancel=never)
    return OctFound(segmentation, numbers)


def wheel(widget, angle, keys=Qt.KeyboardModifier.NoModifier):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_picture_shown_is_the_one_that_the_device_recorded(phantom):
    shown = as_shown(phantom.volume)
    assert shown.bscans.dtype == np.uint8
    for scan in (0, 6, 12):
        assert np.array_equal(shown.shown(scan), phantom.volume.shown(scan))
    assert shown.pixel_sha256 == phantom.volume.pixel_sha256


def test_wheel_keys_slider_and_map_go_through_the_scans(window, qtbot):
    view = window.bscan
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
    window.slider.setValue(3)
    assert (view.scan, window.map.scan) == (3, 3)
    place = window.map._points(9)[0].toPoint()
    qtbot.mouseClick(window.map, Qt.MouseButton.LeftButton, pos=place + QPoint(5, 0))
    assert view.scan == 9
    assert "10 of 13" in window.read_out.text()


def test_half_a_notch_waits_for_the_other_half(window):
    wheel(window.bscan, -60)
    assert window.bscan.scan == 6
    wheel(window.bscan, -60)
    assert window.bscan.scan == 7


def test_zooming_keeps_the_pixel_below_the_mouse(window):
    view = window.bscan
    view.set_true_aspect(True)
    centre = QPointF(view.rect().center())
    before = view.to_scan(centre)
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.to_scan(centre) == pytest.approx(before, abs=0.01)
    assert view.scan == 6
    column, row = view.to_scan(view.to_widget(33, 71))
    assert (column, row) == pytest.approx((33, 71))


def test_true_to_um_a_square_on_the_retina_is_a_square(window):
    view = window.bscan
    view.set_true_aspect(True)
    a, b = view.to_widget(50, 50), view.to_widget(60, 50 + 10 * 22.0 / 3.872)
    assert b.x() - a.x() == pytest.approx(b.y() - a.y(), rel=1e-6)


def test_a_surface_is_drawn_where_it_is(window, segmentation):
    window._show_found(found_of(window, segmentation))
    view = window.bscan
    view.show_structures(frozenset(view.structures) - {"ilm"})
    picture = view.grab().toImage()
    for column in (40, 130, 220):
        row = float(segmentation.surface("ilm").rows[6, column])
        place = view.to_widget(column, row)
        near = [picture.pixelColor(round(place.x()), round(place.y()) + off) for off in (-1, 0, 1)]
        assert max(colour.saturation() for colour in near) > 120
    view.show_layers(False)
    picture = view.grab().toImage()
    place = view.to_widget(130, float(segmentation.surface("ilm").rows[6, 130])).toPoint()
    assert picture.pixelColor(place).saturation() == 0


def test_fluid_is_on_its_own_scan_alone(window, segmentation):
    window._show_found(found_of(window, segmentation))
    view = window.bscan
    assert "fluid" in view.structures
    place = view.to_widget(120, 95).toPoint()
    assert view.grab().toImage().pixelColor(place).saturation() > 20
    view.go_to(7)
    assert view.grab().toImage().pixelColor(place).saturation() == 0


def test_segmenting_shows_numbers_of_the_eye_and_the_map(window, segmentation, monkeypatch):
    monkeypatch.setattr(
        "engine.oct.segment.segment", lambda volume, **_: segmentation, raising=True
    )
    window.segment.trigger()
    (job,) = window.jobs.asked
    assert not window.segment.isEnabled()
    assert window.cancel.isEnabled()
    job.on_progress(0.5, "B-scan 7 of 13")
    assert window.bar.value() == 500
    job.do()
    assert window.segment.isEnabled()
    assert window.write.isEnabled()
    titles = [window.numbers.layer.itemText(i) for i in range(window.numbers.layer.count())]
    assert titles[0] == "Retina"
    table = window.numbers.table
    told = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    measured = measure(window.volume, segmentation)
    assert told["Thickness, centre field"] == value_text(measured[0])
    assert window.map._map is not None
    assert len(window.map._grid) == 7
    assert "not kept in the workspace" in window.notices.text.text()


def test_another_eye_is_measured_anew_and_old_numbers_go(window, segmentation):
    window._show_found(found_of(window, segmentation))
    before = value_of(window, "Thickness, inner nasal field")
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    assert window.numbers.table.rowCount() == 0
    (job,) = window.jobs.asked
    job.do()
    assert window.volume.laterality is Laterality.RIGHT
    assert value_of(window, "Thickness, inner temporal field") == before


def value_of(window, title):
    table = window.numbers.table
    return next(
        table.item(row, 1).text()
        for row in range(table.rowCount())
        if table.item(row, 0).text() == title
    )


def test_cancelling_leaves_what_was_there(window, segmentation):
    window._show_found(found_of(window, segmentation))
    window.segment.trigger()
    window.cancel.trigger()
    assert window.jobs.asked[0].cancelled
    assert window.segment.isEnabled()
    assert window.found.segmentation is segmentation


def test_a_failure_is_told(window):
    window.segment.trigger()
    window.jobs.asked[0].on_failed(Failure("There is not enough memory to segment this scan."))
    assert "not enough memory" in window.errors.text.text()
    assert window.segment.isEnabled()


def test_results_are_written_under_a_pseudonym(window, segmentation, tmp_path):
    window._show_found(found_of(window, segmentation))
    window.write_to(tmp_path / "results")
    window.jobs.asked[0].do()
    (folder,) = (tmp_path / "results").iterdir()
    assert folder.name.startswith("case_L_")
    assert (folder / "surfaces.csv").is_file()
    assert (folder / "measurements.json").is_file()
    assert str(folder) in window.doing.text()


def test_hidden_in_the_legend_is_hidden_on_the_scan(window, segmentation, qtbot):
    window._show_found(found_of(window, segmentation))
    box = window.legend.boxes["bm"]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(6, box.height() // 2))
    assert window.bscan.hidden == {"bm"}


def test_a_map_is_clear_where_nothing_was_seen():
    values = np.array([[150, np.nan, 500]], np.float32)
    picture = coloured(values, (150, 500))
    assert [picture.pixelColor(x, 0).alpha() for x in range(3)] == [255, 0, 255]
    assert picture.pixelColor(0, 0).blue() > picture.pixelColor(0, 0).red()
    assert picture.pixelColor(2, 0).red() > 200


def test_without_places_scans_are_rows_of_the_picture(phantom):
    volume = replace(phantom.volume, positions=(), localizer=None)
    lines = scan_lines(volume)
    assert lines[4].tolist() == [[0, 4], [259, 4]]


def test_a_volume_opens_once_and_closes_with_the_main_window(qtbot, phantom):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    jobs = Waiting()
    workflow = Workflow(jobs, parent)
    windows = OctWindows(workflow, jobs, Settings(), parent)
    volume = as_shown(phantom.volume)
    workflow._opened(Path("eye.vol"), (volume,), 0)
    workflow._opened(Path("eye.vol"), (volume,), 0)
    assert len(windows.windows) == 1
    assert workflow.case is None
    windows.close()
    assert not windows.windows
