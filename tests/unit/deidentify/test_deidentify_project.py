"""A project's key: kept under a passphrase, or nowhere."""

import json

import pytest

from engine.deidentify.errors import ProjectError
from engine.deidentify.project import new_project, open_project, save_project
from engine.image import Identity

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
