"""The tools of the reading window: those that a person moves by hand, and no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QDoubleSpinBox, QToolBar, QWidget

from retsam_gui.action_specs import Spec
from retsam_gui.canvas.tag import paint_tag
from retsam_gui.canvas.tools import Tool
from retsam_gui.canvas.tools.areas import LassoTool, PolygonTool
from retsam_gui.canvas.tools.brush import BrushTool, Paint
from retsam_gui.canvas.tools.distance import DistanceTool, Point
from retsam_gui.canvas.tools.ellipse import EllipseTool
from retsam_gui.canvas.tools.filling import FillTool, PieceTool
from retsam_gui.canvas.view import Canvas
from retsam_gui.edit_specs import tool_specs
from retsam_gui.icons import icon
from retsam_gui.jobs import Jobs
from retsam_gui.models.tool_options import RADIUS, ToolOptions, Workbench
from retsam_gui.study.desk import Desk

HAND, LINE = "hand", "line"
DRAWING = ("brush", "eraser", "polygon", "lasso", "fill", "ellipse", "piece")


class LineTool(DistanceTool):
    """Two clicks for one of the lines that the study asks for."""

    def __init__(self, name: str, done: Callable[[Point, Point], None], hint: str) -> None:
        super().__init__(done)
        self._hint = f"{name}: {hint}"

    def _paint_hint(self, painter: QPainter, ratio: float) -> None:
        paint_tag(painter, self._hint, ratio)


class Tools(QObject):
    """Gives the canvas its tool; `chosen(key)`: this one has the left button now.

    Their keys hold while the photograph has the focus; elsewhere letters and digits are answers.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, canvas: Canvas, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._canvas = desk, canvas
        self.options = ToolOptions(self)
        self.bench = Workbench(desk.editing, self.options, jobs)
        self.key = HAND
        self._tool: Tool | None = None
        self._makers = self._make()
        self.actions = self._make_actions()
        canvas.tool_changed.connect(self._look)
        self.options.changed.connect(canvas.update_tool)

    def _make(self) -> Mapping[str, Callable[[], Tool]]:
        bench = self.bench
        return {
            "brush": lambda: BrushTool(bench, Paint(self.tr("Brush"))),
            "eraser": lambda: BrushTool(bench, Paint(self.tr("Eraser"), "subtract")),
            "polygon": lambda: PolygonTool(bench, self.tr("Polygon")),
            "lasso": lambda: LassoTool(bench, self.tr("Lasso")),
            "fill": lambda: FillTool(bench, self.tr("Fill a hole")),
            "ellipse": lambda: EllipseTool(bench, self.tr("Ellipse")),
            "piece": lambda: PieceTool(bench, self.tr("Erase a piece")),
        }

    def _make_actions(self) -> Mapping[str, QAction]:
        known = {spec.key.removeprefix("tool_"): spec for spec in tool_specs()}
        group = QActionGroup(self)
        actions = {}
        for key in (HAND, *DRAWING):
            action = actions[key] = self._action(known[key])
            group.addAction(action)
            action.triggered.connect(lambda _on, key=key: self.choose(key))
        actions[HAND].setChecked(True)
        return actions

    def _action(self, spec: Spec) -> QAction:
        action = QAction(icon(spec.icon), spec.text, self._canvas)
        action.setCheckable(True)
        action.setShortcut(spec.shortcut)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{spec.tip} ({spec.shortcut})")
        self._canvas.addAction(action)
        return action

    def fill(self, bar: QToolBar) -> None:
        """Put the tools and the size of the brush into a bar."""
        for action in self.actions.values():
            bar.addAction(action)
        radius = QDoubleSpinBox()
        radius.setDecimals(1)
        radius.setRange(*RADIUS)
        radius.setSuffix(self.tr(" px"))
        radius.setToolTip(self.tr("Radius of the brush (Ctrl and the wheel)"))
        radius.setAccessibleName(radius.toolTip())
        radius.setKeyboardTracking(False)
        radius.setValue(self.options.now.radius)
        radius.valueChanged.connect(lambda value: self.options.set(radius=value))
        self.options.changed.connect(lambda: radius.setValue(self.options.now.radius))
        self.radius: QWidget = radius
        self._radius_action = bar.addWidget(radius)

    def show_drawing(self, on: bool) -> None:
        """Offer the tools for drawing, or only the photograph."""
        for action in self.actions.values():
            action.setVisible(on)
            action.setEnabled(on)
        self._radius_action.setVisible(on)
        self.choose(HAND)

    def choose(self, key: str) -> None:
        """Give the left button to this tool; the hand moves the photograph."""
        self._use(key, None if key == HAND else self._makers[key]())

    def measure(self, name: str, hint: str) -> None:
        """Take two clicks for this line."""

        def done(start: Point, end: Point) -> None:
            self.choose(HAND)
            self._desk.set_line(name, (start, end))

        self._use(LINE, LineTool(name, done, hint))
        self._canvas.setFocus()

    def _use(self, key: str, tool: Tool | None) -> None:
        self.key, self._tool = key, tool
        self._canvas.set_tool(tool)
        if key in self.actions:
            self.actions[key].setChecked(True)
        self.chosen.emit(key)

    def _look(self) -> None:
        """Esc gave the left button back."""
        if self._canvas.tool is not self._tool:
            self.key, self._tool = HAND, None
            self.actions[HAND].setChecked(True)
            self.chosen.emit(HAND)
