"""Artery or vein is decided for pieces of vessel."""

import numpy as np
import pytest

from engine.fundus.kinds import artery_and_vein


def scene(shape=(120, 160)):
    """A vessel along the picture with a branch downwards; nothing is said of its kind yet."""
    vessel = np.zeros(shape, bool)
    vessel[50:55, 10:150] = True
    vessel[50:110, 78:82] = True
    low = np.full(shape, 0.02, np.float32)
    return vessel, low.copy(), low.copy()


def test_a_crossing_is_artery_and_vein():
    vessel, artery, vein = scene()
    artery[50:55], vein[50:110, 78:82] = 0.9, 0.9
    arteries, veins = artery_and_vein(artery, vein, vessel, thresholds=(0.3, 0.3), diameter=150)
    assert arteries[52, 79]
    assert veins[52, 79]
    assert arteries[52, 20]
    assert not veins[52, 20]
    assert veins[100, 79]
    assert not arteries[100, 79]


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_vessel_keeps_its_kind_where_a_few_pixels_say_otherwise(scale):
    vessel, artery, vein = (np.kron(part, np.ones((scale, scale))) for part in scene())
    vessel = vessel > 0
    artery, vein = artery.astype(np.float32), vein.astype(np.float32)
    artery[: 60 * scale] = 0.7
    vein[60 * scale :] = 0.7
    artery[:, 30 * scale : 36 * scale], vein[:, 30 * scale : 36 * scale] = 0.35, 0.45
    size = 1024.0 * scale  # told apart at the same size, whatever the photograph's
    arteries, veins = artery_and_vein(artery, vein, vessel, thresholds=(0.3, 0.3), diameter=size)
    assert arteries[52 * scale, 33 * scale]
    assert not veins[52 * scale, 33 * scale]
    assert veins[100 * scale, 79 * scale], "the branch is a piece of its own"


def test_a_vessel_of_unknown_kind_is_neither():
    vessel, artery, vein = scene()
    arteries, veins = artery_and_vein(artery, vein, vessel, thresholds=(0.3, 0.3), diameter=150)
    assert not arteries.any()
    assert not veins.any()


def test_every_vessel_of_known_kind_has_one():
    vessel, artery, vein = scene()
    rng = np.random.default_rng(3)
    artery[:], vein[:] = rng.random(artery.shape), rng.random(vein.shape)
    arteries, veins = artery_and_vein(artery, vein, vessel, thresholds=(0.0, 0.0), diameter=150)
    assert np.array_equal(arteries | veins, vessel)


def test_specks_and_nothing_at_all_are_no_trouble():
    vessel = np.zeros((40, 50), bool)
    sure = np.ones(vessel.shape, np.float32)
    for mask in (vessel, np.pad(np.ones((1, 1), bool), ((5, 34), (7, 42)))):
        arteries, veins = artery_and_vein(sure, 0 * sure, mask, thresholds=(0.3, 0.3), diameter=50)
        assert np.array_equal(arteries, mask)
        assert not veins.any()
