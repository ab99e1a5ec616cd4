"""Memory stays as it is while a reader goes through a worklist, also where each case is corrected.

A longer way is in the benchmarks.
"""

import gc

import numpy as np
import pytest
import stand_ins

from engine.editing.region import Region
from engine.image import RetinalImage
from retsam_gui.canvas.overlay import Overlay
from retsam_gui.canvas.pyramid import Pyramid
from retsam_gui.models.case import Case
from retsam_gui.models.remembered import MOST

PHOTOGRAPHS = 14
ROUNDS = 3
WAIT = 20_000


def alive():
    """How many of what takes memory there are; two values may share the pixels of a photograph."""
    gc.collect()
    there = gc.get_objects()
    found = {
        kind: sum(isinstance(each, kind) for each in there) for kind in (Case, Pyramid, Overlay)
    }
    images = [each for each in there if isinstance(each, RetinalImage)]
    return found | {RetinalImage: len({id(image.pixels) for image in images})}


def stroke(window, *, row):
    """One row of the disc, as one act."""
    assert window.editing.begin("optic_disc")
    window.editing.paint(Region(row, 20, np.ones((1, 40), bool)))
    window.editing.finish("Stroke")


def let_jobs_end(qtbot, window):
    done = []
    window._jobs.run(stand_ins.nothing, on_done=done.append, on_failed=done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)


@pytest.fixture
def folder(save, tmp_path):
    for number in range(PHOTOGRAPHS):
        save(f"{number:02}.png", 240, 160, seed=number)
    return tmp_path


def test_cases_that_are_saved_leave_memory_and_come_back(qtbot, window, folder):
    gc.unfreeze()
    before = alive()  # windows of earlier tests may not be gone yet
    saving = window.saving
    with qtbot.waitSignal(window.presenter.painted, timeout=WAIT):
        window.workflow.open_paths([folder])
    window.actions_["side_by_side"].trigger()
    paths = [entry.path for entry in window.worklist.entries]
    counts = []
    for turn in range(ROUNDS):
        for number, path in enumerate(paths):
            window.workflow.open(path)
            qtbot.waitUntil(lambda path=path: window.workflow.case.path == path, timeout=WAIT)
            qtbot.waitUntil(lambda: saving.status is not None, timeout=WAIT)
            case = window.workflow.case
            if turn:
                drawn = case.working.masks["optic_disc"]
                assert drawn.sum() == 40 * turn  # nothing of it was lost
                assert drawn[10 + number, 20]
                assert len(case.history.entries) == turn
            stroke(window, row=10 + number + 30 * turn)
            qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=WAIT)
        let_jobs_end(qtbot, window)  # they hold the cases that they are about
        counts.append(alive())
    assert counts[0][Case] - before[Case] <= MOST + 2
    for kind in counts[0]:
        assert counts[-1][kind] <= counts[0][kind] + 2, kind


def test_a_case_that_cannot_be_saved_stays_in_memory(qtbot, window, folder, monkeypatch):
    with qtbot.waitSignal(window.presenter.painted, timeout=WAIT):
        window.workflow.open_paths([folder])
    qtbot.waitUntil(lambda: window.saving.status is not None, timeout=WAIT)
    first = window.workflow.case
    stroke(window, row=10)
    qtbot.waitUntil(lambda: window.saved_text.text() == "Saved", timeout=WAIT)
    monkeypatch.setattr(type(window.workspace), "trouble", property(lambda _: "The disk is full."))
    for entry in window.worklist.entries[1 : MOST + 3]:
        window.workflow.open(entry.path)
        qtbot.waitUntil(lambda path=entry.path: window.workflow.case.path == path, timeout=WAIT)
    window.workflow.open(first.path)
    assert window.workflow.case is first
    assert first.working.masks["optic_disc"].sum() == 40
