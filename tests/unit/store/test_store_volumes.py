"""Volumes in the workspace: results, corrections and undo come back to the last bit."""

import itertools
import queue
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from painting import Painter, photograph
from sqlalchemy import text

from engine.image import Laterality, OctScale, OctVolume
from engine.layers import Layer, Origin, Provenance, Segmentation, Surface
from engine.oct.correct import drag, erase
from engine.oct.gestures import area_edit, surface_edit
from engine.store import acts, cases, desk, results, study_tables
from engine.store.errors import ArchiveError, StoreDamagedError
from engine.store.exchange import export_case, import_case
from engine.store.relatives import kept_of
from engine.store.reports import Saved
from engine.store.store import open_store
from engine.store.verify import verify
from engine.store.writer import Writer

SHAPE = (3, 40, 70)
SCALE = OctScale(3.9, 11.25, None, "vendor")
MADE = Provenance("model:oct", "e" * 64, (("device", "cpu"),))


def volume(seed=1, **told):
    pixels = np.full(SHAPE, seed, np.uint8)
    made = OctVolume(pixels, sha256=f"{seed + 5000:064d}", pixel_sha256=f"{seed + 6000:064d}")
    return replace(made, scale=SCALE, **told)


def found(seed=1):
    rng = np.random.default_rng(seed)
    rows = np.sort(rng.random((2, SHAPE[0], SHAPE[2])) * 39, axis=0).astype(np.float32)
    rows[:, 1, 5:9] = np.nan
    sure = rng.random((2, SHAPE[0], SHAPE[2])).astype(np.float32)
    return Segmentation(
        (Layer("fluid", rng.random(SHAPE) < 0.1, MADE),),
        surfaces=(Surface("ilm", rows[0], MADE, sure[0]), Surface("bm", rows[1], MADE)),
        model="oct",
        model_sha256="e" * 64,
        notices=("Low signal.",),
    )


def bits(segmentation):
    """All that a segmentation of a volume says, in bytes."""
    return [
        *(
            (each.structure, each.rows.tobytes(), each.provenance,
             None if each.confidence is None else each.confidence.tobytes(),
             None if each.origins is None else each.origins.tobytes())
            for each in segmentation.surfaces
        ),
        *((each.structure, each.mask.tobytes(), each.provenance) for each in segmentation.layers),
        segmentation.notices,
    ]  # fmt: skip


class Corrector:
    """Corrects a volume as a window does: each gesture is applied, and saved."""

    def __init__(self, store, image=None):
        self.store, self.image = store, image or volume()
        loaded = self.load()
        self.case_id, self.working, self.basis = (
            loaded.status.case.id, loaded.working, loaded.basis
        )  # fmt: skip
        self.edits = []

    def load(self, store=None):
        return desk.load_volume(store or self.store, "ada", self.image, Path("eye.vol"))

    def put(self, act):
        self.basis = desk.write(self.store, "ada", self.case_id, act, basis=self.basis)

    def find(self, segmentation):
        self.working.rest_on(segmentation)
        self.put(acts.ResultFound(segmentation))

    def do(self, edit):
        self.working.apply(edit)
        self.edits.append(edit)
        self.put(acts.EditDone(edit))

    def drag(self, key, scan, to):
        keys, lines = self.working.lines(scan)
        moved = drag(lines, keys.index(key), to, reach=8, height=SHAPE[1])
        changes = {scan: (moved, Origin.DRAWN)}
        self.do(surface_edit(self.working, key, changes, name="Drag", author="reader:ada"))

    def erase(self, key, scan, span):
        keys, lines = self.working.lines(scan)
        changes = {scan: (erase(lines, keys.index(key), span), Origin.DRAWN)}
        self.do(surface_edit(self.working, key, changes, name="Erase", author="reader:ada"))

    def paint(self, key, scan):
        pixels = np.zeros(SHAPE[1:], bool)
        pixels[10:14, 20:40] = True
        self.do(
            area_edit(
                self.working, key, scan, pixels, adding=True, name="Paint", author="reader:ada"
            )
        )


def worked(store):
    corrector = Corrector(store)
    corrector.find(found())
    corrector.drag("ilm", 0, (30, 2.5))
    corrector.erase("bm", 1, slice(60, 70))
    corrector.paint("subretinal_fluid", 2)
    return corrector


def test_a_volume_comes_back_with_result_corrections_and_undo(store, where):
    corrector = worked(store)
    last = corrector.edits[-1]
    corrector.put(acts.EditUndone(last.id))
    with open_store(where) as other:
        loaded = corrector.load(other)
        assert loaded.done == tuple(corrector.edits[:-1])
        assert loaded.undone == (last,)
        loaded.working.apply(last)
        assert bits(loaded.working.segmentation()) == bits(corrector.working.segmentation())
        assert bits(loaded.working.found) == bits(found())
        assert loaded.status.case.shape == SHAPE
        assert loaded.status.case.scale == SCALE
        assert verify(other).problems == ()


def test_the_same_file_elsewhere_is_the_same_case_and_a_photograph_is_not(store):
    corrector = worked(store)
    with store.writing("ada") as session:
        again = cases.case_of(session, replace(volume(), sha256="9" * 64), Path("/else/b.vol"))
        photo = photograph(pixel_sha256=volume().pixel_sha256)
        other = cases.case_of(session, photo, Path("b.png"))
    assert again.id == corrector.case_id
    assert other.id != corrector.case_id
    with store.reading() as session:
        assert kept_of(session, photo).found is None
        assert cases.find(session, photo).id == other.id


def test_eye_and_scale_of_a_volume_can_be_stated(store):
    corrector = Corrector(store)
    corrector.put(acts.EyeStated(Laterality.LEFT, "user"))
    scale = OctScale(2.0, 6.0, 60.0, "user")
    corrector.put(acts.ScaleStated(scale))
    case = corrector.load().status.case
    assert (case.eye, case.scale) == (Laterality.LEFT, scale)
    assert verify(store).problems == ()


def test_another_result_lies_below_the_corrections(store):
    corrector = worked(store)
    corrector.find(found(seed=2))
    loaded = corrector.load()
    assert bits(loaded.working.found) == bits(found(seed=2))
    assert bits(loaded.working.segmentation()) == bits(corrector.working.segmentation())
    assert loaded.working.segmentation().surface("ilm").rows[0, 30] == np.float32(2.5)


def test_a_surface_that_was_changed_behind_the_program_is_told(file_store):
    worked(file_store)
    with file_store.reading() as session:
        session.execute(text("UPDATE surfaces SET rows = confidence WHERE structure = 'ilm'"))
        session.commit()
    (problem,) = verify(file_store).problems
    assert "results:" in problem


def test_a_damaged_surface_is_told(file_store):
    corrector = worked(file_store)
    with file_store.reading() as session:
        session.execute(text("UPDATE surfaces SET rows = x'00'"))
        session.commit()
    with pytest.raises(StoreDamagedError):
        corrector.load()


def as_before_volumes(file):
    """Make the tables those of revision 0001."""
    with sqlite3.connect(file) as connection:
        for table in reversed(study_tables.Study.metadata.sorted_tables):
            if table.name.startswith("stud"):
                connection.execute(f"DROP TABLE {table.name}")
        connection.execute("DROP TABLE kept_files")
        connection.execute("ALTER TABLE workspace DROP COLUMN seal_key")
        connection.execute("DROP TABLE surfaces")
        connection.execute("ALTER TABLE cases DROP COLUMN scans")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()


def test_a_workspace_of_before_is_brought_up_with_all_that_it_held(file):
    with open_store(file) as store:
        painter = Painter(store)
        painter.draw(4)
        painter.undo()
    as_before_volumes(file)
    with open_store(file) as store:
        assert painter.stored(store) == (painter.done, painter.undone)
        assert verify(store).problems == ()
        painter.store = store
        painter.redo()
        worked(store)
        assert verify(store).problems == ()
        with store.reading() as session:
            last = session.execute(
                text("SELECT detail FROM audit WHERE act = 'schema' ORDER BY number DESC LIMIT 1")
            ).scalar()
        assert last == '{"revision":"0004"}'


def test_a_volume_as_one_file(store, tmp_path, file):
    corrector = worked(store)
    path = tmp_path / "eye.retsam"
    with store.reading() as session:
        export_case(session, corrector.case_id, path)
    with open_store(tmp_path / "other.db") as other:
        with other.writing("bob") as session:
            case_id = import_case(session, path)
        loaded = desk.load_volume(other, "bob", volume(), Path("there.vol"))
        assert loaded.status.case.id == case_id
        assert loaded.done == tuple(corrector.edits)
        assert bits(loaded.working.segmentation()) == bits(corrector.working.segmentation())
        assert verify(other).problems == ()
        with other.reading() as session:
            assert results.newest_id(session, case_id) is not None


def test_a_changed_volume_file_is_refused(file_store, tmp_path):
    import json
    import zipfile

    corrector = worked(file_store)
    path, changed = tmp_path / "eye.retsam", tmp_path / "changed.retsam"
    with file_store.reading() as session:
        export_case(session, corrector.case_id, path)
    for what, value in (("scans", 2), ("scans", 0), ("width", 71)):
        with zipfile.ZipFile(path) as before, zipfile.ZipFile(changed, "w") as after:
            for name in before.namelist():
                data = before.read(name)
                if name == "case.json":
                    told = json.loads(data)
                    told["case"][what] = value
                    data = json.dumps(told)
                after.writestr(name, data)
        with (
            open_store(tmp_path / "third.db") as other,
            pytest.raises(ArchiveError),
            other.writing("bob") as session,
        ):
            import_case(session, changed)


def test_one_case_is_given_back_and_another_kept(store, where):
    corrector, painter = Corrector(store), Painter(store)
    with open_store(where) as other:
        assert store.leases.take(painter.case_id)
        store.leases.release(painter.case_id)
        store.leases.release("never taken")
        assert not other.leases.take(corrector.case_id)
        assert other.leases.take(painter.case_id)
        store.leases.release()
        assert other.leases.take(corrector.case_id)


# --- killed -----------------------------------------------------------------------------------


def correct_for_ever(file):
    """Correct a volume through the writer thread; each edit is told once it is saved."""

    def tell(report):
        if isinstance(report, Saved) and isinstance(report.act, acts.EditDone):
            print(report.act.edit.id, flush=True)

    writer = Writer(file, tell)
    loaded = queue.Queue()

    def load(store):
        found = desk.load_volume(store, "ada", volume(), Path("eye.vol"))
        writer.track(found.status.case.id, found.basis)
        return found

    writer.start()
    writer.ask(load, loaded.put, print)
    case = loaded.get(timeout=30)
    working, case_id = case.working, case.status.case.id
    working.rest_on(found())
    writer.put(case_id, acts.ResultFound(found()))
    for number in itertools.count():
        keys, lines = working.lines(number % SHAPE[0])
        moved = drag(lines, 0, (number % 60 + 9, 1 + number % 7), reach=6, height=SHAPE[1])
        changes = {number % SHAPE[0]: (moved, Origin.DRAWN)}
        edit = surface_edit(working, keys[0], changes, name="Drag", author="reader:ada")
        if edit is not None:
            working.apply(edit)
            writer.put(case_id, acts.EditDone(edit))
        time.sleep(0.01)


def test_no_reported_correction_is_lost_by_a_kill(file):
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); "
        f"import test_store_volumes as t; t.correct_for_ever({str(file)!r})"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    told = [child.stdout.readline().strip() for _ in range(25)]
    child.kill()
    told += child.stdout.read().split()
    child.wait()
    with open_store(file) as store:
        loaded = desk.load_volume(store, "ada", volume(), Path("eye.vol"))
        kept = [edit.id for edit in loaded.done]
        assert kept[: len(told)] == told
        assert len(kept) <= len(told) + 1  # one may have been saved and not told yet
        assert loaded.working.corrected
        assert verify(store).problems == ()
