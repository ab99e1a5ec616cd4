"""The pointing tool by mouse and keys: boxes, clicks, candidates, and what gets into the layer."""

from pathlib import Path

import numpy as np
import pytest
from desk import HEIGHT, WIDTH, Desk
from pointing_stand_ins import BOTH, FIRST, NOTHING, SECOND, Waiting, install
from PySide6.QtCore import Qt
from stand_ins import photograph

from engine.editing.region import Region
from engine.layers import Prompted
from engine.prompt.candidates import Candidate
from engine.runtime import registry
from engine.runtime.registry import DEFAULT_PROMPT
from retsam_gui.jobs import Failure
from retsam_gui.models.case import Case
from retsam_gui.pointing import tasks
from retsam_gui.pointing.bar import PointingBar
from retsam_gui.pointing.models import PromptModels
from retsam_gui.pointing.tasks import Answer
from retsam_gui.settings import Settings

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
RIGHT = Qt.MouseButton.RightButton


@pytest.fixture(autouse=True)
def _models():
    install(DEFAULT_PROMPT, "sam", "medsam")
    yield
    registry.models.cache_clear()


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
    return desk.jobs.prompts[-1]


def test_a_drag_is_a_box_and_enter_takes_what_was_found(make_desk):
    desk = make_desk()
    asked = boxed(desk)
    box = asked.prompt.box
    sides = (box.left, box.top, box.right, box.bottom)
    assert sides == pytest.approx((58, 38, 92, 62), abs=0.01)
    assert asked.args[0].pixels.shape == (HEIGHT, WIDTH, 3)
    assert asked.args[2] == "hard_exudate"
    assert asked.args[4] == DEFAULT_PROMPT
    before = len(desk.edits)
    asked.on_done(BOTH)
    assert len(desk.edits) == before  # nothing touches the layer yet
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("hard_exudate"), full(FIRST))
    assert len(desk.edits) == before + 1
    assert desk.names()[-1] == "Hard exudate: box · small 5a5a5a5a"
    made = desk.case.working.layer("hard_exudate").provenance
    assert made.prompted == (Prompted("box", "small", "5a" * 32),)
    desk.editing.undo()
    assert not desk.mask("hard_exudate").any()
    assert desk.case.working.layer("hard_exudate").provenance.prompted == ()


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


@pytest.mark.parametrize("how", ["alt", "right button"])
def test_clicks_correct_what_is_shown(make_desk, how):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.click(75, 50)
    desk.jobs.prompts[-1].on_done(BOTH)
    if how == "alt":
        desk.click(64, 45, modifiers=ALT)
    else:
        desk.mouse("press", 64, 45, button=RIGHT)
        desk.mouse("release", 64, 45, button=RIGHT)
    asked = desk.jobs.prompts[-1]
    inside, outside = asked.prompt.marks
    assert inside.inside
    assert not outside.inside
    assert inside.points[0] == pytest.approx((75, 50), abs=0.01)
    assert outside.points[0] == pytest.approx((64, 45), abs=0.01)
    assert asked.prompt.previous is FIRST
    assert asked.prompt.box is not None
    assert asked.args[0] is None  # the picture is known already


def test_the_right_button_still_sets_the_levels_in_a_drag(make_desk, qtbot):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    levels = []
    desk.canvas.levelled.connect(lambda *by: levels.append(by))
    for kind, x in (("press", 64), ("move", 70), ("move", 90), ("release", 90)):
        desk.mouse(kind, x, 45, button=RIGHT)
    assert levels
    assert len(desk.jobs.prompts) == 1


def test_backspace_goes_back_to_what_was_shown_before(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.key(Qt.Key.Key_N)
    desk.click(75, 50)
    desk.jobs.prompts[-1].on_done(Answer(BOTH.candidates[:1], "small", "5a" * 32))
    desk.key(Qt.Key.Key_Backspace)
    assert desk.prompter.shown.candidate.region is SECOND
    assert not desk.prompter.prompt.marks
    desk.key(Qt.Key.Key_Backspace)
    assert not desk.prompter.busy


def test_with_shift_a_drag_is_a_scribble_and_without_it_a_new_box(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.drag((64, 45), (70, 46), (80, 52), modifiers=SHIFT)
    desk.jobs.prompts[-1].on_done(BOTH)
    desk.drag((64, 75), (70, 76), (80, 77), modifiers=ALT)
    inside, outside = desk.jobs.prompts[-1].prompt.marks
    assert len(inside.points) >= 3
    assert (inside.inside, outside.inside) == (True, False)
    desk.jobs.prompts[-1].on_done(BOTH)
    assert desk.prompter.shown.words == "box and 2 scribbles"
    desk.drag((10, 10), (30, 40))
    assert not desk.jobs.prompts[-1].prompt.marks


def test_a_click_while_the_answer_is_on_its_way_is_asked_after_it(make_desk):
    desk = make_desk()
    first = boxed(desk)
    desk.click(75, 50)
    assert not first.cancelled  # what is encoded is not given up
    assert desk.jobs.prompts == [first]
    first.on_done(BOTH)
    second = desk.jobs.prompts[-1]
    assert len(second.prompt.marks) == 1
    assert second.prompt.previous is FIRST
    desk.key(Qt.Key.Key_Return)  # nobody has seen it yet
    assert "One moment" in desk.said[-1]
    assert not desk.mask("hard_exudate").any()
    second.on_done(BOTH)
    desk.key(Qt.Key.Key_Return)
    assert desk.mask("hard_exudate").any()


def test_esc_drops_it_and_a_second_esc_puts_the_tool_away(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.key(Qt.Key.Key_Escape)
    assert desk.prompter.shown is None
    assert desk.toolbox.key == "point"
    desk.key(Qt.Key.Key_Escape)
    assert desk.toolbox.key == "hand"
    assert not desk.mask("hard_exudate").any()


def test_esc_stops_what_is_on_its_way(make_desk):
    desk = make_desk()
    asked = boxed(desk)
    desk.key(Qt.Key.Key_Escape)
    assert asked.cancelled
    assert not desk.prompter.busy


def test_without_a_layer_a_sentence_says_so(make_desk):
    desk = make_desk()
    desk.use("point")
    desk.click(60, 60)
    assert "Choose a layer" in desk.said[-1]
    assert not desk.jobs.prompts


def test_a_locked_case_or_layer_says_so_before_anything_is_asked(make_desk):
    desk = make_desk()
    desk.use("point", "drusen")
    desk.editing.refuse("This case is signed off, and locked.")
    desk.drag((58, 38), (92, 62))
    assert desk.said[-1] == "This case is signed off, and locked."
    desk.editing.refuse("")
    desk.layers.set_locked("drusen", True)
    desk.click(60, 60)
    assert "locked" in desk.said[-1]
    assert not desk.jobs.prompts


def test_what_was_locked_meanwhile_is_not_changed(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.editing.refuse("This case is signed off, and locked.")
    desk.key(Qt.Key.Key_Return)
    assert not desk.mask("hard_exudate").any()
    assert desk.said[-1] == "This case is signed off, and locked."
    desk.editing.refuse("")
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("hard_exudate"), full(FIRST))


def test_another_layer_or_photograph_drops_what_was_pointed_at(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.editing.add_layer("drusen")
    assert not desk.prompter.busy
    asked = boxed(desk)
    other = Case(Path("other.png"), photograph(WIDTH, HEIGHT, seed=9))
    desk.workflow._show(other, 0)
    assert asked.cancelled
    assert not desk.prompter.busy


def test_what_lies_outside_needs_something_to_be_outside_of(make_desk):
    desk = make_desk()
    desk.use("point", "drusen")
    desk.click(60, 60, modifiers=ALT)
    assert "Click into the structure first" in desk.said[-1]
    assert not desk.jobs.prompts


def test_nothing_found_is_told(make_desk):
    desk = make_desk()
    boxed(desk).on_done(NOTHING)
    assert "Nothing was found" in desk.said[-1]
    desk.key(Qt.Key.Key_Return)
    assert not desk.mask("hard_exudate").any()


def test_a_click_with_which_nothing_is_found_is_taken_back(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.click(64, 45, modifiers=ALT)
    desk.jobs.prompts[-1].on_done(NOTHING)
    assert "taken back" in desk.said[-1]
    assert desk.prompter.shown.candidate.region is FIRST
    assert not desk.prompter.prompt.marks


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
    boxed(desk).on_failed(Failure("There is not enough memory."))
    assert "memory" in desk.said[-1]
    assert not desk.prompter.busy


def test_another_tool_drops_what_was_pointed_at(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.use("brush")
    assert desk.prompter.shown is None


def test_a_layer_is_outlined_anew_from_its_own_box_and_reported(make_desk):
    old = np.zeros((HEIGHT, WIDTH), np.bool_)
    old[50:90, 100:180] = True
    old[120:130, 20:30] = True
    desk = make_desk(haemorrhage=old)
    desk.use("hand", "haemorrhage")
    desk.toolbox.point_again()
    assert desk.toolbox.key == "point"
    (asked,) = desk.jobs.prompts
    assert asked.function is tasks.answer_again
    assert np.array_equal(full(asked.args[3]), old)
    asked.on_done(Answer((Candidate(FIRST, 1.0),), "small", "5a" * 32, pieces=2, kept=1))
    assert np.array_equal(desk.mask("haemorrhage"), old)
    desk.click(75, 50)
    assert "Accept the new outlines" in desk.said[-1]
    desk.key(Qt.Key.Key_Return)
    assert np.array_equal(desk.mask("haemorrhage"), full(FIRST))
    assert len(desk.edits) == 1
    assert "pieces 2, pixels 3300 before and 600 now" in desk.said[-1]
    assert "nothing was found" in desk.said[-1]
    assert "the boxes of its 2 pieces" in desk.names()[-1]
    desk.editing.undo()
    assert np.array_equal(desk.mask("haemorrhage"), old)


def test_an_empty_layer_cannot_be_outlined_anew(make_desk):
    desk = make_desk()
    desk.use("hand", "drusen")
    desk.toolbox.point_again()
    assert "empty" in desk.said[-1]
    assert not desk.jobs.prompts


def test_a_model_for_boxes_says_so_instead_of_failing(make_desk):
    desk = make_desk()
    desk.prompter.models.use("medsam")
    desk.use("point", "drusen")
    desk.click(60, 60)
    assert desk.said[-1] == "MedSAM answers boxes only. Drag a box around the structure."
    assert not desk.jobs.prompts
    desk.drag((58, 38), (92, 62))
    assert desk.jobs.prompts[-1].args[4] == "medsam"
    assert Settings().prompt_model == "medsam"


def test_another_model_drops_what_this_one_found(make_desk):
    desk = make_desk()
    boxed(desk).on_done(BOTH)
    desk.prompter.models.use("sam")
    assert not desk.prompter.busy


def test_a_model_that_is_gone_gives_way_with_a_sentence(make_desk):
    desk = make_desk()
    Settings().prompt_model = "gone"
    boxed(desk)
    title = registry.model_card(DEFAULT_PROMPT).title
    assert any(f"is gone: {title} is used now" in text for text in desk.said)
    assert Settings().prompt_model == DEFAULT_PROMPT


def test_without_any_model_it_is_said_where_to_get_one(make_desk, monkeypatch):
    desk = make_desk()
    monkeypatch.setattr(PromptModels, "cards", ())
    desk.use("point", "drusen")
    desk.drag((58, 38), (92, 62))
    assert "Analyse ▸ Models" in desk.said[-1]
    assert not desk.jobs.prompts


def test_the_bar_does_what_the_keys_do_and_chooses_the_model(make_desk, qtbot):
    desk = make_desk()
    bar = desk.correction.strip.findChild(PointingBar)
    desk.correction.strip.show()
    asked = boxed(desk)
    assert not bar.buttons["accept"].isEnabled()
    assert bar.buttons["drop"].isEnabled()
    asked.on_done(BOTH)
    qtbot.mouseClick(bar.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.buttons["add"], Qt.MouseButton.LeftButton)
    assert np.array_equal(desk.mask("hard_exudate"), full(SECOND))
    assert not bar.buttons["accept"].isEnabled()
    menu = bar.model.menu()
    menu.aboutToShow.emit()
    told = [action.text() for action in menu.actions()]
    title = registry.model_card(DEFAULT_PROMPT).title
    assert told == [title, "MedSAM (boxes only)", "SAM ViT-B", "", "Add a model…"]
    menu.actions()[1].trigger()
    assert bar.model.text() == "medsam"
    assert "boxes only" in bar.model.toolTip()
    desk.correction.strip.close()


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
        class model:  # noqa: N801
            name, sha256 = "m", "0" * 64

        def set_image(self, pixels, *, key, structure):
            seen.append((pixels.shape, key, structure))

        def predict(self, prompt, **_):
            return BOTH.candidates

    monkeypatch.setattr(tasks, "_session", lambda model, runtime: Session())
    tasks._picture.clear()
    told = {"progress": lambda *_: None, "cancel": lambda: False}
    scan, photo = np.zeros((4, 6), np.uint8), photograph(40, 30)
    ask = tasks.answer
    assert ask(None, "a", "drusen", "prompt", "m", "auto", **told) is None
    assert ask(scan, "a", "drusen", "prompt", "m", "auto", **told).candidates == BOTH.candidates
    assert ask(None, "a", "fluid", "prompt", "m", "auto", **told) is not None
    assert ask(None, "b", "fluid", "prompt", "m", "auto", **told) is None
    assert ask(photo, "b", "fluid", "prompt", "m", "auto", **told).model_sha256 == "0" * 64
    assert ask(None, "a", "fluid", "prompt", "m", "auto", **told) is None
    assert seen == [
        ((4, 6, 3), "a", "drusen"),
        ((4, 6, 3), "a", "fluid"),
        ((30, 40, 3), "b", "fluid"),
    ]


def test_an_outline_in_a_thousand_parts_does_not_hide_the_picture(make_desk):
    desk = make_desk()
    dots = np.zeros((60, 60), np.bool_)
    dots[::3, ::3] = True
    noise = Candidate(Region(90, 100, dots), 0.1)
    boxed(desk).on_done(Answer((BOTH.candidates[0], noise), "small", "5a" * 32))

    def white():
        picture = desk.canvas.grab().toImage()
        place = desk.place(100, 90).toPoint()
        colours = [picture.pixelColor(place.x() + dx, place.y() + dx) for dx in range(-4, 5)]
        return any(min(each.red(), each.green(), each.blue()) > 215 for each in colours)

    assert not white()
    desk.key(Qt.Key.Key_N)  # but it can be looked at
    assert desk.prompter.shown.candidate is noise
