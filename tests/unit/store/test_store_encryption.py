"""An encrypted workspace: opened by its passphrase alone, and nothing beside it tells anything."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import versions
from painting import Painter, photograph
from sqlalchemy import text
from test_store_writer import Watch
from typer.testing import CliRunner

from engine import cli
from engine.image import Identity
from engine.store import acts, conversion, encryption, rescue
from engine.store.backup import backup, restore
from engine.store.errors import (
    LockedError,
    PassphraseError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreReadOnlyError,
    StoreUnreachableError,
    WrongPassphraseError,
)
from engine.store.reports import Delayed, Locked, Opened, Saved
from engine.store.rescue import RescueFile
from engine.store.store import open_store, unfinished_of
from engine.store.verify import verify

SECRET = "correct horse battery"
OTHER = "another long passphrase"
PERSON = Identity(name="Doe^Jane", patient_id="PAT-4711-X", birth_date="19480307")


@pytest.fixture(autouse=True)
def _fewer_rounds(monkeypatch):
    """A key takes a quarter of a second else."""
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


@pytest.fixture
def locked(file):
    """An encrypted workspace with strokes on a photograph that names its patient; its key."""
    with open_store(file) as store:
        Painter(store, photograph(identity=PERSON)).draw(40)
    conversion.encrypt(file, SECRET, remove_plain=True)
    return file, encryption.key_of(file, SECRET)


def rows(path, key=None):
    """Everything that a workspace says, table by table, but the key of its files."""
    with closing(encryption.connection(path, key)) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {}
        for (name,) in tables:
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({name})")]
            listed = ", ".join(f'"{each}"' for each in columns if each != "seal_key")
            found[name] = file.execute(f"SELECT {listed} FROM {name} ORDER BY rowid").fetchall()
        return found


def test_the_workspace_of_an_earlier_version_is_the_same_encrypted_and_plain_again(tmp_path):
    kept = versions.VERSIONS / "0.1.0"
    path = versions.opened(kept, tmp_path / "workspace.db")
    with open_store(path) as store:
        facts = versions.told(store)
    before = rows(path)
    aside = conversion.encrypt(path, SECRET)
    assert aside.name == "workspace-plain.db"
    assert rows(aside) == before
    key = encryption.key_of(path, SECRET)
    with open_store(path, key) as store:
        assert versions.told(store) == facts
        assert store.key == key
        assert store.seal is not None
    assert rows(path, key) == before

    conversion.change_passphrase(path, key, OTHER)
    with pytest.raises(WrongPassphraseError):
        encryption.key_of(path, SECRET)
    key = encryption.key_of(path, OTHER)
    assert rows(path, key) == before
    conversion.decrypt(path, key)
    assert rows(path) == before
    with open_store(path) as store:
        assert store.seal is None
        assert verify(store).problems == ()
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == [
        "workspace-plain.db",
        "workspace.db",
    ]


def test_other_tools_for_sqlcipher_open_it_with_the_passphrase(file, monkeypatch):
    from sqlcipher3 import dbapi2

    monkeypatch.setattr(encryption, "ROUNDS", 256_000)
    conversion.encrypt(file, SECRET, remove_plain=True)
    with closing(dbapi2.connect(str(file))) as other:
        other.execute(f"PRAGMA key = '{SECRET}'")
        assert other.execute("SELECT count(*) FROM workspace").fetchone() == (1,)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child of this process")
def test_nothing_that_lies_beside_it_tells_of_a_patient_or_a_stroke(file, locked):
    path, key = locked
    with open_store(path, key) as store, store.reading() as session:
        steps = [row[0] for row in session.execute(text("SELECT steps FROM edits LIMIT 5"))]
        case_id = session.execute(text("SELECT id FROM cases")).scalar()
    told = [PERSON.name, PERSON.patient_id, PERSON.birth_date, case_id, "haemorrhage", "photo.png"]
    told = [each.encode() for each in told] + [each[60:100].encode() for each in steps]
    plain = file.parent / "plain" / "workspace.db"
    plain.parent.mkdir()
    shutil.copyfile(path, plain)
    conversion.decrypt(plain, encryption.key_of(plain, SECRET))
    assert all(each in plain.read_bytes() for each in told), "they would be found"
    shutil.rmtree(plain.parent)

    child = os.fork()
    if child == 0:  # draws until it is killed; what could not be saved goes to a file
        with open_store(path, key) as store:
            painter = Painter(store, photograph(2, identity=PERSON), Path("/x/Doe Jane.png"))
            aside = RescueFile(path, "ada", store.seal)
            for _ in range(200):
                painter.draw(5)
                aside.keep(painter.case_id, acts.EditDone(painter.edit()), head=None)
        os._exit(0)
    waited = time.monotonic() + 20
    while not list(path.parent.glob("workspace.rescued/*")) and time.monotonic() < waited:
        time.sleep(0.02)
    time.sleep(0.2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert path.with_name("workspace.db-wal").stat().st_size > 4096
    found = [each for each in path.parent.rglob("*") if each.is_file()]
    with open_store(path, key) as store:
        backup(store, path.parent / "backup.db")
        store.keep_copy()
        found += [each for each in path.parent.rglob("*") if each.is_file()]
    kinds = {each.name.split("-sealed")[0][-8:] for each in found}
    assert {"space.db", "backup.db"[-8:], ".rescued", "maged.db"} <= kinds
    for each in found:
        if each.exists():
            assert not [word for word in told if word in each.read_bytes()], each.name
    assert "Doe" not in " ".join(each.name for each in found)


def test_a_wrong_passphrase_is_told_apart_from_damage_and_nothing_is_overwritten(locked):
    path, key = locked
    whole = path.read_bytes()
    with pytest.raises(LockedError, match="passphrase is needed"):
        open_store(path)
    with pytest.raises(WrongPassphraseError, match="passphrase is wrong"):
        encryption.key_of(path, SECRET + "!")
    assert encryption.key_of(path, SECRET) == key
    assert path.read_bytes() == whole
    for place in (200, 4096 * 3 + 50):  # the first page, another one
        data = bytearray(whole)
        data[place : place + 4096 * 12] = os.urandom(4096 * 12)
        path.write_bytes(data)
        assert encryption.key_of(path, SECRET) == key
        with pytest.raises(StoreDamagedError, match="damaged"), open_store(path, key) as store:
            Painter(store, photograph(2)).draw(5)
        assert path.read_bytes() == data
    path.write_bytes(whole[: 4096 * 6])
    with pytest.raises(StoreDamagedError), open_store(path, key) as store:
        verify(store)
    path.write_bytes(bytes(len(whole)))
    with pytest.raises(StoreDamagedError):
        open_store(path, key)


def test_accents_count_the_same_however_they_are_typed(file):
    conversion.encrypt(file, "zwölf Boxkämpfer", remove_plain=True)
    encryption.key_of(file, "zwo\u0308lf Boxka\u0308mpfer")


STEPS = ("_alone", "_write", "_compare", "_check", "_take_place", "second_name", "replace")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends a child of this process")
@pytest.mark.parametrize("back", [False, True], ids=["encrypting", "decrypting"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_crash_at_any_step_leaves_a_whole_workspace(file, step, after, back):
    with open_store(file) as store:
        painter = Painter(store)
        painter.draw(3)
    if back:
        conversion.encrypt(file, SECRET, remove_plain=True)
    key = encryption.key_of(file, SECRET) if back else None
    child = os.fork()
    if child == 0:
        owner = Path if step == "replace" else conversion
        real = getattr(owner, step)

        def crash(*args, **more):
            if step == "replace" and not args[0].name.endswith(".converting"):
                return real(*args, **more)
            if after:
                real(*args, **more)
            os._exit(9)

        setattr(owner, step, crash)
        if back:
            conversion.decrypt(file, key)
        else:
            conversion.encrypt(file, SECRET)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended == 9 or (back and step == "second_name")
    done = encryption.is_encrypted(file) is not back
    assert done is (ended == 0 or (after and step in ("_take_place", "replace")))
    key = encryption.key_of(file, SECRET) if encryption.is_encrypted(file) else None
    with open_store(file, key) as store:
        assert painter.stored(store) == (painter.done, [])
        assert verify(store).problems == ()
    assert not unfinished_of(file).exists()
    if not done:  # the same command goes on from there
        if back:
            conversion.decrypt(file, key)
        else:
            assert conversion.encrypt(file, SECRET).name == "workspace-plain.db"
        assert encryption.is_encrypted(file) is not back


def test_while_a_window_has_it_nothing_is_converted(file, locked):
    path, key = locked
    whole = path.read_bytes()
    with open_store(path, key) as store:
        Painter(store, photograph(2)).draw(1)
        with pytest.raises(StoreBusyError, match="Close all windows"):
            conversion.decrypt(path, key)
        with pytest.raises(StoreBusyError, match="Close all windows"):
            conversion.change_passphrase(path, key, OTHER)
        Painter(store, photograph(3)).draw(1)
    assert path.read_bytes()[:16] == whole[:16]
    with open_store(path, key) as store:
        assert verify(store).problems == ()


def test_what_cannot_be_written_leaves_the_workspace_as_it_was(file, monkeypatch):
    before = rows(file)

    def refuse(*_):
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(StoreReadOnlyError, match="as it was"):
            conversion.encrypt(file, SECRET)
    limit = pytest.importorskip("resource")
    soft, hard = limit.getrlimit(limit.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit.setrlimit(limit.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(StoreError, match="full"):
            conversion.encrypt(file, SECRET)
    finally:
        limit.setrlimit(limit.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    with pytest.raises(PassphraseError, match="10"):
        conversion.encrypt(file, "short")
    assert rows(file) == before
    assert not unfinished_of(file).exists()


def test_a_server_encrypts_by_its_own_means():
    for convert in (conversion.encrypt, conversion.decrypt):
        with pytest.raises(StoreError, match="database server"):
            convert("postgresql://127.0.0.1:1/none", SECRET)


def test_a_backup_opens_with_the_same_passphrase(locked, tmp_path):
    path, key = locked
    copy = tmp_path / "monday.db"
    with open_store(path, key) as store:
        backup(store, copy)
        Painter(store, photograph(2)).draw(3)
        before = rows(path, key)
    with pytest.raises(LockedError, match="backup is encrypted"):
        restore(copy, path)
    aside = restore(copy, path, encryption.key_of(copy, SECRET))
    assert rows(aside, key) == before
    assert len(rows(path, key)["cases"]) == 1
    assert conversion.plain_beside(path) == ()


def test_strokes_kept_aside_come_back_to_their_own_workspace_only(locked, tmp_path, monkeypatch):
    path, key = locked
    own = tmp_path / "state"
    monkeypatch.setattr(rescue, "folders", lambda _path: (own,))
    with open_store(path, key) as store:
        painter = Painter(store, photograph(2))
        edits = [painter.edit() for _ in range(2)]
        aside = RescueFile(path, "ada", store.seal)
        for number, edit in enumerate(edits):
            head = edits[number - 1].id if number else None
            assert aside.keep(painter.case_id, acts.EditDone(edit), head=head)
    with open_store(tmp_path / "other.db") as other:
        assert rescue.take_in(other) == ()
    assert aside.path.exists()
    conversion.change_passphrase(path, key, OTHER)
    with open_store(path, encryption.key_of(path, OTHER)) as store:
        assert rescue.take_in(store) == ()
        assert painter.stored(store)[0] == edits
    assert list(own.iterdir()) == []


def test_plain_strokes_that_cannot_be_taken_in_are_told_before_encrypting(file):
    folder = file.with_name("workspace.rescued")
    folder.mkdir()
    (folder / "x.rescued").write_text("nonsense\n")
    with pytest.raises(StoreError, match="Move them away"):
        conversion.encrypt(file, SECRET)
    assert not encryption.is_encrypted(file)


def test_the_thread_that_saves_waits_for_the_passphrase_and_nothing_is_made_meanwhile(locked):
    path, key = locked
    before = path.read_bytes()
    watch = Watch(path)
    try:
        assert watch.next(Locked) == Locked(wrong=False)
        with pytest.raises(LockedError):
            watch.ask(lambda store: store)
        watch.writer.unlock("not the passphrase")
        assert watch.next(Locked) == Locked(wrong=True)
        assert path.read_bytes() == before
        watch.writer.unlock(SECRET)
        assert watch.next(Opened).path == path
        assert watch.writer.key == key
        painter = watch.ask(lambda store: Painter(store, photograph(2)))
        edit = painter.edit()
        watch.writer.put(painter.case_id, acts.EditDone(edit))
        assert watch.next(Saved).act.edit == edit
    finally:
        watch.writer.close()
    assert SECRET not in repr(key) + repr(watch.writer._requests)
    assert key.raw.hex() not in repr(key)


def test_a_workspace_behind_a_link_is_encrypted_where_it_lies(tmp_path):
    real = tmp_path / "data" / "real[1].db"
    with open_store(real) as store:
        Painter(store, photograph(identity=PERSON)).draw(5)
    link = tmp_path / "workspace.db"
    link.symlink_to(real)
    assert conversion.encrypt(link, SECRET).parent == real.parent
    assert link.is_symlink()
    assert encryption.is_encrypted(real)
    damaged = real.with_stem("real[1]-damaged")
    plain = real.with_stem("real[1]-plain")
    shutil.copyfile(plain, damaged)
    log = damaged.with_name(f"{damaged.name}-wal")
    log.write_bytes(b"pages")
    assert conversion.plain_beside(real) == (damaged, log, plain)
    for each in (damaged, log, plain):
        each.unlink()
    told = PERSON.patient_id.encode()
    assert not [each for each in tmp_path.rglob("*.db*") if told in each.read_bytes()]


def test_a_passphrase_that_nobody_can_type_is_refused(file, tmp_path, monkeypatch):
    for wrong in ("correct\x07horse battery", "correct\udce4ct horse battery"):
        with pytest.raises(PassphraseError, match="characters"):
            conversion.encrypt(file, wrong)
    told = tmp_path / "secret.txt"
    told.write_bytes(b"\xef\xbb\xbf" + SECRET.encode() + b"\r\n")
    words = ["store", "encrypt", "--passphrase-file", str(told), "--store", str(file)]
    assert CliRunner().invoke(cli.app, words).exit_code == 0
    encryption.key_of(file, SECRET)
    with pytest.raises(PassphraseError):
        encryption.key_of(file, "correct\udce4ct horse battery")
    salt = bytearray(file.read_bytes())
    salt[8] ^= 1
    file.write_bytes(salt)
    with pytest.raises(WrongPassphraseError, match="or the start of the file is damaged"):
        encryption.key_of(file, SECRET)


def test_one_that_is_away_while_the_passphrase_is_told_waits_for_it(locked):
    path, _ = locked
    away = path.with_name("away.db")
    watch = Watch(path)
    try:
        watch.next(Locked)
        path.rename(away)
        watch.writer.unlock(SECRET)
        assert "cannot be read" in watch.next(Delayed).text
        assert not path.exists(), "no plain one was made in its place"
        away.rename(path)
        watch.writer.unlock(SECRET)
        watch.next(Opened)
        painter = watch.ask(lambda store: Painter(store, photograph(2)))
        watch.writer.put(painter.case_id, acts.EditDone(painter.edit()))
        watch.next(Saved)
    finally:
        watch.writer.close()


def test_one_that_was_decrypted_while_the_passphrase_is_asked_opens(locked):
    path, key = locked
    watch = Watch(path)
    try:
        watch.next(Locked)
        conversion.decrypt(path, key)
        watch.writer.unlock(SECRET)
        watch.next(Opened)
        assert watch.writer.key is None
    finally:
        watch.writer.close()


def test_with_a_key_no_plain_workspace_is_made(locked):
    path, key = locked
    path.unlink()
    with pytest.raises(StoreUnreachableError, match="no workspace"):
        open_store(path, key)
    assert not path.exists()


def test_a_workspace_deleted_while_open_is_written_anew_encrypted(locked):
    path, key = locked
    with open_store(path, key) as store:
        painter = Painter(store, photograph(2))
        for each in path.parent.glob("workspace.db*"):
            each.unlink()
        painter.draw(2)
        assert store.salvages == 1
    assert encryption.is_encrypted(path)
    with open_store(path, key) as store:
        assert painter.stored(store) == (painter.done, [])


def test_the_command_line_end_to_end(file, tmp_path, monkeypatch):
    monkeypatch.setenv("RETSAM_STORE", str(file))
    monkeypatch.delenv("RETSAM_STORE_PASSPHRASE", raising=False)
    with open_store(file) as store:
        Painter(store).draw(2)

    def retsam(*arguments, typed="", fails=False):
        done = CliRunner().invoke(cli.app, ["store", *arguments], input=typed)
        assert (done.exit_code != 0) is fails, done.output
        return " ".join(done.output.split())

    told = retsam("encrypt", typed=f"{SECRET}\nslip\n{SECRET}\n{SECRET}\n")
    assert "do not match" in told
    assert "workspace-plain.db" in told
    assert SECRET not in told
    assert "encrypted already" in retsam("encrypt", fails=True)
    file.with_name("workspace-plain.db").unlink()
    assert "encrypted yes" in retsam("info", typed=f"{SECRET}\n")
    assert "passphrase is wrong" in retsam("list", typed="nonsense\n", fails=True)
    (tmp_path / "new").write_text(f"{OTHER}\r\nsecond line\n")
    retsam("passphrase", "--new-passphrase-file", str(tmp_path / "new"), typed=f"{SECRET}\n")
    monkeypatch.setenv("RETSAM_STORE_PASSPHRASE", OTHER)
    assert "All is as the trail says" in retsam("verify")
    retsam("backup", str(tmp_path / "monday.db"))
    retsam("restore", str(tmp_path / "monday.db"))
    assert "not encrypted any more" in retsam("decrypt")
    assert "is not encrypted" in retsam("decrypt", fails=True)
    assert "encrypted no" in retsam("info")
    assert "deleted" in retsam("encrypt", "--remove-plain")
    before = file.with_name("workspace-before-restore.db")
    assert encryption.is_encrypted(before)
    assert conversion.plain_beside(file) == ()


def test_sqlcipher_is_loaded_for_encrypted_workspaces_only(file):
    code = (
        "import sys\nfrom engine.store.store import open_store\n"
        f"open_store({str(file)!r}).close()\nsys.exit('sqlcipher3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
