"""Adapters learn, alone or with the decoder; a run goes on; a delta is what was trained."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from made_checkpoints import EXPERTS, write_medsegx, write_sam
from medsegx_data import config, drawn, pair, small_base
from safetensors.torch import load_file, save_file

from engine.errors import ModelError
from engine.nets.conmoae import Place
from engine.prompt.model import WindowPrompt
from engine.prompt.prompts import Box, Mark
from engine.runtime import adding, registry
from engine.runtime.prompting import load_prompt_model
from training.datasets.drawings import DatasetError
from training.loop import LoopSpec
from training.medsegx import networks, ship, tune
from training.medsegx.config import config_of, read_config
from training.medsegx.delta import read_delta, write_published
from training.medsegx.examples import PairExamples, outward, packed, unpacked
from training.medsegx.losses import dice_bce, least_of, rating_error
from training.medsegx.networks import build
from training.medsegx.predict import TunedPrompt
from training.medsegx.rounds import Asking
from training.prompt.simulate import exact_box

PAIRS = [pair(n, task) for n in range(4) for task in ("Fundus_OpticDisc", "OCT_Fluid")]


@pytest.fixture
def runs(tmp_path):
    small_base(tmp_path)
    return tmp_path


def sam_config(tmp_path, **told):
    write_sam(tmp_path / "sam.pth")
    plain = {"family": "sam", "base": "sam.pth", "size": 256, "encoder": "", "experts": EXPERTS}
    return config(**{**plain, **told})


def test_an_example_is_packed_and_unpacked_whole():
    picture, mask = drawn(1)
    place = Place(10, (0, 0, 1, 3), 117)
    box, mark = Box(3.5, 8.25, 30, 40), Mark(((12.0, 20.0),), inside=True)
    batch = unpacked(
        torch.stack(
            [packed(picture, mask, place, box, ()), packed(picture, mask, place, None, (mark,))]
        )
    )
    assert batch.places == (place, place)
    assert batch.boxes == (box, None)
    assert batch.marks == (None, mark)
    assert np.array_equal(batch.truth[0, 0].numpy() > 0, mask)
    assert np.allclose(batch.pictures[1].numpy().transpose(1, 2, 0) * 255, picture, atol=1e-3)
    assert batch.maps[0, 1].any()
    assert batch.maps[1, 2].any()


def test_examples_of_the_published_recipe_are_untouched_pictures_with_boxes_off_outward(runs):
    examples = PairExamples(config(as_published=True), PAIRS)
    for number in range(8):
        batch = unpacked(examples(number)[0][None])
        true = exact_box(batch.truth[0, 0].numpy() > 0)
        (box,) = batch.boxes
        assert box.left <= true.left
        assert box.bottom >= true.bottom
        pictures = [pair.read()[0] for pair in PAIRS]
        seen = (batch.pictures[0].numpy().transpose(1, 2, 0) * 255).round().astype(np.uint8)
        assert any(np.array_equal(seen, each) for each in pictures)


def test_published_jitter_is_less_than_20_pixels_and_stays_within():
    rng = np.random.default_rng(0)
    boxes = [outward(Box(29.5, 30.5, 60.5, 90.5), (100, 70), rng) for _ in range(300)]
    assert min(box.left for box in boxes) == 10.5
    assert max(box.left for box in boxes) == 29.5
    assert max(box.right for box in boxes) == 69.5
    assert max(box.bottom for box in boxes) == 99.5


def test_the_best_of_three_counts_and_ratings_are_of_iou():
    truth = torch.zeros(1, 1, 16, 16)
    truth[..., 4:12, 4:12] = 1
    right, wrong = (truth * 2 - 1) * 20, (1 - truth * 2) * 20
    logits = torch.cat([wrong, right, wrong], 1)
    assert float(least_of(logits, truth)) < 1e-3
    assert float(dice_bce(logits, truth)[0, 0]) > 10
    half = right.clone()
    half[..., 8:, :] = -20
    told = torch.tensor([[0.0, 1.0, 0.5]])
    assert float(rating_error(told, torch.cat([wrong, right, half], 1), truth)) < 1e-6


def test_dice_is_of_squared_probabilities_as_published():
    truth = torch.zeros(1, 1, 10, 10)
    truth[..., :4, :] = 1
    expected = 1 - 2 * 20 / (100 * 0.25 + 40) + np.log(2)
    assert float(dice_bce(torch.zeros(1, 1, 10, 10), truth)) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("method", ["decoder", "adapters", "full"])
def test_only_what_the_method_says_learns_and_the_delta_holds_that_alone(runs, method):
    told = config(method=method)
    before = build(told, runs).state_dict()
    file = tune.run(told, PAIRS, runs)
    after = tune.load_tuned(told, runs).state_dict()
    changed = {key for key in before if not torch.equal(before[key], after[key])}
    kept = set(load_file(file))
    assert changed <= kept
    assert any(key.startswith("head.") for key in changed)
    assert any("adapter_" in key for key in changed) == (method == "adapters")
    encoder = {key for key in kept if key.startswith("encoder.") and "adapter_" not in key}
    assert bool(encoder) == (method == "full")
    assert read_delta(file).base_sha256


def test_a_run_that_was_stopped_comes_to_the_same_end(runs, monkeypatch):
    steps = LoopSpec(steps=4, batch=2, learning_rate=1e-3, save_every=0.0)
    whole = load_file(tune.run(config(name="whole", loop=steps), PAIRS, runs))
    told, draw = config(name="parts", loop=steps), PairExamples.__call__

    def stopping(self, number):
        if number >= 4:
            raise RuntimeError("stopped")
        return draw(self, number)

    with monkeypatch.context() as patch:
        patch.setattr(PairExamples, "__call__", stopping)
        with pytest.raises(RuntimeError, match="stopped"):
            tune.run(told, PAIRS, runs)
    assert torch.load(runs / "parts" / "last.pt", weights_only=True)["step"] == 2
    again = load_file(tune.run(told, PAIRS, runs))
    assert all(torch.equal(again[key], value) for key, value in whole.items())


def test_smaller_shares_lie_within_larger_and_a_run_tells_its_own(runs, caplog):
    caplog.set_level("INFO")
    pairs = [pair(n) for n in range(20)]
    tune.run(config(name="part", fraction=0.05), pairs, runs)
    assert "1 pairs" in caplog.text


@pytest.mark.parametrize("method", ["adapters", "decoder"])
def test_it_overfits_on_one_picture(runs, method):
    network = tune.load(config(method=method), runs)
    planes = PairExamples(config(as_published=True), [pair(1)])(0)[0][None].repeat(2, 1, 1, 1)
    asking = Asking(network, rounds=1, rated=True).train()
    learning = [part for part in network.parameters() if part.requires_grad]
    optimiser = torch.optim.AdamW(learning, 3e-3)
    first = float(asking(planes).mean().detach())
    for _ in range(25):
        cost = asking(planes).mean()
        optimiser.zero_grad()
        cost.backward()
        optimiser.step()
    assert float(cost.detach()) < 0.6 * first


def test_adapters_on_sam_learn_and_become_a_checkpoint_that_the_program_opens(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    told = sam_config(tmp_path, rounds=2)
    before = build(told, tmp_path).state_dict()
    file = tune.run(told, PAIRS, tmp_path)
    kept = load_file(file)
    assert not [key for key in kept if key.startswith("prompt_encoder.")]
    assert all("adapter_" in key for key in kept if key.startswith("image_encoder."))
    assert any(not torch.equal(before[key], kept[key]) for key in kept if "adapter_up" in key)
    picture, mask = drawn(2, (256, 256))
    tuned = TunedPrompt(tune.load_tuned(told, tmp_path), name="t", sha256="t", size=256, rated=True)
    prompt = WindowPrompt(exact_box(mask), (), None)
    here = tuned.answer(tuned.encode(picture, "optic_disc"), prompt)

    write_published(read_delta(file), tmp_path / "medsegx.pth")
    adding.add(tmp_path / "sam.pth", family="sam")
    card = adding.add(tmp_path / "medsegx.pth", family="medsegx")
    model = load_prompt_model(registry.model_card(card), "cpu")
    there = model.answer(model.encode(picture, "optic_disc"), prompt)
    assert np.abs(here.chances - there.chances).max() < 0.02
    again = read_delta(tmp_path / "medsegx.pth")
    assert {key: value.tolist() for key, value in again.tensors.items()} == {
        key: value.tolist() for key, value in kept.items()
    }


RECIPE = """
name = "tuned-prompt"
title = "Tuned"
modality = "prompt"
version = "0"
summary = ""
recipe = ""
failures = []

[[data]]
set = "drawn"
terms = "ours"
images = 4
"""


@pytest.mark.parametrize("method", ["adapters", "decoder"])
def test_a_run_on_our_network_becomes_a_model_that_the_program_asks(runs, monkeypatch, method):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: runs / "own")
    told = config(method=method)
    tune.run(told, PAIRS, runs)
    (runs / "recipe.toml").write_text(RECIPE)
    card_file = ship.run(told, runs / "recipe.toml", runs=runs, output=registry.own_models())
    registry.models.cache_clear()
    model = load_prompt_model(registry.model_card("tuned-prompt"), "cpu")
    tuned = TunedPrompt(tune.load_tuned(told, runs), name="t", sha256="t", size=64, rated=True)
    picture, mask = drawn(2)
    prompt = WindowPrompt(exact_box(mask), (), None)
    here = tuned.answer(tuned.encode(picture, "optic_disc"), prompt)
    there = model.answer(model.encode(picture, "optic_disc"), prompt)
    assert np.abs(here.chances - there.chances).max() < 0.05
    assert np.abs(here.ratings - there.ratings).max() < 0.05
    assert '"images": 4' in card_file.read_text()
    registry.models.cache_clear()


def test_a_published_checkpoint_is_gone_on_from_with_our_rows_appended(tmp_path, monkeypatch):
    monkeypatch.setattr(networks, "HEAD", (128, 64, 32, 32))  # the made one is wider than it
    write_medsegx(tmp_path / "medsegx.pth")
    told = sam_config(tmp_path, continues="medsegx.pth")
    network = tune.load(told, tmp_path)
    table = network.context.modal_embed.weight
    official = torch.load(tmp_path / "medsegx.pth", weights_only=True)["model"]
    assert torch.equal(table[:10], official["image_encoder.modal_embed.weight"])
    assert len(table) == 11
    assert not table[10].any()


def test_what_was_tuned_on_other_weights_is_refused(runs):
    told = config()
    tune.run(told, PAIRS, runs)
    torch.manual_seed(9)
    state = torch.load(runs / "base" / "averaged.pt", weights_only=True)
    torch.save({key: value + 1 for key, value in state.items()}, runs / "base" / "averaged.pt")
    with pytest.raises(ModelError, match="lies on the weights"):
        tune.load_tuned(told, runs)


def test_what_fits_another_method_or_no_file_at_all_is_refused(runs):
    told = config()
    file = tune.run(told, PAIRS, runs)
    with pytest.raises(ModelError, match="does not fit"):
        tune.load_tuned(replace(told, method="decoder"), runs)
    with pytest.raises(ModelError, match="There is no"):
        tune.load_tuned(replace(told, name="never"), runs)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(ModelError, match="damaged"):
        tune.load_tuned(told, runs)
    save_file({"x": torch.zeros(1)}, file)
    with pytest.raises(ModelError, match="not what a fine-tuning left"):
        tune.load_tuned(told, runs)


def test_files_hold_experts_at_the_published_scale_however_they_learned(runs):
    fast = config(experts=replace(config().experts, scale=1.0))
    file = tune.run(fast, PAIRS, runs)
    picture, mask = drawn(2)
    prompt = WindowPrompt(exact_box(mask), (), None)
    answers = []
    for told in (fast, config()):
        network = tune.load_tuned(told, runs)
        model = TunedPrompt(network, name="t", sha256="t", size=64, rated=True)
        answers.append(model.answer(model.encode(picture, "optic_disc"), prompt).chances)
    kept = load_file(file)
    assert any(value.any() for key, value in kept.items() if "adapter_up" in key)
    assert np.allclose(*answers, atol=1e-4)


def test_a_base_that_is_not_there_or_is_another_network_is_told(runs):
    with pytest.raises(DatasetError, match="neither in"):
        build(config(base="nowhere.pt"), runs)
    with pytest.raises(ModelError, match="encoder"):
        build(config(encoder="mobilenetv2_050", base="sam.pth"), _with_sam(runs))


def _with_sam(runs):
    write_sam(runs / "sam.pth")
    return runs


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"method": "some"}, "method is one of"),
        ({"fraction": 0.0}, "fraction"),
        ({"encoder": ""}, "encoder"),
        ({"family": "sam", "size": 512}, "256"),
        ({"wrong": 1}, "wrong"),
    ],
)
def test_a_config_that_says_nonsense_is_told(tmp_path, change, told):
    plain = {
        "name": "x",
        "family": "small",
        "encoder": "e",
        "base": "b",
        "method": "full",
        "seed": 1,
        "loop": {"steps": 1, "batch": 1, "learning_rate": 1.0},
    }
    with pytest.raises(DatasetError, match=told):
        config_of({**plain, **change}, tmp_path / "x.toml")


def test_shipped_configs_are_read():
    from pathlib import Path

    from training.medsegx.study import read_study

    folder = Path(tune.__file__).parents[1] / "configs"
    assert read_study(folder / "prompt-study.toml").methods == ("decoder", "adapters", "full")
    assert read_config(folder / "medsegx-pretrain.toml").as_published
    assert not read_config(folder / "medsegx-finetune.toml").as_published
