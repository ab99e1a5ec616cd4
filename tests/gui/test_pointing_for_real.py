"""A click, a real network in a process of its own, and the outline in the layer."""

import pytest
from made_checkpoints import write_sam
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.layers import Prompted
from engine.progress import never, silent
from engine.runtime import adding, registry
from retsam_gui.pointing import tasks

LONG = 150_000  # ms, for a process that imports torch on a busy machine


@pytest.fixture(autouse=True)
def _cards_are_read_anew():
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


def test_a_click_is_answered_by_a_model_that_a_person_added(qtbot, window, shown, save, tmp_path):
    adding.add(write_sam(tmp_path / "sam.pth"), family="sam")
    case = shown(save("a.png"))
    qtbot.waitUntil(lambda: not window.editing.refusal, timeout=LONG)
    window.prompt_models.use("sam")
    window.editing.add_layer("drusen")
    prompter = window.correction.prompter
    QTest.keyClick(window.canvas, Qt.Key.Key_P)
    ratio = window.canvas.devicePixelRatioF()
    at = [round(part / ratio) for part in window.canvas.view.to_device(150, 90)]
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(*at))
    assert prompter.waiting
    qtbot.waitUntil(lambda: prompter.shown is not None, timeout=LONG)
    assert not case.working.masks["drusen"].any()
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    layer = case.working.layer("drusen")
    assert layer.mask[88:93, 148:153].any()
    made = Prompted("1 click", "sam", registry.model_card("sam").sha256)
    assert layer.provenance.prompted == (made,)
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not case.working.masks["drusen"].any()


def test_a_model_that_came_since_is_found_without_a_restart(tmp_path):
    """The process that points has looked at the list before the window added to it."""
    name = adding.add(write_sam(tmp_path / "sam.pth"), family="sam")
    elsewhere = registry.own_models().rename(tmp_path / "elsewhere")
    registry.models.cache_clear()
    assert name not in {card.name for card in registry.models()}
    elsewhere.rename(registry.own_models())
    tasks.prepare(name, "auto", progress=silent, cancel=never)
