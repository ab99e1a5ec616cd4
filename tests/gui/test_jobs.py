import os
import threading
import time

import numpy as np
import pytest
import stand_ins

from retsam_gui.jobs import Jobs, Lane, Latest


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


class Outcome:
    """Collects what the callbacks of a job say."""

    def __init__(self):
        self.results, self.failures, self.progress, self.cancelled = [], [], [], 0

    def callbacks(self):
        return {
            "on_done": self.results.append,
            "on_failed": self.failures.append,
            "on_progress": lambda share, text: self.progress.append((share, text)),
            "on_cancelled": self._count,
        }

    def _count(self):
        self.cancelled += 1


@pytest.mark.parametrize("lane", list(Lane))
def test_result_and_progress_arrive_on_the_gui_thread(qtbot, jobs, lane):
    outcome, threads = Outcome(), []
    callbacks = outcome.callbacks() | {
        "on_done": lambda value: (
            threads.append(threading.current_thread()),
            outcome.results.append(value),
        )
    }
    jobs.run(stand_ins.double, 21, lane=lane, **callbacks)
    qtbot.waitUntil(lambda: outcome.results == [42], timeout=30_000)
    assert threads == [threading.main_thread()]
    assert outcome.progress[0] == (0.5, "half way")
    assert outcome.progress[-1][0] in (0.5, 1.0)
    assert not outcome.failures


def test_arrays_travel_unchanged_and_writable(qtbot, jobs):
    rng = np.random.default_rng(5)
    mask = rng.random((37, 61)) < 0.3
    pixels = rng.integers(0, 65535, (37, 61, 3), dtype=np.uint16)
    outcome = Outcome()
    jobs.run(stand_ins.double, (mask, pixels), **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.results), timeout=30_000)
    first, second = outcome.results[0][:2]
    assert first.dtype == np.bool_
    np.testing.assert_array_equal(first, mask)
    np.testing.assert_array_equal(second, pixels)
    assert second.flags.writeable
    assert first.flags.writeable


def test_a_segmentation_travels_whole(qtbot, jobs):
    segmentation = stand_ins.segment(
        stand_ins.photograph(120, 90), progress=lambda *_: None, cancel=lambda: False
    ).segmentation
    outcome = Outcome()
    jobs.run(stand_ins.give_back, segmentation, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.results), timeout=30_000)
    back = outcome.results[0]
    assert [layer.structure for layer in back.layers] == ["vessel", "optic_disc", "hard_exudate"]
    for mine, theirs in zip(back.layers, segmentation.layers, strict=True):
        np.testing.assert_array_equal(mine.mask, theirs.mask)
    assert back.landmarks == segmentation.landmarks
    assert back.probabilities == {}


@pytest.mark.parametrize("lane", [Lane.ENGINE, Lane.VIEW])
def test_parts_arrive_in_order_before_the_result(qtbot, jobs, lane):
    told = []
    callbacks = {"on_done": told.append, "on_failed": told.append, "on_part": told.append}
    jobs.run(stand_ins.in_parts, 4, lane=lane, **callbacks)
    qtbot.waitUntil(lambda: len(told) == 5, timeout=30_000)
    assert told == [0, 1, 2, 3, 4]


def test_after_a_cancel_no_part_arrives(qtbot, jobs):
    parts, ended = [], []
    job = jobs.run(
        stand_ins.in_parts,
        4,
        on_done=parts.append,
        on_failed=parts.append,
        on_part=parts.append,
        on_cancelled=lambda: ended.append(True),
        lane=Lane.VIEW,
    )
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert not parts


def test_a_task_that_obeys_is_cancelled_at_once_and_its_process_lives(qtbot, jobs):
    before, outcome, after = Outcome(), Outcome(), Outcome()
    jobs.run(stand_ins.process_id, **before.callbacks())
    job = jobs.run(stand_ins.wait_politely, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.progress), timeout=30_000)
    start = time.monotonic()
    job.cancel()
    qtbot.waitUntil(lambda: outcome.cancelled == 1, timeout=2000)
    assert time.monotonic() - start < 0.5
    jobs.run(stand_ins.process_id, **after.callbacks())
    qtbot.waitUntil(lambda: bool(after.results), timeout=30_000)
    assert after.results == before.results
    assert not outcome.results


def test_a_task_that_does_not_obey_is_ended_within_a_second(qtbot, jobs):
    outcome, after = Outcome(), Outcome()
    job = jobs.run(stand_ins.ignore_cancel, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.progress), timeout=30_000)
    child = jobs.child_pids()[Lane.ENGINE]
    start = time.monotonic()
    job.cancel()
    qtbot.waitUntil(lambda: outcome.cancelled == 1, timeout=3000)
    assert time.monotonic() - start < 1.0
    assert not _alive(child)
    jobs.run(stand_ins.double, 4, **after.callbacks())
    qtbot.waitUntil(lambda: after.results == [8], timeout=30_000)


def test_a_cancelled_result_that_is_already_on_its_way_is_dropped(qtbot, jobs):
    outcome, other = Outcome(), Outcome()
    job = jobs.run(stand_ins.double, 1, lane=Lane.VIEW, **outcome.callbacks())
    time.sleep(0.2)  # the result waits in the event queue now
    job.cancel()
    jobs.run(stand_ins.double, 2, lane=Lane.VIEW, **other.callbacks())
    qtbot.waitUntil(lambda: other.results == [4], timeout=5000)
    assert outcome.results == []
    assert outcome.cancelled == 1


def test_a_newer_job_with_the_same_key_replaces_the_older(qtbot, jobs):
    first, second = Outcome(), Outcome()
    jobs.run(stand_ins.wait_politely, key="image", **first.callbacks())
    jobs.run(stand_ins.double, 3, key="image", **second.callbacks())
    qtbot.waitUntil(lambda: second.results == [6], timeout=30_000)
    assert (first.cancelled, first.results) == (1, [])


def test_urgent_jobs_go_first(qtbot, jobs):
    order = []
    blocker = Outcome()
    job = jobs.run(stand_ins.wait_politely, **blocker.callbacks())
    qtbot.waitUntil(lambda: bool(blocker.progress), timeout=30_000)
    for value, urgent in ((1, False), (2, False), (3, True)):
        jobs.run(
            stand_ins.double, value, on_done=order.append, on_failed=order.append, urgent=urgent
        )
    job.cancel()
    qtbot.waitUntil(lambda: len(order) == 3, timeout=30_000)
    assert order == [6, 2, 4]


def test_an_engine_error_shows_its_own_words(qtbot, jobs):
    outcome = Outcome()
    jobs.run(stand_ins.fail_on_purpose, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.failures), timeout=30_000)
    assert outcome.failures[0].text == "The file is empty. Choose another."
    assert not outcome.failures[0].unexpected


@pytest.mark.parametrize("lane", list(Lane))
def test_an_unexpected_error_is_logged_without_names_of_files(qtbot, jobs, lane, caplog):
    outcome = Outcome()
    path = "/home/clinic/Mary_Smith.png"
    jobs.run(stand_ins.fail_unexpectedly, path, lane=lane, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.failures), timeout=30_000)
    assert outcome.failures[0].unexpected
    assert "ZeroDivisionError" in caplog.text
    assert "fail_unexpectedly" in caplog.text
    assert "Smith" not in caplog.text + outcome.failures[0].text


@pytest.mark.parametrize("task", [stand_ins.return_something_unpicklable, lambda: None])
def test_what_cannot_travel_fails_and_the_lane_goes_on(qtbot, jobs, task):
    outcome, after = Outcome(), Outcome()
    jobs.run(task, **outcome.callbacks())
    jobs.run(stand_ins.double, 4, **after.callbacks())
    qtbot.waitUntil(lambda: after.results == [8], timeout=30_000)
    assert outcome.failures[0].unexpected


def test_a_killed_process_is_reported_and_replaced(qtbot, jobs):
    outcome, after = Outcome(), Outcome()
    jobs.run(stand_ins.die, **outcome.callbacks())
    jobs.run(stand_ins.double, 4, **after.callbacks())
    qtbot.waitUntil(lambda: after.results == [8], timeout=30_000)
    assert "stopped unexpectedly" in outcome.failures[0].text


def test_close_during_work_is_quick_and_leaves_nothing(qtbot, qapp):
    threads = threading.active_count()
    jobs, outcome = Jobs(), Outcome()
    jobs.run(stand_ins.ignore_cancel, **outcome.callbacks())
    qtbot.waitUntil(lambda: bool(outcome.progress), timeout=30_000)
    pid = jobs.child_pids()[Lane.ENGINE]
    start = time.monotonic()
    jobs.close()
    assert time.monotonic() - start < 1.5
    assert not _alive(pid)
    assert threading.active_count() == threads


def test_latest_runs_the_newest_request_and_skips_those_between(qtbot, jobs):
    results = []
    latest = Latest(jobs, Lane.VIEW, on_failed=results.append)
    for value in range(50):
        latest.request(stand_ins.double, value, on_done=results.append)
    qtbot.waitUntil(lambda: bool(results) and results[-1] == 98, timeout=5000)
    assert len(results) < 50


def test_latest_drops_what_belongs_to_something_else(qtbot, jobs):
    results = []
    latest = Latest(jobs, Lane.VIEW, on_failed=results.append)
    latest.request(stand_ins.double, 1, on_done=results.append)
    latest.request(stand_ins.double, 2, on_done=results.append)
    latest.drop()
    latest.request(stand_ins.double, 3, on_done=results.append)
    qtbot.waitUntil(lambda: results == [6], timeout=5000)


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
