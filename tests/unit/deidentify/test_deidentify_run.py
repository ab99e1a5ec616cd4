"""A made patient who stands everywhere stands nowhere in what `retsam deidentify` writes."""

import csv
import io
import json
from dataclasses import replace

import cv2
import numpy as np
import pydicom
import pytest
from made_patient import (
    BORN,
    EVERYTHING,
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
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pydicom.dataset import Dataset, FileMetaDataset
from typer.testing import CliRunner

from engine.biomarkers import Measurement
from engine.cli import app
from engine.deidentify import copies as copies_module
from engine.deidentify.asked import Blank, Look, Request
from engine.deidentify.box import Box
from engine.deidentify.boxes import propose
from engine.deidentify.documents import clean_log
from engine.deidentify.errors import DeidentifyError
from engine.deidentify.icc import colour_only
from engine.deidentify.looking import pictures_in, shown
from engine.deidentify.project import new_project, open_project
from engine.deidentify.rules import Options
from engine.deidentify.run import deidentify_files
from engine.layers import Landmark, Layer, Provenance, Segmentation
from engine.readers import open_file
from engine.results import read_result
from engine.writers import write_result

CORNER = {"colour": (255, 255, 255), "place": (4, 20), "size": 0.5}
PASSPHRASE = "a passphrase of a test"


@pytest.fixture(scope="module")
def patient_folder(tmp_path_factory):
    """Pictures, an object, a result and a log of the patient, named after him."""
    folder = tmp_path_factory.mktemp("in") / f"Quillfeather {NUMBER}"
    folder.mkdir()
    pixels = written_in(fundus(), **CORNER)
    picture, exif, text = Image.fromarray(pixels), Image.Exif(), PngInfo()
    exif[0x010E], exif[0x013B], exif[0x9286] = EVERYTHING, NAME, EVERYTHING.encode()
    text.add_text("Title", EVERYTHING)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{EVERYTHING}</x>")
    text.add_text("Comment", EVERYTHING, zip=True)
    stem = folder / f"Quillfeather_Zebedee_{BORN}"
    picture.save(stem.with_suffix(".png"), pnginfo=text, exif=exif)
    picture.save(stem.with_suffix(".jpg"), exif=exif, comment=EVERYTHING.encode(), quality=95)
    picture.save(stem.with_suffix(".tif"), tiffinfo={270: EVERYTHING, 315: NAME})
    stem.with_suffix(".dcm").write_bytes(_object(pixels))
    stem.with_suffix(".log").write_text(
        f'2024-01-01 ERROR engine: {EVERYTHING}\n  File "/home/Quillfeather/engine/x.py", line 3\n'
    )
    _result(folder / f"Zebedee_{NUMBER}", stem.with_suffix(".png"))
    return folder


def _object(pixels):
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.5.1"
    made.SOPInstanceUID, made.StudyInstanceUID, made.SeriesInstanceUID = "1.2.3", "1.2.4", "1.2.5"
    made.Modality, made.StudyDate, made.ImageLaterality = "OP", "20240506", "L"
    made.Rows, made.Columns, made.SamplesPerPixel = *pixels.shape[:2], 3
    made.PhotometricInterpretation, made.PlanarConfiguration = "RGB", 0
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.PixelData = pixels.tobytes()
    made["PixelData"].VR = "OB"
    return file_with_everything(fill(made))


def _result(folder, picture):
    (image,) = open_file(picture)
    mask = np.zeros(image.pixels.shape[:2], np.bool_)
    mask[200:220, 300:330] = True
    author = Provenance("model:fundus", settings=(("device", EVERYTHING),))
    found = Segmentation(
        layers=(Layer("vessel", mask, author),),
        landmarks=(Landmark("fovea", 200.25, 250.5, provenance=author),),
        notices=(EVERYTHING,),
    )
    row = Measurement("area", "vessel", "field", "px2", 600.0, True, EVERYTHING, EVERYTHING)
    image = replace(image, warnings=(EVERYTHING,))
    write_result(
        folder, image=image, segmentation=found, measurements=(row,), source=picture,
        request={"reader": NAME},
    )  # fmt: skip


def _run(*arguments):
    return CliRunner().invoke(
        app, ["deidentify", *map(str, arguments)], env={"RETSAM_PASSPHRASE": PASSPHRASE}
    )


@pytest.fixture(scope="module")
def copies(patient_folder, tmp_path_factory):
    output = tmp_path_factory.mktemp("out")
    done = _run(
        patient_folder, "--output", output, "--project", output.parent / "project.json",
        "--blank", "found", "--looked", "--patient", NUMBER,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return output


def test_no_exported_byte_and_no_name_names_the_patient(patient_folder, copies):
    told = [*patient_folder.iterdir(), *patient_folder.rglob("measurements.json")]
    for path in told:
        assert path.is_dir() or len(secrets_in(path.read_bytes())) >= 4, path
    written = [path for path in copies.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} == {".png", ".dcm", ".json", ".csv", ".log", ".pdf"}
    for path in written:
        assert not secrets_in(path.read_bytes()), path
        assert not secrets_in(str(path.relative_to(copies)).encode()), path
    assert not secrets_in((copies.parent / "project.json").read_bytes())


def test_pictures_have_lost_the_writing_and_nothing_of_the_field(copies):
    clear, drawn = fundus(), (written_in(fundus(), **CORNER) != fundus()).any(axis=2)
    pictures = [*copies.glob("*/picture_*.png"), *copies.glob("*/OP_*.dcm")]
    assert len(pictures) == 4
    exact = 0
    for path in pictures:
        (image,) = open_file(path)
        assert not image.pixels[drawn].any(), path
        field = clear.max(axis=2) > 60
        exact += np.array_equal(image.pixels[field], clear[field])
    assert exact == 3  # PNG, TIFF, DICOM; the fourth was a JPEG
    assert len({path.parent.name for path in pictures}) <= 2


def test_a_result_is_read_again_and_its_picture_is_found_by_its_pixels(copies):
    (told,) = copies.rglob("measurements.json")
    found = json.loads(told.read_text())
    assert found["measurements"][0]["value"] == 600.0
    assert found["measurements"][0]["structure"] == "vessel"
    hashes = {open_file(path)[0].pixel_sha256 for path in copies.glob("*/picture_*.png")}
    assert found["image"]["pixel_sha256"] in hashes
    picture = next(
        path
        for path in copies.glob("*/picture_*.png")
        if open_file(path)[0].pixel_sha256 == found["image"]["pixel_sha256"]
    )
    read = read_result(told.parent, image_file=picture)
    assert read.segmentation.layers[0].mask.sum() == 600
    assert read.segmentation.landmark("fovea").x == 200.25


def test_the_summary_names_nobody_and_a_rerun_gives_the_same_names(patient_folder, copies):
    with (copies / "copies.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["status"] for row in rows} == {"done"}
    assert {row["looked"] for row in rows if row["kind"] in ("picture", "OP")} == {"yes"}
    assert sum(int(row["boxes_blanked"]) for row in rows) == 4
    before = {path.relative_to(copies): path.read_bytes() for path in copies.rglob("*.dcm")}
    again = _run(
        patient_folder, "--output", copies, "--project", copies.parent / "project.json",
        "--blank", "found", "--looked", "--patient", NUMBER,
    )  # fmt: skip
    assert again.exit_code == 0, again.output
    assert {path.relative_to(copies): path.read_bytes() for path in copies.rglob("*.dcm")} == before
    pseudonym = next(iter(before)).parent.name
    asked = ["reidentify", pseudonym, "--project", str(copies.parent / "project.json")]
    told = CliRunner().invoke(app, asked, env={"RETSAM_PASSPHRASE": PASSPHRASE})
    assert NUMBER in told.output


def test_nothing_is_written_before_somebody_says_what_to_blank(patient_folder, tmp_path):
    picture = next(patient_folder.glob("*.png"))
    told = _run(picture, "--output", tmp_path / "out", "--throw-key-away")
    assert told.exit_code == 1
    assert not (tmp_path / "out").exists()
    assert "in picture 1" in told.output.replace("\n", " ")
    both = _run(
        picture, "--output", tmp_path / "out", "--throw-key-away", "--blank", "none",
        "--project", tmp_path / "p",
    )  # fmt: skip
    assert both.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_cleaned_is_refused_and_told(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.pdf").write_bytes(b"%PDF-1.4 " + EVERYTHING.encode())
    (tmp_path / "in" / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + EVERYTHING.encode())
    (tmp_path / "in" / "bad.dcm").write_bytes(bytes(128) + b"DICM" + EVERYTHING.encode())
    out = tmp_path / "out"
    told = _run(tmp_path / "in", "--output", out, "--throw-key-away", "--blank", "none")
    assert told.exit_code == 1
    assert [path.name for path in out.iterdir()] == ["copies.csv"]
    assert "De-identify the result folder" in told.output
    assert (out / "copies.csv").read_text().count("refused") == 3
    assert not secrets_in((out / "copies.csv").read_bytes())


def test_a_box_that_a_person_names_is_blank_and_deep_pictures_stay_deep(tmp_path):
    deep = np.random.default_rng(2).integers(1, 65535, (60, 90, 3), np.uint16)
    cv2.imwrite(str(tmp_path / "a.png"), deep)
    out = tmp_path / "out"
    told = _run(tmp_path / "a.png", "--output", out, "--throw-key-away", "--blank", "5,7,20,10")
    assert told.exit_code == 0, told.output
    (image,) = open_file(next(out.rglob("*.png")))
    expected = deep[..., ::-1].copy()
    expected[7:17, 5:25] = 0
    assert np.array_equal(image.pixels, expected)


def test_a_document_is_left_out_where_that_is_asked_and_else_refused(tmp_path):
    made = pydicom.dcmread(io.BytesIO(_object(fundus(40, 60))))
    del made.PixelData
    made.SOPClassUID, made.EncapsulatedDocument = "1.2.840.10008.5.1.4.1.1.104.1", b"%PDF"
    made.save_as(tmp_path / "report.dcm")
    asked = tmp_path / "report.dcm", "--throw-key-away", "--blank", "none", "--output"
    refused, dropped = (
        _run(*asked, tmp_path / "a"),
        _run(*asked, tmp_path / "b", "--drop-documents"),
    )
    assert (refused.exit_code, dropped.exit_code) == (1, 0)
    for folder, status in (("a", "refused"), ("b", "left out")):
        assert [path.name for path in (tmp_path / folder).iterdir()] == ["copies.csv"]
        with (tmp_path / folder / "copies.csv").open(newline="") as file:
            assert [row["status"] for row in csv.DictReader(file)] == [status]


def test_the_name_of_another_patient_of_the_run_stays_in_no_file(tmp_path):
    """Also where that patient's own file comes later."""
    for number, (name, comment) in enumerate((("Doe^Jane", "BROCKLEHURST"), ("Brocklehurst", ""))):
        made = pydicom.dcmread(io.BytesIO(_object(fundus(40, 60))))
        made.PatientName, made.PatientID, made.SOPInstanceUID = name, f"P{number}", f"1.2.9{number}"
        made.ImageType = ["ORIGINAL", "PRIMARY", comment]
        made.save_as(tmp_path / f"{number}.dcm")
    out = tmp_path / "out"
    done = _run(*tmp_path.glob("*.dcm"), "-o", out, "--throw-key-away", "--blank", "none")
    assert done.exit_code == 0, done.output
    copies = list(out.rglob("*.dcm"))
    assert len(copies) == 2
    assert not any(b"BROCKLEHURST" in path.read_bytes().upper() for path in copies)
    assert all(b"ORIGINAL" in path.read_bytes() for path in copies)


def test_somebody_who_is_called_like_a_word_of_dicom_breaks_no_object(tmp_path):
    made = pydicom.dcmread(io.BytesIO(_object(fundus(40, 60))))
    made.PatientName, made.PatientID = "Primary^Opt^Original", "OP-1"
    made.Modality, made.ImageType = "OPT", ["ORIGINAL", "PRIMARY", "OPTORIGINAL"]
    made.save_as(tmp_path / "a.dcm")
    out = tmp_path / "out"
    assert _run(tmp_path / "a.dcm", "-o", out, "--throw-key-away", "--blank", "none").exit_code == 0
    copy = pydicom.dcmread(next(out.rglob("*.dcm")))
    assert copy.Modality == "OPT"
    assert list(copy.ImageType) == ["ORIGINAL", "PRIMARY", "REMOVED"]


def test_the_project_knows_a_person_before_there_is_a_copy(tmp_path, monkeypatch):
    """Whatever ends the program: nobody's copy is there that leads back to no one."""
    (tmp_path / "a.dcm").write_bytes(_object(fundus(40, 60)))
    kept = []
    monkeypatch.setattr(copies_module, "write_bytes", lambda path, data: kept.append(len(saved())))

    def saved():
        return open_project(tmp_path / "p.json", passphrase=PASSPHRASE).people

    arguments = "-o", tmp_path / "out", "--project", tmp_path / "p.json", "--blank", "none"
    _run(tmp_path / "a.dcm", *arguments)
    assert kept == [1]


def test_each_page_of_a_file_is_decided_by_itself(tmp_path):
    """As the window asks: a page that nobody decided is left out, and boxes stay on their page."""
    first, second, third = (np.full((30, 40, 3), value, np.uint8) for value in (50, 100, 150))
    path = tmp_path / "pages.tif"
    more = [Image.fromarray(each) for each in (second, third)]
    Image.fromarray(first).save(path, save_all=True, append_images=more)
    (sha256,) = {each.sha256 for each in pictures_in(path)}
    decided = (Look((Box(1, 2, 3, 4),), looked=True), Look(leave_out=True))
    looks = {path: {n: replace(each, sha256=sha256) for n, each in enumerate(decided)}}
    request = Request(Options(), Blank(found=True), looks=looks)
    rows = list(deidentify_files([path], tmp_path / "out", new_project(), request))
    assert [row.status for row in rows] == ["done", "left out", "left out"]
    assert [row.looked for row in rows] == [True, False, False]
    assert "decided" in rows[2].message
    (image,) = open_file(next((tmp_path / "out").rglob("*.png")))
    first[2:6, 1:4] = 0
    assert np.array_equal(image.pixels, first)
    request = replace(request, looks={path: {2: Look((Box(39, 0, 2, 2),), sha256=sha256)}})
    (*_, refused) = deidentify_files([path], tmp_path / "out", new_project(), request)
    assert refused.status == "refused"
    assert "does not lie within" in refused.message


def test_a_file_that_changed_after_the_look_is_not_written_as_looked_at(tmp_path):
    path = tmp_path / "in" / "a.dcm"
    photo(path)
    (seen,) = pictures_in(path)
    photo(path, PixelData=bytes(600))
    with pytest.raises(DeidentifyError, match="changed"):
        shown(path, 0, 0, sha256="0" * 64)
    looks = {path: {0: Look(looked=True, sha256=seen.sha256)}}
    (row,) = done_of([path], tmp_path / "out", looks=looks)
    assert row.status == "refused"
    assert "changed" in row.message
    assert not list((tmp_path / "out").rglob("*.dcm"))


@pytest.mark.parametrize("dark", [False, True])
def test_writing_on_oct_is_found_wherever_it_stands_and_layers_are_not(dark):
    noise = np.random.default_rng(1).integers(0, 30, (300, 500, 3), np.uint8)
    scan = noise + np.uint8(200 if dark else 20)
    scan[140:170] = 120
    colour = (15, 15, 15) if dark else (250, 250, 250)
    assert propose(scan, oct=True) == []
    (box,) = propose(written_in(scan, colour=colour, place=(30, 200)), oct=True)
    drawn = np.argwhere((written_in(scan, colour=colour, place=(30, 200)) != scan).any(axis=2))
    assert (drawn.min(axis=0) >= (box.y, box.x)).all()
    assert (drawn.max(axis=0) < (box.y + box.height, box.x + box.width)).all()


def test_a_log_keeps_levels_and_places_alone():
    text = (
        f'2024 ERROR x: {EVERYTHING}\n  File "/home/q/engine/a_b.py", line 7, in f\nValueError: q\n'
    )
    assert clean_log(text) == 'ERROR\n  File "engine/a_b.py", line 7\n'


def test_a_colour_profile_keeps_its_colours_and_loses_its_texts():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    cleaned = colour_only(profile)
    assert b"lcms" in profile
    assert not any(word in cleaned for word in (b"lcms", b"s\0R\0G\0B", b"sRGB", b"FB"))
    picture = Image.fromarray(np.random.default_rng(3).integers(0, 255, (9, 7, 3), np.uint8))
    lab = ImageCms.createProfile("LAB")
    one, other = (
        ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(data)), lab, outputMode="LAB"
        )
        for data in (profile, cleaned)
    )
    assert np.array_equal(np.asarray(one), np.asarray(other))
    assert colour_only(EVERYTHING.encode() * 9) is None
