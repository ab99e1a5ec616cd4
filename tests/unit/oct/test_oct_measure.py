"""Thickness, volumes and fluid on surfaces of known form: planes, pits, ellipsoids, both eyes."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.image import (
    Laterality,
    Localizer,
    OctScale,
    OctVolume,
    Scale,
    ScanCircle,
    ScanLine,
    ScanPattern,
)
from engine.layers import Layer, Provenance, Segmentation, Surface
from engine.oct.measure import macula_of, measure, measure_again
from engine.oct.placement import NO_EYE, NO_GRID, NO_TOP, placement_of
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Shape

BY = Provenance("file:test")
PIXEL_UM = 12.0  # of the localizer
MIDDLE = (400.0, 380.0)  # of the localizer, in its pixels: the fovea


def volume_of(
    scans=81, width=401, *, scale=None, eye=Laterality.RIGHT, upwards=False, angle=0.0, placed=True
):
    """A blank volume around MIDDLE; `upwards` scans from below, `angle` turns it in degrees."""
    scale = scale or OctScale(3.9, 18.0, 90.0, "vendor")
    turn = np.deg2rad(angle)
    along = np.array([np.cos(turn), np.sin(turn)]) * scale.x_um / PIXEL_UM
    across = np.array([-np.sin(turn), np.cos(turn)]) * (scale.y_um or 0) / PIXEL_UM
    lines = []
    for scan in range(scans):
        middle = np.array(MIDDLE) + (scan - (scans - 1) / 2) * across * (-1 if upwards else 1)
        half = along * (width - 1) / 2
        lines.append(ScanLine(tuple(middle - half), tuple(middle + half)))
    return OctVolume(
        np.zeros((scans, 8, width), np.uint8),
        sha256="",
        pixel_sha256="",
        pattern=ScanPattern.VOLUME,
        scale=scale,
        laterality=eye,
        localizer=Localizer(np.zeros((768, 768), np.uint8), Scale(PIXEL_UM, PIXEL_UM, "vendor")),
        positions=tuple(lines) if placed else (),
    )


def from_fovea(volume):
    """Places of all columns in µm from MIDDLE, x right and y down: (scans, width) each."""
    points = np.stack([line.points(volume.width) for line in volume.positions])
    offset = (points - MIDDLE) * PIXEL_UM
    return offset[..., 0], offset[..., 1]


def surfaces_of(volume, ilm_um, bm_um):
    """ILM and BM at depths in µm."""
    z_um = volume.scale.z_um
    return Segmentation(
        layers=(),
        surfaces=tuple(
            Surface(key, (depth / z_um).astype(np.float32), BY)
            for key, depth in (("ilm", ilm_um), ("bm", bm_um))
        ),
    )


def measured(volume, segmentation, **places):
    places.setdefault("fovea", ((volume.scans - 1) / 2, (volume.width - 1) / 2))
    rows = measure(volume, segmentation, **places)
    keys = [(row.key, row.structure, row.region, row.unit) for row in rows]
    assert len(set(keys)) == len(keys)
    return {(row.key, row.structure, row.region): row for row in rows}


def values_of(rows, key="thickness", structure="retina"):
    return {region: row.value for (k, s, region), row in rows.items() if (k, s) == (key, structure)}


# --- exact forms ---------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None)
@given(
    st.floats(2, 7),
    st.floats(8, 25),
    st.floats(40, 130),
    st.floats(-0.4, 0.4),
    st.sampled_from([Laterality.RIGHT, Laterality.LEFT]),
)
def test_a_tilted_slab_is_as_thick_as_it_is(z, x, y, tilt, eye):
    scale = OctScale(z, x, y, "vendor")
    volume = volume_of(int(7000 / y) + 2, int(7000 / x) + 2, scale=scale, eye=eye)
    across, down = from_fovea(volume)
    top = 500 + tilt * across + 0.1 * down
    rows = measured(volume, surfaces_of(volume, top, top + 300))
    assert all(value == pytest.approx(300, rel=1e-3) for value in values_of(rows).values())
    total = rows["layer_volume", "retina", "etdrs_grid"]
    assert total.value == pytest.approx(0.3 * np.pi * 9, rel=1e-3)
    assert total.valid


@pytest.mark.parametrize("eye", [Laterality.RIGHT, Laterality.LEFT])
@pytest.mark.parametrize("upwards", [False, True])
@pytest.mark.parametrize("angle", [0, 12])
def test_each_field_has_its_own_place(eye, upwards, angle):
    """Thicker to the right by a, downwards by b: temporal and superior follow eye and picture."""
    volume = volume_of(eye=eye, upwards=upwards, angle=angle)
    across, down = from_fovea(volume)
    top = np.full(across.shape, 100.0)
    rows = values_of(
        measured(volume, surfaces_of(volume, top, top + 300 + across / 50 - down / 80))
    )
    out = 2 * np.sqrt(2) / np.pi * 2 / 3 * (1500**3 - 500**3) / (1500**2 - 500**2)
    right = 300 + out / 50
    nasal, temporal = "etdrs_inner_nasal", "etdrs_inner_temporal"
    right_field, left_field = (nasal, temporal) if eye is Laterality.RIGHT else (temporal, nasal)
    assert rows[right_field] == pytest.approx(right, abs=0.3)
    assert rows[left_field] == pytest.approx(600 - right, abs=0.3)
    assert rows["etdrs_inner_superior"] == pytest.approx(300 + out / 80, abs=0.3)
    assert rows["etdrs_centre"] == pytest.approx(300, abs=0.1)


def test_a_gaussian_pit_has_the_means_of_its_integral():
    volume = volume_of(161, 401, scale=OctScale(3.9, 18.0, 45.0, "vendor"))
    across, down = from_fovea(volume)
    sigma, depth = 600.0, 120.0
    pit = 320 - depth * np.exp(-(across**2 + down**2) / (2 * sigma**2))
    rows = measured(volume, surfaces_of(volume, np.full(pit.shape, 50.0), 50 + pit))
    within = {r: 320 - depth * 2 * sigma**2 / r**2 * (1 - np.exp(-(r**2) / (2 * sigma**2)))
              for r in (500.0, 1500.0, 3000.0)}  # fmt: skip
    values = values_of(rows)
    assert values["etdrs_centre"] == pytest.approx(within[500], abs=0.4)
    ring = (within[1500] * 1500**2 - within[500] * 500**2) / (1500**2 - 500**2)
    assert values["etdrs_inner_superior"] == pytest.approx(ring, abs=0.4)
    assert rows["thickness_average", "retina", "etdrs_grid"].value == pytest.approx(
        within[3000], abs=0.2
    )
    assert rows["thickness_minimum", "retina", "etdrs_centre"].value == pytest.approx(200, abs=0.5)


def test_the_fovea_is_found_where_the_retina_has_its_pit():
    volume = volume_of()
    across, down = from_fovea(volume)
    off = np.hypot(across - 450, down + 360)
    pit = 320 - 70 * np.exp(-((off / 500) ** 2)) + across / 30  # thinner still at one edge
    rows = measured(volume, surfaces_of(volume, np.full(pit.shape, 50.0), 50 + pit), fovea=None)
    centre = rows["thickness", "retina", "etdrs_centre"]
    assert centre.value == pytest.approx(pit[off < 500].mean(), abs=1.5)
    assert "deepest pit" in centre.reason
    assert centre.valid


def test_a_corner_that_is_thinner_than_the_pit_is_not_the_fovea():
    volume = volume_of()
    across, down = from_fovea(volume)
    off = np.hypot(across, down)
    thick = 330 - 70 * np.exp(-((off / 400) ** 2)) - 90 * (off / off.max()) ** 2
    assert thick[-1, -1] < thick[off < 200].min()
    rows = measured(volume, surfaces_of(volume, thick * 0, thick), fovea=None)
    centre = rows["thickness", "retina", "etdrs_centre"]
    assert centre.value == pytest.approx(thick[off < 500].mean(), abs=1.5)


def test_a_retina_without_a_pit_has_no_fovea():
    volume = volume_of()
    across, _ = from_fovea(volume)
    rows = measured(volume, surfaces_of(volume, across * 0, 300 + across / 50), fovea=None)
    row = rows["thickness", "retina", "etdrs_centre"]
    assert row.value is None
    assert "Set it by hand" in row.reason


def test_the_grid_turns_with_the_disc():
    volume = volume_of()
    across, down = from_fovea(volume)
    turn = np.deg2rad(15)
    along = across * np.cos(turn) + down * np.sin(turn)
    thick = 300 + along / 50
    disc = tuple(np.array(MIDDLE) + 300 * np.array([np.cos(turn), np.sin(turn)]))
    segmentation = surfaces_of(volume, across * 0, thick)
    rows = measured(volume, segmentation, disc=disc)
    values = values_of(rows)
    assert values["etdrs_outer_superior"] == pytest.approx(300, abs=0.3)
    assert values["etdrs_outer_nasal"] > 330
    assert "Not turned" not in (rows["thickness", "retina", "etdrs_centre"].reason or "")
    plain = measured(volume, segmentation)
    assert values_of(plain)["etdrs_outer_superior"] < 290
    assert "Not turned" in plain["thickness", "retina", "etdrs_centre"].reason


def test_the_squares_run_from_temporal_and_above():
    for eye, side in ((Laterality.RIGHT, 1), (Laterality.LEFT, -1)):
        volume = volume_of(101, 451, eye=eye)
        across, down = from_fovea(volume)
        thick = 300 + side * across / 50 + down / 100
        values = values_of(
            measured(volume, surfaces_of(volume, across * 0, thick)), "thickness_grid"
        )
        assert len(values) == 64
        cell = 7000 / 8
        assert values["grid_1_1"] == pytest.approx(
            300 - 3.5 * cell / 50 - 3.5 * cell / 100, abs=0.5
        )
        assert values["grid_5_8"] == pytest.approx(
            300 + 3.5 * cell / 50 + 0.5 * cell / 100, abs=0.5
        )


# --- what cannot be told -------------------------------------------------------------------------


def test_a_field_that_is_half_seen_is_flagged():
    volume = volume_of()
    across, _ = from_fovea(volume)
    top = np.where(across > 1500, np.nan, 100.0)
    rows = measured(volume, surfaces_of(volume, top, np.full(top.shape, 400.0)))
    assert rows["thickness", "retina", "etdrs_outer_temporal"].valid
    nasal = rows["thickness", "retina", "etdrs_outer_nasal"]
    assert not nasal.valid
    assert nasal.value is None or "Only" in nasal.reason
    assert rows["thickness", "retina", "etdrs_centre"].value == pytest.approx(300)


def test_gaps_are_never_zero():
    volume = volume_of()
    nothing = np.full((81, 401), np.nan)
    rows = measured(volume, surfaces_of(volume, nothing, nothing))
    assert {row.value for row in rows.values()} == {None}
    assert not any(row.valid for row in rows.values())


def test_without_a_scale_or_parallel_scans_there_is_no_grid():
    volume = volume_of()
    flat = surfaces_of(volume, np.full((81, 401), 10.0), np.full((81, 401), 300.0))
    for scale in (None, OctScale(3.9, None, None, "user"), OctScale(3.9, 18.0, None, "user")):
        rows = measured(volume.with_scale(scale), flat)
        row = rows["thickness", "retina", "etdrs_centre"]
        assert row.value is None
        assert row.reason
    fan = tuple(ScanLine((0, i), (700, 700 - i)) for i in range(81))
    assert placement_of(dataclasses.replace(volume, positions=fan)) == NO_GRID


def test_an_unknown_eye_or_direction_keeps_its_sides_to_itself():
    volume = volume_of(eye=Laterality.UNKNOWN, placed=False)
    flat = surfaces_of(volume, np.full((81, 401), 10.0), np.full((81, 401), 300.0))
    rows = measured(volume, flat)
    assert rows["thickness", "retina", "etdrs_inner_nasal"].reason == NO_EYE
    assert rows["thickness", "retina", "etdrs_inner_superior"].reason == NO_TOP
    assert rows["thickness", "retina", "etdrs_centre"].valid
    assert rows["layer_volume", "retina", "etdrs_grid"].valid


def test_a_missing_surface_is_named():
    volume = volume_of()
    only = Segmentation((), surfaces=(Surface("ilm", np.ones((81, 401), np.float32), BY),))
    rows = measured(volume, only)
    assert "bm was not found" in rows["thickness", "retina", "etdrs_centre"].reason


# --- circle --------------------------------------------------------------------------------------


@pytest.mark.parametrize("eye", [Laterality.RIGHT, Laterality.LEFT])
@pytest.mark.parametrize("first", [0, 70])
def test_sectors_of_a_circle_follow_the_eye(eye, first):
    """Wherever the circle begins: thick above, thin below, thickest above on the temporal side."""
    right = eye is Laterality.RIGHT
    turn = np.deg2rad(first)
    outwards = -np.cos(turn) if right else np.cos(turn)
    start = (300 + 150 * outwards, 300 - 150 * np.sin(turn))
    circle = ScanCircle(start, (300, 300), clockwise=right)
    volume = OctVolume(
        np.zeros((1, 8, 720), np.uint8),
        "",
        "",
        pattern=ScanPattern.CIRCLE,
        scale=OctScale(3.9, 14.7, None, "vendor"),
        positions=(circle,),
        laterality=eye,
    )
    x, y = (circle.points(720) - (300, 300)).T / 150
    temporal = -x if right else x
    thick = 100 - 40 * y + 10 * temporal
    segmentation = Segmentation(
        (),
        surfaces=(
            Surface("ilm", np.full((1, 720), 20, np.float32), BY),
            Surface("rnfl_gcl", (20 + thick[None] / 3.9).astype(np.float32), BY),
            Surface("bm", np.full((1, 720), 100, np.float32), BY),
        ),
    )
    values = values_of(measured(volume, segmentation), "circle_thickness", "nerve_fibres")
    assert values["circle"] == pytest.approx(100, abs=0.01)
    middle = np.deg2rad((65, 105))
    spread = np.sin(np.deg2rad(20)) / np.deg2rad(20)
    assert values["temporal_superior"] == pytest.approx(
        100 + spread * (40 * np.sin(middle[0]) + 10 * np.cos(middle[0])), abs=0.3
    )
    assert values["nasal_superior"] == pytest.approx(
        100 + spread * (40 * np.sin(middle[1]) + 10 * np.cos(middle[1])), abs=0.3
    )
    assert values["temporal_inferior"] < 70 < values["nasal"] < 100 < values["temporal"]


# --- fluid ---------------------------------------------------------------------------------------


def test_the_volume_of_fluid_is_that_of_its_ellipsoids():
    cyst = Cyst(0, 0, radius=200, half_height=60)
    scale = OctScale(3.0, 9.0, 24.0, "vendor")
    phantom = draw_oct(
        (41, 320, 121), scene=Scene(Shape(cysts=(cyst,), thickness=1.5)), scale=scale
    )
    layers = tuple(Layer(key, mask, BY) for key, mask in phantom.areas.items())
    rows = measured(phantom.volume, Segmentation(layers))
    fluid = rows["volume", "intraretinal_fluid", "scanned_area"]
    assert fluid.value == pytest.approx(4 / 3 * np.pi * 200**2 * 60 / 1e6, rel=0.03)
    assert (fluid.unit, fluid.valid) == ("nl", True)
    area = rows["area_en_face", "intraretinal_fluid", "scanned_area"]
    assert area.value == pytest.approx(np.pi * 0.2**2, rel=0.05)
    assert rows["volume", "subretinal_fluid", "scanned_area"].value == 0


def test_fluid_without_a_scale_has_no_volume():
    phantom = draw_oct((3, 160, 80), scene=Scene(Shape(cysts=(Cyst(0, 0, 90, 30),)), row=0.8))
    layers = (Layer("fluid", phantom.areas["fluid"], BY),)
    rows = measured(phantom.volume.with_scale(None), Segmentation(layers))
    assert rows["volume", "fluid", "scanned_area"].value is None
    assert rows["volume", "fluid", "scanned_area"].reason == NO_GRID


@pytest.mark.parametrize("x_um", [6.0, 11.5])
def test_a_hole_is_as_wide_as_its_waist_on_its_widest_scan(x_um):
    """An hourglass: wide above and below, its waist in the middle."""
    volume = volume_of(5, 200, scale=OctScale(3.9, x_um, 100.0, "vendor"))
    mask = np.zeros((5, 120, 200), bool)
    for scan, waist in ((1, 20), (2, 34), (3, 10)):
        for row in range(20, 100):
            half = (waist + abs(row - 60)) // 2
            mask[scan, row, 100 - half : 100 + half] = True
    hole = Segmentation((Layer("macular_hole", mask, BY),))
    row = measured(volume, hole)["minimum_diameter", "macular_hole", "scanned_area"]
    assert row.value == pytest.approx(34 * x_um)
    unscaled = measured(volume.with_scale(OctScale(3.9, None, None, "user")), hole)
    assert unscaled["minimum_diameter", "macular_hole", "scanned_area"].value is None
    empty = Segmentation((Layer("macular_hole", np.zeros_like(mask), BY),))
    missing = measured(volume, empty)["minimum_diameter", "macular_hole", "scanned_area"]
    assert missing.value is None
    assert "No hole" in missing.reason


# --- after a correction --------------------------------------------------------------------------


def named(rows):
    return [
        (row.key, row.structure, row.region, row.unit, row.value, row.reason, row.valid)
        for row in rows
    ]


def replaced(segmentation, key, rows):
    surfaces = tuple(
        dataclasses.replace(each, rows=rows) if each.structure == key else each
        for each in segmentation.surfaces
    )
    return dataclasses.replace(segmentation, surfaces=surfaces)


@pytest.mark.parametrize("key", ["ilm", "ipl_inl", "bm", "fluid", "csi", "macular_hole"])
def test_what_is_measured_again_is_what_is_measured_anew(key):
    phantom = draw_oct((21, 120, 200), scale=OctScale(3.9, 30, 300, "vendor"), seed=2)
    keys = ("ilm", "ipl_inl", "ez", "bm")
    mask = np.zeros(phantom.volume.bscans.shape, bool)
    mask[5:9, 40:50, 60:90] = True
    found = Segmentation(
        tuple(Layer(each, mask, BY) for each in ("fluid", "drusen", "macular_hole")),
        surfaces=tuple(Surface(each, phantom.surfaces[each], BY) for each in keys),
    )
    before = measure(phantom.volume, found)
    if key in keys:
        rows = phantom.surfaces[key].copy()
        rows[8:12, 80:120] += 3
        after = replaced(found, key, rows)
    elif key == "csi":
        rows = (phantom.surfaces["bm"] + 4).astype(np.float32)
        after = dataclasses.replace(found, surfaces=(*found.surfaces, Surface(key, rows, BY)))
    else:
        layers = [
            dataclasses.replace(each, mask=each.mask & (np.arange(200) < 75))
            if each.structure == key
            else each
            for each in found.layers
        ]
        after = dataclasses.replace(found, layers=tuple(layers))
    old, new = macula_of(phantom.volume, found), macula_of(phantom.volume, after)
    same = old == new
    again = measure_again(phantom.volume, after, before, {key}, macula=new, same_macula=same)
    assert named(again) == named(measure(phantom.volume, after))
    if key not in ("ilm", "bm"):
        assert same
    back = measure_again(phantom.volume, found, again, {key}, macula=old, same_macula=same)
    assert named(back) == named(before)
