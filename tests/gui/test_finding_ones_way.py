"""Scale bar, small map, kept view, window and level by a drag."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.progress import never, silent
from retsam_gui.canvas.appearance import Appearance, render
from retsam_gui.canvas.furniture import bar_length, map_place
from retsam_gui.canvas.geometry import Size
from retsam_gui.canvas.pyramid import pyramid
from retsam_gui.canvas.view import Canvas
from retsam_gui.panels.display import DisplayPanel


def base(width=800, height=600, seed=1):
    rgb = np.random.default_rng(seed).integers(60, 90, (height, width, 3), dtype=np.uint8)
    return pyramid(render(rgb, Appearance(), progress=silent, cancel=never), opaque=True)


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.set_base(base())
    yield canvas
    canvas.close()


@pytest.mark.parametrize(("um_per_point", "length"), [(10, 1000), (6, 1000), (1, 100), (0.3, 50)])
def test_the_bar_is_a_round_length_that_fits(um_per_point, length):
    assert bar_length(um_per_point) == length


def test_the_bar_is_as_long_as_it_says(canvas):
    """1000 µm at 10 µm a pixel and two screen pixels a pixel are 200 screen pixels; 500 µm fit."""
    canvas.set_scale(10.0)
    canvas.centre_on(400, 300, scale=2.0)
    shot = canvas.grab().toImage()
    yellow = 0
    for y in range(shot.height() - 60, shot.height()):
        row = [shot.pixelColor(x, y).getRgb()[:3] for x in range(shot.width() // 2, shot.width())]
        yellow = max(yellow, sum(colour == (255, 221, 64) for colour in row))
    assert yellow == 100 * round(canvas.devicePixelRatioF())
    canvas.set_scale(None)
    assert canvas.grab().toImage() != shot


def test_a_click_on_the_map_goes_there_and_there_is_none_when_all_is_seen(qtbot, canvas):
    canvas.fit()
    whole = canvas.view
    corner = QPoint(600, 40)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=corner)
    assert canvas.view == whole
    canvas.centre_on(200, 150, scale=4.0)
    place = map_place(Size(800, 600), 1.0, Size(640, 480), 1.0)
    middle = place.center().toPoint()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert canvas.view.to_image(320, 240) == pytest.approx((400, 300), abs=6)


@pytest.mark.parametrize("keep", [True, False])
def test_the_view_is_kept_for_the_next_photograph_where_asked(canvas, keep):
    canvas.keep_view(keep)
    canvas.centre_on(200, 150, scale=4.0)
    before = canvas.view
    canvas.clear()
    canvas.set_base(base(seed=2))
    assert (canvas.view == before) is keep
    canvas.clear()
    canvas.set_base(base(700, 500))
    assert canvas.view.scale < 1  # another size is shown in whole


def test_a_drag_with_the_right_button_sets_contrast_and_brightness(qtbot, canvas):
    panel = DisplayPanel()
    qtbot.addWidget(panel)
    canvas.levelled.connect(panel.level)
    right = Qt.MouseButton.RightButton
    QTest.mousePress(canvas, right, pos=QPoint(100, 300))
    QTest.mouseMove(canvas, QPoint(100 + 128, 300 - 48))
    QTest.mouseRelease(canvas, right, pos=QPoint(228, 252))
    assert panel.appearance.contrast == pytest.approx(0.2)
    assert panel.appearance.brightness == pytest.approx(0.1)
    panel.invert(True)
    curve = panel.appearance.curve()
    assert curve[0] > curve[255]
    panel.show_histogram(np.arange(256))
    panel.grab()
