"""The writer thread: each act is reported once it lasts, and none is lost when saving fails."""

import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from painting import ROW, SHAPE, Painter, photograph
from sqlalchemy import text

from engine.image import Scale
from engine.layers import Segmentation
from engine.store import acts, cases, desk, history, results, signing, writer
from engine.store.errors import StoreBusyError, StoreDamagedError, StoreError
from engine.store.reports import Broken, Delayed, Moved, Opened, Refused, Saved
from engine.store.rescue import RescueFile, folders
from engine.store.store import open_store
from engine.store.values import Basis
from engine.store.verify import verify
from engine.store.writer import Writer

WAIT = 20


class Watch:
    """A running writer and what it reports."""

    def __init__(self, where):
        self.reports = queue.Queue()
        self.writer = Writer(where, self.reports.put)
        self.writer.start()

    def next(self, kind):
        """The next report of this kind."""
        while not isinstance(report := self.reports.get(timeout=WAIT), kind):
            pass
        return report

    def ask(self, question):
        answers = queue.Queue()
        self.writer.ask(question, answers.put, answers.put)
        answer = answers.get(timeout=WAIT)
        if isinstance(answer, StoreError):
            raise answer
        return answer


@pytest.fixture
def watch(file, monkeypatch):
    monkeypatch.setattr(writer, "PAUSES", (0.05,))
    watch = Watch(file)
    watch.next(Opened)
    yield watch
    watch.writer.close()


@pytest.fixture
def drawing(watch):
    """A painter whose strokes go to the writer."""

    class Drawing(Painter):
        def put(self, count=1):
            for _ in range(count):
                self.done.append(self.edit())
                watch.writer.put(self.case_id, acts.EditDone(self.done[-1]))

    return watch.ask(Drawing)


def test_each_stroke_is_reported_in_order_once_it_is_there(watch, drawing, file):
    drawing.put(5)
    with open_store(file) as other:
        for number in range(5):
            saved = watch.next(Saved)
            assert saved.act.edit == drawing.done[number]
            assert saved.act.edit in drawing.stored(other)[0]
    assert saved.waiting == 0


def test_undo_and_statements_are_acts_too(watch, drawing, file):
    drawing.put(2)
    for act in (
        acts.EditUndone(drawing.done[1].id),
        acts.EditRedone(drawing.done[1].id),
        acts.EditUndone(drawing.done[1].id),
        acts.ScaleStated(Scale(5, 6, "user")),
        acts.Graded("blurred"),
        acts.Measured((ROW,)),
        acts.SignedOff(),
    ):
        watch.writer.put(drawing.case_id, act)
    for _ in range(9):
        watch.next(Saved)
    with open_store(file) as other:
        assert drawing.stored(other) == (drawing.done[:1], drawing.done[1:])
        with other.reading() as session:
            case = cases.case(session, drawing.case_id)
        assert (case.state, case.ungradable, case.scale.y_um) == ("final", "blurred", 6)
        assert verify(other).problems == ()


def test_closing_saves_what_waits(watch, drawing, file):
    drawing.put(30)
    assert watch.writer.close()
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done


def fill(store, pages):
    """Let the workspace's file grow by so many pages at most."""
    with store.reading() as session:
        used = session.execute(text("PRAGMA page_count")).scalar()
        session.execute(text(f"PRAGMA max_page_count = {used + pages}"))


def test_a_full_disk_is_told_and_nothing_is_lost(watch, drawing, file):
    watch.ask(lambda store: fill(store, 2))
    drawing.put(80)
    delayed = watch.next(Delayed)
    assert "full" in delayed.text
    assert delayed.waiting > 0
    fill(watch.writer._store, 1000)
    while watch.next(Saved).waiting:
        pass
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done
        assert verify(other).problems == ()


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="mounts a small disk")
def test_a_disk_that_is_really_full(tmp_path, sqlite_template, monkeypatch):
    monkeypatch.setattr(writer, "PAUSES", (0.05,))
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        file = disk / "workspace.db"
        shutil.copyfile(sqlite_template, file)
        watch = Watch(file)
        watch.next(Opened)
        (disk / "ballast").write_bytes(b"x" * 60_000)
        painter = watch.ask(Painter)
        for _ in range(40):
            painter.done.append(painter.edit())
            watch.writer.put(painter.case_id, acts.EditDone(painter.done[-1]))
        assert "full" in watch.next(Delayed).text
        (disk / "ballast").unlink()
        subprocess.run(["mount", "-o", "remount,size=5m", disk], check=True)
        while watch.next(Saved).waiting:
            pass
        assert watch.writer.close()
        with open_store(file) as other:
            assert painter.stored(other)[0] == painter.done
            assert verify(other).problems == ()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_store_that_takes_no_changes_is_told_and_nothing_is_lost(watch, drawing, file):
    watch.ask(lambda store: _pragma(store, "PRAGMA query_only = ON"))
    drawing.put(2)
    assert "may not be written" in watch.next(Delayed).text
    _pragma(watch.writer._store, "PRAGMA query_only = OFF")
    while watch.next(Saved).waiting:
        pass
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done


def _pragma(store, statement):
    with store.reading() as session:
        session.execute(text(statement))


def test_a_line_that_finds_no_room_leaves_those_before_and_after_it_whole(
    watch, drawing, file, monkeypatch
):
    aside = RescueFile(file, "ada")
    edits = [drawing.edit() for _ in range(2)]
    drawing.done += edits
    assert aside.keep(drawing.case_id, acts.EditDone(edits[0]), head=None)

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as tight:
        tight.setattr(os, "fsync", full)
        assert not aside.keep(drawing.case_id, acts.EditDone(edits[1]), head=None)
    assert aside.keep(drawing.case_id, acts.EditDone(edits[1]), head=None)
    watch.writer.close()
    again = Watch(file)
    assert again.next(Opened).left == ()
    again.writer.close()
    with open_store(file) as other:
        assert drawing.stored(other)[0] == edits


def test_closing_can_be_tried_again_where_nothing_takes_the_strokes(
    watch, drawing, file, monkeypatch
):
    with monkeypatch.context() as broken:
        broken.setattr(desk, "write", _fail)
        broken.setattr(RescueFile, "keep", lambda *args, **more: False)
        drawing.put(2)
        watch.next(Delayed)
        assert not watch.writer.flush(0.1)
        assert not watch.writer.close()
        assert not watch.writer.close()
    assert watch.writer.close()
    again = Watch(file)
    assert again.next(Opened).left == ()
    again.writer.close()
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done


def _fail(*args, **more):
    raise StoreBusyError("The disk is full.")


def test_what_cannot_be_saved_before_closing_comes_back_at_the_next_start(watch, drawing, file):
    drawing.put(1)
    watch.next(Saved)
    watch.ask(lambda store: _pragma(store, "PRAGMA query_only = ON"))
    drawing.put(3)
    watch.next(Delayed)
    assert watch.writer.close()
    assert list(folders(file)[0].iterdir())
    again = Watch(file)
    assert again.next(Opened).left == ()
    again.writer.close()
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done
        assert verify(other).problems == ()
    assert not list(folders(file)[0].iterdir())


def test_a_store_deleted_while_open_is_written_anew(watch, drawing, file):
    drawing.put(2)
    for _ in range(2):
        watch.next(Saved)
    shutil.rmtree(file.parent)
    drawing.put(2)
    assert watch.next(Moved).path == file
    for _ in range(2):
        watch.next(Saved)
    with open_store(file) as other:
        assert drawing.stored(other)[0] == drawing.done


def test_a_store_damaged_while_open_is_copied_and_edits_go_to_a_file(watch, drawing, file):
    drawing.put(3)
    for _ in range(3):
        watch.next(Saved)
    watch.ask(lambda store: store._engine.dispose())  # so that nothing is read from memory
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)
    drawing.put(2)
    broken = watch.next(Broken)
    assert "damaged" in broken.text
    assert broken.copy.read_bytes() == file.read_bytes() == bytes(data)
    refused = [watch.next(Refused) for _ in range(2)]
    assert len({each.kept for each in refused}) == 1
    kept = refused[0].kept.read_text()
    assert all(edit.id in kept for edit in drawing.done[3:])
    with pytest.raises(StoreDamagedError):
        watch.ask(lambda store: None)


def test_after_an_edit_that_was_refused_none_is_saved_out_of_order(watch, drawing, file):
    drawing.put(1)
    watch.next(Saved)
    with open_store(file) as other, other.writing("bob") as session:
        history.undo(session, drawing.case_id, drawing.done[0].id)
    drawing.put(2)
    refused = [watch.next(Refused) for _ in range(2)]
    assert "another window" in refused[0].text
    assert refused[1].kept == refused[0].kept
    with open_store(file) as other:
        assert drawing.stored(other) == ([], drawing.done[:1])
    watch.writer.close()
    again = Watch(file)
    assert again.next(Opened).left == (refused[0].kept.with_suffix(".taking"),)
    again.writer.close()


def test_a_final_case_takes_no_stroke(watch, drawing, file):
    with open_store(file) as other, other.writing("ada") as session:
        signing.sign_off(session, drawing.case_id)
    drawing.put(1)
    assert "signed off" in watch.next(Refused).text


def test_a_fault_in_keeping_aside_does_not_end_the_thread(watch, drawing, file, monkeypatch):
    def broken(*_args, **_more):
        raise TypeError("not to be written as JSON")

    monkeypatch.setattr("engine.store.rescue.RescueFile.keep", broken)
    with open_store(file) as other, other.writing("ada") as session:
        signing.sign_off(session, drawing.case_id)
    drawing.put(1)
    refused = watch.next(Refused)
    assert "signed off" in refused.text
    assert refused.kept is None
    assert watch.ask(lambda store: 5) == 5


def test_a_fault_in_one_act_does_not_end_the_thread(watch, drawing):
    watch.writer.put(drawing.case_id, acts.Graded(3))
    assert "unexpected" in watch.next(Refused).text
    drawing.put(1)
    assert watch.next(Saved).act.edit == drawing.done[0]


@pytest.mark.parametrize(
    "refused", [acts.ScaleStated("nonsense"), acts.ResultFound(Segmentation((), settings=3))]
)
def test_no_number_and_no_signature_follows_what_could_not_be_saved(watch, drawing, file, refused):
    for act in (refused, acts.Measured((ROW,)), acts.SignedOff()):
        watch.writer.put(drawing.case_id, act)
    assert watch.next(Refused).act is refused
    for _ in range(2):
        assert "before this" in watch.next(Refused).text
    with open_store(file) as other, other.reading() as session:
        assert cases.case(session, drawing.case_id).state == "draft"
        assert results.measurements(session, drawing.case_id) == ()
        basis = Basis(None, results.newest_id(session, drawing.case_id))
    assert watch.writer.track(drawing.case_id, basis)  # it is to be loaded anew
    watch.writer.put(drawing.case_id, acts.ScaleStated(Scale(5, 6, "user")))
    watch.next(Saved)


def test_too_much_that_waits_is_told(watch, drawing, monkeypatch):
    monkeypatch.setattr(writer, "MOST_WAITING", 1500)
    watch.ask(lambda store: _pragma(store, "PRAGMA query_only = ON"))
    assert not watch.writer.overfull
    drawing.put(4)
    assert watch.writer.overfull


def test_a_store_that_cannot_be_opened_is_told(tmp_path):
    path = tmp_path / "workspace.db"
    path.write_bytes(b"holiday photograph")
    watch = Watch(path)
    assert "damaged" in watch.next(Broken).text
    with pytest.raises(StoreDamagedError):
        watch.ask(lambda store: None)
    watch.writer.close()
    assert path.read_bytes() == b"holiday photograph"


def test_a_folder_that_comes_back_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "PAUSES", (0.05,))
    blocked = tmp_path / "folder"
    blocked.write_text("in the way")
    watch = Watch(blocked / "workspace.db")
    assert "cannot be opened" in watch.next(Delayed).text
    blocked.unlink()
    assert watch.next(Opened).path == blocked / "workspace.db"
    assert watch.writer.close()


def test_a_shared_store_waits_for_somebody_to_sign_in(fresh_database):
    watch = Watch(fresh_database)
    assert watch.next(Opened).reader is None
    watch.writer.close()


def test_closing_before_anything_was_started_is_quick(file):
    idle = Writer(file, lambda report: None)
    assert idle.close()
    assert threading.active_count() < 10


def test_the_folder_of_kept_edits_lies_beside_the_store(file):
    assert folders(file)[0].parent == Path(file).parent
    assert photograph().pixels.shape[:2] == SHAPE
