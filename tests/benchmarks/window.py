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


def frames() -> list[Row]:
    """Frames of a 4096 × 4096 photograph with ten full layers, 1600 × 1000 pixels of screen."""
    application()
    from retsam_gui.canvas.view import Canvas

    canvas = Canvas()
    canvas.resize(1600, 1000)
    canvas.show()
    base, overlay = _large_picture()
    canvas.set_base(base)
    canvas.set_overlay(overlay)
    pause(100)  # until the window system shows it; what is not shown is not painted
    pan, zoom = [], []
    for scale in (0.25, 0.6, 1.0, 1.7, 4.0):
        canvas.centre_on(2000, 2000, scale=scale)
        canvas.repaint()
        for step in range(12):
            pan.append(_frame(canvas, lambda step=step: canvas.pan_by(7 + step, -5)))
    canvas.fit()
    for factor in [1.25] * 20 + [0.8] * 20:
        zoom.append(_frame(canvas, lambda factor=factor: canvas.zoom_by(factor)))
    canvas.close()
    return [
        Row("pan frame, 4096², 10 layers, 95th percentile", _p95(pan) * 1000, "ms", "< 16"),
        Row("zoom frame, 4096², 10 layers, 95th percentile", _p95(zoom) * 1000, "ms", "< 16"),
    ]


def restyling() -> list[Row]:
    """From a change of a layer's style to the screen, 4096 × 4096, ten layers."""
    from retsam_gui.canvas.compositor import compose

    masks, styles = _layers()
    begun = time.perf_counter()
    compose(masks, styles, progress=lambda *_: None, cancel=lambda: False)
    elapsed = time.perf_counter() - begun
    return [Row("layers composed anew, 4096², 10 layers", elapsed * 1000, "ms", "")]


def leaving() -> list[Row]:
    """From the request to close, during a segmentation, to the end of both child processes."""
    with opened_window() as window:
        window.workflow.segment()
        wait(lambda: window.run_panel.bar.value() > 0)
        begun = time.perf_counter()
        window.close()
        elapsed = time.perf_counter() - begun
    return [Row("closed during a segmentation", elapsed, "s", "< 2")]


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
    engine_work,
    frames,
    restyling,
    cancelling,
    leaving,
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


def _frame(canvas: object, move: Callable[[], None]) -> float:
    begun = time.perf_counter()
    move()
    canvas.repaint()  # type: ignore[attr-defined]
    return time.perf_counter() - begun


def _p95(seconds: list[float]) -> float:
    return float(np.percentile(seconds, 95))


def _write_jpeg(path: Path, seed: int) -> Path:
    """4000 × 3000 pixels with the detail of a photograph: the sample, enlarged, with noise."""
    import cv2

    small = cv2.imread(str(SAMPLE))
    large = cv2.resize(small, (4000, 3000), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(seed).integers(0, 9, large.shape, dtype=np.uint8)
    cv2.imwrite(str(path), cv2.add(large, noise), [cv2.IMWRITE_JPEG_QUALITY, 92])
    return path


def _layers() -> tuple[list[np.ndarray], list[object]]:
    from retsam_gui.canvas.compositor import LayerStyle

    rng = np.random.default_rng(1)
    blocks = rng.random((10, 256, 256)) < 0.3
    masks = [np.kron(block, np.ones((16, 16), dtype=bool)) for block in blocks]
    styles = [LayerStyle((25 * i, 200 - 20 * i, 120), opacity=0.5) for i in range(10)]
    return masks, styles  # type: ignore[return-value]


def _large_picture() -> tuple[object, object]:
    from retsam_gui.canvas.compositor import compose
    from retsam_gui.canvas.levels import halve
    from retsam_gui.canvas.pyramid import pyramid

    rgba = np.random.default_rng(0).integers(0, 256, (4096, 4096, 4), dtype=np.uint8)
    masks, styles = _layers()
    layers = compose(masks, styles, progress=lambda *_: None, cancel=lambda: False)  # type: ignore[arg-type]
    return pyramid(halve(rgba), opaque=True), pyramid(layers, opaque=False)


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
