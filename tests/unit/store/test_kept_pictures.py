"""Photographs that an encrypted workspace keeps: sealed on the disk, whole when taken out."""

import stat

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from engine import cli
from engine.readers import open_file
from engine.store import cases, conversion, encryption, pictures
from engine.store.backup import backup, restore
from engine.store.encryption import key_of
from engine.store.errors import NotFoundError, SealError, StoreError
from engine.store.private import PrivateFolder
from engine.store.store import open_store

SECRET = "correct horse battery"


@pytest.fixture
def locked(file, monkeypatch):
    """An encrypted workspace's file and key."""
    monkeypatch.setattr(encryption, "ROUNDS", 1000)
    conversion.encrypt(file, SECRET, remove_plain=True)
    return file, key_of(file, SECRET)


@pytest.fixture
def photo(tmp_path):
    """A photograph whose name tells the patient's."""
    path = tmp_path / "originals" / "Doe Jane.png"
    path.parent.mkdir()
    pixels = np.random.default_rng(1).integers(0, 255, (50, 80, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def test_what_is_kept_is_sealed_and_comes_back_byte_by_byte(locked, photo, tmp_path):
    path, key = locked
    data = photo.read_bytes()
    with open_store(path, key) as store:
        (case_id,) = pictures.keep(store, photo, "ada")
        pictures.keep(store, photo, "ada")
    photo.unlink()
    (sealed,) = pictures.folder_of(path).iterdir()
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600
    for each in path.parent.rglob("*"):
        assert "Doe" not in each.name
        if each.is_file():
            assert data[100:140] not in each.read_bytes()
            assert b"Doe Jane" not in each.read_bytes()
    conversion.change_passphrase(path, key, "another long passphrase")
    with open_store(path, key_of(path, "another long passphrase")) as store:
        with store.reading() as session:
            digest = cases.case(session, case_id).file_sha256
        private = PrivateFolder()
        folder = private.path
        try:
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            out = pictures.take_out(store, digest, folder)
            assert (out.name, out.read_bytes()) == (photo.name, data)
            assert stat.S_IMODE(out.stat().st_mode) == 0o600
            (image,) = open_file(out)
            with store.writing("ada") as session:
                assert cases.case_of(session, image, out).id == case_id
        finally:
            private.close()
        assert not folder.exists()


def test_what_a_crash_left_plain_goes_and_what_is_in_use_stays():
    first = PrivateFolder()
    second = PrivateFolder()
    assert first.path.exists()
    first._lock.release()  # as when its program ended
    (first.path / "Doe Jane.png").write_bytes(b"plain")
    third = PrivateFolder()
    assert not first.path.exists()
    assert second.path.exists()
    second.close()
    third.close()


def test_one_that_was_changed_or_cut_short_is_told(locked, photo):
    path, key = locked
    with open_store(path, key) as store:
        pictures.keep(store, photo, "ada")
        with store.reading() as session:
            (case,) = cases.all_cases(session)
        (sealed,) = pictures.folder_of(path).iterdir()
        whole = sealed.read_bytes()
        for wrong in (whole[:-1], whole[:5], b"", whole[:500] + b"x" + whole[501:]):
            sealed.write_bytes(wrong)
            with pytest.raises(SealError, match="damaged"):
                pictures.read(store, case.file_sha256)
            assert len(list(pictures.problems(store))) == 1
        sealed.unlink()
        with pytest.raises(NotFoundError):
            pictures.read(store, case.file_sha256)


def test_a_backup_has_them_and_nothing_loses_them(locked, photo, tmp_path):
    path, key = locked
    copy = tmp_path / "backups" / "monday.db"
    with open_store(path, key) as store:
        pictures.keep(store, photo, "ada")
        backup(store, copy)
    with pytest.raises(StoreError, match="Take them out first"):
        conversion.decrypt(path, key)
    for each in pictures.folder_of(path).iterdir():
        each.unlink()
    restore(copy, path, key)
    with open_store(path, key) as store:
        with store.reading() as session:
            (case,) = cases.all_cases(session)
        assert pictures.read(store, case.file_sha256) == (photo.name, photo.read_bytes())


def test_it_stays_listed_when_the_same_pixels_are_opened_from_another_file(locked, photo, tmp_path):
    path, key = locked
    other = tmp_path / "other.tif"
    Image.open(photo).save(other)
    with open_store(path, key) as store:
        (case_id,) = pictures.keep(store, photo, "ada")
        (image,) = open_file(other)
        with store.writing("ada") as session:
            assert cases.case_of(session, image, other).id == case_id
        (kept,) = pictures.kept(store)
        assert kept.case_id == case_id
        assert pictures.read(store, kept.sha256) == (photo.name, photo.read_bytes())
        (sealed,) = pictures.folder_of(path).iterdir()
        sealed.rename(tmp_path / "away")
        assert "is missing" in " ".join(pictures.problems(store))
        (tmp_path / "away").rename(sealed)
        assert list(pictures.problems(store)) == []
        pictures.remove(store, kept.sha256, "ada")
    conversion.decrypt(path, key)


def test_what_was_kept_since_the_backup_stays_with_the_workspace_of_before(locked, photo, tmp_path):
    path, key = locked
    with open_store(path, key) as store:
        backup(store, tmp_path / "monday.db")
        pictures.keep(store, photo, "ada")
    aside = restore(tmp_path / "monday.db", path, key)
    with open_store(path, key) as store:
        assert pictures.kept(store) == ()
    assert list(pictures.folder_of(path).iterdir()) == []
    with open_store(aside, key) as store:
        (kept,) = pictures.kept(store)
        assert pictures.read(store, kept.sha256)[1] == photo.read_bytes()
    conversion.decrypt(path, key)


def test_a_restore_mends_what_was_damaged(locked, photo, tmp_path):
    path, key = locked
    with open_store(path, key) as store:
        pictures.keep(store, photo, "ada")
        backup(store, tmp_path / "monday.db")
    (sealed,) = pictures.folder_of(path).iterdir()
    sealed.write_bytes(sealed.read_bytes()[:100])
    restore(tmp_path / "monday.db", path, key)
    with open_store(path, key) as store:
        assert list(pictures.problems(store)) == []


def test_only_an_encrypted_workspace_keeps_photographs(file, photo):
    with open_store(file) as store, pytest.raises(StoreError, match="encrypted workspaces only"):
        pictures.keep(store, photo, "ada")
    assert not pictures.folder_of(file).exists()


def test_by_the_command_line(locked, photo, tmp_path, monkeypatch):
    path, _ = locked
    monkeypatch.setenv("RETSAM_STORE", str(path))
    monkeypatch.setenv("RETSAM_STORE_PASSPHRASE", SECRET)
    (photo.parent / "notes.png").write_bytes(b"no picture")

    def retsam(*arguments, fails=False):
        done = CliRunner().invoke(cli.app, ["store", *arguments])
        assert (done.exit_code != 0) is fails, done.output
        return " ".join(done.output.split())

    data = photo.read_bytes()
    assert "Kept" in retsam("keep", str(photo.parent), fails=True)  # one is no picture
    photo.unlink()
    assert "(kept)" in retsam("list")
    assert "All is as the trail says" in retsam("verify")
    (sealed,) = pictures.folder_of(path).iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-3])
    assert "is damaged" in retsam("verify", fails=True)
    assert "damaged" in retsam("take-out", "--all", "-o", str(tmp_path / "out"), fails=True)
    photo.write_bytes(data)
    retsam("keep", str(photo))
    retsam("take-out", "--all", "-o", str(tmp_path / "out"), "--remove")
    assert (tmp_path / "out" / photo.name).read_bytes() == data
    assert "kept" not in retsam("list")
    retsam("decrypt")
