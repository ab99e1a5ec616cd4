"""The predictor on the shipped model: memory, stopping, repeatability."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from engine.errors import Cancelled, ModelError
from engine.fundus import find_field
from engine.runtime.predictor import FundusPredictor
from engine.runtime.registry import DEFAULT_FUNDUS, model_card
from engine.runtime.runtimes import choose_runtime
from engine.runtime.torch_device import choose_device
from training.phantoms import draw_fundus


@pytest.fixture(scope="module")
def predictor():
    return FundusPredictor(model_card(DEFAULT_FUNDUS), choose_runtime("auto", "cpu"))


@pytest.fixture
def ready(predictor):
    """The predictor with an image, as freshly loaded."""
    phantom = draw_fundus(shape=(400, 460), seed=5)
    image = phantom.as_image()
    predictor.tile_limit = 0
    predictor.notices = []
    predictor.set_image(image, find_field(image))
    return predictor


def pass_of(predictor, name):
    return next(spec for spec in predictor.card.passes if spec.name == name)


def tiled(predictor):
    """A pass that works in parts, however large its tiles are."""
    return replace(predictor.card.passes[0], tile=256)


def test_the_same_image_gives_the_same_maps(ready):
    spec = pass_of(ready, "disc")
    first, second = ready.predict(spec), ready.predict(spec)
    for key in spec.outputs:
        assert np.array_equal(first.probabilities[key], second.probabilities[key])
        assert first.probabilities[key].dtype == np.float32
        assert 0 <= first.probabilities[key].min() <= first.probabilities[key].max() <= 1


def test_progress_rises_and_stopping_is_obeyed(ready):
    shares = []
    with pytest.raises(Cancelled):
        ready.predict(
            tiled(ready),
            progress=lambda share, text: shares.append(share),
            cancel=lambda: len(shares) >= 2,
        )
    assert shares == sorted(shares)
    assert len(shares) == 2


def test_when_memory_runs_out_tiles_shrink_and_the_person_is_told(ready, monkeypatch):
    original = ready._forward

    def hungry(spec, part):
        if part.shape[0] > 256:
            raise MemoryError
        return original(spec, part)

    monkeypatch.setattr(ready, "_forward", hungry)
    spec = ready.card.passes[0]
    result = ready.predict(spec)
    assert result.probabilities["vessel"].max() > 0.5
    assert "in smaller parts" in ready.notices[0]
    assert 0 < ready.tile_limit <= 256
    assert dict(ready.settings())["tiles"].startswith(f"{spec.name} {ready.tile_limit}")
    ready.set_image(ready._image, ready._field)
    assert "in smaller parts" in ready.notices[0], "the next image is worked on so too"


def test_each_pass_is_told_as_it_ran(ready, monkeypatch):
    """A graphics card whose memory runs short at the second pass."""
    first, second = ready.card.passes[:2]
    cpu = ready.runtime
    monkeypatch.setattr(ready, "runtime", Elsewhere(cpu))
    ready.predict(first)
    before = dict(ready.settings())
    assert before["device"] == "cuda"
    monkeypatch.setattr(ready, "runtime", cpu)
    ready.predict(replace(second, around=""))
    told = dict(ready.settings())
    assert told["device"].startswith(f"{first.name} cuda, {second.name} cpu")
    assert told["runtime"] == before["runtime"]
    ready.set_image(ready._image, ready._field)
    assert dict(ready.settings())["device"] == "cpu"


class Elsewhere:
    def __init__(self, runtime):
        self.name = runtime.name
        self.device = replace(runtime.device, kind="cuda")


def test_when_nothing_helps_the_message_says_what_to_do(ready, monkeypatch):
    def starving(spec, part):
        raise MemoryError

    monkeypatch.setattr(ready, "_forward", starving)
    with pytest.raises(ModelError, match="Close other programs"):
        ready.predict(ready.card.passes[0])


def test_other_faults_are_not_taken_for_memory(ready, monkeypatch):
    def broken(spec, part):
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(ready, "_forward", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        ready.predict(ready.card.passes[0])
    assert ready.notices == []


def test_a_device_that_is_not_there_is_refused():
    if not torch.cuda.is_available():
        with pytest.raises(ModelError, match="not available"):
            choose_device("cuda")
    with pytest.raises(ModelError, match="no device"):
        choose_device("abacus")
    assert choose_device("cpu").title.startswith("CPU")
