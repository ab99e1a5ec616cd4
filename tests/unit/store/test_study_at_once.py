"""Twenty readers at once on one server: no case lost, none served twice, no lock left behind."""

import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import select, text
from studies import Reader, assigned, graded, pool

from engine.store import study_tables as tables
from engine.store.database import store_url
from engine.store.errors import StoreError
from engine.store.store import open_store
from engine.store.verify import verify
from engine.study import admin
from engine.study.errors import ReadingLostError
from engine.study.served import Served

READERS = tuple(f"reader{number}" for number in range(20))
CASES = 30
LEASE = 4.0  # seconds, so that the test need not wait for two minutes

KILLED = """
    import sys, time
    sys.path[:0] = [{here!r}]
    from studies import Reader
    from engine.store.store import open_store
    reader = Reader(open_store({where!r}), "reader0", lease_seconds={lease})
    print(reader.next().reading, flush=True)
    with reader.store.writing("reader0") as session:  # killed with a transaction open
        session.info["held"] = True
        time.sleep(600)
"""


def work(where, name, served, problems, *, cut_off=None):
    """Read until all is done, through whatever happens to the connection."""
    try:
        with open_store(where) as store:
            reader = Reader(store, name, lease_seconds=LEASE)
            while not _done(store):
                turn = _through(reader.next)
                if not isinstance(turn, Served):
                    time.sleep(0.2)
                    continue
                served.append((turn.reading, name, time.monotonic()))
                if cut_off is not None and not cut_off.is_set():
                    _cut(where, store)
                    cut_off.set()
                    time.sleep(LEASE + 0.5)  # gone for longer than the lease
                try:
                    _through(lambda turn=turn: reader.submit(turn, graded()))
                except ReadingLostError:
                    continue
    except Exception as error:
        problems.append(f"{name}: {type(error).__name__}: {error}")


def _through(act):
    """As the window does it: again after an error that passes."""
    for _ in range(50):
        try:
            return act()
        except StoreError as error:
            if not error.passing:
                raise
            time.sleep(0.1)
    raise AssertionError("the server stayed away")


def _done(store):
    def waiting():
        with store.reading() as session:
            return admin.status(session, "dr-2027").waiting

    return _through(waiting) == 0


def _cut(where, store):
    """Ends all sessions of one client on the server, as a broken network does."""
    with store.reading() as session:
        own = session.execute(text("SELECT pg_backend_pid()")).scalar()
    admin_engine = sqlalchemy.create_engine(store_url(where), isolation_level="AUTOCOMMIT")
    with admin_engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})
    admin_engine.dispose()


@pytest.fixture
def killed(fresh_database):
    """A reader who has a case and dies with a transaction open."""
    code = textwrap.dedent(KILLED).format(
        here=str(Path(__file__).parent), where=fresh_database, lease=LEASE
    )
    made = pool(cases=CASES, readers=READERS, judges=())
    with open_store(fresh_database) as store:
        assigned(store, made)
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    reading = process.stdout.readline().strip()
    assert reading
    yield process, reading
    process.kill()
    process.wait(10)


def test_twenty_readers_one_killed_and_one_cut_off(fresh_database, killed):
    process, left = killed
    served, problems, cut_off = [], [], threading.Event()
    threads = [
        threading.Thread(
            target=work,
            args=(fresh_database, name, served, problems),
            kwargs={"cut_off": cut_off if name == "reader1" else None},
        )
        for name in READERS[1:]
    ]
    for thread in threads:
        thread.start()
    time.sleep(1.0)  # all wait for the transaction of the one who is killed now
    process.kill()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert problems == []
    assert cut_off.is_set()
    with open_store(fresh_database) as store, store.reading() as session:
        rows = session.scalars(select(tables.StudyReading)).all()
        answers = session.scalars(select(tables.StudyAnswer)).all()
        assert len(rows) == len(answers) == 2 * CASES
        assert {row.state for row in rows} == {"submitted"}
        assert {row.id for row in rows} == {answer.reading_id for answer in answers}
        by_case = Counter((row.case_number, row.reader) for row in rows)
        assert max(by_case.values()) == 1  # two different readers for every case
        assert all(row.holder is None and row.until is None for row in rows)
        assert session.get(tables.StudyReading, left).reader != "reader0"
        _served_once(served, rows)
        assert _locks(session) == 0
        assert verify(store).problems == ()


def _served_once(served, rows):
    """Nobody was served what another had, but for the one whose lease ran out."""
    by_reading = {}
    for reading, name, _ in served:
        by_reading.setdefault(reading, set()).add(name)
    shared = {reading: names for reading, names in by_reading.items() if len(names) > 1}
    assert all("reader1" in names and len(names) == 2 for names in shared.values())
    assert len(shared) <= 1
    assert {row.id for row in rows} == set(by_reading)


def _locks(session):
    return session.execute(
        text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
    ).scalar()
