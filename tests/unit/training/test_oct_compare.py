"""Networks trained alike, scored alike, put into one table; going on where it stopped."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
from phantom_oct import drawn_samples

from training.datasets.drawings import DatasetError
from training.datasets.oct.phantoms import drawn_truth
from training.loop import LoopSpec
from training.oct import compare, data, export
from training.oct.config import OctAugment, OctConfig, read_config, read_variants
from training.oct.networks import network_of


@pytest.fixture
def config():
    return OctConfig(
        name="study/unet",
        network="unet",
        width=4,
        surfaces=(),
        areas=("fluid",),
        sets={"drawn": 1.0},
        seed=3,
        loop=LoopSpec(steps=3, batch=2, learning_rate=1e-3),
        patch=(64, 96),
        augment=OctAugment(shift=10),
    )


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    samples = drawn_samples(tmp_path)
    monkeypatch.setattr(data, "read_oct_sets", lambda names, *, shared: samples)
    split = tmp_path / "validation.toml"
    split.write_text('[validation]\ndrawn = ["P3"]\n')
    monkeypatch.setattr(data.split_of, "__defaults__", (split,))
    return samples


def test_each_gets_a_row_and_nothing_is_trained_twice(config, drawn, tmp_path, monkeypatch):
    variants = {
        "unet": config,
        "ours": replace(
            config, name="study/ours", network="retsam", width=None, encoder="mobilenetv2_035"
        ),
    }
    file = compare.compare(variants, shared=tmp_path, runs=tmp_path / "runs")
    assert file == tmp_path / "runs" / "study" / "compare.md"
    told = file.read_text()
    assert "3 steps of 2 patches of 64 × 96 pixels" in told
    rows = [line for line in told.splitlines() if line.startswith(("| unet", "| ours"))]
    assert len(rows) == 2
    scores = json.loads((tmp_path / "runs/study/unet/scores.json").read_text())
    assert {score["name"] for score in scores["scores"]} == {"drawn/3"}
    assert scores["parameters"] == sum(each.numel() for each in network_of(config).parameters())
    assert scores["scan_seconds"] > 0
    monkeypatch.setattr(compare.expert, "run", None)
    assert compare.compare(variants, shared=tmp_path, runs=tmp_path / "runs").read_text() == told


def test_the_right_answer_scores_full_marks_on_the_scans_own_grid(config, drawn):
    truth = drawn[1].read()
    mask = truth.areas["fluid"][0]

    class Knows:
        def __call__(self, image):
            rows, columns = mask.shape
            logits = image[:, :1] * 0 - 9
            logits[0, 0, :rows, :columns][mask] = 9
            return logits

    scores = {
        score.measure: score.value for score in compare.score_sample(Knows(), drawn[1], config)
    }
    true = scores["pixels true"]
    assert true > 0
    assert scores["pixels in both"] == pytest.approx(true, rel=0.02)  # specks are dropped
    assert scores["pixels found"] == scores["pixels in both"]


def test_a_file_says_for_all_and_for_each(tmp_path):
    file = tmp_path / "study.toml"
    file.write_text(
        'name = "study"\nsurfaces = []\nareas = ["fluid"]\nseed = 1\nsets = { drawn = 1.0 }\n'
        "[loop]\nsteps = 9\nbatch = 2\nlearning_rate = 1e-3\n"
        '[variants.a]\nnetwork = "relaynet"\nwidth = 8\n[variants.b]\nencoder = "resnet18"\n'
    )
    variants = read_variants(file)
    assert {name: each.name for name, each in variants.items()} == {
        "a": "study/a",
        "b": "study/b",
    }
    assert variants["a"].loop == variants["b"].loop
    assert (variants["a"].network, variants["b"].network) == ("relaynet", "retsam")


def test_the_study_that_is_documented_is_read():
    variants = read_variants(data.VALIDATION.with_name("oct-study-fluid.toml"))
    assert {"unet", "relaynet", "mgunet", "lightreseg", "retsam"} <= set(variants)
    assert len({(each.seed, each.patch, each.loop) for each in variants.values()}) == 1


def test_a_set_can_lie_elsewhere_as_it_is_published(config, tmp_path):
    image = drawn_truth(0, (64, 96)).image
    values = np.full(image.shape, 255, np.uint8)
    values[40:50] = 160  # choroid
    for place, pixels in (("Image", image), ("Layer_Masks", values)):
        (tmp_path / "mine" / place).mkdir(parents=True)
        cv2.imwrite(str(tmp_path / "mine" / place / "0001.png"), pixels)
    file = tmp_path / "own.toml"
    file.write_text(
        'name = "own"\nnetwork = "unet"\nsurfaces = []\nareas = ["choroid"]\nseed = 1\n'
        "sets = { ours = 1.0 }\n[loop]\nsteps = 1\nbatch = 1\nlearning_rate = 1e-3\n"
        '[folders]\nours = { folder = "mine", layout = "goals" }\n'
    )
    told = read_config(file)
    (sample,) = data.samples_of(told, shared=tmp_path)
    assert sample.name == "ours/0001"
    assert not data.unlabelled(told, shared=tmp_path)
    patches = data.OctPatches(told, [sample], cache=tmp_path)
    assert (patches(0)[2] == 1).any()


def test_what_cannot_be_is_refused(config, tmp_path):
    with pytest.raises(DatasetError, match="only areas"):
        compare.compare({"a": replace(config, surfaces=("ilm",))}, shared=tmp_path, runs=tmp_path)


def test_surfaces_are_told_by_set_as_their_mean_distance(config, drawn, tmp_path):
    """The mean is over surfaces of the mean over scans."""
    truth = drawn[0].read()
    both = replace(
        config, network="retsam", width=None, encoder="mobilenetv2_035", surfaces=("ilm", "bm")
    )

    class Off:
        """ILM two rows too deep, BM four."""

        def __call__(self, image):
            logits = image[:, :1].repeat(1, 3, 1, 1) * 0 - 9
            for number, (key, off) in enumerate((("ilm", 2), ("bm", 4))):
                seen = truth.mean_rows(key)
                in_shadow = np.isnan(seen)  # anywhere in order will do
                rows = np.rint(np.where(in_shadow, np.nanmedian(seen), seen)).astype(int)
                for column, row in enumerate(rows):
                    logits[0, number, row + off, column] = 9
            return logits

    frame = replace(drawn[0], scale=None)  # its pixels as they are
    scores = compare.score_sample(Off(), frame, both)
    told = {score.structure: score.value for score in scores if score.measure == compare.DISTANCE}
    assert told["ilm"] == pytest.approx(2, abs=0.3)
    assert told["bm"] == pytest.approx(4, abs=0.3)
    result = compare.Result(1, 0.1, 0.1, tuple(scores))
    text = compare.table({"off": both}, {"off": result})
    assert f"| off | {(told['ilm'] + told['bm']) / 2:.2f} |" in text
    with pytest.raises(DatasetError, match="No OCT network is called 'vnet'"):
        network_of(replace(config, network="vnet"))
    with pytest.raises(DatasetError, match="no encoder"):
        network_of(replace(config, encoder="resnet18"))
    with pytest.raises(DatasetError, match="not to ship"):
        export.load_averaged(config, tmp_path)
