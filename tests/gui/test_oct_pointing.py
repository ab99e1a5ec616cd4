"""Pointing on a B-scan by mouse and keys: what gets into the area, and what the workspace keeps."""

import numpy as np
import pytest
from oct_desk import found_of, open_window
from pointing_stand_ins import NOTHING, QUESTIONS, install
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.editing.region import Region
from engine.layers import Prompted
from engine.prompt.candidates import Candidate
from engine.runtime import registry
from engine.runtime.registry import DEFAULT_PROMPT
from retsam_gui.pointing import tasks
from retsam_gui.pointing.tasks import Answer

SCAN = 6
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHA = "5a" * 32
FIRST = Region(60, 30, np.ones((12, 40), np.bool_))
SECOND = Region(62, 40, np.ones((4, 9), np.bool_))
BOTH = Answer((Candidate(FIRST, 0.9), Candidate(SECOND, 0.5)), "small", SHA)


@pytest.fixture(autouse=True)
def _models():
    install(DEFAULT_PROMPT, "medsam")
    yield
    registry.models.cache_clear()


class Pointer:
    """Mouse and keys on the B-scan of a window; places are (column, row)."""

    def __init__(self, window):
        self.window, self.view = window, window.bscan
        self.correction = window.correction
        self.prompter = window.correction.prompter
        self.said = []
        self.correction.told.connect(self.said.append)
        self.correction.bar.tools["point"].trigger()

    def send(self, kind, place, *, button=LEFT, modifiers=NONE):
        at = self.view.to_widget(*place)
        moved = kind is QEvent.Type.MouseMove
        event = QMouseEvent(
            kind, at, self.view.mapToGlobal(at), Qt.MouseButton.NoButton if moved else button,
            button, modifiers,
        )  # fmt: skip
        QApplication.sendEvent(self.view, event)

    def drag(self, *places, button=LEFT, modifiers=NONE):
        self.send(QEvent.Type.MouseButtonPress, places[0], button=button, modifiers=modifiers)
        for place in places[1:]:
            self.send(QEvent.Type.MouseMove, place, button=button, modifiers=modifiers)
        self.send(QEvent.Type.MouseButtonRelease, places[-1], button=button, modifiers=modifiers)

    def key(self, key, modifiers=NONE):
        QTest.keyClick(self.view, key, modifiers)

    @property
    def asked(self):
        return [each for each in self.window.jobs.asked if each.function in QUESTIONS]

    def boxed(self):
        self.drag((25, 55), (50, 60), (75, 78))
        return self.asked[-1]

    def mask(self, key):
        return self.window.correction.editing.working.mask(key, SCAN)


def full(window, region):
    mask = np.zeros((window.volume.height, window.volume.width), np.bool_)
    mask[region.box] = region.mask
    return mask


@pytest.fixture
def window(oct_window, oct_segmentation):
    oct_window._take_found(found_of(oct_window, oct_segmentation), oct_window.volume)
    oct_window.bscan.go_to(SCAN)
    return oct_window


@pytest.fixture
def pointer(window):
    window.correction.bar.choose("subretinal_fluid", surface=False)
    return Pointer(window)


def test_a_box_on_a_scan_enter_and_one_step_of_undo(window, pointer, oct_workspace):
    asked = pointer.boxed()
    scan, _, structure, prompt, model, _ = asked.args
    assert np.array_equal(scan, window.volume.shown(SCAN))
    assert (structure, model) == ("subretinal_fluid", DEFAULT_PROMPT)
    box = prompt.box
    sides = (box.left, box.top, box.right, box.bottom)
    assert sides == pytest.approx((25, 55, 75, 78), abs=0.01)
    before, fluid = pointer.mask("subretinal_fluid").copy(), pointer.mask("fluid").copy()
    asked.on_done(BOTH)
    assert np.array_equal(pointer.mask("subretinal_fluid"), before)
    pointer.key(Qt.Key.Key_N)
    pointer.key(Qt.Key.Key_N)
    pointer.key(Qt.Key.Key_Return)
    assert np.array_equal(pointer.mask("subretinal_fluid"), before | full(window, FIRST))
    assert np.array_equal(pointer.mask("fluid"), fluid | full(window, FIRST))
    assert window.correction.editing.history.last.name == (
        "Subretinal fluid, B-scan 7: box · small 5a5a5a5a"
    )
    found = window.correction.counting
    for each in ("subretinal_fluid", "fluid"):
        assert found.layer(each).provenance.prompted == (Prompted("box", "small", SHA),)
    window.correction.editing.undo()
    assert np.array_equal(pointer.mask("subretinal_fluid"), before)
    assert np.array_equal(pointer.mask("fluid"), fluid)


def test_what_was_outlined_is_kept_with_its_provenance(qtbot, window, pointer, oct_workspace):
    pointer.boxed().on_done(BOTH)
    pointer.key(Qt.Key.Key_Return)
    window.close()
    shown = open_window(window.volume, "eye.vol", window.jobs, oct_workspace)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    made = shown.correction.counting.layer("subretinal_fluid")
    assert made.provenance.prompted == (Prompted("box", "small", SHA),)
    assert np.array_equal(made.mask[SCAN], full(window, FIRST))
    shown.close()


def test_clicks_correct_and_alt_enter_takes_away(window, pointer):
    pointer.boxed().on_done(BOTH)
    pointer.key(Qt.Key.Key_Return)
    pointer.drag((35, 65))
    pointer.asked[-1].on_done(BOTH)
    pointer.drag((60, 68), button=RIGHT)
    pointer.asked[-1].on_done(BOTH)
    pointer.drag((62, 68), modifiers=ALT)
    pointer.asked[-1].on_done(BOTH)
    pointer.drag((35, 62), (45, 63), (55, 66), modifiers=SHIFT)
    asked = pointer.asked[-1]
    assert asked.args[0] is None  # this scan is known already
    assert [mark.inside for mark in asked.args[3].marks] == [True, False, False, True]
    assert asked.args[3].previous is FIRST
    asked.on_done(Answer((Candidate(SECOND, 1.0),), "small", SHA))
    assert pointer.prompter.shown.words == "3 clicks and 1 scribble"
    pointer.key(Qt.Key.Key_Return, ALT)
    left = full(window, FIRST) & ~full(window, SECOND)
    assert np.array_equal(pointer.mask("subretinal_fluid"), left)
    pointer.drag((45, 64))
    pointer.asked[-1].on_done(Answer((Candidate(SECOND, 1.0),), "small", SHA))
    pointer.key(Qt.Key.Key_Return, SHIFT)
    assert np.array_equal(pointer.mask("subretinal_fluid"), full(window, FIRST))


def test_esc_another_scan_area_or_tool_drop_it(window, pointer):
    pointer.boxed().on_done(BOTH)
    pointer.key(Qt.Key.Key_Escape)
    assert not pointer.prompter.busy
    for leave in (
        lambda: window.bscan.go_to(SCAN + 1),
        lambda: window.correction.bar.choose("fluid", surface=False),
        lambda: window.correction.bar.tools["paint"].trigger(),
    ):
        asked = pointer.boxed()
        leave()
        assert asked.cancelled
        assert not pointer.prompter.busy
        window.bscan.go_to(SCAN)
        window.correction.bar.tools["point"].trigger()
    assert window.correction.editing.history.last is None


def test_another_scan_is_another_picture(window, pointer):
    pointer.boxed().on_done(BOTH)
    window.bscan.go_to(SCAN + 1)
    asked = pointer.boxed()
    assert np.array_equal(asked.args[0], window.volume.shown(SCAN + 1))


def test_while_nothing_may_be_changed_nothing_is_asked(window, pointer):
    window.correction.hold("test", "This case is signed off, and locked.")
    pointer.drag((25, 55), (75, 78))
    assert pointer.asked == []
    assert pointer.said[-1] == "This case is signed off, and locked."
    window.correction.hold("test", "")
    pointer.boxed().on_done(NOTHING)
    assert "Nothing was found" in pointer.said[-1]


def test_an_area_is_outlined_anew_in_one_step(window, pointer):
    pointer.boxed().on_done(BOTH)
    pointer.key(Qt.Key.Key_Return)
    steps = len(window.correction.editing.history.entries)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    asked = pointer.asked[-1]
    assert asked.function is tasks.answer_again
    assert np.array_equal(full(window, asked.args[3]), full(window, FIRST))
    asked.on_done(Answer((Candidate(SECOND, 1.0),), "small", SHA, pieces=1))
    pointer.key(Qt.Key.Key_Return)
    assert np.array_equal(pointer.mask("subretinal_fluid"), full(window, SECOND))
    assert len(window.correction.editing.history.entries) == steps + 1
    assert "pixels 480 before and 36 now" in pointer.said[-1]
    assert "its own box" in window.correction.editing.history.last.name
    window.correction.editing.undo()
    assert np.array_equal(pointer.mask("subretinal_fluid"), full(window, FIRST))


def test_a_model_for_boxes_says_so(window, pointer):
    pointer.prompter.models.use("medsam")
    pointer.drag((40, 60))
    assert pointer.said[-1].startswith("MedSAM answers boxes only")
    assert pointer.asked == []


def test_all_tools_and_the_bar_for_pointing_are_seen(window, pointer):
    window.resize(1280, 800)
    QApplication.processEvents()
    bar = window.correction.bar
    shown = [bar.bar.widgetForAction(action) for action in bar.tools.values()]
    assert all(widget.isVisible() for widget in shown)
    pointing = next(iter(bar._for["point"]))
    assert bar.bar.widgetForAction(pointing).isVisible()
    assert not bar.radius.isVisible()


def test_an_outline_is_drawn_where_it_lies_with_pixels_that_are_not_square(window, pointer):
    pointer.boxed().on_done(BOTH)
    picture = window.bscan.grab().toImage()
    ratio = picture.devicePixelRatio()
    edges = ((29.75, 66), (69.25, 66), (50, 59.75), (50, 71.25))  # left, right, top, bottom
    for column, row in edges:
        at = window.bscan.to_widget(column, row) * ratio
        colour = picture.pixelColor(round(at.x()), round(at.y()))
        assert colour.green() > colour.red() + 40, (column, row)
    assert window.bscan.scan_rect().width() / window.volume.width != pytest.approx(
        window.bscan.scan_rect().height() / window.volume.height, rel=0.05
    )
