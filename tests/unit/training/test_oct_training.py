"""The OCT network learns from drawn B-scans, ships, and is found by the engine."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from phantom_oct import SURFACES, drawn_samples

from engine.image import OctVolume
from engine.layers import Provenance, Segmentation, Surface
from engine.oct.segment import SMALLEST_AREA, recorded_columns, segment, without_specks
from engine.runtime import registry
from training.datasets.oct.phantoms import drawn_truth
from training.datasets.oct.sample import OctTruth
from training.loop import LoopSpec
from training.oct import data, evaluate, expert, export, robustness
from training.oct.config import OctAugment, OctConfig, read_config
from training.oct.loss import OctLoss
from training.oct.patches import UNKNOWN, OctFrameTruth, change_signal, cut_patch, in_frame
from training.oct.pseudo import pseudo_rows
from training.oct.score import ScanScore, area_score


@pytest.fixture
def config():
    return OctConfig(
        name="tiny",
        encoder="mobilenetv2_035",
        surfaces=SURFACES,
        areas=("fluid",),
        sets={"drawn": 1.0},
        seed=3,
        loop=LoopSpec(steps=3, batch=2, learning_rate=1e-3),
        patch=(128, 96),
        augment=OctAugment(shift=10),
    )


def test_a_patch_keeps_surfaces_and_areas_on_what_they_mark(config):
    """A bright step drawn at the surface's rows is found there after every tilt and bend."""
    x = np.arange(300)
    rows = (180 + 15 * np.sin(x / 30)).astype(np.float32)
    below = np.arange(400)[:, None] >= rows[None]
    image = np.where(below, 200, 20).astype(np.uint8)
    scan = OctFrameTruth(image, rows[None], below[None].astype(np.uint8), 200.0)
    for seed in range(12):
        rng = np.random.default_rng(seed)
        patch = cut_patch(scan, shape=(256, 160), spec=OctAugment(), rng=rng)
        marked = patch.areas[0] == 1
        for column in range(0, 160, 9):
            row = patch.surfaces[0, column]
            if np.isfinite(row) and 3 < row < 252:
                bright = patch.image[:, column] > 110
                assert np.argmax(bright) == pytest.approx(row, abs=1.6)
                assert np.argmax(marked[:, column]) == pytest.approx(row, abs=1.6)
    assert change_signal(image, np.random.default_rng(1)).shape == image.shape


def test_beyond_the_scan_nothing_is_known():
    scan = OctFrameTruth(
        np.full((40, 30), 90, np.uint8),
        np.full((1, 30), 20, np.float32),
        np.ones((1, 40, 30), "u1"),
        20.0,
    )
    patch = cut_patch(
        scan, shape=(128, 128), spec=OctAugment(shift=0), rng=np.random.default_rng(0)
    )
    assert np.isnan(patch.surfaces[0, 0])
    assert patch.areas[0, 0, 0] == UNKNOWN
    assert np.isfinite(patch.surfaces).any()


def test_what_one_set_does_not_label_is_unknown(config):
    truth = drawn_truth(1, (128, 160))
    part = OctTruth(truth.image, truth.recorded, {"ilm": truth.surfaces["ilm"]}, {})
    frame = in_frame(part, config, None)
    assert np.isnan(frame.surfaces[1:]).all()
    assert np.isfinite(frame.surfaces[0]).any()
    assert (frame.areas == UNKNOWN).all()


def test_the_loss_falls_with_the_truth_and_ignores_the_unknown():
    loss = OctLoss(1)
    rows = torch.full((1, 1, 8), 20.0)
    areas = torch.full((1, 1, 40, 8), -1.0)
    right = torch.zeros(1, 2, 40, 8)
    right[:, 0, 20] = 9
    wrong = torch.zeros(1, 2, 40, 8)
    wrong[:, 0, 30] = 9
    assert loss(right, rows, areas) < loss(wrong, rows, areas)
    unknown = torch.full_like(rows, float("nan"))
    assert loss(wrong, unknown, areas) == 0
    half = rows.clone()
    half[..., 4:] = float("nan")
    assert torch.isfinite(loss(right, half, areas))


def test_the_loss_is_the_cross_entropy_to_a_gaussian_and_the_distance():
    rng = torch.Generator().manual_seed(1)
    logits = torch.randn(2, 3, 60, 7, generator=rng)
    rows = torch.rand(2, 3, 7, generator=rng) * 59
    index = torch.arange(60.0)[:, None]
    target = torch.softmax(-(((index - rows[:, :, None]) / 1.2) ** 2) / 2, dim=2)
    chances = torch.log_softmax(logits, dim=2)
    entropy = -(target * chances).sum(2)
    distance = ((chances.exp() * index).sum(2) - rows).abs()
    wanted = (entropy + 0.3 * distance).mean()
    told = OctLoss(3)(logits, rows, torch.zeros(2, 0, 60, 7))
    assert float(told) == pytest.approx(float(wanted), rel=1e-3)


def test_the_middle_is_where_the_retina_is(config):
    truth = drawn_truth(2, (300, 160))
    known = in_frame(truth, config, None).middle
    bare = in_frame(OctTruth(truth.image, truth.recorded, {}, {}), config, None).middle
    ilm, bm = (float(np.nanmedian(truth.surfaces[key])) for key in ("ilm", "bm"))
    assert ilm < known < bm
    assert ilm - 20 < bare < bm + 60


def test_pseudo_labels_are_near_the_truth_or_missing():
    off = []
    for seed in (0, 1, 3, 5):
        phantom = drawn_truth(seed, (300, 320))
        found = pseudo_rows(phantom.image, None)
        if "ilm" in found:
            off.append(np.abs(found["ilm"][0] - phantom.mean_rows("ilm")))
    assert len(off) >= 3
    assert np.nanmean(np.concatenate(off)) < 1
    noise = np.random.default_rng(0).integers(0, 255, (300, 320)).astype(np.uint8)
    assert pseudo_rows(noise, None) == {}


def test_scans_without_surfaces_learn_from_graph_search_if_asked(config, tmp_path):
    (sample, *_) = drawn_samples(tmp_path)
    bare = replace(sample, truth_of=lambda _image: ({}, {}))
    patches = data.OctPatches(replace(config, pseudo=("ilm",)), [bare], cache=tmp_path)
    without = data.OctPatches(config, [bare], cache=tmp_path)
    assert np.isnan(without.scans[0].surfaces).all()
    assert np.isnan(patches.scans[0].surfaces[1:]).all()


def test_from_drawn_scans_to_a_model_that_the_engine_runs(config, tmp_path, monkeypatch):
    samples = drawn_samples(tmp_path)
    monkeypatch.setattr(data, "read_oct_sets", lambda names, *, shared: samples)
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    split = tmp_path / "validation.toml"
    split.write_text('[validation]\ndrawn = ["P3"]\n')
    monkeypatch.setattr(data.split_of, "__defaults__", (split,))
    (tmp_path / "weights").mkdir()
    expert.run(config, shared=tmp_path, runs=tmp_path / "runs")

    recipe = tmp_path / "model.toml"
    thresholds = "\n".join(f"{key} = 0.0" for key in (*SURFACES, "fluid"))
    recipe.write_text(
        'name = "tiny-oct"\ntitle = "Tiny"\nmodality = "oct"\nversion = "0"\nconfig = "tiny.toml"\n'
        'mirror = true\nsummary = ""\nrecipe = ""\nfailures = []\n'
        f'[thresholds]\n{thresholds}\n[[data]]\nset = "drawn"\nterms = "ours"\n'
    )
    monkeypatch.setattr(export, "read_config", lambda path: config)
    card_file = export.run(
        recipe, shared=tmp_path, runs=tmp_path / "runs", output=registry.own_models()
    )
    assert json.loads(card_file.read_text())["data"][0]["images"] == 3

    evaluate.run(card_file, samples=samples[3:])
    card = registry.model_card("tiny-oct")
    assert card.surfaces == SURFACES
    assert {score.measure for score in card.scores} >= {"boundary MAE, px", "coverage"}

    volume = OctVolume(
        np.stack([cv2.imread(str(sample.image), 0)[:, :101] for sample in samples[:2]]), "", ""
    )
    said = []
    found = segment(volume, model="tiny-oct", progress=lambda part, text: said.append(text))
    assert [surface.structure for surface in found.surfaces] == list(SURFACES)
    assert found.surface("ilm").rows.shape == (2, 101)
    rows = np.stack([surface.rows for surface in found.surfaces])
    assert (np.diff(rows, axis=0) >= 0).all()
    assert found.layer("fluid").mask.shape == volume.bscans.shape
    assert "B-scan 2 of 2" in said
    again = segment(volume, model="tiny-oct", structures=["bm", "choroid"])
    assert np.array_equal(again.surface("bm").rows, found.surface("bm").rows)
    assert again.not_covered == ("choroid",)
    registry.models.cache_clear()


def test_columns_that_were_not_recorded_are_known():
    scans = np.full((1, 128, 96), 40, np.uint8)
    scans[:, :, :20] = 0
    assert recorded_columns(OctVolume(scans, "", ""), 0).tolist() == [False] * 20 + [True] * 76


def test_specks_are_no_fluid():
    mask = np.zeros((50, 60), np.bool_)
    mask[5:8, 5:8] = True
    mask[20:30, 20:30] = True
    kept = without_specks(mask)
    assert kept.sum() == 100
    assert SMALLEST_AREA > 9


def test_fluid_is_scored_over_pixels_over_scans_and_where_there_is_none():
    def told(name, found, true, both):
        values = {"pixels found": found, "pixels true": true, "pixels in both": both}
        return [ScanScore("d", "p", name, "fluid", key, v) for key, v in values.items()]

    scores = [*told("a", 100, 100, 50), *told("b", 10, 30, 10), *told("c", 31, 0, 0)]
    scores += told("e", 30, 0, 0)
    area = area_score(scores, "d", "fluid")
    assert area.pooled_dice == pytest.approx(120 / 301)
    assert area.mean_dice == pytest.approx((0.5 + 0.5) / 2)
    assert (area.scans, area.empty, area.false) == (4, 2, 1)


def test_persons_stay_on_one_side(tmp_path):
    samples = drawn_samples(tmp_path)
    scans = [replace(sample, patient="eye") for sample in samples]
    file = tmp_path / "v.toml"
    file.write_text('[validation]\ndrawn = ["P1", "2"]\n')
    training, validation = data.split_of(samples, file)
    assert [s.patient for s in validation] == ["P1"]
    assert len(training) == 3
    assert [s.identifier for s in data.split_of(scans, file)[1]] == ["2"]


def test_the_shipped_config_is_read():
    config = read_config(data.VALIDATION.parent / "oct-layers.toml")
    assert config.outputs[:2] == ("ilm", "rnfl_gcl")
    assert config.patch == (320, 384)
    assert config.pseudo == ("ilm",)


@pytest.mark.parametrize("change", robustness.changes(), ids=lambda change: change.name)
def test_what_is_drawn_moves_with_the_changed_scan(change):
    """A bright step at the rows is still at the rows, in every column that is left."""
    x = np.arange(240)
    rows = (150 + 12 * np.sin(x / 25)).astype(np.float32)
    rows[:20] = np.nan
    bright = np.nan_to_num(rows, nan=160)[None] <= np.arange(400)[:, None]
    picture, moved = change.make(np.where(bright, 200, 10).astype(np.uint8), rows[None])
    assert change.height in (None, len(picture))
    assert picture.shape[1] == moved.shape[1]
    stretch = len(picture) / 400 if change.height else 1
    for column in range(0, picture.shape[1], 11):
        row = moved[0, column]
        if np.isfinite(row):
            line = picture[:, column].astype(float)
            if change.name == "noise":
                line = np.convolve(line, np.ones(9) / 9, mode="same")
            step = np.argmax(line > 0.6 * line.max())
            assert step == pytest.approx(row, abs=2 + 2 * stretch)


def test_robustness_is_told_in_um_by_change(tmp_path, monkeypatch):
    samples = drawn_samples(tmp_path, 2)
    truths = [sample.read() for sample in samples]

    def found(volume, *, model):
        (truth,) = [t for t in truths if np.array_equal(t.image, volume.bscans[0])] or truths[:1]
        shape = (1, volume.width)
        rows = np.full(shape, 2.0, np.float32)
        if volume.bscans.shape[1:] == truth.image.shape:
            rows = truth.mean_rows("ilm")[None] + 2
        return Segmentation((), surfaces=(Surface("ilm", rows, Provenance("model:test")),))

    monkeypatch.setattr(robustness, "segment", found)
    figures = robustness.run(samples, model="test", scaled=True)
    untouched = figures["untouched"]
    assert [one.error_um for one in untouched] == pytest.approx([2 * 3.872] * 2, rel=1e-4)
    assert [one.covered for one in untouched] == [1, 1]
    text = robustness.table(figures)
    assert "| untouched | 7.74 | +0.00 | 100.0% |" in text
    assert all(change.name in text for change in robustness.changes())
