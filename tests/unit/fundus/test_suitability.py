"""Pictures that the model should not be believed on are named for what they are."""

import cv2
import numpy as np
import pytest

from engine.fundus import find_field
from engine.fundus.suitability import judge, judge_eye, judge_result, with_notice_of_eye
from engine.image import Laterality, Modality, RetinalImage, Scale
from engine.layers import FieldOfView, Landmark, Segmentation
from training.phantoms import draw_fundus


@pytest.fixture(scope="module")
def photograph():
    return draw_fundus(seed=3, shape=(600, 700)).pixels


def verdict(pixels, **facts):
    image = RetinalImage(np.ascontiguousarray(pixels), sha256="", pixel_sha256="", **facts)
    return judge(image, find_field(image))


def cat():
    """A ginger cat in front of a green wall."""
    picture = np.full((480, 640, 3), (90, 150, 100), np.uint8)
    cv2.ellipse(picture, (320, 300), (150, 120), 0, 0, 360, (205, 120, 60), cv2.FILLED)
    for x in (230, 410):
        ear = np.array([[x - 40, 220], [x, 110], [x + 40, 220]])
        cv2.fillPoly(picture, [ear], (205, 120, 60))
    for x in (270, 370):
        cv2.circle(picture, (x, 280), 18, (240, 240, 120), cv2.FILLED)
    rng = np.random.default_rng(0)
    return np.clip(picture + rng.normal(0, 12, picture.shape), 0, 255).astype(np.uint8)


def bscan():
    """Bright bands with speckle on a dark ground, grey."""
    rng = np.random.default_rng(1)
    rows = np.arange(400)[:, None]
    middle = 180 + 30 * np.sin(np.arange(700) / 200)[None, :]
    bands = sum(
        level * np.exp(-((rows - middle - offset) ** 2) / 60)
        for offset, level in ((-60, 150), (20, 90), (60, 200))
    )
    grey = np.clip((bands + 25) * rng.gamma(4, 0.25, bands.shape), 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def test_a_fundus_photograph_passes_without_a_word(photograph):
    assert verdict(photograph).fundus
    assert verdict(photograph).notices == ()


@pytest.mark.parametrize(
    "picture", [cat(), bscan(), np.zeros((300, 400, 3), np.uint8)], ids=["cat", "b-scan", "black"]
)
def test_what_is_no_fundus_is_not_segmented(picture):
    found = verdict(picture)
    assert not found.fundus
    assert found.notices


def test_a_grey_fundus_gets_a_warning(photograph):
    grey = np.repeat(photograph[..., 1:2], 3, axis=2)
    found = verdict(grey)
    assert found.fundus
    assert "no colour" in found.notices[0]


def test_pseudo_colours_of_a_wide_field_get_a_warning(photograph):
    odd = photograph.copy()
    odd[..., 1] = odd[..., 0] * 0.95
    odd[..., 2] = 0
    assert "not trained on such" in verdict(odd).notices[0]


@pytest.mark.parametrize(
    ("modality", "word"),
    [
        (Modality.RED_FREE, "red-free"),
        (Modality.INFRARED, "infrared"),
        (Modality.AUTOFLUORESCENCE, "autofluorescence"),
        (Modality.WIDE_FIELD, "ultra-wide-field"),
    ],
)
def test_what_the_header_says_counts(photograph, modality, word):
    found = verdict(photograph, modality=modality)
    assert len(found.notices) == 1
    assert word in found.notices[0]


def test_another_kind_of_image_without_an_edge_is_named_for_what_it_is():
    found = verdict(bscan(), modality=Modality.INFRARED)
    assert not found.fundus
    assert "infrared" in found.notices[0]
    assert "nothing was segmented" in found.notices[0]


def test_a_crop_says_that_the_size_of_the_field_is_unknown(photograph):
    found = verdict(photograph[200:420, 200:480])
    assert found.fundus
    assert "No edge" in found.notices[0]


def test_a_scale_that_the_round_field_contradicts_is_doubted(photograph):
    tall = cv2.resize(photograph, None, fx=1, fy=1.5)
    found = verdict(tall, scale=Scale(6.5, 6.5, "user"))
    assert found.fundus
    assert "1.00 of their width" in found.notices[0]
    assert "0.67" in found.notices[0]
    assert verdict(tall, scale=Scale(9, 6, "user")).notices == ()
    assert verdict(tall, pixel_aspect=2 / 3).notices == ()


def test_a_tiny_photograph_says_that_its_numbers_do_not_compare(photograph):
    small = cv2.resize(photograph, (140, 120), interpolation=cv2.INTER_AREA)
    assert "pixels across" in verdict(small).notices[0]


@pytest.mark.parametrize(
    ("eye", "disc_x", "doubted"),
    [
        (Laterality.RIGHT, 700, False),
        (Laterality.RIGHT, 100, True),
        (Laterality.LEFT, 100, False),
        (Laterality.LEFT, 700, True),
        (Laterality.UNKNOWN, 700, False),
        (Laterality.RIGHT, 380, False),  # too near to tell
    ],
)
def test_a_disc_on_the_wrong_side_of_the_fovea_is_doubted(eye, disc_x, doubted):
    fovea = Landmark("fovea", 400, 310)
    said = judge_eye(eye, Landmark("optic_disc", disc_x, 290), fovea, width=900)
    assert bool(said) == doubted
    assert judge_eye(eye, None, fovea, width=900) == ()


def test_results_without_vessels_or_disc_are_doubted():
    assert judge_result(0.001, False)
    assert judge_result(0.001, True)
    assert "optic disc" in judge_result(0.08, False)[0]
    assert judge_result(0.08, True) == ()
    assert judge_result(None, None) == ()


def test_the_notice_of_a_wrong_eye_follows_the_eye_as_it_is_stated():
    """Stated after the photograph was segmented, it must neither stay nor be missing."""
    field = FieldOfView(400.0, 300.0, 380.0, 300.0, np.ones((600, 800), bool), 1.0)
    segmentation = Segmentation(
        (),
        landmarks=(Landmark("optic_disc", 600, 290), Landmark("fovea", 380, 300)),
        field_of_view=field,
        notices=("The right edge of the field is cut off.",),
    )
    image = RetinalImage(np.zeros((600, 800, 3), np.uint8), sha256="", pixel_sha256="")
    wrong = with_notice_of_eye(segmentation, image.with_eye(Laterality.LEFT))
    assert wrong.notices[0] == segmentation.notices[0]
    assert "as in a right eye" in wrong.notices[1]
    assert with_notice_of_eye(wrong, image.with_eye(Laterality.LEFT)).notices == wrong.notices
    for eye in (Laterality.RIGHT, Laterality.UNKNOWN):
        assert with_notice_of_eye(wrong, image.with_eye(eye)).notices == segmentation.notices
