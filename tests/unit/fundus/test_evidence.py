"""What several passes say of one structure becomes one map and one mask."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engine.fundus.evidence import Evidence, passes_for
from engine.fundus.frame import frame_around, frame_of
from engine.layers import FieldOfView
from engine.runtime.registry import DEFAULT_FUNDUS, PassSpec, model_card

SHAPE = (300, 400)
THRESHOLDS = (
    ("vessel", 0.5),
    ("artery", 0.3),
    ("vein", 0.3),
    ("optic_disc", 0.5),
    ("optic_cup", 0.5),
    ("hard_exudate", 0.4),
)


def ellipse(x, y, radius_x, radius_y):
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    return ((columns - x) / radius_x) ** 2 + ((rows - y) / radius_y) ** 2 <= 1


FIELD = FieldOfView(200, 150, 150, 150, ellipse(200, 150, 150, 150), edge_seen=1.0)


def spec(name, structures, **more):
    told = {"diameter": 224, "tile": 0, "mirror": False, "landmarks": ()}
    return PassSpec(name, "", structures, file="", sha256="", **(told | more))


FINE = spec("fine", ("vessel", "artery", "vein"), weights=(("artery", 0.25), ("vein", 0.25)))
WIDE = spec("wide", ("artery", "vein", "vessel"), diameter=150, weights=(("vessel", 0.0),))
DISC = spec("disc", ("optic_disc",), landmarks=("fovea",), diameter=150)
CUP = spec("cup", ("optic_disc", "optic_cup"), diameter=116, tile=256, around="optic_disc")
LESIONS = spec("lesions", ("hard_exudate",))


@pytest.fixture
def card():
    passes = (FINE, WIDE, DISC, CUP, LESIONS)
    structures = tuple({key: None for one in passes for key in one.structures})
    card = model_card(DEFAULT_FUNDUS)
    return replace(card, passes=passes, structures=structures, thresholds=THRESHOLDS)


def said(one, frame, **maps):
    """A pass's result: each structure constant, or as a mask of the image."""
    shape = (frame.height, frame.width)
    told = {key: np.zeros(shape, np.float32) for key in one.outputs}
    told |= {key: np.full(shape, value, np.float32) for key, value in maps.items()}
    return SimpleNamespace(frame=frame, probabilities=told)


def names(passes):
    return [one.name for one in passes]


def test_only_the_passes_that_a_structure_takes_are_run(card):
    assert names(passes_for(card, {"vessel"})) == ["fine"]
    assert names(passes_for(card, {"vein"})) == ["fine", "wide"]
    assert names(passes_for(card, {"optic_cup"})) == ["disc", "cup"]
    assert names(passes_for(card, {"fovea"})) == ["disc"]
    assert names(passes_for(card, {"hard_exudate"})) == ["lesions"]


def test_passes_over_the_field_are_averaged_by_their_weights(card):
    evidence = Evidence(card, FIELD, SHAPE)
    evidence.add(FINE, said(FINE, frame_of(FIELD, 224), artery=0.8, vessel=0.9))
    evidence.add(WIDE, said(WIDE, frame_of(FIELD, 150), artery=0.2, vessel=0.1))
    assert evidence.probability("artery")[150, 200] == pytest.approx((0.25 * 0.8 + 0.2) / 1.25)
    assert evidence.probability("vessel")[150, 200] == pytest.approx(0.9)
    assert evidence.probability("vessel")[2, 2] == 0  # beyond the field's box


def test_the_closer_look_decides_and_older_masks_are_forgotten(card):
    evidence = Evidence(card, FIELD, SHAPE)
    coarse = frame_of(FIELD, 150)
    blob = np.zeros((coarse.height, coarse.width), np.float32)
    blob[60:90, 40:66] = 1
    rough = said(DISC, coarse)
    rough.probabilities["optic_disc"] = blob
    evidence.add(DISC, rough)
    first = evidence.mask("optic_disc")
    assert first.any()
    near = frame_around(first, FIELD, diameter=116, side=256)
    close = said(CUP, near)
    close.probabilities["optic_disc"][80:180, 90:170] = 1
    close.probabilities["optic_cup"][60:150, 110:150] = 1  # reaches out of the disc
    evidence.add(CUP, close)
    second, cup = evidence.mask("optic_disc"), evidence.mask("optic_cup")
    assert second.sum() != first.sum()
    assert cup.any()
    assert not (cup & ~second).any()


def test_lesions_stay_in_the_field_and_specks_are_none(card):
    evidence = Evidence(card, FIELD, SHAPE)
    frame = frame_of(FIELD, 300)
    evidence.add(LESIONS, said(LESIONS, frame, hard_exudate=0.41))
    assert np.array_equal(evidence.mask("hard_exudate"), FIELD.mask)
    evidence.add(LESIONS, said(LESIONS, frame, hard_exudate=0.3))
    assert not evidence.mask("hard_exudate").any()
