"""The scale as a person states it: refused where it cannot be right, in every number at once."""

import pytest
import stand_ins
from looking import texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from engine.image import Laterality, Scale
from retsam_gui import tasks
from retsam_gui.dialogs.scale import ScaleDialog
from retsam_gui.models.scaling import (
    ScaleFacts,
    ScaleRefusedError,
    checked,
    isotropic_length,
    read_number,
    scale_of_length,
)


def facts(**changes):
    known = {
        "width": 3000,
        "height": 2000,
        "aspect": 1.0,
        "current": None,
        "of_file": None,
        "disc": 200.0,
        "no_disc": "",
    }
    return ScaleFacts(**(known | changes))


@pytest.fixture
def dialog(qtbot):
    def dialog(**changes):
        dialog = ScaleDialog(facts(**changes))
        qtbot.addWidget(dialog)
        return dialog

    return dialog


@pytest.mark.parametrize("text", ["9.6", " 9,6 ", "9.60"])
def test_numbers_are_read_with_point_or_comma(text):
    assert read_number(text, "width") == 9.6


@pytest.mark.parametrize(
    "text", ["", "0", "-3", "nine", "nan", "inf", "1e999", "9.6 µm", "1,000.5"]
)
def test_what_is_no_size_is_refused_in_texts(text):
    with pytest.raises(ScaleRefusedError, match="width"):
        read_number(text, "width")


@pytest.mark.parametrize(
    ("x_um", "y_um", "why"),
    [
        (0.4, 0.4, "smaller than an optic disc"),
        (30.0, 30.0, "larger than the retina"),
        (9.6, 1.2, "differ too much"),
    ],
)
def test_absurd_scales_are_refused(x_um, y_um, why):
    with pytest.raises(ScaleRefusedError, match=why):
        checked(x_um, y_um, facts(), source="user")


def test_a_slanted_distance_on_pixels_that_are_not_square():
    """Pixels 10 µm wide and 15 µm high: 30 columns and 40 rows are 300 and 600 µm."""
    known = facts(aspect=1.5)
    length = isotropic_length((100.0, 50.0), (130.0, 90.0), aspect=known.aspect)
    scale = scale_of_length(length, (300**2 + 600**2) ** 0.5, known, source="user")
    assert (scale.x_um, scale.y_um) == pytest.approx((10.0, 15.0))


def test_a_line_too_short_to_be_exact_is_refused():
    with pytest.raises(ScaleRefusedError, match="too short"):
        scale_of_length(3.0, 30.0, facts(), source="user")


def test_the_dialog_says_at_once_what_comes_of_the_numbers(dialog):
    shown = dialog(aspect=1.25)
    assert not shown.use.isEnabled()
    shown.width_um.setText("8")
    assert shown.scale() == Scale(8.0, 10.0, "user")  # the pixels' shape is known
    assert "24 × 20 mm" in shown.outcome.text()
    shown.height_um.setText("-1")
    assert not shown.use.isEnabled()
    assert "above 0" in shown.outcome.text()


def test_a_new_width_takes_the_height_with_it(dialog):
    """The old height beside a new width would make pixels oblong that are not."""
    shown = dialog(current=Scale(9.6, 9.6, "user"))
    assert shown.width_um.text() == "9.6"
    shown.width_um.setText("8")
    assert shown.scale() == Scale(8.0, 8.0, "user")


def test_every_field_of_the_dialog_has_a_name(dialog):
    shown = dialog()
    for field in shown.findChildren(QLineEdit) + shown.findChildren(QComboBox):
        assert field.accessibleName()


def test_the_disc_gives_an_assumed_scale(dialog):
    shown = dialog(aspect=1.25, disc=200.0)
    shown.by_disc.setChecked(True)
    assert shown.scale() == Scale(9.0, 11.25, "assumed-disc-diameter")
    missing = dialog(disc=None, no_disc="Segment the photograph first.")
    assert not missing.by_disc.isEnabled()
    assert missing.disc.text() == "Segment the photograph first."


def test_millimetres(dialog):
    shown = dialog()
    shown.set_line((100.0, 100.0), (400.0, 500.0))
    shown.distance.setText("4,5")
    shown.unit.setCurrentText("mm")
    assert shown.scale() == Scale(9.0, 9.0, "known-distance")


@pytest.mark.parametrize("text", ["12", "41", "long", "-24", "nan"])
def test_no_eye_has_such_an_axial_length(dialog, text):
    shown = dialog(current=Scale(8.0, 8.0, "user"))
    shown.axial.setText(text)
    assert not shown.use.isEnabled()
    shown.axial.setText("26,5")
    assert shown.use.isEnabled()
    assert "26.5 mm" in shown.outcome.text()


@pytest.mark.parametrize("text", ["-50", "30", "myopic", "nan", "inf"])
def test_no_eye_has_such_a_refraction(dialog, text):
    shown = dialog(current=Scale(8.0, 8.0, "user"))
    shown.refraction.setText(text)
    assert not shown.use.isEnabled()
    shown.refraction.setText("-2,75")
    assert shown.use.isEnabled()
    assert "-2.75 D" in shown.outcome.text()
    assert "estimate" in shown.outcome.text()
    shown.axial.setText("25.1")
    assert "25.1 mm" in shown.outcome.text()
    assert "estimate" not in shown.outcome.text()


def test_the_disc_is_its_own_scale_whatever_the_eye(dialog):
    shown = dialog()
    shown.axial.setText("26.5")
    shown.by_disc.setChecked(True)
    assert "not corrected" in shown.outcome.text()


# ---- in the window ----


def test_an_axial_length_goes_with_the_scale(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    dialog = asked(window)
    dialog.width_um.setText("50")
    qtbot.keyClicks(dialog.axial, "26.5")
    qtbot.keyClicks(dialog.refraction, "-6,5")
    dialog.use.click()
    qtbot.waitUntil(lambda: case.rows is not None, timeout=10_000)
    assert case.choices.now.axial_length_mm == 26.5
    assert case.choices.now.refraction_d == -6.5
    assert case.choices.now.reader in case.choices.now.summary()
    dialog = asked(window)
    assert dialog.axial.text() == "26.5"
    assert dialog.refraction.text() == "-6.5"
    dialog.refraction.clear()
    dialog.axial.clear()
    dialog.use.click()
    qtbot.waitUntil(lambda: case.rows is not None, timeout=10_000)
    assert case.choices.now.axial_length_mm is None
    assert case.choices.now.refraction_d is None
    assert case.image.scale == Scale(50.0, 50.0, "user")


def asked(window):
    window.patient_bar.scale.click()
    return window.findChildren(ScaleDialog)[-1]


def wait_for(qtbot, window, text):
    qtbot.waitUntil(lambda: text in texts(window.biomarkers_panel), timeout=10_000)


def test_numbers_bar_and_trail_follow_the_stated_scale(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    dialog = asked(window)
    dialog.width_um.setText("50")
    dialog.use.click()
    wait_for(qtbot, window, "1000")  # the stand-in's disc is 20 rows high
    assert case.image.scale == Scale(50.0, 50.0, "user")
    assert "50 × 50 µm/px · stated by you" in window.patient_bar.scale.text()
    dialog = asked(window)
    assert dialog.width_um.text() == "50"
    dialog.by_disc.setChecked(True)
    dialog.use.click()
    wait_for(qtbot, window, "1800")
    assert case.image.scale == Scale(90.0, 90.0, "assumed-disc-diameter")
    assert "assumed: disc 1.8 mm high" in window.patient_bar.scale.text()
    dialog = asked(window)
    dialog.of_file.setChecked(True)
    dialog.use.click()
    wait_for(qtbot, window, "⚠ The file states no scale.")
    assert case.image.scale is None


def test_the_scale_of_the_file_comes_back(qtbot, window, shown, save, monkeypatch):
    monkeypatch.setattr(tasks, "open_file", stand_ins.open_with_patient)
    case = shown(save("a.png"))
    dialog = asked(window)
    assert dialog.of_file.isChecked()
    dialog.width_um.setText("20")
    dialog.by_pixel.setChecked(True)
    dialog.use.click()
    assert case.image.scale.source == "user"
    dialog = asked(window)
    dialog.of_file.setChecked(True)
    dialog.use.click()
    assert case.image.scale == Scale(11.6, 9.25, "dicom")
    assert "from the DICOM header" in window.patient_bar.scale.text()


def test_two_clicks_on_the_photograph(qtbot, window, shown, save):
    case = shown(save("a.png", 300, 200))
    dialog = asked(window)
    dialog.points.click()
    assert not dialog.isVisible()
    for x, y in ((40.0, 30.0), (240.0, 180.0)):
        click(qtbot, window.canvas, x, y)
    assert dialog.isVisible()
    assert dialog.by_distance.isChecked()
    dialog.distance.setText("10000")
    dialog.use.click()
    per_pixel = case.image.scale.x_um
    assert per_pixel == pytest.approx(10_000 / 250, rel=0.01)
    before = window.canvas.view
    qtbot.mouseDClick(window.canvas, Qt.MouseButton.LeftButton)  # moves the photograph again
    assert window.canvas.view == before  # it was fitted already
    assert case.image.scale.y_um == per_pixel


def test_the_photograph_takes_its_true_shape_at_once(qtbot, window, shown, save):
    shown(save("a.png", 300, 200))
    assert window.canvas.view.aspect == 1
    window.workflow.set_scale(Scale(20.0, 30.0, "user"))
    assert window.canvas.view.aspect == 1.5
    assert window.aspect_text.text() == "pixels 1 : 1.5"
    shown(save("b.png", seed=2))
    assert window.canvas.view.aspect == 1


def test_escape_leads_back_from_the_clicks(qtbot, window, shown, save):
    shown(save("a.png"))
    dialog = asked(window)
    dialog.points.click()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.reject()


def test_another_photograph_ends_the_clicks(qtbot, window, shown, save):
    shown(save("a.png"))
    dialog = asked(window)
    dialog.points.click()
    second = shown(save("b.png", seed=2))
    for x, y in ((40.0, 30.0), (240.0, 180.0)):
        click(qtbot, window.canvas, x, y)
    assert not [one for one in window.findChildren(ScaleDialog) if one.isVisible()]
    assert second.image.scale is None


def test_what_a_person_stated_outlives_many_other_photographs(qtbot, window, shown, save):
    first = save("first.png")
    shown(first)
    window.workflow.set_scale(Scale(12.0, 10.0, "user"))
    window.workflow.set_eye(Laterality.LEFT)
    for number in range(8):
        shown(save(f"{number}.png", seed=number + 5))
    case = shown(first)
    assert case.image.scale == Scale(12.0, 10.0, "user")
    assert case.image.laterality is Laterality.LEFT
    assert case.of_file.scale is None


def click(qtbot, canvas, x, y):
    ratio = canvas.devicePixelRatioF()
    at_x, at_y = canvas.view.to_device(x, y)
    place = QPoint(round(at_x / ratio), round(at_y / ratio))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
