"""A cohort of drawn B-scans, on two workers of which one is killed, against a plain loop.

`python -m tests.benchmarks.cohort [COUNT]` prints a table for docs/cohorts.md. It takes about
COUNT / 7 seconds on two cores.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
        seconds, peaks = _two_workers(sources, folder / "two", settings)
        for room in ("images", "measurements"):
            assert _rows(folder / "one", room) == _rows(folder / "two", room), room
        size = sum(file.stat().st_size for file in (folder / "two").rglob("*.parquet"))
        _print(count, plain, seconds, peaks, size)
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


def _plain(sources: tuple[Source, ...], folder: Path, settings: CohortSettings) -> float:
    """Seconds of the loop that anybody would write, in one process with one thread."""
    cv2.setNumThreads(1)
    parts, outcomes = Parts(folder), []
    work_on(_task(sources[0]), settings, folder)  # imports and tables are not the loop's
    started = time.perf_counter()
    for source in sources:
        outcomes.append(work_on(_task(source), settings, folder))
    parts.write(outcomes)
    return time.perf_counter() - started


def _task(source: Source) -> Task:
    path = source.path.resolve()
    return Task(path, path.as_posix(), path.stem, path.stem)


def _two_workers(
    sources: tuple[Source, ...], folder: Path, settings: CohortSettings
) -> tuple[float, dict[str, list[float]]]:
    """Seconds from the first outcome to the last, and the memory at every tenth of the way."""
    times: list[float] = []

    def report(share: float, text: str) -> None:
        times.append(time.perf_counter())
        if len(times) == len(sources) // 3:
            worker = _children()[0].parent()
            assert worker is not None
            worker.kill()

    with _memory() as peaks:
        run_cohort(sources, folder, settings, crew=Crew(WORKERS), progress=report)
    return (times[-1] - times[0]) * len(times) / (len(times) - 1), peaks


def _children() -> list[psutil.Process]:
    own = psutil.Process(os.getpid()).children(recursive=True)
    return [process for process in own if "engine.cohort.child" in " ".join(process.cmdline())]


@contextmanager
def _memory() -> Iterator[dict[str, list[float]]]:
    """MiB of this process, and of the largest child, every two seconds."""
    told: dict[str, list[float]] = {"client": [], "child": []}
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(2):
            told["client"].append(psutil.Process().memory_info().rss / MIB)
            try:
                largest = max((child.memory_info().rss for child in _children()), default=0)
            except psutil.Error:
                continue
            told["child"].append(largest / MIB)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    yield told
    stop.set()
    thread.join()


def _rows(folder: Path, room: str) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in read_room(folder, room).to_pylist())


def _print(
    count: int, plain: float, seconds: float, peaks: dict[str, list[float]], size: int
) -> None:
    each, ours = plain / count, seconds * WORKERS / count
    print("| what | measured |\n|---|---|")
    print(f"| plain loop, one process | {1e3 * each:.1f} ms an image |")
    print(f"| cohort, {WORKERS} workers, one killed on the way | {1e3 * ours:.1f} ms a worker |")
    print(f"| overhead | {100 * (ours / each - 1):.1f} % |")
    for who, values in peaks.items():
        tenth = max(1, len(values) // 10)
        early, late = np.median(values[tenth : 3 * tenth]), np.median(values[-2 * tenth :])
        print(f"| memory of a {who}, early and late | {early:.0f} and {late:.0f} MiB |")
    print(f"| Parquet | {size / count:.0f} bytes an image |")
    print(f"| output of {count} images | equal to the plain loop's, row by row |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
