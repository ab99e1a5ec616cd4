"""A reader study as a study manager runs it: from a plan to its tables, its PDF and its exports."""

import csv
import re
import subprocess

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from engine.cli import app
from engine.metrics import cohen_kappa
from engine.store.store import open_store
from training.phantoms.study import (
    CASES,
    KEY,
    READERS,
    TRUTH,
    entry_of,
    read_everything,
    write_study,
)

DRAWS = 100


def run(*words, code=0):
    done = CliRunner().invoke(app, ["study", *map(str, words)])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The folder of results of a study that three made readers read whole."""
    folder = tmp_path_factory.mktemp("study")
    plan, workspace, results = write_study(folder), folder / "workspace.db", folder / "results"
    assert "12 cases, 3 readers" in run("create", plan)
    manifest = plan.with_suffix(".study.json")
    assert "as they were frozen" in run("check", manifest)
    run("assign", manifest, "--store", workspace)
    with open_store(workspace) as store:
        for reader in READERS:
            assert read_everything(store, reader) == 2 * (CASES + 2)
    assert "ada: 28 submitted, 0 waiting" in run("status", KEY, "--store", workspace)
    run("close", KEY, "--store", workspace)
    said = run("analyse", KEY, "-o", results, "--draws", DRAWS, "--store", workspace)
    assert all(name in said for name in ("agreement.csv", "study.pdf", "checklists.md"))
    run("export", KEY, "-o", results, "--store", workspace)
    return results


@pytest.fixture(scope="module")
def findings(study):
    with (study / "agreement.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {(r["measure"], r["field"], r["arm"], r["readers"]): r for r in rows}


def value(findings, *key):
    return float(findings[key]["value"])


def test_accuracy_is_what_the_readers_were_made_with(findings):
    assert value(findings, "accuracy", "icdr", "without", "ada") == pytest.approx(10 / 12)
    assert value(findings, "accuracy", "icdr", "with", "ada") == pytest.approx(11 / 12)
    change = "change of accuracy", "icdr", "with − without"
    assert value(findings, *change, "ben") == pytest.approx(2 / 12)
    assert value(findings, *change, "cy") == 0
    assert findings[(*change, "cy")]["n"] == "11"  # one is ungradable
    # case 1 is healthy and called 1; case 6 (truth 0) as well: 1 of 3 healthy is called so
    assert value(findings, "specificity (≥ 1)", "icdr", "without", "ada") == pytest.approx(1 / 3)
    assert value(findings, "sensitivity (≥ 1)", "icdr", "without", "ada") == 1
    assert float(findings["accuracy", "icdr", "without", "ada"]["low"]) < 10 / 12


def test_agreement_is_what_the_readers_were_made_with(findings):
    assert value(findings, "Cohen's kappa", "icdr", "without", "ada, ben") == 1
    codes = [
        [float(entry_of(reader, case, shows_model=True).answers["icdr"]) for reader in READERS[:2]]
        for case in range(CASES)
    ]
    quadratic = cohen_kappa(codes, grades=5, weights="quadratic")
    name = "Cohen's kappa (quadratic)"
    assert value(findings, name, "icdr", "with", "ada, ben") == pytest.approx(quadratic)
    assert value(
        findings, f"change of {name}", "icdr", "with − without", "ada, ben"
    ) == pytest.approx(quadratic - 1)
    assert findings["exact agreement", "icdr", "with", "all readers"]["n"] == "12"
    assert findings["Fleiss' kappa", "icdr", "with", "all readers"]["n"] == "11"  # all three
    assert value(findings, "exact agreement, same reader", "icdr", "all", "ada") == 1
    assert findings["exact agreement, same reader", "icdr", "all", "ada"]["n"] == "4"


def test_times_lengths_and_drawings_are_what_the_readers_were_made_with(findings):
    assert value(findings, "median active time (s)", "", "without", "ada") == 100
    assert value(findings, "median active time (s)", "", "with − without", "ada") == -40
    assert value(findings, "median active time (s)", "", "with − without", "cy") == 5
    assert value(findings, "bias", "vertical_disc length", "with", "ada, ben") == pytest.approx(-2)
    assert value(findings, "bias", "optic_disc area", "with", "ada, ben") < 0
    assert value(findings, "HD95 (px)", "optic_disc", "without", "ada, cy") == pytest.approx(
        4, abs=1
    )
    near, far = (
        value(findings, "Dice", "optic_disc", "without", names) for names in ("ada, ben", "ada, cy")
    )
    assert 0.6 < far < near < 1


def test_the_case_where_the_model_misled_is_told(study):
    told = pd.read_csv(study / "turned.csv", dtype=str)
    misled = told[told.misled == "True"]
    assert misled[["reader", "case", "before", "after", "truth"]].values.tolist() == [
        ["ada", "case-00004", "3", "4", "3"]
    ]
    helped = told[told.misled == "False"]
    assert sorted(helped.reader + " " + helped.case) == [
        "ada case-00001", "ada case-00006", "ben case-00001", "ben case-00006"
    ]  # fmt: skip


def test_the_pdf_says_what_the_study_is_and_what_was_found(study):
    try:
        done = subprocess.run(
            ["pdftotext", "-layout", study / "study.pdf", "-"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed (Debian: apt-get install poppler-utils)")
    told = " ".join(done.stdout.split())
    for words in (
        "Research use only", "Grading of drawn photographs", "Crossed", "ada, ben, cy",
        "phantom truth (sha256 0000", "12 images of 8 patients", "36 of 36 submitted",
        "1 hold the image for ungradable", "Krippendorff", "case-00004", "Time on task", "0.83",
        "only one grade was ever given",
    ):  # fmt: skip
        assert words in told
    repeats = [
        tuple(map(int, each)) for each in re.findall(r"besides (\d+) of (\d+) repeats", told)
    ]
    assert sum(submitted for submitted, _ in repeats) == 3 * 2 * 2
    assert all(submitted == planned for submitted, planned in repeats)
    assert "Interim" not in told
    assert "images/" not in told


def test_exports_for_rjafroc_hold_every_rating_once(study):
    book = openpyxl.load_workbook(study / "rjafroc-icdr-1.xlsx")
    assert book.sheetnames == ["Truth", "FP", "TP"]
    rows = {name: list(book[name].values) for name in book.sheetnames}
    assert rows["Truth"][0] == (
        "CaseID", "LesionID", "Weight", "ReaderID", "ModalityID", "Paradigm"
    )  # fmt: skip
    assert [row[5] for row in rows["Truth"][1:3]] == ["ROC", "FCTRL"]
    # case 12 is ungradable for cy: a factorial design leaves it out for all
    healthy = sum(grade == "0" for grade in TRUTH[:11])
    assert len(rows["Truth"]) - 1 == 11
    assert {row[3:5] for row in rows["Truth"][1:]} == {("1, 2, 3", "1, 2")}
    assert len(rows["FP"]) - 1 == 6 * healthy
    assert len(rows["TP"]) - 1 == 6 * (11 - healthy)
    assert (1, 1, 1, 1.0) in rows["FP"]  # ada without the model on case 1: one step off
    assert (1, 2, 1, 0.0) in rows["FP"]
    assert (1, 2, 4, 1, 4.0) in rows["TP"]  # and misled on case 4
    names = pd.read_csv(study / "rjafroc-names.csv")
    assert names[names.column == "ReaderID"].name.tolist() == ["ada", "ben", "cy"]


def test_checklists_say_what_is_known_and_leave_the_rest_to_the_authors(study):
    told = (study / "checklists.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in told.splitlines() if line[:1] == "|"}
    assert "3 readers." in rows["Readers (annotators)"]
    assert "Qualifications" in rows["Readers (annotators)"]
    assert "phantom truth" in rows["Model"]
    assert "1 right answers became wrong" in rows["Failures"]
    assert "Seed: drawn" in rows["Order of the cases"]
    assert all(line.count("|") == 5 for line in rows.values())


def test_nothing_that_is_handed_on_names_a_file(study):
    for path in study.rglob("*"):
        if path.suffix in (".csv", ".md"):
            assert "images/" not in path.read_text(encoding="utf-8")
