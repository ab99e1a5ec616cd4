"""Puts together what corrects layers: editing, tools, their settings, and what follows an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolBar, QVBoxLayout, QWidget

from retsam_gui.actions import Actions
from retsam_gui.canvas.beside import SideBySide
from retsam_gui.canvas.presenter import Presenter
from retsam_gui.canvas.view import Canvas
from retsam_gui.comparison import Comparison
from retsam_gui.copy_layer import LayerCopy
from retsam_gui.copying import Copying
from retsam_gui.edit_specs import tool_specs
from retsam_gui.following import Following
from retsam_gui.jobs import Jobs
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers
from retsam_gui.models.tool_options import ToolOptions, Workbench
from retsam_gui.panels.layers import LayersPanel
from retsam_gui.panels.tool_strip import ToolStrip
from retsam_gui.pointing.bar import PointingBar
from retsam_gui.pointing.models import PromptModels
from retsam_gui.pointing.photograph import PhotographSubject
from retsam_gui.pointing.prompter import Prompter
from retsam_gui.tool_bars import bar_of_tools
from retsam_gui.toolbox import HAND, Toolbox
from retsam_gui.workflow import Workflow


class Correction(QObject):
    """The reader's desk of one window. `told`: a sentence for the person."""

    told = Signal(str)

    def __init__(
        self,
        workflow: Workflow,
        layers: Layers,
        canvas: Canvas,
        presenter: Presenter,
        jobs: Jobs,
        models: PromptModels,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workflow, self._layers = workflow, layers
        self._canvas, self._presenter = canvas, presenter
        self.editing = Editing(workflow, layers, self)
        self.options = ToolOptions(self)
        self.bench = Workbench(self.editing, self.options, jobs)
        self.prompter = Prompter(PhotographSubject(self.bench), models, jobs, self)
        self.toolbox = Toolbox(self.bench, self.prompter, canvas, self)
        self.strip = ToolStrip(self.toolbox, self.options, self.editing, layers)
        self.strip.add_part("pointing", PointingBar(self.prompter))
        self.strip.segment_asked.connect(workflow.segment)
        self.editing.painted.connect(presenter.repaint)
        self.layer_copy = LayerCopy(workflow, self.editing, layers, canvas, self)
        self.comparison = Comparison(canvas, layers, self.editing, jobs, self)
        self.comparison.told.connect(self.told)
        self._copying = Copying(self.editing, layers, jobs, self)
        self.following = Following(workflow, jobs, self)
        self.editing.ended.connect(self.following.note)
        self.editing.told.connect(self.told)
        layers.activated.connect(lambda _key: self.prompter.check())
        self.editing.history_changed.connect(self.prompter.check)  # another case

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the tables of actions."""
        toolbox, layers, options = self.toolbox, self._layers, self.options
        commands: dict[str, Callable[..., object]] = {
            "undo": self.editing.undo,
            "redo": self.editing.redo,
            "next_layer": lambda: layers.step_active(1),
            "previous_layer": lambda: layers.step_active(-1),
            "take_over": lambda: self._on_active(self.editing.take_over),
            "drop_corrections": lambda: self._on_active(self.editing.drop_corrections),
            "copy_layer": lambda: self._on_active(self.layer_copy.ask),
            "smaller_brush": lambda: options.resize(-1),
            "larger_brush": lambda: options.resize(1),
            "point_again": toolbox.point_again,
            "fill_holes": toolbox.fill_holes,
            "grow": toolbox.grow,
            "shrink": toolbox.shrink,
            "smooth": toolbox.smooth,
            "keep_largest": toolbox.keep_largest,
            "drop_small": toolbox.drop_small,
            "show_model": self.comparison.show_model,
            "wipe": self.comparison.wipe,
        }
        for spec in tool_specs():
            key = spec.key.removeprefix("tool_")
            commands[spec.key] = lambda on, key=key: self._choose(key) if on else None
        return commands

    def enabled(self) -> Mapping[str, bool]:
        """Which of them make sense now."""
        return dict.fromkeys(("show_model", "wipe"), self._layers.segmented)

    def make_bar(self, actions: Actions) -> QToolBar:
        """The tools on the left of the photograph; the one in hand is marked."""
        bar = bar_of_tools(actions)
        actions[f"tool_{HAND}"].setChecked(True)
        for key in ("show_model", "wipe"):
            self.comparison.ended.connect(lambda key=key: actions[key].setChecked(False))
        self.toolbox.chosen.connect(lambda key: actions[f"tool_{key}"].setChecked(True))
        return bar

    def make_desk(self) -> QWidget:
        """The photograph with the settings of the tool above it."""
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        self.side_by_side = SideBySide(self._canvas)
        column.addWidget(self.side_by_side, 1)
        return desk

    def serve(self, panel: LayersPanel) -> None:
        """Do what the layers panel asks for, and keep its figures up to date."""
        panel.add_asked.connect(self.editing.add_layer)
        panel.take_asked.connect(self.editing.take_over)
        panel.drop_asked.connect(self.editing.drop_corrections)
        panel.copy_asked.connect(self.layer_copy.ask)
        panel.again_asked.connect(self.toolbox.point_again)
        panel.segment_asked.connect(self._workflow.segment)
        self.editing.ended.connect(panel.count_pixels)

    def _choose(self, key: str) -> None:
        if key != self.toolbox.key:
            self.toolbox.choose(key)
            self._canvas.setFocus()

    def _on_active(self, command: Callable[[str], None]) -> None:
        if self._layers.active is None:
            self.told.emit(self.tr("Choose a layer first, or add one."))
        else:
            command(self._layers.active)
