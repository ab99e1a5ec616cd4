import numpy as np
import pytest

from engine.fundus import postprocess
from engine.fundus.frame import Frame
from engine.layers import Provenance

BY = Provenance("model:test")
EVERYWHERE = np.ones((200, 300), bool)


def ellipse(x, y, radius_x, radius_y, shape=(200, 300)):
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return ((columns - x) / radius_x) ** 2 + ((rows - y) / radius_y) ** 2 <= 1


def test_vessels_stay_within_the_field_and_specks_vanish():
    probability = np.zeros((200, 300), np.float32)
    probability[100, 20:280] = 0.9
    probability[50, 50] = 0.9  # one pixel: noise
    visible = EVERYWHERE.copy()
    visible[:, :60] = False
    mask = postprocess.vessel_mask(probability, threshold=0.5, visible=visible)
    assert mask.sum() == 220
    assert not mask[50, 50]


def test_the_most_certain_region_is_the_disc_and_its_holes_are_filled():
    disc, glare = ellipse(90, 80, 30, 36), ellipse(230, 150, 34, 30)
    probability = np.where(disc, 0.95, np.where(glare, 0.55, 0)).astype(np.float32)
    probability[78:82, 60:120] = 0.2  # a vessel across
    mask = postprocess.disc_mask(probability, threshold=0.5, visible=EVERYWHERE, diameter=300)
    assert not (mask & glare).any()
    assert mask[80, 90]
    overlap = 2 * (mask & disc).sum() / (mask.sum() + disc.sum())
    assert overlap > 0.97
    centre = postprocess.disc_centre(mask, probability, BY)
    assert (centre.x, centre.y) == pytest.approx((90, 80), abs=1)


def test_no_disc_is_found_where_there_is_none():
    probability = np.full((200, 300), 0.1, np.float32)
    probability[10:13, 10:13] = 0.9  # too small for a disc
    mask = postprocess.disc_mask(probability, threshold=0.5, visible=EVERYWHERE, diameter=300)
    assert not mask.any()
    assert postprocess.disc_centre(mask, probability, BY) is None


def test_a_spot_is_found_between_pixels_and_reported_in_image_pixels():
    frame = Frame(x0=100, y0=40, x1=700, y1=340, width=300, height=300)  # 2:1 and 1:1
    rows, columns = np.mgrid[:300, :300]
    heat = np.exp(-((columns - 120.4) ** 2 + (rows - 60.7) ** 2) / 50).astype(np.float32)
    mark = postprocess.spot_landmark("fovea", heat, frame, threshold=0.3, provenance=BY)
    assert (mark.x, mark.y) == pytest.approx(frame.point_to_image(120.4, 60.7), abs=0.4)


def test_a_faint_spot_is_no_landmark():
    frame = Frame(0, 0, 50, 50, 50, 50)
    heat = np.full((50, 50), 0.1, np.float32)
    assert postprocess.spot_landmark("fovea", heat, frame, threshold=0.3, provenance=BY) is None
