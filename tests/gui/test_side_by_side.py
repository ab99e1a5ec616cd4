"""The bare photograph beside the canvas: one place and one zoom for both."""

import pytest
from looking import drag
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication


def middle(canvas):
    ratio = canvas.devicePixelRatioF()
    return canvas.view.to_image(canvas.width() * ratio / 2, canvas.height() * ratio / 2)


def linked(one, other):
    assert one.view.scale == other.view.scale
    assert one.view.aspect == other.view.aspect
    assert middle(one) == pytest.approx(middle(other), abs=1.0)


def wheel(canvas):
    at = QPointF(canvas.width() / 3, canvas.height() / 3)
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_both_show_the_same_place_and_only_one_the_layers(qtbot, window, segmented, shown, save):
    segmented(save("a.png"))
    canvas, pair = window.canvas, window.correction.side_by_side
    qtbot.keyClick(canvas, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    bare = pair.second
    qtbot.waitUntil(lambda: bare.isVisible() and abs(bare.width() - canvas.width()) <= 1)
    assert bare.base is canvas.base
    assert bare.overlay is None
    assert canvas.overlay is not None
    linked(canvas, bare)
    wheel(canvas)
    linked(canvas, bare)
    wheel(bare)
    linked(canvas, bare)
    scale, place = canvas.view.scale, middle(canvas)
    drag(bare, place, (place[0] + 20, place[1] + 10))
    assert middle(canvas) != pytest.approx(place, abs=5)
    assert canvas.view.scale == scale
    linked(canvas, bare)
    canvas.set_aspect(1.5)
    linked(canvas, bare)
    canvas.fit()
    window.resize(window.width() - 120, window.height() - 60)
    qtbot.waitUntil(lambda: abs(bare.width() - canvas.width()) <= 1)
    linked(canvas, bare)
    fitted = canvas.view
    canvas.fit()
    assert canvas.view == fitted  # the canvas still follows the window
    window.workflow.open_paths([save("b.png", width=260, seed=3)])
    qtbot.waitUntil(lambda: bare.base is not None and bare.base.size.width == 260, timeout=15_000)
    assert bare.base is canvas.base
    linked(canvas, bare)
    window.actions_["side_by_side"].trigger()
    assert pair.second is None
    wheel(canvas)
