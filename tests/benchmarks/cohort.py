"""A cohort of drawn B-scans, on two workers of which one is killed, against plain loops.

`python -m tests.benchmarks.cohort [COUNT]` prints a table for docs/cohorts.md. It takes about
COUNT / 7 seconds on two cores.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
import psutil

from engine.batch import Request
from engine.cohort.dataset import Parts, read_room
from engine.cohort.one import Task, work_on
from engine.cohort.run import Crew, run_cohort
from engine.cohort.settings import CohortSettings
from engine.image import OctScale
from engine.runtime.registry import DEFAULT_FUNDUS, GRAPH_SEARCH
from engine.sources import Source, find_sources
from training.phantoms.oct_random import random_oct

DRAWN = 40  # the others are these with other noise
WORKERS = 2
MIB = 2**20


def main(count: int) -> None:
    """Draw, run both ways, compare."""
    folder = Path(tempfile.mkdtemp(prefix="retsam-cohort-bench-"))
    try:
        sources = _draw(folder / "in", count)
        settings = _settings()
        plain = _plain(sources, folder / "one", settings)
        ours, peaks = _two_workers(sources, folder / "two", settings)
        for room in ("images", "measurements"):
            plainly = (_rows(folder / "one" / str(number), room) for number in range(WORKERS))
            assert sorted(chain(*plainly)) == _rows(folder / "two", room), room
        size = sum(file.stat().st_size for file in (folder / "two").rglob("*.parquet"))
        _print(count, plain, ours, peaks, size)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _draw(folder: Path, count: int) -> tuple[Source, ...]:
    folder.mkdir()
    drawn = [random_oct(seed, shape=(200, 120)).volume.bscans[0] for seed in range(DRAWN)]
    rng = np.random.default_rng(0)
    for number in range(count):
        noise = rng.integers(-6, 7, drawn[0].shape)
        picture = np.nan_to_num(np.clip(drawn[number % DRAWN] + noise, 0, 255)).astype(np.uint8)
        cv2.imwrite(str(folder / f"eye{number:06d}.png"), picture)
    return find_sources([folder], output=folder / "out")


def _settings() -> CohortSettings:
    scale = OctScale(3.9, 12.0, None, "user")
    request = Request(
        model=DEFAULT_FUNDUS,
        oct_model=GRAPH_SEARCH,
        modality="oct",
        oct_scale=scale,
        device="cpu",
    )
    return CohortSettings(request, time_limit_s=120)


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of the processors: what else runs here hardly changes those."""

    seconds: float
    cpu: float


def _plain(sources: tuple[Source, ...], folder: Path, settings: CohortSettings) -> Cost:
    """The loop that anybody would write, in as many processes, each with its share.

    Two at once, because cores that share memory and caches are slower together than alone.
    """
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(WORKERS) as pool:
        orders = [
            (sources[number::WORKERS], folder / str(number), settings) for number in range(WORKERS)
        ]
        costs = pool.starmap(_loop, orders, chunksize=1)
    return Cost(max(cost.seconds for cost in costs), sum(cost.cpu for cost in costs))


def _loop(sources: tuple[Source, ...], folder: Path, settings: CohortSettings) -> Cost:
    cv2.setNumThreads(1)
    outcomes = []
    work_on(_task(sources[0]), settings, folder)  # imports and tables are not the loop's
    started, spent = time.perf_counter(), time.process_time()
    for source in sources:
        outcomes.append(work_on(_task(source), settings, folder))
    Parts(folder).write(outcomes)
    return Cost(time.perf_counter() - started, time.process_time() - spent)


def _task(source: Source) -> Task:
    path = source.path.resolve()
    return Task(path, path.as_posix(), path.stem, path.stem)


def _two_workers(
    sources: tuple[Source, ...], folder: Path, settings: CohortSettings
) -> tuple[Cost, dict[str, list[float]]]:
    """What it costs from the first outcome to the last, and the memory on the way."""
    times: list[float] = []
    spent: list[float] = []

    def report(share: float, text: str) -> None:
        times.append(time.perf_counter())
        if len(times) in (1, len(sources)):
            spent.append(watch.cpu())
        if len(times) == len(sources) // 3:
            worker = _children()[0].parent()
            assert worker is not None
            worker.kill()

    with _watching() as watch:
        run_cohort(sources, folder, settings, crew=Crew(WORKERS), progress=report)
    whole = len(times) / (len(times) - 1)
    cost = Cost((times[-1] - times[0]) * whole, (spent[-1] - spent[0]) * whole)
    return cost, {"client": watch.client, "child": watch.child}


def _children() -> list[psutil.Process]:
    own = psutil.Process(os.getpid()).children(recursive=True)
    return [process for process in own if "engine.cohort.child" in " ".join(process.cmdline())]


class _Watch:
    """MiB of this process and of the largest child, and the processors' seconds of all."""

    def __init__(self) -> None:
        self.client: list[float] = []
        self.child: list[float] = []
        self._cpu: dict[int, float] = {}
        self._lock = threading.Lock()

    def look(self) -> None:
        own = psutil.Process()
        self.client.append(own.memory_info().rss / MIB)
        largest = [0.0]
        with suppress(psutil.Error):
            largest += [child.memory_info().rss / MIB for child in _children()]
        self.child.append(max(largest))
        self.cpu()

    def cpu(self) -> float:
        """Of those that have ended too, as far as they were seen."""
        own = psutil.Process()
        with self._lock:
            for process in (own, *own.children(recursive=True)):
                with suppress(psutil.Error):
                    times = process.cpu_times()
                    self._cpu[process.pid] = times.user + times.system
            return sum(self._cpu.values())


@contextmanager
def _watching() -> Iterator[_Watch]:
    watch, stop = _Watch(), threading.Event()

    def look() -> None:
        while not stop.wait(2):
            watch.look()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    yield watch
    stop.set()
    thread.join()


def _rows(folder: Path, room: str) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in read_room(folder, room).to_pylist())


def _print(count: int, plain: Cost, ours: Cost, peaks: dict[str, list[float]], size: int) -> None:
    told = (("plain loop in 2 processes", plain), ("2 workers, one killed on the way", ours))
    print("| what | measured |\n|---|---|")
    for name, cost in told:
        each, of_clock = 1e3 * cost.cpu / count, 60 * count / cost.seconds
        print(f"| {name} | {each:.1f} ms of a core an image, {of_clock:.0f} images a minute |")
    print(f"| overhead, of the processors | {100 * (ours.cpu / plain.cpu - 1):.1f} % |")
    print(f"| overhead, by the clock | {100 * (ours.seconds / plain.seconds - 1):.1f} % |")
    for who, values in peaks.items():
        tenth = max(1, len(values) // 10)
        early, late = np.median(values[tenth : 3 * tenth]), np.median(values[-2 * tenth :])
        print(f"| memory of a {who}, early and late | {early:.0f} and {late:.0f} MiB |")
    print(f"| Parquet | {size / count:.0f} bytes an image |")
    print(f"| output of {count} images | equal to the plain loop's, row by row |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
