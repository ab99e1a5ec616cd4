"""Sending: nothing is lost, nothing is sent twice, and what a server does is told in words."""

import ssl
import subprocess
import sys
from dataclasses import replace

import pydicom
import pytest
from servers import bytes_of, free_port, picture, program, serving, storescp

from engine.pacs.nodes import Node, Nodes, PacsError, nodes_file, read_nodes, write_nodes
from engine.pacs.outbox import Outbox
from engine.pacs.send import send_waiting
from engine.pacs.talking import Patience, echo

QUICK = Patience(connect=3, agree=3, answer=1)


@pytest.fixture
def outbox(tmp_path):
    return Outbox(tmp_path / "outbox")


def objects(count):
    return [bytes_of(picture(number=number)) for number in range(1, count + 1)]


def send(outbox, node, **told):
    return send_waiting(outbox, Nodes().with_node(node), patience=QUICK, **told)


def test_all_go_and_their_copies_with_them(outbox):
    with serving() as (node, server):
        echo(node, own_title="RETSAM", patience=QUICK)
        assert outbox.add("made", objects(3)) == 3
        assert outbox.add("made", objects(3)) == 0  # queued already
        went = send(outbox, node)
        assert (went.sent, went.waiting, went.refused) == (3, 0, 0)
        assert len(server.kept) == len(set(server.kept)) == 3
        assert outbox.add("made", objects(3)) == 0  # sent already
        assert send(outbox, node).sent == 0
        assert len(server.kept) == 3
    assert list(outbox.folder.glob("*.dcm")) == []


def test_two_servers_each_get_theirs(outbox):
    with serving() as (one, first), serving() as (two, second):
        two = replace(two, name="other")
        outbox.add("made", objects(2))
        outbox.add("other", objects(1))
        went = send_waiting(outbox, Nodes().with_node(one).with_node(two), patience=QUICK)
        assert went.sent == 3
        assert (len(first.kept), len(second.kept)) == (2, 1)


@pytest.mark.parametrize("knows", [True, False])
def test_a_connection_that_drops_midway_loses_and_doubles_nothing(outbox, knows):
    with serving() as (node, server):
        outbox.add("made", objects(4))
        server.drop_at = 2  # kept, but never confirmed
        went = send(outbox, node)
        assert (went.sent, went.waiting) == (1, 3)
        assert "did not confirm" in went.reasons[0]
        server.drop_at, server.knows = None, knows
        went = send(Outbox(outbox.folder), node)  # as after a restart
        assert (went.sent, went.waiting) == (3, 0)
        assert len(set(server.kept)) == 4
        assert len(server.kept) == (4 if knows else 5)  # one that cannot be asked gets it again


def test_a_server_that_stalls_is_given_up_and_asked_later(outbox):
    with serving() as (node, server):
        outbox.add("made", objects(2))
        server.stall = 2.5
        went = send(outbox, node)
        assert (went.sent, went.waiting) == (0, 2)
        server.stall = 0
        assert send(outbox, node).sent == 2
        assert len(set(server.kept)) == 2


@pytest.mark.parametrize(
    ("status", "state", "told"),
    [(0xA700, "waiting", "no room"), (0xC001, "refused", "status C001"), (0xB000, "sent", "")],
)
def test_what_a_server_answers_decides(outbox, status, state, told):
    with serving() as (node, server):
        outbox.add("made", objects(1))
        server.status = status
        went = send(outbox, node)
        (entry,) = outbox.entries()
        assert entry.state == state
        assert told in "".join(went.reasons)
        server.status = 0
        assert outbox.try_again() == (state == "refused")
        assert send(outbox, node).sent == (state != "sent")


def test_an_object_of_a_kind_that_it_does_not_take_does_not_hold_up_others(outbox):
    odd = picture(number=9)
    odd.SOPClassUID = odd.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.66.8"
    with serving(contexts=()) as (node, _server):
        outbox.add("made", [bytes_of(odd), *objects(1)])
        went = send(outbox, node)
        assert (went.sent, went.refused) == (1, 1)
        assert "does not take" in went.reasons[0]
    assert outbox.drop_refused() == 1
    assert list(outbox.folder.glob("*.dcm")) == []


def test_a_server_that_refuses_says_so(outbox):
    with serving(called="OTHER") as (node, _server):
        outbox.add("made", objects(1))
        wrong = replace(node, title="WRONG")
        went = send(outbox, wrong)
        assert went.waiting == 1
        assert "refuses the connection" in went.reasons[0]
    went = send(outbox, node)  # it is gone
    assert "does not answer" in went.reasons[0]
    assert outbox.entries("waiting")


def test_a_program_that_is_killed_while_it_sends_doubles_nothing(outbox, tmp_path):
    """Killed after the server kept an object and before its answer was noted."""
    with serving() as (node, server):
        outbox.add("made", objects(2))
        script = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from engine.pacs import send\n"
            "from engine.pacs.nodes import Node, Nodes\n"
            "from engine.pacs.outbox import Outbox\n"
            "send.answered = lambda status: os._exit(9)\n"
            f"node = Node('made', '127.0.0.1', {node.port}, 'MADE')\n"
            f"send.send_waiting(Outbox(Path({str(outbox.folder)!r})), Nodes().with_node(node))\n"
        )
        ended = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
        assert ended.returncode == 9
        assert len(server.kept) == 1
        assert [entry.state for entry in outbox.entries()] == ["unsure", "waiting"]
        assert send(outbox, node).sent == 2
        assert len(server.kept) == 2


def test_one_sends_at_a_time(outbox):
    with outbox.alone(), pytest.raises(PacsError, match="right now"):
        send_waiting(Outbox(outbox.folder), Nodes())


def test_what_is_not_dicom_or_another_under_the_same_uid_is_refused(outbox):
    with pytest.raises(PacsError, match="Only DICOM"):
        outbox.add("made", [*objects(1), b"%PDF-1.4 nothing"])
    assert outbox.entries() == ()  # all or none
    assert list(outbox.folder.glob("*.dcm")) == []
    outbox.add("made", objects(1))
    with pytest.raises(PacsError, match="same UID"):
        outbox.add("made", [bytes_of(picture(patient="Somebody^Else"))])


def test_a_copy_that_is_gone_holds_up_nothing_and_twice_in_one_go_is_once(outbox):
    first, second = objects(2)
    assert outbox.add("made", [first, first, second]) == 2
    outbox.file(outbox.entries()[0].digest).unlink()
    with serving() as (node, _server):
        went = send(outbox, node)
    assert (went.sent, went.refused) == (1, 1)
    assert "copy" in went.reasons[0]


def test_tls_checks_the_certificate(outbox, tmp_path):
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with serving(tls=context) as (node, server):
        outbox.add("made", objects(1))
        strange = replace(node, tls=True)  # nobody vouches for it
        assert "certificate" in send(outbox, strange).reasons[0]
        known = replace(strange, authority=str(tmp_path / "cert.pem"))
        assert send(outbox, known).sent == 1
        assert len(server.kept) == 1


def test_nodes_are_kept_and_odd_ones_refused(tmp_path):
    node = Node("clinic", "pacs.example", 104, "PACS")
    write_nodes(Nodes("EYE").with_node(node))
    assert read_nodes() == Nodes("EYE", by_name={"clinic": node})
    assert read_nodes().without("clinic").by_name == {}
    with pytest.raises(PacsError, match="There are: clinic"):
        read_nodes().node("other")
    for odd in (replace(node, port=0), replace(node, title="x" * 17), replace(node, name=" "),
                replace(node, authority="/nowhere.pem")):  # fmt: skip
        with pytest.raises(PacsError):
            Nodes().with_node(odd)
    nodes_file().write_text("{")
    with pytest.raises(PacsError, match="cannot be read"):
        read_nodes()


@pytest.mark.skipif(storescp() is None, reason="DCMTK is not installed (Debian: dcmtk)")
def test_dcmtk_takes_it_to_the_byte(outbox, tmp_path):
    room, port = tmp_path / "came", free_port()
    room.mkdir()
    with program([storescp(), "--fork", "-od", str(room), str(port)], port):
        outbox.add("dcmtk", objects(2))
        went = send(outbox, Node("dcmtk", "127.0.0.1", port, "ANY"))
    assert went.sent == 2
    came = sorted(map(pydicom.dcmread, room.iterdir()), key=lambda each: each.InstanceNumber)
    for number, dataset in enumerate(came, start=1):
        sent = picture(number=number)
        assert dataset.PixelData == sent.PixelData
        assert dataset.SOPInstanceUID == sent.SOPInstanceUID
