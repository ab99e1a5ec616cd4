"""Readers are served in their order, can stop and resume, and what they submit is locked."""

import json

import pytest
from sqlalchemy import select, text
from studies import Reader, assigned, disc, graded, manifest, pool

from engine.store import study_tables as tables
from engine.store.errors import StoreError
from engine.store.verify import verify
from engine.study import admin, serve
from engine.study.clock import Event
from engine.study.entry import Entry
from engine.study.errors import (
    AnswersError,
    ManifestError,
    ReadingLockedError,
    ReadingLostError,
    StudyError,
)
from engine.study.manifest import Task
from engine.study.order import reading_list
from engine.study.outcome import readings
from engine.study.served import Wait


def case_of(store, served):
    with store.reading() as session:
        return session.get(tables.StudyReading, served.reading).case_number


def test_each_reader_reads_every_case_in_an_order_of_their_own(store):
    made = manifest(cases=12)
    assigned(store, made)
    orders = {}
    for name in made.readers:
        done = Reader(store, name).read_all()
        assert [served.number for served in done] == list(range(1, 13))
        assert {served.of for served in done} == {12}
        orders[name] = [case_of(store, served) for served in done]
        assert orders[name] == [planned.case for planned in reading_list(made, name)]
    assert sorted(orders["ada"]) == sorted(orders["ben"]) == list(range(12))
    assert orders["ada"] != orders["ben"]
    assert Reader(store, "ada").next() == Wait("done")


def test_the_same_case_is_served_until_it_is_submitted(store):
    assigned(store, manifest())
    ada = Reader(store, "ada")
    first = ada.next()
    assert ada.next().reading == first.reading
    with pytest.raises(StudyError, match="in their order"):
        ada.do(serve.open_reading, first.reading, ada.seat)
    ada.submit(first)
    assert ada.next().reading != first.reading


def test_what_was_entered_is_there_again_after_a_stop(file_store):
    made = manifest(tasks=(Task("grade", form="icdr"), Task("segment", structures=("optic_disc",))))
    assigned(file_store, made)
    ada = Reader(file_store, "ada")
    served = ada.next()
    ada.save(served, Entry({"quality": "good"}, {"optic_disc": disc()}))
    ada.save(served, Entry({"icdr": "3"}, {"optic_disc": disc(10)}))
    ada.do(serve.stop, served.reading, ada.seat)
    again = Reader(file_store, "ada").next()
    assert again.reading == served.reading
    assert dict(again.entry.answers) == {"icdr": "3"}
    assert (again.entry.drawings["optic_disc"] == disc(10)).all()


def test_a_second_window_waits_for_the_first_or_for_its_end(store):
    assigned(store, manifest())
    first, second = Reader(store, "ada", lease_seconds=0.5), Reader(store, "ada")
    served = first.next()
    with pytest.raises(ReadingLostError, match="another window"):
        second.next()
    first.lease = 0.0
    first.do(serve.keep, served.reading, first.seat, lease_seconds=0.0)
    assert second.next().reading == served.reading
    with pytest.raises(ReadingLostError):
        first.submit(served)
    second.submit(served)


def test_a_submitted_case_is_locked_and_the_same_again_is_fine(store):
    assigned(store, manifest())
    ada = Reader(store, "ada")
    served = ada.next()
    ada.submit(served, graded("2"))
    ada.submit(served, graded("2"))  # the answer of the server was lost on the way
    for change in (
        lambda: ada.submit(served, graded("3")),
        lambda: ada.save(served, graded("3")),
        lambda: Reader(store, "ben").submit(served, graded("2")),
    ):
        with pytest.raises((ReadingLockedError, ReadingLostError)):
            change()
    for statement in (
        "UPDATE study_answers SET content = '{}'",
        "DELETE FROM study_answers",
    ):
        with pytest.raises(StoreError), store.writing("mallory") as session:
            session.execute(text(statement))
    with store.reading() as session:
        (row,) = session.scalars(select(tables.StudyAnswer)).all()
        assert json.loads(row.content)["answers"]["icdr"] == "2"


def test_answers_that_will_not_do_are_refused_with_every_problem(file_store):
    made = manifest(tasks=(Task("grade", form="icdr"), Task("segment", structures=("optic_disc",))))
    assigned(file_store, made)
    ada = Reader(file_store, "ada")
    served = ada.next()
    with pytest.raises(AnswersError) as caught:
        ada.submit(served, Entry({"quality": "good", "icdr": "7"}, {"optic_disc": disc()[:, 1:]}))
    assert {key for key, _ in caught.value.problems} >= {"icdr", "icdr_confidence", "optic_disc"}
    ungradable = Entry({"quality": "ungradable", "ungradable_reason": ("blur",)})
    ada.submit(served, ungradable)


def test_going_back_is_possible_only_where_the_study_allows_it(file_store):
    assigned(file_store, manifest(going_back=True))
    ada = Reader(file_store, "ada")
    first = ada.next()
    ada.save(first, Entry({"quality": "good"}))
    listed = ada.do(serve.listing, "dr-2027")
    assert [each.state for each in listed] == ["begun", *["waiting"] * 5]
    third = ada.do(serve.open_reading, listed[2].reading, ada.seat)
    assert third.number == 3
    ada.submit(third)
    assert ada.next().reading == first.reading
    assert ada.do(serve.listing, "dr-2027")[2].state == "submitted"
    with pytest.raises(ReadingLockedError):
        ada.do(serve.open_reading, third.reading, ada.seat)
    ben = Reader(file_store, "ben")
    with pytest.raises(ReadingLostError):
        ben.do(serve.open_reading, first.reading, ben.seat)


def test_a_sequential_study_shows_the_model_only_after_the_unaided_answer(file_store):
    assigned(file_store, manifest(design="sequential", model="results/x", cases=4))
    ada = Reader(file_store, "ada")
    without = ada.next()
    assert (without.shows_model, without.number, without.of) == (False, 1, 8)
    ada.submit(without, graded("1"))
    aided = ada.next()
    assert aided.shows_model
    assert case_of(file_store, aided) == case_of(file_store, without)
    assert aided.entry.answers["icdr"] == "1"
    ada.submit(aided, graded("2"))
    with pytest.raises(ReadingLockedError):
        ada.submit(without, graded("2"))
    assert not ada.next().shows_model


def test_a_sequential_study_that_allows_going_back_still_asks_without_first(file_store):
    assigned(file_store, manifest(design="sequential", model="r", cases=2, going_back=True))
    ada = Reader(file_store, "ada")
    listed = ada.do(serve.listing, "dr-2027")
    with pytest.raises(StudyError, match="without the model first"):
        ada.do(serve.open_reading, listed[1].reading, ada.seat)


def test_a_crossed_study_keeps_the_wash_out(store):
    made = manifest(design="crossed", model="r", washout_days=28, cases=8)
    assigned(store, made)
    ada = Reader(store, "ada")
    done = ada.read_all()
    assert len(done) == 8
    wait = ada.next()
    assert wait.reason == "wash-out"
    with store.reading() as session:
        last = max(
            session.scalars(
                select(tables.StudyReading.submitted).where(
                    tables.StudyReading.submitted.is_not(None)
                )
            )
        )
    assert wait.until == pytest.approx(last + 28 * 86400)
    with store.writing("test") as session:  # the wash-out is over
        session.execute(text("UPDATE study_readings SET submitted = submitted - 2419201"))
    second = ada.read_all()
    arms = {case_of(store, served): served.shows_model for served in done}
    assert {case_of(store, served): not served.shows_model for served in second} == arms
    assert ada.next() == Wait("done")


def test_a_third_reader_decides_where_two_differ_and_sees_no_names(store):
    assigned(store, pool(cases=4))
    ada, ben, eve = (Reader(store, name) for name in ("ada", "ben", "eve"))
    assert eve.next() == Wait("done")
    ada.read_all(graded("2"))
    assert eve.next() == Wait("done")
    odd = {}

    def sometimes(served):
        number = case_of(store, served)
        odd[number] = "3" if number in (0, 2) else "2"
        return graded(odd[number])

    ben.read_all(sometimes)
    sides = []
    for _ in range(2):
        served = eve.next()
        assert case_of(store, served) in (0, 2)
        assert {entry.answers["icdr"] for entry in served.others} == {"2", "3"}
        sides.append(served.others[0].answers["icdr"])
        eve.submit(served, graded("3"))
    assert eve.next() == Wait("done")
    with store.reading() as session:
        _, found = readings(session, "dr-2027")
    assert sum(each.kind == "adjudication" for each in found) == 2
    assert Reader(store, "cy").next() == Wait("done")


def test_remarks_and_confidence_call_nobody(file_store):
    assigned(file_store, pool(cases=1))
    Reader(file_store, "ada").read_all(graded("2", remark="first"))
    Reader(file_store, "cy").read_all(graded("2", icdr_confidence=1))
    assert Reader(file_store, "eve").next() == Wait("done")


def test_a_case_that_somebody_left_goes_to_the_next_and_the_draft_is_kept(store):
    assigned(store, pool(cases=1, readers=("ada", "ben", "cy"), judges=()))
    ada, ben, cy = (Reader(store, name) for name in ("ada", "ben", "cy"))
    ada.lease = 0.0
    left = ada.next()
    ada.save(left, Entry({"quality": "usable"}))
    ben.submit(ben.next())
    assert cy.next().reason == "taken"
    with store.writing("test") as session:
        session.execute(text("UPDATE study_readings SET until = 1 WHERE state = 'waiting'"))
    taken = cy.next()
    assert taken.reading == left.reading
    assert not taken.entry.answers
    with pytest.raises(ReadingLostError, match="is kept"):
        ada.submit(left)
    with pytest.raises(ReadingLostError):
        ada.save(left, Entry({"quality": "good"}))
    assert ada.do(serve.put_aside, left.reading, Entry({"quality": "good"}))  # drawn while offline
    assert not cy.do(serve.put_aside, left.reading, Entry({"quality": "good"}))  # it is cy's own
    cy.submit(taken)
    assert not ada.do(serve.put_aside, left.reading, Entry({"quality": "usable"}))
    with store.reading() as session:
        (draft,) = session.scalars(
            select(tables.StudyDraft).where(
                tables.StudyDraft.reader == "ada", tables.StudyDraft.part == "answers"
            )
        )
        assert b"good" in draft.data


def test_strangers_and_closed_studies_are_refused(store):
    assigned(store, manifest(cases=2))
    with pytest.raises(StudyError, match="not a reader"):
        Reader(store, "mallory").next()
    with pytest.raises(StudyError, match="no study"):
        Reader(store, "ada", key="other").next()
    ada = Reader(store, "ada")
    served = ada.next()
    with pytest.raises(StudyError, match="4 readings"):
        ada.do(admin.close, "dr-2027")
    ada.do(admin.close, "dr-2027", unfinished=True)
    for entered in (lambda: ada.submit(served), ada.next):
        with pytest.raises(ReadingLockedError, match="closed"):
            entered()


def test_status_counts_and_tells_no_answers(file_store):
    assigned(file_store, manifest(cases=3))
    ada = Reader(file_store, "ada")
    ada.submit(ada.next())
    ada.next()
    with file_store.reading() as session:
        told = admin.status(session, "dr-2027")
    assert told.readers[0] == admin.Progress("ada", 1, 2, True)
    assert told.readers[1] == admin.Progress("ben", 0, 3, False)
    assert (told.submitted, told.waiting, told.open_to_all) == (1, 5, 0)


def test_a_study_is_assigned_once_and_another_manifest_is_refused(store):
    made = manifest(seed=f"seed-1 of {store.url}")  # that no other test has read
    assigned(store, made)
    with pytest.raises(StudyError, match="already"):
        admin.assign(store, made, by="manager")
    with pytest.raises(ManifestError, match="frozen"):
        admin.assign(store, manifest(seed="another"), by="manager")
    with store.writing("mallory") as session:
        session.execute(text("UPDATE studies SET manifest = replace(manifest, 'seed-1', 'seed-2')"))
    with pytest.raises(ManifestError, match="changed"):
        Reader(store, "ada").next()


def test_readers_of_a_shared_workspace_need_accounts(store):
    if not store.shared:
        admin.assign(store, manifest(), by="manager")
        return
    with pytest.raises(StudyError, match="ada, ben"):
        admin.assign(store, manifest(), by="manager")


def test_the_trail_covers_studies_and_answers(store):
    made = manifest(cases=2, tasks=(Task("segment", structures=("optic_disc",)),), forms=())
    assigned(store, made)
    Reader(store, "ada").read_all(Entry({}, {"optic_disc": disc()}))
    Reader(store, "ada").do(admin.close, "dr-2027", unfinished=True)
    assert verify(store).problems == ()
    with store.writing("mallory") as session:
        session.execute(text("UPDATE studies SET state = 'open'"))
    assert any("studies" in problem for problem in verify(store).problems)


def test_times_and_entries_come_out_again(file_store):
    made = manifest(cases=2, tasks=(Task("measure", lines=("cup",)), Task("grade", form="icdr")))
    assigned(file_store, made)
    ada = Reader(file_store, "ada")
    served = ada.next()
    events = [Event(0, "opened"), Event(10, "input", "ruler"), Event(100, "closed")]
    ada.do(serve.record, served.reading, "sitting", 0, events[:2])
    ada.do(serve.record, served.reading, "sitting", 0, events)  # sent again after a lost connection
    line = {"cup": ((1.5, 2.0), (10.0, 4.0))}
    ada.submit(served, Entry(graded("4").answers, {}, line))
    with file_store.reading() as session:
        told, (found,) = readings(session, "dr-2027")
    assert told == made
    assert found.entry.lines == line
    assert found.entry.answers == graded("4").answers
    assert (found.time.active, found.time.idle) == (70, 30)
    assert found.time.by_tool == {"": 10, "ruler": 60}
