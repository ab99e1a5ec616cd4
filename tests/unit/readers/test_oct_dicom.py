"""DICOM Ophthalmic Tomography: spacing and places from functional groups, every coding."""

import io

import numpy as np
import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from engine.errors import ImageReadError
from engine.image import Device, Laterality, OctScale, OctVolume, ScanPattern
from engine.readers import open_file
from engine.writers.dicom_opt import stored_frames, write_opt
from training.phantoms.oct import Scene, draw_oct

SCALE = OctScale(3.872, 11.4, 60.0, "vendor")


@pytest.fixture(scope="module")
def phantom():
    return draw_oct((4, 70, 50), scene=Scene(row=0.85, eye=Laterality.LEFT), scale=SCALE)


def volume_of(bscans, **values):
    return OctVolume(bscans, sha256="", pixel_sha256="", **values)


def opened(path):
    (volume,) = open_file(path)
    assert isinstance(volume, OctVolume)
    return volume


@pytest.fixture
def written(tmp_path, phantom):
    """A data set to change, and a way to open it."""
    write_opt(phantom.volume, tmp_path / "scan.dcm", patient_id="P-1")
    dataset = pydicom.dcmread(tmp_path / "scan.dcm")

    def reopen():
        buffer = io.BytesIO()
        dataset.save_as(buffer)
        (tmp_path / "changed.dcm").write_bytes(buffer.getvalue())
        return opened(tmp_path / "changed.dcm")

    return dataset, reopen


def test_what_is_written_is_read_again(tmp_path, phantom):
    write_opt(phantom.volume, tmp_path / "scan.dcm")
    volume = opened(tmp_path / "scan.dcm")
    assert np.array_equal(volume.bscans, stored_frames(phantom.volume))
    for scan in range(4):
        off = volume.shown(scan).astype(int) - phantom.volume.shown(scan)
        assert np.abs(off).max() <= 1
    assert volume.pattern is ScanPattern.VOLUME
    assert volume.laterality is Laterality.LEFT
    assert (volume.scale.z_um, volume.scale.x_um, volume.scale.y_um) == pytest.approx(
        (3.872, 11.4, 60)
    )
    assert volume.scale.source == "dicom"
    assert not volume.warnings


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    st.sampled_from([np.uint8, np.uint16]),
    st.tuples(st.integers(1, 4), st.integers(2, 9), st.integers(2, 9)),
    st.floats(1, 15),
    st.floats(2, 60),
    st.floats(10, 300),
)
def test_integers_and_any_spacing_come_back_exactly(tmp_path_factory, dtype, shape, z, x, y):
    rng = np.random.default_rng(shape[1])
    bscans = rng.integers(0, np.iinfo(dtype).max, shape).astype(dtype)
    source = volume_of(bscans, scale=OctScale(z, x, y, "user"), device=Device("A", "B"))
    path = tmp_path_factory.mktemp("opt") / "scan.dcm"
    write_opt(source, path)
    volume = opened(path)
    assert volume.bscans.dtype == dtype
    assert np.array_equal(volume.bscans, bscans)
    assert volume.scale.z_um == pytest.approx(z, rel=1e-4)
    assert volume.scale.x_um == pytest.approx(x, rel=1e-4)
    if shape[0] > 1:
        assert volume.scale.y_um == pytest.approx(y, rel=1e-4)
    assert str(volume.device) == "A B"


def test_without_a_scale_there_is_none(tmp_path):
    write_opt(volume_of(np.ones((2, 5, 6), np.uint8)), tmp_path / "scan.dcm")
    volume = opened(tmp_path / "scan.dcm")
    assert volume.scale is None
    assert volume.laterality is Laterality.UNKNOWN


def test_nobody_is_named_in_what_is_written(tmp_path, written):
    dataset, _ = written
    assert (dataset.PatientName, dataset.PatientID) == ("P-1^", "P-1")
    assert dataset.PatientIdentityRemoved == "YES"


@pytest.mark.parametrize(
    "syntax", [uid.JPEGLSLossless, uid.JPEG2000Lossless, uid.RLELossless], ids=lambda s: s.name
)
def test_lossless_compression_changes_nothing(written, phantom, syntax):
    dataset, reopen = written
    dataset.compress(syntax)
    assert np.array_equal(reopen().bscans, stored_frames(phantom.volume))


def test_the_eye_of_the_functional_groups_counts(written):
    dataset, reopen = written
    del dataset.ImageLaterality
    dataset.SharedFunctionalGroupsSequence[0].FrameAnatomySequence[0].FrameLaterality = "R"
    assert reopen().laterality is Laterality.RIGHT


def test_positions_win_over_the_stated_distance(written):
    dataset, reopen = written
    measures = dataset.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    measures.SpacingBetweenSlices = "0.3"
    volume = reopen()
    assert volume.scale.y_um == pytest.approx(60)
    assert "300 µm" in volume.warnings[0]


def test_uneven_or_radial_scans_have_no_distance(written):
    dataset, reopen = written
    groups = dataset.PerFrameFunctionalGroupsSequence
    groups[3].PlanePositionSequence[0].ImagePositionPatient = [0, 0.5, 0]
    volume = reopen()
    assert volume.scale.y_um is None
    assert volume.pattern is ScanPattern.UNKNOWN


def test_frames_of_different_spacing_are_told(written):
    dataset, reopen = written
    own = Dataset()
    own.PixelSpacing = ["0.004", "0.02"]
    dataset.PerFrameFunctionalGroupsSequence[2].PixelMeasuresSequence = Sequence([own])
    volume = reopen()
    assert volume.scale is None
    assert "different pixel spacings" in volume.warnings[0]


def test_an_absurd_spacing_is_not_used(written):
    dataset, reopen = written
    measures = dataset.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    measures.PixelSpacing = ["3.872", "11.4"]  # µm where mm belong
    volume = reopen()
    assert volume.scale is None
    assert "Set the scale by hand" in volume.warnings[0]


def test_places_on_the_photograph_are_row_and_column(written):
    dataset, reopen = written
    for number, group in enumerate(dataset.PerFrameFunctionalGroupsSequence):
        place = Dataset()
        place.ReferencedSOPClassUID = uid.OphthalmicPhotography8BitImageStorage
        place.ReferencedSOPInstanceUID = "1.2.3"
        place.ReferenceCoordinates = [100.5 + number, 20.5, 100.5 + number, 320.5]
        place.OphthalmicImageOrientation = "LINEAR"
        group.OphthalmicFrameLocationSequence = Sequence([place])
    lines = reopen().positions
    assert lines[2].start == (20, 102)
    assert lines[2].end == (320, 102)


def test_a_window_and_inverted_grey_are_shown_as_meant(written):
    dataset, reopen = written
    dataset.WindowCenter, dataset.WindowWidth = "30000", "20000"
    assert reopen().shown_range == (20000, 40000)
    dataset.PhotometricInterpretation = "MONOCHROME1"
    volume = reopen()
    assert volume.shown_range == (40000, 20000)
    brightest = np.unravel_index(volume.bscans[0].argmax(), volume.bscans[0].shape)
    assert volume.shown(0)[brightest] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"NumberOfFrames": 9},
        {"Rows": 60000, "Columns": 60000, "NumberOfFrames": 500},
        {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB"},
        {"PixelRepresentation": 1},
        {"Rows": 0},
    ],
)
def test_a_header_that_lies_is_refused(written, change):
    dataset, reopen = written
    for key, value in change.items():
        setattr(dataset, key, value)
    with pytest.raises(ImageReadError, match=r"changed\.dcm: .{30,}"):
        reopen()


def test_results_from_above_are_named(written):
    dataset, reopen = written
    dataset.SOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.5.7"
    with pytest.raises(ImageReadError, match="OCT result"):
        reopen()
