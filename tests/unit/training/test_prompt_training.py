"""The promptable model learns from objects of drawn pictures, ships, and answers the engine."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from engine.nets.prompt_net import CANDIDATES, PromptNet
from engine.prompt.maps import MAPS
from engine.prompt.prompts import Box, Prompt
from engine.prompt.session import PromptSession
from engine.runtime import registry
from engine.runtime.prompt_predictor import load_small_prompt
from training.loop import LoopSpec
from training.prompt import evaluate, expert, export, objects
from training.prompt.config import PromptConfig, read_config
from training.prompt.data import PromptExamples, first_prompt
from training.prompt.objects import SIDE, Target
from training.prompt.rounds import Rounds, RoundsLoss
from training.prompt.score import score_target, table
from training.prompt.simulate import corrective_click, deepest, exact_box, jittered

ENCODER = "mobilenetv2_035"


def drawn(number, *, structure="optic_disc", dataset="drawn"):
    rng = np.random.default_rng(number)
    ys, xs = np.mgrid[:SIDE, :SIDE]
    a, b = rng.uniform(25, 60, 2)
    mask = ((xs - 160 + rng.uniform(-9, 9)) / a) ** 2 + ((ys - 160) / b) ** 2 <= 1
    picture = rng.integers(20, 60, (SIDE, SIDE, 3)).astype(np.uint8)
    picture[mask] += 120
    return Target(dataset, f"P{number}", f"{number}", structure, picture, mask, 1.0)


@pytest.fixture
def config():
    return PromptConfig(
        name="tiny",
        encoder=ENCODER,
        initial_weights="",
        fundus={"drawn": ("optic_disc",)},
        oct={},
        left_out=("elsewhere",),
        weights={},
        seed=4,
        loop=LoopSpec(steps=2, batch=2, learning_rate=1e-3),
        size=64,
        rounds=2,
    )


def test_examples_hold_the_object_and_a_prompt_on_it(config):
    examples = PromptExamples(replace(config, size=128), [drawn(n) for n in range(3)])
    for number in range(12):
        planes, truth = examples(number)
        assert planes.shape == (4 + MAPS, 128, 128)
        picture, mask, maps = planes[0].numpy(), planes[3].numpy() > 0, planes[4:].numpy()
        assert np.array_equal(mask, truth[0].numpy() > 0)
        assert picture[mask].mean() > picture[~mask].mean() + 0.2
        pointed = (maps[1] > 0) | (maps[2] > 0)
        assert pointed.any()
        assert (pointed & mask).any()
        assert not maps[4].any()
    again, _ = examples(5)
    assert torch.equal(again, examples(5)[0])


def test_of_vessels_people_draw_boxes():
    mask = drawn(1).mask
    rng = np.random.default_rng(0)
    assert all(first_prompt(mask, "vessel", rng, jitter=0.2)[0] is not None for _ in range(20))
    marks = [first_prompt(mask, "drusen", rng, jitter=0.2)[1] for _ in range(40)]
    assert any(marks)


def test_each_edge_moves_on_its_own_and_no_further_than_told():
    box = Box(10, 20, 110, 60)
    rng = np.random.default_rng(1)
    moved = [jittered(box, 0.1, rng) for _ in range(200)]
    assert max(abs(each.left - 10) for each in moved) <= 10
    assert max(abs(each.bottom - 60) for each in moved) <= 4
    assert max(abs(each.top - 20) for each in moved) > 3
    assert abs(np.corrcoef([m.left for m in moved], [m.right for m in moved])[0, 1]) < 0.2


def test_people_click_into_the_middle_of_the_largest_error():
    truth, shown = np.zeros((60, 90), np.bool_), np.zeros((60, 90), np.bool_)
    truth[10:31, 20:41] = True
    assert deepest(truth)[:2] == (30, 20)
    missed = corrective_click(shown, truth)
    assert missed.points == ((30.0, 20.0),)
    assert missed.inside
    shown[:, :] = truth
    shown[40:55, 60:75] = True
    wrong = corrective_click(shown, truth)
    assert not wrong.inside
    assert wrong.points == ((67.0, 47.0),)
    assert corrective_click(truth, truth) is None


def test_exact_boxes_touch_the_pixels():
    mask = np.zeros((20, 30), np.bool_)
    mask[4:7, 10:20] = True
    assert exact_box(mask) == Box(9.5, 3.5, 19.5, 6.5)


def test_every_round_is_an_answer_and_clicks_come_between():
    torch.manual_seed(1)
    network = PromptNet(ENCODER, MAPS)
    seen = []
    decode = network.decode
    network.decode = lambda features, maps: seen.append(maps.clone()) or decode(features, maps)
    planes = torch.zeros(2, 4 + MAPS, 64, 64)
    planes[:, 3, 20:40, 20:40] = 1
    logits = Rounds(network, 3)(planes)
    assert logits.shape == (2, 3 * CANDIDATES, 64, 64)
    clicks = [float(maps[:, 2:4].sum()) for maps in seen]
    assert clicks[0] == 0 < clicks[1] <= clicks[2]
    assert not seen[0][:, 4].any()
    assert seen[1][:, 4].any()


def test_the_loss_likes_the_truth_and_one_good_candidate_of_three():
    truth = torch.zeros(1, 1, 32, 32)
    truth[..., 8:20, 8:20] = 1
    right, wrong = (truth * 2 - 1) * 8, (truth * 2 - 1) * -8
    loss = RoundsLoss()
    all_wrong = loss(torch.cat([wrong] * 3, 1), truth)
    other_right = loss(torch.cat([wrong, right, wrong], 1), truth)
    first_right = loss(torch.cat([right, wrong, wrong], 1), truth)
    assert first_right < other_right < all_wrong


def test_it_overfits_one_object():
    torch.manual_seed(0)
    network = Rounds(PromptNet(ENCODER, MAPS), 1)
    example = PromptExamples(
        PromptConfig("t", ENCODER, "", {}, {}, (), {}, 1, LoopSpec(1, 1, 1e-3), size=64),
        [drawn(1)],
    )
    planes, truth = (part[None].repeat(2, 1, 1, 1) for part in example(2))
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3)
    loss = RoundsLoss()
    first = float(loss(network(planes), truth).detach())
    for _ in range(25):
        value = loss(network(planes), truth)
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
    assert float(value.detach()) < 0.4 * first


def test_from_objects_to_a_model_that_the_engine_asks(config, tmp_path, monkeypatch):
    training, others = [drawn(n) for n in range(3)], [drawn(7), drawn(8, dataset="elsewhere")]
    for module in (expert, export):
        monkeypatch.setattr(module, "pictures_of", lambda *_, **__: (training, others))
    monkeypatch.setattr(expert, "targets_of", lambda pictures, *_, **__: pictures)
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    (tmp_path / "weights").mkdir()
    expert.run(config, shared=tmp_path, runs=tmp_path / "runs")
    recipe = tmp_path / "model.toml"
    recipe.write_text(
        'name = "tiny-prompt"\ntitle = "Tiny"\nmodality = "prompt"\nversion = "0"\n'
        'config = "tiny.toml"\nsummary = ""\nrecipe = ""\nfailures = []\n'
        '[[data]]\nset = "drawn"\nterms = "ours"\n'
    )
    monkeypatch.setattr(export, "read_config", lambda path: config)
    card_file = export.run(
        recipe, shared=tmp_path, runs=tmp_path / "runs", output=registry.own_models()
    )
    assert json.loads(card_file.read_text())["data"][0]["images"] == 3
    scores = evaluate.run(card_file, targets=others, left_out=("elsewhere",))
    card = registry.model_card("tiny-prompt")
    measures = {score.measure for score in card.scores}
    assert {"Dice, exact box", "Dice, box ±10%", "Dice, ellipse in box ±10%", "Dice, 5 clicks"} <= (
        measures
    )
    assert {score.data: score.seen for score in card.scores} == {"drawn": True, "elsewhere": False}
    told = table(scores, left_out=("elsewhere",))
    assert told.index("optic_disc, elsewhere") < told.index("optic_disc, drawn")

    model = load_small_prompt(card, "cpu")
    session = PromptSession(model)
    picture = drawn(7).picture
    session.set_image(picture, key="7", structure="optic_disc")
    for candidate in session.predict(Prompt(box=Box(90, 90, 230, 230))):
        assert candidate.region.mask.dtype == np.bool_


def test_objects_are_cut_around_the_piece_and_kept(tmp_path, monkeypatch, config):
    picture = np.full((200, 400, 3), 30, np.uint8)
    mask = np.zeros((200, 400), np.bool_)
    mask[50:90, 100:160] = True
    mask[150:153, 300:302] = True  # too small to point at
    picture[mask] = 200
    calls = []

    def read(sample, structures):
        calls.append(sample)
        return picture, {"optic_disc": mask}

    monkeypatch.setattr(objects, "_read", read)

    class Sample:
        dataset, name, person = "drawn", "drawn/1", "drawn/P1"

    monkeypatch.setattr(objects, "Sample", Sample)
    (target,) = objects._kept(Sample(), config, tmp_path)
    assert target.picture.shape == (SIDE, SIDE, 3)
    assert target.scale == pytest.approx(SIDE / 240)
    assert target.mask.sum() == pytest.approx(40 * 60 * target.scale**2, rel=0.05)
    assert target.picture[target.mask].mean() > 180
    assert exact_box(target.mask).centre == pytest.approx((159.5, 159.5), abs=1.5)
    objects._kept(Sample(), config, tmp_path)
    assert len(calls) == 1


def test_scored_objects_keep_the_pixels_of_their_picture(monkeypatch, config):
    picture = np.zeros((200, 400, 3), np.uint8)
    mask = np.zeros((200, 400), np.bool_)
    mask[50:90, 100:160] = True
    mask[120:180, 300:320] = True
    monkeypatch.setattr(objects, "_read", lambda *_: (picture, {"optic_disc": mask}))

    class Sample:
        dataset, name, person = "drawn", "drawn/1", "drawn/P1"

    monkeypatch.setattr(objects, "Sample", Sample)
    found = list(objects.whole_targets([Sample()], config, 2))
    assert [target.picture.shape for target in found] == [(200, 400, 3)] * 2
    assert np.array_equal(found[0].mask | found[1].mask, mask)
    assert len(list(objects.whole_targets([Sample()], config, 1))) == 1


def test_a_perfect_model_scores_one_and_the_ellipse_what_it_is():
    class Knows:
        name, sha256, size = "knows", "", 256

        def encode(self, square, structure):
            return square[..., 0] > 90

        def answer(self, embedding, prompt):
            from engine.prompt.model import Answers

            return Answers(embedding[None].astype(np.float32), np.ones(1))

    told = {s.measure: s.value for s in score_target(PromptSession(Knows()), drawn(3))}
    assert told["exact box"] > 0.97
    assert told["5 clicks"] > 0.97
    assert told["ellipse in exact box"] > 0.97
    assert told["ellipse in box ±20%"] < told["ellipse in exact box"]


def test_the_shipped_config_is_read_and_leaves_sets_out():
    from pathlib import Path

    config = read_config(Path(objects.__file__).parents[1] / "configs" / "prompt-objects.toml")
    assert set(config.left_out) <= {*config.fundus, *config.oct}
    assert "drishti_gs" in config.left_out
