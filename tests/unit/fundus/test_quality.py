"""A photograph's quality falls with every harm done to it, and says which."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from engine.fundus import find_field
from engine.fundus.quality import WORDS, assess, notice, reasons_text, with_findings
from engine.fundus.suitability import judge
from engine.image import Modality, RetinalImage
from engine.layers import Quality
from training.phantoms import draw_fundus

SHAPE = (560, 700)  # not square, the field not in the middle of a round number


@pytest.fixture(scope="module")
def photograph():
    return draw_fundus(seed=3, shape=SHAPE).pixels


def quality(pixels, **facts):
    rgb = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
    image = RetinalImage(np.ascontiguousarray(rgb), sha256="", pixel_sha256="", **facts)
    field = find_field(image)
    return assess(image, field, judge(image, field))


def noise(strength):
    return np.random.default_rng(0).normal(0, strength, (*SHAPE, 3))


HARMS = {
    "blurred": lambda rgb, much: cv2.GaussianBlur(rgb, (0, 0), 1.0 + 4 * much),
    "dark": lambda rgb, much: rgb * (0.5 - 0.46 * much),
    "over_exposed": lambda rgb, much: rgb * (1 + 5 * much),
    "noisy": lambda rgb, much: rgb + noise(4 + 60 * much),
    "low_contrast": lambda rgb, much: np.where(
        rgb.max(axis=2, keepdims=True) > 20, rgb * (1 - 0.95 * much) + 150 * 0.95 * much, rgb
    ),
    "uneven_light": lambda rgb, much: rgb * np.linspace(1 - 0.99 * much, 1, SHAPE[1])[:, None] ** 2,
}


def test_a_clear_photograph_is_good_and_nothing_is_against_it(photograph):
    found = quality(photograph)
    assert found == Quality(found.score, "good", ())
    assert found.score > 0.9
    assert notice(found) is None


@pytest.mark.parametrize("reason", HARMS)
def test_the_worse_the_harm_the_lower_the_score_and_the_reason_is_told(photograph, reason):
    found = [quality(HARMS[reason](photograph, much)) for much in (0.1, 0.4, 0.7, 1.0)]
    scores = [each.score for each in found]
    assert all(later <= earlier + 0.02 for earlier, later in pairwise(scores))
    assert scores[-1] < 0.6
    assert reason in {each for one in found for each in one.reasons}


@pytest.mark.parametrize("factor", [0.8, 1.7, 3.0])
def test_the_number_of_pixels_plays_no_part(photograph, factor):
    resized = cv2.resize(photograph, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    assert quality(resized).score == pytest.approx(quality(photograph).score, abs=0.1)


def test_turned_or_mirrored_it_is_as_good(photograph):
    score = quality(photograph).score
    for other in (np.rot90(photograph), photograph[:, ::-1]):
        assert quality(other).score == pytest.approx(score, abs=0.03)


def test_what_is_no_fundus_photograph_is_worth_nothing():
    picture = np.full((300, 400, 3), (60, 160, 90), np.uint8)
    picture[100:200, 150:300] = (40, 60, 200)
    assert quality(picture) == Quality(0.0, "poor", ("not_a_fundus",))
    assert quality(np.zeros((200, 300, 3))) == Quality(0.0, "poor", ("not_a_fundus",))


@pytest.mark.parametrize(
    "modality", [Modality.WIDE_FIELD, Modality.AUTOFLUORESCENCE, Modality.INFRARED]
)
def test_what_the_model_was_not_trained_on_is_never_good(photograph, modality):
    found = quality(photograph, modality=modality)
    assert found.verdict == "usable"
    assert found.reasons[0] == "outside_training"


def test_a_tiny_field_is_never_good(photograph):
    small = cv2.resize(photograph, (220, 176), interpolation=cv2.INTER_AREA)
    assert "few_pixels" in quality(small).reasons
    assert quality(small).verdict != "good"


def test_what_was_found_speaks_too():
    clear = Quality(0.95, "good")
    assert with_findings(clear, vessel_share=0.1, disc_found=True) == clear
    assert with_findings(clear, vessel_share=None, disc_found=None) == clear
    found = with_findings(clear, vessel_share=0.1, disc_found=False)
    assert (found.verdict, found.reasons) == ("usable", ("no_disc",))
    found = with_findings(clear, vessel_share=0.001, disc_found=False)
    assert (found.verdict, found.reasons) == ("poor", ("few_vessels", "no_disc"))


def test_only_a_poor_photograph_is_warned_of_and_in_words():
    assert notice(Quality(0.5, "usable", ("dark",))) is None
    text = notice(Quality(0.1, "poor", ("blurred", "dark")))
    assert "blurred, too dark" in text
    assert set(WORDS) >= {"no_disc", "few_vessels", "outside_training", "not_a_fundus"}
    assert reasons_text(()) == ""
