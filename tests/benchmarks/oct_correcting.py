"""How soon map, numbers and the workspace follow a correction of OCT, in the real window."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.layers import Layer, Provenance, Segmentation, Surface
from tests.benchmarks.rows import Row
from tests.benchmarks.window import Ticks, application, wait
from training.phantoms.oct import OctPhantom, draw_oct

SHAPE = (61, 496, 768)
GESTURES = 12
MADE = Provenance("model:phantom")


def rows() -> list[Row]:
    """From the end of a gesture to the new numbers; the longest block; how soon it is saved."""
    application()
    from retsam_gui.jobs import Jobs
    from retsam_gui.oct import tasks
    from retsam_gui.oct.window import OctWindow
    from retsam_gui.pointing.models import PromptModels
    from retsam_gui.settings import Settings
    from retsam_gui.workspace import Workspace

    phantom = draw_oct(SHAPE, seed=1)
    found = _found(phantom)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        jobs, workspace = Jobs(), Workspace(Path(folder) / "workspace.db")
        settings = Settings()
        models = PromptModels(settings)
        window = OctWindow(
            tasks.as_shown(phantom.volume), Path("eye.vol"), jobs, settings, workspace, models
        )
        try:
            window.show()
            wait(lambda: window.correction.saved.text() == "Saved")
            numbers = tasks.measure(
                window.volume, found, progress=lambda *_: None, cancel=lambda: False
            )
            window._take_found(tasks.OctFound(found, numbers), window.volume)
            wait(lambda: window.correction.saved.text() == "Saved")
            window.correction.bar.take("drag")
            return _timed(window)
        finally:
            window.close()
            workspace.close()
            jobs.close()


def _timed(window) -> list[Row]:  # type: ignore[no-untyped-def]
    editing, desk = window.correction.editing, window.correction.desk
    told: list[str] = []
    window.correction.measured.connect(lambda _numbers: told.append("measured"))
    gestures: dict[str, Callable[[int], None]] = {
        "surface": lambda number: _drag(window, 100 + 40 * number),
        "fluid": lambda number: editing.paint(
            "fluid", desk.scan, _disc(60 + 50 * number), "Paint", adding=True
        ),
    }
    measured, saved, gaps = {}, [], []
    for name, gesture in gestures.items():
        times = []
        for number in range(GESTURES):
            told.clear()
            with Ticks() as ticks:
                begun = time.perf_counter()
                gesture(number)
                wait(lambda: bool(told))
                times.append(time.perf_counter() - begun)
                wait(lambda: window.correction.saved.text() == "Saved")
                saved.append(time.perf_counter() - begun)
            gaps.append(ticks.longest)
        measured[name] = times
    return [
        Row("map and numbers follow a dragged surface, 61 B-scans, p95",
            _p95(measured["surface"]) * 1000, "ms", "≤ 300"),
        Row("the same of painted fluid, p95", _p95(measured["fluid"]) * 1000, "ms", "≤ 300"),
        Row("correction and its numbers saved, p95", _p95(saved) * 1000, "ms"),
        Row("longest block meanwhile", max(gaps) * 1000, "ms"),
    ]  # fmt: skip


def _drag(window, column: int) -> None:  # type: ignore[no-untyped-def]
    from engine.layers import Origin
    from engine.oct.correct import drag

    desk = window.correction.desk
    lines, which = desk.lines()
    row = float(lines[which, column])
    moved = drag(lines, which, (column, row - 6), reach=40, height=SHAPE[1])
    desk.editing.move_surface("ilm", {desk.scan: (moved, Origin.DRAWN)}, "Drag")


def _disc(column: int) -> np.ndarray:
    row, place = np.ogrid[: SHAPE[1], : SHAPE[2]]
    return np.asarray((row - 250) ** 2 + (place - column) ** 2 < 15**2)


def _found(phantom: OctPhantom) -> Segmentation:
    surfaces = tuple(Surface(key, rows, MADE) for key, rows in phantom.surfaces.items())
    mask = np.zeros(SHAPE, np.bool_)
    mask[30, 240:260, 300:340] = True
    return Segmentation((Layer("fluid", mask, MADE),), surfaces=surfaces, model="phantom")


def _p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))
