"""Correcting a volume with mouse and keys: what moves, what follows, and that nothing is lost."""

from pathlib import Path

import numpy as np
import pytest
from oct_desk import Waiting, found_of, open_window, value_of
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.image import Laterality, OctScale
from engine.layers import Origin
from engine.oct.parts import ScansFound
from engine.store import acts, desk
from retsam_gui.jobs import Failure, Jobs
from retsam_gui.main_window import MainWindow
from retsam_gui.oct import edges, tasks
from retsam_gui.oct.tasks import as_shown
from retsam_gui.settings import Settings

SCAN = 6
WAIT = 60_000  # for a child process on a busy machine
INNER_NASAL, INNER_TEMPORAL = "Thickness, inner nasal field", "Thickness, inner temporal field"


class Hand:
    """A mouse on the B-scan of a window."""

    def __init__(self, window):
        self.window, self.view = window, window.bscan

    def take(self, key):
        self.window.correction.bar.tools[key].trigger()

    def send(self, kind, place, *, down):
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        at = self.view.to_widget(*place)
        event = QMouseEvent(
            kind, at, self.view.mapToGlobal(at), none if kind is MOVE else left,
            left if down else none, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.view, event)

    def drag(self, *places):
        self.begin(*places)
        self.send(RELEASE, places[-1], down=False)

    def begin(self, first, *more):
        self.send(PRESS, first, down=True)
        for place in more:
            self.send(MOVE, place, down=True)

    def click(self, place):
        self.drag(place)


MOVE, PRESS, RELEASE = (
    QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
)  # fmt: skip


@pytest.fixture
def window(oct_window, oct_segmentation):
    """With a result on the screen, as after Segment."""
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    oct_window.jobs.asked.clear()
    return oct_window


@pytest.fixture
def hand(window):
    return Hand(window)


def rows_of(window, key):
    return window.correction.editing.working.segmentation().surface(key).rows[window.bscan.scan]


def do_jobs(window):
    """Do what was asked of the engine, also what is asked on the way."""
    asked = window.jobs.asked
    while asked:
        job = asked.pop(0)
        if not job.cancelled:
            job.do()


def at(window, key, column):
    return column, float(rows_of(window, key)[column])


def edits_put(workspace):
    return [act for act in workspace.acts if isinstance(act, acts.EditAct)]


def test_a_surface_is_dragged_and_map_and_numbers_follow(window, hand, oct_workspace):
    hand.take("drag")
    do_jobs(window)
    before = value_of(window, "Thickness, centre field")
    thickness = window.found.numbers.maps["retina"].copy()
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 5), (column, row - 20))
    assert rows_of(window, "ilm")[column] == pytest.approx(row - 20, abs=0.5)
    (job,) = window.jobs.asked
    assert job.function is tasks.measure_again
    do_jobs(window)
    assert value_of(window, "Thickness, centre field") != before
    grown = window.found.numbers.maps["retina"] - thickness
    assert grown[SCAN, column] == pytest.approx(20 * 3.872, abs=2)
    assert np.nanmax(np.abs(np.delete(grown, SCAN, axis=0))) == 0
    (act,) = edits_put(oct_workspace)
    assert act.edit.name == "Drag ILM, B-scan 7"
    assert isinstance(oct_workspace.acts[-1], acts.Measured)


def test_the_surface_follows_the_hand_before_the_button_is_up(window, hand):
    hand.take("drag")
    column, row = at(window, "ilm", 130)
    hand.begin((column, row), (column, row - 20))
    tool = window.bscan.tool
    assert tool.line[column] == pytest.approx(row - 20, abs=0.5)
    assert rows_of(window, "ilm")[column] == row
    place = window.bscan.to_widget(column, row - 20).toPoint()
    assert window.bscan.grab().toImage().pixelColor(place).saturation() > 100
    QApplication.sendEvent(window.bscan, _key(Qt.Key.Key_Escape))
    assert tool.line is None
    hand.send(RELEASE, (column, row - 20), down=False)
    assert rows_of(window, "ilm")[column] == row
    assert window.correction.editing.history.entries == ()


def _key(key):
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_the_surface_near_the_click_is_taken(window, hand):
    hand.take("drag")
    hand.click(at(window, "bm", 60))
    assert window.correction.desk.settings.surface == "bm"
    assert window.legend.boxes["bm"].font().bold()
    assert window.correction.bar.surface.currentData() == "bm"
    hand.take("draw")
    hand.click(at(window, "ez", 200))
    assert window.correction.desk.settings.surface == "ez"
    assert window.correction.editing.history.entries == ()


def test_a_name_in_the_legend_is_taken_too(window, qtbot):
    box = window.legend.boxes["rpe"]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 6, box.height() // 2))
    assert box.isChecked()
    assert window.correction.desk.settings.surface == "rpe"
    assert window.correction.bar.tools["drag"].isChecked()
    box = window.legend.boxes["fluid"]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 6, box.height() // 2))
    assert window.correction.bar.tools["paint"].isChecked()


def test_what_is_hidden_is_shown_when_it_is_corrected(window):
    window.legend.boxes["ez"].setChecked(False)
    assert "ez" in window.bscan.hidden
    window.correction.bar.choose("ez", surface=True)
    assert "ez" not in window.bscan.hidden


def test_a_neighbour_stops_the_hand(window, hand):
    hand.take("drag")
    column, row = at(window, "rnfl_gcl", 60)
    below = rows_of(window, "ipl_inl")[column]
    hand.drag((column, row), (column, row + 90))
    assert rows_of(window, "rnfl_gcl")[column] == below
    assert rows_of(window, "ipl_inl")[column] == below


def test_a_surface_is_drawn_anew_and_cut(window, hand):
    hand.take("draw")
    window.correction.bar.choose("ilm", surface=True)
    hand.drag((50, 20), (70, 24), (90, 28))
    assert rows_of(window, "ilm")[50:91] == pytest.approx(np.linspace(20, 28, 41), abs=0.6)
    hand.take("erase")
    hand.drag((60, 10), (80, 90))
    assert np.isnan(rows_of(window, "ilm")[60:81]).all()
    assert not np.isnan(rows_of(window, "ilm")[[59, 81]]).any()
    names = [each.name for each in window.correction.editing.history.entries]
    assert names == ["Draw ILM, B-scan 7", "Cut ILM, B-scan 7"]


def test_a_surface_that_no_model_found_is_drawn(window, hand):
    hand.take("draw")
    window.correction.bar.choose("csi", surface=True)
    hand.drag((10, 190), (240, 195))
    do_jobs(window)
    assert window.found.segmentation.surface("csi").provenance.author.startswith("reader:")
    assert "csi" in window.legend.boxes
    assert "choroid_layer" in dict(window.found.numbers.layers)


def test_snapping_looks_for_the_edge_elsewhere_and_lays_the_surface_on_it(
    window, hand, oct_phantom
):
    truth = oct_phantom.surfaces["ilm"][SCAN]
    hand.take("draw")
    window.correction.bar.choose("ilm", surface=True)
    hand.drag(*[(x, float(truth[x]) - 5) for x in range(60, 121, 10)])
    hand.take("snap")
    do_jobs(window)
    hand.drag((60, 100), (120, 100))
    (job,) = window.jobs.asked
    assert job.function is edges.snap
    hand.take("drag")
    hand.drag(at(window, "ilm", 200), (200, 10))  # refused meanwhile
    assert "One moment" in window.doing.text.text()
    do_jobs(window)
    off = np.abs(rows_of(window, "ilm") - truth)[65:116]
    assert off.mean() < 1.5
    origins = window.found.segmentation.surface("ilm").origins[SCAN]
    assert (origins[65:116] == Origin.SNAPPED).mean() > 0.8
    assert origins[200] == Origin.MODEL


def test_a_correction_is_carried_on(window, hand, oct_phantom):
    window.bscan.go_to(SCAN)
    truth = oct_phantom.surfaces["ilm"]
    hand.take("draw")
    window.correction.bar.choose("ilm", surface=True)
    window.correction.bar.carry.trigger()
    assert "Correct this surface" in window.doing.text.text()
    hand.drag(*[(x, float(truth[SCAN, x])) for x in range(60, 121, 4)])
    window.correction.bar.neighbours.setValue(2)
    do_jobs(window)
    window.correction.bar.carry.trigger()
    do_jobs(window)
    ilm = window.found.segmentation.surface("ilm")
    carried = np.flatnonzero((ilm.origins == Origin.CARRIED).any(axis=1))
    assert carried.tolist() == [4, 5, 7, 8]
    assert np.abs(ilm.rows - truth)[carried, 65:116].mean() < 1.5
    assert "2 B-scans before and 2 after" in window.doing.text.text()
    assert window.bscan.scan == SCAN


def test_fluid_is_painted_and_erased(window, hand, oct_workspace):
    hand.take("paint")
    before = window.found.segmentation.layer("fluid").mask[SCAN].sum()
    hand.drag((40, 120), (60, 120), (80, 122))
    mask = window.correction.editing.working.mask("fluid", SCAN)
    assert mask.sum() > before + 100
    assert mask[120, 40:80].all()
    hand.take("rub")
    hand.drag((60, 120))
    assert not window.correction.editing.working.mask("fluid", SCAN)[120, 58:62].any()
    do_jobs(window)
    window.numbers.layer.setCurrentIndex(window.numbers.layer.findData("fluid"))
    assert float(window.numbers.table.item(0, 1).text()) > 0
    assert len(edits_put(oct_workspace)) == 2


def test_what_is_painted_shows_under_the_brush(window, hand):
    hand.take("paint")
    view = window.bscan
    place = view.to_widget(60, 150).toPoint()
    assert view.grab().toImage().pixelColor(place).saturation() < 20
    hand.begin((40, 150), (80, 150))
    assert view.grab().toImage().pixelColor(place).saturation() > 60
    hand.send(RELEASE, (80, 150), down=False)
    assert view.grab().toImage().pixelColor(place).saturation() > 20


def test_undo_and_redo_by_keys_go_to_the_scan_they_are_about(window, hand, qtbot, oct_workspace):
    hand.take("drag")
    before = rows_of(window, "ilm").copy()
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    after = rows_of(window, "ilm").copy()
    window.bscan.go_to(2)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bscan.scan == SCAN
    assert np.array_equal(rows_of(window, "ilm"), before)
    assert "Undone: Drag ILM" in window.doing.text.text()
    assert not window.correction.bar.undo.isEnabled()
    assert "Drag ILM, B-scan 7" in window.correction.bar.redo.toolTip()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert np.array_equal(rows_of(window, "ilm"), after)
    assert [type(act) for act in edits_put(oct_workspace)] == [
        acts.EditDone, acts.EditUndone, acts.EditRedone
    ]  # fmt: skip
    do_jobs(window)
    assert isinstance(oct_workspace.acts[-1], acts.Measured)


def test_a_correction_is_given_up_for_what_was_found(window, hand):
    hand.take("drag")
    before = rows_of(window, "ilm").copy()
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    window.correction.bar.revert.trigger()
    assert np.array_equal(rows_of(window, "ilm"), before)


def test_brackets_change_reach_and_brush(window, hand, qtbot):
    hand.take("drag")
    before = window.correction.desk.settings
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    assert window.correction.desk.settings.reach > before.reach
    assert window.correction.desk.settings.radius == before.radius
    hand.take("paint")
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    assert window.correction.desk.settings.radius < before.radius
    qtbot.keyClick(window, Qt.Key.Key_Period)
    assert window.correction.desk.settings.area != before.area


def test_while_it_is_being_segmented_nothing_is_corrected(window, hand):
    hand.take("drag")
    do_jobs(window)
    window.segment.trigger()
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    assert rows_of(window, "ilm")[column] == row
    assert "when the segmentation is done" in window.doing.text.text()
    window.cancel.trigger()
    hand.drag((column, row), (column, row - 20))
    assert rows_of(window, "ilm")[column] != row


def test_another_run_keeps_what_was_corrected(window, hand, oct_segmentation):
    hand.take("drag")
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    corrected = float(rows_of(window, "ilm")[column])
    do_jobs(window)
    window._take_found(found_of(window, oct_segmentation), window.volume)
    do_jobs(window)
    assert window.found.segmentation.surface("ilm").rows[SCAN, column] == corrected
    assert "found now. B-scans: 7." in window.notices.text.text()
    assert window.found.numbers.maps["retina"][SCAN, column] > 0


def test_numbers_that_come_late_do_not_take_half_a_segmentation_for_the_result(
    window, hand, oct_segmentation
):
    hand.take("drag")
    column, row = at(window, "rnfl_gcl", 130)
    hand.drag((column, row), (column, row - 4))
    corrected = rows_of(window, "rnfl_gcl")[column]
    late = list(window.jobs.asked)
    window.jobs.asked.clear()
    window.segment.trigger()
    empty = {each.structure: each.rows[:1] * np.nan for each in oct_segmentation.surfaces}
    window.jobs.asked[-1].on_part(ScansFound(range(1), empty, {}))
    for job in late:
        if not job.cancelled:
            job.do()
    window.cancel.trigger()
    assert window.found.segmentation.surface("rnfl_gcl").rows[SCAN, column] == corrected
    assert window.bscan.found.surface("rnfl_gcl").rows[SCAN, column] == corrected


def test_measuring_cannot_be_stopped_half_way(window):
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    assert not window.cancel.isEnabled()
    assert window.numbers.table.rowCount() == 0
    do_jobs(window)
    assert window.numbers.table.rowCount() > 0


def test_numbers_that_cannot_be_told_are_not_those_of_before(window, hand):
    hand.take("drag")
    do_jobs(window)
    column, row = at(window, "rnfl_gcl", 130)
    hand.drag((column, row), (column, row - 4))
    window.jobs.asked.pop().on_failed(Failure("There is not enough memory for this."))
    assert window.numbers.table.rowCount() == 0
    assert "not enough memory" in window.errors.text.text()
    hand.drag((column, row - 4), (column, row - 2))
    do_jobs(window)
    assert window.numbers.table.rowCount() > 0


def test_an_eye_stated_while_results_are_written_is_measured_after(window, tmp_path):
    window.write_to(tmp_path)
    (export,) = window.jobs.asked
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    assert not export.cancelled
    do_jobs(window)
    assert window.volume.laterality is Laterality.RIGHT
    assert window.numbers.table.rowCount() > 0


def test_an_eye_stated_before_the_workspace_answers_is_kept(qtbot, oct_phantom, oct_workspace):
    answers = []
    oct_workspace.ask = lambda question, done, failed=None: answers.append((question, done))
    window = open_window(as_shown(oct_phantom.volume), "eye.vol", Waiting(), oct_workspace)
    qtbot.addWidget(window)
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    ((question, done),) = answers
    done(question(oct_workspace.store))
    assert window.volume.laterality is Laterality.RIGHT
    assert acts.EyeStated(Laterality.RIGHT, "user") in oct_workspace.acts


def test_only_what_a_person_stated_is_kept_as_stated(window, oct_workspace):
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    do_jobs(window)
    stated = [act for act in oct_workspace.acts if isinstance(act, acts.EyeStated)]
    assert stated == [acts.EyeStated(Laterality.RIGHT, "user")]
    assert not [act for act in oct_workspace.acts if isinstance(act, acts.ScaleStated)]


def test_closing_while_the_edge_is_looked_for_is_safe(window, hand, oct_workspace):
    hand.take("snap")
    do_jobs(window)
    hand.drag((60, 100), (120, 100))
    (job,) = window.jobs.asked
    window.close()
    assert job.cancelled
    assert edits_put(oct_workspace) == []


def test_the_eye_that_is_stated_meanwhile_is_the_one_that_is_measured(
    oct_window, oct_segmentation, oct_phantom
):
    before = oct_window.volume
    oct_window.segment.trigger()
    (job,) = oct_window.jobs.asked
    oct_window.jobs.asked.clear()
    found = found_of(oct_window, oct_segmentation)
    nasal = [row.value for row in found.numbers.rows if row.title == INNER_NASAL]
    oct_window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    assert before.laterality is Laterality.LEFT
    job.on_done(found)
    do_jobs(oct_window)
    assert value_of(oct_window, INNER_TEMPORAL) == nasal[0]


def test_a_scale_that_was_stated_comes_back(window, qtbot, oct_workspace):
    scale = OctScale(3.5, 20.0, 400.0, "user")
    window._state(window.volume.with_scale(scale))
    do_jobs(window)
    window.close()
    shown = again(qtbot, window, oct_workspace)
    assert shown.volume.scale == scale
    assert shown.bscan.volume is shown.volume


# --- what is kept --------------------------------------------------------------------------------


def again(qtbot, window, workspace):
    """The same file in a new window."""
    shown = open_window(
        window.volume.with_eye(Laterality.UNKNOWN), "moved.vol", window.jobs, workspace
    )
    shown.jobs = window.jobs
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    do_jobs(shown)
    return shown


def test_the_same_file_comes_back_with_result_corrections_and_undo(
    window, hand, qtbot, oct_workspace
):
    window.patient_bar.eye_chosen.emit(Laterality.RIGHT)
    do_jobs(window)
    hand.take("drag")
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    hand.take("paint")
    hand.drag((40, 120), (80, 122))
    do_jobs(window)
    rows = rows_of(window, "ilm").copy()
    mask = window.correction.editing.working.mask("fluid", SCAN)
    titles = [window.numbers.table.item(row, 1).text() for row in range(9)]
    window.close()
    shown = again(qtbot, window, oct_workspace)
    assert np.array_equal(rows_of(shown, "ilm"), rows)
    assert np.array_equal(shown.correction.editing.working.mask("fluid", SCAN), mask)
    assert shown.volume.laterality is Laterality.RIGHT
    assert [shown.numbers.table.item(row, 1).text() for row in range(9)] == titles
    shown.correction.bar.undo.trigger()
    shown.correction.bar.undo.trigger()
    assert rows_of(shown, "ilm")[column] == row
    shown.correction.bar.redo.trigger()
    assert np.array_equal(rows_of(shown, "ilm"), rows)
    assert shown.correction.saved.text() == "Saved"


def test_a_volume_that_another_window_has_can_only_be_looked_at(
    qtbot, oct_phantom, oct_workspace, workspace_file, oct_window
):
    from oct_desk import AtOnce

    other = AtOnce(workspace_file)
    jobs = oct_window.jobs
    shown = open_window(as_shown(oct_phantom.volume), "e.vol", jobs, other)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    assert shown.correction.saved.text() == "Read only"
    assert not shown.correction.editing.may_begin()
    assert "open in another window" in shown.doing.text.text()
    oct_window.close()  # and the case is free again
    with other.store.reading():
        loaded = desk.load_volume(other.store, "ada", oct_phantom.volume, Path("e.vol"))
    assert loaded.status.free
    shown.close()
    other.store.close()


def test_what_cannot_be_saved_is_told_and_nothing_more_is_changed(window, hand, oct_workspace):
    hand.take("drag")
    column, row = at(window, "ilm", 130)
    hand.drag((column, row), (column, row - 20))
    (act,) = edits_put(oct_workspace)
    case_id = window.correction.saving._status.case.id
    oct_workspace.refused.emit(case_id, act)
    oct_workspace.told.emit("This could not be saved.", "Another window has this case.")
    assert window.correction.saved.text() == "Not saved"
    assert "could not be saved" in window.errors.text.text()
    hand.drag(at(window, "bm", 60), (60, 180))
    assert len(edits_put(oct_workspace)) == 1


def test_before_the_workspace_answers_nothing_is_corrected(qtbot, oct_phantom, oct_workspace):
    from oct_desk import Waiting

    oct_workspace.reader = None
    oct_workspace.start = lambda: None
    shown = open_window(as_shown(oct_phantom.volume), "e.vol", Waiting(), oct_workspace)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    assert not shown.correction.editing.may_begin()
    assert "being opened" in shown.doing.text.text()
    oct_workspace.reader = "ada"
    oct_workspace.ready.emit()
    assert shown.correction.editing.may_begin()
    assert shown.correction.saved.text() == "Saved"
    shown.close()


def test_the_devices_surfaces_can_be_corrected(qtbot, oct_window, oct_phantom):
    hand = Hand(oct_window)
    hand.take("drag")
    oct_window.jobs.asked.clear()
    device = oct_window.volume.surfaces[0]
    row = float(device.rows[SCAN, 130])
    hand.drag((130, row), (130, row - 15))
    do_jobs(oct_window)
    ilm = oct_window.found.segmentation.surface("ilm")
    assert ilm.rows[SCAN, 130] == pytest.approx(row - 15, abs=0.5)
    assert dict(ilm.provenance.settings)["derived_from"] == device.provenance.author
    oct_window.correction.bar.undo.trigger()
    assert oct_window.found is None
    assert oct_window.bscan.found is None  # dashed again, as the device's


def test_closing_the_program_at_once_loses_no_correction(qtbot, window_of_the_program, another):
    """With the real writer thread, and no time to save before the program is closed."""
    program, volume = window_of_the_program
    program.oct.open(Path("eye.vol"), (volume,))
    (shown,) = program.oct.windows
    qtbot.waitUntil(lambda: shown.correction.saved.text() == "Saved", timeout=WAIT)
    hand = Hand(shown)
    hand.take("drag")
    row = float(volume.surfaces[0].rows[SCAN, 130])
    for number in range(3):
        hand.drag((130, row - 5 * number), (130, row - 5 * number - 5))
    rows = rows_of(shown, "ilm").copy()
    program.close()
    after = another()
    after.oct.open(Path("eye.vol"), (volume,))
    (again,) = after.oct.windows
    qtbot.waitUntil(lambda: again.bscan.found is not None, timeout=WAIT)
    assert np.array_equal(rows_of(again, "ilm"), rows)
    assert len(again.correction.editing.history.entries) == 3


@pytest.fixture
def window_of_the_program(qtbot, engine, oct_phantom):
    program = MainWindow(Jobs(), Settings())
    qtbot.addWidget(program)
    program.show()
    yield program, as_shown(oct_phantom.volume)
    program.close()
