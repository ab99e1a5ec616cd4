"""SAM, MedSAM and MedSegX from the added file to a mask on the picture."""

import cv2
import numpy as np
import pytest
from made_checkpoints import write_medsegx, write_sam

from engine.errors import ModelError
from engine.runtime import adding, registry
from engine.runtime.device import Device
from engine.runtime.sam_picture import MEAN, STD, Fit, square_picture
from engine.runtime.sam_predictor import SamPredictor

FP32 = Device("cpu", "fp32")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


def load(path, **how):
    return SamPredictor(registry.model_card(adding.add(path, **how)), FP32)


def picture(height=90, width=140):
    rng = np.random.default_rng(2)
    return rng.integers(20, 200, (height, width, 3), dtype=np.uint8)


@pytest.mark.realdata
def test_from_file_to_mask_the_numbers_are_those_of_sam(shared):
    vectors = np.load(shared / "compat" / "sam_tiny_io.npz")
    predictor = load(shared / "compat" / "sam_tiny.pth", family="sam")
    embedding = predictor.encode(vectors["image"])
    assert np.abs(embedding.values - vectors["embedding"]).max() < 1e-4
    answers = predictor.answer(embedding, box=tuple(vectors["box"][0]))
    assert np.abs(answers.low - vectors["box_masks"][0]).max() < 1e-4
    assert np.abs(answers.ratings - vectors["box_iou"][0]).max() < 1e-4
    assert answers.logits.shape == (3, 200, 256)
    inside = vectors["point_labels"][0].astype(bool)
    clicked = predictor.answer(embedding, points=vectors["points"][0], inside=inside)
    assert np.abs(clicked.low - vectors["points_masks"][0]).max() < 1e-4


@pytest.mark.realdata
def test_from_files_to_mask_the_numbers_are_those_of_medsegx(shared):
    folder = shared / "compat"
    vectors = np.load(folder / "medsegx_tiny_io.npz")
    adding.add(folder / "medsegx_tiny_base.pth", family="sam")
    predictor = load(folder / "medsegx_tiny.pth")
    tasks = {"optic_disc": "OpticDisc", "optic_cup": "OpticCup", "vessel": "RetinalVessel"}
    for structure, task in tasks.items():
        embedding = predictor.encode(vectors["image"], structure)
        assert np.abs(embedding.values - vectors[f"{task}_embedding"]).max() < 1e-4
        answers = predictor.answer(embedding, box=tuple(vectors["box"][0]))
        difference = answers.low[:, ::4, ::4] - vectors[f"{task}_logits_every4"][0]
        assert np.abs(difference).max() < 1e-5
        assert answers.ratings is None  # its rating head was never trained


@pytest.mark.parametrize("family", ["sam", "medsam"])
def test_masks_are_on_the_pictures_own_grid(tmp_path, family):
    predictor = load(write_sam(tmp_path / "m.pth"), family=family)
    embedding = predictor.encode(picture())
    answers = predictor.answer(embedding, box=(20, 10, 80, 60))
    assert answers.logits.shape == (3 if family == "sam" else 1, 90, 140)
    assert len(answers.ratings) == len(answers.logits)
    assert embedding.nbytes == embedding.values.nbytes


def test_a_click_after_an_answer_gives_one_mask(tmp_path):
    predictor = load(write_sam(tmp_path / "m.pth"), family="sam")
    embedding = predictor.encode(picture())
    first = predictor.answer(embedding, box=(20, 10, 80, 60))
    clicks, inside = np.array([[30, 20], [100, 70]], np.float32), np.array([True, False])
    then = predictor.answer(embedding, points=clicks, inside=inside, earlier=first.low[0])
    assert len(then.logits) == 1
    other = predictor.answer(embedding, points=clicks, inside=~inside, earlier=first.low[0])
    assert not np.allclose(then.low, other.low)


def test_medsegx_looks_for_a_structure(tmp_path):
    adding.add(write_sam(tmp_path / "sam.pth"), family="sam")
    predictor = load(write_medsegx(tmp_path / "m.pth"))
    disc, cup, other = (
        predictor.encode(picture(), key).values for key in ("optic_disc", "optic_cup", "drusen")
    )
    assert not np.allclose(disc, cup)
    assert not np.allclose(disc, other)
    assert not predictor.takes_clicks


def test_a_model_that_segments_by_itself_takes_no_prompts():
    with pytest.raises(ModelError, match="boxes and clicks"):
        SamPredictor(registry.model_card("fundus"), FP32)


def test_sam_keeps_the_shape_and_pads():
    rgb = picture(80, 160)
    square, fit = square_picture("sam", rgb, 64)
    assert fit == Fit(160, 80, 64, 32)
    assert (square[:, 32:] == 0).all()
    shown = square[:, :32] * STD[:, None, None] + MEAN[:, None, None]
    expected = cv2.resize(rgb, (64, 32), interpolation=cv2.INTER_AREA)
    assert np.abs(shown.transpose(1, 2, 0).mean((0, 1)) - expected.mean((0, 1))).max() < 1.5


@pytest.mark.parametrize("family", ["medsam", "medsegx"])
def test_the_others_squash(family):
    square, fit = square_picture(family, picture(80, 160), 64)
    assert fit == Fit(160, 80, 64, 64)
    assert square.shape == (3, 64, 64)
    if family == "medsam":
        assert (square.min(), square.max()) == (0, 1)


def test_a_black_picture_is_no_fault():
    square, _ = square_picture("medsam", np.zeros((30, 40, 3), np.uint8), 64)
    assert np.isfinite(square).all()


@pytest.mark.parametrize("family", ["sam", "medsam"])
def test_places_and_maps_lie_on_each_other(family):
    _, fit = square_picture(family, picture(80, 160), 64)
    x, y = fit.to_square(np.array([[120.0, 20.0]], np.float32))[0]
    square = np.zeros((64, 64), np.float32)
    square[round(float(y)) - 2 : round(float(y)) + 3, round(float(x)) - 2 : round(float(x)) + 3] = 1
    back = fit.to_picture(square)
    rows, columns = np.nonzero(back > 0.5)
    assert back.shape == (80, 160)
    assert abs(columns.mean() - 120) < 3
    assert abs(rows.mean() - 20) < 3
