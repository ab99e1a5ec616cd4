"""DICOM servers and discs in the window, with a real server on the loopback."""

import sys
from pathlib import Path

import pytest
from pydicom.fileset import FileSet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from engine.pacs.nodes import Nodes, read_nodes, write_nodes
from engine.pacs.outbox import Outbox
from retsam_gui.dialogs.disc import DiscDialog
from retsam_gui.dialogs.export import ExportDialog
from retsam_gui.pacs import tasks
from retsam_gui.pacs.dialog import PacsDialog

sys.path.insert(0, str(Path(__file__).parent.parent / "unit" / "pacs"))
from servers import bytes_of, picture, serving

WAIT = 20_000


def only(window, kind):
    (found,) = (each for each in window.findChildren(QDialog) if isinstance(each, kind))
    return found


@pytest.fixture
def dialog(window):
    window.actions_["servers"].trigger()
    found = only(window, PacsDialog)
    yield found
    found.close()


def press(page, text):
    from PySide6.QtWidgets import QPushButton

    (button,) = (
        each for each in page.findChildren(QPushButton) if each.text().replace("&", "") == text
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_server_is_set_up_tested_and_removed(qtbot, dialog):
    assert dialog.pages.currentWidget() is dialog.servers  # there is none yet
    page = dialog.servers
    with serving() as (node, _server):
        for box, text in ((page.name, "clinic"), (page.host, node.host), (page.title, "MADE")):
            QTest.keyClicks(box, text)
        page.port.setValue(node.port)
        press(page, "Test")
        qtbot.waitUntil(lambda: "clinic answers" in dialog.said.text(), timeout=WAIT)
    kept = read_nodes().node("clinic")
    assert (kept.host, kept.port, kept.title) == (node.host, node.port, "MADE")
    press(page, "Test")  # it is gone by now
    qtbot.waitUntil(lambda: dialog.errors.isVisible(), timeout=WAIT)
    assert "does not answer" in dialog.errors.text.text()
    page.title.setText("")
    press(page, "Save")
    assert "no application entity title" in dialog.errors.text.text()
    press(page, "Remove")
    assert read_nodes().by_name == {}


def test_what_was_refused_is_shown_and_sent_again(qtbot, dialog):
    with serving() as (node, server):
        write_nodes(Nodes().with_node(node))
        Outbox().add("made", [bytes_of(picture())])
        server.status = 0xC001
        page = dialog.queue
        dialog.pages.setCurrentWidget(page)
        qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=WAIT)
        press(page, "Send what waits")
        qtbot.waitUntil(lambda: page.again.isEnabled(), timeout=WAIT)
        assert page.table.item(0, 0).text() == "refused"
        assert "C001" in page.table.item(0, 3).text()
        server.status = 0
        press(page, "Try again what was refused")
        qtbot.waitUntil(lambda: page.table.rowCount() == 0, timeout=WAIT)
        assert len(server.kept) == 1


def test_expected_patients_lead_to_their_studies(qtbot, dialog, tmp_path, monkeypatch):
    asked = []

    def find(*told, progress, cancel):
        asked.append(told)
        return ()

    monkeypatch.setattr(tasks, "find", find)
    file = tmp_path / "today.csv"
    file.write_text("patient_id,patient_name,time\nP7,Doe^Jane,0830\n")
    page = dialog.expected
    page._run("", file, "")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=WAIT)
    assert [page.table.item(0, column).text() for column in range(3)] == [
        "08:30",
        "P7",
        "Doe^Jane",
    ]
    press(page, "Look for the patient's studies")
    assert dialog.pages.currentWidget() is dialog.fetching
    assert dialog.fetching.patient_id.text() == "P7"


def test_a_disc_opens_as_a_list_of_patients(qtbot, window, tmp_path, monkeypatch):
    files = FileSet()
    for told in (("Roe^John", "P2", 1), ("Doe^Jane", "P1", 1), ("Doe^Jane", "P1", 2)):
        files.add(picture(*told))
    files.write(tmp_path / "cd")
    opened = []
    monkeypatch.setattr(window.workflow, "open_paths", opened.append)
    window.pacs.open_disc(tmp_path / "cd")
    qtbot.waitUntil(lambda: bool(window.findChildren(DiscDialog)), timeout=WAIT)
    dialog = only(window, DiscDialog)
    tree = dialog.tree
    assert [tree.topLevelItem(row).text(0) for row in range(2)] == ["Doe^Jane", "Roe^John"]
    assert tree.topLevelItem(0).child(0).text(0) == "2026-03-01"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert len(opened[0]) == 2
    assert all(path.is_file() for path in opened[0])


def test_an_export_is_sent_where_a_server_is_chosen(qtbot, window, segmented, save, tmp_path):
    with serving() as (node, server):
        write_nodes(Nodes().with_node(node))
        segmented(save("a.png"))
        window.workflow.set_eye(window.workflow.case.image.laterality.RIGHT)
        qtbot.waitUntil(lambda: window.actions_["export"].isEnabled(), timeout=WAIT)
        window.actions_["export"].trigger()
        dialog = only(window, ExportDialog)
        for key, box in dialog.formats.items():
            box.setChecked(key == "dicom-seg")
        assert dialog.server.isEnabled()
        dialog.server.setCurrentIndex(dialog.server.findData("made"))
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
        qtbot.waitUntil(lambda: len(server.kept) == 2, timeout=2 * WAIT)  # photograph and layers
        qtbot.waitUntil(lambda: not Outbox().entries("waiting", "unsure"), timeout=WAIT)
