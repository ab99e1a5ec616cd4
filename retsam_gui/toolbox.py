"""The tools of the window: which one has the left button, and commands on the active layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.editing import filling, reshaping
from engine.editing.region import Region, cut
from engine.layers import Mask
from engine.progress import Cancel, Progress
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.areas import LassoTool, PolygonTool
from retsam_gui.canvas.tools.brush import BrushTool, Paint
from retsam_gui.canvas.tools.ellipse import EllipseTool
from retsam_gui.canvas.tools.filling import FillTool, PieceTool, SmartFillTool
from retsam_gui.canvas.tools.moving import LandmarkTool, MoveTool
from retsam_gui.canvas.tools.pointing import PointingTool
from retsam_gui.canvas.tools.rulers import Ruler, RulerTool
from retsam_gui.canvas.tools.vessels import KindTool, VesselTool
from retsam_gui.canvas.view import Canvas
from retsam_gui.models.tool_options import Workbench
from retsam_gui.pointing.paint import hint
from retsam_gui.pointing.prompter import Prompter

HAND = "hand"
USES: Mapping[str, tuple[str, ...]] = {
    "brush": ("radius", "rule"),
    "eraser": ("radius",),
    "polygon": ("operation", "rule"),
    "lasso": ("operation", "rule"),
    "fill": ("rule",),
    "smart_fill": ("tolerance", "operation", "rule"),
    "vessel": ("operation", "rule"),
    "ellipse": ("operation", "rule"),
    "threshold": ("radius", "threshold", "rule"),
    "questionable": ("radius",),
    "move": ("rule",),
    "point": ("pointing", "rule"),
}
"""Which settings matter to which tool."""


class Toolbox(QObject):
    """Gives the canvas its tool. `chosen(key)`: this one has the left button now."""

    chosen = Signal(str)

    def __init__(
        self, bench: Workbench, prompter: Prompter, canvas: Canvas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._prompter = prompter
        self._canvas = canvas
        self._key = HAND
        self._tool: Tool | None = None
        self._makers = self._make()
        canvas.tool_changed.connect(self._look)
        bench.options.changed.connect(canvas.update_tool)
        prompter.changed.connect(canvas.update_tool)

    @property
    def key(self) -> str:
        """The tool that is chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Give the left button to this tool; the hand moves the photograph."""
        self._key, self._tool = key, None if key == HAND else self._makers[key]()
        self._canvas.set_tool(self._tool)
        self.chosen.emit(key)
        if key == "point":
            self._prompter.prepare()
            self._bench.tell(hint())

    def _look(self) -> None:
        """Another part of the window took the left button, or Esc gave it back."""
        if self._canvas.tool is not self._tool:
            self._key, self._tool = HAND, None
            self.chosen.emit(HAND)

    def _make(self) -> Mapping[str, Callable[[], Tool]]:
        bench = self._bench
        return {
            "brush": lambda: BrushTool(bench, Paint(self.tr("Brush"))),
            "eraser": lambda: BrushTool(bench, Paint(self.tr("Eraser"), "subtract")),
            "questionable": lambda: BrushTool(
                bench, Paint(self.tr("Questionable"), questionable=True)
            ),
            "threshold": lambda: BrushTool(
                bench, Paint(self.tr("Paint what is likely")), within=self._probability
            ),
            "polygon": lambda: PolygonTool(bench, self.tr("Polygon")),
            "lasso": lambda: LassoTool(bench, self.tr("Lasso")),
            "fill": lambda: FillTool(bench, self.tr("Fill a hole")),
            "smart_fill": lambda: SmartFillTool(bench, self.tr("Smart fill")),
            "piece": lambda: PieceTool(bench, self.tr("Erase a piece")),
            "vessel": lambda: VesselTool(bench, self.tr("Vessel")),
            "kind": lambda: KindTool(bench),
            "point": lambda: PointingTool(self._prompter),
            "ellipse": lambda: EllipseTool(bench, self.tr("Ellipse")),
            "move": lambda: MoveTool(bench, self.tr("Move a piece")),
            "landmark": lambda: LandmarkTool(bench, self.tr("Move a landmark")),
            "caliper": lambda: RulerTool(bench, Ruler.DISTANCE),
            "angle": lambda: RulerTool(bench, Ruler.ANGLE),
            "area": lambda: RulerTool(bench, Ruler.AREA),
        }

    def point_again(self) -> None:
        """The active layer from its own box, with the tool that accepts it in hand."""
        if self._key != "point":
            self.choose("point")
        self._canvas.setFocus()
        self._prompter.again()

    def _probability(self) -> NDArray[np.uint8] | None:
        """The model's map of the active structure; a sentence where there is none."""
        case, target = self._bench.editing.case, self._bench.target
        found = case.evidence.get(target) if case and target else None
        if found is None:
            self._bench.tell(
                self.tr("There is no probability map of this layer. Segment the photograph first.")
                if target
                else self.tr("Choose a layer first, or add one.")
            )
        return found

    # ---- commands on the active layer ----

    def fill_holes(self) -> None:
        """Fill every hole."""
        mask = self._mask()
        if mask is not None:
            self._bench.editing.do(self.tr("Fill all holes"), filling.holes(mask))

    def grow(self) -> None:
        """Larger on all sides."""
        amount = self._bench.options.now.amount
        self._reshape(self.tr("Grow"), reshaping.larger, amount)

    def shrink(self) -> None:
        """Smaller on all sides."""
        amount = self._bench.options.now.amount
        self._reshape(self.tr("Shrink"), reshaping.smaller, amount)

    def smooth(self) -> None:
        """Smoother edges."""
        amount = self._bench.options.now.amount
        self._reshape(self.tr("Smooth"), reshaping.smoother, amount)

    def keep_largest(self) -> None:
        """One piece alone."""
        mask = self._mask()
        if mask is not None:
            self._replace(self.tr("Keep the largest piece"), reshaping.largest(mask))

    def drop_small(self) -> None:
        """No small pieces."""
        mask, fewest = self._mask(), self._bench.options.now.fewest
        if mask is not None:
            name = self.tr("Erase pieces below {0} px").format(fewest)
            self._replace(name, reshaping.without_small(mask, fewest=fewest))

    def _mask(self) -> Mask | None:
        """Of the active layer; a sentence where there is none."""
        target = self._bench.target
        if target is None:
            self._bench.tell(self.tr("Choose a layer first, or add one."))
            return None
        return self._bench.mask(target)

    def _reshape(self, name: str, change: Callable[..., Mask], amount: float) -> None:
        """Slow on large layers, so it is done beside the window; nothing is lost meanwhile."""
        mask, target = self._mask(), self._bench.target
        if mask is None or target is None:
            return
        before = mask.copy()

        def done(result: Mask) -> None:
            now = self._bench.mask(target)
            if now is None or not np.array_equal(now, before):
                self._bench.tell(
                    self.tr("{0} was given up: the layer was changed meanwhile.").format(name)
                )
            elif self._bench.target == target:
                self._replace(name, result)

        self._bench.run(reshaped, change, before, amount, self._bench.aspect, on_done=done)

    def _replace(self, name: str, mask: Mask) -> None:
        region = cut(mask) or Region(0, 0, np.zeros((1, 1), np.bool_))
        self._bench.editing.do(name, region, "replace")


def reshaped(
    change: Callable[..., Mask],
    mask: Mask,
    amount: float,
    aspect: float,
    *,
    progress: Progress,
    cancel: Cancel,
) -> Any:
    """A layer grown, shrunk or smoothed."""
    return change(mask, amount, aspect=aspect)
