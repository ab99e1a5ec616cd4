"""Results, tables, cases and devices' OCT files: nothing of the person, and all still opens."""

import csv
import json
import shutil
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np
import pandas as pd
import pydicom
import pytest
from made_patient import BORN, EVERYTHING, NAME, NUMBER, done_of, fundus, photo, secrets_in
from PIL import Image
from typer.testing import CliRunner

sys.path += [str(Path(__file__).parents[1] / each) for each in ("readers", "store", "writers")]
from dicom_cases import measurement
from oct_maker import vol, write_xml

from engine.choices import Choices, VesselPoint
from engine.cli import app
from engine.deidentify.terms import known_text
from engine.edits import Edit, LayerAdded, LayerHead, Outlined, patch_between
from engine.image import Laterality, Scale
from engine.layers import Landmark, Layer, Prompted, Provenance, Segmentation, Surface
from engine.oct.corrections import corrections_of
from engine.oct_results import read_oct_result
from engine.readers import open_file
from engine.results import read_result
from engine.store import cases, history, results, signing
from engine.store.exchange import export_case, import_case
from engine.store.store import open_store
from engine.writers import write_result, write_summary, write_tables_of
from engine.writers.oct_result import write_oct_result
from engine.writers.result import read_document
from engine.writers.summary import read_summary, summary_row
from training.phantoms.oct import Scene, draw_oct

PASSPHRASE = "a passphrase of a test"
READER = "reader:Zebedee Quillfeather"
ADA = Provenance(READER, settings=(("derived_from", "model:retsam-oct"),))
MODEL = Provenance("model:retsam-fundus", "e" * 64, (("device", EVERYTHING),), datetime.now(UTC))
KINDS = {".retsam", ".vol", ".csv", ".xlsx", ".parquet", ".png"}


@pytest.fixture(scope="module")
def patient_folder(tmp_path_factory):
    """A photograph and a volume with a result and a case each, and the tables over both."""
    folder = tmp_path_factory.mktemp("in") / f"Quillfeather {NUMBER}"
    folder.mkdir()
    picture, scan = folder / f"Quillfeather_{BORN}.png", folder / f"Zebedee_{NUMBER}.vol"
    Image.fromarray(fundus(160, 220)).save(picture)
    phantom = draw_oct((3, 60, 90), scene=Scene(eye=Laterality.RIGHT), seed=1)
    data = bytearray(vol(phantom))
    data[140:164] = NUMBER.encode().ljust(24, b"\0")
    scan.write_bytes(bytes(data))
    _fundus_result(folder / f"Zebedee_{NUMBER}", picture)
    _oct_result(folder / f"oct {NAME}", scan)
    rows = []
    for each in sorted(folder.iterdir()):
        if each.is_dir():
            row = summary_row(read_document(each)) | {"result": each.name, "status": "done"}
            rows.append(row | {"message": EVERYTHING, "notices": EVERYTHING, NAME: "1"})
    write_summary(folder / "summary.csv", rows)
    write_tables_of(folder, {})
    with open_store(folder.parent / "work.db") as store:
        _case(store, open_file(picture)[0], picture, folder / f"{NAME}.retsam")
        _case(store, open_file(scan)[0], scan, folder / f"{NUMBER} oct.retsam")
    return folder


def _fundus_result(folder, picture):
    (image,) = open_file(picture)
    image = replace(image, warnings=(EVERYTHING,), acquired=datetime(2024, 5, 6), name=EVERYTHING)
    image = image.with_scale(Scale(9.0, 11.0, "user"))
    mask = np.zeros(image.pixels.shape[:2], np.bool_)
    mask[60:70, 30:60] = True
    found = Segmentation(
        (Layer("vessel", mask, MODEL),), (Landmark("fovea", 50.25, 60.5, provenance=MODEL),),
        notices=(EVERYTHING,), model="retsam-fundus", model_sha256="e" * 64,
    )  # fmt: skip
    rows = (
        measurement("area_density", "vessel", "field", "%", 300.0, reason=EVERYTHING),
        measurement("crae", "artery", "zone_b", "px", None, valid=False, reason=EVERYTHING),
    )
    choices = Choices((VesselPoint("artery", 4.0, 5.0),), reader=EVERYTHING)
    write_result(
        folder, image=image, segmentation=found, measurements=rows, source=picture,
        choices=choices, request={"reader": NAME},
    )  # fmt: skip


def _oct_found(volume):
    rows = np.tile(np.linspace(10, 14, volume.width, dtype=np.float32), (volume.scans, 1))
    origins = np.zeros(rows.shape, np.uint8)
    origins[1, 5:9] = 1
    fluid = np.zeros(volume.bscans.shape, np.bool_)
    fluid[1, 20:30, 40:50] = True
    return Segmentation(
        (Layer("fluid", fluid, ADA, corrected=fluid),),
        surfaces=(Surface("ilm", rows, ADA, origins=origins), Surface("bm", rows + 20, MODEL)),
        model="retsam-oct", notices=(EVERYTHING,),
    )  # fmt: skip


def _oct_result(folder, scan):
    (volume,) = open_file(scan)
    rows = (measurement("thickness", "retina", "etdrs_centre", "um", 301.5, reason=EVERYTHING),)
    write_oct_result(
        folder, volume=volume, segmentation=_oct_found(volume), measurements=rows, source=scan
    )


def _case(store, image, path, target):
    shape = getattr(image, "bscans", None)
    shape = image.pixels.shape[:2] if shape is None else shape.shape
    mask = np.zeros(shape[-2:], np.bool_)
    mask[10:20, 15:40] = True
    key = "vessel" if len(shape) == 2 else "fluid"
    head = LayerHead(uuid4().hex, key, READER, "model:Quillfeather")
    patch = patch_between(head.id, np.zeros_like(mask), mask)
    patch = replace(patch, scan=1 if len(shape) == 3 else None, flips=patch.flips + b"8390517")
    by = Prompted("2 clicks", "retsam-prompt", "f" * 64)
    steps = (LayerAdded(head), patch, Outlined(head.id, by))
    row = {"key": "area", "structure": "vessel", "region": "field", "unit": "px2", "value": 250.0}
    row |= {"valid": False, "reason": EVERYTHING, "definition": EVERYTHING}
    found = _oct_found(image) if len(shape) == 3 else None
    with store.writing("Zebedee Quillfeather") as session:
        case_id = cases.case_of(session, image, path).id
        if found is None:
            whole = np.ones(shape, np.bool_)
            found = Segmentation((Layer("vessel", whole, MODEL),), model="Quillfeather")
        plain = tuple(replace(each, corrected=None) for each in found.layers)
        lines = tuple(replace(each, origins=None) for each in found.surfaces)
        found = replace(found, layers=plain, surfaces=lines, settings=(("device", EVERYTHING),))
        results.add_result(session, case_id, found)
        edit = Edit(uuid4().hex, EVERYTHING, READER, datetime.now(UTC), steps)
        history.add(session, case_id, edit, follows=None)
        results.set_measurements(session, case_id, [row])
        signing.grade(session, case_id, EVERYTHING)
        signing.grade(session, case_id, None)
        signing.sign_off(session, case_id)
        signing.reopen(session, case_id, EVERYTHING)
    with store.reading() as session:
        export_case(session, case_id, target)


def run(*arguments):
    return CliRunner().invoke(
        app, ["deidentify", *map(str, arguments)], env={"RETSAM_PASSPHRASE": PASSPHRASE}
    )


@pytest.fixture(scope="module")
def told(patient_folder, tmp_path_factory):
    output = tmp_path_factory.mktemp("out")
    done = run(
        patient_folder, "--output", output, "--project", output.parent / "project.json",
        "--blank", "none", "--patient", NUMBER,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return output, done.output


@pytest.fixture(scope="module")
def copies(told):
    return told[0]


def only(copies, pattern):
    (found,) = copies.rglob(pattern)
    return found


def test_no_byte_and_no_name_of_them_names_the_patient(patient_folder, copies):
    holding = {path.suffix for path in patient_folder.rglob("*") if path.is_file()
               and secrets_in(path.read_bytes())}  # fmt: skip
    assert holding >= KINDS - {".vol", ".png"} | {".vol", ".pdf", ".json"}
    written = [path for path in copies.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {*KINDS - {".vol"}, ".dcm", ".pdf", ".json"}
    for path in written:
        assert not secrets_in(path.read_bytes()), path
        assert not secrets_in(str(path.relative_to(copies)).encode()), path
        assert "2024-05-06" not in path.read_text(errors="replace"), path


def test_results_open_again_with_their_copies_and_have_their_reports(copies):
    documents = {path.parent: json.loads(path.read_text()) for path in copies.rglob("meas*.json")}
    (scans,) = (folder for folder, each in documents.items() if "scans" in each["image"])
    (photo,) = documents.keys() - {scans}
    found = read_oct_result(scans, image_file=only(copies, "*/OPT_*.dcm"))
    (rest, first) = sorted(corrections_of(found.segmentation), key=lambda each: each.structure)
    assert (first.structure, first.scan, first.first, first.last) == ("ilm", 1, 5, 8)
    assert first.author.startswith("reader:")
    assert first.derived_from == "model:retsam-oct"
    assert rest.pixels == 100
    assert np.allclose(found.segmentation.surface("bm").rows[0, -1], 34)
    assert found.measurements[0].value == 301.5
    picture = only(copies, "*/picture_*.png")
    told = read_result(photo, image_file=picture)
    assert told.segmentation.layers[0].mask.sum() == 300
    assert told.segmentation.landmark("fovea").x == 50.25
    assert [row.valid for row in told.measurements] == [True, False]
    assert "Knudtson" in told.measurements[1].definition
    assert told.image.scale == Scale(9.0, 11.0, "user")
    assert told.choices.left_out == (VesselPoint("artery", 4.0, 5.0),)
    for folder in (photo, scans):
        assert (folder / "report.pdf").stat().st_size > 5000


def test_a_devices_file_becomes_an_oct_in_dicom_of_the_same_person(patient_folder, copies):
    dataset = pydicom.dcmread(only(copies, "*/OPT_*.dcm"))
    picture = only(copies, "*/picture_*.png")
    assert dataset.PatientID == picture.parent.name  # --patient and the device say the same number
    assert dataset.StudyDate != "20170111"
    assert dataset.BurnedInAnnotation == "YES"
    (before,) = open_file(next(patient_folder.glob("*.vol")))
    (after,) = open_file(only(copies, "*/OPT_*.dcm"))
    assert after.bscans.shape == before.bscans.shape
    assert after.scale.z_um == pytest.approx(before.scale.z_um, rel=1e-5)


def test_cases_are_imported_again_with_their_masks_and_find_their_pictures(copies, tmp_path):
    hashes = {open_file(only(copies, name))[0].pixel_sha256
              for name in ("*/picture_*.png", "*/OPT_*.dcm")}  # fmt: skip
    authors = set()
    with open_store(tmp_path / "new.db") as store:
        for path in copies.rglob("*.retsam"):
            with zipfile.ZipFile(path) as archive:
                told = json.loads(archive.read("case.json"))
            assert told["case"]["pixel_sha256"] in hashes
            hashes.discard(told["case"]["pixel_sha256"])
            with store.writing("ada") as session:
                case_id = import_case(session, path)
                kept = results.result(session, case_id)
                shape = (told["case"]["height"], told["case"]["width"])
                assert kept.layers[0].mask.any()
                assert len(kept.surfaces) in (0, 2)
                (edit,) = history.edits(session, history.history(session, case_id).done)
                authors.add(edit.author)
                assert edit.steps[2].by.prompt == "2 clicks"
                assert edit.steps[0].head.derived_from.startswith("model:")
                if told["case"]["scans"] is None:
                    heads = history.history(session, case_id).done
                    drawn = history.drawn(session, heads, shape)
                    assert drawn.own("vessel").mask.sum() == 250
                (row,) = results.measurements(session, case_id)
                assert (row["value"], row["valid"]) == (250.0, False)
    assert not hashes
    assert len(authors) == 1  # the same reader in both


def test_tables_keep_numbers_and_lead_to_the_copies(told):
    copies, output = told
    summary = read_summary(only(copies, "tables/summary*.csv"))
    picture = only(copies, "*/picture_*.png")
    assert {row["image"] for row in summary} == {
        picture.name,
        only(copies, "*/OPT_*.dcm").name,
    }
    for row in summary:
        assert (copies / row["result"] / "measurements.json").exists()
        assert not row["message"]
    assert any(row.get("vessel.area_density.field.%") == "300.0" for row in summary)
    assert "Columns that were left out" in output  # the column that bore the patient's name
    table = pd.read_csv(only(copies, "tables/measurements*.csv"))
    assert sorted(table["value"].dropna()) == [300.0, 301.5]
    for other in (
        pd.read_parquet(only(copies, "tables/*.parquet")),
        pd.read_excel(only(copies, "tables/*.xlsx")),
    ):
        assert sorted(other["value"].dropna()) == [300.0, 301.5]
        assert list(other["result"]) == list(table["result"])


def test_people_who_are_called_like_words_of_results_take_none_away(patient_folder, tmp_path):
    """As "Dr Field", "Dr Mean", or a clinic that is written down as a physician."""
    folder = next(each for each in patient_folder.iterdir() if each.name == f"Zebedee_{NUMBER}")
    shutil.copytree(folder, tmp_path / "in" / "res")
    for name in ("summary.csv", "measurements.csv"):
        shutil.copy(patient_folder / name, tmp_path / "in")
    shutil.copy(next(patient_folder.glob("*.retsam")), tmp_path / "in")
    names = ["Field^Vessel", "Image^Scale", "Eye^Artery", "Area^Density", "Zone^Value"]
    photo(tmp_path / "in" / "o.dcm", OperatorsName=names, Modality="OP")
    rows = done_of([tmp_path / "in"], tmp_path / "out")
    assert [row.message for row in rows if row.status != "done"] == []
    told = json.loads(only(tmp_path / "out", "measurements.json").read_text())
    before = json.loads((folder / "measurements.json").read_text())
    assert set(told) == set(before)
    assert set(told["image"]) == set(before["image"])
    parts = ("key", "structure", "region", "unit", "value")
    for row, old in zip(told["measurements"], before["measurements"], strict=True):
        assert [row[part] for part in parts] == [old[part] for part in parts]
    (row, _) = read_summary(only(tmp_path / "out", "tables/summary*.csv"))
    assert row["vessel.area_density.field.%"] == "300.0"


def test_a_row_that_would_lose_its_name_is_written_nowhere(patient_folder, tmp_path):
    shutil.copytree(patient_folder / f"Zebedee_{NUMBER}", tmp_path / "in" / "res")
    path = tmp_path / "in" / "res" / "measurements.json"
    path.write_text(path.read_text().replace('"crae"', '"quillfeather"'))
    photo(tmp_path / "in" / "o.dcm", name=NAME)
    status = {row.kind: row.status for row in done_of([tmp_path / "in"], tmp_path / "out")}
    assert status == {"OP": "done", "file": "refused"}
    assert not list((tmp_path / "out").rglob("measurements.json"))


def test_a_table_loses_its_own_name(patient_folder, tmp_path):
    (tmp_path / "in").mkdir()
    data = (patient_folder / "summary.csv").read_bytes()
    (tmp_path / "in" / f"{NAME}.csv").write_bytes(data)
    done = run(tmp_path / "in", "-o", tmp_path / "out", "--throw-key-away", "--blank", "none")
    assert done.exit_code == 0, done.output
    assert only(tmp_path / "out", "tables/*.csv").name.startswith("summary_")


def test_other_tables_and_other_peoples_lists_stay_as_they_are(patient_folder, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.csv").write_text(f"name,number\n{NAME},{NUMBER}\n")
    picture = next(patient_folder.glob("*.png"))
    out = tmp_path / "out"
    said = run(tmp_path / "in", picture, "-o", out, "--throw-key-away", "--blank", "none")
    assert said.exit_code == 1
    assert "It is no table of this program" in said.output
    with (out / "copies.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["status"] for row in rows] == ["done", "refused"]
    again = run(picture, "-o", out, "--throw-key-away", "--blank", "none")
    assert again.exit_code == 0
    with (out / "copies.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 3  # lines of earlier runs stay
    results_folder = tmp_path / "results"
    results_folder.mkdir()
    (results_folder / "copies.csv").write_text("mine\n")
    mine = run(picture, "-o", results_folder, "--throw-key-away", "--blank", "none")
    assert mine.exit_code == 1
    assert [path.name for path in results_folder.iterdir()] == ["copies.csv"]


def test_a_heidelberg_export_is_one_volume_and_not_many_pictures(tmp_path):
    folder = tmp_path / "xml"
    folder.mkdir()
    write_xml(draw_oct((2, 50, 60), seed=2), folder)
    out = tmp_path / "out"
    said = run(folder, "-o", out, "--throw-key-away", "--blank", "none")
    assert said.exit_code == 0, said.output
    assert [path.suffix for path in out.rglob("*") if path.is_file() and path.parent != out] == [
        ".dcm"
    ]


def test_only_whole_texts_of_this_program_are_known():
    assert known_text("Research use only. Not for diagnosis.")
    assert known_text(EVERYTHING) == ""
    assert known_text("Quillfeather left out 2 arteries.") == ""
