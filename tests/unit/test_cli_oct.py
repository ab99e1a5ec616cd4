"""`retsam segment` and `retsam info` on OCT: pictures, stacks, what is written, what is refused."""

import csv
import json
from pathlib import Path

import cv2
import jsonschema
import numpy as np
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from engine.cli import app
from engine.image import OctScale
from engine.oct.segment import segment as segment_oct
from engine.oct_results import read_oct_result
from engine.readers.bscans import open_bscans
from engine.sources import find_sources
from training.phantoms.oct_random import random_oct

SHAPE = (300, 260)
SCHEMA = Path(__file__).parents[2] / "docs" / "measurements.schema.json"


@pytest.fixture
def scans(tmp_path):
    """A folder with three B-scans of 300 × 260 pixels."""
    folder = tmp_path / "eye"
    folder.mkdir()
    for number in range(3):
        cv2.imwrite(
            str(folder / f"s{number + 1}.png"), random_oct(number + 4, SHAPE).volume.shown(0)
        )
    return folder


def run(*args):
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    return done, done.output


def segmented(tmp_path, *args):
    output = tmp_path / "out"
    done, text = run("segment", *args, "--modality", "oct", "--model", "graph-search", "-o", output)
    return output, done, text


def document(folder):
    return json.loads((folder / "measurements.json").read_text())


def test_a_picture_is_a_volume_of_one_scan(scans, tmp_path):
    output, done, text = segmented(
        tmp_path, scans / "s1.png", "--scale-um", "11.2,3.87", "--eye", "L"
    )
    assert done.exit_code == 0, text
    told = document(output / "s1")
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert told["image"]["scans"] == 1
    assert (told["image"]["height"], told["image"]["width"]) == SHAPE
    assert told["scale"] == {"x_um": 11.2, "y_um": None, "z_um": 3.87, "source": "user"}
    assert told["eye"]["laterality"] == "L"
    assert told["models"][0]["name"] == "graph-search"
    with (output / "s1" / "surfaces.csv").open() as file:
        rows = list(csv.DictReader(file))
    ilm = [row for row in rows if row["surface"] == "ilm"]
    assert [int(row["x"]) for row in ilm] == list(range(SHAPE[1]))
    assert {row["scan"] for row in rows} == {"1"}
    assert all(row["row"] == "" or 0 <= float(row["row"]) < SHAPE[0] for row in rows)
    picture = cv2.imread(str(output / "s1" / "bscans" / "1.png"))
    assert picture.shape == (*SHAPE, 3)
    assert (output / "summary.csv").is_file()


def test_thickness_is_the_distance_of_surfaces_in_pixels_and_um(scans, tmp_path):
    output, *_ = segmented(tmp_path, scans / "s1.png", "--scale-um", "11.2,4")
    with (output / "s1" / "surfaces.csv").open() as file:
        rows = {(row["surface"], row["x"]): row["row"] for row in csv.DictReader(file)}
    with (output / "s1" / "thickness.csv").open() as file:
        whole = [row for row in csv.DictReader(file) if row["from"] == "ilm" and row["to"] == "bm"]
    assert len(whole) == SHAPE[1]
    seen = [row for row in whole if row["pixels"]]
    assert seen
    for row in seen[::20]:
        pixels = float(rows["bm", row["x"]]) - float(rows["ilm", row["x"]])
        assert float(row["pixels"]) == pytest.approx(pixels, abs=0.002)
        assert float(row["um"]) == pytest.approx(4 * pixels, abs=0.02)


def test_without_a_scale_there_are_pixels_alone(scans, tmp_path):
    output, *_ = segmented(tmp_path, scans / "s2.png")
    assert document(output / "s2")["scale"] is None
    with (output / "s2" / "thickness.csv").open() as file:
        assert {row["um"] for row in csv.DictReader(file)} == {""}
    valid = [row for row in document(output / "s2")["measurements"] if row["valid"]]
    assert not [row for row in valid if row["unit"] in ("um", "mm3", "nl")]


def test_a_stack_is_one_volume(scans, tmp_path):
    output, done, text = segmented(tmp_path, scans, "--stack", "--scale-um", "11.2,3.87,240")
    assert done.exit_code == 0, text
    told = document(output / "eye")
    assert told["image"]["scans"] == 3
    assert told["scale"]["y_um"] == 240
    assert sorted(path.name for path in (output / "eye" / "bscans").iterdir()) == [
        "1.png",
        "2.png",
        "3.png",
    ]
    _, again, text = segmented(tmp_path, scans, "--stack", "--scale-um", "11.2,3.87,240")
    assert again.exit_code == 0
    assert "kept" in text


def test_without_stack_each_picture_is_its_own(scans, tmp_path):
    output, done, _ = segmented(tmp_path, scans)
    assert done.exit_code == 0
    assert {path.name for path in output.iterdir() if path.is_dir()} == {"s1", "s2", "s3"}


def test_another_scale_is_work_anew_and_a_changed_file_is_not_lost(scans, tmp_path):
    output, *_ = segmented(tmp_path, scans / "s1.png", "--scale-um", "11,4")
    surfaces = output / "s1" / "surfaces.csv"
    surfaces.write_text(surfaces.read_text() + "mine\n")
    _, done, text = segmented(tmp_path, scans / "s1.png", "--scale-um", "11,5")
    assert done.exit_code == 1
    assert "was changed since it was written" in text.replace("\n", " ")
    assert "mine" in surfaces.read_text()
    _, done, _ = segmented(tmp_path, scans / "s1.png", "--scale-um", "11,5", "--overwrite")
    assert done.exit_code == 0
    assert document(output / "s1")["scale"]["z_um"] == 5


@pytest.mark.parametrize("told", ["4", "1,2,3,4", "0,4", "a,b", "-1,3", "nan,4"])
def test_a_scale_that_is_none_is_refused(scans, tmp_path, told):
    _, done, text = segmented(tmp_path, scans / "s1.png", f"--scale-um={told}")
    assert done.exit_code == 2
    assert "X,Z" in text


def test_what_is_no_oct_is_told_so(tmp_path):
    noise = np.random.default_rng(0).integers(0, 255, (300, 300), np.uint8)
    cv2.imwrite(str(tmp_path / "noise.png"), noise)
    output, done, _ = segmented(tmp_path, tmp_path / "noise.png")
    assert done.exit_code == 0
    assert "does not look like an OCT" in " ".join(document(output / "noise")["notices"])


def test_pictures_of_other_sizes_are_no_stack(scans, tmp_path):
    cv2.imwrite(str(scans / "s4.png"), np.zeros((200, 260), np.uint8))
    _, done, text = segmented(tmp_path, scans, "--stack")
    assert done.exit_code == 1
    assert "differ in size" in text


def test_a_stack_is_of_oct(scans, tmp_path):
    done, text = run("segment", scans, "--stack", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "--modality oct" in text


def test_pseudonyms_keep_names_out(scans, tmp_path):
    output, done, _ = segmented(tmp_path, scans / "s1.png", "--pseudonyms")
    assert done.exit_code == 0
    (folder,) = [path for path in output.iterdir() if path.is_dir()]
    assert folder.name.startswith("case-")
    told = (folder / "measurements.json").read_text()
    assert "s1" not in told
    assert json.loads(told)["image"]["path"] is None


def test_the_report_lies_beside_the_tables_in_the_language_asked_for(scans, tmp_path):
    output, done, text = segmented(tmp_path, scans / "s1.png", "--language", "de")
    assert done.exit_code == 0
    assert "report.pdf, surfaces.csv" in text
    told = PdfReader(output / "s1" / "report.pdf").pages[0].extract_text()
    assert "OCT-Bericht" in told


def test_a_report_is_written_anew_from_the_folder(scans, tmp_path):
    output, *_ = segmented(tmp_path, scans, "--stack", "--scale-um", "25,3.9,300", "--eye", "R")
    result = output / "eye"
    (result / "report.pdf").unlink()
    done, text = run("report", result, "--language", "fr")
    assert done.exit_code == 0, text
    assert "Rapport OCT" in PdfReader(result / "report.pdf").pages[0].extract_text()
    done, text = run("report", result, "--image", scans / "s1.png")
    assert done.exit_code == 1
    assert "not the image that was measured" in text
    table = result / "surfaces.csv"
    table.write_text(table.read_text() + "1,ilm,0,5,1\n")
    done, text = run("report", result)
    assert done.exit_code == 1
    assert "not as it was" in text


def test_what_is_read_back_is_what_was_written(scans, tmp_path):
    output, *_ = segmented(tmp_path, scans, "--stack", "--scale-um", "25,3.9,300")
    found = read_oct_result(output / "eye")
    volume = open_bscans(scans, scale=OctScale(3.9, 25, 300, "user"))
    fresh = segment_oct(volume, model="graph-search")
    assert np.array_equal(found.volume.bscans, volume.bscans)
    assert found.volume.scale == volume.scale
    for read, made in zip(found.segmentation.surfaces, fresh.surfaces, strict=True):
        assert read.structure == made.structure
        assert np.allclose(read.rows, made.rows, atol=0.001, equal_nan=True)
    told = [row["value"] for row in document(output / "eye")["measurements"]]
    assert [row.value for row in found.measurements] == told


def test_an_export_of_heidelberg_is_one_volume_and_not_its_pictures(tmp_path, scans):
    (scans / "export.xml").write_text("<?xml version='1.0'?><HEDX><BODY></BODY></HEDX>")
    other = tmp_path / "other"
    other.mkdir()
    (other / "list.xml").write_text("<?xml version='1.0'?><pictures/>")
    cv2.imwrite(str(other / "eye.png"), np.zeros((20, 30), np.uint8))
    found = find_sources([scans, other], output=tmp_path / "out")
    assert [source.path.name for source in found] == ["export.xml", "eye.png"]
