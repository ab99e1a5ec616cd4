"""Opening a workspace: made where there is none, never overwritten, never read wrongly."""

import sqlite3
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy
from painting import ROW, Painter, photograph
from sqlalchemy import text

from engine.image import Scale
from engine.store import acts, cases, desk, schema, study_tables
from engine.store.database import store_url
from engine.store.errors import (
    CaseChangedError,
    StoreDamagedError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
)
from engine.store.store import locks_of, open_store


def test_the_default_is_in_the_persons_own_data(monkeypatch, tmp_path):
    assert store_url().database.startswith(str(tmp_path))
    monkeypatch.setenv("RETSAM_STORE", "postgresql://centre/readers")
    assert store_url().render_as_string() == "postgresql+psycopg://centre/readers"
    assert store_url(tmp_path / "other.db").database == str(tmp_path / "other.db")


@pytest.mark.parametrize("where", ["mysql://a/b", "postgresql//x://", "sqlite://"])
def test_what_is_no_workspace_is_told(where):
    with pytest.raises(StoreUnreachableError):
        open_store(where)


def test_a_new_workspace_is_for_this_person_alone(tmp_path):
    path = tmp_path / "new folder" / "workspace.db"
    with open_store(path) as store:
        assert store.integrity_problems() == []
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "workspace.db",
        "workspace.locks",
    ]


def test_two_windows_that_start_together_make_one_workspace(tmp_path):
    path = tmp_path / "workspace.db"
    ids = []

    def start():
        with open_store(path) as store, store.reading() as session:
            ids.append(session.execute(text("SELECT id FROM workspace")).scalar())

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_commit_is_flushed_to_the_disk(file_store):
    with file_store.reading() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_server_flushes_every_commit(fresh_database):
    with open_store(fresh_database) as store, store.reading() as session:
        assert session.execute(text("SHOW synchronous_commit")).scalar() == "on"


def test_the_migrations_make_the_tables_that_the_program_uses(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, study_tables.Study.metadata) == []


def test_the_program_knows_every_migration():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.REVISIONS[-1]
    assert {script.revision for script in scripts.walk_revisions()} == set(schema.REVISIONS)


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\0garbage"])
def test_a_damaged_file_is_refused_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "workspace.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="restore"):
        open_store(path)
    assert path.read_bytes() == content


def test_damage_within_the_file_is_found(file):
    with open_store(file) as store:
        Painter(store).draw(60)
    data = bytearray(file.read_bytes())
    data[-4096 * 10 :] = b"\xa5" * 4096 * 10
    file.write_bytes(data)
    store = open_store(file)
    with pytest.raises(StoreDamagedError):
        Painter(store, photograph(2)).draw(40)
    copy = store.keep_copy()
    assert copy.name == "workspace-damaged.db"
    assert copy.read_bytes() == file.read_bytes() == bytes(data)


def test_a_newer_workspace_is_not_touched(file):
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreNewerError, match="newer version"):
        open_store(file)
    assert file.read_bytes() == before


def test_a_newer_database_is_not_touched(fresh_database):
    open_store(fresh_database).close()
    engine = sqlalchemy.create_engine(store_url(fresh_database))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    engine.dispose()
    with pytest.raises(StoreNewerError):
        open_store(fresh_database)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreReadOnlyError, match="cannot be opened"):
        open_store(tmp_path / "file" / "workspace.db")


def test_a_server_that_is_not_there_is_told_soon():
    begun = time.monotonic()
    with pytest.raises(StoreUnreachableError, match="does not answer"):
        open_store("postgresql://127.0.0.1:1/none")
    assert time.monotonic() - begun < 10


def test_one_window_has_a_case_and_the_next_gets_it_after_it(store, where):
    painter = Painter(store)
    with open_store(where) as second:
        assert store.leases.take(painter.case_id)
        assert store.leases.take(painter.case_id)
        assert not second.leases.take(painter.case_id)
        assert second.leases.take("another case")
        store.leases.release()
        assert second.leases.take(painter.case_id)
        assert not store.leases.take(painter.case_id)
    assert store.leases.take(painter.case_id)


def test_a_window_that_lost_its_case_unseen_writes_nothing_more_about_it(store, where):
    """As after a server was started anew: its locks are gone, and another window was first."""
    image = photograph()
    loaded = desk.load(store, "ada", image, Path("photo.png"))
    case_id, basis = loaded.status.case.id, loaded.basis
    scale = acts.ScaleStated(Scale(5, 6, "user"))
    basis = desk.write(store, "ada", case_id, scale, basis=basis)
    store.leases.release()
    with open_store(where) as second:
        other = desk.load(second, "bob", image, Path("photo.png"))
        assert other.status.free
        with pytest.raises(CaseChangedError, match="Another window"):
            desk.write(store, "ada", case_id, acts.SignedOff(), basis=basis)
        painter = Painter(second)
        desk.write(second, "bob", case_id, acts.EditDone(painter.edit()), basis=other.basis)
    for act in (acts.SignedOff(), acts.Measured((ROW,)), acts.ScaleStated(None)):
        with pytest.raises(CaseChangedError, match="was changed in another window"):
            desk.write(store, "ada", case_id, act, basis=basis)
    with store.reading() as session:
        assert cases.case(session, case_id).scale == Scale(5, 6, "user")


def test_locks_that_lie_about_mean_nothing(file):
    locks_of(file).mkdir()
    (locks_of(file) / "opening").touch()
    (locks_of(file) / "case").touch()
    with open_store(file) as store:
        assert store.leases.take("case")


def test_a_deleted_workspace_is_written_anew_with_all_that_it_held(file_store, file):
    painter = Painter(file_store)
    painter.draw(3)
    for each in file.parent.glob("workspace.db*"):
        each.unlink()
    painter.draw(2)
    assert file_store.path == file
    file_store.close()
    with open_store(file) as store:
        assert painter.stored(store) == (painter.done, [])
        assert store.integrity_problems() == []


def test_a_deleted_log_loses_nothing(file_store, file):
    painter = Painter(file_store)
    painter.draw(3)
    file.with_name("workspace.db-wal").unlink()
    painter.draw(1)
    path = file_store.path
    file_store.close()
    with open_store(path) as store:
        assert painter.stored(store) == (painter.done, [])


def test_another_file_in_its_place_is_not_overwritten(file_store, file, sqlite_template):
    painter = Painter(file_store)
    painter.draw(2)
    file.unlink()
    file.write_bytes(sqlite_template.read_bytes())
    painter.draw(1, backwards=timedelta(0))
    assert file_store.path != file
    assert painter.stored() == (painter.done, [])
    assert file.read_bytes() == sqlite_template.read_bytes()
