"""The model's layers beside the reader's: taken over as they are, and compared."""

from pathlib import Path

import numpy as np
import pytest
from desk import HEIGHT, WIDTH, Desk
from looking import drag, item_of, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from stand_ins import photograph

from engine.editing.act import Act
from engine.editing.region import Region
from engine.image import Scale
from retsam_gui.jobs import Jobs

TAGS = 60  # device-independent pixels at the top, where words may stand
NEAR = 16  # device-independent pixels around the line, its grip among them


@pytest.fixture
def desk(qtbot, qapp):
    """A vessel band across the photograph; pixels are higher than wide."""
    jobs = Jobs()
    vessel = np.zeros((HEIGHT, WIDTH), bool)
    vessel[70:110, 20:300] = True
    image = photograph(WIDTH, HEIGHT).with_scale(Scale(10.0, 14.0, "user"))
    desk = Desk(qtbot, jobs, image, Path("photo.png"), vessel=vessel)
    desk.comparison = desk.correction.comparison
    desk.correction.told.connect(desk.said.append)
    yield desk
    desk.canvas.close()
    jobs.close()


def erase(desk, left, right):
    """The reader's vessel lacks these columns."""
    desk.layers.set_active("vessel")
    gone = Region(70, left, np.ones((40, right - left), bool))
    desk.editing.do("Eraser", gone, "subtract")


def picture(canvas):
    """What is on the canvas without words, (height, width, 3)."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    flat = np.array(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[TAGS:, : image.width() * 3].reshape(-1, image.width(), 3)


def settled(qtbot, desk, *, compared):
    """Once all layers are composed."""
    qtbot.waitUntil(
        lambda: desk.canvas.overlay is not None and (desk.canvas.other is not None) == compared,
        timeout=5000,
    )
    return picture(desk.canvas)


def entry(menu, text):
    return next(action for action in menu.actions() if action.text().startswith(text))


def test_a_layer_is_taken_over_as_it_is_and_given_back_by_undo(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    before = case.segmentation.layer("hard_exudate").mask.copy()
    window.layers.set_active("hard_exudate")
    qtbot.keyClick(window.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    layer = case.corrected.layer("hard_exudate")
    assert layer.provenance.author.startswith("reader:")
    assert dict(layer.provenance.settings)["derived_from"] == "model:stand-in"
    np.testing.assert_array_equal(layer.mask, before)
    assert "your own layer now, as the model drew it" in window.canvas.message
    assert "✎" in window.layers_panel.rows["hard_exudate"].name.text()
    assert [step.name for step in case.history.entries] == ["Take over: Hard exudate"]
    window.actions_["undo"].trigger()
    assert case.corrected.layer("hard_exudate").provenance.by_model
    assert "✎" not in window.layers_panel.rows["hard_exudate"].name.text()
    window.actions_["redo"].trigger()
    np.testing.assert_array_equal(case.working.own("hard_exudate").mask, before)
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)


def test_taking_over_makes_the_numbers_the_readers(qtbot, window, segmented, save):
    case = segmented(save("a.png"))
    ended = []
    window.editing.ended.connect(ended.append)
    entry(window.layers_panel.rows["optic_disc"].menu(), "Take over").trigger()
    assert ended == [frozenset({"optic_disc"})]
    assert item_of(window, "vertical_diameter", unit="px").text(1) == "…"
    qtbot.waitUntil(lambda: not case.unmeasured, timeout=20_000)
    assert item_of(window, "vertical_diameter", unit="px").text(1) == "20.0"
    assert "(+" not in texts(window.biomarkers_panel)
    menu = window.layers_panel.rows["optic_disc"].menu()
    assert not any(action.text().startswith("Take over") for action in menu.actions())
    window.layers.set_active("optic_disc")
    window.actions_["take_over"].trigger()
    assert "already" in window.canvas.message
    assert len(case.history.entries) == 1


def test_a_final_case_or_no_layer_is_not_taken_over(window, segmented, save):
    case = segmented(save("a.png"))
    window.actions_["take_over"].trigger()
    assert "Choose a layer" in window.canvas.message
    window.layers.set_active("vessel")
    window.editing.refuse("This case is final.")
    window.actions_["take_over"].trigger()
    assert window.canvas.message == "This case is final."
    assert not case.working.corrected


def test_only_a_layer_of_the_model_can_be_taken_over(window, segmented, save):
    case = segmented(save("a.png"))
    act = Act(case.working, author="reader:x")
    with pytest.raises(ValueError, match="drusen"):
        act.take_over("drusen")


def test_left_of_the_line_is_the_model_and_right_of_it_the_reader(qtbot, desk):
    erase(desk, 60, 280)
    own = settled(qtbot, desk, compared=False)
    desk.comparison.show_model(True)
    model = settled(qtbot, desk, compared=True)
    desk.comparison.show_model(False)
    np.testing.assert_array_equal(settled(qtbot, desk, compared=False), own)
    desk.comparison.wipe(True)
    wiped = settled(qtbot, desk, compared=True)
    line = round(desk.canvas.line)
    assert line == desk.canvas.width() // 2
    left, right = slice(None, line - NEAR), slice(line + NEAR, None)
    np.testing.assert_array_equal(wiped[:, left], model[:, left])
    np.testing.assert_array_equal(wiped[:, right], own[:, right])
    assert (model[:, left] != own[:, left]).any()
    assert (model[:, right] != own[:, right]).any()


def test_without_corrections_the_photograph_alone_is_right_of_the_line(qtbot, desk):
    settled(qtbot, desk, compared=False)
    desk.canvas.hide_overlay(True)
    bare = picture(desk.canvas)
    desk.canvas.hide_overlay(False)
    desk.comparison.wipe(True)
    wiped = settled(qtbot, desk, compared=True)
    line = round(desk.canvas.line)
    np.testing.assert_array_equal(wiped[:, line + NEAR :], bare[:, line + NEAR :])
    assert (wiped[:, : line - NEAR] != bare[:, : line - NEAR]).any()
    erase(desk, 250, 280)
    assert "own copy" in "".join(desk.said)
    qtbot.waitUntil(lambda: not desk.canvas.other.bare, timeout=5000)


def test_the_line_is_dragged_by_mouse_and_moved_by_keys(qtbot, desk):
    erase(desk, 60, 70)
    desk.comparison.wipe(True)
    settled(qtbot, desk, compared=True)
    canvas, view = desk.canvas, desk.canvas.view
    start = QPoint(round(canvas.line), 200)
    QTest.mouseMove(canvas, start)
    assert canvas.cursor().shape() == Qt.CursorShape.SplitHCursor
    desk.use("brush", "vessel")  # a tool in hand does not paint with what takes the line
    steps = len(desk.edits)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, QPoint(300, 220))
    assert canvas.line == pytest.approx(300, abs=1)
    QTest.mouseMove(canvas, QPoint(-50, 220))
    assert 0 < canvas.line < 30
    QTest.mouseMove(canvas, QPoint(400, 220))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 220))
    QTest.mouseMove(canvas, QPoint(700, 220))
    assert canvas.line == pytest.approx(400, abs=1)
    desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.line == pytest.approx(420, abs=1)
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.line == pytest.approx(400, abs=1)
    assert canvas.view == view
    assert len(desk.edits) == steps


def test_nobody_corrects_what_is_hidden(qtbot, desk):
    erase(desk, 60, 70)
    desk.use("eraser", "vessel")
    desk.options.set(radius=4.0)
    desk.comparison.wipe(True)
    settled(qtbot, desk, compared=True)
    ended = []
    desk.comparison.ended.connect(lambda: ended.append(True))
    desk.click(250, 90)  # right of the line
    assert desk.canvas.other is not None
    assert not ended
    desk.click(100, 90)  # under the model's layers
    assert desk.canvas.other is None
    assert ended == [True]
    assert "your own layers are shown again" in desk.said[-1]
    assert not desk.mask("vessel")[90, 100]
    desk.comparison.show_model(True)
    settled(qtbot, desk, compared=True)
    desk.click(250, 80)
    assert desk.canvas.other is None


def test_the_models_layers_are_composed_only_when_asked_for_and_follow_the_looks(qtbot, desk):
    erase(desk, 60, 280)
    settled(qtbot, desk, compared=False)
    assert desk.comparison._model.areas == ()
    desk.comparison.show_model(True)
    before = settled(qtbot, desk, compared=True)
    desk.layers.set_rgb("vessel", (0, 0, 255))
    assert (picture(desk.canvas) != before).any()
    desk.layers.set_visible("vessel", False)
    assert desk.canvas.other.overlay is None


def test_m_is_held_w_stays_and_another_case_takes_nothing_along(
    qtbot, window, segmented, shown, save
):
    segmented(save("a.png"))
    canvas = window.canvas
    window.layers.set_active("optic_disc")
    window.editing.do("dab", Region(100, 100, np.ones((9, 9), bool)))
    qtbot.keyPress(canvas, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: canvas.other is not None, timeout=5000)
    assert canvas.line is None
    qtbot.keyRelease(canvas, Qt.Key.Key_M)
    assert canvas.other is None
    qtbot.keyPress(canvas, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.overlay_hidden
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert not canvas.overlay_hidden
    qtbot.keyClick(canvas, Qt.Key.Key_W)
    assert window.actions_["wipe"].isChecked()
    assert canvas.line is not None
    assert canvas.other.beside == "Corrected"
    shown(save("b.png", seed=3))  # nothing was segmented there
    assert canvas.other is None
    assert not window.actions_["wipe"].isEnabled()
    segmented(save("c.png", seed=4))
    qtbot.waitUntil(lambda: canvas.other is not None, timeout=5000)
    assert canvas.other.bare
    window.layers.set_active("vessel")
    qtbot.keyClick(canvas, Qt.Key.Key_2)
    drag(canvas, (40, 100), (60, 100))
    assert not window.actions_["wipe"].isChecked()
    assert canvas.other is None
