"""Segmenting phantoms and real photographs with the shipped model."""

from collections import defaultdict

import cv2
import numpy as np
import pytest

from engine.errors import Cancelled, ModelError
from engine.fundus import segment
from engine.image import Laterality, RetinalImage
from engine.metrics import dice
from training.phantoms import Placement, draw_fundus

COVERED = [
    "vessel",
    "artery",
    "vein",
    "optic_disc",
    "optic_cup",
    "microaneurysm",
    "haemorrhage",
    "hard_exudate",
    "soft_exudate",
]


def image_of(pixels):
    return RetinalImage(np.ascontiguousarray(pixels), sha256="", pixel_sha256="")


@pytest.fixture(scope="module")
def phantom():
    return draw_fundus(shape=(720, 800), seed=11, eye=Laterality.LEFT)


@pytest.fixture(scope="module")
def result(phantom):
    return segment(phantom.as_image(), device="cpu", probabilities=True)


def test_layers_come_on_the_images_grid_in_order_with_their_trail(phantom, result):
    assert [layer.structure for layer in result.layers] == COVERED
    for layer in result.layers:
        assert layer.mask.shape == phantom.pixels.shape[:2]
        assert layer.provenance.model_sha256 == result.model_sha256
        assert not (layer.mask & ~result.field_of_view.mask).any()
    assert set(result.probabilities) == set(COVERED)
    assert dict(result.settings)["device"] == "cpu"
    assert result.seconds > 0


def test_vessels_and_disc_of_a_phantom_are_found_in_their_place(phantom, result):
    for structure, least in (("vessel", 0.6), ("optic_disc", 0.8)):
        found = result.layer(structure).mask
        assert dice(found, phantom.masks[structure], phantom.field.mask) > least
    centre = result.landmark("optic_disc")
    assert (centre.x, centre.y) == pytest.approx(phantom.disc, abs=12)


def test_a_structure_s_mask_does_not_depend_on_what_else_is_asked_for(phantom, result):
    alone = segment(phantom.as_image(), structures=["artery", "optic_cup"], device="cpu")
    for key in ("artery", "optic_cup"):
        assert np.array_equal(alone.layer(key).mask, result.layer(key).mask)


def test_the_cup_lies_in_the_disc_and_no_lesion_is_counted_twice(result):
    masks = {layer.structure: layer.mask for layer in result.layers}
    assert not (masks["optic_cup"] & ~masks["optic_disc"]).any()
    assert not (masks["microaneurysm"] & masks["haemorrhage"]).any()
    assert not (masks["hard_exudate"] & masks["soft_exudate"]).any()


@pytest.mark.parametrize("factor", [0.7, 1.6])
def test_a_picture_of_another_size_gives_the_same_masks(phantom, result, factor):
    other = cv2.resize(phantom.pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    again = segment(image_of(other), structures=["vessel"], device="cpu").layer("vessel").mask
    back = cv2.resize(
        again.astype(np.uint8), phantom.pixels.shape[1::-1], interpolation=cv2.INTER_AREA
    )
    assert dice(back > 0, result.layer("vessel").mask) > 0.75


def test_a_border_shifts_the_masks_and_nothing_else(phantom, result):
    top, left = 37, 150
    bordered = cv2.copyMakeBorder(phantom.pixels, top, 11, left, 64, cv2.BORDER_CONSTANT)
    again = segment(image_of(bordered), device="cpu")
    height, width = phantom.pixels.shape[:2]
    for structure in ("vessel", "optic_disc"):
        inner = again.layer(structure).mask[top : top + height, left : left + width]
        assert dice(inner, result.layer(structure).mask) > 0.9, structure


def test_pixels_that_are_not_square_make_no_difference():
    squeezed = draw_fundus(shape=(450, 1000), seed=11, aspect=2.0, placement=Placement())
    found = segment(squeezed.as_image(), device="cpu")
    assert found.field_of_view.aspect == pytest.approx(2.0, abs=0.08)
    assert dice(found.layer("vessel").mask, squeezed.masks["vessel"], squeezed.field.mask) > 0.5


def test_only_what_is_asked_for_is_made_and_the_rest_is_named(phantom):
    found = segment(phantom.as_image(), structures=["optic_disc", "drusen"], device="cpu")
    assert [layer.structure for layer in found.layers] == ["optic_disc"]
    assert found.not_covered == ("drusen",)
    assert not found.probabilities


def test_a_blank_picture_gets_no_layers_but_a_reason():
    found = segment(image_of(np.zeros((300, 400, 3), np.uint8)), device="cpu")
    assert found.layers == ()
    assert "blank" in found.notices[0]


def test_stopping_before_the_end_raises(phantom):
    with pytest.raises(Cancelled):
        segment(phantom.as_image(), device="cpu", cancel=lambda: True)


def test_an_unknown_model_is_refused(phantom):
    with pytest.raises(ModelError, match="Installed"):
        segment(phantom.as_image(), model="none-such")


@pytest.mark.realdata
def test_real_photographs_reach_the_promised_scores(shared):
    """Two validation photographs a set; the card has the scores of all of them."""
    scores = defaultdict(list)
    for name, structure in (
        ("drive/images/38.png", "vessel"),
        ("chase_db1/images/09L.jpg", "vessel"),
        ("hrf/images/07_g.jpg", "vessel"),
        ("drishti_gs/images/drishtiGS_090.jpg", "optic_disc"),
        ("idrid_lesions/images/IDRiD_51.jpg", "optic_disc"),
        ("drishti_gs/images/drishtiGS_090.jpg", "optic_cup"),
        ("idrid_lesions/images/IDRiD_49.jpg", "hard_exudate"),
        ("idrid_lesions/images/IDRiD_46.jpg", "haemorrhage"),
    ):
        file = shared / "data/fundus" / name
        folder = file.parent.parent / "masks" / structure
        truth = cv2.imread(str(folder / f"{file.stem}.png"), cv2.IMREAD_GRAYSCALE) > 127
        image = image_of(cv2.imread(str(file))[..., ::-1])
        found = segment(image, structures=[structure], device="cpu")
        scores[structure].append(dice(found.layer(structure).mask, truth, found.field_of_view.mask))
    assert np.mean(scores["vessel"]) >= 0.78
    assert np.mean(scores["optic_disc"]) >= 0.93
    assert np.mean(scores["optic_cup"]) >= 0.75
    assert np.mean(scores["hard_exudate"]) >= 0.7
    assert np.mean(scores["haemorrhage"]) >= 0.6
