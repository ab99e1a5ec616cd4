"""Asking and fetching, worklists, and the patients of a disc."""

from pathlib import Path

import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.fileset import FileSet
from servers import (
    GIVING,
    bytes_of,
    free_port,
    orthanc,
    orthanc_settings,
    picture,
    program,
    serving,
)

from engine.errors import ImageReadError
from engine.pacs import fetch as fetching
from engine.pacs.expected import ask_worklist, read_worklist
from engine.pacs.fetch import Study, fetch, find_studies
from engine.pacs.nodes import Node, Nodes, PacsError
from engine.pacs.outbox import Outbox
from engine.pacs.send import send_waiting
from engine.pacs.talking import Patience
from engine.readers.disc import read_disc

QUICK = Patience(connect=3, agree=3, answer=10)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A real Orthanc with two patients, one of whom has two photographs."""
    if orthanc() is None:
        pytest.skip("Orthanc is not installed (Debian: orthanc)")
    folder, port = tmp_path_factory.mktemp("orthanc"), free_port()
    node = Node("clinic", "127.0.0.1", port, "ORTHANC")
    nodes = Nodes(own_port=free_port()).with_node(node)
    with program([orthanc(), str(orthanc_settings(folder, port))], port):
        outbox = Outbox(folder / "outbox")
        told = [("Doe^Jane", "P1", 1), ("Doe^Jane", "P1", 2), ("Roe^John", "P2", 1)]
        outbox.add("clinic", [bytes_of(picture(*each)) for each in told])
        assert send_waiting(outbox, nodes, patience=QUICK).sent == 3
        yield node, nodes


def test_a_patients_studies_are_found_and_fetched(clinic, tmp_path):
    node, nodes = clinic
    (study,) = find_studies(node, nodes, patient_id="P1", patience=QUICK)
    assert (study.patient_name, study.date, study.images) == ("Doe^Jane", "20260301", 2)
    assert study.modalities == ("OP",)
    fetched = fetch(node, nodes, study, tmp_path / "here", patience=QUICK)
    came = fetched.files
    assert (len(came), fetched.missing) == (2, 0)
    got = {pydicom.dcmread(file).SOPInstanceUID: file for file in came}
    for number in (1, 2):
        sent = picture(number=number)
        assert pydicom.dcmread(got[sent.SOPInstanceUID]).PixelData == sent.PixelData


def test_names_and_days_narrow_and_nothing_is_too_much(clinic):
    node, nodes = clinic
    assert len(find_studies(node, nodes, patient_name="*oe*", patience=QUICK)) == 2
    assert len(find_studies(node, nodes, date="20260228-20260302", patience=QUICK)) == 2
    assert find_studies(node, nodes, patient_id="P1", date="20200101", patience=QUICK) == ()
    with pytest.raises(PacsError, match="Say which patient"):
        find_studies(node, nodes, patience=QUICK)


def test_a_server_without_the_service_says_so(tmp_path):
    with serving() as (node, _server):
        study = Study("1.2.3", "P1", "", "", "", "", (), None)
        with pytest.raises(PacsError, match="neither C-GET nor C-MOVE"):
            fetch(node, Nodes(), study, tmp_path, patience=QUICK)


@pytest.mark.parametrize("giving", GIVING)
def test_what_came_is_told_with_what_did_not(giving, tmp_path):
    """One of three objects is of a kind that nobody here reads."""
    nodes = Nodes(own_port=free_port())
    with serving(giving=giving) as (node, server):
        server.brings_to = ("127.0.0.1", nodes.own_port)
        odd = picture(number=3)
        odd.SOPClassUID = "1.2.840.10008.5.1.4.1.1.9.1.1"  # an electrocardiogram
        server.gives = [picture(number=1), odd, picture(number=2)]
        study = Study(server.gives[0].StudyInstanceUID, "P1", "", "", "", "", (), None)
        came = fetch(node, nodes, study, tmp_path, patience=QUICK)
    assert (len(came.files), came.missing) == (2, 1)
    assert {pydicom.dcmread(file).PixelData for file in came.files} == {odd.PixelData}


def test_a_server_cannot_choose_where_files_go(monkeypatch):
    """A study's UID becomes the name of a folder."""
    answers = []
    for uid in ("../../../evil", "/etc", "1.2.3"):
        answer = Dataset()
        answer.StudyInstanceUID = uid
        answers.append(answer)
    monkeypatch.setattr(fetching, "ask", lambda *_told, **_more: answers)
    node = Node("odd", "127.0.0.1", 1, "ODD")
    assert [each.instance for each in find_studies(node, Nodes(), patient_id="P")] == ["1.2.3"]


def entry(name, at):
    step = Dataset()
    step.Modality, step.ScheduledProcedureStepStartDate = "OP", "20261122"
    step.ScheduledProcedureStepStartTime = at
    step.ScheduledProcedureStepDescription = "Fundus, both eyes"
    made = Dataset()
    made.PatientName, made.PatientID, made.PatientBirthDate = name, name[0], "19400102"
    made.ScheduledProcedureStepSequence = [step]
    return made


def test_a_modality_worklist_is_read_in():
    with serving() as (node, server):
        server.worklist = [entry("Zed^Ann", "093000"), entry("Abel^Bo", "083000")]
        people = ask_worklist(node, Nodes(), date="20261122", patience=QUICK)
    assert [(each.patient_name, each.time) for each in people] == [
        ("Abel^Bo", "0830"),
        ("Zed^Ann", "0930"),
    ]
    assert people[0].what == "Fundus, both eyes"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_plain_worklist_is_read_in(tmp_path, sign):
    file = tmp_path / "today.csv"
    rows = [["ID", "Name", "born", "Date", "time"], ["7", "Müller^Ö", "1950-06-07", "", "8:30"]]
    file.write_text("\n".join(sign.join(row) for row in rows), encoding="utf-8")
    (person,) = read_worklist(file)
    assert (person.patient_id, person.patient_name) == ("7", "Müller^Ö")
    assert (person.birth_date, person.time) == ("19500607", "830")


def test_a_table_without_ids_is_refused(tmp_path):
    file = tmp_path / "today.csv"
    file.write_text("colour\nred\n")
    with pytest.raises(PacsError, match="patient_id"):
        read_worklist(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PacsError, match="UTF-8"):
        read_worklist(file)


@pytest.fixture
def disc(tmp_path):
    """A CD of two patients."""
    files = FileSet()
    for told in (("Roe^John", "P2", 1), ("Doe^Jane", "P1", 2), ("Doe^Jane", "P1", 1)):
        files.add(picture(*told))
    files.write(tmp_path / "cd")
    return tmp_path / "cd"


@pytest.mark.parametrize("directory", [True, False])
def test_the_patients_of_a_disc(disc, directory):
    if not directory:
        (disc / "DICOMDIR").unlink()
        (disc / "AUTORUN.INF").write_text("open=viewer.exe")
    found = read_disc(disc)
    assert [(each.name, each.id) for each in found.patients] == [
        ("Doe^Jane", "P1"),
        ("Roe^John", "P2"),
    ]
    (study,) = found.patients[0].studies
    assert study.date == "20260301"
    numbers = [pydicom.dcmread(file).InstanceNumber for file in study.files]
    assert numbers == [1, 2]
    assert found.missing == 0


def test_files_that_the_directory_names_and_that_are_gone_are_counted(disc):
    study = read_disc(disc).patients[0].studies[0]
    study.files[0].unlink()
    found = read_disc(disc)
    assert found.missing == 1
    assert found.patients[0].studies[0].files == study.files[1:]


def test_a_directory_never_leads_off_the_disc(disc):
    found = read_disc(disc).patients[0].studies[0].files[0]
    name = found.name.encode()
    data = (disc / "DICOMDIR").read_bytes()
    assert name in data
    (disc / "DICOMDIR").write_bytes(data.replace(name, b"/../../"[: len(name)].ljust(len(name))))
    files = [file for each in read_disc(disc).patients for study in each.studies
             for file in study.files]  # fmt: skip
    assert found not in files
    assert all(file.resolve().is_relative_to(disc.resolve()) for file in files)


def test_a_damaged_directory_is_refused(disc, tmp_path):
    data = (disc / "DICOMDIR").read_bytes()
    (disc / "DICOMDIR").write_bytes(data[: len(data) // 2])
    with pytest.raises(ImageReadError):
        read_disc(disc)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ImageReadError, match="no DICOM images"):
        read_disc(Path(empty))
