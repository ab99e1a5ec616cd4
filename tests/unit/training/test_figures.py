"""The figures on the card: right on masks whose agreement is known."""

from pathlib import Path
from types import MappingProxyType

import cv2
import numpy as np
import pytest

from engine.image import RetinalImage
from engine.layers import FieldOfView, Landmark, Layer, Provenance, Segmentation
from training.datasets.manifest import artery_of_av, vein_of_av
from training.datasets.sample import Label, Sample
from training.fundus import figures
from training.fundus.figures import figures_of

SHAPE = (60, 90)
TRAIL = Provenance("model:test", None, (), None)


def box(top, left, height, width):
    mask = np.zeros(SHAPE, bool)
    mask[top : top + height, left : left + width] = True
    return mask


def found(layers=None, *, landmarks=(), maps=None, not_covered=()):
    field = FieldOfView(45, 30, 45, 45, np.ones(SHAPE, bool), edge_seen=1.0)
    return Segmentation(
        layers=tuple(Layer(key, mask, TRAIL) for key, mask in (layers or {}).items()),
        landmarks=tuple(landmarks),
        field_of_view=field,
        probabilities=MappingProxyType(maps or {}),
        model="test",
        model_sha256="",
        settings=(),
        seconds=0.0,
        notices=(),
        not_covered=tuple(not_covered),
    )


@pytest.fixture
def sample(tmp_path):
    """Makes a sample whose masks are on disk."""

    def make(masks, *, landmarks=None, healthy=False):
        files = {}
        for key, mask in masks.items():
            path = tmp_path / f"{key}.png"
            cv2.imwrite(str(path), mask if mask.dtype == np.uint8 else mask.astype(np.uint8) * 255)
            files[key] = Label(path)
            if key == "av":
                files |= {"artery": Label(path, artery_of_av), "vein": Label(path, vein_of_av)}
        return Sample("made", "1", Path("none.png"), files, landmarks or {}, healthy=healthy)

    return make


def values(sample, segmentation):
    image = RetinalImage(np.zeros((*SHAPE, 3), np.uint8), sha256="", pixel_sha256="")
    return {(f.structure, f.measure): f.value for f in figures_of(sample, image, segmentation)}


def test_cup_and_disc(sample):
    truth = sample({"optic_disc": box(10, 20, 20, 16), "optic_cup": box(14, 24, 10, 8)})
    made = found({"optic_disc": box(10, 20, 20, 16), "optic_cup": box(14, 24, 12, 8)})
    got = values(truth, made)
    assert got["optic_disc", figures.DICE] == 1
    assert got["optic_cup", figures.DICE] == pytest.approx(2 * 80 / (80 + 96))
    assert got["optic_cup", figures.CDR_ERROR] == pytest.approx(12 / 20 - 10 / 20)


def test_kinds_on_found_and_on_all(sample):
    kind = np.zeros(SHAPE, np.uint8)
    kind[5, 0:40], kind[20, 0:40], kind[20, 40:50] = 1, 2, 3  # the last: crossing or uncertain
    made = found({"artery": box(5, 0, 1, 30) | box(20, 0, 1, 10), "vein": box(20, 10, 1, 35)})
    got = values(sample({"av": kind}), made)
    assert got["artery", figures.KIND_FOUND] == pytest.approx(60 / 70)
    assert got["artery", figures.KIND_ALL] == pytest.approx(60 / 80)


def test_lesions_are_scored_where_they_are_and_counted_where_none_can_be(sample):
    truth = sample({"hard_exudate": box(10, 10, 4, 5), "haemorrhage": box(0, 0, 0, 0)})
    perfect = box(10, 10, 4, 5).astype(np.float32)
    maps = {"hard_exudate": perfect, "haemorrhage": np.zeros(SHAPE, np.float32)}
    masks = {"hard_exudate": box(10, 10, 4, 5), "haemorrhage": box(0, 0, 0, 0)}
    got = values(truth, found(masks, maps=maps))
    assert got["hard_exudate", figures.AUPR] == 1
    assert ("haemorrhage", figures.AUPR) not in got
    assert got["haemorrhage", figures.DICE] == 1
    healthy = values(sample({}, healthy=True), found({"hard_exudate": box(0, 0, 6, 9)}))
    assert healthy["hard_exudate", figures.FALSE_AREA] == pytest.approx(100 * 54 / 5400)
    assert healthy["hard_exudate", figures.FALSE_PIECES] == 1
    assert ("hard_exudate", figures.DICE) not in healthy


def test_what_a_model_does_not_cover_is_not_scored(sample):
    truth = sample({"optic_disc": box(10, 20, 20, 16)})
    assert not values(truth, found(not_covered=["optic_disc"]))
    assert values(truth, found())["optic_disc", figures.DICE] == 0


def test_a_fovea_that_is_not_found_counts_as_a_whole_width(sample):
    truth = sample({}, landmarks={"fovea": (40.0, 30.0)})
    assert values(truth, found())["fovea", figures.FOVEA_ERROR] == 1
    mark = Landmark("fovea", 43.0, 34.0, 0.9, TRAIL)
    got = values(truth, found(landmarks=[mark]))
    assert got["fovea", figures.FOVEA_ERROR] == pytest.approx(5 / 90)
