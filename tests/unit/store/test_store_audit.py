"""The audit trail cannot be changed unseen."""

import pytest
from painting import ROW, Painter, photograph
from sqlalchemy import text
from test_store_cases import found

from engine.store import results, signing
from engine.store.errors import StoreError
from engine.store.store import open_store
from engine.store.verify import verify

ONLY_ADDED_TO = ("audit", "edits", "sign_offs", "quality_grades")


def work_in(store):
    """Some of everything."""
    painter = Painter(store)
    painter.draw(4)
    painter.undo()
    with store.writing("ada") as session:
        results.add_result(session, painter.case_id, found())
        results.set_measurements(session, painter.case_id, [ROW])
        signing.grade(session, painter.case_id, "blurred")
        signing.sign_off(session, painter.case_id)
    Painter(store, photograph(2)).draw(1)


def test_the_database_itself_refuses_to_change_what_is_only_added_to(store):
    work_in(store)
    for table in ONLY_ADDED_TO:
        for change in ("UPDATE {} SET at = 'never'", "DELETE FROM {}"):
            with pytest.raises(StoreError), store.writing("eve") as session:
                session.execute(text(change.format(table)))
    assert verify(store).problems == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE audit SET reader = 'eve' WHERE number = 5", "Row 5 of the trail was changed"),
        ("DELETE FROM audit WHERE number = 5", "missing before row 6"),
        ("DELETE FROM audit WHERE number > 6", "should end at"),
        (
            "UPDATE audit SET number = CASE number WHEN 5 THEN -6 WHEN 6 THEN -5 ELSE number END;"
            "UPDATE audit SET number = -number WHERE number < 0",
            "does not follow",
        ),
        ("UPDATE edits SET name = 'Fill' WHERE number = 2", "was changed"),
        ("DELETE FROM edits WHERE number = 2", "is missing"),
        ("UPDATE cases SET eye = 'R'", "was changed"),
        ("UPDATE cases SET state = 'draft'", "was changed"),
        ("UPDATE cases SET head = NULL", "does not stand at its last edit"),
        ("UPDATE layers SET mask = (SELECT mask FROM layers WHERE rank = 1)", "Layers or"),
        ("UPDATE landmarks SET x = x + 1", "Layers or landmarks"),
        ("DELETE FROM landmarks", "Layers or landmarks"),
        ("UPDATE quality_grades SET verdict = 'good'", "was changed"),
        ("DELETE FROM sign_offs", "is missing"),
        ("UPDATE readers SET passphrase = 'x'", ""),
    ],
)
def test_verify_finds_what_was_changed_behind_its_back(file_store, change, told):
    work_in(file_store)
    with file_store.writing("eve") as session:
        for table in ONLY_ADDED_TO:
            for what in ("update", "delete"):
                session.execute(text(f"DROP TRIGGER {table}_no_{what}"))
        for statement in change.split(";"):
            session.execute(text(statement))
    problems = " ".join(verify(file_store).problems)
    assert told in problems
    assert bool(told) == bool(problems)


def test_verify_finds_what_was_changed_on_a_server(fresh_database):
    with open_store(fresh_database) as store:
        work_in(store)
        with store.writing("eve") as session:
            session.execute(text("SET LOCAL session_replication_role = replica"))
            session.execute(text("UPDATE edits SET name = 'Fill' WHERE number = 2"))
        assert "was changed" in " ".join(verify(store).problems)


def test_verify_tells_the_last_hash_to_note_elsewhere(file):
    with open_store(file) as store:
        before = verify(store)
        Painter(store).draw(1)
        after = verify(store)
    assert after.entries > before.entries
    assert len(after.last_hash) == 64
    assert after.last_hash != before.last_hash
