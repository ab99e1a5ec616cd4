"""DICOM objects of a case say what the case says, to the pixel and the digit, and name nobody."""

import hashlib
from dataclasses import replace

import highdicom.seg
import highdicom.sr
import numpy as np
import pydicom
import pytest
from dicom_cases import HEIGHT, MEASUREMENTS, SHA, WIDTH, photograph, volume
from PIL import Image

from engine.errors import MasksError, OutputError
from engine.image import Laterality, Modality, OctScale, OctVolume, RetinalImage, ScanPattern
from engine.layers import Segmentation
from engine.readers import open_file
from engine.readers.dicom_seg import read_seg, read_surfaces
from engine.taxonomy import structure, structures
from engine.writers.dicom_codes import UNITS, code_of, key_of
from engine.writers.dicom_opt import write_opt
from engine.writers.export import export, formats_of

PHOTOGRAPH, VOLUME = photograph(), volume()


def written(folder, case, *formats):
    chosen = formats or [key for key in formats_of(case) if key.startswith("dicom-")]
    assert export(folder, case, chosen).written
    return folder / case.identifier / "dicom"


@pytest.fixture(scope="module")
def of_photograph(tmp_path_factory):
    """All objects of the photograph."""
    return written(tmp_path_factory.mktemp("op"), PHOTOGRAPH)


@pytest.fixture(scope="module")
def of_volume(tmp_path_factory):
    """All objects of the volume."""
    return written(tmp_path_factory.mktemp("opt"), VOLUME)


def same_layers(found, layers):
    assert [layer.structure for layer in found] == [layer.structure for layer in layers]
    for mine, theirs in zip(found, layers, strict=True):
        for part in ("mask", "questionable", "corrected"):
            one, other = getattr(mine, part), getattr(theirs, part)
            assert (one is None) == (other is None), (mine.structure, part)
            assert one is None or np.array_equal(one, other), (mine.structure, part)


# ---- the picture -------------------------------------------------------------------------------


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("eye", [Laterality.RIGHT, Laterality.LEFT])
def test_a_photograph_comes_back_as_it_was(tmp_path, deep, eye):
    case = photograph(eye=eye, deep=deep)
    (image,) = open_file(written(tmp_path, case, "dicom-op") / "photograph.dcm")
    assert isinstance(image, RetinalImage)
    assert image.pixels.dtype == case.image.pixels.dtype
    assert np.array_equal(image.pixels, case.image.pixels)
    assert (image.scale.x_um, image.scale.y_um) == (20.0, 32.5)
    assert image.laterality is eye
    assert image.acquired == case.image.acquired
    assert str(image.device) == "Maker Camera 3"


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_volume_comes_back_without_a_changed_intensity(tmp_path, kind):
    case = volume(kind=kind)
    (found,) = open_file(written(tmp_path, case, "dicom-opt") / "volume.dcm")
    assert isinstance(found, OctVolume)
    assert found.bscans.dtype == kind
    assert np.array_equal(found.bscans, case.image.bscans)
    assert found.shown_range == case.image.shown_range
    assert (found.scale.z_um, found.scale.x_um, found.scale.y_um) == pytest.approx(
        (3.87, 11.5, 121)
    )
    assert found.laterality is Laterality.RIGHT


@pytest.mark.parametrize("kind", [Modality.FUNDUS, Modality.RED_FREE, Modality.INFRARED])
def test_what_kind_of_photograph_it_is_comes_back(tmp_path, kind):
    case = photograph()
    case = replace(case, image=replace(case.image, modality=kind))
    (image,) = open_file(written(tmp_path, case, "dicom-op") / "photograph.dcm")
    assert image.modality is kind


def test_lossy_pixels_and_writing_in_them_are_told(tmp_path, of_photograph):
    case = photograph()
    jpeg = replace(
        case,
        image=replace(
            case.image, header=(("File format", "JPEG"), ("Lossy compression ratio", "12.5"))
        ),
    )
    path = written(tmp_path / "jpeg", jpeg, "dicom-seg")
    for name in ("photograph", "segmentation"):
        assert pydicom.dcmread(path / f"{name}.dcm").LossyImageCompression == "01"
    assert pydicom.dcmread(of_photograph / "photograph.dcm").LossyImageCompression == "00"
    assert pydicom.dcmread(of_photograph / "photograph.dcm").BurnedInAnnotation == "YES"
    clean = (("File format", "DICOM"), ("Writing in the picture", "NO"))
    said = replace(case, image=replace(case.image, header=clean))
    path = written(tmp_path / "clean", said, "dicom-op") / "photograph.dcm"
    assert pydicom.dcmread(path).BurnedInAnnotation == "NO"


def test_a_jpeg_stays_known_as_lossy(tmp_path):
    case = photograph()
    Image.fromarray(case.image.pixels).save(tmp_path / "eye.jpg", quality=80)
    (image,) = open_file(tmp_path / "eye.jpg")
    image = image.with_eye(Laterality.LEFT)
    path = written(tmp_path, replace(case, image=image), "dicom-op") / "photograph.dcm"
    dataset = pydicom.dcmread(path)
    assert dataset.LossyImageCompression == "01"
    assert dataset.LossyImageCompressionMethod == "ISO_10918_1"
    ratio = HEIGHT * WIDTH * 3 / (tmp_path / "eye.jpg").stat().st_size
    assert dataset.LossyImageCompressionRatio == pytest.approx(ratio, abs=0.06)
    (again,) = open_file(path)
    assert dict(again.header)["Lossy compression ratio"] == f"{ratio:.1f}"


def test_the_same_picture_is_the_same_instance(tmp_path, of_photograph):
    again = written(tmp_path, photograph(), "dicom-op") / "photograph.dcm"
    assert again.read_bytes() == (of_photograph / "photograph.dcm").read_bytes()
    other = photograph()
    other.image.pixels[0, 0] ^= 1
    changed = pydicom.dcmread(written(tmp_path / "x", other, "dicom-op") / "photograph.dcm")
    assert changed.SOPInstanceUID != pydicom.dcmread(again).SOPInstanceUID


# ---- segmentations -----------------------------------------------------------------------------


def test_layers_come_back_from_a_binary_segmentation(of_photograph):
    found = read_seg(of_photograph / "segmentation.dcm", shape=(HEIGHT, WIDTH))
    same_layers(found, PHOTOGRAPH.layers)
    by = {layer.structure: layer.provenance for layer in found}
    assert (by["artery"].author, by["artery"].model_sha256) == ("model:fundus", SHA)
    assert by["optic_disc"].author == "reader:ada"
    assert dict(by["optic_disc"].settings) == {"derived_from": "model:fundus"}


def test_label_maps_lose_no_pixel_where_layers_overlap(of_photograph):
    paths = sorted(of_photograph.glob("labelmap_*.dcm"))
    assert len(paths) == 2
    found = [layer for path in paths for layer in read_seg(path, shape=(HEIGHT, WIDTH))]
    for layer in PHOTOGRAPH.layers:
        masks = [each.mask for each in found if each.structure == layer.structure]
        assert np.array_equal(np.any(masks, axis=0), layer.mask), layer.structure
    doubt = [each.questionable for each in found if each.questionable is not None]
    assert np.array_equal(doubt[0], PHOTOGRAPH.layers[4].questionable)


def test_layers_of_a_volume_come_back_on_their_b_scans(of_volume):
    shape = VOLUME.image.bscans.shape
    same_layers(read_seg(of_volume / "segmentation.dcm", shape=shape), VOLUME.segmentation.layers)
    dataset = pydicom.dcmread(of_volume / "segmentation.dcm")
    frames = [
        group.DerivationImageSequence[0].SourceImageSequence[0].ReferencedFrameNumber
        for group in dataset.PerFrameFunctionalGroupsSequence
    ]
    assert set(frames) == {2}  # empty B-scans take no room
    maps = [read_seg(path, shape=shape) for path in sorted(of_volume.glob("labelmap_*.dcm"))]
    fluid = [each.mask for layers in maps for each in layers if each.structure == "fluid"]
    assert np.array_equal(np.any(fluid, axis=0), VOLUME.segmentation.layers[0].mask)


@pytest.mark.parametrize("name", ["segmentation", "labelmap_1"])
def test_highdicom_reads_the_same_pixels(of_photograph, name):
    found = highdicom.seg.segread(of_photograph / f"{name}.dcm")
    source = pydicom.dcmread(of_photograph / "photograph.dcm")
    for number in found.segment_numbers:
        described = found.get_segment_description(number)
        if described.tracking_id not in structures():
            continue
        pixels = found.get_pixels_by_source_frame(
            source.SOPInstanceUID, [1], segment_numbers=[number], combine_segments=False
        )[0, :, :, 0]
        layer = PHOTOGRAPH.segmentation.layer(described.tracking_id)
        assert np.array_equal(pixels > 0, layer.mask), described.tracking_id


def test_segments_say_what_they_are_who_made_them_and_on_what(of_photograph):
    dataset = pydicom.dcmread(of_photograph / "segmentation.dcm")
    source = pydicom.dcmread(of_photograph / "photograph.dcm")
    (series,) = dataset.ReferencedSeriesSequence
    assert series.SeriesInstanceUID == source.SeriesInstanceUID
    (reference,) = series.ReferencedInstanceSequence
    assert reference.ReferencedSOPInstanceUID == source.SOPInstanceUID
    assert reference.ReferencedSOPClassUID == source.SOPClassUID
    assert dataset.StudyInstanceUID == source.StudyInstanceUID
    by = {item.TrackingID: item for item in dataset.SegmentSequence}
    disc, artery, doubt = (by[key] for key in ("optic_disc", "artery", "hard_exudate.questionable"))
    assert disc.SegmentedPropertyTypeCodeSequence[0].CodeValue == "81016008"
    kind = artery.SegmentedPropertyTypeCodeSequence[0]
    assert (kind.CodeValue, kind.CodingSchemeDesignator) == ("artery", "99RETSAM")
    assert by["optic_cup"].SegmentAlgorithmType == "MANUAL"
    assert disc.SegmentAlgorithmType == "SEMIAUTOMATIC"
    assert artery.SegmentAlgorithmType == "AUTOMATIC"
    algorithm = artery.SegmentationAlgorithmIdentificationSequence[0]
    assert algorithm.AlgorithmName == "fundus"
    assert SHA in algorithm.AlgorithmParameters
    assert "prompt" in by["hard_exudate"].SegmentDescription
    modifier = doubt.SegmentedPropertyTypeCodeSequence[0].SegmentedPropertyTypeModifierCodeSequence
    assert modifier[0].CodeValue == "questionable"
    lab = highdicom.color.CIELabColor.from_rgb(*structure("artery").rgb).value
    assert tuple(artery.RecommendedDisplayCIELabValue) == tuple(lab)
    assert dataset.SegmentsOverlap == "YES"
    spacing = dataset.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0].PixelSpacing
    assert [float(value) for value in spacing] == [0.0325, 0.02]


def test_no_spacing_is_made_up(tmp_path):
    folder = written(tmp_path, photograph(scale=None), "dicom-seg")
    for name in ("photograph", "segmentation"):
        found = pydicom.dcmread(folder / f"{name}.dcm")
        assert "PixelSpacing" not in str(found).replace(" ", "")


def test_only_layers_are_asked_for_and_there_are_none(tmp_path):
    case = replace(PHOTOGRAPH, segmentation=Segmentation(()))
    with pytest.raises(OutputError, match="no layers"):
        export(tmp_path, case, ["dicom-seg"])
    assert not list(tmp_path.iterdir())


def test_a_segmentation_of_another_picture_or_a_damaged_one_is_refused(
    tmp_path, of_photograph, of_volume
):
    whole = (of_photograph / "segmentation.dcm").read_bytes()
    for size in (0, 200, len(whole) // 2, len(whole) - 400):
        (tmp_path / "cut.dcm").write_bytes(whole[:size])
        with pytest.raises(MasksError):
            read_seg(tmp_path / "cut.dcm", shape=(HEIGHT, WIDTH))
    with pytest.raises(MasksError, match="77 × 50 pixels, not of 80 × 50"):
        read_seg(of_photograph / "segmentation.dcm", shape=(HEIGHT, 80))
    with pytest.raises(MasksError, match="more than 1 B-scans"):
        read_seg(of_volume / "segmentation.dcm", shape=(1, 41, 30))
    with pytest.raises(MasksError, match="no DICOM segmentation"):
        read_seg(of_photograph / "photograph.dcm", shape=(HEIGHT, WIDTH))
    with pytest.raises(MasksError, match="no DICOM segmentation"):
        read_surfaces(of_volume / "segmentation.dcm")
    dataset = pydicom.dcmread(of_photograph / "segmentation.dcm")
    del dataset.PerFrameFunctionalGroupsSequence
    dataset.save_as(tmp_path / "bare.dcm")
    with pytest.raises(MasksError, match="damaged"):
        read_seg(tmp_path / "bare.dcm", shape=(HEIGHT, WIDTH))


# ---- surfaces ----------------------------------------------------------------------------------


def test_surfaces_come_back_with_their_gaps(of_volume):
    found = read_surfaces(of_volume / "surfaces.dcm")
    for mine, theirs in zip(found, VOLUME.segmentation.surfaces, strict=True):
        assert (mine.structure, mine.provenance.author) == (
            theirs.structure,
            theirs.provenance.author,
        )
        assert np.array_equal(np.isnan(mine.rows), np.isnan(theirs.rows))
        assert np.nanmax(np.abs(mine.rows - theirs.rows)) < 1e-5


def test_heights_count_from_the_upper_edge_and_become_mm(of_volume):
    dataset = pydicom.dcmread(of_volume / "surfaces.dcm")
    heights = np.frombuffer(dataset.FloatPixelData, "<f4").reshape(2, 3, 30)
    assert heights[0] == pytest.approx(VOLUME.segmentation.surfaces[0].rows + 0.5)
    shared = dataset.SharedFunctionalGroupsSequence[0]
    assert shared.RealWorldValueMappingSequence[0].RealWorldValueSlope == pytest.approx(0.00387)
    assert [float(each) for each in shared.PixelMeasuresSequence[0].PixelSpacing] == [0.121, 0.0115]
    assert not 0 <= dataset.FloatPixelPaddingValue <= VOLUME.image.height


# ---- numbers and report ------------------------------------------------------------------------


def numbers(path):
    """(structure, name, unit, region, laterality): value, as highdicom reads the report."""
    report = highdicom.sr.srread(path)
    content = report.content
    found = {}
    for group in (
        *content.get_image_measurement_groups(),
        *content.get_planar_roi_measurement_groups(),
        *content.get_volumetric_roi_measurement_groups(),
    ):
        for each in group.get_measurements():
            (site,) = each.finding_sites
            about = (
                group.tracking_identifier,
                each.name.value,
                each.unit.value,
                site.topographical_modifier.value,
                site.laterality.meaning,
            )
            found[about] = each.value
    return found


def texts(path, keyword):
    """All values of an attribute, at any depth."""
    return [str(each.value) for each in pydicom.dcmread(path).iterall() if each.keyword == keyword]


def test_every_valid_measurement_is_there_to_the_last_digit(of_photograph, of_volume):
    for folder, rows, eye in (
        (of_photograph, MEASUREMENTS, "Left"),
        (of_volume, VOLUME.measurements, "Right"),
    ):
        assert numbers(folder / "measurements.dcm") == {
            (row.structure, row.key, UNITS[row.unit].value, row.region, eye): row.value
            for row in rows
            if row.valid
        }


def test_what_is_not_valid_is_no_number_but_a_reason(of_photograph):
    comments = texts(of_photograph / "measurements.dcm", "TextValue")
    assert "disc, square pixels: Doubtful cup." in comments
    assert "field, square disc diameters: No disc." in comments
    assert "ada moved the zones." in comments
    values = texts(of_photograph / "measurements.dcm", "NumericValue")
    assert "7.5" not in values


def test_a_number_refers_to_the_segment_that_it_was_measured_on(of_photograph):
    report = highdicom.sr.srread(of_photograph / "measurements.dcm")
    segmentation = pydicom.dcmread(of_photograph / "segmentation.dcm")
    for group in report.content.get_planar_roi_measurement_groups():
        (item,) = [
            each
            for each in group[0].ContentSequence
            if each.ConceptNameCodeSequence[0].CodeMeaning == "Referenced Segmentation Frame"
        ]
        frame = int(item.ReferencedSOPSequence[0].ReferencedFrameNumber)
        part = segmentation.PerFrameFunctionalGroupsSequence[frame - 1]
        number = part.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        segment = segmentation.SegmentSequence[number - 1]
        assert segment.TrackingID == group.tracking_identifier


def test_program_and_persons_are_observers(of_photograph):
    path = of_photograph / "measurements.dcm"
    assert texts(path, "PersonName") == ["ada^", "bea^"]
    assert "RetSAM Desktop" in texts(path, "TextValue")


def test_the_report_is_the_pdf(of_photograph, of_volume):
    for folder in (of_photograph, of_volume):
        dataset = pydicom.dcmread(folder / "report.dcm")
        pdf = dataset.EncapsulatedDocument[: dataset.EncapsulatedDocumentLength]
        assert pdf.startswith(b"%PDF")
        assert pdf.rstrip().endswith(b"%%EOF")


# ---- nobody is named, nothing is guessed -------------------------------------------------------


def test_objects_name_nobody(of_photograph, of_volume):
    for folder in (of_photograph, of_volume):
        paths = list(folder.iterdir())
        assert len(paths) >= 6
        for path in paths:
            data = path.read_bytes()
            for word in (b"Miller", b"Anna", b"QX-4711-Z", b"19500203", b"1950-02-03"):
                assert word not in data, (path.name, word)
            dataset = pydicom.dcmread(path)
            assert (dataset.PatientID, dataset.PatientIdentityRemoved) == ("P-1", "YES")
            assert dataset.PatientName == "P-1^"
            assert dataset.PatientBirthDate == ""


def from_the_clinic(folder):
    """The photograph as a camera's DICOM file with a person and a study."""
    path = written(folder, PHOTOGRAPH, "dicom-op") / "photograph.dcm"
    dataset = pydicom.dcmread(path)
    dataset.PatientName, dataset.PatientID = "Miller^Anna^M", "QX-4711-Z"
    dataset.PatientBirthDate, dataset.StudyInstanceUID = "19500203", "1.2.3.4"
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4.5"
    dataset.save_as(path)
    return path


def of_file(path):
    """The photograph as it was opened from this file."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(PHOTOGRAPH, belongs_to=path, image=replace(PHOTOGRAPH.image, sha256=sha256))


def test_a_file_that_became_another_names_nobody(tmp_path):
    """A device wrote the next patient under the same name meanwhile."""
    path = from_the_clinic(tmp_path / "clinic")
    case = of_file(path)
    dataset = pydicom.dcmread(path)
    dataset.PatientName, dataset.PatientID = "Other^Person", "7"
    dataset.save_as(path)
    with pytest.raises(OutputError, match="another file by now"):
        export(tmp_path / "out", case, ["dicom-seg"])
    assert not (tmp_path / "out").exists()


def test_segments_of_other_programs_are_joined_and_never_lost(of_photograph, tmp_path):
    """One segment a lesion, and a modifier that says which eye."""
    dataset = pydicom.dcmread(of_photograph / "segmentation.dcm")
    first, second = dataset.SegmentSequence[:2]
    kind = first.SegmentedPropertyTypeCodeSequence
    side = pydicom.Dataset()
    side.CodeValue, side.CodingSchemeDesignator, side.CodeMeaning = "24028007", "SCT", "Right"
    kind[0].SegmentedPropertyTypeModifierCodeSequence = [side]
    second.SegmentedPropertyTypeCodeSequence = kind
    dataset.save_as(tmp_path / "other.dcm")
    before = {each.structure: each.mask for each in PHOTOGRAPH.layers}
    keys = [each.TrackingID for each in (first, second)]
    found = {
        each.structure: each.mask
        for each in read_seg(tmp_path / "other.dcm", shape=(HEIGHT, WIDTH))
    }
    assert np.array_equal(found[keys[0]], before[keys[0]] | before[keys[1]])


def test_no_name_gets_into_logs(tmp_path, recwarn, caplog, capfd):
    path = from_the_clinic(tmp_path / "clinic")
    dataset = pydicom.dcmread(path)
    dataset.PatientName = dataset.ReferringPhysicianName = "Anna Miller"  # no caret: dubious
    dataset.save_as(path)
    case = of_file(path)
    folder = written(tmp_path / "out", case, "dicom-seg", "dicom-sr", "dicom-pdf")
    assert pydicom.dcmread(folder / "measurements.dcm").PatientName == "Anna Miller"
    said = [str(each.message) for each in recwarn] + [caplog.text, *capfd.readouterr()]
    assert "Miller" not in " ".join(said)


def test_asked_for_objects_join_the_patient_and_the_photograph_of_the_clinic(tmp_path):
    path = from_the_clinic(tmp_path / "clinic")
    case = of_file(path)
    folder = written(tmp_path / "out", case, "dicom-seg", "dicom-sr", "dicom-pdf")
    assert {each.stem for each in folder.iterdir()} == {"segmentation", "measurements", "report"}
    for each in folder.iterdir():
        dataset = pydicom.dcmread(each)
        assert (dataset.PatientName, dataset.PatientID) == ("Miller^Anna^M", "QX-4711-Z")
        assert (dataset.PatientBirthDate, dataset.StudyInstanceUID) == ("19500203", "1.2.3.4")
        assert "PatientIdentityRemoved" not in dataset
    dataset = pydicom.dcmread(folder / "segmentation.dcm")
    (reference,) = dataset.ReferencedSeriesSequence[0].ReferencedInstanceSequence
    assert reference.ReferencedSOPInstanceUID == "1.2.3.4.5"
    same_layers(read_seg(folder / "segmentation.dcm", shape=(HEIGHT, WIDTH)), PHOTOGRAPH.layers)


def test_what_is_no_dicom_file_names_no_patient(tmp_path):
    (tmp_path / "eye.png").write_bytes(b"no DICOM")
    case = replace(PHOTOGRAPH, belongs_to=tmp_path / "eye.png")
    with pytest.raises(OutputError, match="without the patient's name"):
        export(tmp_path, case, ["dicom-seg"])


def test_all_objects_of_a_case_hang_together(of_photograph, of_volume):
    for folder in (of_photograph, of_volume):
        objects = [pydicom.dcmread(path) for path in folder.iterdir()]
        assert len({each.StudyInstanceUID for each in objects}) == 1
        assert len({each.SOPInstanceUID for each in objects}) == len(objects)
        for each in objects:
            assert each.file_meta.MediaStorageSOPInstanceUID == each.SOPInstanceUID


def test_an_eye_that_is_not_known_is_asked_for(tmp_path):
    case = photograph(eye=Laterality.UNKNOWN)
    with pytest.raises(OutputError, match="which eye"):
        export(tmp_path, case, ["dicom-seg"])
    assert not list(tmp_path.iterdir())


def test_b_scans_that_cross_each_other_are_never_written_side_by_side(tmp_path):
    case = replace(VOLUME, image=replace(VOLUME.image, pattern=ScanPattern.RADIAL))
    with pytest.raises(OutputError, match="cross each other"):
        export(tmp_path, case, ["dicom-seg"])
    assert not list(tmp_path.iterdir())
    write_opt(case.image, tmp_path / "radial.dcm")
    told = str(pydicom.dcmread(tmp_path / "radial.dcm"))
    assert "Image Position" not in told
    assert "Spacing Between" not in told


@pytest.mark.parametrize("scale", [None, OctScale(3.9, 11.0, None, "user")])
def test_a_volume_without_its_distances_is_refused(tmp_path, scale):
    with pytest.raises(OutputError, match="scale first"):
        export(tmp_path, volume(scale=scale), ["dicom-opt"])


def test_a_single_b_scan_needs_no_distance(tmp_path):
    case = volume(scale=OctScale(3.9, 11.0, None, "user"), scans=1)
    folder = written(tmp_path, case)
    same_layers(
        read_seg(folder / "segmentation.dcm", shape=case.image.bscans.shape),
        case.segmentation.layers,
    )
    assert read_surfaces(folder / "surfaces.dcm")[0].rows.shape == (1, 30)


def test_formats_of_another_kind_of_picture_are_refused(tmp_path):
    with pytest.raises(OutputError, match="no format 'dicom-opt' of a photograph"):
        export(tmp_path, PHOTOGRAPH, ["dicom-opt"])
    with pytest.raises(OutputError, match="no format 'masks' of an OCT volume"):
        export(tmp_path, VOLUME, ["masks"])


def test_every_structure_has_a_code_of_its_own():
    for key in structures():
        assert key_of(code_of(key)) == key
