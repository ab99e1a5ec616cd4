"""The cohort's run: which files are still to do, on which processes, and what came of each."""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from engine.cohort.dataset import FileOutcome, Parts
from engine.cohort.one import Task, failed, state_of
from engine.cohort.settings import CohortSettings, alone, claim
from engine.errors import EngineError
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.registry import model_card
from engine.sources import Source, result_names, series_name

log = logging.getLogger(__name__)

WAITING = 3  # hand-outs a process ahead of its work
TOGETHER_S = 2.0
MOST_TOGETHER = 32  # files
PART_FILES = 1000
PART_SECONDS = 120.0  # what a power cut costs at most

QUIET = {  # what Dask watches of itself costs a tenth of a core, and nobody looks at it
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.scheduler.work-stealing": False,
}


@dataclass(frozen=True)
class Crew:
    """Who works: so many processes of this machine, or those of a Dask scheduler elsewhere."""

    workers: int = 1
    threads: int = 1
    scheduler: str | None = None


@dataclass(frozen=True)
class Tally:
    """How a run ended: files done and failed in it, and those that were done before."""

    done: int
    failed: int
    kept: int
    seconds: float


def run_cohort(
    sources: Sequence[Source],
    folder: Path,
    settings: CohortSettings,
    *,
    crew: Crew,
    retry_failed: bool = False,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Tally:
    """Segment and measure every source, and write rows into the cohort's `folder`.

    What an earlier run did is kept, unless the file has changed since; what failed is tried again
    only with `retry_failed`. A file that cannot be read, hangs or ends its process is a row that
    says so. Raises `OutputError` for a folder that is another cohort's or cannot be written to,
    `ModelError` for a model that does not exist, `Cancelled`; what was done until then is kept.
    """
    model_card(settings.request.model)
    claim(folder, settings)
    with alone(folder):
        return _run(sources, folder, settings, crew, retry_failed, progress, cancel)


def _run(
    sources: Sequence[Source],
    folder: Path,
    settings: CohortSettings,
    crew: Crew,
    retry_failed: bool,
    progress: Progress,
    cancel: Cancel,
) -> Tally:
    parts = Parts(folder)
    todo, kept = still_to_do(_tasks(sources), parts, retry_failed=retry_failed)
    started, bad = time.monotonic(), 0
    book = _Book(parts)
    with ExitStack() as stack:
        stack.callback(book.flush)
        if todo:
            client = stack.enter_context(_client(crew))
            for number, outcome in enumerate(_outcomes(client, todo, settings, folder, crew), 1):
                book.add(outcome)
                bad += outcome.failed
                progress(number / len(todo), _how_far(number, len(todo), bad, started))
                raise_if_cancelled(cancel)
    return Tally(len(todo) - bad, bad, kept, time.monotonic() - started)


def _how_far(number: int, count: int, bad: int, started: float) -> str:
    rate = number / max(time.monotonic() - started, 1e-9)
    failures = f", {bad} failed" if bad else ""
    return f"{number} of {count} files{failures}, {rate * 60:.0f} a minute"


def _tasks(sources: Sequence[Source]) -> list[Task]:
    names = result_names(sources)
    return [
        Task(
            source.path.resolve(),
            source.path.resolve().as_posix(),
            names[source],
            series_name(source, names),
        )
        for source in sources
    ]


def still_to_do(
    tasks: Sequence[Task], parts: Parts, *, retry_failed: bool
) -> tuple[list[Task], int]:
    """What is not done yet, and how many files are; rows of what is done anew are taken out."""
    done = parts.done()
    todo = [task for task in tasks if _is_open(task, done.get(task.source), retry_failed)]
    parts.forget({task.source for task in todo if task.source in done})
    taken = {
        name.casefold(): source for source, row in parts.done().items() for name in row["results"]
    }
    return [_own_names(task, taken) for task in todo], len(tasks) - len(todo)


def _own_names(task: Task, taken: Mapping[str, str]) -> Task:
    """With digits where an earlier run gave the name to a file of another folder."""
    names = {task.result.casefold(), f"{task.series}_1".casefold()}
    if not any(taken.get(name, task.source) != task.source for name in names):
        return task
    result = f"{task.result}-{task.digits[:8]}"
    return replace(task, result=result, series=result)


def _is_open(task: Task, row: Mapping[str, Any] | None, retry_failed: bool) -> bool:
    if row is None or (row["failed"] and retry_failed):
        return True
    return state_of(task.path) != (row["size"], row["changed_ns"])


class _Book:
    """Collects outcomes, and writes a part every so often."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._waiting: list[FileOutcome] = []
        self._written = time.monotonic()

    def add(self, outcome: FileOutcome) -> None:
        self._waiting.append(outcome)
        late = time.monotonic() - self._written > PART_SECONDS
        if late or len(self._waiting) >= PART_FILES:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            self._parts.write(self._waiting)
            self._waiting = []
        self._written = time.monotonic()


def _distributed() -> Any:
    """Dask's part for several processes, which has no types; half a second to import."""
    import distributed

    return distributed


@contextmanager
def _client(crew: Crew) -> Iterator[Any]:
    """Dask's client: of the scheduler that was named, or of processes of this machine."""
    import dask

    distributed = _distributed()
    logging.getLogger("distributed").setLevel(logging.ERROR)
    if crew.scheduler is not None:
        try:
            client = distributed.Client(crew.scheduler, timeout=20, set_as_default=False)
        except (OSError, ValueError) as error:
            raise EngineError(
                f"There is no Dask scheduler at {crew.scheduler}. Start one with `dask scheduler`, "
                "or leave --scheduler out."
            ) from error
        with client:
            if not client.nthreads():
                raise EngineError(
                    f"The scheduler at {crew.scheduler} has no workers. Start some with `dask "
                    "worker`, each with this program installed."
                )
            yield client
        return
    # Only this machine is to reach them; what dies is started again.
    with (
        dask.config.set(QUIET),
        tempfile.TemporaryDirectory(prefix="retsam-cohort-") as scratch,
        distributed.LocalCluster(
            n_workers=crew.workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,
            local_directory=scratch,
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _outcomes(
    client: Any, todo: Sequence[Task], settings: CohortSettings, folder: Path, crew: Crew
) -> Iterator[FileOutcome]:
    """Outcomes as they come; only so many files are handed out that memory does not grow."""
    distributed = _distributed()
    room = folder.resolve()
    waiting, size = iter(todo), _Size()

    def hand_out(tasks: Sequence[Task]) -> Any:
        return client.submit(_in_worker, tasks, settings, room, crew.threads, pure=False)

    ahead = WAITING * max(1, sum(client.nthreads().values()))
    asked = {hand_out([task]): [task] for task in islice(waiting, ahead)}
    flow = distributed.as_completed(list(asked), loop=client.loop)
    for future in flow:
        tasks = asked.pop(future)
        following = [list(islice(waiting, size.files))]
        try:
            outcomes = future.result()
        except distributed.KilledWorker:
            if len(tasks) > 1:  # one of them may be at fault: each by itself, then
                following += [[task] for task in tasks]
                outcomes = []
            else:
                why = "Every process that worked on it ended."
                outcomes = [failed(tasks[0], settings, why, seconds=0.0)]
        future.release()
        for more in following:
            if more:
                new = hand_out(more)
                asked[new] = more
                flow.add(new)
        size.note(outcomes)
        yield from outcomes


@dataclass
class _Size:
    """How many files are handed out together: about two seconds' work, so that asking costs little.

    Slow files go one by one, and what a worker's end costs is never more than this.
    """

    files: int = 1
    _seconds: float = 0.0  # of a file, lately

    def note(self, outcomes: Sequence[FileOutcome]) -> None:
        for outcome in outcomes:
            own = outcome.source["seconds"]
            self._seconds = own if not self._seconds else 0.9 * self._seconds + 0.1 * own
        if outcomes:
            self.files = max(1, min(MOST_TOGETHER, int(TOGETHER_S / max(self._seconds, 1e-3))))


_OWN = threading.local()


def _in_worker(
    tasks: Sequence[Task], settings: CohortSettings, folder: Path, threads: int
) -> list[FileOutcome]:
    """What a thread of a Dask worker does: it has a child of its own work on file after file."""
    from engine.cohort.child import Keeper

    keeper: Keeper | None = getattr(_OWN, "keeper", None)
    if keeper is None or (keeper.settings, keeper.folder) != (settings, folder):
        if keeper is not None:
            keeper.close()
        keeper = _OWN.keeper = Keeper(settings, folder, threads)
    return [keeper.work_on(task) for task in tasks]
