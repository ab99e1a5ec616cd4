"""Eye, scale, time and person of a DICOM photograph; and what must never be shown of them."""

from datetime import datetime

import numpy as np
import pytest
from dicom_maker import dataset, file_bytes
from pictures import grey, patches
from pydicom.dataset import Dataset

from engine.image import Identity, Laterality, Modality
from engine.readers import open_file
from engine.readers.describe import describe


@pytest.fixture
def opened(tmp_path):
    def write(monochrome=False, **tags):
        made = dataset(grey(8), "MONOCHROME2") if monochrome else dataset(patches(), "RGB")
        for key, value in tags.items():
            setattr(made, key, value)
        path = tmp_path / "a.dcm"
        path.write_bytes(file_bytes(made))
        return open_file(path)[0]

    return write


def item(**tags):
    made = Dataset()
    for key, value in tags.items():
        setattr(made, key, value)
    return made


@pytest.mark.parametrize("key", ["ImageLaterality", "Laterality", "FrameLaterality"])
@pytest.mark.parametrize(("value", "eye"), [("R", Laterality.RIGHT), ("L", Laterality.LEFT)])
def test_the_eye_and_its_source(opened, key, value, eye):
    image = opened(**{key: value})
    assert image.laterality is eye
    assert image.laterality_source == f"DICOM {key}"


def test_the_eye_of_a_frame_stands_in_its_functional_group(opened):
    anatomy = item(FrameAnatomySequence=[item(FrameLaterality="L")])
    assert opened(PerFrameFunctionalGroupsSequence=[anatomy]).laterality is Laterality.LEFT
    assert opened(SharedFunctionalGroupsSequence=[anatomy]).laterality is Laterality.LEFT


def test_two_eyes_are_no_eye(opened):
    image = opened(ImageLaterality="R", Laterality="L")
    assert image.laterality is Laterality.UNKNOWN
    assert "contradicts itself about the eye" in image.warnings[0]
    assert opened(ImageLaterality="B").laterality is Laterality.UNKNOWN
    assert opened().laterality_source == "not stated"


def test_row_spacing_is_y_and_column_spacing_is_x(opened):
    image = opened(PixelSpacing=[0.05, 0.02])
    assert image.scale.y_um == pytest.approx(50)
    assert image.scale.x_um == pytest.approx(20)
    assert image.scale.source == "dicom"
    assert image.pixel_aspect == pytest.approx(2.5)


def test_the_functional_group_goes_before_the_plain_attribute(opened):
    measures = item(PixelMeasuresSequence=[item(PixelSpacing=[0.03, 0.04])])
    image = opened(SharedFunctionalGroupsSequence=[measures], PixelSpacing=[0.05, 0.02])
    assert (image.scale.x_um, image.scale.y_um) == pytest.approx((40, 30))


@pytest.mark.parametrize("spacing", [[5.0, 4.0], [1e-6, 1e-6], [0, 0], [-1, 0.02]])
def test_a_spacing_that_no_retina_has_is_not_used(opened, spacing):
    assert opened(PixelSpacing=spacing).scale is None


def test_spacings_off_the_retina_give_no_scale(opened):
    image = opened(ImagerPixelSpacing=[0.02, 0.02], HorizontalFieldOfView=45.0)
    assert image.scale is None
    assert ("Horizontal field of view (°)", "45.0") in image.header


def test_the_aspect_ratio_is_vertical_to_horizontal(opened):
    image = opened(PixelAspectRatio=[3, 2])
    assert image.scale is None
    assert image.pixel_aspect == pytest.approx(1.5)


def test_time_camera_and_region(opened):
    image = opened(
        AcquisitionDateTime="20230405061530.5",
        Manufacturer="Maker",
        ManufacturerModelName="Cam",
        AnatomicRegionSequence=[item(CodeValue="5665001", CodeMeaning="Retina")],
    )
    assert image.acquired == datetime(2023, 4, 5, 6, 15, 30, 500000)
    assert str(image.device) == "Maker Cam"
    assert image.region == "Retina"
    image = opened(AcquisitionDate="20220101", AcquisitionTime="0930")
    assert image.acquired == datetime(2022, 1, 1, 9, 30)
    assert opened(AcquisitionDate="19000101", AcquisitionTime="0930").acquired is None


@pytest.mark.parametrize(
    ("tags", "modality"),
    [
        ({}, Modality.FUNDUS),
        ({"Modality": "XC"}, Modality.UNKNOWN),
        ({"monochrome": True}, Modality.UNKNOWN),
        ({"monochrome": True, "SeriesDescription": "Volume IR"}, Modality.INFRARED),
        ({"ImageType": ["ORIGINAL", "PRIMARY", "", "FA"]}, Modality.ANGIOGRAPHY),
        ({"ImageType": ["ORIGINAL", "PRIMARY", "", "REDFREE"]}, Modality.RED_FREE),
        ({"SeriesDescription": "FAF 488"}, Modality.AUTOFLUORESCENCE),
        ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.77.1.5.5"}, Modality.WIDE_FIELD),
        ({"HorizontalFieldOfView": 200.0}, Modality.WIDE_FIELD),
        (
            {"ChannelDescriptionCodeSequence": [item(CodeMeaning="Red free")]},
            Modality.RED_FREE,
        ),
        ({"AnatomicRegionSequence": [item(CodeMeaning="Cornea")]}, Modality.UNKNOWN),
    ],
)
def test_the_modality(opened, tags, modality):
    assert opened(**tags).modality is modality


def test_the_person_is_kept_apart_and_never_shown(opened):
    image = opened(
        AccessionNumber="ACC-1", PatientComments="calls herself Janie", InstitutionName="Clinic 5"
    )
    assert image.identity == Identity(
        name="Doe Jane",
        patient_id="PAT-77",
        birth_date="1950-01-02",
        visit_date="2024-01-31",
    )
    shown = repr(image.header) + repr(image.identity) + repr(describe(image)) + repr(image.warnings)
    for secret in ("Doe", "PAT-77", "1950", "Janie", "Clinic", "ACC-1"):
        assert secret not in shown
    assert ("Patient", "masked") in describe(image)


def test_burned_in_writing_warns(opened):
    assert any("burned" in text for text in opened(BurnedInAnnotation="YES").warnings)
    assert opened(BurnedInAnnotation="NO").warnings == ()


@pytest.mark.realdata
def test_a_real_header(shared):
    (image,) = open_file(shared / "data/oct/files/dcmjs_sample-op_heidelberg.dcm")
    assert image.pixels.shape == (1536, 1536, 3)
    assert np.array_equal(image.pixels[..., 0], image.pixels[..., 2])
    assert image.laterality is Laterality.RIGHT
    assert image.scale.x_um == pytest.approx(5.768)
    assert image.modality is Modality.INFRARED
    assert image.acquired is None  # the file says the year 1900
    assert str(image.device) == "Heidelberg Engineering Spectralis"
    assert any("with loss" in text for text in image.warnings)
