"""PyTorch and ONNX Runtime find the same; without PyTorch everything that ships still works."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import fundus
from engine.errors import ModelError
from engine.oct import segment as oct_stage
from engine.prompt.prompts import Box, Mark, Prompt
from engine.prompt.session import PromptSession
from engine.runtime import onnx_runtime, runtimes, torch_device
from engine.runtime.predictor import load_predictor
from engine.runtime.prompting import load_prompt_model
from engine.runtime.registry import DEFAULT_FUNDUS, DEFAULT_PROMPT, model_card
from engine.runtime.runtimes import RUNTIMES, choose_runtime
from training.phantoms import draw_fundus
from training.phantoms.oct import draw_oct

ROOT = Path(__file__).parents[3]
MOST = 1e-4  # share of the pixels that may differ


@pytest.fixture(scope="module", autouse=True)
def _same_numbers():
    """PyTorch computes with 32 bits too, also where the processor could do it with 16."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch_device, "_cpu_has_bf16", lambda: False)
        load_predictor.cache_clear()
        yield
    load_predictor.cache_clear()


def different(one, other):
    assert one.shape == other.shape
    return float(np.mean(one != other))


@pytest.fixture(scope="module")
def photograph():
    return draw_fundus(shape=(520, 600), seed=5).as_image()


def test_every_network_of_the_photograph_s_model_says_the_same(photograph):
    card = model_card(DEFAULT_FUNDUS)
    torch, onnx = (choose_runtime(name, "cpu").networks(card) for name in RUNTIMES)
    part = np.ascontiguousarray(photograph.rgb8()[36:484, 12:588:2])
    for spec in card.passes:
        theirs, mine = (each[spec.name].logits(part) for each in (torch, onnx))
        for key, one, other in zip(spec.outputs, mine, theirs, strict=True):
            level = np.log(card.threshold(key) / (1 - card.threshold(key)))
            assert different(one >= level, other >= level) <= MOST, (spec.name, key)


def test_masks_and_landmarks_of_a_photograph_are_the_same(photograph):
    wanted = ("optic_disc", "optic_cup", "fovea")
    torch, onnx = (
        fundus.segment(photograph, structures=wanted, device="cpu", runtime=name)
        for name in RUNTIMES
    )
    for mine, theirs in zip(onnx.layers, torch.layers, strict=True):
        assert different(mine.mask, theirs.mask) <= MOST, mine.structure
    assert onnx.layer("optic_cup").mask.any()
    for mine, theirs in zip(onnx.landmarks, torch.landmarks, strict=True):
        assert (mine.x, mine.y) == pytest.approx((theirs.x, theirs.y), abs=0.1)
    assert dict(onnx.settings)["runtime"] == "onnx"
    assert dict(torch.settings)["runtime"] == "torch"
    assert onnx.model_sha256 == torch.model_sha256, "the weights are the same file"
    assert dict(onnx.layer("optic_disc").provenance.settings)["runtime"] == "onnx"


def test_every_surface_and_area_of_a_volume_is_the_same():
    volume = draw_oct((2, 300, 400), seed=3).volume
    torch, onnx = (oct_stage.segment(volume, device="cpu", runtime=name) for name in RUNTIMES)
    assert dict(onnx.settings)["runtime"] == "onnx"
    assert np.isfinite(onnx.surfaces[0].rows).mean() > 0.5
    for mine, theirs in zip(onnx.surfaces, torch.surfaces, strict=True):
        assert mine.structure == theirs.structure
        assert np.isnan(mine.rows).tolist() == np.isnan(theirs.rows).tolist()
        np.testing.assert_allclose(mine.rows, theirs.rows, atol=0.01)
    for mine, theirs in zip(onnx.layers, torch.layers, strict=True):
        assert different(mine.mask, theirs.mask) <= MOST, mine.structure


@pytest.mark.parametrize(
    "prompt",
    [
        Prompt(box=Box(100.0, 80.0, 320.0, 300.0)),
        Prompt(marks=(Mark(((210.0, 190.0),), True), Mark(((400.0, 400.0),), False))),
    ],
    ids=["box", "clicks"],
)
def test_a_prompt_is_answered_the_same(photograph, prompt):
    answers = []
    for runtime in RUNTIMES:
        session = PromptSession(load_prompt_model(model_card(DEFAULT_PROMPT), "cpu", runtime))
        session.set_image(photograph.rgb8(), key="one", structure="optic_disc")
        answers.append(session.predict(prompt))
    torch, onnx = answers
    assert len(torch) == len(onnx) > 0
    whole = (photograph.height, photograph.width)
    for mine, theirs in zip(onnx, torch, strict=True):
        assert different(*(on_image(each.region, whole) for each in (mine, theirs))) <= MOST
        assert mine.rating == pytest.approx(theirs.rating, abs=1e-2)


def on_image(region, shape):
    whole = np.zeros(shape, np.bool_)
    height, width = region.mask.shape
    whole[region.row : region.row + height, region.column : region.column + width] = region.mask
    return whole


WITHOUT_TORCH = """
import sys

for name in ("torch", "timm", "monai", "torchvision"):
    sys.modules[name] = None  # an import of it fails, as where it is not installed

from engine import fundus
from engine.oct import segment as oct_stage
from engine.prompt.prompts import Box, Prompt
from engine.prompt.session import PromptSession
from engine.runtime.prompting import load_prompt_model
from engine.runtime.registry import model_card
from training.phantoms import draw_fundus
from training.phantoms.oct import draw_oct

image = draw_fundus(shape=(400, 460), seed=5).as_image()
found = fundus.segment(image, structures=["optic_disc"])
assert dict(found.settings)["runtime"] == "onnx"
assert found.layer("optic_disc").mask.any()
volume = draw_oct((1, 300, 400), seed=3).volume
assert dict(oct_stage.segment(volume).settings)["runtime"] == "onnx"
session = PromptSession(load_prompt_model(model_card("retsam-prompt")))
session.set_image(image.rgb8(), key="one", structure="optic_disc")
assert session.predict(Prompt(box=Box(50, 50, 200, 200)))
import engine.cli, engine.runtime.removing
"""


def test_what_ships_works_where_torch_cannot_be_imported():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_cannot_be_had_is_refused(monkeypatch):
    with pytest.raises(ModelError, match="no runtime"):
        choose_runtime("abacus")
    with pytest.raises(ModelError, match="on the CPU"):
        choose_runtime("onnx", "cuda")
    monkeypatch.setattr(runtimes, "has_torch", lambda: False)
    with pytest.raises(ModelError, match="pip install retsam-desktop"):
        choose_runtime("torch")
    assert choose_runtime().name == "onnx"


def test_other_networks_than_those_that_ship_say_that_they_need_torch():
    card = model_card(DEFAULT_FUNDUS)
    strange = replace(card.passes[0], encoder="resnet18")
    with pytest.raises(ModelError, match="PyTorch"):
        onnx_runtime.OnnxRuntime().networks(replace(card, passes=(strange,)))
    headed = replace(card.passes[0], heads=((0,), (1, 2)))
    with pytest.raises(ModelError, match="PyTorch"):
        onnx_runtime.OnnxRuntime().networks(replace(card, passes=(headed,)))


@pytest.mark.parametrize("change", ["missing", "other shape", "strange"])
def test_weights_that_do_not_fit_are_refused(monkeypatch, change):
    card = model_card(DEFAULT_FUNDUS)
    load = onnx_runtime._weights

    def changed(card, spec):
        weights = load(card, spec)
        if change == "missing":
            del weights["refine.weight"]
        elif change == "strange":
            weights["refine.other"] = weights["refine.weight"]
        else:
            weights["refine.weight"] = weights["refine.weight"][:, :-1].copy()
        return weights

    monkeypatch.setattr(onnx_runtime, "_weights", changed)
    with pytest.raises(ModelError, match="do not fit"):
        onnx_runtime.OnnxNetwork(card, card.passes[0])
