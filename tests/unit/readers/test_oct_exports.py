"""OCT as XML with pictures, as plain pictures, as OCTExplorer's surfaces, as vendors' own files."""

import dataclasses
import sys

import numpy as np
import pytest
from oct_maker import iowa, write_xml
from PIL import Image

from engine.errors import ImageReadError
from engine.image import Laterality, OctScale, OctVolume, ScanPattern
from engine.readers import open_file, vendor
from engine.readers.bscans import open_bscans
from engine.readers.iowa import read_surfaces
from training.phantoms.oct import Scene, draw_oct

SCALE = OctScale(3.872, 11.4, 60.0, "vendor")


@pytest.fixture(scope="module")
def phantom():
    drawn = draw_oct((4, 120, 90), scene=Scene(row=0.85, eye=Laterality.LEFT), scale=SCALE)
    drawn.surfaces["ilm"][2, 10:20] = np.nan
    return drawn


# --- Heidelberg XML ------------------------------------------------------------------------------


def test_an_xml_export_is_read_with_its_pictures(tmp_path, phantom):
    (volume,) = open_file(write_xml(phantom, tmp_path))
    assert volume.bscans.dtype == np.uint8
    for scan in range(4):
        assert np.array_equal(volume.shown(scan), phantom.volume.shown(scan))
    assert volume.pattern is ScanPattern.VOLUME
    assert volume.laterality is Laterality.LEFT
    assert volume.scale.z_um == pytest.approx(3.872)
    assert volume.scale.y_um == pytest.approx(60)
    assert [s.structure for s in volume.surfaces] == ["ilm", "rnfl_gcl", "rpe", "bm"]
    assert np.allclose(volume.surfaces[0].rows, phantom.surfaces["ilm"], atol=1e-3, equal_nan=True)
    assert volume.acquired.isoformat() == "2019-03-04T10:05:07"
    for read, drawn in zip(volume.positions, phantom.volume.positions, strict=True):
        assert np.allclose(read.points(90), drawn.points(90), atol=1e-6)
    assert volume.identity.name == "Jane Doe"
    assert "Doe" not in repr(volume.identity) + str(volume.header)


def test_an_xml_without_its_pictures_says_which_is_missing(tmp_path, phantom):
    path = write_xml(phantom, tmp_path)
    (tmp_path / "B2.tif").unlink()
    with pytest.raises(ImageReadError, match=r"B2\.tif that the XML file names is not beside it"):
        open_file(path)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda t: t.replace("<Width>90", "<Width>91"), "the XML file says 91"),
        (lambda t: t[: len(t) // 2], "damaged or cut off"),
        (lambda t: t.replace("OCT</Type>", "IR</Type>"), "names no B-scans"),
        (lambda t: t.replace("<HEDX>", '<!DOCTYPE x [<!ENTITY a "b">]><HEDX>'), "entities"),
        (lambda t: t.replace("B1.tif", ""), "picture"),
        (lambda t: t.replace("B1.tif", "..\\..\\secret.tif"), "secret.tif"),
        (lambda t: t.replace("<Array>", "<Array>x "), "no numbers"),
    ],
)
def test_a_damaged_xml_is_refused_with_words(tmp_path, phantom, change, text):
    path = write_xml(phantom, tmp_path)
    path.write_text(change(path.read_text()))
    with pytest.raises(ImageReadError, match=text) as refusal:
        open_file(path)
    assert "Doe" not in str(refusal.value)


@pytest.mark.realdata
def test_the_dummy_export_of_a_real_program(shared):
    (volume,) = open_file(shared / "data/oct/files/heidelberg_xml/test_dummy.xml")
    assert volume.bscans.shape == (10, 40, 50)
    assert len(volume.surfaces) == 10
    assert volume.laterality is Laterality.RIGHT
    assert volume.scale.y_um == pytest.approx(31, abs=0.5)


# --- pictures ------------------------------------------------------------------------------------


def test_a_picture_is_a_volume_of_one_scan(tmp_path, phantom):
    Image.fromarray(phantom.volume.shown(0)).save(tmp_path / "scan.png")
    volume = open_bscans(tmp_path / "scan.png")
    assert np.array_equal(volume.bscans[0], phantom.volume.shown(0))
    assert volume.scale is None
    assert volume.pattern is ScanPattern.LINE
    scaled = open_bscans(tmp_path / "scan.png", scale=OctScale(3.9, 11, None, "user"))
    assert scaled.scale.source == "user"


def test_a_folder_is_read_in_the_order_of_its_numbers(tmp_path, phantom):
    for scan, number in enumerate((1, 2, 10, 11)):
        Image.fromarray(phantom.volume.shown(scan)).save(tmp_path / f"b{number}.png")
    (tmp_path / "notes.txt").write_text("not a picture")
    volume = open_bscans(tmp_path, scale=OctScale(3.9, 11, 60, "user"))
    assert volume.pattern is ScanPattern.VOLUME
    for scan in range(4):
        assert np.array_equal(volume.bscans[scan], phantom.volume.shown(scan))


def test_pages_of_a_tiff_are_scans_and_16_bits_stay(tmp_path, phantom):
    deep = [(phantom.volume.shown(scan).astype(np.uint16) * 200) for scan in range(4)]
    pages = [Image.fromarray(each) for each in deep]
    pages[0].save(tmp_path / "stack.tif", save_all=True, append_images=pages[1:])
    volume = open_bscans(tmp_path / "stack.tif")
    assert volume.bscans.dtype == np.uint16
    assert volume.scans == 4
    ratio = volume.bscans.astype(float).sum() / np.stack(deep).sum()
    assert ratio == pytest.approx(1, rel=0.01)


def test_coloured_pictures_become_grey(tmp_path, phantom):
    colour = np.dstack([phantom.volume.shown(0)] * 3)
    colour[10:20, 10:20] = (0, 255, 0)
    Image.fromarray(colour).save(tmp_path / "marked.png")
    volume = open_bscans(tmp_path / "marked.png")
    assert np.array_equal(volume.bscans[0, 30:], phantom.volume.shown(0)[30:])
    assert volume.bscans[0, 15, 15] == 150


def test_pictures_of_two_sizes_are_refused(tmp_path, phantom):
    Image.fromarray(phantom.volume.shown(0)).save(tmp_path / "a.png")
    Image.fromarray(phantom.volume.shown(0)[:-1]).save(tmp_path / "b.png")
    with pytest.raises(ImageReadError, match="differ in size"):
        open_bscans(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImageReadError, match="no pictures"):
        open_bscans(tmp_path / "empty")


# --- OCTExplorer ---------------------------------------------------------------------------------


def drawn_without_gaps(phantom):
    filled = {key: np.nan_to_num(rows, nan=50.0) for key, rows in phantom.surfaces.items()}
    return dataclasses.replace(phantom, surfaces=filled)


def test_iowa_surfaces_land_on_their_volume(tmp_path, phantom):
    drawn = drawn_without_gaps(phantom)
    path = tmp_path / "surfaces.xml"
    path.write_text(iowa(drawn, undefined=((1, 5), (3, 89))))
    surfaces = {each.structure: each.rows for each in read_surfaces(path, phantom.volume)}
    assert set(surfaces) == {"ilm", "bm"}
    expected = np.rint(drawn.surfaces["bm"])
    expected[1, 5] = expected[3, 89] = np.nan
    assert np.array_equal(surfaces["bm"], expected.astype(np.float32), equal_nan=True)


def test_iowa_surfaces_of_another_volume_are_refused(tmp_path, phantom):
    path = tmp_path / "surfaces.xml"
    path.write_text(iowa(drawn_without_gaps(phantom)).replace("<z>4</z></size>", "<z>9</z></size>"))
    with pytest.raises(ImageReadError, match="9 B-scans"):
        read_surfaces(path, phantom.volume)
    with pytest.raises(ImageReadError, match="without their scans"):
        open_file(path)


@pytest.mark.realdata
def test_surfaces_of_a_real_program(shared):
    path = shared / "data/oct/files/heyexr_TEST_T_566581_Surfaces_Iowa.xml"
    blank = OctVolume(np.zeros((19, 496, 512), np.uint8), sha256="", pixel_sha256="")
    surfaces = read_surfaces(path, blank)
    assert len(surfaces) == 9
    rows = np.stack([each.rows for each in surfaces])
    steps = np.diff(rows, axis=0)
    assert (steps[np.isfinite(steps)] >= 0).all()


# --- vendors' own files --------------------------------------------------------------------------


@pytest.mark.parametrize("head", [b"CMDb", b"FOCTFDA", b"FOCTFDS"])
def test_a_vendor_file_names_the_extra_where_it_is_missing(tmp_path, monkeypatch, head):
    monkeypatch.setattr(vendor.importlib.util, "find_spec", lambda name: None)
    (tmp_path / "scan.bin").write_bytes(head + bytes(3000))
    with pytest.raises(ImageReadError, match=r"retsam-desktop\[vendor\]"):
        open_file(tmp_path / "scan.bin")


def test_a_vendor_file_is_read_in_a_program_apart(tmp_path, monkeypatch):
    """By a stand-in for oct-converter: no real file of these formats was at hand."""
    package = tmp_path / "oct_converter"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "readers.py").write_text(STAND_IN)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{':'.join(filter(None, sys.path))}")
    (tmp_path / "scan.fda").write_bytes(b"FOCT" + bytes(3000))
    (volume,) = open_file(tmp_path / "scan.fda")
    assert volume.bscans.shape == (3, 20, 30)
    assert volume.laterality is Laterality.LEFT
    assert volume.scale is None
    assert "Set the scale by hand" in volume.warnings[0]
    (tmp_path / "named.fda").write_bytes(b"FOCTFDS" + bytes(3000))  # an .fds by its content
    with pytest.raises(ImageReadError, match="damaged"):
        open_file(tmp_path / "named.fda")
    (tmp_path / "scan.oct").write_bytes(bytes(range(1, 9)) + bytes(3000))
    (gap,) = open_file(tmp_path / "scan.oct")
    assert gap.bscans.shape == (3, 20, 30)
    assert not gap.bscans[1].any()


STAND_IN = """
import numpy as np
class Volume:
    volume = [np.full((20, 30), n, np.uint8) for n in range(3)]
    laterality = "L"
class FDA:
    def __init__(self, path): assert str(path).endswith(".fda")
    def read_oct_volume(self): return Volume()
class FDS:
    def __init__(self, path): raise ValueError("broken")
class Gap(Volume):
    volume = [np.ones((20, 30), np.uint8), 0, np.ones((20, 30), np.uint8)]
class BOCT:
    def __init__(self, path): raise ValueError("of another maker")
class POCT:
    def __init__(self, path): pass
    def read_oct_volume(self): return [Gap()]
"""
