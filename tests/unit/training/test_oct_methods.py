"""What to label next (EdgeAL), and what is not healthy (f-AnoGAN)."""

import csv
from dataclasses import replace

import numpy as np
import pytest
import torch
from phantom_oct import SURFACES, drawn_samples
from torch import nn

from training.datasets.drawings import DatasetError
from training.loop import LoopSpec
from training.oct import anomaly, data, expert, selection
from training.oct.config import OctAugment, OctConfig
from training.oct.zoo.edgeal import answers, dropout, edges, regions, unsureness
from training.oct.zoo.fanogan import SIDE, AnomalyFinder, FinderLoss, HealthyGan, HealthyLoss


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(0)


@pytest.fixture
def config():
    return OctConfig(
        name="tiny",
        network="unet",
        width=4,
        surfaces=SURFACES,
        areas=("fluid",),
        sets={"drawn": 1.0},
        seed=3,
        loop=LoopSpec(steps=2, batch=2, learning_rate=1e-3),
        patch=(64, 64),
        augment=OctAugment(shift=10),
    )


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    samples = drawn_samples(tmp_path)
    samples[2] = replace(
        samples[2], surfaces=(), areas=(), truth_of=lambda _image: ({}, {}), patient="Q"
    )
    monkeypatch.setattr(data, "read_oct_sets", lambda names, *, shared: samples)
    monkeypatch.setattr(anomaly, "read_oct_sets", lambda names, *, shared: samples[:1])
    split = tmp_path / "validation.toml"
    split.write_text('[validation]\ndrawn = ["P3"]\n')
    monkeypatch.setattr(data.split_of, "__defaults__", (split,))
    return samples


def step_picture():
    """Dark above row 30, bright below."""
    return np.where(np.arange(60)[:, None] >= 30, 200, 20).repeat(40, 1).astype(np.uint8)


def test_only_what_draws_disagree_on_along_edges_is_unsure():
    same = np.full((4, 1, 60, 40), 0.5, np.float32)
    assert (unsureness(same, step_picture()) < 1e-6).all()  # unsure of it, but always the same
    sure = np.stack([np.full((1, 60, 40), value, np.float32) for value in (0, 1, 0, 1)])
    found = unsureness(sure, step_picture())
    assert found[28:32].min() > 20 * found[:20].max()
    assert edges(step_picture())[29:31].min() > 0.9


def test_the_least_sure_superpixel_comes_first_and_holds_the_place():
    unsure = np.zeros((60, 40), np.float32)
    unsure[40:46, 10:16] = 1
    first = regions(unsure, step_picture())[0]
    assert first.left <= 15
    assert first.right >= 10
    assert first.top <= 45
    assert first.bottom >= 40
    assert 0 <= first.left <= first.right < 40
    assert 0 <= first.top <= first.bottom < 60


def test_dropout_is_there_only_while_it_is_asked_for():
    network = nn.Sequential(nn.Conv2d(3, 8, 1), nn.BatchNorm2d(8), nn.Conv2d(8, 2, 1)).eval()
    image = torch.rand(1, 3, 32, 48)
    before = network(image)
    draws = answers(network, image, surfaces=1, outputs=2)
    assert draws.shape[1:] == (2, 32, 48)
    assert draws.std(axis=0).max() > 0
    assert (np.diff(draws[:, 0], axis=1) >= -1e-5).all()  # the deeper, the likelier below
    with dropout(network):
        assert not torch.equal(network(image), before)
    assert torch.equal(network(image), before)


def test_regions_of_the_unlabelled_scan_are_named(config, drawn, tmp_path):
    runs = tmp_path / "runs"
    with pytest.raises(DatasetError, match="not trained yet"):
        selection.run(config, shared=tmp_path, runs=runs, count=3)
    expert.run(config, shared=tmp_path, runs=runs)
    file = selection.run(config, shared=tmp_path, runs=runs, count=3)
    rows = list(csv.DictReader(file.open()))
    assert [row["scan"] for row in rows] == ["2"] * 3
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(int(row["right"]) < 160 and int(row["bottom"]) < 128 for row in rows)


def test_without_unlabelled_scans_there_is_nothing_to_choose(config, drawn, tmp_path, monkeypatch):
    monkeypatch.setattr(data, "read_oct_sets", lambda names, *, shared: drawn[:2])
    with pytest.raises(DatasetError, match="labelled"):
        selection.run(config, shared=tmp_path, runs=tmp_path, count=3)


def test_the_gan_pulls_both_ways():
    """One step down the loss: the critic tells better, the generator deceives better."""
    gan, loss = HealthyGan(4), HealthyLoss()
    values = gan(torch.rand(3, 3, SIDE, SIDE))
    assert values.shape == (3, 2, 1, 1)
    loss(values).backward()
    codes = torch.randn(64, 128)
    made = gan.generator(codes)
    with torch.no_grad():
        before = gan.judge(made).mean()
        for part in gan.generator.parameters():
            part -= 0.05 * part.grad
        assert gan.judge(gan.generator(codes)).mean() > before
    assert (made >= 0).all()
    assert (made <= 1).all()


def test_the_encoder_learns_to_rebuild_and_what_it_never_saw_stands_out():
    gan = HealthyGan(4)
    finder, loss = AnomalyFinder(gan, 4), FinderLoss()
    with torch.no_grad():
        seen = gan.generator(torch.randn(4, 128)).expand(-1, 3, -1, -1).clone()
    kept = [part.clone() for part in gan.parameters()]
    learning = [part for part in finder.parameters() if part.requires_grad]
    optimiser = torch.optim.Adam(learning, 3e-3)
    first = float(loss(finder(seen)).detach())
    for _ in range(40):
        optimiser.zero_grad()
        loss(finder(seen)).backward()
        optimiser.step()
    last = float(loss(finder(seen)).detach())
    assert last < first / 2
    assert all(torch.equal(a, b) for a, b in zip(kept, gan.parameters(), strict=True))
    other = torch.zeros_like(seen)
    other[..., 20:40, 20:40] = 1
    assert float(loss(finder(other)).detach()) > 5 * last


def test_healthy_and_other_scans_are_scored(config, drawn, tmp_path):
    runs = tmp_path / "runs"
    file = anomaly.run(config, shared=tmp_path, runs=runs, against=["drawn"])
    rows = list(csv.DictReader(file.open()))
    assert [(row["scan"], row["healthy"]) for row in rows] == [("3", "yes"), ("0", "no")]
    assert all(np.isfinite(float(row["score"])) for row in rows)
    again = anomaly.run(config, shared=tmp_path, runs=runs, against=["drawn"])
    assert list(csv.DictReader(again.open())) == rows


def test_the_area_under_the_curve_is_the_chance_to_score_higher():
    assert anomaly.area([1, 2, 3], [4, 5]) == 1
    assert anomaly.area([1, 3], [2, 3]) == pytest.approx((1 + 1 + 0 + 0.5) / 4)
