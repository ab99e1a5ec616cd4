"""What is to be drawn and measured on a case, how far that is, and whose layers are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.study.served import Served
from engine.taxonomy import structure
from retsam_gui.language import title_of
from retsam_gui.panels.layer_row import swatch
from retsam_gui.panels.parts import heading, muted
from retsam_gui.study.desk import Desk


class Row(QWidget):
    """One structure or line: title, how far it is, what can be done, what is wrong."""

    def __init__(self, title: str, rgb: tuple[int, int, int] | None = None) -> None:
        super().__init__()
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        if rgb is not None:
            colour = QLabel()
            colour.setPixmap(swatch(rgb).pixmap(14, 14))
            head.addWidget(colour)
        head.addWidget(QLabel(title))
        head.addStretch()
        self.state = muted("")
        head.addWidget(self.state)
        column.addLayout(head)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(6)
        self.acts.addStretch()
        column.addLayout(self.acts)
        self.problem = QLabel()
        self.problem.setProperty("attention", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)

    def add(self, text: str, *, check: bool = False) -> QPushButton:
        """One more thing that can be done."""
        button = QPushButton(text)
        button.setCheckable(check)
        button.setAccessibleName(f"{self.title}: {text}")
        self.acts.insertWidget(self.acts.count() - 1, button)
        return button

    def tell_problem(self, text: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


class DrawingPanel(QWidget):
    """Structures to draw, lines to measure, and the layers that can be looked at.

    `draw_wanted(key)`, `line_wanted(name)`: the person begins with it.
    """

    draw_wanted = Signal(str)
    line_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: dict[str, Row] = {}
        self.lines: dict[str, Row] = {}
        self.draw: dict[str, QPushButton] = {}
        self.none: dict[str, QPushButton] = {}
        self.views: dict[str, QRadioButton] = {}
        self.seen: dict[str, QCheckBox] = {}
        self._layers_head = heading(self.tr("Layers of the model"))
        self._layers_head.setContentsMargins(12, 8, 12, 0)
        self._layers_grid = QGridLayout()
        self._layers_grid.setContentsMargins(12, 2, 12, 2)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.setSpacing(2)
        whole.addLayout(self._column)
        whole.addWidget(self._layers_head)
        whole.addLayout(self._layers_grid)
        desk.changed.connect(self._renew)
        desk.looked.connect(self._show_view)
        desk.layers.activated.connect(lambda _key: self._show_active())
        desk.layers.renewed.connect(self._list_layers)

    def show_tasks(self, served: Served) -> None:
        """Make the rows for a case."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows, self.lines, self.draw, self.none, self.views = {}, {}, {}, {}, {}
        drawn = list(dict.fromkeys(key for task in served.tasks for key in task.structures))
        lines = list(dict.fromkeys(name for task in served.tasks for name in task.lines))
        if drawn:
            self._head(self.tr("To draw"))
        for key in drawn:
            self._add_structure(key)
        if lines:
            self._head(self.tr("To measure"))
        for name in lines:
            self._add_line(name, served)
        if self._desk.views:
            self._add_views(drawn, served)
        self._list_layers()
        self._renew()
        self.setVisible(bool(drawn or lines or self._desk.views))

    def _head(self, text: str) -> None:
        title = heading(text)
        title.setContentsMargins(12, 8, 12, 0)
        self._column.addWidget(title)

    def _add_structure(self, key: str) -> None:
        known = structure(key)
        row = self.rows[key] = Row(title_of(key), known.rgb)
        self.draw[key] = row.add(self.tr("Draw"), check=True)
        self.draw[key].clicked.connect(lambda: self.draw_wanted.emit(key))
        none = self.none[key] = row.add(self.tr("There is none"), check=True)
        none.clicked.connect(lambda on: self._desk.say_none(key, on))
        for view, layers in self._desk.views.items():
            if layers.layer(key) is not None:
                names = {
                    "model": self.tr("As the model"),
                    "a": self.tr("As A"),
                    "b": self.tr("As B"),
                }
                take = row.add(names[view])
                take.clicked.connect(lambda _on, view=view: self._desk.take(key, view))
        self._column.addWidget(row)

    def _add_line(self, name: str, served: Served) -> None:
        row = self.lines[name] = Row(name)
        row.add(self.tr("Measure")).clicked.connect(lambda: self.line_wanted.emit(name))
        clear = row.add(self.tr("Take away"))
        clear.clicked.connect(lambda: self._desk.set_line(name, None))
        for entry, text in zip(served.others, (self.tr("As A"), self.tr("As B")), strict=False):
            if (line := entry.lines.get(name)) is not None:
                take = row.add(text)
                take.clicked.connect(lambda _on, line=line: self._desk.set_line(name, line))
        self._column.addWidget(row)

    def _add_views(self, drawn: Sequence[str], served: Served) -> None:
        """Whose layers are on the photograph; with nothing to draw there are only the model's."""
        if not drawn and not any(each.drawings for each in served.others):
            return
        self._head(self.tr("On the photograph"))
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(12, 2, 12, 2)
        group = QButtonGroup(part)
        for view in ("", *self._desk.views):
            button = self.views[view] = QRadioButton(self._name(view))
            button.setChecked(view == self._desk.view)
            button.toggled.connect(lambda on, view=view: self._desk.look_at(view) if on else None)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self._column.addWidget(part)

    def _name(self, view: str) -> str:
        return {
            "": self.tr("Mine"),
            "model": self.tr("The model's"),
            "a": self.tr("Reader A's"),
            "b": self.tr("Reader B's"),
        }[view]

    def _show_active(self) -> None:
        """Which structure the tools draw."""
        for key, button in self.draw.items():
            button.setChecked(key == self._desk.layers.active and not self._desk.view)

    def _show_view(self, view: str) -> None:
        if view in self.views:
            with QSignalBlocker(self.views[view]):
                self.views[view].setChecked(True)

    def _list_layers(self) -> None:
        """A box for each layer that is there, to show or hide it."""
        layers = self._desk.layers
        self._layers_head.setVisible(bool(layers.areas) and not self.views)
        if tuple(self.seen) == layers.areas:
            return
        for box in self.seen.values():
            self._layers_grid.removeWidget(box)
            box.deleteLater()
        self.seen = {}
        for number, key in enumerate(layers.areas):
            box = self.seen[key] = QCheckBox(title_of(key))
            box.setIcon(swatch(layers.look(key).style.rgb))
            box.setChecked(layers.seen(key))
            box.setAccessibleName(self.tr("Show {0}").format(title_of(key)))
            box.toggled.connect(lambda on, key=key: layers.set_visible(key, on))
            self._layers_grid.addWidget(box, number // 2, number % 2)

    def tell_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside each row what is wrong with it."""
        for key, row in (*self.rows.items(), *self.lines.items()):
            row.tell_problem(problems.get(key, ""))

    def _renew(self) -> None:
        texts = {"": self.tr("to do"), "drawn": self.tr("drawn"), "none": self.tr("none")}
        for key, row in self.rows.items():
            state = self._desk.state(key)
            row.state.setText(texts[state])
            self._show_active()
            self.none[key].setChecked(state == "none")
            if state:
                row.tell_problem("")
        for name, row in self.lines.items():
            line = self._desk.lines.get(name)
            row.state.setText(self._desk.length(line) if line else texts[""])
            if line:
                row.tell_problem("")
