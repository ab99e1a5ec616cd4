"""How far a whole layer grows, shrinks or is smoothed, and which pieces are too small."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from retsam_gui.actions import Actions
from retsam_gui.models.tool_options import AMOUNT, FEWEST, ToolOptions
from retsam_gui.panels.parts import muted


class WholeLayerDialog(QDialog):
    """Stays open beside the window, so that one sees what a command does, and can take it back."""

    def __init__(self, options: ToolOptions, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change the whole layer"))
        self._options, self._actions = options, actions
        self.buttons: dict[str, QPushButton] = {}
        self.amount = QDoubleSpinBox()
        self.amount.setRange(*AMOUNT)
        self.amount.setDecimals(1)
        self.amount.setSingleStep(0.5)
        self.amount.setSuffix(self.tr(" px"))
        self.amount.valueChanged.connect(lambda value: options.set(amount=value))
        self.fewest = QSpinBox()
        self.fewest.setRange(*FEWEST)
        self.fewest.setSuffix(self.tr(" px"))
        self.fewest.valueChanged.connect(lambda value: options.set(fewest=value))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        self._add_row(grid, self.tr("Grow, shrink, smooth by"), self.amount)
        grid.addLayout(self._commands("grow", "shrink", "smooth"), 0, 2)
        self._add_row(grid, self.tr("Smallest piece to keep"), self.fewest)
        grid.addLayout(self._commands("drop_small", "keep_largest"), 1, 2)
        note = muted(self.tr("Commands change the active layer; each is one step of the history."))
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        undo = foot.addButton(self.tr("Undo"), QDialogButtonBox.ButtonRole.ActionRole)
        self._serve("undo", undo)
        foot.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(14)
        column.addLayout(grid)
        column.addWidget(note)
        column.addWidget(foot)
        options.changed.connect(self._show_values)
        self._show_values()

    def _add_row(self, grid: QGridLayout, title: str, box: QWidget) -> None:
        row = grid.rowCount() if grid.count() else 0
        label = QLabel(title)
        label.setBuddy(box)
        box.setAccessibleName(title)
        grid.addWidget(label, row, 0)
        grid.addWidget(box, row, 1)

    def _commands(self, *keys: str) -> QHBoxLayout:
        row = QHBoxLayout()
        for key in keys:
            button = QPushButton(self._actions[key].text().replace("&", ""))
            self._serve(key, button)
            row.addWidget(button)
        row.addStretch()
        return row

    def _serve(self, key: str, button: QPushButton) -> None:
        button.setAutoDefault(False)  # Enter in a field must not change the layer
        button.setToolTip(self._actions[key].toolTip())
        button.clicked.connect(self._actions[key].trigger)
        self.buttons[key] = button

    def _show_values(self) -> None:
        now = self._options.now
        for box, value in ((self.amount, now.amount), (self.fewest, now.fewest)):
            with QSignalBlocker(box):
                box.setValue(value)  # type: ignore[arg-type]
