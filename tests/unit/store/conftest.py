"""Workspaces for tests: an SQLite file, and a database of a throw-away PostgreSQL server."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy
from painting import Painter

from engine.store.store import open_store


def _program(name):
    found = shutil.which(name) or next(
        iter(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    return None if found is None else str(found)


@pytest.fixture(scope="session")
def postgres():
    """The address of a running server, without its database; skips where none can start."""
    initdb, program = _program("initdb"), _program("postgres")
    if initdb is None or program is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg")
    user = "nobody" if hasattr(os, "getuid") and os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket has few characters
    if user:
        shutil.chown(folder, user)
    made = subprocess.run(
        [initdb, "-D", folder / "data", "-A", "trust", "-U", "retsam", "--no-sync", "-E", "UTF8"],
        capture_output=True,
        user=user,
        cwd="/",
        check=False,
    )
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip("PostgreSQL cannot make a cluster here")
    server = subprocess.Popen(
        [program, "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-F"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd="/",
    )
    try:
        if not _answers(folder, server):
            pytest.skip("PostgreSQL cannot start here")
        yield f"postgresql://retsam@/{{}}?host={folder}"
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _answers(folder, server):
    import psycopg

    for _ in range(200):
        if server.poll() is not None:
            return False
        try:
            psycopg.connect(f"host={folder} user=retsam dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return True
    return False


@pytest.fixture(scope="session")
def postgres_template(postgres):
    """A database with an empty workspace, to copy."""
    _admin(postgres, "CREATE DATABASE empty_workspace")
    open_store(postgres.format("empty_workspace")).close()
    return "empty_workspace"


def _admin(postgres, statement):
    url = sqlalchemy.make_url(postgres.format("postgres")).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture
def fresh_database(postgres, postgres_template):
    """The address of a PostgreSQL database with an empty workspace."""
    name = f"w{uuid4().hex}"
    _admin(postgres, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield postgres.format(name)
    _admin(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """An empty workspace's file, to copy."""
    path = tmp_path_factory.mktemp("template") / "workspace.db"
    open_store(path).close()
    return path


@pytest.fixture
def file(tmp_path, sqlite_template):
    """The path of an empty workspace."""
    path = tmp_path / "workspace" / "workspace.db"
    path.parent.mkdir()
    shutil.copyfile(sqlite_template, path)
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request):
    """An empty workspace: the path of a file, then the address of a database."""
    return request.getfixturevalue("file" if request.param == "sqlite" else "fresh_database")


@pytest.fixture
def store(where):
    """An open, empty workspace, of each kind."""
    with open_store(where) as store:
        yield store


@pytest.fixture
def file_store(file):
    """An open, empty workspace in a file."""
    with open_store(file) as store:
        yield store


@pytest.fixture
def painter(store):
    """Somebody who draws in a workspace of each kind."""
    return Painter(store)
