"""No byte of a de-identified object names the patient, and it is still the same examination."""

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

sys.path.append(str(Path(__file__).parents[1] / "writers"))
from dicom_cases import photograph, volume
from made_patient import (
    BORN,
    NAME,
    NUMBER,
    done_of,
    file_with_everything,
    fill,
    fundus,
    photo,
    secrets_in,
    written_in,
)

from engine.deidentify.box import Box
from engine.deidentify.dicom import deidentify, object_bytes
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.pixels import proposals
from engine.deidentify.project import Project
from engine.deidentify.reading import read_object
from engine.deidentify.rules import Options
from engine.readers import open_file
from engine.readers.dicom_seg import read_seg
from engine.readers.source import Source
from engine.writers.export import export, formats_of

PROJECT = Project(bytes(range(32)))
SHIFT, NO_DATES = Options(), Options(shift_dates=False)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Our own objects of a photograph and a volume, the patient in every value."""
    objects = {}
    for case in (photograph(), volume()):
        folder = tmp_path_factory.mktemp("objects")
        assert export(folder, case, [key for key in formats_of(case) if "dicom" in key]).written
        for path in sorted(folder.rglob("*.dcm")):
            objects[f"{case.patient}-{case.identifier}-{path.stem}"] = pydicom.dcmread(path)
    return objects


def cleaned(data, options=SHIFT, **more):
    return deidentify(read_object(Source("x.dcm", data)), PROJECT, options, **more)


@pytest.mark.parametrize("options", [SHIFT, NO_DATES, Options(keep_device=True)])
def test_no_byte_of_any_object_names_the_patient(exported, options):
    kinds = set()
    for key, dataset in exported.items():
        data = file_with_everything(fill(pydicom.dcmread(_stream(dataset))))
        assert len(secrets_in(data)) >= 4, key
        if "EncapsulatedDocument" in dataset:
            with pytest.raises(DeidentifyError, match="document"):
                cleaned(data, options)
            continue
        kinds.add(dataset.Modality)
        written = object_bytes(cleaned(data, options))
        assert not secrets_in(written), (key, options)
        assert written[:128] == bytes(128)
        again = pydicom.dcmread(_bytes(written))
        assert again.PatientIdentityRemoved == "YES"
        assert not any(element.tag.is_private for element in again.iterall())
        assert all(element.tag.group not in range(0x6000, 0x6100) for element in again)
    assert kinds >= {"OP", "OPT", "SEG", "SR"}


def test_what_belongs_together_still_does_and_our_readers_read_it(exported, tmp_path):
    made = {}
    for key, dataset in exported.items():
        if "EncapsulatedDocument" in dataset:
            continue
        dataset = pydicom.dcmread(_stream(dataset))
        dataset.PatientName, dataset.PatientID = NAME, NUMBER
        made[key] = cleaned(file_with_everything(dataset))
        (tmp_path / f"{key}.dcm").write_bytes(object_bytes(made[key]))
    assert len({each.PatientID for each in made.values()}) == 1
    for eye, picture in (("L", "photograph"), ("R", "volume")):
        mine = {key.split("-")[-1]: each for key, each in made.items() if f"_{eye}-" in key}
        uid = mine[picture].SOPInstanceUID
        assert uid != exported[f"P-1-P-1_{eye}-{picture}"].SOPInstanceUID
        assert all(uid in str(each) for each in mine.values())
        assert len({each.StudyInstanceUID for each in mine.values()}) == 1
        (image,) = open_file(tmp_path / f"P-1-P-1_{eye}-{picture}.dcm")
        case = photograph() if eye == "L" else volume()
        whole = "pixels" if eye == "L" else "bscans"
        assert np.array_equal(getattr(image, whole), getattr(case.image, whole))
        assert image.laterality is case.image.laterality
        assert image.scale.x_um == pytest.approx(case.image.scale.x_um)
    case = photograph()
    shape = case.image.pixels.shape[:2]
    found = read_seg(tmp_path / "P-1-P-1_L-segmentation.dcm", shape=shape)
    for mine, theirs in zip(found, case.segmentation.layers, strict=True):
        assert mine.structure == theirs.structure
        assert np.array_equal(mine.mask, theirs.mask)
        assert (mine.questionable is None) == (theirs.questionable is None)
    report = next(each for each in made.values() if each.Modality == "SR")
    assert "total_area" in str(report)
    assert "0.3333333333333333" in str(report)


def test_dates_keep_their_intervals_and_are_not_the_same(exported):
    first, second = (pydicom.dcmread(_stream(exported["P-1-P-1_L-photograph"])) for _ in range(2))
    for dataset, day in ((first, "20240106"), (second, "20240310")):
        dataset.PatientName, dataset.PatientID, dataset.StudyDate = NAME, NUMBER, day
        dataset.AcquisitionDateTime = f"{day}101112.5+0100"
        dataset.PatientBirthDate = BORN
    a, b = (cleaned(file_with_everything(dataset)) for dataset in (first, second))
    days = [datetime.strptime(each.StudyDate, "%Y%m%d") for each in (a, b)]
    assert days[1] - days[0] == timedelta(days=64)
    assert timedelta(days=30) <= datetime(2024, 1, 6) - days[0] <= timedelta(days=3650)
    assert a.AcquisitionDateTime == f"{days[0]:%Y%m%d}101112.5"
    assert a.PatientBirthDate == ""
    assert a.LongitudinalTemporalInformationModified == "MODIFIED"
    first.PatientID, first.PatientName = "another", "Else^Someone"
    assert cleaned(file_with_everything(first)).StudyDate != a.StudyDate
    none = cleaned(file_with_everything(second), NO_DATES)
    assert none.StudyDate == ""
    assert none.AcquisitionDateTime == "19000101000000"
    assert none.LongitudinalTemporalInformationModified == "REMOVED"


def test_writing_in_the_corner_goes_and_the_field_stays(tmp_path):
    clear = fundus()
    pixels = written_in(clear, colour=(255, 255, 255), place=(4, 20), size=0.5)
    case = photograph()
    image = replace(case.image, pixels=pixels)
    layers = replace(case.segmentation, layers=(), landmarks=())
    case = replace(case, image=image, segmentation=layers, measurements=())
    export(tmp_path, case, ["dicom-op"])
    dataset = read_object(Source("x.dcm", next(tmp_path.rglob("*.dcm")).read_bytes()))
    boxes = proposals(dataset)
    drawn = (pixels != clear).any(axis=2)
    inside = np.zeros_like(drawn)
    for box in boxes:
        inside[box.y : box.y + box.height, box.x : box.x + box.width] = True
    assert inside[drawn].all(), boxes
    made = deidentify(dataset, PROJECT, SHIFT, boxes=boxes)
    assert made.BurnedInAnnotation == "YES"  # nobody has looked
    assert "Clean Pixel Data" not in str(made.DeidentificationMethodCodeSequence)
    looked = deidentify(dataset, PROJECT, SHIFT, boxes=boxes, looked=True)
    assert looked.BurnedInAnnotation == "NO"
    assert "Clean Pixel Data" in str(looked.DeidentificationMethodCodeSequence)
    (tmp_path / "y.dcm").write_bytes(object_bytes(looked))
    (after,) = open_file(tmp_path / "y.dcm")
    assert not after.pixels[drawn].any()
    assert np.array_equal(after.pixels[~inside], pixels[~inside])
    field = clear.max(axis=2) > 60
    assert not (field & inside).any(), boxes


def test_only_the_frames_that_a_box_is_of_are_blanked(exported):
    dataset = read_object(Source("x.dcm", _stream(exported["P-1-P-1_R-volume"]).getvalue()))
    before = dataset.pixel_array
    after = deidentify(dataset, PROJECT, SHIFT, boxes=[Box(2, 3, 5, 7, 1)]).pixel_array
    assert not after[1, 3:10, 2:7].any()
    after[1, 3:10, 2:7] = before[1, 3:10, 2:7]
    assert np.array_equal(after, before)


def test_a_photograph_that_calls_itself_a_mask_is_decided_by_somebody(tmp_path):
    photo(tmp_path / "in" / "a.dcm", SegmentationType="BINARY")
    (row,) = done_of([tmp_path / "in"], tmp_path / "out", looks={})
    assert row.status == "left out"
    assert not list((tmp_path / "out").rglob("*.dcm"))


@pytest.mark.parametrize("keyword", ["FloatPixelData", "DoubleFloatPixelData"])
def test_floating_point_pictures_are_refused(tmp_path, keyword):
    made = photo(tmp_path / "a.dcm")
    del made.PixelData
    made.BitsAllocated = 64 if "Double" in keyword else 32
    setattr(made, keyword, bytes(20 * 30 * made.BitsAllocated // 8))
    made.save_as(tmp_path / "a.dcm")
    (row,) = done_of([tmp_path / "a.dcm"], tmp_path / "out")
    assert (row.status, "floating-point" in row.message) == ("refused", True)


def test_age_sex_and_birth_date_stay_in_no_report(tmp_path):
    items = []
    for value, kind in (("121031", "DATE"), ("121032", "CODE"), ("121033", "NUM"), ("111", "NUM")):
        item, number = Dataset(), Dataset()
        item.RelationshipType, item.ValueType = "HAS OBS CONTEXT", kind
        item.ConceptNameCodeSequence = [_code(value)]
        number.NumericValue, number.MeasurementUnitsCodeSequence = "74", [_code("a", "UCUM")]
        if kind == "DATE":
            item.Date = "19500317"
        elif kind == "CODE":
            item.ConceptCodeSequence = [_code("F")]
        else:
            item.MeasuredValueSequence = [number]
        items.append(item)
    made = photo(
        tmp_path / "a.dcm", SOPClassUID="1.2.840.10008.5.1.4.1.1.88.33", Modality="SR",
        ValueType="CONTAINER", ContentSequence=items,
    )  # fmt: skip
    del made.PixelData
    made.save_as(tmp_path / "a.dcm")
    (row,) = done_of([tmp_path / "a.dcm"], tmp_path / "out")
    kept = pydicom.dcmread(tmp_path / "out" / row.written[0]).ContentSequence
    assert [item.get("TextValue") for item in kept] == ["REMOVED"] * 3 + [None]
    assert not any("Date" in item or "ConceptCodeSequence" in item for item in kept)
    assert ["MeasuredValueSequence" in item for item in kept] == [False, False, False, True]


def _code(value, scheme="DCM"):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, value
    return item


def test_nothing_stays_behind_the_end_of_a_table(tmp_path):
    table = (np.arange(256, dtype="<u2") * 200).tobytes()
    colours = {f"{each}PaletteColorLookupTable": table for each in ("Red", "Green", "Blue")}
    more = {f"{key}Descriptor": [256, 0, 16] for key in colours}
    more |= {f"{key}Data": data + b"DOE JANE 19500317 " for key, data in colours.items()}
    photo(tmp_path / "a.dcm", PhotometricInterpretation="PALETTE COLOR", **more)
    (row,) = done_of([tmp_path / "a.dcm"], tmp_path / "out")
    copy = pydicom.dcmread(tmp_path / "out" / row.written[0])
    assert copy.RedPaletteColorLookupTableData == table


def _stream(dataset):
    import io

    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    buffer.seek(0)
    return buffer


def _bytes(data):
    import io

    return io.BytesIO(data)
