"""How quick the window is: `python -m tests.benchmarks.window`.

Everything runs offscreen with the real
engine; the figures are about the window's own event loop, not about a display's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.memory import resident_mb
from tests.benchmarks.rows import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from retsam_gui.main_window import MainWindow

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "samples" / "fundus.png"
TICK_MS = 5
RUNS = 5


def start() -> list[Row]:
    """From the start of the process to the first paint of the window."""
    times, torch = [], set()
    for _ in range(RUNS):
        begun = time.time()
        answer = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.start_window"],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout.split()
        times.append(float(answer[0]) - begun)
        torch.add(answer[1])
    return [
        Row("start to first paint", float(np.median(times)), "s", "< 1.5"),
        Row("torch imported at start", float("True" in torch), "", "0"),
    ]


def opening() -> list[Row]:
    """A 12-megapixel JPEG: from the request to the screen, and the longest block meanwhile."""
    times, gaps = [], []
    with tempfile.TemporaryDirectory() as folder, opened_window() as window:
        paths = [_write_jpeg(Path(folder, f"{number}.jpg"), number) for number in range(RUNS)]
        for path in paths:
            with Ticks() as ticks:
                begun = time.perf_counter()
                case = window.workflow.case
                window.workflow.open_paths([path])
                wait(lambda case=case: window.workflow.case is not case)
                wait(lambda: window.canvas.base is not None)
                window.canvas.repaint()
                times.append(time.perf_counter() - begun)
            gaps.append(ticks.longest)
    return [
        Row("12-megapixel JPEG on screen", float(np.median(times)), "s", "< 0.6"),
        Row("longest block while opening", max(gaps) * 1000, "ms", "< 50"),
    ]


def going_on() -> list[Row]:
    """From "next photograph" in a worklist of 12-megapixel JPEGs to the screen."""
    times = []
    with tempfile.TemporaryDirectory() as folder, opened_window() as window:
        paths = [_write_jpeg(Path(folder, f"{number}.jpg"), number) for number in range(RUNS)]
        window.workflow.open_paths(paths)
        for path in paths[1:]:
            wait(lambda path=path: window.workflow.read_ahead(path) is not None)
            pause(500)
            begun = time.perf_counter()
            window.actions_["next_image"].trigger()
            wait(lambda path=path: window.workflow.case.path == path)
            wait(lambda: window.canvas.base is not None)
            window.canvas.repaint()
            times.append(time.perf_counter() - begun)
    return [Row("next photograph of a worklist, 12 megapixels", max(times), "s", "< 0.25")]


def engine_work() -> list[Row]:
    """The longest block while the sample is segmented, measured and exported."""
    with tempfile.TemporaryDirectory() as folder, opened_window() as window:
        with Ticks() as segmenting:
            window.workflow.segment()
            wait(lambda: _ready(window))
        with Ticks() as exporting:
            window.workflow.export_result(Path(folder, "result"))
            wait(lambda: not window.workflow.is_busy)
            window.workflow.export_pdf(Path(folder, "report.pdf"))
            wait(lambda: not window.workflow.is_busy)
        if window.errors.isVisible():
            raise RuntimeError(window.errors.text.text())
    return [
        Row("longest block while segmenting", segmenting.longest * 1000, "ms", "< 50"),
        Row("longest block while exporting", exporting.longest * 1000, "ms", "< 50"),
    ]


def following() -> list[Row]:
    """From the end of a stroke on the sample's disc to numbers that hold again."""
    from engine.editing.strokes import stroke

    times = []
    with opened_window() as window:
        window.workflow.segment()
        wait(lambda: _ready(window))
        case = window.workflow.case
        assert case is not None
        shape = (case.image.height, case.image.width)
        rows, columns = np.nonzero(case.working.masks["optic_disc"])
        x, y = float(columns.mean()), float(rows.min())
        window.layers.set_active("optic_disc")
        for step in range(RUNS):
            region = stroke((x + 5 * step, y), (x + 5 * step, y), radius=6, shape=shape)
            begun = time.perf_counter()
            window.editing.do("stroke", region)
            wait(lambda: not case.unmeasured)
            times.append(time.perf_counter() - begun)
            pause(1500)  # until the drawings are renewed too
    return [Row("numbers after a stroke", float(np.median(times)), "s", "< 0.5")]


def leaving() -> list[Row]:
    """From the request to close, during a segmentation, to the end of both child processes."""
    with opened_window() as window:
        window.workflow.segment()
        wait(lambda: window.run_panel.bar.value() > 0)
        begun = time.perf_counter()
        window.close()
        elapsed = time.perf_counter() - begun
    return [Row("closed during a segmentation", elapsed, "s", "< 2")]


def switching() -> list[Row]:
    """200 switches between corrected cases: what the last 160 add to the window's memory."""
    from engine.editing.region import Region

    with tempfile.TemporaryDirectory() as folder, opened_window() as window:
        paths = [_write_jpeg(Path(folder, f"{number}.jpg"), number) for number in range(10)]
        window.workflow.open_paths(paths)
        before = 0.0
        for number in range(200):
            path = paths[number % len(paths)]
            window.workflow.open(path)
            wait(lambda path=path: window.workflow.case.path == path)  # type: ignore[union-attr]
            wait(lambda: window.saving.status is not None and window.canvas.base is not None)
            window.editing.add_layer("drusen")
            window.editing.do("stroke", Region(500 + number, 900, np.ones((3, 60), np.bool_)))
            wait(lambda: window.saved_text.text() == "Saved")
            if number == 39:
                before = resident_mb()
        added = resident_mb() - before
    return [Row("memory added by 160 switches of corrected cases", added, "MB", "< 50")]


def cancelling() -> list[Row]:
    """From Cancel, during a segmentation, to an engine that is free again."""
    with opened_window() as window:
        stopped: list[float] = []
        window.workflow.segment()
        wait(lambda: window.run_panel.bar.value() > 0)
        job = window.workflow._job
        assert job is not None
        job.on_cancelled = lambda: stopped.append(time.perf_counter())
        begun = time.perf_counter()
        window.workflow.cancel()
        wait(lambda: bool(stopped))
    return [Row("cancel of a segmentation", stopped[0] - begun, "s", "< 1")]


FIGURES: tuple[Callable[[], list[Row]], ...] = (
    start,
    opening,
    going_on,
    engine_work,
    following,
    cancelling,
    leaving,
    switching,
)


# ---- parts ---------------------------------------------------------------------------------------


class Ticks:
    """Measures the longest gap between the ticks of a timer in the event loop."""

    def __enter__(self) -> Ticks:
        from PySide6.QtCore import Qt, QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        return self

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def __exit__(self, *_: object) -> None:
        self._tick()
        self._timer.stop()


def application() -> QApplication:
    """The one application, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


@contextmanager
def opened_window() -> Iterator[MainWindow]:
    """The real window with the sample, ready, with the settings and workspace of nobody."""
    from retsam_gui import app

    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        os.environ["RETSAM_STORE"] = str(Path(folder, "workspace.db"))
        _jobs, window = app.build(application())
        window.resize(1600, 1000)
        window.show()
        window.workflow.open_paths([SAMPLE])
        wait(lambda: window.canvas.base is not None)
        pause(5000)  # until both child processes have imported what they need
        try:
            yield window
        finally:
            window.close()


def wait(condition: Callable[[], bool], timeout: float = 120) -> None:
    """Run the event loop until `condition` holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.perf_counter() + timeout
    loop = QEventLoop()
    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start()
    QTimer.singleShot(round(timeout * 1000), loop, loop.quit)
    loop.exec()
    timer.stop()
    if time.perf_counter() > end:
        raise TimeoutError


def pause(milliseconds: int) -> None:
    """Run the event loop for a while."""
    end = time.perf_counter() + milliseconds / 1000
    wait(lambda: time.perf_counter() > end)


def _ready(window: MainWindow) -> bool:
    case = window.workflow.case
    return case is not None and case.rows is not None and window.canvas.overlay is not None


def _write_jpeg(path: Path, seed: int) -> Path:
    """4000 × 3000 pixels with the detail of a photograph: the sample, enlarged, with noise."""
    import cv2

    small = cv2.imread(str(SAMPLE))
    large = cv2.resize(small, (4000, 3000), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(seed).integers(0, 9, large.shape, dtype=np.uint8)
    cv2.imwrite(str(path), cv2.add(large, noise), [cv2.IMWRITE_JPEG_QUALITY, 92])
    return path


def rows() -> list[Row]:
    """All figures of the window."""
    return [row for figure in FIGURES for row in figure()]


def main() -> None:
    """Print every figure as soon as it is known."""
    for figure in FIGURES:
        for row in figure():
            print(f"{row.name:52} {row.value:9.3f} {row.unit:3} {row.goal}", flush=True)


if __name__ == "__main__":
    main()
