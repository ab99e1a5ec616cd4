"""SAM, MedSAM and MedSegX in a session: from a box or clicks on a picture to regions of it."""

import numpy as np
import pytest
from made_checkpoints import write_medsegx, write_sam

from engine.errors import ModelError
from engine.prompt.model import WindowPrompt
from engine.prompt.prompts import Box, Mark, Prompt
from engine.prompt.session import PromptSession
from engine.runtime import adding, registry
from engine.runtime.device import Device
from engine.runtime.prompting import load_prompt_model
from engine.runtime.sam_predictor import Answers, SamPredictor
from engine.runtime.sam_prompt import CLICKS, SamPrompt


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


@pytest.fixture
def load(tmp_path):
    def load(family):
        if family == "medsegx":
            adding.add(write_sam(tmp_path / "base.pth"), family="sam", name="base")
            name = adding.add(write_medsegx(tmp_path / "m.pth"))
        else:
            name = adding.add(write_sam(tmp_path / "sam.pth"), family=family)
        return SamPrompt(SamPredictor(registry.model_card(name), Device("cpu", "fp32")))

    return load


class Recorder:
    """Stands in for the networks: finds the box, or a square around the first click inside."""

    takes_clicks, side = True, 128

    class card:  # noqa: N801
        name, sha256 = "recorder", "0" * 64

    def __init__(self, *, takes_clicks=True, rated=True):
        self.takes_clicks, self.rated, self.asked, self.encoded = takes_clicks, rated, [], []

    def encode(self, rgb, structure=""):
        from engine.runtime.sam_picture import Fit
        from engine.runtime.sam_predictor import Seen

        self.encoded.append(structure)
        return Seen(np.zeros((1, 2, 3, 3), np.float32), Fit(128, 128, 128, 128))

    def answer(self, embedding, *, box=None, points=None, inside=None, earlier=None):
        self.asked.append((box, points, inside))
        if box is None:
            x, y = points[np.flatnonzero(inside)[0]]
            box = (x - 12, y - 8, x + 12, y + 8)
        logits = np.full((1, 128, 128), -9, np.float32)
        x0, y0, x1, y1 = (round(float(each)) for each in box)
        logits[0, y0 : y1 + 1, x0 : x1 + 1] = 9
        return Answers(logits, logits, np.ones(1, np.float32) if self.rated else None)


def picture(height=300, width=420):
    rng = np.random.default_rng(2)
    return rng.integers(20, 200, (height, width, 3), dtype=np.uint8)


def found_in(model, prompt, structure="optic_disc"):
    session = PromptSession(model)
    session.set_image(picture(), key="a", structure=structure)
    return session.predict(prompt)


def test_a_box_comes_back_as_the_region_that_it_holds():
    box = Box(100.5, 80.5, 180.5, 130.5)
    (first,) = found_in(SamPrompt(Recorder()), Prompt(box))
    region = first.region
    rows, columns = np.nonzero(region.mask)
    assert abs(region.column + columns.min() - 101) <= 2
    assert abs(region.column + columns.max() - 180) <= 2
    assert abs(region.row + rows.min() - 81) <= 2
    assert abs(region.row + rows.max() - 130) <= 2


def test_a_click_finds_what_is_under_it():
    (first, *_) = found_in(SamPrompt(Recorder()), Prompt(marks=(Mark(((200.0, 150.0),), True),)))
    rows, columns = np.nonzero(first.region.mask)
    assert abs(first.region.column + columns.mean() - 200) < 4
    assert abs(first.region.row + rows.mean() - 150) < 4


def test_a_scribble_becomes_a_few_clicks_and_a_click_outside_is_told():
    model = Recorder()
    scribble = Mark(tuple((150.0 + step, 100.0) for step in range(60)), True)
    found_in(SamPrompt(model), Prompt(marks=(scribble, Mark(((300.0, 220.0),), False))))
    _, points, inside = model.asked[0]
    assert len(points) == CLICKS + 1
    assert inside.tolist() == [True] * CLICKS + [False]


@pytest.mark.parametrize("takes_clicks", [True, False])
def test_without_a_box_that_of_the_earlier_answer_stands_in(takes_clicks):
    model = Recorder(takes_clicks=takes_clicks, rated=False)
    previous = np.zeros((128, 128), np.float32)
    previous[30:60, 40:90] = 1
    mark = Mark(((100.0, 50.0),), True)
    answers = SamPrompt(model).answer(model.encode(None), WindowPrompt(None, (mark,), previous))
    (box, points, _) = model.asked[0]
    assert box == (40, 30, 89, 59)
    assert (points is not None) == takes_clicks
    assert answers.ratings.tolist() == [1.0]


def test_what_lies_outside_alone_is_no_question():
    with pytest.raises(ValueError, match="inside"):
        Prompt(marks=(Mark(((200.0, 150.0),), False),))
    model = Recorder()
    mark = Mark(((60.0, 60.0),), False)
    for previous in (None, np.zeros((128, 128), np.float32)):
        answers = SamPrompt(model).answer(model.encode(None), WindowPrompt(None, (mark,), previous))
        assert not answers.chances.size
    assert model.asked == []


def test_a_box_is_told_together_with_a_click_outside():
    model = Recorder()
    found_in(SamPrompt(model), Prompt(Box(100, 80, 180, 130), (Mark(((110.0, 90.0),), False),)))
    ((box, points, inside),) = model.asked
    assert box is not None
    assert len(points) == 1
    assert inside.tolist() == [False]


@pytest.mark.parametrize(("family", "takes"), [("sam", True), ("medsam", False)])
def test_a_card_tells_whether_clicks_are_answered(load, family, takes):
    load(family)
    assert registry.model_card(family).takes_clicks is takes


def test_a_model_for_boxes_has_no_answer_to_a_click_alone():
    model = Recorder(takes_clicks=False)
    assert found_in(SamPrompt(model), Prompt(marks=(Mark(((200.0, 150.0),), True),))) == ()
    assert model.asked == []


@pytest.mark.parametrize("family", ["sam", "medsam", "medsegx"])
def test_real_networks_fit_into_a_session(load, family):
    model = load(family)
    session = PromptSession(model)
    session.set_image(picture(), key="a", structure="optic_disc")
    for prompt in (Prompt(Box(100, 80, 180, 130)), Prompt(Box(100, 80, 180, 140))):
        for candidate in session.predict(prompt):
            assert candidate.region.mask.any()
            assert 0 <= candidate.rating <= 1
    assert model.name == {"sam": "sam", "medsam": "medsam", "medsegx": "medsegx"}[family]
    assert len(model.sha256) == 64


def test_a_card_tells_how_its_model_is_loaded(tmp_path):
    name = adding.add(write_sam(tmp_path / "sam.pth"), family="medsam")
    model = load_prompt_model(registry.model_card(name), "cpu")
    assert isinstance(model, SamPrompt)
    with pytest.raises(ModelError, match="boxes and clicks"):
        load_prompt_model(registry.model_card("fundus"), "cpu")
