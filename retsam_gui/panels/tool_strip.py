"""The strip above the photograph with the settings of the tool in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.editing.region import Operation
from engine.editing.rules import PaintRule
from retsam_gui.edit_specs import tool_specs
from retsam_gui.language import title_of
from retsam_gui.models.editing import Editing
from retsam_gui.models.layers import Layers
from retsam_gui.models.tool_options import RADIUS, ToolOptions
from retsam_gui.panels.layer_row import swatch
from retsam_gui.panels.parts import ElidedLabel, flat_button, muted
from retsam_gui.toolbox import HAND, USES, Toolbox

HEIGHT = 40  # device-independent pixels, so that the photograph stays in place for every tool
LETTERS = 100  # that a screen holds side by side, so that all settings fit into one row
TITLE = 20  # letters of a layer's title, so that a long one does not widen the window
UNTARGETED = (HAND, "kind", "landmark", "caliper", "angle", "area")  # tools without a layer


class ToolStrip(QFrame):
    """Shows what the tool changes, and the settings that matter to it.

    `segment_asked`: the tool needs the model's probabilities, which are not there any more.
    """

    segment_asked = Signal()

    def __init__(
        self,
        toolbox: Toolbox,
        options: ToolOptions,
        editing: Editing,
        layers: Layers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ToolStrip")
        self.setMinimumHeight(HEIGHT)
        self._toolbox, self._options = toolbox, options
        self._editing, self._layers = editing, layers
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 4, 12, 4)
        rows.setSpacing(4)
        self._row = row = QHBoxLayout()
        row.setSpacing(14)
        rows.addLayout(row)
        self.target = QToolButton()
        self.target.setProperty("flat", True)
        self.target.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.target.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.target.setIconSize(QSize(14, 14))
        self.target.setToolTip(self.tr("The layer that tools change (, and . for others)"))
        self.target.setMenu(QMenu(self.target))
        self.target.menu().aboutToShow.connect(self._fill_targets)
        row.addWidget(self.target)
        self._parts: dict[str, QWidget] = {}
        self.radius = self._number(row, "radius", self.tr("Radius"), RADIUS, step=1.0)
        self.tolerance = self._number(row, "tolerance", self.tr("Tolerance"), (1, 128))
        self.threshold = self._number(
            row, "threshold", self.tr("At least"), (0.01, 1.0), step=0.05, decimals=2
        )
        self.again = QToolButton()
        self.again.setProperty("flat", True)
        self.again.setText(self.tr("Certainty not kept · segment again"))
        self.again.setToolTip(
            self.tr("How certain the model was is not kept after a restart; your layers stay")
        )
        self.again.clicked.connect(self.segment_asked)
        row.addWidget(self.again)
        self._make_operations(row)
        if self._fits_in_one_row():
            self._make_rule(row)
        else:
            below = QHBoxLayout()
            rows.addLayout(below)
            self._make_rule(below)
            below.addStretch()
            self.setMinimumHeight(self.sizeHint().height())
        self.hint = ElidedLabel()
        self.hint.setProperty("muted", True)
        self._hints = {spec.key.removeprefix("tool_"): spec.tip for spec in tool_specs()}
        row.addWidget(self.hint, 1)
        toolbox.chosen.connect(lambda _key: self._show())
        options.changed.connect(self._show)
        layers.renewed.connect(self._show)
        layers.activated.connect(lambda _key: self._show())
        self._show()

    def add_part(self, key: str, part: QWidget) -> None:
        """One more setting, for the tools that use `key`."""
        self._parts[key] = part
        self._row.insertWidget(self._row.indexOf(self.target) + 1, part)
        self._show()

    # ---- making ----

    def _fits_in_one_row(self) -> bool:
        """False with large letters on a small screen."""
        letter = self.fontMetrics().averageCharWidth()
        return self.screen().availableGeometry().width() >= LETTERS * letter

    def _number(
        self,
        row: QHBoxLayout,
        key: str,
        title: str,
        limits: tuple[float, float],
        *,
        step: float = 1.0,
        decimals: int = 1,
    ) -> QSpinBox | QDoubleSpinBox:
        whole = isinstance(limits[0], int)
        box: QSpinBox | QDoubleSpinBox = QSpinBox() if whole else QDoubleSpinBox()
        if isinstance(box, QDoubleSpinBox):
            box.setDecimals(decimals)
            box.setRange(*limits)
            box.setSingleStep(step)
        else:
            box.setRange(int(limits[0]), int(limits[1]))
        if key == "radius":
            box.setSuffix(self.tr(" px"))
        box.setAccessibleName(title)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._options.set(**{key: value}))
        self._parts[key] = _labelled(title, box)
        row.addWidget(self._parts[key])
        return box

    def _make_operations(self, row: QHBoxLayout) -> None:
        part = QWidget()
        inner = QHBoxLayout(part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        group = QButtonGroup(self)
        self.operations: dict[Operation, QToolButton] = {}
        names: dict[Operation, str] = {
            "add": self.tr("Add to the layer"),
            "subtract": self.tr("Take away from the layer"),
            "intersect": self.tr("Keep only what is inside"),
            "replace": self.tr("Put in the layer's place"),
        }
        for operation, tip in names.items():
            button = flat_button(f"op_{operation}", tip, check=True)
            button.clicked.connect(
                lambda _on, operation=operation: self._options.set_operation(
                    self._toolbox.key, operation
                )
            )
            group.addButton(button)
            self.operations[operation] = button
            inner.addWidget(button)
        self._parts["operation"] = part
        row.addWidget(part)

    def _make_rule(self, row: QHBoxLayout) -> None:
        part = QWidget()
        inner = QHBoxLayout(part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.in_field = QCheckBox(self.tr("In the field only"))
        self.in_field.setToolTip(self.tr("Paint only on the photographed field"))
        self.in_field.toggled.connect(lambda _on: self._set_rule())
        self.inside = QComboBox()
        self.inside.setToolTip(self.tr("Paint only inside this layer"))
        self.inside.setAccessibleName(self.inside.toolTip())
        self.inside.activated.connect(lambda _number: self._set_rule())
        self.not_over = QToolButton()
        self.not_over.setProperty("flat", True)
        self.not_over.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.not_over.setToolTip(self.tr("Layers that must not be painted over"))
        self.not_over.setMenu(QMenu(self.not_over))
        self.not_over.menu().aboutToShow.connect(self._fill_not_over)
        for widget in (self.in_field, self.inside, self.not_over):
            inner.addWidget(widget)
        self._parts["rule"] = part
        row.addWidget(part)

    # ---- rules ----

    def _set_rule(self) -> None:
        self._editing.rule = PaintRule(
            in_field=self.in_field.isChecked(),
            inside=self.inside.currentData(),
            not_over=self._editing.rule.not_over,
        )

    def _set_not_over(self, key: str, on: bool) -> None:
        rule = self._editing.rule
        keys = rule.not_over | {key} if on else rule.not_over - {key}
        self._editing.rule = PaintRule(rule.in_field, rule.inside, frozenset(keys))
        self._show()

    def _fill_not_over(self) -> None:
        menu = self.not_over.menu()
        menu.clear()
        for key in self._layers.areas:
            action = menu.addAction(title_of(key))
            action.setCheckable(True)
            action.setChecked(key in self._editing.rule.not_over)
            action.toggled.connect(lambda on, key=key: self._set_not_over(key, on))

    def _fill_targets(self) -> None:
        menu = self.target.menu()
        menu.clear()
        for keys in self._layers.grouped().values():
            menu.addSeparator()
            for key in keys:
                if key in self._layers.areas:
                    action = QAction(swatch(self._layers.look(key).style.rgb), "", menu)
                    action.setText(title_of(key))
                    action.triggered.connect(_call(self._layers.set_active, key))
                    menu.addAction(action)

    # ---- showing ----

    def _show(self) -> None:
        key = self._toolbox.key
        self.hint.setText(self._hints[key])
        self.hint.setToolTip(self._hints[key])
        self.target.setVisible(key not in UNTARGETED)
        uses, now = USES.get(key, ()), self._options.now
        for name, part in self._parts.items():
            part.setVisible(name in uses)
        for box, value in (
            (self.radius, now.radius),
            (self.tolerance, now.tolerance),
            (self.threshold, now.threshold),
        ):
            with QSignalBlocker(box):
                box.setValue(value)  # type: ignore[arg-type]
        self.operations[self._options.operation(key)].setChecked(True)
        self._show_rule()
        active = self._layers.active
        lost = key == "threshold" and active is not None and self._layers.lost_probability(active)
        self.again.setVisible(lost)
        if active is None:
            self.target.setText(self.tr("Choose a layer"))
            self.target.setIcon(swatch((128, 128, 128)))
        else:
            title, metrics = title_of(active), self.target.fontMetrics()
            room = TITLE * metrics.averageCharWidth()
            dots = Qt.TextElideMode.ElideRight
            self.target.setText(metrics.elidedText(title, dots, room))
            self.target.setAccessibleName(title)
            self.target.setIcon(swatch(self._layers.look(active).style.rgb))

    def _show_rule(self) -> None:
        rule = self._editing.rule
        with QSignalBlocker(self.in_field):
            self.in_field.setChecked(rule.in_field)
        self.inside.clear()
        self.inside.addItem(self.tr("Inside any layer or none"), None)
        for key in self._layers.areas:
            self.inside.addItem(self.tr("Inside: {0}").format(title_of(key)), key)
        self.inside.setCurrentIndex(max(self.inside.findData(rule.inside), 0))
        titles = [title_of(key) for key in sorted(rule.not_over)]
        self.not_over.setText(
            self.tr("Not over: {0}").format(", ".join(titles)) if titles else self.tr("Not over …")
        )


def _labelled(title: str, widget: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label: QLabel = muted(title)
    label.setBuddy(widget)
    row.addWidget(label)
    row.addWidget(widget)
    return part


def _call(function: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: function(key)
