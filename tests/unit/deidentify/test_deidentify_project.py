"""A project's key: kept under a passphrase, or nowhere."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from made_patient import done_of, fundus, photo
from PIL import Image

from engine.biomarkers import Measurement
from engine.deidentify import run as run_module
from engine.deidentify.asked import Blank
from engine.deidentify.box import Box
from engine.deidentify.copies import Copies
from engine.deidentify.errors import DeidentifyError, ProjectError
from engine.deidentify.finding import find_files
from engine.deidentify.names import names_somebody, spellings
from engine.deidentify.objects import _day
from engine.deidentify.project import new_project, open_project, save_project
from engine.deidentify.ready import Secret
from engine.errors import OutputError
from engine.image import Identity, OctVolume, ScanPattern
from engine.layers import Layer, Provenance, Segmentation
from engine.readers import open_file
from engine.readers.kinds import Kind
from engine.writers import write_result
from retsam_gui.deidentify import tasks

JANE = Identity(name="Doe Jane", patient_id="4711", birth_date="19610312")


def test_a_project_opens_with_its_passphrase_alone_and_tells_whose_a_pseudonym_is(tmp_path):
    project, path = new_project(), tmp_path / "study.retsam-key"
    patient = project.patient(JANE)
    save_project(project, path, passphrase="a long passphrase")
    assert b"Jane" not in path.read_bytes()
    assert project.key.hex().encode() not in path.read_bytes()
    assert "4711" not in repr(project)
    again = open_project(path, passphrase="a long passphrase")
    assert again.patient(JANE) == patient
    assert again.uid("1.2.3") == project.uid("1.2.3")
    assert again.people[patient.pseudonym]["id"] == "4711"
    with pytest.raises(ProjectError, match="passphrase"):
        open_project(path, passphrase="a long passphrasf")


@pytest.mark.parametrize("damage", ["", "{}", '{"schema": "other/1"}', "[]"])
def test_what_is_no_project_is_refused(tmp_path, damage):
    path = tmp_path / "p.json"
    path.write_text(damage)
    with pytest.raises(ProjectError, match="no project"):
        open_project(path, passphrase="a long passphrase")


def test_a_changed_file_does_not_open(tmp_path):
    path = tmp_path / "p.json"
    save_project(new_project(), path, passphrase="a long passphrase")
    told = json.loads(path.read_text())
    told["sealed"] = told["sealed"][:-8] + "AAAAAAA="
    path.write_text(json.dumps(told))
    with pytest.raises(ProjectError):
        open_project(path, passphrase="a long passphrase")


def test_two_projects_do_not_share_pseudonyms_and_short_passphrases_are_refused(tmp_path):
    one, other = new_project(), new_project()
    assert one.patient(JANE).pseudonym != other.patient(JANE).pseudonym
    assert one.uid("1.2.3") != other.uid("1.2.3")
    with pytest.raises(ProjectError, match="at least"):
        save_project(one, tmp_path / "p.json", passphrase="short")


@pytest.mark.parametrize("modality", ["DOE JANE", "../../ESC"])
def test_a_modality_that_is_none_gets_into_no_name(tmp_path, modality):
    photo(tmp_path / "in" / "a.dcm", Modality=modality)
    out = tmp_path / "o" / "out"
    (row,) = done_of([tmp_path / "in"], out)
    assert (row.kind, row.status) == ("object", "done")
    assert "DOE" not in (out / "copies.csv").read_text()
    assert all(path.is_relative_to(out) for path in (tmp_path / "o").rglob("*.dcm"))
    assert pydicom.dcmread(next(out.rglob("*.dcm"))).Modality != modality
    with pytest.raises(OutputError, match="outside"):
        Copies(out, new_project(), lambda: None).write("../x.dcm", b"")


def test_a_later_run_writes_over_no_copy(tmp_path):
    """What `copies.csv` says of a copy stays true of it."""
    photo(tmp_path / "in" / "a.dcm")
    secret, out = Secret(tmp_path / "k", "a passphrase"), tmp_path / "out"
    box = Blank(False, (Box(0, 0, 10, 5),))
    done_of([tmp_path / "in"], out, secret, blank=box, looked=True)
    done_of([tmp_path / "in"], out, secret)
    done_of([tmp_path / "in"], out, secret, blank=box, looked=True)
    with (out / "copies.csv").open(newline="") as file:
        told = [(row["written"], row["looked"]) for row in csv.DictReader(file)]
    assert told[0] == told[2] != told[1]  # the very same copy keeps its name
    for name, looked in told:
        copy = pydicom.dcmread(out / name)
        assert copy.BurnedInAnnotation == ("NO" if looked == "yes" else "YES")
        assert (copy.pixel_array[0, 0] == 0) == (looked == "yes")


def test_results_of_two_readers_do_not_mix(tmp_path):
    secret, out = Secret(tmp_path / "k", "a passphrase"), tmp_path / "out"
    for reader, structures, value in (
        ("A", ("vessel", "optic_disc"), 3.0),
        ("B", ("vessel",), 4.0),
    ):
        place = tmp_path / reader
        place.mkdir()
        Image.fromarray(fundus(40, 60)).save(place / "x.png")
        (image,) = open_file(place / "x.png")
        mask = np.zeros((40, 60), np.bool_)
        mask[10:12] = True
        layers = tuple(Layer(key, mask, Provenance("model:retsam-fundus")) for key in structures)
        row = Measurement("area", "vessel", "field", "px2", value, True, "", "")
        found = Segmentation(layers, model="retsam-fundus")
        write_result(place / "res", image=image, segmentation=found, measurements=(row,))
        done_of([place], out, secret)
    told = {path.parent: json.loads(path.read_text()) for path in out.rglob("measurements.json")}
    assert sorted(each["measurements"][0]["value"] for each in told.values()) == [3.0, 4.0]
    for folder, each in told.items():
        assert {path.stem for path in (folder / "masks").iterdir()} == set(each["masks"])


def test_two_runs_at_once_lose_nobody(tmp_path):
    secret, (one, other) = Secret(tmp_path / "k", "a passphrase"), [tmp_path / x for x in "ab"]
    secret.keep(secret.opened())
    first, second = secret.opened(), secret.opened()
    photo(one / "x.dcm", number="P1")
    photo(other / "x.dcm", number="P2")
    for project, number in ((first, "P1"), (second, "P2"), (first, "P3")):
        project.patient(Identity(patient_id=number))
        secret.keep(project)
    assert {who["id"] for who in secret.opened().people.values()} == {"P1", "P2", "P3"}
    with pytest.raises(ProjectError, match="Another project"):
        secret.keep(new_project())
    second.patient(replace(JANE, name=""))
    first.patient(JANE)
    secret.keep(second)
    secret.keep(first)
    assert "Doe Jane" in [who["name"] for who in secret.opened().people.values()]


@pytest.mark.parametrize("name", ["study.key", "copies.csv", "deep/study.key"])
def test_a_projects_file_is_not_among_the_copies(tmp_path, name):
    photo(tmp_path / "a.dcm")
    out = tmp_path / "out"
    with pytest.raises(ProjectError, match="outside"):
        done_of([tmp_path / "a.dcm"], out, Secret(out / name, "a passphrase"))
    assert not out.exists()


def test_who_was_first_met_without_a_name_is_not_merged_with_another(tmp_path):
    project = new_project()
    met = project.patient(Identity(patient_id="4711"))
    assert project.patient(JANE) == met
    with pytest.raises(DeidentifyError, match="same patient number"):
        project.patient(Identity("Roe Max", "4711", "19601111"))
    (who,) = project.people.values()
    assert who == {"id": "4711", "name": "Doe Jane", "born": "19610312"}


def test_a_birth_date_without_zeros_is_the_same_day():
    days = {"1950-3-17": "19500317", "1950-03-17": "19500317", "19500317": "19500317", "1950": ""}
    assert {text: _day(text) for text in days} == days


def test_a_copy_keeps_the_shape_of_its_pixels(tmp_path):
    Image.fromarray(fundus(40, 60)).save(tmp_path / "a.jpg", dpi=(100, 200))
    (row,) = done_of([tmp_path / "a.jpg"], tmp_path / "out")
    before, after = (
        open_file(path)[0].pixel_aspect
        for path in (tmp_path / "a.jpg", tmp_path / "out" / row.written[0])
    )
    assert before == after == 0.5


def test_volumes_of_a_file_that_says_of_nobody_are_of_one_person(tmp_path, monkeypatch):
    (tmp_path / "a.e2e").write_bytes(b"CMDb")
    scan = np.full((2, 20, 30), 9, np.uint8)
    volumes = [
        OctVolume(
            bscans=scan + n, sha256="a" * 64, pixel_sha256=str(n) * 64, name="x", frame=n,
            pattern=ScanPattern.UNKNOWN, shown_range=(0.0, 255.0),
        )
        for n in (1, 2)
    ]  # fmt: skip
    monkeypatch.setattr(run_module, "kind_of", lambda source: Kind.VENDOR)
    monkeypatch.setattr(run_module, "open_source", lambda source: volumes)
    secret = Secret(tmp_path / "k", "a passphrase")
    rows = done_of([tmp_path / "a.e2e"], tmp_path / "out", secret)
    assert len({row.written[0].split("/")[0] for row in rows}) == 1
    assert len(rows) == len(secret.opened().people) + 1 == 2
    done_of([tmp_path / "a.e2e"], tmp_path / "out", secret, patient="P1")
    assert "P1" in [who["id"] for who in secret.opened().people.values()]


def test_a_file_is_written_once_and_nothing_in_a_result_folder_is_passed_over(
    tmp_path, monkeypatch
):
    (tmp_path / "res" / "masks").mkdir(parents=True)
    for name in ("measurements.json", "overlay.png", "masks/vessel.png", "letter.doc"):
        (tmp_path / "res" / name).write_bytes(b"x")
    photo(tmp_path / "res" / "photo.dcm")
    monkeypatch.chdir(tmp_path)
    found = find_files([tmp_path / "res", Path("res/photo.dcm")], output=tmp_path / "out")
    assert [path.name for path in found] == ["letter.doc", "photo.dcm", "res"]


def test_one_broken_link_ends_no_look(tmp_path):
    photo(tmp_path / "b.dcm")
    (tmp_path / "a.dcm").symlink_to(tmp_path / "nowhere")
    found = []
    files = tuple(find_files([tmp_path], output=tmp_path / "out"))
    tasks.look(files, progress=lambda *_: None, cancel=lambda: False, part=found.append)
    assert [(bool(each.problem), len(each.pictures)) for each in found] == [(True, 0), (False, 1)]


def test_names_are_known_in_their_other_spellings():
    names = frozenset(spellings("Müller^Jan") | spellings("19500317"))
    for text in ("MUELLER", "MULLER", "JANMUELLER", "MÜLLERJAN", "17031950", "03171950"):
        assert names_somebody(text, names), text
    assert not names_somebody("PRIMARY", names)
