"""Two visits of one eye in the OCT windows: what changed, and what must not be compared."""

from dataclasses import replace
from datetime import datetime
from functools import partial

import numpy as np
import pytest
from oct_desk import SCALE, found_of, value_of
from PySide6.QtWidgets import QWidget

from engine.biomarkers.display import gain_text
from engine.biomarkers.measurement import Measurement
from engine.image import Identity, Laterality
from engine.oct.followup import LATER, NOT_UPRIGHT, OTHER_EYE, OTHER_PERSON, SAME
from retsam_gui.jobs import Failure
from retsam_gui.oct.tasks import Visit
from retsam_gui.oct.windows import OctWindows
from retsam_gui.pointing.models import PromptModels
from retsam_gui.settings import Settings
from retsam_gui.workflow import Workflow

SWELLING_UM = 50


@pytest.fixture
def earlier(oct_window, oct_segmentation):
    """The same eye half a year before; its retina was 50 µm thinner everywhere."""
    volume = replace(
        oct_window.volume, pixel_sha256="earlier", acquired=datetime(2026, 3, 1), name="first visit"
    )
    rows = {s.structure: s.rows for s in oct_segmentation.surfaces}
    rows["ilm"] = rows["ilm"] + np.float32(SWELLING_UM / SCALE.z_um)
    surfaces = tuple(replace(s, rows=rows[s.structure]) for s in oct_segmentation.surfaces)
    return Visit(volume, replace(oct_segmentation, surfaces=surfaces))


@pytest.fixture
def later(oct_window, oct_segmentation):
    """The window after segmenting, half a year later."""
    oct_window.volume = replace(oct_window.volume, acquired=datetime(2026, 9, 1))
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    return oct_window


def answer(window, number=-1):
    job = window.jobs.asked[number]
    try:
        job.do()
    except Exception as error:
        job.on_failed(Failure(str(error)))


def test_map_and_numbers_tell_what_was_gained(later, earlier):
    now = float(value_of(later, "Thickness, centre field"))
    later.follow_up.compare_with(lambda: earlier)
    answer(later)
    assert later.map._range == (-100, 100)
    gained = later.change.maps["retina"]
    assert np.nanmedian(gained) == pytest.approx(SWELLING_UM, abs=1)
    table = later.numbers.table
    assert table.horizontalHeaderItem(1).text() == "2026-03-01"
    assert float(value_of(later, "Thickness, centre field", 1)) == pytest.approx(now - 50, abs=2)
    assert value_of(later, "Thickness, centre field", 3) == "+50"
    assert "since 2026-03-01" in later.notices.text.text()


def test_ending_the_comparison_brings_the_thickness_back(later, earlier):
    later.follow_up.compare_with(lambda: earlier)
    answer(later)
    later.follow_up.compare_with(None)
    assert later.numbers.table.columnCount() == 3
    assert later.map._range == (150, 500)
    assert "since" not in later.notices.text.text()


def test_a_layer_that_did_not_change_is_grey(later, earlier):
    later.follow_up.compare_with(lambda: earlier)
    answer(later)
    later.numbers.layer.setCurrentIndex(later.numbers.layer.findData("ez_to_rpe"))
    colour = later.map._map.pixelColor(130, 6)
    assert colour.saturation() < 5


def test_what_is_no_earlier_visit_of_this_eye_is_refused(later, earlier):
    mary, jane = Identity(patient_id="17"), Identity(patient_id="18")
    later.volume = replace(later.volume, identity=mary)
    later.follow_up._now = (later.volume, later.found)
    right = replace(earlier.volume, laterality=Laterality.RIGHT)
    after = replace(earlier.volume, acquired=datetime(2026, 10, 1))
    cases = {
        OTHER_EYE: right,
        OTHER_PERSON: replace(earlier.volume, identity=jane),
        LATER: after,
        SAME: later.volume,
    }
    for reason, volume in cases.items():
        later.follow_up.compare_with(partial(Visit, volume, earlier.found))
        answer(later)
        assert reason in later.errors.text.text()
        assert later.change is None
        assert later.numbers.table.columnCount() == 3


def test_new_surfaces_are_compared_anew(later, earlier, oct_segmentation):
    later.follow_up.compare_with(lambda: earlier)
    answer(later)
    later._take_found(found_of(later, earlier.found), later.volume)
    answer(later)
    assert np.nanmax(np.abs(later.change.maps["retina"])) < 0.5


def test_a_missing_date_and_a_missing_map_are_told(later, earlier):
    bare = replace(earlier.volume, acquired=None, positions=())
    later.follow_up.compare_with(partial(Visit, bare, earlier.found))
    answer(later)
    told = later.notices.text.text()
    assert "A date is missing" in told
    assert NOT_UPRIGHT in told
    assert later.map._map is None
    assert value_of(later, "Thickness, centre field", 3) == "+50"


def test_until_the_new_change_is_known_none_is_shown(later, earlier):
    later.follow_up.compare_with(lambda: earlier)
    answer(later)
    later._take_found(found_of(later, earlier.found), later.volume)
    assert later.change is None
    assert later.numbers.table.columnCount() == 3
    answer(later)
    assert later.numbers.table.columnCount() == 5


def test_other_windows_are_offered(qtbot, oct_window, earlier, oct_segmentation, oct_workspace):
    parent = QWidget()
    qtbot.addWidget(parent)
    workflow = Workflow(oct_window.jobs, parent)
    windows = OctWindows(
        workflow,
        oct_window.jobs,
        Settings(),
        oct_workspace,
        PromptModels(Settings(), parent),
        parent,
    )
    windows.open("a.vol", (oct_window.volume,))
    windows.open("b.vol", (earlier.volume,))
    first, second = windows.windows
    assert windows._visits(first) == []
    second._take_found(found_of(second, earlier.found), second.volume)
    ((name, visit),) = windows._visits(first)
    assert name == "first visit"
    assert visit().volume is second.volume
    first._take_found(found_of(first, oct_segmentation), first.volume)
    menu = first.follow_up.button.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "first visit"
    assert first.follow_up._visit is None
    menu.actions()[0].trigger()
    answer(oct_window)
    before = first.change
    second._take_found(found_of(second, oct_segmentation), second.volume)
    answer(oct_window)  # the earlier visit is another one now
    assert first.change is not before
    assert np.nanmax(np.abs(first.change.maps["retina"])) < 0.5
    windows.close()


def test_a_gain_has_its_sign_and_no_more_digits_than_its_unit():
    def gain(value, unit):
        return gain_text(Measurement("thickness", "retina", "", unit, value, True, None, ""))

    assert [gain(v, "um") for v in (15.2, -3.0, 0.0086, -0.4)] == ["+15", "-3", "0", "0"]
    assert gain(0.034, "mm3") == "+0.03"
