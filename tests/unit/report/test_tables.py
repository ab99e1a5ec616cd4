"""Results as tables: the same numbers everywhere, a schema that holds, and no formulas."""

import csv
import json
from pathlib import Path

import jsonschema
import openpyxl
import pandas as pd
import pytest
from pypdf import PdfReader

from engine.biomarkers import Measurement, is_headline, measure, value_text
from engine.choices import Choices, choices_from_json
from engine.errors import OutputError
from engine.image import Laterality, Scale
from engine.writers import write_result, write_summary, write_tables_of
from engine.writers.result import read_document
from engine.writers.summary import read_summary, summary_row
from engine.writers.tables import COLUMNS, tidy_rows, write_tables
from training.phantoms import draw_fundus

SCHEMA = Path(__file__).parents[3] / "docs" / "measurements.schema.json"
NAMES = (
    "=HYPERLINK(1)", "+1 eye", "@eye", "-eye", "eye, \"left\"", "Auge ä 眼", "bell\x07eye",
)  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Two results: of a right eye with a scale and a reader's choices, and of an unknown one."""
    folder = tmp_path_factory.mktemp("results")
    for seed, name in ((1, "one"), (2, "=two")):
        phantom = draw_fundus(shape=(240, 300), seed=seed)
        image, segmentation = phantom.as_image(name=f"{name}.png"), phantom.as_segmentation()
        choices = Choices()
        if seed == 1:
            image = image.with_scale(Scale(20, 20, "user")).with_eye(Laterality.RIGHT)
            choices = Choices(zone_centre=(210.5, 118.0), axial_length_mm=25.5, reader="Anna")
        write_result(
            folder / name,
            image=image,
            segmentation=segmentation,
            measurements=measure(image, segmentation, choices=choices),
            choices=choices,
        )
    documents = {name: read_document(folder / name) for name in ("one", "=two")}
    write_summary(
        folder / "summary.csv",
        [{"result": name, "status": "done"} | summary_row(told)
         for name, told in documents.items()],
    )  # fmt: skip
    write_tables_of(folder, {"=two": documents["=two"]})
    return folder, documents


def test_results_keep_to_their_schema(results):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for told in results[1].values():
        jsonschema.validate(told, schema)
    broken = results[1]["one"] | {"measurements": [{"key": "crae"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_a_row_is_unique_and_valid_rows_have_values(results):
    for told in results[1].values():
        rows = told["measurements"]
        keys = [(row["key"], row["structure"], row["region"], row["unit"]) for row in rows]
        assert len(keys) == len(set(keys))


def test_every_table_says_the_same_numbers(results):
    folder, documents = results
    truth = [row for name in sorted(documents) for row in tidy_rows(name, documents[name])]
    with (folder / "measurements.csv").open(encoding="utf-8-sig", newline="") as file:
        from_csv = list(csv.DictReader(file))
    parquet = pd.read_parquet(folder / "measurements.parquet")
    sheet = openpyxl.load_workbook(folder / "measurements.xlsx")["measurements"]
    from_excel = list(sheet.iter_rows(min_row=2, values_only=True))
    assert tuple(parquet.columns) == COLUMNS
    assert len(truth) == len(from_csv) == len(parquet) == len(from_excel)
    for number, row in enumerate(truth):
        value = row["value"]
        text = from_csv[number]["value"]
        assert (float(text) if text else None) == value
        assert from_csv[number]["valid"] == str(row["valid"]).lower()
        stored = parquet["value"].iloc[number]
        assert (None if pd.isna(stored) else float(stored)) == value
        excel = dict(zip(COLUMNS, from_excel[number], strict=True))
        assert excel["value"] == (value if value is None else pytest.approx(value, rel=1e-14))
        assert (excel["key"], excel["unit"]) == (row["key"], row["unit"])
        assert parquet["result"].iloc[number] == row["result"]


def test_the_summary_and_the_report_say_the_numbers_of_the_measurements(results):
    folder, documents = results
    summary = {row["result"]: row for row in read_summary(folder / "summary.csv")}
    result = documents["one"]["measurements"]
    for row in result:
        column = ".".join((row["structure"], row["key"], row["region"], row["unit"]))
        told = summary["one"][column]
        assert (float(told) if told else None) == (row["value"] if row["valid"] else None)
    pages = PdfReader(folder / "one" / "report.pdf").pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    rows = measure_again(folder)
    for row in rows:
        if is_headline(row) and row.valid and row.unit in ("um", "mm2", "%"):
            assert value_text(row) in said, row


def measure_again(folder):
    """The measurements of the document, as values."""
    told = read_document(folder / "one")
    return [Measurement(**row) for row in told["measurements"]]


def test_no_cell_is_a_formula(results, tmp_path):
    folder, _ = results
    for name in ("summary.csv", "measurements.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert "'=two" in cells
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    sheet = openpyxl.load_workbook(folder / "measurements.xlsx")["measurements"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_strange_names_come_back_as_they_were(tmp_path, name):
    path = tmp_path / "summary.csv"
    for _ in range(2):  # written over itself, nothing is defused twice
        write_summary(path, [{"result": name, "status": "done", "value": "-3.5"}])
    (row,) = read_summary(path)
    assert (row["result"], row["value"]) == (name, "-3.5")


@pytest.mark.parametrize("name", NAMES)
def test_strange_names_do_not_break_the_tables(results, tmp_path, name):
    _, documents = results
    write_tables(tmp_path, rows=tidy_rows(name, documents["one"])[:3])
    assert pd.read_parquet(tmp_path / "measurements.parquet")["result"].iloc[0] == name
    assert (tmp_path / "measurements.xlsx").exists()


def test_tables_without_rows_have_their_columns(tmp_path):
    write_tables(tmp_path, rows=[])
    assert tuple(pd.read_parquet(tmp_path / "measurements.parquet").columns) == COLUMNS


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_tables(tmp_path / "file", rows=[])


def test_a_readers_choices_come_back_from_a_result(results):
    _, documents = results
    assert documents["one"]["choices"]["reader"] == "Anna"
    assert documents["=two"]["choices"] is None
    told = choices_from_json(documents["one"]["choices"])
    assert told == Choices(zone_centre=(210.5, 118.0), axial_length_mm=25.5, reader="Anna")
    assert choices_from_json(None) == Choices()
