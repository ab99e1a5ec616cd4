"""Drawn OCT scans: their truth is exact, whatever the eye, the tilt and the spacing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.image import Laterality, OctScale
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import SURFACES, Cyst, Dome, Shape
from training.phantoms.oct_picture import Light, Shadow
from training.phantoms.oct_random import random_oct

SMALL = (1, 200, 150)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_surfaces_never_cross(seed):
    phantom = random_oct(seed, (160, 100))
    rows = np.stack([phantom.surfaces[key] for key in SURFACES])
    assert (np.diff(rows, axis=0) >= 0).all()


def test_a_left_eye_is_the_mirror_of_a_right_one():
    right = draw_oct(SMALL, scene=Scene(Shape(tilt=(0.05, 0)), fovea=(0.5, 0.3)))
    left = draw_oct(
        SMALL, scene=Scene(Shape(tilt=(0.05, 0)), fovea=(0.5, 0.7), eye=Laterality.LEFT)
    )
    assert left.volume.laterality is Laterality.LEFT
    for key in SURFACES:
        assert np.allclose(left.surfaces[key], right.surfaces[key][:, ::-1], atol=1e-3)


def test_nerve_fibres_grow_towards_the_disc():
    phantom = draw_oct((1, 300, 400))
    fibres = phantom.surfaces["rnfl_gcl"][0] - phantom.surfaces["ilm"][0]
    assert fibres[-1] > 2 * fibres[0]  # of a right eye the disc lies to the right


def test_thickness_in_um_does_not_depend_on_the_pixels():
    fine, coarse = OctScale(2.0, 6.0, 50, "vendor"), OctScale(4.0, 12.0, 50, "vendor")
    one = draw_oct((1, 400, 401), scale=fine).surfaces
    two = draw_oct((1, 200, 201), scale=coarse).surfaces
    um = [(each["bm"] - each["ilm"])[0] * z for each, z in ((one, 2.0), (two, 4.0))]
    assert np.allclose(um[0][::2], um[1], atol=0.01)


@pytest.mark.parametrize("scale", [OctScale(2.0, 8.0, 20, "vendor"), OctScale(4, 5, 11, "vendor")])
def test_the_volume_of_a_cyst_is_that_of_an_ellipsoid(scale):
    cyst = Cyst(0, 0, radius=150, half_height=40)
    phantom = draw_oct((41, 220, 91), scene=Scene(Shape(cysts=(cyst,), pit=2)), scale=scale)
    voxels = phantom.areas["intraretinal_fluid"].sum()
    volume = voxels * scale.z_um * scale.x_um * scale.y_um
    assert volume == pytest.approx(4 / 3 * np.pi * 150**2 * 40, rel=0.03)


def test_domes_lie_where_they_were_put():
    scene = Scene(Shape(serous=(Dome(400, 0, 300, 120),), drusen=(Dome(-500, 0, 90, 50),)))
    phantom = draw_oct((1, 300, 201), scene=scene)
    rows = phantom.surfaces
    x = 100 + round(400 / 11.4)
    gap = (rows["rpe"] - rows["ez"])[0, x] * 3.872
    assert gap == pytest.approx(28 + 12 * np.exp(-((0.4 / 0.6) ** 2)) + 120, abs=1.5)
    assert phantom.areas["subretinal_fluid"][0][:, x].any()
    assert phantom.areas["drusen"][0][:, 100 - round(500 / 11.4)].any()
    assert not phantom.areas["drusen"][0][:, x].any()


def test_the_picture_changes_where_the_surfaces_say():
    phantom = draw_oct((1, 300, 300), scene=Scene(light=Light(looks=50, blur=(0.01, 0.01))))
    shown = phantom.volume.shown(0).astype(float)
    columns = np.arange(300)
    for key, brighter in (("ilm", True), ("ez", True), ("bm", False)):
        row = np.floor(phantom.surfaces[key][0]).astype(int)
        step = shown[row + 2, columns] - shown[row - 1, columns]
        assert bool(np.median(step) > 0) is brighter


def test_shadows_and_unrecorded_rows_are_told():
    light = Light(shadows=(Shadow(60, 6, 0.05),), unrecorded=(5, 7))
    phantom = draw_oct(SMALL, scene=Scene(light=light))
    assert not phantom.visible[0, 60]
    assert phantom.visible[0, 30]
    assert np.isnan(phantom.volume.bscans[0, :5]).all()
    assert np.isnan(phantom.volume.bscans[0, -7:]).all()
    assert (phantom.volume.shown(0)[:5] == 0).all()


def test_a_volume_without_distances_is_refused():
    with pytest.raises(ValueError, match="whole scale"):
        draw_oct((3, 50, 50), scale=OctScale(4, 11, None, "vendor"))
