"""The same µm come from caliper, area tool, scale bar and table, whatever is known of the eye."""

import pytest
from test_scale import asked

from engine import biomarkers
from engine.image import Scale
from retsam_gui.canvas import view
from retsam_gui.models.scaling import EyeSize

LONG = (26.5 - 1.82) / (24 - 1.82)


@pytest.mark.parametrize(
    ("source", "eye", "factor"),
    [
        ("dicom", EyeSize(), 1.0),
        ("user", EyeSize(axial_length_mm=26.5), LONG),
        ("dicom", EyeSize(refraction_d=-5.0), 1.085),
        ("known-distance", EyeSize(axial_length_mm=26.5), 1.0),
    ],
)
def test_tools_and_table_agree(qtbot, window, segmented, save, monkeypatch, source, eye, factor):
    case = segmented(save("a.png"))
    window.workflow.set_scale(Scale(10.0, 12.0, source), eye)
    qtbot.waitUntil(lambda: case.rows is not None, timeout=10_000)
    rows = biomarkers.measure(case.image, case.segmentation, choices=case.choices.now)
    table = {(row.key, row.unit): row.value for row in rows if row.structure == "optic_disc"}

    tool = take(window, "caliper")
    for point in ((20.0, 4.5), (20.0, 24.5)):  # the stand-in's disc, from edge to edge
        tool.press(*point, 1.0)
        tool.release(*point, 1.0)
    assert tool.reading.startswith(f"{20 * 12 * factor:.0f} µm")
    assert float(tool.reading.split()[0]) == pytest.approx(table["vertical_diameter", "um"], abs=1)
    tool = take(window, "area")
    for point in ((9.5, 4.5), (39.5, 4.5), (39.5, 24.5), (9.5, 24.5)):
        tool.press(*point, 1.0)
        tool.release(*point, 1.0)
    assert float(tool.reading.split()[0]) == pytest.approx(table["area", "mm2"], rel=0.02)
    bars = []
    monkeypatch.setattr(view, "paint_scale_bar", lambda _, um, *more: bars.append(um))
    window.canvas.grab()
    assert bars == [pytest.approx(10 * factor)]
    window.actions_["side_by_side"].trigger()
    window.correction.side_by_side.second.grab()
    assert bars[-1] == pytest.approx(10 * factor)


def take(window, name):
    window.correction.toolbox.choose(name)
    return window.canvas.tool


def test_a_known_distance_stays_true_when_the_eye_is_measured_later(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    dialog = asked(window)
    dialog.set_line((50.0, 50.0), (150.0, 50.0))
    dialog.distance.setText("5")
    dialog.unit.setCurrentText("mm")
    dialog.use.click()
    calibrated = Scale(50.0, 50.0, "known-distance")
    assert case.image.scale == calibrated
    qtbot.waitUntil(lambda: not window.workflow.is_busy, timeout=10_000)

    dialog = asked(window)
    assert dialog.by_distance.isChecked()
    dialog.axial.setText("27")
    assert "not corrected" in dialog.outcome.text()
    dialog.use.click()
    assert case.image.scale == calibrated
    assert case.choices.now.axial_length_mm == 27
    assert case.scale_in_eye == calibrated
    qtbot.waitUntil(lambda: not window.workflow.is_busy, timeout=10_000)

    dialog = asked(window)
    dialog.distance.setText("6")  # another length needs another line
    assert not dialog.use.isEnabled()
    assert "two ends" in dialog.outcome.text()
    dialog.reject()
