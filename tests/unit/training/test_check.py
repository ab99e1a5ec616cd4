"""Broken and leaking data are refused, with a sentence that says what to do."""

import csv

import cv2
import numpy as np
import published
import pytest
from phantom_data import phantom, phantom_folder
from typer.testing import CliRunner

from training.cli import app
from training.datasets.check import check
from training.datasets.drawings import DatasetError
from training.datasets.folder import read_folder
from training.datasets.layouts import read_layout


@pytest.fixture
def clinic(tmp_path):
    return phantom_folder(tmp_path / "clinic", 3)


def reasons(folder):
    return [refusal.reason for refusal in check(read_folder(folder)).refused]


def edit(folder, identifier, **changed):
    with (folder / "manifest.csv").open() as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["id"] == identifier:
            row.update(changed)
    with (folder / "manifest.csv").open("w") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_whole_data_are_not_refused(clinic):
    assert reasons(clinic) == []


def test_sizes_that_differ(clinic):
    cv2.imwrite(str(clinic / "masks/vessel/p1.png"), np.zeros((120, 149), np.uint8))
    (reason,) = reasons(clinic)
    assert "149 × 120" in reason
    assert "150 × 120" in reason


def test_unreadable_and_missing_files(clinic):
    (clinic / "images/p0.png").write_bytes(b"\x89PNG\r\n\x1a\nrubbish")
    (clinic / "masks/optic_disc/p1.png").unlink()
    (clinic / "masks/vessel/p2.png").write_bytes(b"")
    first, second, third = reasons(clinic)
    assert "p0.png cannot be read" in first
    assert "missing" in second
    assert "p2.png cannot be read" in third


def test_a_blank_photograph_and_a_point_outside(clinic):
    cv2.imwrite(str(clinic / "images/p0.png"), np.zeros((120, 150, 3), np.uint8))
    edit(clinic, "p1", fovea_x="151")
    blank, outside = reasons(clinic)
    assert "blank" in blank
    assert "(151," in outside


def test_an_empty_mask_where_the_set_never_has_one(tmp_path):
    list(published.drive(tmp_path))
    empty = np.zeros(phantom(21).masks["vessel"].shape, np.uint8)
    published.save(tmp_path / "DRIVE/training/1st_manual/21_manual1.gif", empty)
    (refusal,) = check(read_layout("drive", tmp_path)).refused
    assert "never has" in refusal.reason


def test_the_same_photograph_in_two_splits_in_another_size(clinic):
    picture = cv2.imread(str(clinic / "images/p0.png"))
    cv2.imwrite(str(clinic / "images/p1.png"), cv2.resize(picture, (150, 120)))
    larger = cv2.resize(picture, (300, 240), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(clinic / "images/again.jpg"), larger)
    edit(clinic, "p0", split="training", labels="")
    edit(clinic, "p1", image="images/again.jpg", split="test", labels="", fovea_x="")
    (reason,) = reasons(clinic)
    assert "clinic/p0 (training) is the same photograph as clinic/p1 (test)" in reason


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"labels": "vessel drussen"}, "drussen is no structure"),
        ({"split": "train"}, "not training, validation or test"),
        ({"fovea_x": "left"}, "not readable"),
        ({"id": "p0"}, "twice"),
    ],
)
def test_a_manifest_that_cannot_be_meant(clinic, changed, words):
    edit(clinic, "p1", **changed)
    with pytest.raises(DatasetError, match=words):
        read_folder(clinic)


def test_the_command_prints_what_is_there_and_fails_where_something_is_refused(clinic):
    told = CliRunner().invoke(app, ["fundus", "check", "--data", str(clinic)])
    assert told.exit_code == 0
    assert "clinic" in told.output
    (clinic / "masks/vessel/p2.png").unlink()
    told = CliRunner().invoke(app, ["fundus", "check", "--data", str(clinic)])
    assert told.exit_code == 1
    assert "missing" in told.output
    told = CliRunner().invoke(app, ["fundus", "check", "--data", str(clinic), "--layout", "drive"])
    assert told.exit_code == 1
    assert "training/images" in told.output.replace("\n", "")
