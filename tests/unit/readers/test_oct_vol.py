"""Heidelberg `.vol`: every pattern, both eyes, missing values; damaged files are refused."""

import dataclasses
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oct_maker import vol

from engine.errors import ImageReadError
from engine.image import Laterality, OctScale, OctVolume, ScanCircle, ScanLine, ScanPattern
from engine.readers import open_file
from training.phantoms.oct import Scene, draw_oct
from training.phantoms.oct_picture import Light

SCALE = OctScale(3.872, 11.4, 60.0, "vendor")


@pytest.fixture(scope="module")
def phantom():
    scene = Scene(light=Light(unrecorded=(0, 6)), row=0.85, eye=Laterality.LEFT)
    drawn = draw_oct((5, 120, 90), scene=scene, scale=SCALE)
    drawn.surfaces["ilm"][2, 10:20] = np.nan
    return drawn


def opened(tmp_path, data, name="scan.vol"):
    (tmp_path / name).write_bytes(data)
    (volume,) = open_file(tmp_path / name)
    assert isinstance(volume, OctVolume)
    return volume


def test_a_volume_comes_back_as_it_was_stored(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom))
    assert volume.bscans.dtype == np.float32
    assert np.array_equal(volume.bscans, phantom.volume.bscans, equal_nan=True)
    assert np.array_equal(volume.shown(3), phantom.volume.shown(3))
    assert np.array_equal(volume.localizer.pixels, phantom.volume.localizer.pixels)
    assert volume.pattern is ScanPattern.VOLUME
    assert volume.laterality is Laterality.LEFT
    assert (volume.scale.z_um, volume.scale.x_um, volume.scale.y_um) == pytest.approx(
        (3.872, 11.4, 60)
    )
    assert np.allclose(volume.quality_db, [28.5, 29.5, 30.5, 31.5, 32.5])
    assert volume.acquired.date().isoformat() == "2017-01-11"
    assert not volume.warnings


def test_surfaces_come_back_in_the_order_of_the_eye(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom))
    keys = [surface.structure for surface in volume.surfaces]
    assert keys == ["ilm", "rnfl_gcl", "gcl_ipl", "ipl_inl", "inl_opl", "opl_onl", "bm"]
    for surface in volume.surfaces:
        told = phantom.surfaces[surface.structure]
        assert np.array_equal(surface.rows, told, equal_nan=True), surface.structure


def test_columns_lie_on_the_localizer_where_they_were_taken(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom))
    for read, drawn in zip(volume.positions, phantom.volume.positions, strict=True):
        assert isinstance(read, ScanLine)
        assert np.allclose(read.points(90), drawn.points(90), atol=1e-9)


def test_a_circle_runs_against_the_clock_in_a_left_eye(tmp_path, phantom):
    one = dataclasses.replace(phantom.volume, bscans=phantom.volume.bscans[:1], positions=(),
                              surfaces=())  # fmt: skip
    drawn = dataclasses.replace(phantom, volume=one)
    mm = phantom.volume.localizer.scale.x_um / 1000
    ends = [[100 * mm, 50 * mm, 60 * mm, 50 * mm]]
    for eye, expected in ((b"OS", (60, 10)), (b"OD", (60, 90))):
        volume = opened(tmp_path, vol(drawn, pattern=ScanPattern.CIRCLE, ends=ends, eye=eye))
        (circle,) = volume.positions
        assert isinstance(circle, ScanCircle)
        assert volume.pattern is ScanPattern.CIRCLE
        assert circle.radius == pytest.approx(40)
        points = circle.points(360)
        assert points[0] == pytest.approx((99.5, 49.5))
        assert points[90] == pytest.approx((expected[0] - 0.5, expected[1] - 0.5))
        assert volume.scale.y_um is None


@pytest.mark.parametrize("pattern", [ScanPattern.LINE, ScanPattern.RADIAL])
def test_scans_that_are_not_parallel_have_no_distance(tmp_path, phantom, pattern):
    ends = [[0.2, 0.2 + i / 10, 1.2, 1.2 - i / 10] for i in range(5)]
    volume = opened(tmp_path, vol(phantom, pattern=pattern, ends=ends, y=0.0))
    assert volume.pattern is pattern
    assert volume.scale.y_um is None


def test_a_distance_that_the_places_deny_is_told(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom, y=0.24))
    assert "240 µm" in volume.warnings[0]


def test_an_impossible_scale_is_not_used(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom, z=3.872))
    assert volume.scale is None
    assert "Set the scale by hand" in volume.warnings[0]


def test_the_person_stays_masked(tmp_path, phantom):
    volume = opened(tmp_path, vol(phantom))
    assert volume.identity.patient_id == "PAT-77"
    assert volume.identity.birth_date == "1954-10-03"
    shown = repr(volume.identity) + str(volume.header) + str(volume.warnings)
    assert "PAT-77" not in shown
    assert "1954" not in shown


def test_the_content_counts_not_the_suffix(tmp_path, phantom):
    assert opened(tmp_path, vol(phantom), "picture.png").scans == 5


BAD = {
    "cut in the header": lambda data: data[:1000],
    "cut in a scan": lambda data: data[: len(data) - 5000],
    "cut at the end": lambda data: data[:-133],
    "huge": lambda data: data[:12] + struct.pack("<3i", 60000, 3, 60000) + data[24:],
    "many scans": lambda data: data[:16] + struct.pack("<i", 2**30) + data[20:],
    "negative": lambda data: data[:12] + struct.pack("<3i", -4, 3, 100) + data[24:],
    "localizer": lambda data: data[:48] + struct.pack("<2i", 2**20, 2**20) + data[56:],
    "no scan there": lambda data: data.replace(b"HSF-BS-103", b"XXX-BS-103"),
    "another program": lambda data: b"ep-v0.6.8   " + data[12:],
}


@pytest.mark.parametrize("what", BAD)
def test_a_damaged_file_is_refused_with_words(tmp_path, phantom, what):
    (tmp_path / "bad.vol").write_bytes(BAD[what](vol(phantom)))
    with pytest.raises(ImageReadError, match=r"(?s)bad\.vol: .{40,}") as refusal:
        open_file(tmp_path / "bad.vol")
    assert "PAT-77" not in str(refusal.value)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_flipped_bytes_are_read_or_refused(tmp_path_factory, phantom, data):
    broken = bytearray(vol(phantom))
    headers = st.integers(0, 300) | st.integers(0, len(broken) - 1)
    start = 2048 + phantom.volume.localizer.pixels.size
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(headers | st.integers(start, start + 300))
        broken[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("flipped") / "scan.vol"
    path.write_bytes(broken)
    try:
        (volume,) = open_file(path)
    except ImageReadError:
        return
    assert volume.bscans.size > 0


@pytest.mark.realdata
def test_real_files_hold_what_their_device_wrote(shared):
    folder = shared / "data" / "oct" / "files"
    (line,) = open_file(folder / "spectralis_linescan_macula.vol")
    assert (line.pattern, line.laterality) == (ScanPattern.LINE, Laterality.RIGHT)
    assert line.bscans.shape == (1, 496, 768)
    assert line.quality_db[0] == pytest.approx(44.6, abs=0.1)
    assert [s.structure for s in line.surfaces] == ["ilm", "bm"]
    assert np.allclose(line.positions[0].points(768)[:, 0], np.arange(768), atol=0.02)
    (circle,) = open_file(folder / "spectralis_peripapillary_a.vol")
    assert circle.pattern is ScanPattern.CIRCLE
    assert [s.structure for s in circle.surfaces] == ["ilm", "rnfl_gcl", "bm"]
    around = 2 * np.pi * circle.positions[0].radius * circle.localizer.scale.x_um
    assert around == pytest.approx(768 * circle.scale.x_um, rel=0.001)
    with pytest.raises(ImageReadError, match="no Heidelberg device"):
        open_file(folder / "eyepy_dummy_volume_50x40x10.vol")


@pytest.mark.realdata
def test_vessels_cast_their_shadows_where_the_localizer_shows_them(shared):
    """So the circle of a right eye is read in the right direction."""
    from scipy.ndimage import gaussian_filter1d, map_coordinates

    (volume,) = open_file(shared / "data/oct/files/spectralis_peripapillary_a.vol")
    shown, bm = volume.shown(0).astype(float), volume.surfaces[-1].rows[0]
    below = np.array([shown[int(row) - 12 : int(row) + 2, x].mean() for x, row in enumerate(bm)])

    def agreement(circle):
        x, y = circle.points(768).T
        above = map_coordinates(volume.localizer.pixels.astype(float), [y, x], order=1)
        bands = [
            gaussian_filter1d(line, 2, mode="wrap") - gaussian_filter1d(line, 20, mode="wrap")
            for line in (above, below)
        ]
        return np.corrcoef(*bands)[0, 1]

    (circle,) = volume.positions
    assert agreement(circle) > 0.6
    assert agreement(dataclasses.replace(circle, clockwise=False)) < 0.2
