"""The pointing tool by mouse and keys: boxes, clicks, candidates, and what gets into the layer."""

from pathlib import Path

import numpy as np
import pytest
from desk import HEIGHT, WIDTH, Desk
from PySide6.QtCore import Qt
from stand_ins import photograph

from engine.editing.region import Region
from engine.prompt.candidates import Candidate
from engine.prompt.prompts import Box
from retsam_gui import prompt_tasks
from retsam_gui.jobs import Failure

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
FIRST = Region(40, 60, np.ones((20, 30), np.bool_))
SECOND = Region(45, 65, np.ones((5, 8), np.bool_))
BOTH = (Candidate(FIRST, 0.9), Candidate(SECOND, 0.5))


class Asked:
    def __init__(self, function, args, on_done, on_failed):
        self.function, self.args = function, args
        self.on_done, self.on_failed = on_done, on_failed
        self.cancelled = False

    @property
    def prompt(self):
        return self.args[3]

    def cancel(self):
        self.cancelled = True


class Waiting:
    """The engine answers when the test says so."""

    def __init__(self):
        self.asked = []

    def run(self, function, *args, on_done, on_failed, **_):
        self.asked.append(Asked(function, args, on_done, on_failed))
        return self.asked[-1]

    @property
    def prompts(self):
        return [each for each in self.asked if each.function is prompt_tasks.answer]


@pytest.fixture
def make_desk(qtbot):
    desks = []

    def make(**masks):
        jobs = Waiting()
        desk = Desk(qtbot, jobs, photograph(WIDTH, HEIGHT), Path("photo.png"), **masks)
        desk.jobs = jobs
        desk.prompter = desk.correction.prompter
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.canvas.close()


def full(region):
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[region.box] = region.mask
    return mask


def boxed(desk, layer="hard_exudate"):
    desk.use("point", layer)
    desk.drag((58, 38), (70, 50), (92, 62))
    (asked,) = desk.jobs.prompts
    return asked


def test_a_drag_is_a_box_and_enter_takes_what_was_found(make_desk):
    desk = make_desk()
    asked = boxed(desk)
    box = asked.prompt.box
    sides = (box.left, box.top, box.right, box.bottom)
    assert sides == pytest.approx((58, 38, 92, 62), abs=0.01)
    assert asked.args[0].shape == (HEIGHT, WIDTH, 3)
    assert asked.args[2] == "hard_exudate"
    before = len(desk.edits)
    asked.on_done(BOTH)
    assert len(desk.edits) == before  # nothing touches the layer yet
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("hard_exudate"), full(FIRST))
    assert len(desk.edits) == before + 1
    assert desk.names()[-1] == "Pointed at (box; retsam-prompt)"
    desk.editing.undo()
    assert not desk.mask("hard_exudate").any()


def test_n_shows_the_next_candidate(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.key(Qt.Key.Key_N)
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("hard_exudate"), full(SECOND))


def test_lesions_are_added_and_a_disc_is_replaced(make_desk):
    old = np.zeros((HEIGHT, WIDTH), np.bool_)
    old[150:170, 200:230] = True
    desk = make_desk(hard_exudate=old, optic_disc=old.copy())
    boxed(desk).on_done(BOTH)
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("hard_exudate"), old | full(FIRST))
    desk.use("point", "optic_disc")
    desk.click(70, 50)
    desk.jobs.prompts[-1].on_done(BOTH)
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("optic_disc"), full(FIRST))


def test_shift_adds_and_alt_subtracts(make_desk):
    old = np.zeros((HEIGHT, WIDTH), np.bool_)
    old[30:70, 50:100] = True
    desk = make_desk(optic_disc=old)
    boxed(desk, "optic_disc").on_done(BOTH)
    desk.key(Qt.Key.Key_Return, ALT)
    assert np.array_equal(desk.mask("optic_disc"), old & ~full(FIRST))
    desk.drag((58, 38), (92, 62))
    desk.jobs.prompts[-1].on_done(BOTH)
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert np.array_equal(desk.mask("optic_disc"), old)


def test_clicks_correct_what_is_shown(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.click(75, 50)
    desk.jobs.prompts[-1].on_done(BOTH)
    desk.click(64, 45, modifiers=CTRL)
    asked = desk.jobs.prompts[-1]
    inside, outside = asked.prompt.marks
    assert inside.inside
    assert not outside.inside
    assert inside.points[0] == pytest.approx((75, 50), abs=0.01)
    assert asked.prompt.previous is FIRST
    assert asked.prompt.box is not None
    assert asked.args[0] is None  # the picture is known already
    desk.key(Qt.Key.Key_Backspace)
    assert len(desk.jobs.prompts[-1].prompt.marks) == 1


def test_a_drag_over_what_is_shown_is_a_scribble(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.drag((64, 45), (70, 46), (80, 52))
    (mark,) = desk.jobs.prompts[-1].prompt.marks
    assert len(mark.points) >= 3


def test_a_new_prompt_makes_the_old_answer_void(make_desk):
    desk = make_desk()
    first = boxed(desk)
    desk.click(75, 50)
    assert first.cancelled
    assert desk.prompter.waiting


def test_esc_drops_it_and_a_second_esc_puts_the_tool_away(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.key(Qt.Key.Key_Escape)
    assert desk.prompter.shown is None
    assert desk.toolbox.key == "point"
    desk.key(Qt.Key.Key_Escape)
    assert desk.toolbox.key == "hand"
    assert not desk.mask("hard_exudate").any()


def test_without_a_layer_a_sentence_says_so(make_desk):
    desk = make_desk()
    desk.use("point")
    desk.click(60, 60)
    assert "Choose a layer" in desk.said[-1]
    assert not desk.jobs.prompts


def test_what_lies_outside_needs_something_to_be_outside_of(make_desk):
    desk = make_desk()
    desk.use("point", "drusen")
    desk.click(60, 60, modifiers=CTRL)
    assert "Click into the structure first" in desk.said[-1]


def test_nothing_found_is_told(make_desk):
    desk = make_desk()
    boxed(desk).on_done(())
    assert "Nothing was found" in desk.said[-1]
    desk.key(Qt.Key.Key_Return)
    assert not desk.mask("hard_exudate").any()


def test_a_process_that_began_anew_gets_the_picture_again(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.click(75, 50)
    asked = desk.jobs.prompts[-1]
    assert asked.args[0] is None
    asked.on_done(None)
    again = desk.jobs.prompts[-1]
    assert again is not asked
    assert again.args[0] is not None
    assert again.prompt.marks == asked.prompt.marks


def test_a_failure_is_told_and_nothing_stays(make_desk):
    desk = make_desk()
    boxed(desk).on_failed(Failure("There is no model named 'retsam-prompt'."))
    assert "no model" in desk.said[-1]
    assert desk.prompter.prompt is None


def test_another_tool_drops_what_was_pointed_at(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.use("brush")
    assert desk.prompter.shown is None


def test_a_layer_is_looked_at_again_from_its_own_box(make_desk):
    old = np.zeros((HEIGHT, WIDTH), np.bool_)
    old[50:90, 100:180] = True
    desk = make_desk(optic_disc=old)
    desk.use("hand", "optic_disc")
    desk.toolbox.point_again()
    (asked,) = desk.jobs.prompts
    assert asked.prompt.box == Box(95.5, 47.5, 183.5, 91.5)
    assert desk.toolbox.key == "point"


def test_candidates_are_drawn_where_they_lie(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.click(75, 50)
    desk.jobs.prompts[-1].on_done(BOTH)
    picture = desk.canvas.grab().toImage()
    at = desk.place(59.6, 50).toPoint()
    near = [picture.pixelColor(at.x() + dx, at.y()) for dx in range(-3, 4)]
    assert any(each.green() > each.red() + 60 for each in near)


def test_the_picture_is_sent_once_and_asked_for_when_it_is_not_there(monkeypatch):
    seen = []

    class Session:
        def set_image(self, pixels, *, key, structure):
            seen.append((key, structure))

        def predict(self, prompt):
            return BOTH

    monkeypatch.setattr(prompt_tasks, "_session", lambda model: Session())
    prompt_tasks._seen.clear()
    told = {"progress": print, "cancel": lambda: False}
    pixels = np.zeros((4, 4, 3), np.uint8)
    ask = prompt_tasks.answer
    assert ask(None, "a", "drusen", "prompt", "m", **told) is None
    assert ask(pixels, "a", "drusen", "prompt", "m", **told) == BOTH
    assert ask(None, "a", "drusen", "prompt", "m", **told) == BOTH
    assert ask(None, "a", "optic_disc", "prompt", "m", **told) is None
    assert ask(None, "b", "drusen", "prompt", "m", **told) is None
    assert seen == [("a", "drusen")]
