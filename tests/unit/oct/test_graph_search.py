"""Graph search on drawn scans with exact truth: right, in order, and silent where nothing is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Cancelled
from engine.image import Laterality, OctScale, OctVolume
from engine.metrics import boundary_errors, order_violations
from engine.oct.flatten import flatten, smooth_base
from engine.oct.graph import SURFACES, find_surfaces
from engine.oct.paths import cheapest_pairs, cheapest_paths, within
from engine.oct.quality import quality_of
from engine.oct.suitability import NOT_OCT, UPSIDE_DOWN, judge
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_anatomy import Cyst, Dome, Shape
from training.phantoms.oct_picture import Light, Shadow
from training.phantoms.oct_random import random_oct


def found_on(phantom):
    return {surface.structure: surface for surface in find_surfaces(phantom.volume)}


def errors_on(phantom):
    found = found_on(phantom)
    return {key: boundary_errors(found[key].rows, phantom.surfaces[key]) for key in SURFACES}


# --- paths ---------------------------------------------------------------------------------------


def brute_force(costs, step, bend):
    """All paths of a small picture, one by one."""
    height, width = costs.shape
    paths = [((row,), costs[row, 0]) for row in range(height)]
    for x in range(1, width):
        paths = [
            ((*path, row), total + costs[row, x] + bend * abs(row - path[-1]))
            for path, total in paths
            for row in range(max(0, path[-1] - step), min(height, path[-1] + step + 1))
        ]
    return min(total for _, total in paths)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3), st.sampled_from([0.0, 0.1, 0.5]))
def test_no_path_is_cheaper(seed, step, bend):
    costs = np.random.default_rng(seed).random((2, 6, 5)).astype(np.float32)
    for scan, path in enumerate(cheapest_paths(costs, step=step, bend=bend)):
        moves = np.abs(np.diff(path))
        assert moves.max(initial=0) <= step
        total = costs[scan][path, np.arange(5)].sum() + bend * moves.sum()
        assert total == pytest.approx(brute_force(costs[scan], step, bend), abs=1e-5)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_no_pair_is_cheaper(seed):
    rng = np.random.default_rng(seed)
    upper, lower = rng.random((2, 1, 7, 4)).astype(np.float32)
    one, two = cheapest_pairs(upper[:], lower[:], least=2, most=4, step=1, bend=0.1)
    assert ((two - one >= 2) & (two - one <= 4)).all()

    def price(a, b):
        gaps = np.diff(np.subtract(b, a))
        if max(np.abs(np.diff(a)).max(), np.abs(gaps).max()) > 1:
            return np.inf
        x = np.arange(4)
        turns = np.abs(np.diff(a)).sum() + np.abs(gaps).sum()
        return upper[0][a, x].sum() + lower[0][b, x].sum() + 0.1 * turns

    pairs = [(a, g) for a in range(7) for g in (2, 3, 4) if a + g < 7]
    best = np.inf
    for i in pairs:
        for j in pairs:
            for k in pairs:
                for m in pairs:
                    a = np.array([i[0], j[0], k[0], m[0]])
                    if np.abs(np.diff(a)).max() <= 1:
                        best = min(best, price(a, a + np.array([i[1], j[1], k[1], m[1]])))
    assert price(one[0], two[0]) == pytest.approx(best, abs=1e-5)


def test_a_band_holds_a_path():
    costs = np.ones((1, 20, 10), np.float32)
    costs[0, 3] = 0
    top, bottom = np.full((1, 10), 8.0), np.full((1, 10), 12.0)
    (path,) = cheapest_paths(within(costs, top, bottom))
    assert ((path >= 8) & (path <= 12)).all()


def test_flattening_puts_the_base_on_one_row():
    rng = np.random.default_rng(0)
    bscans = rng.random((2, 60, 80)).astype(np.float32)
    line = 30 + 8 * np.sin(np.arange(80) / 25)[None] * np.ones((2, 1))
    base = smooth_base(line)
    flat = flatten(bscans, base, above=10, below=15)
    assert flat.shape == (2, 26, 80)
    assert np.allclose(flat[1, 10], bscans[1, base[1], np.arange(80)])
    assert (flatten(bscans, base, above=50, below=5)[:, 0] == 0).all()  # outside the picture


# --- surfaces ------------------------------------------------------------------------------------


@pytest.mark.parametrize("eye", [Laterality.RIGHT, Laterality.LEFT])
def test_the_strong_surfaces_of_a_healthy_eye(eye):
    errors = errors_on(draw_oct(scene=Scene(Shape(tilt=(0.04, 0)), eye=eye)))
    for key, most in {"ilm": 0.6, "inl_opl": 1, "opl_onl": 1, "ez": 0.8, "rpe": 1, "bm": 1}.items():
        assert errors[key].mae < most, key
        assert errors[key].covered > 0.9, key


@pytest.mark.parametrize("height", [300, 1000])
def test_the_scale_makes_up_for_the_pixels(height):
    scale = OctScale(3.872 * 496 / height, 11.4, None, "vendor")
    errors = errors_on(draw_oct((1, height, 400), scale=scale))
    for key in ("ilm", "ez", "bm"):
        assert errors[key].mae * scale.z_um < 7, key


def test_fluid_and_drusen_do_not_cross_the_surfaces():
    shape = Shape(
        serous=(Dome(300, 0, 500, 120),),
        drusen=(Dome(-1500, 0, 150, 40),),
        cysts=(Cyst(-900, 0, 250, 50),),
    )
    phantom = draw_oct(scene=Scene(shape))
    assert errors_on(phantom)["ilm"].mae < 1
    found = found_on(phantom)
    assert order_violations([found[key].rows for key in SURFACES]) == 0


@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_order_holds_on_whatever_is_shown(seed):
    found = found_on(random_oct(seed, (220, 200)))
    assert order_violations([found[key].rows for key in SURFACES]) == 0
    for surface in found.values():
        assert np.array_equal(np.isnan(surface.rows), surface.confidence == 0)
        assert surface.confidence.min() >= 0
        assert surface.confidence.max() <= 1


def test_nothing_is_said_in_a_deep_shadow():
    light = Light(shadows=(Shadow(200, 12, 0.0),))
    phantom = draw_oct((1, 496, 400), scene=Scene(light=light))
    found = found_on(phantom)
    for key in ("ez", "rpe", "bm"):
        assert np.isnan(found[key].rows[0, 194:206]).all(), key
        assert np.isfinite(found[key].rows[0, 20:150]).mean() > 0.95, key
    ilm = np.abs(found["ilm"].rows - phantom.surfaces["ilm"])[0]
    assert np.nanmax(ilm) < 3  # above the shadow it may be seen, and then it is right


def test_nothing_is_said_outside_the_picture():
    high = draw_oct((1, 300, 300), scene=Scene(Shape(tilt=(0.25, 0)), row=0.35))
    rows = found_on(high)["ilm"].rows
    outside = high.surfaces["ilm"] < -3
    assert outside.sum() > 30
    assert np.isnan(rows[outside]).mean() > 0.9


def test_an_empty_picture_has_no_surfaces():
    blank = OctVolume(np.zeros((2, 80, 60), np.uint8), sha256="", pixel_sha256="")
    assert all(np.isnan(surface.rows).all() for surface in find_surfaces(blank))


@pytest.mark.parametrize("shape", [(1, 1), (2, 500), (500, 3), (40, 40), (129, 33), (900, 33)])
@pytest.mark.parametrize("z_um", [1.9, 3.9, 12.0])
def test_pictures_of_any_size_are_searched_or_left(shape, z_um):
    pixels = np.random.default_rng(0).integers(0, 255, shape).astype(np.uint8)
    volume = OctVolume(pixels[None], "", "", scale=OctScale(z_um, 11, None, "user"))
    found = find_surfaces(volume)
    assert order_violations([surface.rows for surface in found]) == 0
    assert all(surface.rows.shape == (1, shape[1]) for surface in found)
    judge(volume)
    assert quality_of(volume).verdict in ("good", "usable", "poor")


def test_scans_appear_one_after_the_other_and_can_be_stopped():
    phantom = draw_oct((10, 120, 60), scene=Scene(row=0.85))
    told = []
    find_surfaces(phantom.volume, progress=lambda share, text: told.append((share, text)))
    assert told[-1] == (1.0, "B-scan 10 of 10")
    with pytest.raises(Cancelled):
        find_surfaces(phantom.volume, cancel=lambda: True)


# --- is it OCT, and how good ---------------------------------------------------------------------


def volume_of(pixels):
    return OctVolume(pixels[None], sha256="", pixel_sha256="")


def test_a_scan_is_taken_for_one_and_its_mirror_image_is_told():
    shown = draw_oct(seed=3).volume.shown(0)
    assert judge(volume_of(shown)).good
    assert judge(volume_of(np.ascontiguousarray(shown[::-1]))).notice in (UPSIDE_DOWN, NOT_OCT)


def test_noise_and_blank_pictures_are_not_oct():
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 255, (496, 768)).astype(np.uint8)
    for pixels in (noise, np.zeros((496, 768), np.uint8), np.full((200, 200), 90, np.uint8)):
        assert judge(volume_of(pixels)).notice == NOT_OCT
    assert judge(volume_of(noise[:20, :20])).notice == NOT_OCT


def test_quality_falls_with_the_signal():
    lights = [Light(), Light(floor=0.3), Light(gain=0.5, floor=0.4)]
    found = [
        quality_of(draw_oct((1, 300, 300), scene=Scene(light=light)).volume) for light in lights
    ]
    values = [each.values[0] for each in found]
    assert values == sorted(values, reverse=True)
    assert [each.verdict for each in found] == ["good", "good", "poor"]
    assert not found[0].warning
    assert "estimated" in found[2].warning


def test_what_the_device_recorded_counts():
    volume = draw_oct((2, 60, 60)).volume
    for recorded, verdict in ((28.0, "good"), (17.0, "usable"), (9.0, "poor")):
        own = OctVolume(volume.bscans, "", "", quality_db=np.array([recorded, np.nan], np.float32))
        quality = quality_of(own)
        assert quality.recorded
        assert quality.verdict == verdict
        assert ("dB recorded" in quality.warning) == (verdict != "good")


@pytest.mark.realdata
def test_real_scans_against_their_device(shared):
    from engine.readers import open_file

    for name in ("spectralis_linescan_macula", "spectralis_peripapillary_a"):
        (volume,) = open_file(shared / f"data/oct/files/{name}.vol")
        assert judge(volume).good
        found = {surface.structure: surface.rows for surface in find_surfaces(volume)}
        for device in volume.surfaces:
            if device.structure in ("ilm", "bm"):
                errors = boundary_errors(found[device.structure], device.rows)
                assert errors.mae < 1
                assert errors.covered > 0.98


@pytest.mark.realdata
def test_photographs_and_localizers_are_not_oct(shared):
    import cv2

    from engine.readers import open_file

    (volume,) = open_file(shared / "data/oct/files/spectralis_linescan_macula.vol")
    assert not judge(volume_of(volume.localizer.pixels)).good
    photographs = sorted((shared / "data/fundus").glob("*/images/*"))[::110]
    for path in photographs:
        grey = cv2.resize(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE), (768, 496))
        assert not judge(volume_of(grey)).good, path


def test_the_parts_are_the_whole():
    phantom = draw_oct((11, 120, 96), seed=3)
    parts = []
    surfaces = find_surfaces(phantom.volume, part=parts.append)
    assert [scan for part in parts for scan in part.scans] == list(range(11))
    for surface in surfaces:
        joined = np.concatenate([part.surfaces[surface.structure] for part in parts])
        assert np.array_equal(joined, surface.rows, equal_nan=True)
