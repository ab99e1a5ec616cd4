"""Backup, restore, moved files, .retsam files and the command line of the workspace."""

import json
import os
import shutil
import signal
import sqlite3
import zipfile
from pathlib import Path

import numpy as np
import pytest
from painting import SHAPE, Painter, photograph
from PIL import Image
from test_store_cases import found, same
from typer.testing import CliRunner

from engine.cli import app
from engine.errors import EngineError
from engine.image import Laterality, Scale
from engine.readers import open_file
from engine.store import cases, history, results, signing
from engine.store.backup import backup, relink, restore
from engine.store.errors import ArchiveError, CaseChangedError, StoreBusyError, StoreError
from engine.store.exchange import export_case, import_case
from engine.store.store import log_of, open_store
from engine.store.verify import verify


def worked(store):
    """A painter whose case has some of everything."""
    painter = Painter(store)
    painter.draw(5)
    painter.undo()
    painter.draw(1)
    painter.undo()
    with store.writing("ada") as session:
        results.add_result(session, painter.case_id, found())
        rows = [{"key": "area", "structure": "vessel", "region": "whole", "unit": "px²"}]
        rows[0] |= {"value": 1.5, "valid": True, "reason": None, "definition": "By counting."}
        cases.state_eye(session, painter.case_id, Laterality.RIGHT, "user")
        cases.state_scale(session, painter.case_id, Scale(4, 5, "user"))
        results.set_measurements(session, painter.case_id, rows)
        signing.grade(session, painter.case_id, "blurred")
        signing.sign_off(session, painter.case_id)
    return painter


def test_a_backup_made_while_strokes_are_saved_is_restored(file_store, file, tmp_path):
    painter = worked(file_store)
    later = Painter(file_store, photograph(2))
    later.draw(2)
    backup(file_store, tmp_path / "copy.db")
    at_backup = list(later.done)
    later.draw(2)
    with pytest.raises(StoreError, match="Choose another name"):
        backup(file_store, tmp_path / "copy.db")
    with pytest.raises(StoreBusyError, match="Close all windows"):
        restore(tmp_path / "copy.db", file)
    file_store.close()
    before = restore(tmp_path / "copy.db", file)
    with open_store(file) as store:
        assert painter.stored(store) == (painter.done, painter.undone)
        assert later.stored(store) == (at_backup, [])
        assert verify(store).problems == ()
    with open_store(before) as store:
        assert later.stored(store) == (later.done, [])


def test_a_damaged_workspace_is_replaced_by_a_backup_and_kept(file, tmp_path):
    with open_store(file) as store:
        painter = worked(store)
        backup(store, tmp_path / "copy.db")
    file.write_bytes(b"garbage")
    before = restore(tmp_path / "copy.db", file)
    assert before.read_bytes() == b"garbage"
    with open_store(file) as store:
        assert painter.stored(store)[0] == painter.done


def killed_while_drawing(file):
    """A log beside the file, with a case that only it holds."""
    child = os.fork()
    if child == 0:
        Painter(open_store(file), photograph(2)).draw(9)
        os._exit(0)
    os.waitpid(child, 0)
    assert log_of(file).stat().st_size > 4096


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends a child of this process")
@pytest.mark.parametrize("how", ["new", "restored"])
def test_what_a_crash_left_never_goes_into_another_workspace(file, tmp_path, how):
    with open_store(file) as store:
        Painter(store).draw(3)
        backup(store, tmp_path / "copy.db")
        Painter(store, photograph(3)).draw(20)
    killed_while_drawing(file)
    away = file.rename(tmp_path / "away.db")
    if how == "restored":
        restore(tmp_path / "copy.db", file)
    with open_store(file) as store:
        assert verify(store).problems == ()
        with store.reading() as session:
            assert len(cases.all_cases(session)) == (how == "restored")
    log_of(file.with_name("workspace-left.db")).rename(log_of(away))
    with open_store(away) as store, store.reading() as session:
        assert len(cases.all_cases(session)) == 3


def test_a_restore_that_finds_no_room_leaves_the_workspace(file, tmp_path):
    with open_store(file) as store:
        painter = Painter(store)
        painter.draw(3)
        backup(store, tmp_path / "copy.db")
    limit = pytest.importorskip("resource")
    soft, hard = limit.getrlimit(limit.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit.setrlimit(limit.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(EngineError, match="full"):
            restore(tmp_path / "copy.db", file)
    finally:
        limit.setrlimit(limit.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert [each.name for each in file.parent.glob("*.db*")] == [file.name]
    with open_store(file) as store:
        assert painter.stored(store) == (painter.done, [])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends a child of this process")
def test_a_restore_that_is_killed_leaves_a_workspace(file, tmp_path):
    with open_store(file) as store:
        painter = Painter(store)
        backup(store, tmp_path / "copy.db")
        painter.draw(3)
    child = os.fork()
    if child == 0:
        Path.replace = lambda *_: os._exit(9)
        restore(tmp_path / "copy.db", file)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    with open_store(file) as store:
        assert painter.stored(store) == (painter.done, [])
    before = restore(tmp_path / "copy.db", file)
    assert before.name == "workspace-before-restore.db"
    with open_store(before) as store:
        assert painter.stored(store) == (painter.done, [])


def test_what_is_no_backup_is_not_restored(file, tmp_path, sqlite_template):
    content = file.read_bytes()
    (tmp_path / "photo.jpg").write_bytes(b"photo" * 1000)
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE a (b)").connection.close()
    shutil.copyfile(sqlite_template, tmp_path / "newer.db")
    with sqlite3.connect(tmp_path / "newer.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
    newer.close()
    for name in ("photo.jpg", "other.db", "newer.db", "missing.db"):
        with pytest.raises(StoreError):
            restore(tmp_path / name, file)
    assert file.read_bytes() == content


def test_moved_and_renamed_photographs_are_found_by_their_content(store, tmp_path):
    paths = [tmp_path / name for name in ("a.png", "b.png", "c.png")]
    for number, path in enumerate(paths):
        Image.fromarray(np.full((*SHAPE, 3), number + 1, np.uint8)).save(path)
        with store.writing("ada") as session:
            cases.case_of(session, open_file(path)[0], path)
    moved = tmp_path / "archive" / "2026" / "renamed.PNG"
    moved.parent.mkdir(parents=True)
    paths[0].rename(moved)
    paths[1].unlink()
    assert relink(store, tmp_path, "ada") == ((paths[0], moved),)
    with store.reading() as session:
        assert {case.path for case in cases.all_cases(session)} == {moved, *paths[1:]}
    assert relink(store, tmp_path, "ada") == ()
    assert verify(store).problems == ()


def test_a_case_goes_to_another_workspace_exactly(store, tmp_path):
    painter = worked(store)
    archive = tmp_path / "case.retsam"
    with store.reading() as session:
        export_case(session, painter.case_id, archive)
        before = cases.case(session, painter.case_id)
    with open_store(tmp_path / "other.db") as other:
        with other.writing("bob") as session:
            painter.case_id = import_case(session, archive)
        assert painter.stored(other) == (painter.done, painter.undone)
        with other.reading() as session:
            assert same(results.result(session, painter.case_id), found())
            after = cases.case(session, painter.case_id)
            assert results.measurements(session, painter.case_id)[0]["value"] == 1.5
            heads = history.history(session, painter.case_id)
        assert verify(other).problems == ()
        with other.writing("bob") as session:
            again = cases.case_of(session, photograph(), tmp_path / "photo.png")
        assert again.id == painter.case_id
        with pytest.raises(CaseChangedError), other.writing("bob") as session:
            import_case(session, archive)
    for key in ("eye", "eye_stated", "scale", "choices", "state", "sign_off", "ungradable"):
        assert getattr(after, key) == getattr(before, key)
    assert {head.author for head in heads.done} == {"reader:ada"}


def test_an_archive_names_no_patient_and_shows_masks_to_others(store, tmp_path):
    from test_store_cases import JANE

    painter = Painter(store, photograph(identity=JANE), tmp_path / "Doe_Jane.png")
    painter.draw(2)
    with store.reading() as session:
        export_case(session, painter.case_id, tmp_path / "case.retsam")
    with zipfile.ZipFile(tmp_path / "case.retsam") as archive:
        told = archive.read("case.json")
        assert b"Doe" not in told
        assert b"4711" not in told
        name = json.loads(told)["layers"][0]["mask"]
        with archive.open(name) as file:
            assert np.array_equal(np.asarray(Image.open(file)) > 0, painter.mask)


def rewritten(archive, to, change):
    """The archive with other entries: `change` gets and gives a dictionary of them."""
    with zipfile.ZipFile(archive) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in change(entries).items():
            new.writestr(name, data)
    return to


def _told(entries, **change):
    return entries | {"case.json": json.dumps(json.loads(entries["case.json"]) | change).encode()}


def _other_masks(entries):
    name = next(name for name in entries if name.startswith("model"))
    return {key: entries[name] if key.startswith("model") else entries[key] for key in entries}


def _huge(entries):
    told = json.loads(entries["case.json"])
    told["case"] |= {"height": 10**6, "width": 10**6}
    return entries | {"case.json": json.dumps(told).encode()}


def _without_an_edit(entries):
    told = json.loads(entries["case.json"])
    del told["edits"][1]
    return entries | {"case.json": json.dumps(told).encode()}


@pytest.mark.parametrize(
    "change",
    [
        lambda entries: {},
        lambda entries: {"case.json": b"{}"},
        lambda entries: {"case.json": b"[]"},
        lambda entries: {"case.json": b"\xff"},
        lambda entries: entries | {"../../evil.png": b"x"},
        lambda entries: entries | {"/etc/passwd": b"x"},
        lambda entries: entries | {"model/a.exe": b"x"},
        lambda entries: _told(entries, schema="retsam-case/9"),
        lambda entries: _told(entries, edits=[{"id": 1}]),
        lambda entries: _told(entries, results="none"),
        lambda entries: {"case.json": entries["case.json"]},
        lambda entries: {key: value[:40] for key, value in entries.items()},
        _other_masks,
        _huge,
        _without_an_edit,
    ],
)
def test_a_bad_archive_is_refused_and_nothing_is_taken_in(file_store, tmp_path, change):
    painter = worked(file_store)
    with file_store.reading() as session:
        export_case(session, painter.case_id, tmp_path / "case.retsam")
    bad = rewritten(tmp_path / "case.retsam", tmp_path / "bad.retsam", change)
    with open_store(tmp_path / "other.db") as other:
        with pytest.raises(ArchiveError), other.writing("bob") as session:
            import_case(session, bad)
        with other.reading() as session:
            assert cases.all_cases(session) == ()
        assert verify(other).problems == ()


def test_a_zip_bomb_is_refused(file_store, tmp_path, monkeypatch):
    from engine.store import exchange

    monkeypatch.setattr(exchange, "MOST_BYTES", 10**6)
    with zipfile.ZipFile(tmp_path / "bomb.retsam", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.json", b" " * 10**7)
    (tmp_path / "no.retsam").write_bytes(b"no zip")
    for name in ("bomb.retsam", "no.retsam", "missing.retsam"):
        with pytest.raises(ArchiveError), file_store.writing("bob") as session:
            import_case(session, tmp_path / name)


def test_the_command_line_looks_after_a_workspace(file, tmp_path):
    with open_store(file) as store:
        painter = worked(store)

    def run(*words, status=0):
        done = CliRunner().invoke(app, ["store", *map(str, words), "--store", str(file)])
        assert done.exit_code == status, done.output
        return done.output

    assert "1, 1 of them final" in run("info")
    listed = run("list")
    assert painter.case_id[:8] in listed
    assert "final by ada, ungradable: blurred" in listed
    assert "All is as the trail says" in run("verify")
    run("backup", tmp_path / "copy.db")
    run("export", painter.case_id[:6], "-o", tmp_path / "case.retsam")
    run("export", "zzz", "-o", tmp_path / "none.retsam", status=1)
    run("import", tmp_path / "case.retsam", status=1)
    assert "1 still missing" in run("relink", tmp_path)
    run("reader", "add", "bob", "--passphrase", "correct horse")
    assert "bob" in run("reader", "list")
    run("restore", tmp_path / "copy.db")
    assert "bob" not in run("reader", "list")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE cases SET eye = 'L'")
    connection.close()
    assert "was changed" in run("verify", status=1)
