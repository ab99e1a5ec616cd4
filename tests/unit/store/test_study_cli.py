"""A study manager's way from a plan to a closed study, on the command line."""

import numpy as np
import pytest
from PIL import Image
from studies import Reader, graded
from typer.testing import CliRunner

from engine.cli import app
from engine.study import admin
from engine.study.allocation import allocation_list, commitment
from engine.study.errors import StudyError
from engine.study.manifest import read_manifest

PLAN = """
key = "trial-1"
title = "A trial"
seed = "1"
design = "single"
readers = ["ada", "ben", "cy"]
[[tasks]]
kind = "grade"
form = "icdr"
[trial]
arms = ["without", "with"]
ratio = [1, 1]
method = "blocks"
blocks = [2, 4]
length = 6
strata = ["left", "right"]
"""


@pytest.fixture
def run(file):
    def call(*words, code=0, told=""):
        done = CliRunner().invoke(app, ["study", *map(str, words)], input=told)
        assert done.exit_code == code, done.output
        return done.output

    return call


@pytest.fixture
def plan(tmp_path):
    cases = ""
    for number in range(2):
        pixels = np.full((20, 30, 3), number + 1, np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"{number}.png")
        cases += f'[[cases]]\nfile = "{number}.png"\npatient = "P{number}"\n'
    path = tmp_path / "trial.toml"
    path.write_text(PLAN + cases, encoding="utf-8")
    return path


def test_from_a_plan_to_a_closed_study(run, plan, file, file_store):
    manifest = plan.with_suffix(".study.json")
    assert "2 cases, 3 readers" in run("create", plan)
    assert "is there already" in run("create", plan, code=1)
    assert "as they were frozen" in run("check", manifest)
    run("assign", manifest, "--store", file, told="secret\nsecret\n")
    assert "already" in run("assign", manifest, "--store", file, told="secret\nsecret\n", code=1)
    assert "ada: 0 submitted, 2 waiting" in run("status", "trial-1", "--store", file)
    assert "Nothing was submitted" in run(
        "analyse", "trial-1", "-o", plan.parent, "--store", file, code=1
    )
    Reader(file_store, "ada", key="trial-1").read_all(graded())
    assert "ada: 2 submitted, 0 waiting" in run("status", "--store", file)
    assert "4 readings are still to come" in run("close", "trial-1", "--store", file, code=1)
    run("close", "trial-1", "--unfinished", "--store", file)
    output = plan.parent / "out"
    assert "answers.parquet" in run("export", "trial-1", "-o", output, "--store", file)
    assert "agreement.csv" in run("analyse", "trial-1", "-o", output, "--store", file)
    assert "2" in (output / "answers.csv").read_text(encoding="utf-8")
    assert "closed" in run("status", "--store", file)
    assert "secret" not in file.read_bytes().decode("latin-1")


def test_a_changed_manifest_or_file_is_refused(run, plan, file):
    manifest = plan.with_suffix(".study.json")
    run("create", plan)
    (plan.parent / "1.png").unlink()
    assert "1.png" in run("check", manifest, code=1)
    told = manifest.read_text(encoding="utf-8")
    manifest.write_text(told.replace('"cy"', '"di"'), encoding="utf-8")
    assert "changed after it was frozen" in run("assign", manifest, "--store", file, code=1)


def test_arms_are_allotted_from_the_list_that_the_seed_makes(run, plan, file, file_store):
    run("create", plan)
    made = read_manifest(plan.with_suffix(".study.json"))
    run("assign", plan.with_suffix(".study.json"), "--store", file, told="secret\nsecret\n")
    places = allocation_list(made.trial, "secret")
    expected = {name: [p.arm for p in places if p.stratum == name] for name in ("left", "right")}
    for number, arm in enumerate(expected["left"]):
        said = run("allot", "trial-1", f"S{number}", "--stratum", "left", "--store", file)
        assert said.strip() == f"S{number}: {arm}"
    assert expected["left"][0] in run(
        "allot", "trial-1", "S0", "--stratum", "left", "--store", file
    )
    assert "used up" in run("allot", "trial-1", "S9", "--stratum", "left", "--store", file, code=1)
    assert "in the stratum" in run(
        "allot", "trial-1", "S0", "--stratum", "right", "--store", file, code=1
    )
    assert "no stratum" in run("allot", "trial-1", "S0", "--store", file, code=1)
    from engine.store import study_tables as tables

    with file_store.reading() as session:
        study = session.query(tables.Study).one()
        assert study.allocation == commitment(places, "secret")


def test_a_trial_needs_its_seed_and_no_other_study_takes_one(file_store, run, plan):
    run("create", plan)
    made = read_manifest(plan.with_suffix(".study.json"))
    with pytest.raises(StudyError, match="secret seed"):
        admin.assign(file_store, made, by="manager")
