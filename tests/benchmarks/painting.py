"""How quick the canvas is with many layers, and brush strokes on it.

`python -m tests.benchmarks.painting`: a photograph of 4096 × 4096 pixels with 20 layers, of which
12 are seen, on 1600 × 1000 pixels of screen.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from tests.benchmarks.memory import resident_mb
from tests.benchmarks.rows import Row
from tests.benchmarks.window import application, pause

SIDE = 4096
LAYERS, SEEN = 20, 12
SCALES = (0.22, 0.35, 0.6, 1.0, 1.7, 4.0)


class Desk:
    """A canvas with a photograph, a reader's layers, and what keeps them on the screen."""

    def __init__(self) -> None:
        application()
        from engine.editing.act import Act
        from engine.editing.working import WorkingLayers
        from engine.layers import Layer, Provenance, Segmentation
        from engine.taxonomy import structures
        from retsam_gui.canvas.compositor import LayerStyle, Sheet, prepared
        from retsam_gui.canvas.levels import halve
        from retsam_gui.canvas.overlay import Overlay, padded
        from retsam_gui.canvas.pyramid import pyramid
        from retsam_gui.canvas.view import Canvas

        self.canvas = Canvas()
        self.canvas.resize(1600, 1000)
        self.canvas.show()
        keys = [key for key, entry in structures().items() if entry.kind == "area"][:LAYERS]
        found = Segmentation(
            tuple(Layer(key, _mask(n), Provenance("model:x")) for n, key in enumerate(keys))
        )
        self.layers = WorkingLayers((SIDE, SIDE), found)
        self.act = lambda: Act(self.layers, author="reader:x")
        self.key = keys[9]
        first = self.act()
        first.paint(self.key, _dab(5.0, 5.0, 2.0))
        first.finish("first")
        layers = [self.layers.layer(key) for key in keys]
        sheets = [Sheet(each.structure, each.mask) for each in layers if each is not None]
        planes = prepared(
            sheets, padded((SIDE, SIDE)), progress=lambda *_: None, cancel=lambda: False
        )
        self.overlay = Overlay((SIDE, SIDE), sheets, planes)
        self.styles: list[LayerStyle | None] = [
            LayerStyle((25 * n % 256, 200 - 7 * n, 120), opacity=0.5) if n < SEEN else None
            for n in range(LAYERS)
        ]
        self.overlay.restyle(self.styles)
        rgba = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
        self.canvas.set_base(pyramid(halve(rgba), opaque=True))
        self.canvas.set_overlay(self.overlay)
        pause(100)

    def frame(self, change: Callable[[], object]) -> float:
        """Seconds from a change to the painted frame."""
        begun = time.perf_counter()
        change()
        application().processEvents()  # what was asked for is painted, and no more than that
        return time.perf_counter() - begun

    def restyle(self, number: int, opacity: float) -> None:
        from retsam_gui.canvas.compositor import LayerStyle

        style = self.styles[number]
        assert style is not None
        self.styles[number] = LayerStyle(style.rgb, opacity=opacity)
        self.overlay.restyle(self.styles)
        self.canvas.set_overlay(self.overlay)

    def look_at(self, x: float, y: float, scale: float) -> None:
        """Put a place into the middle, and have all of it painted."""
        self.canvas.centre_on(x, y, scale=scale)
        application().processEvents()


def frames() -> list[Row]:
    """Panning and zooming, and a change of look."""
    desk = Desk()
    pan, zoom, look = [], [], []
    for scale in SCALES:
        desk.look_at(2000, 2000, scale)
        for step in range(12):
            pan.append(desk.frame(lambda step=step: desk.canvas.pan_by(7 + step, -5)))
    desk.canvas.fit()
    for factor in [1.25] * 20 + [0.8] * 20:
        zoom.append(desk.frame(lambda factor=factor: desk.canvas.zoom_by(factor)))
    for scale in SCALES:
        desk.look_at(2000, 2000, scale)
        for step in range(6):
            look.append(desk.frame(lambda step=step: desk.restyle(step, 0.3 + 0.1 * step)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    desk.canvas.close()
    what = "4096², 20 layers, 12 seen"
    return [
        Row(f"pan frame, {what}, 95th percentile", _p95(pan), "ms", "< 16"),
        Row(f"zoom frame, {what}, 95th percentile", _p95(zoom), "ms", "< 16"),
        Row(f"change of a layer's look, {what}, 95th percentile", _p95(look), "ms", "< 20"),
        Row(f"peak memory, {what}", peak, "MB", "< 1200"),
    ]


def strokes() -> list[Row]:
    """From a movement of the brush to the painted frame; and what 500 strokes take."""
    desk = Desk()
    rows = []
    for radius, goal in ((40, 8), (200, 16)):
        times = []
        for number, scale in enumerate(SCALES):
            desk.look_at(2000, 2000, scale)
            operation = ("add", "subtract")[number % 2]  # or nothing would change
            act, place = desk.act(), (1800.0, 2000.0)
            for step in range(25):
                there = (place[0] + 15, place[1] + 17 * (-1) ** step)
                times.append(
                    desk.frame(partial(_stamp, desk, act, operation, place, there, radius))
                )
                place = there
            act.finish("stroke")
        name = f"brush of radius {radius}, stamp to frame, 95th percentile"
        rows.append(Row(name, _p95(times), "ms", f"< {goal}"))
    desk.canvas.close()
    return [*rows, _memory_of_strokes(desk)]


def first_strokes() -> list[Row]:
    """The first stroke on a model's arteries, which copies vessels too: its begin and its end.

    Their pixels are compressed beforehand, as the window does it when a layer becomes active.
    """
    from engine.editing.act import Act
    from engine.editing.working import WorkingLayers, patches_of
    from engine.layers import Layer, Provenance, Segmentation

    author = Provenance("model:x")
    layers = tuple(Layer(key, _mask(0), author) for key in ("artery", "vessel"))
    beforehand = [patches_of(layer) for layer in layers]
    begins, ends = [], []
    for _ in range(9):
        working = WorkingLayers((SIDE, SIDE), Segmentation(layers))
        for layer, patches in zip(layers, beforehand, strict=True):
            working.keep_patches(layer, patches)
        begun = time.perf_counter()
        act = Act(working, author="reader:x")
        act.paint("artery", _dab(2000, 2000, 40))
        painted = time.perf_counter()
        act.finish("stroke")
        ends.append((time.perf_counter() - painted) * 1000)
        begins.append((painted - begun) * 1000)
    return [
        Row("first stroke on a model's layer, begin", float(np.median(begins)), "ms", "< 50"),
        Row("first stroke on a model's layer, end", float(np.median(ends)), "ms", "< 50"),
    ]


def _memory_of_strokes(desk: Desk) -> Row:
    from retsam_gui.models.history import History

    history, rng = History(), np.random.default_rng(3)
    before = resident_mb()
    for _ in range(500):
        act = desk.act()
        x, y = rng.uniform(300, 3800, 2)
        for step in range(10):
            region = _dab(x + 12 * step, y + 9 * step, 40)
            act.paint(desk.key, region, "add" if rng.random() < 0.7 else "subtract")
        edit = act.finish("stroke")
        if edit is not None:
            history.add(edit)
    return Row("memory that 500 strokes take", resident_mb() - before, "MB", "< 100")


def _stamp(
    desk: Desk, act: object, operation: str, start: object, end: object, radius: float
) -> None:
    from engine.editing.strokes import stroke

    region = stroke(start, end, radius=radius, shape=(SIDE, SIDE))  # type: ignore[arg-type]
    boxes = act.paint(desk.key, region, operation)  # type: ignore[attr-defined]
    for key, box in boxes.items():
        desk.canvas.update_image(desk.overlay.repaint(key, box))


def _dab(x: float, y: float, radius: float) -> object:
    from engine.editing.strokes import stroke

    return stroke((x, y), (x, y), radius=radius, shape=(SIDE, SIDE))


def _mask(number: int) -> np.ndarray:
    """Blocks all over the picture, ever fewer: the first layers lie everywhere."""
    rng = np.random.default_rng(number)
    blocks = rng.random((SIDE // 16, SIDE // 16)) < 0.3 / (1 + number)
    return np.kron(blocks, np.ones((16, 16), dtype=bool))


def _p95(seconds: list[float]) -> float:
    return float(np.percentile(seconds, 95)) * 1000


FIGURES = {"frames": frames, "strokes": strokes, "first_strokes": first_strokes}


def rows() -> list[Row]:
    """All figures, each in a process of its own: what one holds is not counted in the next."""
    found = []
    for name in FIGURES:
        answer = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.painting", name],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for line in answer.splitlines():
            title, value, unit, goal = line.split("\t")
            found.append(Row(title, float(value), unit, goal))
    return found


def main() -> None:
    """Print the figures, one a line."""
    for name in sys.argv[1:] or FIGURES:
        for row in FIGURES[name]():
            print(row.name, f"{row.value:.3f}", row.unit, row.goal, sep="\t", flush=True)


if __name__ == "__main__":
    main()
