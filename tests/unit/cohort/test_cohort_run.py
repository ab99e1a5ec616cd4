"""A cohort end to end, on real processes: what hangs, breaks or dies costs itself alone."""

import json
import os
import signal
import subprocess
import threading

import cv2
import pytest
from typer.testing import CliRunner

from engine.batch import Request
from engine.cli import app
from engine.cohort.child import Keeper
from engine.cohort.dataset import Parts, read_room
from engine.cohort.one import Task, work_on
from engine.cohort.run import Crew, run_cohort
from engine.cohort.settings import CohortSettings
from engine.image import OctScale
from engine.runtime.registry import DEFAULT_FUNDUS, GRAPH_SEARCH
from engine.sources import find_sources
from training.phantoms.oct_random import random_oct


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Small drawn B-scans: graph search needs no network, so a run takes seconds."""
    folder = tmp_path_factory.mktemp("cohort") / "in"
    folder.mkdir()
    for number in range(5):
        drawn = random_oct(number, shape=(200, 120)).volume.bscans[0]
        cv2.imwrite(str(folder / f"eye{number}.png"), drawn)
    return folder


@pytest.fixture
def settings():
    request = Request(
        model=DEFAULT_FUNDUS,
        oct_model=GRAPH_SEARCH,
        modality="oct",
        oct_scale=OctScale(3.9, 12.0, None, "user"),
        device="cpu",
    )
    return CohortSettings(request, time_limit_s=60)


def rows(folder, room, *, without=()):
    """All rows, in an order that does not depend on who was done first."""
    told = read_room(folder, room).drop_columns(list(without)).to_pylist()
    return sorted(told, key=lambda row: json.dumps(row, sort_keys=True))


def single(folder, pictures, settings):
    """The same by a plain loop in this process."""
    parts = Parts(folder)
    for path in sorted(pictures.glob("*.png")):
        task = Task(path.resolve(), path.resolve().as_posix(), path.stem, path.stem)
        parts.write([work_on(task, settings, folder)])


def run(pictures, folder, settings, *, workers=1, retry_failed=False, progress=None):
    return run_cohort(
        find_sources([pictures], output=folder),
        folder,
        settings,
        crew=Crew(workers),
        retry_failed=retry_failed,
        **({"progress": progress} if progress else {}),
    )


def test_two_workers_of_which_one_is_killed_give_what_a_plain_loop_gives(
    tmp_path, pictures, settings
):
    """Killed in the middle: the Dask worker with its child, by a signal that nobody can refuse."""
    killed = []

    def kill_once(share, text):
        if not killed:
            found = subprocess.run(
                ["pgrep", "-f", "engine.cohort.child"], capture_output=True, text=True
            )
            child = int(found.stdout.split()[0])
            with open(f"/proc/{child}/stat") as stat:
                worker = int(stat.read().rsplit(")", 1)[1].split()[1])
            killed.append(worker)
            os.kill(worker, signal.SIGKILL)

    tally = run(pictures, tmp_path / "two", settings, workers=2, progress=kill_once)
    assert (tally.done, tally.failed, tally.kept) == (5, 0, 0)
    assert killed
    single(tmp_path / "one", pictures, settings)
    for room in ("images", "measurements"):
        assert rows(tmp_path / "two", room) == rows(tmp_path / "one", room)

    again = run(pictures, tmp_path / "two", settings)
    assert (again.done, again.kept) == (0, 5)


def test_a_damaged_file_costs_itself_and_is_done_when_it_is_whole(tmp_path, pictures, settings):
    folder = tmp_path / "in"
    folder.mkdir()
    data = (pictures / "eye0.png").read_bytes()
    (folder / "good.png").write_bytes(data)
    (folder / "broken.png").write_bytes(data[: len(data) // 2])
    tally = run(folder, tmp_path / "out", settings)
    assert (tally.done, tally.failed) == (1, 1)
    told = {row["result"]: row for row in read_room(tmp_path / "out", "images").to_pylist()}
    assert told["broken"]["message"]
    assert told["good"]["status"] == "done"

    (folder / "broken.png").write_bytes(data)  # it has changed: worked on again unasked
    again = run(folder, tmp_path / "out", settings)
    assert (again.done, again.kept) == (1, 1)
    statuses = {row["result"]: row["status"] for row in rows(tmp_path / "out", "images")}
    assert statuses == {"good": "done", "broken": "done"}


def test_what_hangs_or_ends_its_process_costs_itself_alone(tmp_path, pictures, settings):
    path = pictures / "eye1.png"
    task = Task(path, path.as_posix(), "eye1", "eye1")
    keeper = Keeper(CohortSettings(settings.request, time_limit_s=40), tmp_path, 1)
    try:
        assert not keeper.work_on(task).failed
        keeper._child.kill()  # from outside, once: no fault of the file
        assert not keeper.work_on(task).failed

        os.kill(keeper._child.pid, signal.SIGSTOP)
        keeper.settings = CohortSettings(settings.request, time_limit_s=1)
        late = keeper.work_on(task)
        assert late.failed
        assert "longer than 1 s" in late.images[0]["message"]

        stop = threading.Event()

        def end_every_child():
            while not stop.wait(0.1):
                child = keeper._child
                if child is not None:
                    child.kill()

        keeper.settings = CohortSettings(settings.request, time_limit_s=40)
        threading.Thread(target=end_every_child, daemon=True).start()
        deadly = keeper.work_on(task)
        stop.set()
        assert deadly.failed
        assert "ended" in deadly.images[0]["message"]
    finally:
        keeper.close()


def test_pseudonyms_keep_names_of_files_out_of_the_tables(tmp_path, pictures, settings):
    folder = tmp_path / "Meier_Hans"
    folder.mkdir()
    (folder / "Meier_Hans.png").write_bytes((pictures / "eye2.png").read_bytes())
    (folder / "Meier_Hans_2.png").write_bytes(b"no picture")
    own = Request(**{**vars(settings.request), "pseudonyms": True})
    run(folder, tmp_path / "out", CohortSettings(own, 60))
    for room in ("images", "measurements"):
        assert "Meier" not in json.dumps(read_room(tmp_path / "out", room).to_pylist())


def test_from_the_command_line(tmp_path, pictures):
    told = ["cohort", "run", str(pictures), "-o", str(tmp_path / "out"), "--modality", "oct"]
    done = CliRunner().invoke(app, [*told, "--model", "graph-search", "--device", "cpu"])
    assert done.exit_code == 0, done.output
    assert "5 done, 0 kept, 0 failed" in done.output
    page = (tmp_path / "out/summary.html").read_text(encoding="utf-8")
    assert "5 images: 5 measured" in page
    assert (tmp_path / "out/summary.pdf").read_bytes().startswith(b"%PDF")
    other = CliRunner().invoke(app, [*told[:-2], "--device", "cpu"])
    assert other.exit_code == 1
    assert "other settings" in other.output
