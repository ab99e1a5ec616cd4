"""The scale of a plain B-scan: what a person states is taken, told and measured with."""

from dataclasses import replace

import pytest
from oct_desk import found_of, value_of
from PySide6.QtCore import Qt

from engine.image import OctScale, ScanPattern
from retsam_gui.oct.scale_dialog import OctScaleDialog


@pytest.fixture
def plain(oct_window):
    """The volume as a folder of pictures: nothing is known of its size."""
    bare = replace(oct_window.volume, scale=None, positions=(), pattern=ScanPattern.UNKNOWN)
    oct_window._state(bare)
    return oct_window


def dialog_of(qtbot, volume):
    dialog = OctScaleDialog(volume)
    qtbot.addWidget(dialog)
    return dialog


def test_a_scale_gives_thickness_and_fields(plain, oct_segmentation, qtbot):
    plain._take_found(found_of(plain, oct_segmentation), plain.volume)
    assert value_of(plain, "Thickness, centre field") == "not measurable"
    plain.set_scale.trigger()
    dialog = plain.findChild(OctScaleDialog)
    for field, text in ((dialog.z_um, "3,872"), (dialog.x_um, "22"), (dialog.y_um, "500")):
        qtbot.keyClicks(field, text)
    assert "0.77 mm deep" in dialog.outcome.text()
    assert "6.00 mm from first to last" in dialog.outcome.text()
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert plain.volume.scale == OctScale(3.872, 22.0, 500.0, "user")
    assert plain.numbers.table.rowCount() == 0  # those without a scale are gone
    plain.jobs.asked[-1].do()
    assert float(value_of(plain, "Thickness, centre field")) > 150
    assert plain.true_aspect.isEnabled()


def test_what_the_file_states_is_not_overridden(oct_window):
    assert not oct_window.set_scale.isEnabled()


@pytest.mark.parametrize(
    ("z", "x", "told"),
    [
        ("", "11", "height of a pixel is needed"),
        ("tall", "", "not a number"),
        ("-3", "", "above 0"),
        ("3900", "", "between 0.1 and 2000"),
        ("nan", "", "above 0"),
    ],
)
def test_a_scale_that_cannot_be_is_refused_with_its_reason(plain, qtbot, z, x, told):
    dialog = dialog_of(qtbot, plain.volume)
    dialog.z_um.setText(z)
    dialog.x_um.setText(x)
    assert told in dialog.outcome.text()
    assert not dialog.use.isEnabled()


def test_depth_alone_is_enough_for_thickness(plain, qtbot):
    dialog = dialog_of(qtbot, plain.volume)
    dialog.z_um.setText("2.6")
    assert dialog.scale() == OctScale(2.6, None, None, "user")
    assert "width is not known" in dialog.outcome.text()


def test_a_single_scan_is_not_asked_for_a_distance(plain, qtbot):
    dialog = dialog_of(qtbot, replace(plain.volume, bscans=plain.volume.bscans[:1], surfaces=()))
    dialog.show()
    assert not dialog.y_um.isVisible()


def test_empty_fields_take_the_scale_away(plain, qtbot):
    plain._state(plain.volume.with_scale(OctScale(3.9, 11.0, None, "user")))
    dialog = dialog_of(qtbot, plain.volume)
    for field in (dialog.z_um, dialog.x_um):
        field.clear()
    stated = []
    dialog.stated.connect(stated.append)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert stated == [None]
