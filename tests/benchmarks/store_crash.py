"""Kill a program that paints at random moments: `python -m tests.benchmarks.store_crash [COUNT]`.

A child paints, undoes and redoes, and reports each stroke that was saved; it is killed with
SIGKILL. Then everything that was reported must be in the workspace, exactly.
"""

from __future__ import annotations

import hashlib
import os
import random
import select
import signal
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import alembic.command  # noqa: F401 - so that the children start with it
import numpy as np

from engine.editing.working import WorkingLayers
from engine.edits import Edit, LayerAdded, LayerHead, patch_between
from engine.image import RetinalImage
from engine.layers import Mask
from engine.store import acts, cases, history
from engine.store.reports import Saved
from engine.store.store import Store, open_store
from engine.store.values import Basis
from engine.store.verify import verify
from engine.store.writer import Writer

SHAPE = (60, 90)
FRESH = 8  # every so many moments, a new workspace: its making is interrupted too
LONGEST = 0.3  # seconds until the kill


@dataclass(frozen=True)
class Outcome:
    """What the kills came to; `problems` is empty where nothing was lost."""

    moments: int
    reported: int  # acts whose commit was reported before a kill
    while_saving: int  # kills while an act was on its way
    problems: tuple[str, ...]


def photograph() -> RetinalImage:
    """The photograph that is painted on."""
    return RetinalImage(np.zeros((*SHAPE, 3), np.uint8), sha256="1" * 64, pixel_sha256="2" * 64)


def run(moments: int, seed: int, folder: Path) -> Outcome:
    """Kill `moments` times in workspaces below `folder`."""
    chance = random.Random(seed)
    problems: list[str] = []
    reported = while_saving = 0
    for moment in range(moments):
        path = folder / f"{moment // FRESH}" / "workspace.db"
        lines = _kill(
            path,
            after=chance.uniform(0, LONGEST),
            painting=moment % FRESH > 0,
            seed=chance.randrange(2**32),
        )
        drawn = {int(told[1]): told[2] for told in lines if told[0] == "drawn"}
        saved = [int(told[1]) for told in lines if told[0] == "saved"]
        reported += len(saved)
        while_saving += bool(drawn) and max(drawn) > max(saved, default=0)
        problems += [
            f"moment {moment}: {text}" for text in _look(path, drawn, max(saved, default=0))
        ]
    return Outcome(moments, reported, while_saving, tuple(problems))


def _kill(path: Path, *, after: float, painting: bool, seed: int) -> list[list[str]]:
    """Start a painter and kill it some seconds later; returns what it reported.

    The seconds count from its first stroke, or else from its start.
    """
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        try:
            _paint(path, there, seed)
        finally:
            os._exit(1)
    os.close(there)
    told = os.read(here, 1) if painting else b""
    deadline = time.monotonic() + after
    while (left := deadline - time.monotonic()) > 0:
        if select.select([here], [], [], left)[0]:
            told += os.read(here, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(here, 65536):
        told += piece
    os.close(here)
    return [line.split() for line in told.decode().splitlines()]


def _paint(path: Path, pipe: int, seed: int) -> None:
    """Strokes, undo and redo without end; each is told as drawn, then as saved."""
    chance = np.random.default_rng(seed)
    numbers: dict[int, int] = {}

    def tell(report: object) -> None:
        if isinstance(report, Saved):
            os.write(pipe, f"saved {numbers[id(report.act)]}\n".encode())

    ready = threading.Event()
    loaded: list[tuple[str, list[Edit], list[Edit]]] = []

    def load(store: Store) -> None:
        with store.writing("ada") as session:
            case_id = cases.case_of(session, photograph(), Path("photo.png")).id
            chain = history.history(session, case_id)
            done = list(history.edits(session, chain.done))
            undone = list(history.edits(session, chain.undone))
        writer.track(case_id, Basis(done[-1].id if done else None))
        loaded.append((case_id, done, undone))
        ready.set()

    writer = Writer(path, tell)
    writer.start()
    writer.ask(load, lambda _: None, lambda error: os._exit(2))
    ready.wait()
    case_id, done, undone = loaded[0]
    os.write(pipe, f"drawn 0 {_digest(done, undone)}\n".encode())
    kept = []  # so that no id of an object is used twice
    for number in range(1, 100_000):
        what = chance.random()
        act: acts.Act
        if what < 0.2 and done:
            undone.insert(0, done.pop())
            act = acts.EditUndone(undone[0].id)
        elif what < 0.35 and undone:
            done.append(undone.pop(0))
            act = acts.EditRedone(done[-1].id)
        else:
            done.append(_stroke(done, chance))
            undone.clear()
            act = acts.EditDone(done[-1])
        kept.append(act)
        numbers[id(act)] = number
        os.write(pipe, f"drawn {number} {_digest(done, undone)}\n".encode())
        writer.put(case_id, act)
        time.sleep(float(chance.uniform(0, 0.01)))


def _stroke(done: list[Edit], chance: np.random.Generator) -> Edit:
    before = _mask(done)
    after = before.copy()
    row, column = chance.integers(0, SHAPE[0] - 10), chance.integers(0, SHAPE[1] - 20)
    after[row : row + 10, column : column + 20] ^= chance.random((10, 20)) < 0.5
    after[row, column] = not before[row, column]
    patch = patch_between("layer", before, after)
    assert patch is not None
    first = () if done else (LayerAdded(LayerHead("layer", "optic_disc", "reader:ada")),)
    return Edit(uuid4().hex, "Brush", "reader:ada", datetime.now(UTC), (*first, patch))


def _mask(done: list[Edit]) -> Mask:
    working = WorkingLayers(SHAPE)
    for edit in done:
        working.apply(edit)
    own = working.own("optic_disc")
    return np.zeros(SHAPE, bool) if own is None else own.mask


def _digest(done: list[Edit], undone: list[Edit]) -> str:
    """What the reader sees: the mask, and what can be undone and redone."""
    mask = _mask(done)
    names = "".join(edit.id for edit in (*done, *undone))
    return hashlib.sha256(mask.tobytes() + names.encode()).hexdigest()


def _look(path: Path, drawn: dict[int, str], last: int) -> list[str]:
    """What is wrong with the workspace after a kill; `last` is the last act reported as saved."""
    if not path.exists():
        return [] if last == 0 else ["the workspace is gone"]
    with open_store(path) as store:
        problems = list(verify(store).problems)
        if not drawn:  # killed before the case was open
            return problems
        with store.writing("ada") as session:
            case_id = cases.case_of(session, photograph(), Path("photo.png")).id
            chain = history.history(session, case_id)
            done = list(history.edits(session, chain.done))
            undone = list(history.edits(session, chain.undone))
        if not store.leases.take(case_id):
            problems.append("a lock was left behind")
    found = [number for number, digest in drawn.items() if digest == _digest(done, undone)]
    if not found:
        problems.append("the case is in a state in which it never was")
    elif max(found) < last:
        problems.append(f"act {last} was reported as saved, and is lost")
    return problems


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
        begun = time.monotonic()
        outcome = run(count, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1, folder=Path(place))
    print(f"{outcome} in {time.monotonic() - begun:.0f} s")
    sys.exit(bool(outcome.problems))
