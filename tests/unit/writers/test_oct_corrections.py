"""What was corrected by hand stands in the written result, and is read back from there."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from pypdf import PdfReader

from engine.layers import Layer, Origin, Provenance, Segmentation, Surface
from engine.oct.correct import Moved, erase, redraw
from engine.oct.corrections import corrected_scans, corrections_of
from engine.oct.gestures import area_edit, surface_edit
from engine.oct.measure import measure
from engine.oct.working import WorkingVolume
from engine.oct_results import read_oct_result
from engine.readers import open_file
from engine.words import languages, words
from engine.writers.dicom_opt import write_opt
from engine.writers.oct_result import write_oct_result
from training.phantoms.oct import draw_oct

SCHEMA = Path(__file__).parents[3] / "docs" / "measurements.schema.json"
MODEL = Provenance("model:graph-search", "")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("eye") / "eye.dcm"
    write_opt(draw_oct((3, 120, 90), seed=2).volume, path)
    return path


@pytest.fixture
def corrected(file):
    """A volume and what counts on it after one correction of each kind."""
    (volume,) = open_file(file)
    rows = np.full((3, 90), 40, np.float32)
    sure = np.full((3, 90), 0.75, np.float32)
    surfaces = (Surface("ilm", rows, MODEL, sure), Surface("bm", rows + 50, MODEL, sure))
    mask = np.zeros((3, 120, 90), np.bool_)
    mask[1, 60:70, 20:40] = True
    found = Segmentation((Layer("fluid", mask, MODEL),), surfaces=surfaces, model="graph-search")
    working = WorkingVolume((3, 120, 90), found)

    def do(key, scan, moved, origin):
        edit = surface_edit(working, key, {scan: (moved, origin)}, name="x", author="reader:ada")
        working.apply(edit)

    _, lines = working.lines(0)
    do("ilm", 0, redraw(lines, 0, [(10, 30), (19, 32)], height=120), Origin.DRAWN)
    do("ilm", 0, erase(working.lines(0)[1], 0, slice(20, 25)), Origin.DRAWN)
    shifted = Moved(lines[0] + 1, np.arange(90) > 79)
    do("ilm", 2, shifted, Origin.CARRIED)
    pixels = np.zeros((120, 90), np.bool_)
    pixels[60:80, 30:50] = True
    for adding, where in ((True, pixels), (False, np.roll(pixels, -30, axis=1))):
        working.apply(
            area_edit(working, "fluid", 1, where, adding=adding, name="x", author="reader:ada")
        )
    return volume, working.segmentation()


def write(folder, volume, segmentation):
    rows = measure(volume, segmentation)
    write_oct_result(folder, volume=volume, segmentation=segmentation, measurements=rows)
    return folder


def test_each_span_says_where_how_and_by_whom(corrected, tmp_path):
    folder = write(tmp_path / "out", *corrected)
    with (folder / "corrections.csv").open(newline="") as table:
        lines = [tuple(line.values()) for line in csv.DictReader(table)]
    by = ("reader:ada", "model:graph-search")
    assert lines == [
        ("1", "ilm", "drawn", "10", "19", "", *by),
        ("1", "ilm", "erased", "20", "24", "", *by),
        ("3", "ilm", "carried", "80", "89", "", *by),
        ("2", "fluid", "painted", "30", "49", "400", *by),
        ("2", "fluid", "erased", "0", "19", "400", *by),
    ]


def test_a_models_confidence_says_nothing_of_what_was_corrected(corrected, tmp_path):
    folder = write(tmp_path / "out", *corrected)
    with (folder / "surfaces.csv").open(newline="") as table:
        told = {
            (line["scan"], line["surface"], line["x"]): (line["row"], line["confidence"])
            for line in csv.DictReader(table)
        }
    assert told["1", "ilm", "10"] == ("30.000", "")
    assert told["1", "ilm", "22"] == ("", "")
    assert told["1", "ilm", "40"] == ("40.000", "0.750")
    assert told["1", "bm", "10"] == ("90.000", "0.750")


def test_the_document_names_what_was_corrected(corrected, tmp_path):
    folder = write(tmp_path / "out", *corrected)
    told = json.loads((folder / "measurements.json").read_text())
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert told["corrections"] == [
        {"structure": "ilm", "by": "reader:ada", "derived_from": "model:graph-search",
         "scans": [1, 3]},
        {"structure": "fluid", "by": "reader:ada", "derived_from": "model:graph-search",
         "scans": [2]},
    ]  # fmt: skip


def test_a_result_is_read_back_with_its_corrections(corrected, file, tmp_path):
    volume, segmentation = corrected
    back = read_oct_result(write(tmp_path / "out", volume, segmentation), image_file=file)
    assert corrections_of(back.segmentation) == corrections_of(segmentation)
    for one, other in zip(back.segmentation.layers, segmentation.layers, strict=True):
        assert np.array_equal(one.mask, other.mask)
        assert np.array_equal(one.corrected, other.corrected)
        assert one.provenance == other.provenance


def test_nothing_is_said_where_nothing_was_corrected(corrected, tmp_path):
    volume, segmentation = corrected
    plain = replace(
        segmentation,
        layers=(),
        surfaces=tuple(replace(each, origins=None) for each in segmentation.surfaces),
    )
    folder = write(tmp_path / "out", volume, plain)
    assert not (folder / "corrections.csv").exists()
    assert json.loads((folder / "measurements.json").read_text())["corrections"] == []
    assert corrections_of(plain) == ()


def test_the_report_says_it(corrected, tmp_path):
    folder = write(tmp_path / "out", *corrected)
    pages = [page.extract_text() for page in PdfReader(folder / "report.pdf").pages]
    assert "Corrected by a reader: ILM, Fluid." in pages[0].replace("\n", " ")
    assert any("reader ada" in page and "1, 3" in page for page in pages)


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_it_is_said_in_every_language(language):
    say = words(language)
    for text in ("Corrected by a reader: ILM, Fluid.", "Corrected"):
        assert say(text) != text


def test_scans_are_listed_by_structure(corrected):
    assert corrected_scans(corrected[1]) == {"ilm": (0, 2), "fluid": (1,)}
