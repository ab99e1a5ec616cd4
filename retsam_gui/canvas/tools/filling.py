"""Tools of one click: fill a hole, smart fill, and pick a piece."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from engine.editing import filling
from engine.editing.region import Region
from engine.layers import Mask
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.brush import nearest_whole
from retsam_gui.models.tool_options import Workbench

Find = Callable[[Mask, int, int], Region | None]


class _ClickTool(Tool):
    """Does something at the pixel that is clicked."""

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self._name = name

    def press(self, x: float, y: float, reach: float) -> bool:
        height, width = self._bench.shape
        column, row = nearest_whole(x), nearest_whole(y)
        if 0 <= column < width and 0 <= row < height:
            self.click(column, row)
        return True

    def click(self, x: int, y: int) -> None:
        """The pixel in column `x` and row `y` was clicked."""
        raise NotImplementedError

    def found(self, find: Find, x: int, y: int, *, else_say: str) -> Region | None:
        """What `find` finds in the active layer; without a layer or a find, says what to do."""
        if self._bench.target is None:
            self._bench.editing.begin()  # says what is missing
            return None
        mask = self._bench.mask(self._bench.target)
        region = None if mask is None else find(mask, x, y)
        if region is None:
            self._bench.tell(else_say)
        return region


class FillTool(_ClickTool):
    """Fills the empty area around the click that the active layer closes off."""

    def click(self, x: int, y: int) -> None:
        hint = QCoreApplication.translate("Tools", "Click into a hole that the layer closes off.")
        region = self.found(filling.enclosed, x, y, else_say=hint)
        if region is not None:
            self._bench.editing.do(self._name, region)


class SmartFillTool(_ClickTool):
    """Takes the connected pixels that look like the one clicked; Ctrl and wheel: tolerance."""

    def click(self, x: int, y: int) -> None:
        options = self._bench.options
        region = filling.alike(self._bench.pixels, x, y, tolerance=options.now.tolerance)
        self._bench.editing.do(self._name, region, options.operation("smart_fill"))

    def turn(self, notches: float) -> bool:
        if not self.modifiers & Qt.KeyboardModifier.ControlModifier:
            return False
        now = self._bench.options.now.tolerance
        self._bench.options.set(tolerance=min(max(now + round(notches), 1), 128))
        return True


class PieceTool(_ClickTool):
    """Erases the connected piece of the active layer that is clicked; with Shift, all others."""

    def click(self, x: int, y: int) -> None:
        hint = QCoreApplication.translate("Tools", "Click a piece of the active layer.")
        region = self.found(filling.piece, x, y, else_say=hint)
        if region is None:
            return
        keep = self.modifiers & Qt.KeyboardModifier.ShiftModifier
        self._bench.editing.do(self._name, region, "intersect" if keep else "subtract")
